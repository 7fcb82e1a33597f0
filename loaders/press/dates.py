"""Dates as a text says them, resolved against its date line, in the languages that are read in full."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from comity.loaders.press.words import form, part

# The words for days near the date line, and how far from it they are.
NEAR = {"before_yesterday": -2, "after_tomorrow": 2, "today": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in EDTF and where its words stand."""

    start: int
    end: int
    written: str


@cache
def _table(language: str, key: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(part(language, "dates", key)) for name in names}


def _choice(words: list[str]) -> str:
    return "|".join(form(word) for word in sorted(words, key=len, reverse=True))


@cache
def _forms(language: str) -> re.Pattern[str]:
    """Build the pattern of all ways to say a date."""
    words = part(language, "dates")
    month = _choice(list(_table(language, "months")))
    weekday = _choice(list(_table(language, "weekdays")))
    last, coming, this = (_choice(words[key]) for key in ("last", "next", "this"))
    unit = "|".join(f"(?P<u{key}>{_choice(words[key])})" for key in ("week", "month", "year"))
    near = "|".join(f"(?P<{key}>{_choice(words[key])})" for key in NEAR)
    of = r"(?:,? (?:de |del |of |do |da )?)"
    paren = r"(?:,? ?\((?P<{0}>\d{{1,2}})\))?"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<ndd>\d{{1,2}})[./](?P<nmm>\d{{1,2}})[./](?P<nyy>{year})"
        rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?{of}(?P<m1>{month})\.?(?:{of}(?P<y1>{year}))?"
        rf"|(?P<m2>{month})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>{year}))?"
        rf"|(?P<m3>{month})\.?{of}(?P<y3>{year})"
        rf"|(?:(?P<turnb>{last})|(?P<aheadb>{coming})|(?P<thisb>{this})) (?:{unit})"
        rf"|(?:{unit.replace('P<u', 'P<v')}) (?:(?P<turna>{last})|(?P<aheada>{coming}))"
        rf"|(?:(?:(?P<turn>{last})|(?P<ahead>{coming})) )?(?P<weekday>{weekday})(?: (?:(?P<turnw>{last})|"
        rf"(?P<aheadw>{coming})))?"
        rf"{paren.format('wd')}(?![ ,]{{1,3}}\(?(?:\d|(?:{month})\W))"
        rf"|(?:{near})(?:,? (?P<named>{weekday})(?!\w))?{paren.format('nd')}"
        rf"|(?:[Ii]n|[Ee]n|[Ee]m|[Ss]ince|[Dd]esde|[Dd]epuis|year|año|ano|année) (?P<year>{year})(?! (?:million|per))"
        rf"|(?:[Ii]n|[Ee]n|[Ee]m|[Ll]ate|[Ee]arly) (?P<m4>{month})(?![ .]+\d))(?![\w])",
        re.I,
    )


def find(
    text: str, start: int, end: int, day: date | None, ahead: bool = False, language: str = "en", month: str = ""
) -> list[Dated]:
    """Return the dates said between two places; what needs a date line and has none is left out.

    ``month`` is the date line where it is no more than a year or a month.

    >>> [found.written for found in find("signed on Friday", 0, 16, date(2025, 12, 5))]
    ['2025-12-05']
    >>> [found.written for found in find("firmado el pasado 28 de mayo", 0, 28, date(2025, 12, 5), language="es")]
    ['2025-05-28']
    """
    found = []
    for match in _forms(language).finditer(text, start, end):
        parts = {name: value for name, value in match.groupdict().items() if value}
        written = _resolve(parts, day, ahead, language, month)
        if written:
            first = match.start("year") if "year" in parts else match.start("m4") if "m4" in parts else match.start()
            found.append(Dated(first, match.end(), written))
    return found


