"""Pairs of records in different sources that may be one thing, with a score and its reasons; people decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from comity.graph import names
from comity.graph.counted import counted
from comity.graph.dates import stored_day
from comity.graph.store import View, strings
from comity.ontology import terms as C

PREFIXES = f"""
PREFIX comity: <{C.NS}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
TITLES = """SELECT ?thing ?head ?title WHERE {{ ?thing a comity:{kind} ; comity:canonical ?head ; ?name ?title .
  VALUES ?name {{ rdfs:label skos:altLabel comity:officialName }} }}"""
DAYS = """SELECT ?thing ?day WHERE { ?thing a comity:Agreement ; ?date ?day .
  VALUES ?date { comity:signedOnEarliest comity:adoptedOnEarliest comity:approvedOnEarliest
    comity:inForceFromEarliest } }"""
GRAPHS = """SELECT ?thing ?graph WHERE {{ GRAPH ?graph {{ ?thing a comity:{kind} }} }}"""
REGISTERS = """SELECT ?source WHERE { ?source a comity:Source ; comity:loaderName "register" }"""
SIDES = """SELECT ?thing ?side WHERE {{ ?thing a comity:{kind} ; {path} ?side }}"""
PATHS = {"Agreement": "comity:partyCountry", "Organisation": "comity:jurisdiction"}
DECIDED = """SELECT ?one ?other WHERE { ?judgement comity:judgementKind <%s> ; comity:about ?first , ?second .
  ?first comity:canonical ?one . ?second comity:canonical ?other FILTER(STR(?one) < STR(?other)) }"""
# What the parts of a score weigh; what is not known of one of the two weighs nothing.
WEIGHTS = {"title": 6, "parties": 3, "date": 1}
NEAR_DAYS = 400
# Of agreements open to many the lists of parties differ by their day, and say little.
MANY = 15


@dataclass
class Thing:
    """One canonical: its titles, first day, the countries it belongs to, and the sources that speak of it."""

    iri: str
    titles: set[str] = field(default_factory=set)
    day: date | None = None
    sides: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Candidate:
    """Two canonicals that may be one; ``score`` from 0 to 1."""

    score: float
    one: str
    other: str
    one_title: str
    other_title: str
    reasons: tuple[str, ...]


def candidates(view: View, kind: str, least: float = 0.8) -> list[Candidate]:
    """List the pairs of ``Agreement`` or ``Organisation`` from different sources, the likeliest first."""
    things = _things(view, kind)
    apart = {tuple(pair) for pair in strings(view.select(PREFIXES + DECIDED % names.concept("judgement", "different")))}
    found = []
    for one, other in _pairs(things.values()):
        if (one.iri, other.iri) not in apart and (scored := _scored(one, other, least)):
            found.append(scored)
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _things(view: View, kind: str) -> dict[str, Thing]:
    things: dict[str, Thing] = {}
    heads: dict[str, str] = {}
    for thing, head, title in strings(view.select(PREFIXES + TITLES.format(kind=kind))):
        heads[thing] = head
        known = things.setdefault(head, Thing(head))
        known.titles.add(title)
    for thing, source in _sources(view, kind):
        if thing in heads:
            things[heads[thing]].sources.add(source)
    for thing, day in strings(view.select(PREFIXES + DAYS)) if kind == "Agreement" else ():
        moment = stored_day(day)
        if thing in heads and moment:
            known = things[heads[thing]]
            known.day = min(known.day or moment, moment)
    for thing, side in strings(view.select(PREFIXES + SIDES.format(kind=kind, path=PATHS[kind]))):
        if thing in heads:
            things[heads[thing]].sides.add(side)
    return things


def _sources(view: View, kind: str) -> Iterator[tuple[str, str]]:
    """Tell the graph of each thing; the files of registers, which keep their things apart, count as one."""
    registers = {names.source_graph_of(source) for (source,) in strings(view.select(PREFIXES + REGISTERS))}
    for thing, graph in strings(view.select(PREFIXES + GRAPHS.format(kind=kind))):
        yield thing, "register" if graph in registers else graph


def _pairs(things: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pair things that share a country, or a year, or have neither; of different sources, each pair once."""
    blocks: dict[str, list[Thing]] = defaultdict(list)
    for thing in sorted(things, key=lambda each: each.iri):
        keys = thing.sides if 0 < len(thing.sides) <= MANY else {"many or none"}
        for key in keys:
            blocks[key].append(thing)
    seen = set()
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if one.sources.isdisjoint(other.sources) and (one.iri, other.iri) not in seen:
                seen.add((one.iri, other.iri))
                yield one, other


def _scored(one: Thing, other: Thing, least: float) -> Candidate | None:
    if one.day and other.day and abs((one.day - other.day).days) > NEAR_DAYS:
        return None
    likeness, titles = _likest(one, other)
    parts = {"title": (likeness / 100, f"titles alike by {likeness:.0f} of 100")}
    together = one.sides | other.sides
    if one.sides and other.sides and max(len(one.sides), len(other.sides)) <= MANY:
        shared = len(one.sides & other.sides)
        parts["parties"] = (
            shared / len(together),
            f"{shared} of {counted(len(together), 'country', 'countries')} shared",
        )
    if one.day and other.day:
        gap = abs((one.day - other.day).days)
        parts["date"] = (1 - gap / NEAR_DAYS, f"first days {counted(gap, 'day')} apart" if gap else "same first day")
    score = sum(WEIGHTS[part] * value for part, (value, _) in parts.items()) / sum(WEIGHTS[part] for part in parts)
    if score < least:
        return None
    return Candidate(round(score, 3), one.iri, other.iri, *titles, tuple(reason for _, reason in parts.values()))


def _likest(one: Thing, other: Thing) -> tuple[float, tuple[str, str]]:
    """Find the two titles that are most alike, whatever the order of their words."""
    from rapidfuzz import fuzz, utils

    return max(
        (fuzz.token_sort_ratio(title, name, processor=utils.default_process), (title, name))
        for title in sorted(one.titles)
        for name in sorted(other.titles)
    )
