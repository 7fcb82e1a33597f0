"""The SHACL shapes as plain values: what they are about, what they ask, and what they say where it is not so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from comity.ontology.files import shapes_file

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# What is checked. Whatever else a shape may say is refused, so that nothing is passed over in silence.
PLAIN = (
    "class",
    "datatype",
    "equals",
    "hasValue",
    "lessThan",
    "lessThanOrEquals",
    "maxCount",
    "maxInclusive",
    "minCount",
    "minExclusive",
    "minInclusive",
    "minLength",
    "nodeKind",
    "pattern",
    "uniqueLang",
)
OF_SHAPES = ("and", "or", "xone")
ABOUT = ("message", "path", "property", "severity", "sparql", "targetClass", "targetSubjectsOf")
CHECKED = {SH + name for name in (*PLAIN, *OF_SHAPES, *ABOUT, "in", "not")}

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Step = tuple[ox.NamedNode, bool]  # a property, and whether it is followed backwards


@dataclass(frozen=True)
class Constraint:
    """One thing a shape asks: its name in SHACL, and the term, the terms, the shapes or the query that go with it."""

    name: str
    term: Term | None = None
    terms: tuple[Term, ...] = ()
    shapes: tuple["Shape", ...] = ()
    query: str = ""
    message: str = ""


@dataclass(frozen=True)
class Shape:
    """A shape; one with steps is about what they lead to, one without about the node itself.

    Its name is its own, or that of the shape it is part of with the property it is about.
    """

    name: str
    steps: tuple[Step, ...]
    classes: tuple[ox.NamedNode, ...]
    subjects_of: tuple[ox.NamedNode, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple["Shape", ...]
    message: str
    severity: str


@cache
def shapes() -> tuple[Shape, ...]:
    """Read the shapes of the ontology that have a target."""
    return read_shapes(shapes_file().read_text(encoding="utf-8"))


def followed_backwards() -> set[str]:
    """List the properties that some shape follows from their object to their subject, as SPARQL writes them."""

    def within(shape: Shape) -> Iterator[str]:
        yield from (str(step) for step, backwards in shape.steps if backwards)
        for part in (*shape.properties, *(each for asked in shape.constraints for each in asked.shapes)):
            yield from within(part)

    return {step for shape in shapes() for step in within(shape)}


def read_shapes(turtle: str) -> tuple[Shape, ...]:
    """Read the shapes of a Turtle text; raises ValueError for what would not be checked."""
    graph = ox.Store()
    graph.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    reader = _Reader(graph)
    found = [
        reader.shape(node)
        for node in dict.fromkeys(quad.subject for quad in graph)
        if isinstance(node, ox.NamedNode) and (reader.all(node, "targetClass") or reader.all(node, "targetSubjectsOf"))
    ]
    return tuple(sorted(found, key=lambda shape: shape.name))


class _Reader:
    """Reads shapes from a graph of them."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph

    def all(self, node: Term, name: str, space: str = SH) -> list[Term]:
        found = self._graph.quads_for_pattern(node, ox.NamedNode(space + name), None, None)  # type: ignore[arg-type]
        return sorted((quad.object for quad in found), key=str)  # type: ignore[misc]

    def shape(self, node: Term, parent: str = "") -> Shape:
        for quad in self._graph.quads_for_pattern(node, None, None, None):  # type: ignore[arg-type]
            if quad.predicate.value.startswith(SH) and quad.predicate.value not in CHECKED:
                raise ValueError(f"{node} asks {quad.predicate}, which is not checked")
        steps = tuple(self._steps(node))
        path = "/".join(step.value.rsplit("#", 1)[-1] for step, _ in steps)
        name = node.value.rsplit("#", 1)[-1] if isinstance(node, ox.NamedNode) else f"{parent} {path}"
        return Shape(
            name=name,
            steps=steps,
            classes=tuple(term for term in self.all(node, "targetClass") if isinstance(term, ox.NamedNode)),
            subjects_of=tuple(term for term in self.all(node, "targetSubjectsOf") if isinstance(term, ox.NamedNode)),
            constraints=tuple(self._constraints(node)),
            properties=tuple(self.shape(part, name) for part in self.all(node, "property")),
            message=self._text(node, "message"),
            severity=(self._text(node, "severity").rsplit("#", 1)[-1] or "Violation").lower(),
        )

    def _steps(self, node: Term) -> Iterator[Step]:
        for path in self.all(node, "path"):
            if isinstance(path, ox.NamedNode):
                yield path, False
            elif inverse := self.all(path, "inversePath"):
                yield inverse[0], True  # type: ignore[misc]
            elif choices := self.all(path, "alternativePath"):
                yield from ((step, False) for step in self._list(choices[0]))  # type: ignore[misc]
            else:
                raise ValueError(f"{node} follows a path that is not read: {path}")

    def _constraints(self, node: Term) -> Iterator[Constraint]:
        for name in PLAIN:
            yield from (Constraint(name, term=term) for term in self.all(node, name))
        for term in self.all(node, "in"):
            yield Constraint("in", terms=tuple(self._list(term)))
        for term in self.all(node, "not"):
            yield Constraint("not", shapes=(self.shape(term),))
        for name in OF_SHAPES:
            for term in self.all(node, name):
                yield Constraint(name, shapes=tuple(self.shape(part) for part in self._list(term)))
        for term in self.all(node, "sparql"):
            query = self._prefixes(term) + self._text(term, "select")
            yield Constraint("sparql", query=query, message=self._text(term, "message"))

    def _prefixes(self, node: Term) -> str:
        lines = [
            f"PREFIX {self._text(declared, 'prefix')}: <{self._text(declared, 'namespace')}>\n"
            for holder in self.all(node, "prefixes")
            for declared in self.all(holder, "declare")
        ]
        return "".join(sorted(lines))

    def _list(self, head: Term) -> Iterator[Term]:
        while first := self.all(head, "first", RDF):
            yield first[0]
            head = self.all(head, "rest", RDF)[0]

    def _text(self, node: Term, name: str) -> str:
        return next((str(getattr(term, "value", "")) for term in self.all(node, name)), "")
