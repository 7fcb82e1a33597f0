"""What an entry says of the agreement itself: dates, status, domains, wording, links."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Iri, Text, Typed
from comity.loaders.register.links import LINKS, Links
from comity.loaders.register.place import Place
from comity.ontology import terms as C

XSD = "http://www.w3.org/2001/XMLSchema#"
NOTE = "http://www.w3.org/2004/02/skos/core#note"
DATES = {
    "signed": C.signedOn,
    "adopted": C.adoptedOn,
    "approved": C.approvedOn,
    "announced": C.announcedOn,
    "in_force": C.inForceFrom,
    "expires": C.expiresOn,
    "terminated": C.terminatedOn,
    "renewed": C.renewedOn,
}
REVIEWS = {"yes": "reviewed", "no": "unreviewed", "disputed": "disputed"}


@cache
def domains() -> frozenset[str]:
    """List the keys of the scheme of domains."""
    import pyoxigraph as ox

    scheme = files("comity.ontology").joinpath("schemes", "domains.ttl").read_bytes()
    found = ox.parse(scheme, format=ox.RdfFormat.TURTLE)
    iris = {str(getattr(quad.subject, "value", "")) for quad in found}
    return frozenset(iri.removeprefix(names.DOMAIN) for iri in iris if iri.startswith(names.DOMAIN))


def facts(entry: dict[str, Any], place: Place, links: Links) -> Iterator[Fact]:
    """Yield what the entry says of the agreement and not of its parts."""
    yield from _dates(entry, place)
    for index, domain in enumerate(entry["domains"]):
        place.known(domain, domains(), "domain", "domains", index)
        yield Fact(C.concerns, Iri(names.domain(domain)))
    yield from _words(entry)
    for name, predicate in LINKS.items():
        for index, other in enumerate(entry.get(name, ())):
            yield Fact(predicate, Iri(links.target(other, entry["key"], place, name, index)))
    yield Fact(C.reviewState, Iri(names.concept("review", REVIEWS[entry["checked"]])))


def _dates(entry: dict[str, Any], place: Place) -> Iterator[Fact]:
    for name, written in entry.get("dates", {}).items():
        if isinstance(written, str):  # an approval by one side stands on that side
            yield Fact(DATES[name], place.when(written, "dates", name))
    status = entry["status"]
    yield Fact(C.lastKnownStatus, Iri(names.concept("status", status["last_known"])))
    if "as_of" in status:
        yield Fact(C.lastKnownStatusOn, place.when(status["as_of"], "status", "as_of"))
    if "duration" in entry:
        yield Fact(C.duration, Typed(entry["duration"], XSD + "duration"))
    if "renewal" in entry:
        yield Fact(C.autoRenewal, entry["renewal"] == "automatic")


def _words(entry: dict[str, Any]) -> Iterator[Fact]:
    for language, title in entry.get("official_title", {}).items():
        yield Fact(C.officialName, Text(title, language))
    for number in entry.get("numbers", ()):
        yield Fact(C.treatySeriesNumber, number)
    for phrase in entry.get("areas_as_worded", ()):
        yield Fact(C.areaText, phrase)
    for words in entry.get("builds_on_as_worded", ()):
        yield Fact(C.buildsOnText, Text(words))
    for field, predicate in (("open_to", C.openTo), ("place", C.place), ("note", NOTE)):
        if field in entry:
            yield Fact(predicate, Text(entry[field]))
    if "binding" in entry:
        yield Fact(C.isBinding, entry["binding"] == "yes")
