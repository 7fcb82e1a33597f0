"""Which rows of a table are totals of others: told from the codes of the whole file, proven by adding up.

A total whose parts are in the file and add up to it is left out. One whose parts are not there, or do not add up,
stays: marked where it is over several providers, recipients or purposes. Over channels, flows and types of aid it is a
sum like others, and parts that do not add up to it are left out instead.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

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


class Totals:
    """The totals of one file; ``name`` gives the name of a donor or recipient by its code."""

    def __init__(self, name: Names) -> None:
        """Begin with nothing known."""
        self.name = name
        self.codes: dict[str, set[str]] = {dimension: set() for dimension in DIMENSIONS}
        self.wholes: dict[str, list[str]] = {}
        self.added: dict[int, Added] = {}
        self.decimals = 0

    def meet(self, sums: Iterable[Sum]) -> bool:
        """Go through the file for its codes; tell whether it holds totals beside their parts."""
        for one in sums:
            for dimension, code in zip(DIMENSIONS, one.cell, strict=False):
                self.codes[dimension].add(code)
            self.decimals = max(self.decimals, len(one.written.partition(".")[2]))
        for dimension, codes in self.codes.items():
            wholes = [code for code in sorted(codes) if self._is_whole(dimension, code)]
            if any(self._is_part(dimension, code, whole) for whole in wholes for code in codes):
                self.wholes[dimension] = wholes
        return bool(self.wholes)

    def hold(self, sums: Iterable[Sum]) -> None:
        """Go through the file for the totals."""
        for one in sums:
            for dimension, wholes in self.wholes.items():
                code = getattr(one.cell, dimension)
                if code in wholes and len(self.added) < MOST:
                    self.added.setdefault(_key(one.cell, dimension, code), Added(float(one.number)))

    def add(self, sums: Iterable[Sum]) -> None:
        """Go through the file for the parts."""
        for one in sums:
            for dimension, wholes in self.wholes.items():
                code = getattr(one.cell, dimension)
                for whole in wholes:
                    if self._is_part(dimension, code, whole):
                        total = self.added.get(_key(one.cell, dimension, whole))
                        if total:
                            total.count += 1
                            total.parts += float(one.number)

    def reason(self, one: Sum) -> str | None:
        """Tell why a sum is left out beside the others of the file; None where it stays."""
        for dimension, wholes in self.wholes.items():
            code = getattr(one.cell, dimension)
            if code in wholes or (dimension in AREAS and self.is_total(dimension, code)):
                if any(self._proven(one.cell, dimension, whole) for whole in self._over(dimension, code)):
                    return f"totals over {WORDS[dimension]} whose parts are in the file and add up to them"
            elif dimension not in MARKED and any(
                self._is_part(dimension, code, whole)
                and _key(one.cell, dimension, whole) in self.added
                and not self._proven(one.cell, dimension, whole)
                for whole in wholes
            ):
                return f"parts by {WORDS[dimension]} that do not add up to their total, which stays"
        return None

    def over(self, cell: Cell) -> list[str]:
        """List over what the sum at a place is a total, in the words of the ontology."""
        return [word for dimension, word in MARKED.items() if self.is_total(dimension, getattr(cell, dimension))]

    def is_total(self, dimension: str, code: str) -> bool:
        """Tell whether a code stands for several providers, recipients or purposes."""
        if dimension == "sector":
            return not is_single_purpose(code)
        return area(code, self.name(dimension, code), dimension).total

    def _over(self, dimension: str, code: str) -> list[str]:
        """List the totals that prove one: those of all areas prove those of some."""
        return self.wholes[dimension] if dimension in AREAS else [code]

    def _is_whole(self, dimension: str, code: str) -> bool:
        if dimension == "sector":
            return len(code) == 3
        return code in table("codes")["totals"][dimension]

    def _is_part(self, dimension: str, code: str, whole: str) -> bool:
        if dimension in AREAS:
            return not self.is_total(dimension, code)
        return _is_part(dimension, code, whole)

    def _proven(self, cell: Cell, dimension: str, whole: str) -> bool:
        """Tell whether the parts of a total add up to it, but for the rounding of each."""
        total = self.added.get(_key(cell, dimension, whole))
        if total is None or not total.count:
            return False
        rounding = (total.count + 1) * 0.5 * 10.0**-self.decimals
        return abs(total.parts - total.value) <= rounding * 1.001 + abs(total.value) * 1e-12


@lru_cache(maxsize=50_000)
def _is_part(dimension: str, code: str, whole: str) -> bool:
    if dimension == "sector":
        return is_single_purpose(code) and code.startswith(whole.rstrip("0"))
    totals = table("codes")["totals"]
    return code in totals["parts_of_flow"] if dimension == "flow" else code not in totals[dimension]


def _key(cell: Cell, dimension: str, whole: str) -> int:
    return hash((dimension, cell._replace(**{dimension: whole})))
