"""Ties: each pair of countries with the agreements between them, in all and for each domain and its broader ones.

Each agreement gets the number of its country parties too, so that questions can leave out large conventions.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pyoxigraph as ox

from comity.graph import names
from comity.graph.closure import ancestors
from comity.graph.dates import stored_day
from comity.graph.quads import LABEL, RDF_TYPE, Statement, term
from comity.graph.store import View, strings
from comity.ontology import terms as C

# Conventions of 190 states would tie everybody with everybody.
MAXIMUM_COUNTRY_PARTIES = 15
DERIVATION = names.ID + "derivation"

AREAS = f"""SELECT ?agreement ?domain WHERE {{
  ?agreement a <{C.Agreement}> ; <{C.concerns}> ?domain FILTER(ISIRI(?agreement) && ISIRI(?domain)) }}"""
LABELS = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label WHERE {{
  {{ ?thing a <{C.Country}> ; {LABEL} ?label }} UNION {{ ?thing a <{C.Domain}> ; skos:prefLabel ?label }}
  FILTER(LANG(?label) = "" || LANGMATCHES(LANG(?label), "en"))
}}"""
DAYS = f"""
PREFIX comity: <{C.NS}>
SELECT ?agreement ?first ?last WHERE {{
  VALUES (?from ?to) {{
    (comity:signedOnEarliest comity:signedOnLatest) (comity:adoptedOnEarliest comity:adoptedOnLatest)
    (comity:inForceFromEarliest comity:inForceFromLatest) }}
  ?agreement a comity:Agreement ; ?from ?first ; ?to ?last
}}"""


def ties(
    view: View, clusters: dict[str, list[str]], parties: dict[str, set[str]], limit: int = MAXIMUM_COUNTRY_PARTIES
) -> Iterator[Statement]:
    """State the ties and the numbers of parties; an agreement of more than ``limit`` country parties makes no tie.

    ``parties`` are the countries behind each agreement.
    """
    canonical = {member: head for head, members in clusters.items() for member in members}
    countries = merged(parties, canonical)
    areas = sets(view, AREAS, canonical)
    broader = ancestors(view)
    labels = labelled(view, LABELS)
    days: dict[str, list[date]] = defaultdict(list)
    for agreement, first, last in strings(view.select(DAYS)):
        days[canonical.get(agreement, agreement)] += filter(None, (stored_day(first), stored_day(last)))
    agreements: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for agreement, sides in countries.items():
        yield ox.NamedNode(agreement), ox.NamedNode(C.countryPartyCount), term(len(sides))
        if len(sides) > limit:
            continue
        domains = {""}.union(*(broader.get(area, {area}) for area in areas.get(agreement, ())))
        for one, other in combinations(sorted(sides), 2):
            for domain in domains:
                agreements[one, other, domain].add(agreement)
    yield ox.NamedNode(DERIVATION), RDF_TYPE, ox.NamedNode(C.Derivation)
    yield ox.NamedNode(DERIVATION), LABEL, ox.Literal("how the derived graph was made", language="en")
    yield ox.NamedNode(DERIVATION), ox.NamedNode(C.maximumCountryParties), term(limit)
    for (one, other, domain), found in sorted(agreements.items()):
        words = _words(one, other, domain, labels)
        yield from _tie(one, other, domain, words, found, sorted(day for some in found for day in days.get(some, ())))


def labelled(view: View, query: str) -> dict[str, str]:
    """Map things to their labels; of several, to the first by the alphabet."""
    return {row[0]: row[1] for row in sorted(strings(view.select(query)), reverse=True)}


def merged(parties: dict[str, set[str]], canonical: dict[str, str]) -> dict[str, set[str]]:
    """Gather the countries behind each agreement under its canonical."""
    countries: dict[str, set[str]] = defaultdict(set)
    for agreement, some in parties.items():
        countries[canonical.get(agreement, agreement)] |= some
    return countries


def sets(view: View, query: str, canonical: dict[str, str]) -> dict[str, set[str]]:
    """Gather what a query tells of agreements, by the one that stands for each."""
    found: dict[str, set[str]] = defaultdict(set)
    for agreement, value in strings(view.select(query)):
        found[canonical.get(agreement, agreement)].add(value)
    return found


def _words(one: str, other: str, domain: str, labels: dict[str, str]) -> str:
    """Name a tie after its countries and its domain; what has no name goes by the end of its IRI."""
    first, second, area = (labels.get(iri, iri.rsplit("/", 1)[-1]) for iri in (one, other, domain))
    return f"{first} and {second}" + (f" on {area}" if domain else "")


def _tie(one: str, other: str, domain: str, words: str, agreements: set[str], days: list[date]) -> Iterator[Statement]:
    *codes, area = (names.encode(iri.rsplit("/", 1)[-1]) for iri in (one, other, domain))
    node = ox.NamedNode(f"{names.ID}tie/{'-'.join(codes)}" + (f"/{area}" if area else ""))
    yield node, RDF_TYPE, ox.NamedNode(C.Tie)
    yield node, LABEL, ox.Literal(words, language="en")
    for country in (one, other):
        yield node, ox.NamedNode(C.tieCountry), ox.NamedNode(country)
    if domain:
        yield node, ox.NamedNode(C.tieDomain), ox.NamedNode(domain)
    yield node, ox.NamedNode(C.agreementCount), term(len(agreements))
    for agreement in agreements:
        yield node, ox.NamedNode(C.derivedFrom), ox.NamedNode(agreement)
    if days:
        yield node, ox.NamedNode(C.firstDay), term(days[0])
        yield node, ox.NamedNode(C.lastDay), term(days[-1])
    yield node, ox.NamedNode(C.rule), ox.NamedNode(names.concept("rule", "tie-count"))
