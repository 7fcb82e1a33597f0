"""Sectors, tags and markers: the code, the code list it is of, and the facts that follow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from comity.graph import names
from comity.graph.records import Fact, Iri, Text
from comity.loaders.iati.stream import Element
from comity.loaders.iati.tables import table, vocabulary
from comity.loaders.iati.values import code, percentage, words
from comity.ontology import terms as C
from comity.ontology.files import scheme_files

SKOS = "http://www.w3.org/2004/02/skos/core#"
DAC = names.concept("dac", "")
SDG = "http://metadata.un.org/sdg/"
SDG_LISTS = {
    "sdg-goal": re.compile(r"1[0-7]|[1-9]"),
    "sdg-target": re.compile(r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])"),
    "sdg-indicator": re.compile(r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])\.\d{1,2}"),
}
FIVE, THREE = re.compile(r"[1-9]\d{4}"), re.compile(r"[1-9]\d{2}")
NO_CODE = frozenset(["", "na", "n/a", "null", "none", "0"])


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector as the file has it; without a code it has words only."""

    scheme: str
    code: str
    words: tuple[Text, ...]
    percentage: Decimal | None
    written_percentage: str


def sector(element: Element, language: str) -> Sector:
    """Read a sector; a code of three digits among those of five is one of the groups of the same committee."""
    scheme, own = vocabulary("sector_vocabulary", element.get("vocabulary")), code(element)
    if own.casefold() in NO_CODE:
        own = ""
    if scheme == "dac" and THREE.fullmatch(own):
        scheme = "dac3"
    share = element.get("percentage") or ""
    said = words(element, language)
    return Sector(
        scheme, own, tuple(one for one in said if one.value.casefold() not in NO_CODE), percentage(share), share
    )


def is_sound(one: Sector) -> bool:
    """Tell whether the code has the form of its list, where that is known."""
    form = {"dac": FIVE, "dac3": THREE, **SDG_LISTS}.get(one.scheme)
    return bool(one.code) and (form is None or form.fullmatch(one.code.lower()) is not None)


def code_facts(one: Sector) -> tuple[Fact, ...]:
    """State the code of a sector under the property of its list."""
    if not is_sound(one):
        return ()
    if one.scheme == "dac":
        return (Fact(C.dacCode, one.code),)
    if one.scheme in SDG_LISTS:
        return (Fact(C.sdg, Iri(SDG + one.code.lower())),)
    return (Fact(C.sectorCode, f"{one.scheme}:{one.code}"),)


def sector_facts(sectors: Iterable[Sector]) -> Iterator[Fact]:
    """State what stands on the activity or sum itself: codes, domains, and words where no known code is."""
    found: dict[Fact, None] = {}
    for one in sectors:
        found |= dict.fromkeys(code_facts(one))
        if key := domain(one):
            found[Fact(C.concerns, Iri(names.domain(key)))] = None
        if one.scheme not in ("dac", "dac3", *SDG_LISTS) or not is_sound(one):
            found |= dict.fromkeys(Fact(C.sectorText, text) for text in one.words)
    yield from found


def domain(one: Sector) -> str | None:
    """Give the domain that a purpose code comes nearest to."""
    if one.scheme not in ("dac", "dac3"):
        return None
    groups = table("health")["domains"]
    return nearest().get(one.code) or groups.get(one.code)


@cache
def nearest() -> dict[str, str]:
    """Map purpose codes to the one domain each comes nearest to, as the ontology matches them."""
    found: dict[str, str] = {}
    file = next(file for file in scheme_files() if file.name == "domains.ttl")
    for quad in ox.parse(input=file.read_bytes(), format=ox.RdfFormat.TURTLE):
        near = quad.predicate.value in (SKOS + "exactMatch", SKOS + "closeMatch")
        if near and isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(DAC):
            key = str(getattr(quad.subject, "value", "")).removeprefix(names.DOMAIN)
            found[quad.object.value.removeprefix(DAC)] = key
    return found
