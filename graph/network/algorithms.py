"""The algorithms behind measures, files and pictures; each gives the same result on every run."""

import networkx as nx

SEED = 0
RESOLUTION = 1.0


def betweenness_of(graph: "nx.Graph[str]") -> dict[str, float]:
    """Map each node to its betweenness."""
    found: dict[str, float] = nx.betweenness_centrality(graph, normalized=True, weight=None, endpoints=False)
    return {node: round(value, 6) for node, value in found.items()}


def communities_of(graph: "nx.Graph[str]") -> list[list[str]]:
    """Split the network into communities, the largest first; the same ones on every run."""
    order = sorted(graph)
    number = {node: index for index, node in enumerate(order)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(order)))
    edges = []
    for pair in graph.edges:
        one, other = sorted(number[node] for node in pair)
        edges.append((one, other, graph.edges[pair]["weight"]))
    plain.add_weighted_edges_from(sorted(edges))
    if not edges:
        return [[node] for node in order]
    found = nx.community.louvain_communities(plain, weight="weight", resolution=RESOLUTION, seed=SEED)
    named = [sorted(order[index] for index in members) for members in found]
    return sorted(named, key=lambda members: (-len(members), members))
