"""Where a source is laid out to be checked, as it states it itself: its graph with ontology and reference."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from comity.graph import names
from comity.graph.embedded import EmbeddedStore
from comity.graph.facts import Facts
from comity.graph.repeats import REPEATED
from comity.graph.shapes import followed_backwards
from comity.graph.store import Store, strings
from comity.ontology import terms as C

BESIDE = (names.ONTOLOGY_GRAPH, names.REFERENCE_GRAPH)
CHUNK = 100_000
# Up to this many statements a store is copied into memory, some 0.4 kB each, where a look-up takes a twentieth of the
# time on disk.
LARGE = 2_000_000
PREFIXES = f"""PREFIX comity: <{C.NS}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
# A statement that another source had made already stands as a claim; the source is checked with the statement itself.
REPEATS = """
SELECT DISTINCT ?claim ?subject ?predicate ?object WHERE {{
  GRAPH {graph} {{
    ?claim rdfs:label {repeated} ; comity:claimSubject ?subject ; comity:claimPredicate ?predicate .
    {{ ?claim comity:claimObject ?value }} UNION {{ ?claim comity:claimValue ?value }}
  }}
  GRAPH ?other {{ ?subject ?predicate ?object }}
  FILTER(?other != {graph} && STR(?object) = STR(?value)) }}"""
SOURCES = f"SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?source a <{C.Source}> }} }} ORDER BY ?graph"
# What others describe: the classes of what the source points to, and what points to the things of the source.
ELSEWHERE = ox.NamedNode(names.GRAPH + "elsewhere")
POINTED_TO = """
SELECT DISTINCT ?subject ?predicate ?object WHERE {{
  {{ GRAPH {graph} {{ ?any ?to ?subject }} BIND(rdf:type AS ?predicate) GRAPH ?other {{ ?subject rdf:type ?object }} }}
  UNION
  {{ VALUES ?predicate {{ {backwards} }}
     GRAPH ?other {{ ?subject ?predicate ?object }} GRAPH {graph} {{ ?object a ?kind }} }}
  FILTER(?other NOT IN ({known})) }}"""
CANONICALS = "SELECT ?person ?canonical WHERE { ?person a comity:Person ; comity:canonical ?canonical }"


class Board:
    """Lays out one source after the other: from the part kept for it, or else as the store gives its graph."""

    def __init__(self, store: Store, large: int = LARGE) -> None:
        """Lay out what ``store`` holds: all sources at once, or one by one where they are more than ``large``."""
        self.view = store.view()
        self._parts: dict[str, str] = {}
        if isinstance(store, EmbeddedStore):
            manifest = store.manifest()
            size = manifest.quads
            paths = {entry.graph: store.parts / entry.part for entry in manifest.sources.values()}
            self._parts = {graph: str(path) for graph, path in paths.items() if path.is_file()}
        else:
            ((counted,),) = strings(self.view.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))
            size = int(counted)
        self._at_once = size <= large
        self._copy = ox.Store()
        self._laid: set[str] = set()

    def graphs(self) -> list[str]:
        """List the graphs that hold a source."""
        return [graph for (graph,) in strings(self.view.select(SOURCES))]

    def facts(self, graph: str) -> Facts:
        """Give what the source says, to be read until the next one is laid out."""
        focus = ox.NamedNode(graph)
        if graph == names.DERIVED_GRAPH:
            everything = ox.Store()
            self._fill(everything, None)
            return Facts(everything, focus, None)
        if not self._laid:
            self._lay(BESIDE)
            derived = ox.NamedNode(names.DERIVED_GRAPH)
            for person, canonical in self.view.select(PREFIXES + CANONICALS).rows:
                self._copy.add(ox.Quad(person, ox.NamedNode(C.canonical), canonical, derived))  # type: ignore[arg-type]
            if self._at_once:
                self._lay(self.graphs())
        if not self._at_once and graph not in BESIDE:
            for other in list(self._copy.named_graphs()):
                if other.value not in (*BESIDE, names.DERIVED_GRAPH):
                    self._copy.remove_graph(other)
            self._fill_elsewhere(self._copy, focus)
            self._laid = set(BESIDE)
        self._lay([graph])
        return Facts(self._copy, focus, [ox.NamedNode(other) for other in BESIDE])

    def _lay(self, graphs: Iterable[str]) -> None:
        for graph in graphs:
            if graph not in self._laid:
                self._laid.add(graph)
                self._fill(self._copy, graph)

    def _fill(self, copy: ox.Store, graph: str | None) -> None:
        if graph in self._parts:
            copy.bulk_load(path=self._parts[graph], format=ox.RdfFormat.N_QUADS)
            return
        quads: Iterator[ox.Quad] = self.view.quads(graph)
        while chunk := list(islice(quads, CHUNK)):
            copy.bulk_extend(chunk)
        if graph is None:
            return
        focus = ox.NamedNode(graph)
        for claim, subject, predicate, value in self._repeats(focus):
            for quad in list(copy.quads_for_pattern(claim, None, None, focus)):  # type: ignore[arg-type]
                copy.remove(quad)
            copy.add(ox.Quad(subject, predicate, value, focus))  # type: ignore[arg-type]

    def _repeats(self, focus: ox.NamedNode) -> list[tuple[object, ...]]:
        return list(self.view.select(PREFIXES + REPEATS.format(graph=focus, repeated=REPEATED)).rows)

    def _fill_elsewhere(self, copy: ox.Store, focus: ox.NamedNode) -> None:
        known = ", ".join([str(focus), *(f"<{graph}>" for graph in BESIDE)])
        query = POINTED_TO.format(graph=focus, backwards=" ".join(sorted(followed_backwards())), known=known)
        for subject, predicate, value in self.view.select(PREFIXES + query).rows:
            copy.add(ox.Quad(subject, predicate, value, ELSEWHERE))  # type: ignore[arg-type]
