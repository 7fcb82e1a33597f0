"""The tables of an .rda file: columns of text by name, whatever R made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from pathlib import Path
from typing import Any

from comity.graph.errors import BadInput
from comity.graph.records import Locator
from comity.loaders.manydata.rda import objects
from comity.loaders.manydata.xdr import Vector

# What these packages write where they know nothing.
ABSENT = frozenset(["", "NA", "Na"])
NO_NUMBER = -(2**31)
EPOCH = date(1970, 1, 1)
Row = dict[str, str]


@dataclass(frozen=True)
class Frame:
    """One dataset; ``object`` is the R object it stands in, ``sources`` where the package says it is from."""

    file: str
    object: str
    name: str
    columns: dict[str, list[str | None]]
    length: int
    sources: tuple[str, ...] = ()

    def place(self, number: int) -> str:
        """Tell where a row stands, counted from 1 as R does."""
        return f"{self.file}, {self.name} row {number}"

    def locator(self, number: int, identifier: str | None) -> Locator:
        """Tell where a record stands: the row is its line."""
        return Locator(f"{self.file}, {self.name}", number, identifier)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number; cells that are absent are left out."""
        names = list(self.columns)
        for number, cells in enumerate(zip(*self.columns.values(), strict=True), start=1):
            yield number, {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}


def datasets(path: Path, data: bytes) -> Iterator[tuple[str, Frame | None]]:
    """Yield every table of a file, also those in a list, with its name; None for what is no table."""
    for name, value in objects(path, data):
        if _is_frame(value):
            yield name, _frame(path, name, name, value)
            continue
        within = _text(value.attributes.get("names")) if isinstance(value, Vector) else ()
        if not within or not any(_is_frame(one) for one in value.items):
            yield name, None
            continue
        for part, one in zip(within, value.items, strict=False):
            yield f"{name}${part}", _frame(path, name, part or "?", one) if _is_frame(one) else None


def _is_frame(value: object) -> bool:
    return isinstance(value, Vector) and "data.frame" in _text(value.attributes.get("class"))


def _text(value: object) -> list[str]:
    return [str(one) for one in value.items if one is not None] if isinstance(value, Vector) else []


def _frame(path: Path, within: str, name: str, value: Vector) -> Frame:
    names = _text(value.attributes.get("names"))
    columns = {called: _cells(one) for called, one in zip(names, value.items, strict=False)}
    lengths = {len(cells) for cells in columns.values()}
    if len(names) != len(value.items) or len(columns) != len(names) or len(lengths) > 1:
        raise BadInput(f"{path}: the columns of {name} do not fit together; save the table in R again.")
    sources = tuple(one for one in _text(value.attributes.get("source_URL")) if one not in ABSENT)
    return Frame(path.name, within, name, columns, max(lengths, default=0), sources)


def _cells(column: object) -> list[str | None]:
    """Write the values of a column as text: labels of factors, ISO dates, whole numbers without a point."""
    if not isinstance(column, Vector):
        return []
    classes = _text(column.attributes.get("class"))
    if "factor" in classes:
        return _labels(column.items, _text(column.attributes.get("levels")))
    if "Date" in classes or "POSIXct" in classes:
        seconds = 86400 if "Date" in classes else 1
        return [_day(one * seconds) if _is_number(one) else None for one in column.items]
    return [_cell(one) for one in column.items]


def _labels(items: Sequence[Any], levels: list[str]) -> list[str | None]:
    return [_cell(levels[one - 1]) if isinstance(one, int) and 0 < one <= len(levels) else None for one in items]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and isfinite(value) and value != NO_NUMBER


def _day(seconds: float) -> str | None:
    try:
        return (EPOCH + timedelta(seconds=seconds)).isoformat()
    except OverflowError:
        return None


def _cell(value: object) -> str | None:
    if isinstance(value, str):
        text = value.strip()
        return None if text in ABSENT else text
    if isinstance(value, (int, float)) and _is_number(value):
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, Vector) and len(value.items) == 1:
        return _cell(value.items[0]) if not isinstance(value.items[0], Vector) else None
    return None
