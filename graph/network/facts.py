"""What a store holds on agreements, each counted once, in the form from which networks are built."""

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox

from comity.graph import names
from comity.graph.network.spells import Spell
from comity.graph.quads import LABEL, RDF_TYPE
from comity.graph.store import View, strings
from comity.ontology import terms as C

DATED = ("signedOn", "adoptedOn", "inForceFrom")
ENDS = ("Earliest", "Latest", "AsWritten")
DATES = [f"{C.NS}{base}{end}" for base in DATED for end in ENDS]
PREF_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
# No predicate of any graph: it marks the rows that name the canonical of a party.
HEAD_LABEL = ox.NamedNode("urn:x-comity:label-of-canonical")

# A filter, for the engine then reads each agreement once; VALUES makes it look each predicate up.
STATEMENTS = f"""
SELECT ?one ?predicate ?value WHERE {{
  ?one a <{C.Agreement}> ; ?predicate ?value .
  FILTER(?predicate IN ({LABEL}, {RDF_TYPE}, <{C.canonical}>, <{C.party}>, <{C.partyCountry}>, <{C.concerns}>,
    <{C.evidence}>, {", ".join(f"<{date}>" for date in DATES)}))
}}"""
INTERVALS = f"""
SELECT ?agreement ?grade ?from ?until ?why WHERE {{
  ?interval <{C.ofAgreement}> ?agreement ; <{C.grade}> ?grade .
  OPTIONAL {{ ?interval <{C.validFrom}> ?from }}
  OPTIONAL {{ ?interval <{C.validUntil}> ?until }}
  OPTIONAL {{ ?interval <{C.why}> ?why }}
}}"""
PARTIES = f"""
SELECT ?party ?predicate ?value WHERE {{
  {{ SELECT DISTINCT ?party WHERE {{
    ?one a <{C.Agreement}> ; ?how ?party . VALUES ?how {{ <{C.party}> <{C.partyCountry}> }}
  }} }}
  {{ ?party ?predicate ?value .
    VALUES ?predicate {{ <{C.canonical}> {RDF_TYPE} <{C.jurisdiction}> <{C.withdrawnOn}> {LABEL} }} }}
  UNION
  {{ ?side <{C.participant}> ?party ; <{C.onBehalfOf}> ?value . BIND(<{C.onBehalfOf}> AS ?predicate) }}
  UNION
  {{ ?party <{C.canonical}>/{LABEL} ?value . BIND({HEAD_LABEL} AS ?predicate) }}
}}"""
DOMAINS = f"""
SELECT ?domain ?predicate ?value WHERE {{
  ?domain a <{C.Domain}> ; ?predicate ?value . VALUES ?predicate {{ {PREF_LABEL} <{C.withinDomain}> }}
}}"""


@dataclass
class Agreement:
    """One agreement, whatever number of sources speaks of it."""

    iri: str
    title: str = ""
    kinds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    since: tuple[str, str] = ("", "")
    spells: list[Spell] = field(default_factory=list)


@dataclass(frozen=True)
class Facts:
    """All agreements by their canonical IRI, and the names, kinds and countries of their parties and domains.

    ``behalf`` holds the countries for which a body acts, ``gone`` the last day of a state of the past.
    """

    agreements: dict[str, Agreement]
    labels: dict[str, str]
    kinds: dict[str, set[str]]
    jurisdictions: dict[str, set[str]]
    behalf: dict[str, set[str]]
    gone: dict[str, str]
    broader: dict[str, set[str]]

    def label(self, iri: str) -> str:
        """Name a thing; one without a name goes by the end of its IRI."""
        return self.labels.get(iri) or iri.rsplit("/", 1)[-1]


def read(view: View) -> Facts:
    """Read the facts of a store in four queries."""
    heads, labels, told = _parties(view)
    domain_labels, broader = _domains(view)
    agreements = _agreements(view, heads)
    for agreement, grade, start, end, why in strings(view.select(INTERVALS)):
        if agreement in agreements:
            spell = Spell(start or None, end or None, grade.rsplit("/", 1)[-1], why)
            agreements[agreement].spells.append(spell)
    for each in agreements.values():
        each.spells.sort(key=lambda spell: (spell.start or "", spell.end or "9999", spell.grade))
    kinds, jurisdictions, behalf = (told[each] for each in (RDF_TYPE.value, C.jurisdiction, C.onBehalfOf))
    gone = {party: min(days) for party, days in told[C.withdrawnOn].items()}
    return Facts(agreements, labels | domain_labels, kinds, jurisdictions, behalf, gone, broader)


