"""Which form of the Creditor Reporting System a header is, and where the columns of a row stand."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from comity.graph.errors import BadInput

SHOWN = 30
OF_SUM = (
    *("donor", "recipient", "sector", "flow", "channel", "aid", "kind", "price", "price_year", "year", "unit", "power"),
    *("detail", "value"),
)
SIGNS = re.compile(r"[\W_]+")


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the files of this package, once."""
    return tomllib.loads(files("comity.loaders.crs").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Layout:
    """One header: its form, the place of each column that is read, and the names of those that are not."""

    form: str
    places: dict[str, int]
    fixed: dict[str, str]
    width: int
    unread: tuple[str, ...]

    def sum_cells(self, cells: list[str]) -> list[str]:
        """Give what stands in the columns that make a sum."""
        return [cells[place].strip() if place is not None else fixed for place, fixed in self._of_sum]

    @cached_property
    def _of_sum(self) -> list[tuple[int | None, str]]:
        return [(self.places.get(field), self.fixed.get(field, "")) for field in OF_SUM]

    def cell(self, cells: list[str], field: str) -> str:
        """Give what stands in a column; empty where the file lacks it."""
        place = self.places.get(field)
        return self.fixed.get(field, "") if place is None else cells[place].strip()


def form_of(header: list[str]) -> str | None:
    """Name the form of which the header has enough of the telling columns."""
    for name, form in table("layouts").items():
        if len(set(_names(form["telling"], form)) & set(_names(header, form))) >= form["enough"]:
            return str(name)
    return None


def layout(file: str, header: list[str]) -> Layout:
    """Find the columns of a header; raises BadInput where one that is needed has another name."""
    name = form_of(header)
    if name is None:
        raise BadInput(
            f"{file} has not the columns of the Creditor Reporting System; it has {_shown(header)}: see docs/crs.md."
        )
    form = table("layouts")[name]
    heads = _names(header, form)
    places: dict[str, int] = {}
    for field, names in form["columns"].items():
        found = next((one for one in _names(names, form) if one in heads), None)
        if found is not None:
            places[field] = heads.index(found)
    missing = [form["columns"][field][0] for field in form["required"] if field not in places]
    if missing:
        raise BadInput(
            f"{file} has no column {', '.join(missing)}; it has {_shown(header)}: give the column its name again, "
            "or get the file anew."
        )
    unread = tuple(head for place, head in enumerate(header) if place not in places.values())
    return Layout(name, places, form.get("constant", {}), len(header), unread)


def _names(header: list[str], form: dict[str, Any]) -> list[str]:
    """Give the names of columns as they are compared."""
    return [SIGNS.sub("", head).casefold() for head in header] if form.get("loose") else header


def _shown(header: list[str]) -> str:
    more = f" and {len(header) - SHOWN} more" if len(header) > SHOWN else ""
    return ", ".join(map(repr, header[:SHOWN])) + more
