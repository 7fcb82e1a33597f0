"""Names to terms: "India", "IN", "356" or "Indian" to the country, "EU" to the group, "AMR" to the domain."""

import re
import unicodedata
from datetime import UTC, datetime

import pyoxigraph as ox

from comity.graph import names
from comity.graph.dates import day
from comity.graph.errors import Unknown
from comity.graph.store import View, strings

XSD_DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
CLASSES = {"country": "Country", "group": "CountryGroup", "domain": "Domain"}
LABELS = """
PREFIX comity: <{ns}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name (?property IN (skos:altLabel) AS ?other) WHERE {{
  ?thing a comity:{kind} ; ?property ?name .
  VALUES ?property {{ rdfs:label skos:prefLabel skos:altLabel comity:officialName
    comity:iso2 comity:iso3 comity:isoNumeric comity:m49 }}
}}"""


def normal(text: str) -> str:
    """Fold case, accents, punctuation and spaces away.

    >>> normal("  Côte d’Ivoire ")
    'cote d ivoire'
    >>> normal("U.S.") == normal("US")
    True
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).replace(".", "")
    plain = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split()).removeprefix("the ")


def resolve(view: View, kind: str, given: str) -> ox.NamedNode | ox.Literal:
    """Turn what a user typed into a term; raises Unknown with the nearest names, BadInput for a bad date."""
    if kind == "date":
        moment = datetime.now(UTC).date() if normal(given) == "today" else day(given)
        return ox.Literal(moment.isoformat(), datatype=XSD_DATE)
    known = _labels(view, kind)
    by_iri = {iri: iri for iri in known.values()} | {iri.rsplit("/", 1)[-1]: iri for iri in known.values()}
    iri = by_iri.get(given.strip()) or known.get(normal(given))
    if iri is None:
        raise Unknown(f"No {kind} is called {given[:80]!r}; {_nearest(given, known)}")
    return ox.NamedNode(iri)


def _labels(view: View, kind: str) -> dict[str, str]:
    """Map each normal name to its thing; a name of several things goes to the one whose label it is."""
    rows = strings(view.select(LABELS.format(ns=names.NS, kind=CLASSES[kind])))
    found: dict[str, str] = {}
    for _, thing, name in sorted((other, thing, name) for thing, name, other in rows):
        found.setdefault(normal(name), thing)
    return found


def _nearest(given: str, known: dict[str, str]) -> str:
    if not known:
        return "the store holds none; load something first."
    from rapidfuzz import fuzz, process

    spelt = [name for name in known if len(name) > 3]
    near = process.extract(normal(given), spelt, scorer=fuzz.ratio, limit=20)
    found = {known[name].rsplit("/", 1)[-1]: name for name, _, _ in reversed(near)}
    best = sorted(found.items(), key=lambda item: [name for name, _, _ in near].index(item[1]))[:3]
    return "did you mean " + ", ".join(f"{name} ({code})" for code, name in best) + "?"
