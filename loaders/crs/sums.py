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
WHOLE, REPORT = "_T", "DD"
NO_AMOUNT, ZERO = "rows without an amount", "rows of the amount zero"


class Basis(NamedTuple):
    """What sums must share to be added, in our words; ``detail`` tells a report from a sum of the table."""

    kind: str
    price: str
    price_year: str
    year: str
    unit: str
    power: str
    detail: str


class Cell(NamedTuple):
    """Where a sum stands in the table: its code in each dimension, and its basis."""

    donor: str
    recipient: str
    sector: str
    flow: str
    channel: str
    aid: str
    basis: Basis


class Sum(NamedTuple):
    """A sum as the file has it."""

    line: int
    cell: Cell
    written: str
    number: Decimal

    @property
    def amount(self) -> Decimal:
        """Give the amount in full units, exact."""
        sign, digits, exponent = self.number.as_tuple()
        return Decimal(f"{Decimal((sign, digits, int(exponent) + int(self.cell.basis.power))):f}")

    @property
    def is_report(self) -> bool:
        """Tell whether a provider reported the sum as such, so that others may look the same."""
        return self.cell.basis.detail != WHOLE


class Left(NamedTuple):
    """A row, or one of its sums, that is left out, and why."""

    reason: str


def table_sum(layout: Layout, cells: list[str], line: int) -> Sum | Left:
    """Read the sum of a row of a table."""
    donor, recipient, sector, flow, channel, aid, *rest, written = layout.sum_cells(cells)
    return _sum(line, (donor, recipient, sector, flow, channel, aid), table_basis(flow, *rest), written)


def bulk_sum(layout: Layout, cells: list[str], line: int, kind: str) -> Sum | Left:
    """Read the commitment or the disbursement of a row of a bulk file, which are in current prices."""
    donor, recipient, sector, flow, channel, aid, _, _, _, year, unit, power, _, _ = layout.sum_cells(cells)
    found = basis(flow, kind, "current", "", year, unit, power, REPORT)
    return _sum(line, (donor, recipient, sector, flow, channel, aid), found, layout.cell(cells, kind))


@lru_cache(maxsize=20_000)
def table_basis(
    flow: str, kind_code: str, price_code: str, price_year: str, year: str, unit: str, power: str, detail: str
) -> Basis | Left:
    """Read the codes of a table that tell the basis."""
    kind, price = meaning("kinds", kind_code), meaning("prices", price_code)
    if kind is None:
        return Left("rows that are neither commitments nor gross disbursements")
    if price is None:
        return Left("rows that are neither in current nor in constant prices")
    if price == "constant" and not YEAR.fullmatch(price_year):
        return Left("rows in constant prices that do not say of which year")
    return basis(flow, kind, price, price_year if price == "constant" else "", year, unit, power, detail or WHOLE)


@lru_cache(maxsize=20_000)
def basis(
    flow: str, kind: str, price: str, price_year: str, year: str, unit: str, power: str, detail: str
) -> Basis | Left:
    """Hold the rest of a basis to what can be known."""
    if not YEAR.fullmatch(year):
        return Left("rows without a year")
    if meaning("flows", flow) is None:
        return Left("rows of a flow that is neither aid, other official nor private")
    if unit.upper() not in known_currencies():
        return Left("rows whose unit is no currency")
    if not POWER.fullmatch(power):
        return Left("rows that do not say in thousands, millions or what the amount is")
    return Basis(kind, price, price_year, year, unit.upper(), power, detail)


def _sum(line: int, place: tuple[str, str, str, str, str, str], found: Basis | Left, written: str) -> Sum | Left:
    if isinstance(found, Left):
        return found
    if not NUMBER.fullmatch(written):
        return Left("rows whose amount is no number" if written else NO_AMOUNT)
    number = Decimal(written)
    if not number:
        return Left(ZERO)
    if not place[0] or not place[1]:
        return Left("rows without a provider or a recipient")
    return Sum(line, Cell(*place, found), written, number)


@lru_cache(maxsize=20_000)
def words(written: str) -> str:
    """Give words without control characters and runs of blanks."""
    return clean(written)
