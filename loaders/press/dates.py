"""Dates as a text says them, resolved against its date line."""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9
DAYS = {name.lower(): number for names in (day_name, day_abbr) for number, name in enumerate(names)}
_MONTH = "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAY = "(?:" + "|".join(day_name) + ")"
_FORMS = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>{_MONTH}),? (?P<y3>(?:19|20)\d\d)"
    rf"|(?P<shift>[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>month|year|week)"
    rf"|(?:(?P<turn>[Ll]ast|[Nn]ext|[Cc]oming) )?(?P<weekday>{_WEEKDAY})"
    rf"|(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)"
    rf"|(?:[Ii]n|[Ss]ince|year) (?P<year>(?:19|20)\d\d))(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in EDTF and where its words stand."""

    start: int
    end: int
    written: str


def find(text: str, start: int, end: int, dateline: date | None, ahead: bool = False) -> list[Dated]:
    """Return the dates said between two places; what needs a date line and has none is left out.

    >>> [found.written for found in find("signed on Friday", 0, 16, date(2025, 12, 5))]
    ['2025-12-05']
    >>> [found.written for found in find("last month", 0, 10, date(2025, 1, 3))]
    ['2024-12']
    """
    found = []
    for match in _FORMS.finditer(text, start, end):
        parts = {name: value for name, value in match.groupdict().items() if value}
        written = _resolve(parts, dateline, ahead)
        if written:
            first = match.start("year") if "year" in parts else match.start()
            found.append(Dated(first, match.end(), written))
    return found


def _resolve(parts: dict[str, str], dateline: date | None, ahead: bool) -> str | None:
    if "iso" in parts:
        return _valid(*(int(part) for part in parts["iso"].split("-")))
    if "m3" in parts:
        return f"{parts['y3']}-{_month(parts['m3']):02}"
    for one in "12":
        if f"m{one}" in parts:
            return _absolute(int(parts[f"d{one}"]), _month(parts[f"m{one}"]), parts.get(f"y{one}"), dateline, ahead)
    if "year" in parts:
        return parts["year"]
    return _relative(parts, dateline, ahead) if dateline else None


def _relative(parts: dict[str, str], dateline: date, ahead: bool) -> str | None:
    try:
        if "near" in parts:
            shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[parts["near"].lower()]
            return (dateline + timedelta(days=shift)).isoformat()
        if "weekday" in parts:
            return weekday(DAYS[parts["weekday"].lower()], dateline, parts.get("turn", "").lower(), ahead).isoformat()
        return _period(parts["unit"], {"last": -1, "this": 0, "next": 1}[parts["shift"].lower()], dateline)
    except (OverflowError, ValueError):
        return None


def weekday(number: int, dateline: date, turn: str = "", ahead: bool = False) -> date:
    """Return the day of the week at or before the date line, or after it where the text looks ahead."""
    back = (dateline.weekday() - number) % 7
    if turn in ("next", "coming") or (ahead and turn != "last" and back):
        return dateline + timedelta(days=(7 - back) % 7 or 7)
    return dateline - timedelta(days=back or (7 if turn == "last" else 0))


def _period(unit: str, shift: int, dateline: date) -> str | None:
    if unit == "year":
        return f"{dateline.year + shift:04}"
    if unit == "month":
        months = dateline.year * 12 + dateline.month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}"
    monday = dateline - timedelta(days=dateline.weekday()) + timedelta(weeks=shift)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _absolute(day: int, month: int, year: str | None, dateline: date | None, ahead: bool) -> str | None:
    if year:
        return _valid(int(year), month, day)
    if not dateline:
        return None
    this = _valid(dateline.year, month, day)
    if this and this > dateline.isoformat() and not ahead:
        gap = (date.fromisoformat(this) - dateline).days
        return _valid(dateline.year - 1, month, day) if gap > 180 else this
    return this


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
