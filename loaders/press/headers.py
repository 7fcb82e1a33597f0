"""The header block of a press text: its country and its day, however they are written."""

from functools import cache
from pathlib import Path

from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.loaders.press import dates
from comity.loaders.press.text import header_block
from comity.loaders.press.words import FULL


@cache
def _names() -> dict[str, str]:
    from comity.loaders.gazetteer import gazetteer

    named = {name.casefold(): code for code, names in gazetteer().countries.items() for name in names}
    return named | {code.casefold(): code for code in gazetteer().countries}


def country(written: str) -> str | None:
    """Return the code of a country given by code or by name.

    >>> country("ken"), country("Kenya"), country("Atlantis")
    ('KEN', 'KEN', None)
    """
    return _names().get(written.strip().casefold())


def day(written: str) -> str | None:
    """Return a day written as a date or in words; None where it is neither.

    >>> day("18 April 2024"), day("2024-04"), day("soon")
    ('2024-04-18', '2024-04', None)
    """
    try:
        when(written)
        return written
    except BadInput:
        whole = len(written)
        said = (found for code in FULL for found in dates.find(written, 0, whole, None, language=code))
        return next((one.written for one in said if one.start == 0 and one.end == whole), None)


def read(text: str) -> tuple[dict[str, str], int]:
    """Read the header block, with its country as a code and its day as a date where they can be read so."""
    header, prose = header_block(text)
    for key, value in (("country", country), ("published", day)):
        if header.get(key):
            header[key] = value(header[key]) or header[key]
    return header, prose


def check(header: dict[str, str], path: Path | str) -> None:
    """Raise BadInput where the country or the day of a header says nothing that can be read."""
    if header.get("country") and not country(header["country"]):
        raise BadInput(
            f"{path}, header line Country: {header['country']!r} is no country code and no country's name; "
            "write it as IND."
        )
    if header.get("published") and not day(header["published"]):
        raise BadInput(f"{path}, header line Published: {header['published']!r} is no date; write it as 2024-05-17.")
