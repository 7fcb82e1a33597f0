"""One sum of a row, whatever the form of the file, and what keeps it from being one."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from comity.loaders.crs.codes import meaning
from comity.loaders.crs.layouts import Layout
from comity.loaders.iati.money import known_currencies
from comity.loaders.table.rows import clean

YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"[+-]?(?:\d{1,20}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")
POWER = re.compile(r"\d|1[0-2]")


class Cell(NamedTuple):
    """Where a sum stands in the table: its code in each dimension, and what it must share with others to be added."""

    donor: str
    recipient: str
    sector: str
    flow: str
    channel: str
    aid: str
    rest: tuple[str, ...]


class Sum(NamedTuple):
    """A sum as the file has it; ``kind`` to ``unit`` are in our words."""

    line: int
    cell: Cell
    kind: str
    price: str
    price_year: str
    year: str
    unit: str
    power: str
    written: str
    number: Decimal

    @property
    def amount(self) -> Decimal:
        """Give the amount in full units, exact."""
        return Decimal(f"{self.number.scaleb(int(self.power)):f}")


class Left(NamedTuple):
    """A row, or one of its sums, that is left out, and why."""

    reason: str


def table_sum(layout: Layout, cells: list[str], line: int) -> Sum | Left:
    """Read the sum of a row of a table."""
    cell = layout.cell
    kind, price = meaning("kinds", cell(cells, "kind")), meaning("prices", cell(cells, "price"))
    if kind is None:
        return Left("rows that are neither commitments nor gross disbursements")
    if price is None:
        return Left("rows that are neither in current nor in constant prices")
    price_year = cell(cells, "price_year") if price == "constant" else ""
    if price == "constant" and not YEAR.fullmatch(price_year):
        return Left("rows in constant prices that do not say of which year")
    detail = cell(cells, "detail") or "_T"
    return _sum(layout, cells, line, kind, (price, price_year, detail), cell(cells, "value"))


def bulk_sum(layout: Layout, cells: list[str], line: int, kind: str) -> Sum | Left:
    """Read the commitment or the disbursement of a row of a bulk file, which are in current prices."""
    return _sum(layout, cells, line, kind, ("current", "", "DD"), layout.cell(cells, kind))


def _sum(
    layout: Layout, cells: list[str], line: int, kind: str, basis: tuple[str, str, str], written: str
) -> Sum | Left:
    cell = layout.cell
    price, price_year, detail = basis
    year, unit, power = cell(cells, "year"), cell(cells, "unit").upper(), cell(cells, "power")
    if not YEAR.fullmatch(year):
        return Left("rows without a year")
    if meaning("flows", cell(cells, "flow")) is None:
        return Left("rows of a flow that is neither aid, other official nor private")
    if unit not in known_currencies():
        return Left("rows whose unit is no currency")
    if not POWER.fullmatch(power):
        return Left("rows that do not say in thousands, millions or what the amount is")
    number = _number(written)
    if number is None:
        return Left("rows without an amount" if not written else "rows whose amount is no number")
    if not number:
        return Left("rows of the amount zero")
    place = Cell(
        cell(cells, "donor"),
        cell(cells, "recipient"),
        cell(cells, "sector"),
        cell(cells, "flow"),
        cell(cells, "channel"),
        cell(cells, "aid"),
        (kind, price, price_year, year, unit, detail),
    )
    if not place.donor or not place.recipient:
        return Left("rows without a provider or a recipient")
    return Sum(line, place, kind, price, price_year, year, unit, power, written, number)


def _number(written: str) -> Decimal | None:
    """Read a number as exact as it is written.

    >>> _number("2363.650823"), _number("-1.5E-03"), _number("1,5"), _number("")
    (Decimal('2363.650823'), Decimal('-0.0015'), None, None)
    """
    return Decimal(written) if NUMBER.fullmatch(written) else None


@lru_cache(maxsize=20_000)
def words(written: str) -> str:
    """Give words without control characters and runs of blanks."""
    return clean(written)
