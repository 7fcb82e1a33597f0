"""Dates as uncertain as they are: EDTF text to bounds."""

import re
from calendar import monthrange
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from time import struct_time
from typing import Any

from comity.graph.errors import BadInput
from comity.graph.records import When

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_MESSY_RANGE = re.compile(r"^([^\[\]{}]+?)\.\.([^\[\]{}]+)$")
# Years that files use to say "no end"; they are never days.
_OPEN_YEARS = range(3000, 10000)


def when(written: str) -> When:
    """Read an EDTF date, or a range written ``a..b`` as messydates does.

    Raises BadInput where it is neither.

    >>> when("2025-12-05").earliest
    datetime.date(2025, 12, 5)
    >>> when("2012").latest
    datetime.date(2012, 12, 31)
    >>> when("1981-09..1981-10").latest
    datetime.date(1981, 10, 31)
    >>> when("2012/9999-12-31").latest is None
    True
    """
    written = written.strip()
    plain = _PLAIN.fullmatch(written)
    if plain:
        return _plain(written, *plain.groups())
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with redirect_stdout(StringIO()):  # edtf prints what it stumbles over
            parsed: Any = parse_edtf(_MESSY_RANGE.sub(r"\1/\2", written))
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        raise _unreadable(written) from None
    if earliest and latest and earliest > latest:
        raise BadInput(f"The date {written!r} ends before it begins; write the earlier day first.")
    return When(written, earliest, latest)


def _plain(written: str, year_text: str, month_text: str | None, day_text: str | None) -> When:
    year, month = int(year_text), int(month_text or 1)
    if year in _OPEN_YEARS:
        return When(written, None, None)
    try:
        last_month = int(month_text) if month_text else 12
        first = date(year, month, int(day_text or 1))
        last = first if day_text else date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:
        raise _unreadable(written) from None
    return When(written, first, last)


def _day(bound: struct_time | float) -> date | None:
    if not isinstance(bound, struct_time) or bound.tm_year in _OPEN_YEARS:
        return None
    return date(bound.tm_year, bound.tm_mon, bound.tm_mday)


def _unreadable(written: str) -> BadInput:
    return BadInput(f"{written!r} is not a date; write it as 2025-12-05, 2025-12, 2025 or a range 2024..2025.")


def day(written: str) -> date:
    """Read one known day, such as ``2025-12-05``; raises BadInput for anything less."""
    moment = when(written)
    if moment.earliest is None or moment.earliest != moment.latest:
        raise BadInput(f"{written!r} is not one day; write it as 2025-12-05.")
    return moment.earliest


def stored_day(written: str) -> date | None:
    """Read a day as a graph holds it; None for what is no day of the calendar, or one that says "no end".

    Loaders let no other day in; a server may have it from elsewhere.

    >>> stored_day("2024-13-45"), stored_day("9999-12-31")
    (None, None)
    """
    found = calendar_day(written)
    return None if found is None or found.year in _OPEN_YEARS else found


def calendar_day(written: str) -> date | None:
    """Read a day of the calendar, written as ``2025-12-05`` and in no other way."""
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None


_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def plus(start: date, duration: str) -> date:
    """Add an ISO 8601 duration of whole years, months, weeks and days.

    A day that the month does not have becomes its last. Raises BadInput for another form, and for a day after 9999.

    >>> plus(date(2020, 2, 29), "P1Y")
    datetime.date(2021, 2, 28)
    """
    match = _DURATION.fullmatch(duration)
    if not match or duration == "P":
        raise BadInput(f"{duration!r} is not a duration; write it as P5Y, P18M or P30D (ISO 8601).")
    try:
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        month = start.month - 1 + months
        year, month = start.year + years + month // 12, month % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1])) + timedelta(weeks=weeks, days=days)
    except (ValueError, OverflowError):
        raise BadInput(f"{duration[:80]!r} leads beyond the year 9999; write a shorter duration.") from None