def _resolve(parts: dict[str, str], day: date | None, ahead: bool, language: str, month: str) -> str | None:
    if "iso" in parts:
        return _valid(*(int(piece) for piece in parts["iso"].split("-")))
    if "nyy" in parts:
        one, two = int(parts["ndd"]), int(parts["nmm"])
        # Only the day can be above twelve; where both may be months, English texts do not agree which comes first.
        if language == "en" and one <= 12 and two <= 12 and one != two:
            return None
        return _valid(int(parts["nyy"]), *((one, two) if two > 12 else (two, one)))
    if language == "en" and any(parts.get(f"m{one}", "A")[0].islower() for one in "1234"):
        return None
    months = _table(language, "months")
    for form_ in "12":
        if f"m{form_}" in parts:
            number = months[_key(parts[f"m{form_}"])] + 1
            return _absolute(int(parts[f"d{form_}"]), number, parts.get(f"y{form_}"), day, ahead, month)
    if "m3" in parts:
        return f"{parts['y3']}-{months[_key(parts['m3'])] + 1:02}"
    if "year" in parts:
        return parts["year"]
    if "m4" in parts:
        return _month_of(months[_key(parts["m4"])] + 1, day, ahead)
    if day:
        return _relative(parts, day, ahead, language)
    said = parts.get("wd") or parts.get("nd")
    if said and len(month) == 7:
        return _valid(int(month[:4]), int(month[5:]), int(said))
    return month if (month and "today" in parts) or ("thisb" in parts and "umonth" in parts) else None


def _key(word: str) -> str:
    return word.lower().rstrip(".")


def _relative(parts: dict[str, str], day: date, ahead: bool, language: str) -> str | None:
    behind = any(key in parts for key in ("turn", "turnw", "turnb", "turna"))
    coming = any(key in parts for key in ("ahead", "aheadw", "aheadb", "aheada"))
    try:
        for key, shift in NEAR.items():
            if key in parts:
                if "named" in parts and not parts.get("nd"):
                    return weekday(
                        _table(language, "weekdays")[_key(parts["named"])], day + timedelta(days=shift)
                    ).isoformat()
                return _numbered(parts.get("nd"), day + timedelta(days=shift)).isoformat()
        if "weekday" in parts:
            number = _table(language, "weekdays")[_key(parts["weekday"])]
            turn = "last" if behind else "next" if coming else ""
            return _numbered(parts.get("wd"), weekday(number, day, turn, ahead)).isoformat()
        shift = -1 if behind else 1 if coming else 0
        unit = next(key for key in ("week", "month", "year") if "u" + key in parts or "v" + key in parts)
        return _period(unit, shift, day)
    except (OverflowError, ValueError, StopIteration):
        return None


def _numbered(said: str | None, day: date) -> date:
    """Take the day of the month that stands beside a weekday where it lies within a week of it."""
    if said:
        for shift in sorted(range(-7, 8), key=abs):
            if (day + timedelta(days=shift)).day == int(said):
                return day + timedelta(days=shift)
    return day


def weekday(number: int, day: date, turn: str = "", ahead: bool = False) -> date:
    """Return the day of the week at or before the date line, or after it where the text looks ahead."""
    back = (day.weekday() - number) % 7
    if turn in ("next", "coming") or (ahead and turn != "last" and back):
        return day + timedelta(days=(7 - back) % 7 or 7)
    return day - timedelta(days=back or (7 if turn == "last" else 0))


def _period(unit: str, shift: int, day: date) -> str | None:
    if unit == "year":
        return f"{day.year + shift:04}"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}"
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    sunday = monday + timedelta(days=6)
    return f"{monday:%Y-%m}" if monday.month == sunday.month else f"{monday.isoformat()}/{sunday.isoformat()}"


def _month_of(month: int, day: date | None, ahead: bool) -> str | None:
    if not day:
        return None
    year = day.year + (ahead and month < day.month) - (not ahead and month > day.month)
    return f"{year:04}-{month:02}"


def _absolute(number: int, month: int, year: str | None, day: date | None, ahead: bool, partial: str) -> str | None:
    if year:
        return _valid(int(year), month, number)
    if not day:
        return _valid(int(partial[:4]), month, number) if partial else None
    this = _valid(day.year, month, number)
    if this and this > day.isoformat() and not ahead:
        gap = (date.fromisoformat(this) - day).days
        return _valid(day.year - 1, month, number) if gap > 60 else this
    return this


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
