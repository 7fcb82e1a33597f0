"""Validate: each source graph with ontology and reference against the shapes, and what is wrong in words."""

import difflib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from comity.graph import names
from comity.graph.board import Board
from comity.graph.constraints import PAIRS, Result, results
from comity.graph.errors import Unknown
from comity.graph.facts import Facts
from comity.graph.faults import Fault, faults
from comity.graph.once import told_once
from comity.graph.shapes import Shape, Term, shapes
from comity.graph.store import Store, View, strings
from comity.ontology import terms as C

# Graphs that no source has to itself, by the names under which they are reported.
SHARED = {"judgements": names.JUDGEMENTS_GRAPH, "derived": names.DERIVED_GRAPH}
BASE = {"ontology": names.ONTOLOGY_GRAPH, "reference": names.REFERENCE_GRAPH}
WORDS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing (MIN(?label) AS ?name) (MIN(?line) AS ?proof) (MIN(?near) AS ?nearest) WHERE {{
  VALUES ?thing {{ {things} }}
  OPTIONAL {{ ?thing rdfs:label|skos:prefLabel ?label }}
  OPTIONAL {{ ?thing <{evidence}> ?line }}
  OPTIONAL {{ {{ ?other ?to ?thing }} UNION {{ ?thing ?from ?other }} ?other <{evidence}> ?near
    FILTER(STRSTARTS(STR(?other), "{ids}source/")) }}
}} GROUP BY ?thing"""
LONGEST = 120
BATCH = 200


@dataclass(frozen=True)
class Finding:
    """One thing that falls short: in which source, by which rule, what to do, about what, and where it stands."""

    source: str
    severity: str
    rule: str
    message: str
    value: str
    label: str
    thing: str
    evidence: str


COLUMNS = ("source", "severity", "rule", "message", "value", "label", "thing", "evidence")


@dataclass
class Report:
    """The sources that were checked, and what was found in them."""

    sources: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def count(self, severity: str) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)


def validate(store: Store, keys: Iterable[str] = ()) -> Report:
    """Check the sources with these keys, or all; raises Unknown for a key that is not loaded.

    What rules have derived is checked under the key ``derived``, if it is asked for.
    """
    board = Board(store)
    view = board.view
    report = Report()
    for key, graph in _wanted(board, list(keys)).items():
        report.sources.append(key)
        report.findings += _told(view, findings(key, board.facts(graph)))
    return report


def findings(key: str, facts: Facts) -> list[Finding]:
    """List what falls short in one source, each once, violations first; without names and places."""
    roots, told = told_once(broken(facts))
    found = [_finding(key, node, result) for node, result in roots]
    found += [_fault(key, fault) for fault in faults(facts, told)]
    return sorted(dict.fromkeys(found), key=_order)


def _wanted(board: Board, keys: list[str]) -> dict[str, str]:
    """Map the keys asked for, or all, to their graphs."""
    graphs = board.graphs()
    known = {key: graph for key, graph in BASE.items() if graph in graphs}
    sources = [graph for graph in graphs if graph.startswith(names.SOURCE_GRAPHS)]
    known |= {names.source_key(graph): graph for graph in sources}
    for key, graph in SHARED.items():
        if key not in known and board.view.query(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
            known[key] = graph
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean {near[0]}?" if near else "comity sources lists them."
            raise Unknown(f"There is no source {key[:120]!r}; {hint}")
    wanted = dict.fromkeys(keys or (key for key in known if known[key] != names.DERIVED_GRAPH))
    return {key: known[key] for key in wanted}


def broken(facts: Facts) -> Iterator[tuple[Term, Result]]:
    """Yield all that the shapes find in a source, as any reader of SHACL would.

    Node by node, so that what is said of a node is read once for all shapes that are about it.
    """
    about: dict[Term, list[Shape]] = {}
    for shape in shapes():
        for node in facts.targets(shape.classes, shape.subjects_of):
            about.setdefault(node, []).append(shape)
    for node, some in about.items():
        for shape in some:
            yield from ((node, result) for result in results(shape, node, facts))
    for shape in shapes():
        asked = dict.fromkeys(each for each in shape.constraints if each.name == "sparql")
        nodes = {node for node, some in about.items() if shape in some} if asked else set()
        for constraint in asked if nodes else ():
            said = replace(shape, message=constraint.message)
            found = facts.select(constraint.query, ox.NamedNode(names.DERIVED_GRAPH))
            yield from ((node, Result(said, constraint, value)) for node, value in found if node in nodes)


def _finding(key: str, node: Term, result: Result) -> Finding:
    shape = result.shape
    value = None if result.constraint.name in PAIRS else result.value
    return Finding(
        source=key,
        severity=shape.severity,
        rule=shape.name,
        message=shape.message,
        value=str(value) if isinstance(value, ox.NamedNode) else _literal(value),
        label="",
        thing=node.value,
        evidence="",
    )


def _fault(key: str, fault: Fault) -> Finding:
    value = _literal(ox.Literal(fault.value))
    return Finding(key, "violation", fault.rule, fault.message, value, "", fault.node.value, "")


def _literal(value: Term | None) -> str:
    text = "" if value is None else value.value
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _order(finding: Finding) -> tuple[bool, str, str, str, str]:
    return finding.severity != "violation", finding.rule, finding.message, finding.thing, finding.value


def _told(view: View, found: list[Finding]) -> Iterator[Finding]:
    """Add to each finding the names of what it speaks of, and where it stands."""
    for start in range(0, len(found), BATCH):
        some = found[start : start + BATCH]
        things = {finding.thing for finding in some}
        things |= {finding.value[1:-1] for finding in some if finding.value.startswith("<")}
        words = _words(view, things)
        for finding in some:
            label, proof = words.get(finding.thing, ("", ""))
            value = finding.value
            if value.startswith("<"):
                name = words.get(value[1:-1], ("", ""))[0]
                value = f"{name} {value}" if name else value
            yield replace(finding, label=label, value=value, evidence=proof or f"source {finding.source}")


def _words(view: View, things: set[str]) -> dict[str, tuple[str, str]]:
    nodes = []
    for thing in sorted(things):
        with suppress(ValueError):  # a blank node has no name to ask by
            nodes.append(str(ox.NamedNode(thing)))
    if not nodes:
        return {}
    table = view.select(WORDS.format(things=" ".join(nodes), evidence=C.evidence, ids=names.ID))
    return {thing: (label, proof or near) for thing, label, proof, near in strings(table)}
