"""The measures of a network, each as rows with what stands behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from comity.graph.errors import BadInput
from comity.graph.network.algorithms import RESOLUTION, SEED, betweenness_of, communities_of

SEPARATOR = " | "
Cell = str | int | float | None


@dataclass(frozen=True)
class Measured:
    """The rows of a measure, and in one line how they were found."""

    method: str
    columns: list[str]
    rows: list[tuple[Cell, ...]]


def measure(graph: "nx.Graph[str]", name: str) -> Measured:
    """Measure a network built by ``build``; raises BadInput for a measure that it does not have."""
    if name not in MEASURES:
        raise BadInput(f"There is no measure {name!r}; take {', '.join(MEASURES)}.")
    return MEASURES[name](graph)


def degree(graph: "nx.Graph[str]") -> Measured:
    """Count the partners of each node."""
    values = {node: len(graph[node]) for node in graph}
    return _nodes(graph, values, "degree: the number of partners, each counted once")


def strength(graph: "nx.Graph[str]") -> Measured:
    """Add up the agreements of each node over its partners."""
    values: dict[str, int] = dict(graph.degree(weight="weight"))
    return _nodes(graph, values, "strength: agreements added up over partners; one with three partners adds three")


def betweenness(graph: "nx.Graph[str]") -> Measured:
    """Find the share of shortest paths between the others that pass through each node."""
    method = "betweenness: Brandes 2001, unweighted, normalised by the pairs of other nodes, ends not counted"
    return _nodes(graph, betweenness_of(graph), method, _only_through(graph))


def communities(graph: "nx.Graph[str]") -> Measured:
    """Describe each community: its members, and how densely they are tied."""
    found = communities_of(graph)
    groups = [set(members) for members in found]
    modularity = nx.community.modularity(graph, groups, weight="weight", resolution=RESOLUTION) if graph.size() else 0.0
    method = (
        f"communities: Louvain (Blondel 2008), weighted by agreements, resolution {RESOLUTION:g}, seed {SEED}; "
        f"modularity {modularity:.3f}"
    )
    rows: list[tuple[Cell, ...]] = []
    for number, members in enumerate(found, 1):
        inside = graph.subgraph(members)
        agreements = _agreements(edge for _, _, edge in inside.edges(data=True))
        outside = sum(1 for _ in nx.edge_boundary(graph, members))
        density = round(nx.density(inside), 3)
        named = _listed(graph, members)
        rows.append((number, len(members), named, inside.size(), len(agreements), density, outside, _join(agreements)))
    columns = ["community", "size", "members", "ties_within", "agreements", "density", "ties_outside", "agreement"]
    return Measured(method, columns, rows)


def bridges(graph: "nx.Graph[str]") -> Measured:
    """List the ties without which the network falls apart further, with the agreements they hang on."""
    rows: list[tuple[Cell, ...]] = []
    bare: nx.Graph[str] = nx.Graph(graph.edges)
    found: list[Any] = sorted(nx.bridges(graph))
    for one, other in found:
        bare.remove_edge(one, other)
        parts = [nx.node_connected_component(bare, end) for end in (one, other)]
        bare.add_edge(one, other)
        side = min(parts, key=lambda part: (len(part), min(part)))
        rows.append((*_tie(graph, one, other), len(side), _listed(graph, side)))
    rows.sort(key=lambda row: (-_number(row[-2]), str(row[0]), str(row[1])))
    columns = [*TIE_COLUMNS, "cut_off", "side"]
    return Measured("bridges: ties whose loss parts those they join; cut_off counts the smaller side", columns, rows)


def ties(graph: "nx.Graph[str]") -> Measured:
    """List the ties with the agreements behind them."""
    rows = [_tie(graph, one, other) for one, other in graph.edges]
    rows.sort(key=lambda row: (-_number(row[2]), str(row[0]), str(row[1])))
    return Measured("ties: pairs that are party to the same agreement", TIE_COLUMNS, rows)


def through_third(graph: "nx.Graph[str]") -> Measured:
    """List the pairs with no tie in the network that share partners, with these thirds."""
    if graph.graph["nodes"] == "two-mode":
        raise BadInput("In two-mode no two actors are tied; ask through-third with --nodes countries or ministries.")
    rows: list[tuple[Cell, ...]] = []
    for one, other in combinations(sorted(graph, key=lambda node: (_label(graph, node), node)), 2):
        thirds = set(graph[one]) & set(graph[other])
        if thirds and not graph.has_edge(one, other):
            legs = [graph.edges[end, third] for third in sorted(thirds) for end in (one, other)]
            left_out = len(graph.nodes[one]["party_to"] & graph.nodes[other]["party_to"])
            named = (_label(graph, one), _label(graph, other), len(thirds), _listed(graph, thirds))
            rows.append((*named, left_out, _join(_agreements(legs)), one, other))
    rows.sort(key=lambda row: (_number(row[2]), str(row[0]), str(row[1])))
    method = (
        "through-third: pairs with no tie in this network and a common partner; left_out counts the agreements of "
        "both that the network leaves out (other days, domains, kinds, more parties)"
    )
    columns = ["one", "other", "thirds", "through", "left_out", "agreement", "one_iri", "other_iri"]
    return Measured(method, columns, rows)


TIE_COLUMNS = [
    *("one", "other", "agreements", "bilateral", "plurilateral", "since", "grade", "areas", "through"),
    *("evidence", "agreement", "one_iri", "other_iri"),
]
MEASURES: dict[str, Callable[["nx.Graph[str]"], Measured]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "communities": communities,
    "bridges": bridges,
    "through-third": through_third,
    "ties": ties,
}


def _nodes(
    graph: "nx.Graph[str]", values: "dict[str, int] | dict[str, float]", method: str, only: dict[str, int] | None = None
) -> Measured:
    """Rank the nodes; equal values share the rank of the first of them."""
    ordered = sorted(graph, key=lambda node: (-values[node], _label(graph, node), node))
    ranks: dict[float, int] = {}
    rows: list[tuple[Cell, ...]] = []
    for place, node in enumerate(ordered, 1):
        rank = ranks.setdefault(values[node], place)
        count = len(_agreements(graph[node].values()))
        extra = [] if only is None else [only[node]]
        described = (_label(graph, node), graph.nodes[node].get("kind"), values[node], *extra, len(graph[node]), count)
        rows.append((rank, *described, _listed(graph, graph[node]), node))
    name = method.split(":")[0]
    extra_column = [] if only is None else ["only_through"]
    partners = ["degree"] if name != "degree" else ["partners"]
    columns = ["rank", "node", "kind", name, *extra_column, *partners, "agreements", "with", "iri"]
    return Measured(method, columns, rows)


def _only_through(graph: "nx.Graph[str]") -> dict[str, int]:
    """Count for each node the pairs with no tie of which it is the only common partner."""
    found = dict.fromkeys(graph, 0)
    for one, other in combinations(graph, 2):
        thirds = set(graph[one]) & set(graph[other])
        if len(thirds) == 1 and not graph.has_edge(one, other):
            found[thirds.pop()] += 1
    return found


def _tie(graph: "nx.Graph[str]", one: str, other: str) -> tuple[Cell, ...]:
    one, other = sorted((one, other), key=lambda node: (graph.nodes[node]["mode"], _label(graph, node), node))
    edge = graph.edges[one, other]
    counts = (edge["weight"], edge["bilateral"], edge["plurilateral"], edge["since"], edge["grade"])
    words = (_join(edge["domains"]), _join(edge["titles"]), _join(edge["evidence"]), _join(edge["agreements"]))
    return (_label(graph, one), _label(graph, other), *counts, *words, one, other)


def _agreements(edges: "Iterable[Mapping[str, Any]]") -> list[str]:
    found: set[str] = set()
    for edge in edges:
        found.update(edge["agreements"])
    return sorted(found)


def _label(graph: "nx.Graph[str]", node: str) -> str:
    return str(graph.nodes[node]["label"])


def _listed(graph: "nx.Graph[str]", nodes: Iterable[str]) -> str:
    return _join(sorted(_label(graph, node) for node in nodes)) or ""


def _join(words: Sequence[str]) -> str | None:
    return SEPARATOR.join(words) or None


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0
