"""The index of the UN Treaty Collection: of each treaty its page, and title, place and day in one string."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from comity.graph.errors import BadInput

COLUMNS = ("chapter_no", "treaty_no", "treaty_name", "url")
NAME = "index.csv"
FILE = re.compile(r"(?P<chapter>[1-9]\d?)-(?P<number>\d+[a-z]?(?:-(?:\d+[a-z]?|[a-z]))?)")
# "Title. Place, 21 May 2003"; a star behind it is a note of the page.
CONCLUDED = re.compile(r"(?P<title>.+?)\*?\. (?P<place>[^.,\d]+(?:, [^.,\d]+)?), (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\*?")
UNPLACED = re.compile(r"(?P<title>.+?)\*?\. (?P<place>)(?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\*?")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Treaty:
    """A treaty by its number, such as IX-4-a, with what the index says of it; what it does not tell is empty."""

    number: str
    title: str = ""
    place: str = ""
    day: str = ""
    page: str = ""


def number_of(path: Path) -> tuple[str, str] | None:
    """Read chapter and number from the name of a file, such as 9-4-a.csv; None where it bears none."""
    match = FILE.fullmatch(path.stem)
    return (match["chapter"], match["number"]) if match else None


def index_beside(path: Path) -> Path | None:
    """Find the index in the folder of a table, or in the one above."""
    for folder in (path.parent, path.parent.parent):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def treaty_of(path: Path) -> Treaty:
    """Say which treaty a table is of, with the index where one is there; raises BadInput for a name without number."""
    found = number_of(path)
    if found is None:
        raise BadInput(
            f"{path.name} does not say which treaty it is of; name it by chapter and number, such as 9-4.csv for IX-4."
        )
    chapter, number = found
    roman = f"{_roman(int(chapter))}-{number}"
    index = index_beside(path)
    entry = _entry(index, chapter, number) if index else None
    if entry is None:
        return Treaty(roman)
    written = " ".join(entry["treaty_name"].split())
    match = CONCLUDED.fullmatch(written) or UNPLACED.fullmatch(written)
    if match is None:
        return Treaty(roman, written.rstrip("*"), page=entry["url"])
    return Treaty(roman, match["title"], match["place"], match["day"], entry["url"])


def _entry(index: Path, chapter: str, number: str) -> dict[str, str] | None:
    """Find the line of a treaty: its number is written 4.a there."""
    try:
        with index.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(COLUMNS) <= set(rows.fieldnames or ()):
                raise BadInput(f"{index} lacks a column of {', '.join(COLUMNS)}; correct it, or take it away.")
            for row in rows:
                if row["chapter_no"] == chapter and (row["treaty_no"] or "").replace(".", "-") == number:
                    return {name: row[name] or "" for name in COLUMNS}
    except (OSError, UnicodeDecodeError, csv.Error) as trouble:
        raise BadInput(f"{index} cannot be read ({trouble}); correct it, or take it away.") from None
    return None


def _roman(number: int) -> str:
    """Write the number of a chapter in Roman figures.

    >>> _roman(29)
    'XXIX'
    """
    written = ""
    for value, sign in ROMAN:
        while number >= value:
            written, number = written + sign, number - value
    return written
