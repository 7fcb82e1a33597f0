"""What a few graphs of an engine say of a node, as SHACL asks for it."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from comity.graph.shapes import Step, Term

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
# Nodes whose statements are kept at hand; a source may have millions.
KEPT = 20_000


class Facts:
    """The statements of some graphs, the first of which is looked at; none means all graphs of the engine.

    What a source points to may be described by another: then its classes are asked of every graph, and so is what
    points to a node of the source.
    """

    def __init__(self, engine: ox.Store, focus: ox.NamedNode, others: Iterable[ox.NamedNode] | None) -> None:
        """Look at ``focus`` together with the ``others``, or with every graph."""
        self._engine = engine
        self._focus = focus
        self._graphs = None if others is None else {focus, *others}
        self._about: dict[Term, dict[str, dict[Term, None]]] = {}
        self._below: dict[str, set[str]] = {}
        self.classes = self._all_of("?s a ?x")
        self.properties = self._all_of("?s ?x ?o")

    def _all_of(self, pattern: str) -> set[str]:
        """List what the graph looked at has, so that rules about other things are not tried."""
        found = _rows(self._engine.query(f"SELECT DISTINCT ?x WHERE {{ GRAPH {self._focus} {{ {pattern} }} }}"))
        return {row["x"].value for row in found if isinstance(row["x"], ox.NamedNode)}

    def targets(self, classes: Iterable[ox.NamedNode], subjects_of: Iterable[ox.NamedNode]) -> Iterator[Term]:
        """Yield each node of the graph looked at that has one of the classes or one of the properties, once."""
        kinds = {kind for each in classes for kind in self.below(each.value)} & self.classes
        of_kind = [(TYPE, ox.NamedNode(kind)) for kind in sorted(kinds)]
        with_property = [(path, None) for path in subjects_of if path.value in self.properties]
        seen: set[Term] = set()
        for predicate, value in (*of_kind, *with_property):
            for quad in self._engine.quads_for_pattern(None, predicate, value, self._focus):
                if quad.subject not in seen:
                    seen.add(quad.subject)  # type: ignore[arg-type]
                    yield quad.subject  # type: ignore[misc]

    def follow(self, node: Term, steps: Iterable[Step]) -> list[Term]:
        """List what the steps lead to from the node, each once."""
        found: dict[Term, None] = {}
        for predicate, backwards in steps:
            if backwards:
                pointing = self._engine.quads_for_pattern(None, predicate, node, None)
                found |= dict.fromkeys(quad.subject for quad in pointing)  # type: ignore[misc]
            else:
                found |= self.about(node).get(predicate.value, {})
        return list(found)

    def about(self, node: Term) -> dict[str, dict[Term, None]]:
        """Give the values of each property of the node."""
        known = self._about.get(node)
        if known is None:
            known = {}
            if not isinstance(node, ox.Literal):
                graphs = self._graphs
                for quad in self._engine.quads_for_pattern(node, None, None, None):
                    if graphs is None or quad.graph_name in graphs:
                        known.setdefault(quad.predicate.value, {})[quad.object] = None  # type: ignore[index]
            if len(self._about) >= KEPT:
                self._about.clear()
            self._about[node] = known
        return known

    def is_a(self, node: Term, kind: str) -> bool:
        """Tell whether the node has the class or one below it."""
        return not self.below(kind).isdisjoint(self.kinds(node))

    def kinds(self, node: Term) -> set[str]:
        """Give the classes that the graphs state of the node, or else those that any graph states."""
        if isinstance(node, ox.Literal):
            return set()
        types: Iterable[object] = self.about(node).get(TYPE.value, ())
        if not types and self._graphs is not None:
            types = (quad.object for quad in self._engine.quads_for_pattern(node, TYPE, None, None))
        return {str(getattr(term, "value", "")) for term in types}

    def below(self, kind: str) -> set[str]:
        """Give the class with all classes below it."""
        if kind not in self._below:
            found, rest = {kind}, [kind]
            while rest:
                for quad in self._engine.quads_for_pattern(None, SUBCLASS, ox.NamedNode(rest.pop()), None):
                    if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in found:
                        found.add(quad.subject.value)
                        rest.append(quad.subject.value)
            self._below[kind] = found
        return self._below[kind]

    def select(self, query: str, more: ox.NamedNode) -> Iterator[tuple[Term, Term | None]]:
        """Run the query of a constraint over the graphs and one more; yield each node found, with its value."""
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        if self._graphs is not None:
            graphs = sorted({*self._graphs, more}, key=str)
        found = _rows(self._engine.query(query, use_default_graph_as_union=graphs is None, default_graph=graphs))
        names = [variable.value for variable in found.variables]
        for row in found:
            yield row["this"], row["value"] if "value" in names else None


def _rows(found: object) -> ox.QuerySolutions:
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("the query of a constraint is a SELECT")
    return found
