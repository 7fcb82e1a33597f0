"""Which rows of a table are totals of others: told from the codes of the whole file, proven by adding up.

A total whose parts are in the file and add up to it is left out. One whose parts are not there, or do not add up,
stays: marked where it is over several providers, recipients or purposes. Over channels, flows and types of aid it is a
sum like others, and parts that do not add up to it are left out instead.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from comity.loaders.crs.codes import area, is_single_purpose
from comity.loaders.crs.layouts import table
from comity.loaders.crs.sums import Cell, Sum

AREAS = {"donor": "provider", "recipient": "recipient"}
MARKED = {**AREAS, "sector": "purpose"}
DIMENSIONS = ("donor", "recipient", "sector", "flow", "channel", "aid")
WORDS = {"flow": "flows", "channel": "channels", "aid": "types of aid"} | {d: f"{w}s" for d, w in MARKED.items()}
# Totals that are held at once, some 200 MB; those beyond are not checked, and stay.
MOST = 1_000_000
Names = Callable[[str, str], str]


class Added:
    """What the parts of one total add up to."""

    __slots__ = ("count", "parts", "value")

    def __init__(self, value: float) -> None:
        """Begin with the total as it stands."""
        self.value, self.count, self.parts = value, 0, 0.0


class Roles(NamedTuple):
    """What the codes of one dimension are: the totals that prove each total, and those that each part belongs to."""

    place: int
    dimension: str
    wholes: frozenset[str]
    proven_by: dict[str, tuple[str, ...]]
    part_of: dict[str, tuple[str, ...]]


class Totals:
    """The totals of one file; ``name`` gives the name of a donor or recipient by its code."""

    def __init__(self, name: Names) -> None:
        """Begin with nothing known."""
        self.name = name
        self.roles: list[Roles] = []
        self.added: dict[int, Added] = {}
        self.decimals = 0
        self.known: dict[tuple[str, str, str], list[str]] = {}

    def meet(self, sums: Iterable[Sum]) -> bool:
        """Go through the file for its codes; tell whether it holds totals beside their parts."""
        codes: tuple[set[str], ...] = tuple(set() for _ in DIMENSIONS)
        for one in sums:
            for some, code in zip(codes, one.cell[:-1], strict=True):
                some.add(code)
            self.decimals = max(self.decimals, len(one.written.partition(".")[2]))
        for place, (dimension, some) in enumerate(zip(DIMENSIONS, codes, strict=True)):
            found = self._roles(place, dimension, some)
            if found.part_of:
                self.roles.append(found)
        return bool(self.roles)

    def hold(self, sums: Iterable[Sum]) -> None:
        """Go through the file for the totals."""
        for one in sums:
            for role in self.roles:
                code = str(one.cell[role.place])
                if code in role.wholes and len(self.added) < MOST:
                    self.added.setdefault(_key(one.cell, role.place, code), Added(float(one.number)))

    def add(self, sums: Iterable[Sum]) -> None:
        """Go through the file for the parts."""
        for one in sums:
            for role in self.roles:
                for whole in role.part_of.get(str(one.cell[role.place]), ()):
                    total = self.added.get(_key(one.cell, role.place, whole))
                    if total:
                        total.count += 1
                        total.parts += float(one.number)

    def reason(self, one: Sum) -> str | None:
        """Tell why a sum is left out beside the others of the file; None where it stays."""
        for role in self.roles:
            code = str(one.cell[role.place])
            if any(self._proven(one.cell, role.place, whole) for whole in role.proven_by.get(code, ())):
                return f"totals over {WORDS[role.dimension]} whose parts are in the file and add up to them"
            if role.dimension not in MARKED and any(
                self._proven(one.cell, role.place, whole) is False for whole in role.part_of.get(code, ())
            ):
                return f"parts by {WORDS[role.dimension]} that do not add up to their total, which stays"
        return None

    def over(self, cell: Cell) -> list[str]:
        """List over what the sum at a place is a total, in the words of the ontology."""
        place = (cell.donor, cell.recipient, cell.sector)
        if place not in self.known:
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[place] = [
                word for code, (dim, word) in zip(place, MARKED.items(), strict=True) if self.is_total(dim, code)
            ]
        return self.known[place]

    def is_total(self, dimension: str, code: str) -> bool:
        """Tell whether a code stands for several providers, recipients or purposes."""
        if dimension == "sector":
            return not is_single_purpose(code)
        return area(code, self.name(dimension, code), dimension).total

    def _roles(self, place: int, dimension: str, codes: set[str]) -> Roles:
        wholes = [code for code in sorted(codes) if self._is_whole(dimension, code)]
        part_of = {}
        for code in codes:
            if found := tuple(whole for whole in wholes if self._is_part(dimension, code, whole)):
                part_of[code] = found
        proven_by: dict[str, tuple[str, ...]] = {whole: (whole,) for whole in wholes}
        if dimension in AREAS:  # the parts of all areas are those of some of them too
            proven_by = {code: tuple(wholes) for code in codes if self.is_total(dimension, code)}
        return Roles(place, dimension, frozenset(wholes), proven_by, part_of)

    def _is_whole(self, dimension: str, code: str) -> bool:
        if dimension == "sector":
            return len(code) == 3
        return code in table("codes")["totals"][dimension]

    def _is_part(self, dimension: str, code: str, whole: str) -> bool:
        if dimension in AREAS:
            return not self.is_total(dimension, code)
        if dimension == "sector":
            return is_single_purpose(code) and code.startswith(whole.rstrip("0"))
        totals = table("codes")["totals"]
        return code in totals["parts_of_flow"] if dimension == "flow" else code not in totals[dimension]

    def _proven(self, cell: Cell, place: int, whole: str) -> bool | None:
        """Tell whether the parts of a total add up to it, but for their rounding; None where there is no total."""
        total = self.added.get(_key(cell, place, whole))
        if total is None:
            return None
        rounding = (total.count + 1) * 0.5 * 10.0**-self.decimals
        adds_up = abs(total.parts - total.value) <= rounding * 1.001 + abs(total.value) * 1e-12
        return bool(total.count) and adds_up


def _key(cell: Cell, place: int, whole: str) -> int:
    return hash((place, whole, *cell[:place], *cell[place + 1 :]))
