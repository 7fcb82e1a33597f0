"""Write a network as GraphML or GEXF, with its measures on the nodes; the same bytes for the same network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree import ElementTree as ET

import networkx as nx

from comity.graph.counted import counted
from comity.graph.errors import BadInput
from comity.graph.network.algorithms import betweenness_of, communities_of
from comity.graph.network.measures import SEPARATOR

GEXF = "http://www.gexf.net/1.2draft"
TYPES = {str: "string", int: "integer", float: "double"}
# XML 1.0 has no way to write these, not even escaped.
HOSTILE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NODE_FIELDS = ("kind", "country", "degree", "strength", "betweenness", "community")
EDGE_FIELDS = ("certain", "bilateral", "plurilateral", "grade", "since", "first_day", "last_day")
EDGE_LISTS = ("agreements", "titles", "domains", "evidence")


def clean(text: str) -> str:
    """Put the replacement character in place of what XML cannot hold.

    >>> clean("a\\x00b\\x0bc\\ud800")
    'a\ufffdb\ufffdc\ufffd'
    """
    return HOSTILE.sub("\ufffd", text)


def writer_of(path: str) -> "Callable[[nx.Graph[str], BinaryIO], None]":
    """Tell the format by the ending of the file; raises BadInput for another one."""
    writer = WRITERS.get(Path(path).suffix.lower())
    if writer is None:
        raise BadInput(f"{path} does not end in {' or '.join(WRITERS)}, so its format is not known; name it so.")
    return writer


def plain(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Copy a network with its measures on the nodes and nothing but text and numbers as attributes, in order."""
    communities = {node: number for number, some in enumerate(communities_of(graph), 1) for node in some}
    between = betweenness_of(graph)
    flat: nx.Graph[str] = nx.Graph()
    for node in sorted(graph):
        data = graph.nodes[node]
        strength = sum(edge["weight"] for edge in graph[node].values())
        known = {**data, "degree": len(graph[node]), "strength": strength}
        known.update(betweenness=between[node], community=communities[node])
        flat.add_node(clean(node), label=clean(data["label"]), **_kept(known, NODE_FIELDS))
    for one, other in sorted((min(edge), max(edge)) for edge in graph.edges):
        edge = graph.edges[one, other]
        lists = {name: clean(SEPARATOR.join(edge[name])) for name in EDGE_LISTS if edge[name]}
        flat.add_edge(clean(one), clean(other), weight=edge["weight"], **_kept(edge, EDGE_FIELDS), **lists)
        flat.edges[clean(one), clean(other)]["spells"] = edge["spells"]
    return flat


def _kept(data: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """Keep what is known; text without what XML cannot hold."""
    known = {name: data[name] for name in fields if data.get(name) is not None}
    return {name: clean(value) if isinstance(value, str) else value for name, value in known.items()}


def write_graphml(graph: "nx.Graph[str]", out: BinaryIO) -> None:
    """Write GraphML; the days of each tie as text, one ``first/last`` after the other."""
    flat = plain(graph)
    for _, _, data in flat.edges(data=True):
        data["in_force"] = SEPARATOR.join(f"{start or '..'}/{end or '..'}" for start, end in data.pop("spells"))
    flat.graph["name"] = clean(f"{heading(graph)}: {describe(graph)}")
    # Its other writer comes into play where lxml is installed, and gives other bytes.
    nx.write_graphml_xml(flat, out, encoding="utf-8", prettyprint=True)


def write_gexf(graph: "nx.Graph[str]", out: BinaryIO) -> None:
    """Write dynamic GEXF 1.2: each tie stands on the days on which its agreements may be in force."""
    flat = plain(graph)
    root = ET.Element("gexf", {"xmlns": GEXF, "version": "1.2"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "Comity"
    ET.SubElement(meta, "description").text = clean(f"{heading(graph)}: {describe(graph)}")
    settings = {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}
    body = ET.SubElement(root, "graph", settings)
    node_keys = _declare(body, "node", [data for _, data in flat.nodes(data=True)], {"label"})
    edge_keys = _declare(body, "edge", [data for _, _, data in flat.edges(data=True)], {"weight", "spells"})
    nodes = ET.SubElement(body, "nodes")
    for node, data in flat.nodes(data=True):
        _values(ET.SubElement(nodes, "node", {"id": node, "label": data["label"]}), data, node_keys)
    edges = ET.SubElement(body, "edges")
    for number, (one, other, data) in enumerate(flat.edges(data=True)):
        ends = {"id": str(number), "source": one, "target": other, "weight": str(data["weight"])}
        edge = ET.SubElement(edges, "edge", ends)
        _values(edge, data, edge_keys)
        spells = ET.SubElement(edge, "spells")
        for start, end in data["spells"]:
            ET.SubElement(spells, "spell", {key: day for key, day in (("start", start), ("end", end)) if day})
    ET.indent(root)
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


WRITERS = {".graphml": write_graphml, ".gexf": write_gexf}


def _declare(body: ET.Element, what: str, data: list[dict[str, Any]], apart: set[str]) -> dict[str, str]:
    """Declare the attributes that occur, and map their names to their identifiers."""
    types = {name: TYPES[type(value)] for some in data for name, value in some.items() if name not in apart}
    declared = ET.SubElement(body, "attributes", {"class": what, "mode": "static"})
    keys = {name: f"{what[0]}{number}" for number, name in enumerate(sorted(types))}
    for name, key in keys.items():
        ET.SubElement(declared, "attribute", {"id": key, "title": name, "type": types[name]})
    return keys


def _values(element: ET.Element, data: dict[str, Any], keys: dict[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, key in keys.items():
        if name in data:
            ET.SubElement(values, "attvalue", {"for": key, "value": str(data[name])})


def heading(graph: "nx.Graph[str]") -> str:
    """Say what the network is of: what is tied, on what, and when."""
    told = graph.graph
    what = {"countries": "countries", "ministries": "ministries", "two-mode": "actors and agreements"}[told["nodes"]]
    day = "on any day" if told["on"] == "any" else f"on {told['on']}"
    return f"{what}, {told['domain'] or 'all domains'}, {day}"


NOUNS = {
    "countries": ("country", "countries"),
    "ministries": ("ministry", "ministries"),
    "two-mode": ("actor", "actors"),
}


def describe(graph: "nx.Graph[str]") -> str:
    """Count what the network holds, and say which agreements it takes."""
    told = graph.graph
    actors = sum(1 for node in graph if graph.nodes[node]["mode"] == 0)
    noun, nouns = NOUNS[told["nodes"]]
    kind = f" ({told['kind']})" if told["kind"] else ""
    sure = "certainly in force" if told["certain"] else "that may be in force"
    most = told["max_parties"]
    limit = f", of at most {counted(most, 'country party', 'country parties')}" if most else ""
    ties, agreements = counted(graph.size(), "tie"), counted(told["agreements"], "agreement")
    return f"{counted(actors, noun, nouns)}, {ties}, {agreements}{kind} {sure}{limit}"
