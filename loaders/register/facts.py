"""What an entry says of the agreement itself: dates, status, domains, wording, links."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Iri, Text, Typed, When
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
# Acts that are in the past when a page tells of them.
DONE = ("signed", "adopted", "approved", "announced", "renewed")
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
        if domain in entry["domains"][:index]:
            place.fail(f"{domain!r} is given twice; keep one.", "domains", index)
        yield Fact(C.concerns, Iri(names.domain(domain)))
    yield from _words(entry)
    for name, predicate in LINKS.items():
        for index, other in enumerate(entry.get(name, ())):
            yield Fact(predicate, Iri(links.target(other, entry["key"], place, name, index)))
    yield Fact(C.reviewState, Iri(names.concept("review", REVIEWS[entry["checked"]])))


def _dates(entry: dict[str, Any], place: Place) -> Iterator[Fact]:
    read: dict[str, When] = {}
    for name, written in entry.get("dates", {}).items():
        if isinstance(written, str):  # an approval by one side stands on that side
            read[name] = place.when(written, "dates", name)
            yield Fact(DATES[name], read[name])
    _refuse_disorder(read, place)
    status = entry["status"]
    yield Fact(C.lastKnownStatus, Iri(names.concept("status", status["last_known"])))
    if "as_of" in status:
        yield Fact(C.lastKnownStatusOn, place.when(status["as_of"], "status", "as_of"))
    if "duration" in entry:
        yield Fact(C.duration, Typed(entry["duration"], XSD + "duration"))
    if "delay" in entry:
        yield Fact(C.entryDelay, Typed(entry["delay"], XSD + "duration"))
    if "renewal" in entry:
        yield Fact(C.autoRenewal, entry["renewal"] == "automatic")
    if "notice" in entry:
        yield Fact(C.noticePeriod, Typed(entry["notice"], XSD + "duration"))


def _refuse_disorder(read: dict[str, When], place: Place) -> None:
    """Refuse acts that a page cannot tell of yet, and an end before the beginning."""
    for act in DONE:
        earliest = read[act].earliest if act in read else None
        if earliest and earliest > date.today():
            place.fail(f"{read[act].written} has not come yet; correct the date, or leave it out.", "dates", act)
    for start, end in product(("signed", "adopted", "in_force"), ("expires", "terminated")):
        begun, ended = read.get(start), read.get(end)
        if begun and ended and begun.earliest and ended.latest and ended.latest < begun.earliest:
            place.fail(f"it cannot end in {ended.written}: {start} is {begun.written}.", "dates", end)


def _words(entry: dict[str, Any]) -> Iterator[Fact]:
    for language, title in entry.get("official_title", {}).items():
        yield Fact(C.officialName, Text(title, language))
    for number in entry.get("numbers", ()):
        yield Fact(C.treatySeriesNumber, number)
    for identifier in entry.get("identifiers", ()):
        yield Fact(C.identifier, identifier)
    for phrase in entry.get("areas_as_worded", ()):
        yield Fact(C.areaText, phrase)
    for words in entry.get("builds_on_as_worded", ()):
        yield Fact(C.buildsOnText, Text(words))
    for field, predicate in (("open_to", C.openTo), ("place", C.place), ("note", NOTE)):
        if field in entry:
            yield Fact(predicate, Text(entry[field]))
    if "binding" in entry:
        yield Fact(C.isBinding, entry["binding"] == "yes")
