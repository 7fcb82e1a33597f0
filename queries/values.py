"""Values that users type, to literals: a day, a number, a duration, words; each refused in one sentence."""

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime

import pyoxigraph as ox

from comity.graph.errors import BadInput
from comity.queries.spelling import LONGEST, normal

XSD = "http://www.w3.org/2001/XMLSchema#"
LONGEST_NUMBER = 18
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
# Years that files use to say "no end"; they are never days.
FIRST_OPEN_YEAR = 3000


def value(kind: str, given: str) -> ox.Literal:
    """Turn what a user typed into a literal of one of the kinds of ``VALUES``; raises BadInput."""
    return VALUES[kind](_clean(given))


def _clean(given: str) -> str:
    """Refuse what no value can hold: halves of characters, control characters, texts without end."""
    text = given.strip()
    if len(text) > LONGEST or any(unicodedata.category(mark) in ("Cc", "Cs") for mark in text):
        raise BadInput(f"{given[:80]!r} is too long or holds characters that are no text; write it in plain words.")
    return text


def _date(given: str) -> ox.Literal:
    """Read one day.

    >>> _date("2025-12-05").value
    '2025-12-05'
    """
    if normal(given) == "today":
        return _day(datetime.now(UTC).date())
    shown = repr(given[:80])
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", given)
    if not parts:
        span = re.search(r"\.\.|/", given) and re.search(r"[0-9]{4}", given)
        told = "is a span of time and not one day" if span else "is not one day"
        raise BadInput(f"{shown} {told}; write it as 2025-12-05, or today.")
    year, month, day = (int(part) if part else None for part in parts.groups())
    if not year or (month is not None and not 1 <= month <= 12) or (day is not None and not _exists(year, month, day)):
        raise BadInput(f"{shown} is no day of the calendar; write one as 2025-12-05, or today.")
    if year >= FIRST_OPEN_YEAR:
        raise BadInput(f"{shown} stands for an open end and is not one day; write it as 2025-12-05, or today.")
    if day is None:
        unit = "a year" if month is None else "a month"
        last = date(year, month or 12, monthrange(year, month or 12)[1])
        raise BadInput(f"{shown} is {unit} and not one day; write a day of it, such as {last}, or today.")
    return _day(date(year, month or 1, day))


def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))


def _exists(year: int, month: int | None, day: int) -> bool:
    return month is not None and 1 <= day <= monthrange(year, month)[1]


def _number(given: str) -> ox.Literal:
    """Read a whole or decimal number.

    >>> _number("2.5")
    <Literal value=2.5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>
    """
    if len(given) > LONGEST_NUMBER or not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", given):
        raise BadInput(f"{given[:80]!r} is not a number; write it as 5 or 2.5.")
    if given.startswith("-") and given.strip("-0."):
        raise BadInput(f"{given!r} is below 0, and the questions ask for how many; write it as 5 or 2.5.")
    if "." in given:
        return ox.Literal(given, datatype=ox.NamedNode(XSD + "decimal"))
    return ox.Literal(str(int(given)), datatype=ox.NamedNode(XSD + "integer"))


def _duration(given: str) -> ox.Literal:
    """Read a span of whole years and months, or of weeks and days: engines reckon with dates by one or the other.

    >>> _duration("5 years").value == _duration("P60M").value == "P5Y"
    True
    """
    words = re.fullmatch(r"([0-9]{1,4}) ?(day|week|month|year)s?", given.casefold())
    text = f"P{words.group(1)}{UNITS[words.group(2)]}" if words else given.upper()
    parts = re.fullmatch(r"P(?=.)(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?", text)
    years, months, weeks, days = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0, 0)
    if not parts or ((years or months) and (weeks or days)) or years + months // 12 > 1000:
        raise BadInput(
            f"{given[:80]!r} is not a duration; write it in years and months, as P5Y, P12M or '5 years', "
            "or in weeks and days, as P30D."
        )
    if weeks or days:
        return ox.Literal(f"P{7 * weeks + days}D", datatype=ox.NamedNode(XSD + "dayTimeDuration"))
    whole, rest = years + months // 12, months % 12
    written = "".join(f"{count}{unit}" for count, unit in ((whole, "Y"), (rest, "M")) if count) or "0M"
    return ox.Literal(f"P{written}", datatype=ox.NamedNode(XSD + "yearMonthDuration"))


def _words(given: str) -> ox.Literal:
    if not any(mark.isalnum() for mark in given):
        raise BadInput(f"{given[:80]!r} holds no word; write the words to look for.")
    return ox.Literal(" ".join(given.split()))


VALUES = {"date": _date, "number": _number, "duration": _duration, "words": _words}
