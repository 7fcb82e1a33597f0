"""The tables of office holders: which one a file is, its rows, and the country that the positions beside it tell."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from comity.graph.errors import BadInput
from comity.loaders.officeholders.positions import country_of

POSITIONS = "positions.csv"
IDENTIFIER = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")


@dataclass(frozen=True)
class Table:
    """One kind of table: its name, and the column of each thing that is read."""

    name: str
    columns: dict[str, str]


@dataclass(frozen=True)
class Row:
    """One row; what the table lacks or leaves empty is an empty text. Identifiers are of Wikidata."""

    line: int
    position: str
    position_id: str
    person: str
    person_id: str
    start: str
    end: str
    whole: bool


@cache
def tables() -> tuple[Table, ...]:
    """List the kinds of tables."""
    data = tomllib.loads((files(__package__ or "") / "officeholders.toml").read_text(encoding="utf-8"))
    return tuple(Table(name, columns) for name, columns in data["tables"].items())


def table_of(header: list[str]) -> Table | None:
    """Return the kind of table that has all its columns in the header."""
    return next((table for table in tables() if set(table.columns.values()) <= set(header)), None)


def header_of(head: bytes) -> list[str]:
    """Read the names of the columns from the first bytes of a file."""
    line = head.decode("utf-8-sig", errors="replace").partition("\n")[0]
    return next(csv.reader([line]), [])


def rows(path: Path, table: Table) -> Iterator[Row]:
    """Yield the rows of a table; raises BadInput where it is no UTF-8."""
    names = ("position", "position_id", "person", "person_id", "start", "end")
    for line, given, whole in _lines(path):
        texts = {name: given.get(table.columns.get(name, ""), "") for name in names}
        for name in ("position_id", "person_id"):
            found = IDENTIFIER.fullmatch(texts[name])
            texts[name] = found[1] if found else ""
        yield Row(line, whole=whole, **texts)


def country_beside(path: Path) -> str | None:
    """Return the country of most positions in the list beside a table; None where there is none."""
    beside = path.with_name(POSITIONS)
    if not beside.is_file():
        return None
    counted = Counter(given["country"] for _, given, _ in _lines(beside) if given.get("country"))
    (most, count), *_ = counted.most_common(1) or [("", 0)]
    found = IDENTIFIER.fullmatch(most)
    return country_of(found[1]) if found and count * 2 > counted.total() else None


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str], bool]]:
    """Yield each line with its number, and whether it has as many cells as the header."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                whole = None not in row and None not in row.values()
                texts = {name: value.strip() for name, value in row.items() if isinstance(value, str) and name}
                yield reader.line_num, texts, whole
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text; save the table as UTF-8.") from None
    except csv.Error as trouble:
        raise BadInput(f"{path} is no table of comma-separated values ({trouble}); save it as CSV.") from None
