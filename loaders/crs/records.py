"""Sums on their way to records, and the bodies that only the file knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from comity.graph import names
from comity.graph.dates import when
from comity.graph.records import Fact, Iri, Locator, Record, Text
from comity.loaders.crs.codes import Area, area, channel, meaning, purpose, reference_donor
from comity.loaders.crs.layouts import table
from comity.loaders.crs.sums import Basis, Sum
from comity.loaders.iati.money import flow_kind, in_currency
from comity.ontology import terms as C

DESCRIPTION = "http://purl.org/dc/terms/description"
UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a row beside its codes."""

    donor: str
    recipient: str
    sector: str
    channel: str
    channel_name: str
    title: str


class Records:
    """Makes the records of one file."""

    def __init__(self, key: str, file: str) -> None:
        """Begin a file."""
        self.key, self.file = key, file
        self.bodies: dict[str, Record] = {}

    def record(self, one: Sum, named: Named, totals: list[str], place: tuple[str | int, ...], report: str) -> Record:
        """Make the record of a sum; ``place`` names it in the file, ``report`` is what the source calls it."""
        amount, basis = one.amount, one.cell.basis
        locator = Locator(self.file, one.line, report or None)
        facts = [Fact(C.amount, amount), *_reported(one.written, basis.power), *_basis(basis)]
        facts.append(Fact(C.flowType, str(meaning("flows", one.cell.flow))))
        facts.append(self._provider(one, named, locator))
        facts.append(_recipient(area(one.cell.recipient, named.recipient, "recipient")))
        facts += purpose(one.cell.sector)
        facts += channel(named.channel, named.channel_name)
        if totals:
            facts.append(Fact(C.isAggregate, True))
            facts += [Fact(C.totalOver, word) for word in totals]
        if named.title:
            facts.append(Fact(DESCRIPTION, Text(named.title, UNKNOWN)))
        label = (
            f"{basis.kind} of {amount:f} {basis.unit} in {basis.year} by {named.donor or one.cell.donor} to "
            f"{named.recipient or one.cell.recipient} for {named.sector or one.cell.sector}"
        )
        return Record(names.minted(self.key, "sum", *place), C.AidStatistic, label, tuple(facts), locator=locator)

    def _provider(self, one: Sum, named: Named, locator: Locator) -> Fact:
        found = area(one.cell.donor, named.donor, "donor")
        if found.total:
            return Fact(C.flowSide, named.donor or one.cell.donor)
        if found.country:
            return Fact(C.provider, Iri(names.country(found.country)))
        if iri := reference_donor(found.code):
            return Fact(C.provider, Iri(iri))
        if found.code not in self.bodies:
            iri = names.minted(self.key, "organisation", found.code)
            own = (Fact(C.identifier, f"dac-donor:{found.code}"),)
            self.bodies[found.code] = Record(iri, C.Organisation, named.donor or found.code, own, locator=locator)
        return Fact(C.provider, Iri(self.bodies[found.code].iri))

    def others(self) -> Iterator[Record]:
        """Describe the bodies that only the file knows."""
        yield from self.bodies.values()


def _recipient(found: Area) -> Fact:
    if found.country:
        return Fact(C.recipient, Iri(names.country(found.country)))
    return Fact(C.recipientRegion, f"dac:{found.code}")


def _reported(written: str, power: str) -> list[Fact]:
    word = table("codes")["powers"].get(power, f"times 10 to the power of {power}")
    return [Fact(C.reportedAmount, f"{written} {word}")] if word else []


@lru_cache(maxsize=5_000)
def _basis(basis: Basis) -> tuple[Fact, ...]:
    facts = (flow_kind(basis.kind), in_currency(basis.unit), Fact(C.flowDate, when(basis.year)))
    price = Fact(C.priceBasis, basis.price)
    return (*facts, price, Fact(C.priceYear, int(basis.price_year))) if basis.price_year else (*facts, price)
