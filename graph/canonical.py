"""One thing in several sources: clusters by judgement and by identifier, and the canonical member of each."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

import networkx as nx
import pyoxigraph as ox

from comity.graph import names
from comity.graph.quads import Statement
from comity.graph.store import View, strings
from comity.ontology import terms as C

THINGS = f"""
PREFIX comity: <{names.NS}>
SELECT DISTINCT ?thing ?registered WHERE {{
  VALUES ?kind {{ comity:Agreement comity:Organisation comity:Person comity:JointBody }}
  ?thing a ?kind .
  OPTIONAL {{ ?thing comity:locatorIdentifier ?registered }}
  FILTER(ISIRI(?thing))
}}"""

JUDGEMENTS = f"""
PREFIX comity: <{names.NS}>
SELECT ?judgement ?kind ?on ?line ?thing WHERE {{
  ?judgement a comity:Judgement ; comity:judgementKind ?kind ; comity:about ?thing .
  OPTIONAL {{ ?judgement comity:judgedOn ?on }}
  OPTIONAL {{ ?judgement comity:locatorLine ?line }}
}}"""

IDENTIFIERS = f"""
PREFIX comity: <{names.NS}>
SELECT ?identifier ?thing WHERE {{ ?thing comity:identifier ?identifier FILTER(ISIRI(?thing)) }}"""

REGISTERED = f"""
PREFIX comity: <{names.NS}>
SELECT ?source WHERE {{ ?source a comity:Source ; comity:loaderName "register" }}"""

# Bodies that texts name and nobody knew: where one was accepted, a later text means the same by that name.
NEW_BODIES = f"""
PREFIX comity: <{names.NS}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?thing ?name ?country ?state WHERE {{
  ?claim comity:claimPredicate rdf:type ; comity:claimSubject ?thing ; comity:reviewState ?state .
  ?thing a comity:Organisation ; comity:jurisdiction ?country ;
    <http://www.w3.org/2000/01/rdf-schema#label> ?name .
}}"""

# An act with only a last possible day counts by that one; of one with both, the first is the smaller.
ACTS = f"""
PREFIX comity: <{names.NS}>
SELECT ?thing (MIN(?day) AS ?first) WHERE {{
  VALUES ?act {{ comity:signedOnEarliest comity:signedOnLatest comity:adoptedOnEarliest comity:adoptedOnLatest
    comity:approvedOnEarliest comity:approvedOnLatest comity:announcedOnEarliest comity:announcedOnLatest
    comity:inForceFromEarliest comity:inForceFromLatest }}
  ?thing ?act ?day
}} GROUP BY ?thing"""

UNDATED = "9999"
SAME = names.concept("judgement", "same")
DIFFERENT = names.concept("judgement", "different")
ACCEPTED = names.concept("review", "accepted")
UNDECIDED = names.concept("judgement", "undecided")


def clusters(view: View) -> dict[str, list[str]]:
    """Map the canonical IRI of each agreement, organisation, person and joint body to its members, itself first."""
    things = {thing for thing, _ in strings(view.select(THINGS))}
    registers = tuple(source + "/" for (source,) in strings(view.select(REGISTERED)))
    acts = {thing: first for thing, first in strings(view.select(ACTS)) if thing.startswith(registers)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(things)
    _join(graph, [*_decisions(view), *_alike(view), *_accepted(view)], things)
    found = {}
    for members in nx.connected_components(graph):
        ordered = sorted(members, key=lambda thing: _rank(thing, registers, acts))
        found[ordered[0]] = ordered
    return dict(sorted(found.items()))


def _rank(thing: str, registers: tuple[str, ...], acts: dict[str, str]) -> tuple[bool, bool, str, str]:
    """Put what the reference graph knows first, then the register's, of these the one that began first."""
    return not _known(thing), not thing.startswith(registers), acts.get(thing, UNDATED), thing


def _known(thing: str) -> bool:
    """Tell whether the reference graph describes the thing; its name is then the one to go by."""
    return thing.startswith(names.ID) and not thing.startswith(names.ID + "source/")


def _decisions(view: View) -> list[tuple[str, frozenset[str]]]:
    """List the latest judgement on each pair, that of the later line where the day is the same."""
    judgements: dict[str, tuple[str, str, str, set[str]]] = {}
    for judgement, kind, on, line, thing in strings(view.select(JUDGEMENTS)):
        judgements.setdefault(judgement, (on, line.zfill(9), kind, set()))[3].add(thing)
    latest: dict[frozenset[str], str] = {}
    for _, (_, _, kind, about) in sorted(judgements.items(), key=lambda item: (*item[1][:2], item[0])):
        if kind in (SAME, DIFFERENT, UNDECIDED):
            for pair in combinations(sorted(about), 2):
                latest[frozenset(pair)] = kind
    return sorted(((kind, pair) for pair, kind in latest.items()), key=lambda item: (item[0], sorted(item[1])))


def _alike(view: View) -> list[tuple[str, frozenset[str]]]:
    """List the pairs that bear one identifier, each with the one before it."""
    borne: dict[str, list[str]] = defaultdict(list)
    for identifier, thing in sorted(strings(view.select(IDENTIFIERS))):
        borne[identifier].append(thing)
    return [(SAME, frozenset(pair)) for some in borne.values() for pair in pairwise(some) if len(set(pair)) == 2]


def _accepted(view: View) -> list[tuple[str, frozenset[str]]]:
    """Pair a new body that was accepted with those of the same name and country in other texts."""
    named: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for thing, name, country, state in strings(view.select(NEW_BODIES)):
        named[" ".join(name.split()).casefold().removeprefix("the "), country][thing] = state
    pairs = []
    for bodies in named.values():
        first = min((thing for thing, state in bodies.items() if state == ACCEPTED), default=None)
        pairs += [(SAME, frozenset((first, other))) for other in bodies if first and other != first]
    return sorted(pairs, key=lambda pair: sorted(pair[1]))


def _join(graph: "nx.Graph[str]", decisions: list[tuple[str, frozenset[str]]], things: set[str]) -> None:
    """Join what is the same by judgement or identifier, unless that would join a pair judged different."""
    apart = [tuple(pair) for kind, pair in decisions if kind == DIFFERENT and pair <= things]
    for kind, pair in decisions:
        if kind == SAME and pair <= things:
            one, other = pair
            graph.add_edge(one, other)
            if any(nx.has_path(graph, *parted) for parted in apart):
                graph.remove_edge(one, other)


def canonicals(found: dict[str, list[str]]) -> Iterator[Statement]:
    """State the canonical of every member."""
    predicate = ox.NamedNode(C.canonical)
    for canonical, members in found.items():
        for member in members:
            yield ox.NamedNode(member), predicate, ox.NamedNode(canonical)
