"""Recipient countries and regions, by code or else by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from comity.graph import names
from comity.graph.records import Fact, Iri
from comity.loaders.gazetteer import codes, gazetteer, reference_data
from comity.loaders.iati.stream import Element
from comity.loaders.iati.tables import table, vocabulary
from comity.loaders.iati.values import code, first_words, percentage
from comity.ontology import terms as C

COUNTRY, REGION = "recipient-country", "recipient-region"


@dataclass(frozen=True, slots=True)
class Place:
    """A country by its three letters, or a region by the name of its code list and its code."""

    fact: Fact
    name: str
    percentage: Decimal | None
    written_percentage: str


def place(element: Element) -> Place | None:
    """Read a recipient; None where it is no country or region that is known."""
    share, own, said = element.get("percentage") or "", code(element), first_words(element)
    if element.tag == COUNTRY and (found := country(own, said)):
        return Place(Fact(C.recipient, Iri(names.country(found))), found, percentage(share), share)
    scheme = vocabulary("region_vocabulary", element.get("vocabulary"))
    if element.tag == COUNTRY:
        scheme = "dac"
    if not own or (element.tag == COUNTRY and own not in table("codes")["regions"]["dac"]):
        return None
    return Place(Fact(C.recipientRegion, f"{scheme}:{own}"), said or own, percentage(share), share)


def country(written: str, name: str) -> str | None:
    """Give the three letters of a country by its code, or by its name where it has no code.

    >>> country("tz", ""), country("", "Tanzania"), country("789", "Far East Asia, regional")
    ('TZA', 'TZA', None)
    """
    if written:
        return _by_code().get(written.upper())
    return _by_name().get(name.casefold())


@cache
def _by_code() -> dict[str, str]:
    found = {two: three for three, two in codes().items()}
    for three, own in reference_data("reference-historical.yaml").items():
        if "alpha2" in own:
            found[own["alpha2"]] = three
    return found | {three: three for three in gazetteer().countries}


@cache
def _by_name() -> dict[str, str]:
    """Map names in small letters to the country; one that two bear is nobody's."""
    borne: dict[str, set[str]] = {}
    for three, some in gazetteer().countries.items():
        for name in some:
            borne.setdefault(name.casefold(), set()).add(three)
    return {name: next(iter(some)) for name, some in borne.items() if len(some) == 1}


def shortcuts(places: list[Place]) -> Iterator[Fact]:
    """State each country and region once."""
    yield from dict.fromkeys(place.fact for place in places)
