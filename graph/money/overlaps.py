"""Which sums are the same money as others that are counted: parts, second reports, and money handed on.

Kept at hand is one small record for each activity, and nothing for each sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from comity.graph import names
from comity.graph.money.reading import OUTGOING, Told, kind
from comity.graph.money.twice import twice
from comity.graph.store import View, strings
from comity.ontology import terms as C

NONE: frozenset[str] = frozenset()
# Held once: each of very many activities points to one of these.
BOTH = frozenset(OUTGOING.values())
STAGES = {stage: frozenset([stage]) for stage in BOTH}
INCOMING = ("incoming-funds", "incoming-commitment", "incoming-pledge")
PAIRS = "SELECT ?one ?other WHERE {{ ?one <{predicate}> ?other FILTER(ISIRI(?one)) }}"
OF_ACTIVITY = f"SELECT ?activity ?identifier WHERE {{ ?activity a <{C.AidActivity}> ; <{C.identifier}> ?identifier }}"
KINDS = f"SELECT DISTINCT ?activity ?kind WHERE {{ ?activity a <{C.AidActivity}> ; <{C.flow}>/<{C.flowKind}> ?kind }}"
NAMED = """SELECT DISTINCT ?activity ?kind ?identifier WHERE {{
  ?flow <{predicate}> ?identifier ; <{kind}> ?kind . ?activity <{flow}> ?flow ; a <{activity}> }}"""
WHO = f"SELECT ?activity ?who WHERE {{ ?activity a <{C.AidActivity}> ; <{C.reportedBy}>|<{C.provider}> ?who }}"
UNTRACED = f"""SELECT DISTINCT ?activity ?who WHERE {{
  VALUES ?kind {{ {" ".join(f"<{names.concept('flow', kind)}>" for kind in INCOMING)} }}
  ?flow <{C.flowKind}> ?kind . FILTER NOT EXISTS {{ ?flow <{C.providerActivity}> ?any }}
  ?activity <{C.flow}> ?flow ; a <{C.AidActivity}> OPTIONAL {{ ?flow <{C.provider}> ?who }} }}"""


@dataclass(slots=True)
class Known:
    """What is at hand of an activity: the stages of its sums, its parts, and the activities its money comes from.

    ``lenders`` are those that some of its outgoing sums name; ``outside`` tells that some money comes from elsewhere.
    """

    stages: frozenset[str] = NONE
    parts: frozenset[str] = NONE
    givers: frozenset[str] = NONE
    lenders: frozenset[str] = NONE
    outside: bool = False


@dataclass
class Overlaps:
    """What is left out: activities reported twice, and by activity and stage what is counted instead."""

    known: dict[str, Known]
    by_identifier: dict[str, str]
    twice: dict[str, str]
    in_parts: dict[tuple[str, str], list[str]]
    onward: dict[tuple[str, str], list[str]]
    partly: dict[tuple[str, str], list[str]]

    def of(self, activity: str, told: Told) -> tuple[str, list[str]]:
        """Give the rule by which a sum is left out with the activities counted instead; two empty ones if it counts."""
        stage = OUTGOING.get(kind(told), "")
        if activity in self.twice:
            return "reported-twice", [self.twice[activity]]
        if (activity, stage) in self.in_parts:
            return "counted-in-parts", self.in_parts[activity, stage]
        if (activity, stage) in self.onward:
            return "onward-spending", self.onward[activity, stage]
        giver = self.by_identifier.get(told.one("providerActivity").casefold(), "")
        if giver in self.known[activity].lenders and (found := self.counted(giver, stage)):
            return "onward-spending", found
        return "", []

    def counted(self, activity: str, stage: str) -> list[str]:
        """Tell where the money of a stage is counted that passes through an activity: there, or whence it came."""
        if (activity, stage) in self.onward:
            return self.onward[activity, stage]
        if (activity, stage) in self.in_parts or stage not in self.known[activity].stages:
            return []
        return [activity]


def overlaps(view: View, graphs: dict[str, str], canonical: dict[str, str]) -> Overlaps:
    """Find what the activities of a store report more than once; identifiers are one in small and capital letters."""
    identifiers = {iri: code.casefold() for iri, code in strings(view.select(OF_ACTIVITY)) if iri in graphs}
    nodes: dict[str, list[str]] = defaultdict(list)
    for iri, code in sorted(identifiers.items()):
        nodes[code].append(iri)
    again = twice(view, graphs, nodes)
    one = {code: min(some, key=lambda iri: (iri in again, iri)) for code, some in nodes.items()}
    found = Overlaps(_known(view, one, dict.fromkeys(graphs), again, canonical), one, again, {}, {}, {})
    _find_parts(found)
    _find_onward(found)
    return found


def _known(
    view: View, one: dict[str, str], activities: dict[str, None], again: dict[str, str], canonical: dict[str, str]
) -> dict[str, Known]:
    found = {iri: Known() for iri in activities}
    start = names.concept("flow", "")
    for iri, kind_of in strings(view.select(KINDS)):
        if iri in found and (stage := OUTGOING.get(kind_of.removeprefix(start))):
            found[iri].stages = STAGES[stage] if found[iri].stages in (NONE, STAGES[stage]) else BOTH
    for predicate in (C.parentIdentifier, C.childIdentifier):
        for iri, code in strings(view.select(PAIRS.format(predicate=predicate))):
            other = one.get(code.casefold())
            if other and iri in found and iri not in again and other != iri:
                whole, part = (other, iri) if predicate == C.parentIdentifier else (iri, other)
                found[whole].parts |= {part}
    asked = NAMED.format(predicate=C.providerActivity, kind=C.flowKind, flow=C.flow, activity=C.AidActivity)
    for iri, kind_of, written in strings(view.select(asked)):
        code = written.casefold()
        if iri in found and kind_of.removeprefix(start) in INCOMING:
            _given(found, one.get(code), iri)
        elif iri in found and kind_of.removeprefix(start) in OUTGOING and one.get(code, iri) != iri:
            found[iri].lenders |= {one[code]}
    announced: dict[str, set[str]] = defaultdict(set)
    asked = NAMED.format(predicate=C.receiverActivity, kind=C.flowKind, flow=C.flow, activity=C.AidActivity)
    for iri, kind_of, written in strings(view.select(asked)):
        code = written.casefold()
        if kind_of.removeprefix(start) in OUTGOING and code in one and iri not in again and iri in found:
            _given(found, iri, one[code])
            announced[one[code]].add(iri)
    for iri in _untraced(view, announced, canonical):
        if iri in found:
            found[iri].outside = True
    return found


def _untraced(view: View, announced: dict[str, set[str]], canonical: dict[str, str]) -> Iterator[str]:
    """List the activities with incoming sums of which no activity is known from which they come.

    Where an activity names another as its receiver, an incoming sum of the other is its own if that names one of its
    organisations as provider, or nobody.
    """
    givers = {giver for some in announced.values() for giver in some}
    of: dict[str, set[str]] = defaultdict(set)
    for iri, who in strings(view.select(WHO)) if givers else ():
        if iri in givers:
            of[iri].add(canonical.get(who, who))
    for iri, who in strings(view.select(UNTRACED)):
        known = {one for giver in announced.get(iri, ()) for one in of[giver]}
        if iri not in announced or (who and canonical.get(who, who) not in known):
            yield iri


def _given(found: dict[str, Known], giver: str | None, receiver: str) -> None:
    if giver == receiver:
        return
    if giver is None:
        found[receiver].outside = True
    else:
        found[receiver].givers |= {giver}


def _find_parts(found: Overlaps) -> None:
    """Leave out the sums of a whole that its parts, or theirs, report too; parts of each other are neither.

    What is counted instead are the lowest that report.
    """
    kept = _acyclic((iri, part) for iri, known in found.known.items() for part in known.parts)
    lowest: dict[tuple[str, str], frozenset[str]] = {}
    for iri in reversed(list(nx.lexicographical_topological_sort(_graph(kept)))):
        for stage in sorted(BOTH):
            below = NONE.union(*(lowest.get((part, stage), NONE) for part in kept.get(iri, ())))
            reports = stage in found.known[iri].stages
            if below and reports:
                found.in_parts[iri, stage] = sorted(below)
            if below or reports:
                lowest[iri, stage] = below or frozenset([iri])


def _find_onward(found: Overlaps) -> None:
    """Leave out what was received from activities that are counted; where only a part was, it is counted and told."""
    edges = ((giver, iri) for iri, known in found.known.items() for giver in known.givers | known.lenders)
    forward = _acyclic(edges)
    backward: dict[str, list[str]] = defaultdict(list)
    for giver, receivers in forward.items():
        for receiver in receivers:
            backward[receiver].append(giver)
    for iri, known in found.known.items():
        if known.lenders:
            known.lenders &= frozenset(backward.get(iri, ()))
        if iri in backward:
            backward[iri] = sorted(known.givers & frozenset(backward[iri]))
    for iri in nx.lexicographical_topological_sort(_graph(forward)):
        for stage in sorted(found.known[iri].stages):
            if not backward.get(iri) or (iri, stage) in found.in_parts:
                continue
            traced = [found.counted(giver, stage) for giver in backward[iri]]
            roots = sorted({root for some in traced for root in some if root != iri})
            if roots and all(traced) and not found.known[iri].outside:
                found.onward[iri, stage] = roots
            elif roots:
                found.partly[iri, stage] = roots


def _graph(kept: dict[str, list[str]]) -> "nx.DiGraph[str]":
    return nx.DiGraph([(one, other) for one, some in kept.items() for other in some])


def _acyclic(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Drop the edges that lie on a circle, for there nothing would be counted."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted(edges))
    circle = {node: number for number, some in enumerate(nx.strongly_connected_components(graph)) for node in some}
    kept: dict[str, list[str]] = defaultdict(list)
    for one, other in graph.edges:
        if circle[one] != circle[other]:
            kept[one].append(other)
    return kept
