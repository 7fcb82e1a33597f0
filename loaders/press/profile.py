"""What the publisher of a text tells of it: its country, and the act its texts tell of by themselves."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from comity.loaders.press.words import wording


@dataclass(frozen=True, slots=True)
class Profile:
    """The country of a publisher as ISO 3166-1 alpha-3, and "notice" where its texts announce by themselves."""

    country: str | None = None
    act: str | None = None


@cache
def _rows(section: str, key: str) -> tuple[tuple[str, Profile], ...]:
    rows = wording("profiles")[section]
    found = [(words, Profile(row["country"], row.get("act"))) for row in rows for words in row[key]]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def of_header(header: dict[str, str]) -> Profile:
    """Return the profile of the publisher that a header block names, an empty one where none is known.

    >>> of_header({"address": "https://www.cabinetoffice.gov.lk/decision/1"}).country
    'LKA'
    >>> of_header({"publisher": "A newspaper"})
    Profile(country=None, act=None)
    """
    host = urlsplit(header.get("address", "")).hostname or ""
    for end, profile in _rows("hosts", "ends"):
        if host == end or host.endswith("." + end):
            return profile
    publisher = header.get("publisher", "").lower()
    return next((profile for words, profile in _rows("publishers", "words") if words.lower() in publisher), Profile())
