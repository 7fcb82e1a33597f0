"""The ontology as a source: its Turtle files, with blank nodes named by file and order."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Context
from comity.ontology.files import turtle_files

KEY = "ontology"


def digest() -> str:
    """Hash the files of the ontology."""
    total = hashlib.sha256()
    for file in turtle_files():
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def load(context: Context) -> None:
    """Emit every triple of the ontology once."""
    seen = set()
    for triple in triples():
        if triple not in seen:
            seen.add(triple)
            context.emit_triple(triple.subject, triple.predicate, triple.object)


def triples() -> Iterator[ox.Triple]:
    """Yield the triples of all ontology files, blank nodes named ``FILE-1``, ``FILE-2`` as they appear."""
    for file in turtle_files():
        labels: dict[str, ox.BlankNode] = {}
        stem = file.name.removesuffix(".ttl")
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=names.NS):
            yield ox.Triple(_named(quad.subject, stem, labels), quad.predicate, _named(quad.object, stem, labels))


def _named(term: Any, stem: str, labels: dict[str, ox.BlankNode]) -> Any:
    if not isinstance(term, ox.BlankNode):
        return term
    if term.value not in labels:
        labels[term.value] = ox.BlankNode(f"{stem}-{len(labels) + 1}")
    return labels[term.value]
