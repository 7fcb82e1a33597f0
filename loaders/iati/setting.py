"""What the parts of one activity share: where they stand, how they are named, and where defects are counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from comity.graph import names
from comity.graph.records import Fact, Iri, Locator, Record
from comity.loaders.iati.organisations import Organisations
from comity.loaders.iati.places import Place
from comity.loaders.iati.sectors import Sector, code_facts
from comity.loaders.iati.stream import Element, line
from comity.loaders.iati.tally import Tally
from comity.loaders.iati.values import dated, day
from comity.ontology import terms as C

WHOLE = 100
ReadSectors = Sequence[tuple[Element, Sector]]
ReadPlaces = Sequence[tuple[Element, Place]]


@dataclass(slots=True)
class Setting:
    """One activity on its way to records; ``called`` names it among those of its file."""

    key: str
    file: str
    called: str
    identifier: str
    line: int | None
    language: str
    currency: str
    organisations: Organisations
    tally: Tally
    shares: int = field(default=0)
    minted: dict[str, str] = field(default_factory=dict)

    def mint(self, kind: str, *parts: str | int) -> str:
        """Name a thing of the activity."""
        if kind not in self.minted:
            self.minted[kind] = names.minted(self.key, kind, self.called)
        return "/".join([self.minted[kind], *map(str, parts)])

    def locator(self, element: Element, identifier: str | None = None) -> Locator:
        """Say where an element stands."""
        return Locator(self.file, line(element) or self.line, identifier or None)

    def place(self) -> Locator:
        """Say where the whole stands."""
        return Locator(self.file, self.line, self.identifier or None)

    def leave(self, reason: str, element: Element, count: int = 1) -> None:
        """Count what is left out at an element."""
        self.tally.leave(reason, line(element) or self.line, self.identifier, count)

    def date(self, predicate: str, element: Element | None, what: str) -> Fact | None:
        """State the date of an element; one that is no date is counted."""
        written = dated(element) if element is not None else ""
        return self.written_date(predicate, written, element, what)

    def written_date(self, predicate: str, written: str, element: Element | None, what: str) -> Fact | None:
        """State a date as written; one that is no date is counted."""
        if not written.strip() or element is None:
            return None
        found = fact_of_day(predicate, written)
        if found is None:
            self.leave(f"dates of {what} that are no dates", element)
        return found

    def organisation(self, predicate: str, element: Element | None) -> Fact | None:
        """Point to the organisation of an element."""
        if element is None:
            return None
        found = self.organisations.find(element, self.language, self.locator)
        return Fact(predicate, Iri(found)) if found else None

    def evidence(self, element: Element, reference: str) -> Fact:
        """Say in one line where a sum stands."""
        named = f": {reference}" if reference else ""
        return Fact(C.evidence, f"{self.file} line {line(element) or self.line}{named}")

    def share(self, owner: str, element: Element, one: Place | Sector, alone: bool) -> Iterator[Record]:
        """Yield the share of a place or sector, where the file gives its percentage; all of one that stands alone."""
        if one.percentage is None:
            if one.written_percentage.strip():
                self.leave("percentages that are no number from 0 to 100", element)
            return
        if alone and one.percentage == WHOLE:
            return
        what = (one.fact,) if isinstance(one, Place) else code_facts(one)
        if not what or what[0].predicate == C.sdg:
            return
        self.shares += 1
        yield Record(f"{owner}/share/{self.shares}", C.Share, "", (*what, Fact(C.percentage, one.percentage)))

    def shares_of(self, owner: str, sectors: ReadSectors, places: ReadPlaces) -> Iterator[Record]:
        """Yield the shares of an activity or sum, of sectors and of places that are read."""
        schemes = Counter(one.scheme for _, one in sectors)
        for element, sector in sectors:
            yield from self.share(owner, element, sector, schemes[sector.scheme] == 1)
        for element, place in places:
            yield from self.share(owner, element, place, len(places) == 1)


@lru_cache(maxsize=20_000)
def fact_of_day(predicate: str, written: str) -> Fact | None:
    """State a date; sums of one day are many."""
    found = day(written)
    return Fact(predicate, found) if found else None


def truth(written: str | None) -> bool | None:
    """Read a flag.

    >>> truth("1"), truth("false"), truth("maybe")
    (True, False, None)
    """
    return {"1": True, "true": True, "0": False, "false": False}.get((written or "").strip().lower())
