"""The own terms of the ontology, read from the Turtle files for the generator and the tests."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Literal, Node, URIRef

NS = "https://w3id.org/comity/ns#"
KINDS = {OWL.Class: "class", OWL.ObjectProperty: "object property", OWL.DatatypeProperty: "datatype property"}
REFUSED = (XSD.date, XSD.duration)
DATED = (DCTERMS.date, DCTERMS.dateAccepted)


@dataclass(frozen=True, slots=True)
class Term:
    """One own class or property; all references are full IRIs."""

    iri: str
    kind: str
    label: str
    definition: str
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: str | None
    dated: bool

    @property
    def name(self) -> str:
        """Give the part after the namespace."""
        return self.iri.removeprefix(NS)


def read(files: Iterable[Traversable]) -> Graph:
    """Read Turtle files into one graph."""
    graph = Graph()
    for file in files:
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def for_reasoners(graph: Graph) -> Graph:
    """Copy a graph without dates and durations, whose datatypes OWL 2 does not know and reasoners refuse."""
    kept = Graph()
    for triple in graph:
        if not (isinstance(triple[2], Literal) and triple[2].datatype in REFUSED):
            kept.add(triple)
    return kept


def terms(graph: Graph) -> list[Term]:
    """List the own terms by name, classes first."""
    found = [
        _term(graph, iri, kind)
        for type_, kind in KINDS.items()
        for iri in graph.subjects(RDF.type, type_)
        if isinstance(iri, URIRef) and iri.startswith(NS)
    ]
    return sorted(found, key=lambda term: (term.kind != "class", term.name))


def ancestors(term: Term, classes: dict[str, Term]) -> list[str]:
    """List the own superclasses of a class, the nearest first."""
    found: list[str] = []
    level = [term.iri]
    while level:
        level = sorted({parent for iri in level for parent in classes[iri].parents if parent in classes} - set(found))
        found.extend(level)
    return found


def datatypes(shapes: Graph) -> dict[str, str]:
    """Read from the shapes the datatype of each property; OWL cannot say xsd:date or xsd:duration to reasoners."""
    return {
        str(path): str(datatype)
        for shape, datatype in shapes.subject_objects(SH.datatype)
        for path in shapes.objects(shape, SH.path)
    }


def _term(graph: Graph, iri: URIRef, kind: str) -> Term:
    above = RDFS.subClassOf if kind == "class" else RDFS.subPropertyOf
    parents = set(graph.objects(iri, above))
    domain = graph.value(iri, RDFS.domain)
    range_ = graph.value(iri, RDFS.range)
    return Term(
        iri=str(iri),
        kind=kind,
        label=str(graph.value(iri, RDFS.label) or ""),
        definition=str(graph.value(iri, SKOS.definition) or ""),
        parents=tuple(sorted(map(str, parents))),
        domain=tuple(_members(graph, domain)) if domain is not None else (),
        range=str(range_) if range_ is not None else None,
        dated=not parents.isdisjoint(DATED),
    )


def _members(graph: Graph, domain: Node) -> list[str]:
    union = graph.value(domain, OWL.unionOf)
    return [str(domain)] if union is None else [str(member) for member in Collection(graph, union)]