def _agreements(view: View, heads: dict[str, str]) -> dict[str, Agreement]:
    said: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in view.select(STATEMENTS).rows:
        said[_text(subject)][_text(predicate)].append(value)
    found: dict[str, Agreement] = {}
    titles: dict[str, list[tuple[bool, bool, str]]] = defaultdict(list)
    for one, facts in sorted(said.items()):
        iri = min((_text(head) for head in facts[C.canonical]), default=one)
        each = found.setdefault(iri, Agreement(iri))
        titles[iri] += [(one != iri, *_preference(value)) for value in facts[LABEL.value]]
        each.parties.update(heads.get(party, party) for party in map(_text, facts[C.party]))
        each.kinds.update(map(_text, facts[RDF_TYPE.value]))
        each.countries.update(map(_text, facts[C.partyCountry]))
        each.domains.update(map(_text, facts[C.concerns]))
        each.evidence.update(map(_text, facts[C.evidence]))
        for base in DATED:
            earliest, latest, words = (sorted(map(_text, facts[f"{C.NS}{base}{end}"])) for end in ENDS)
            _date(each, earliest + latest, words)
    for iri, each in found.items():
        each.title = min(titles[iri], default=(False, False, iri.rsplit("/", 1)[-1]))[-1]
    return dict(sorted(found.items()))


def _date(each: Agreement, bounds: list[str], words: list[str]) -> None:
    """Take the bounds of one date of one source, and the source's own words for the earliest of all."""
    if not bounds:
        return
    first, last = min(bounds), max(bounds)
    each.days.update(bounds)
    candidate = (first, words[0] if words else first if first == last else f"{first}/{last}")
    each.since = min(each.since, candidate) if each.since[0] else candidate


def _parties(view: View) -> tuple[dict[str, str], dict[str, str], dict[str, dict[str, set[str]]]]:
    """Map parties to their canonicals, these to their names, and what is told of them by predicate."""
    rows = [(_text(party), _text(predicate), value) for party, predicate, value in view.select(PARTIES).rows]
    heads = {party: _text(value) for party, predicate, value in rows if predicate == C.canonical}
    labels: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    told = (RDF_TYPE.value, C.jurisdiction, C.onBehalfOf, C.withdrawnOn)
    kept: dict[str, dict[str, set[str]]] = {predicate: defaultdict(set) for predicate in told}
    for party, predicate, value in rows:
        head = heads.get(party, party)
        if predicate in kept:
            kept[predicate][head].add(_text(value))
        elif predicate == HEAD_LABEL.value or (predicate == LABEL.value and head == party):
            labels[head].append(_preference(value))
    return heads, _best(labels), {predicate: dict(found) for predicate, found in kept.items()}


def _domains(view: View) -> tuple[dict[str, str], dict[str, set[str]]]:
    labels: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    broader: dict[str, set[str]] = defaultdict(set)
    for domain, predicate, value in view.select(DOMAINS).rows:
        if predicate == PREF_LABEL:
            labels[_text(domain)].append(_preference(value))
        else:
            broader[_text(domain)].add(_text(value))
    return _best(labels), dict(broader)


def _best(labels: dict[str, list[tuple[bool, str]]]) -> dict[str, str]:
    return {iri: min(some)[-1] for iri, some in labels.items()}


def _preference(value: object) -> tuple[bool, str]:
    """Order names: English or of no language first."""
    language = value.language if isinstance(value, ox.Literal) else None
    return not (language or "en").lower().startswith("en"), _text(value)


def _text(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def kind_words(kinds: set[str]) -> str:
    """Say in words what an actor is: its narrowest kind.

    >>> kind_words({C.Actor, C.Organisation, C.InternationalOrganisation})
    'international organisation'
    """
    narrow = {kind for kind in kinds if kind.startswith(names.NS)} - {C.Actor, C.Organisation}
    chosen = min(
        narrow - {C.Country}, default=min(narrow, default=C.Actor if C.Organisation not in kinds else C.Organisation)
    )
    word = chosen.removeprefix(names.NS)
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in word).strip()


def agreement_kinds(view: View) -> dict[str, str]:
    """Map each kind of agreement that the ontology knows to its name."""
    text = f"""
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?kind ?label WHERE {{ ?kind rdfs:subClassOf* <{C.Agreement}> ; rdfs:label ?label }}"""
    return {kind: label for kind, label in strings(view.select(text))}  # noqa: C416 - the rows are wider to mypy
