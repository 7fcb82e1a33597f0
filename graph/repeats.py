"""Statements that another source has already made about a name of its own, such as a shared IRI of two RDF files.

The union of graphs is a bag: stored twice, the statement would count twice. The second source keeps it as a claim.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from comity.graph import names
from comity.graph.quads import LABEL, RDF_TYPE
from comity.ontology import terms as C

BATCH = 500
# The label by which a claim made here is known from one that a passage makes.
REPEATED = ox.Literal("said by another source too", language="en")
# How many quads such a claim takes.
CLAIM_QUADS = 7
Standing = Callable[[list[ox.Quad]], set[ox.Triple]]


def without_repeats(standing: Standing, quads: Iterable[ox.Quad], key: str) -> Iterator[ox.Quad]:
    """Yield the quads, each that stands in another graph already turned into a claim of the source ``key``.

    ``standing`` tells which triples of a batch stand in a graph other than their own.
    """
    own = names.source(key)
    rest = iter(quads)
    while batch := list(islice(rest, BATCH)):
        known = standing([quad for quad in batch if not str(quad.subject).startswith(f"<{own}")])
        for quad in batch:
            if known and quad.triple in known:
                yield from _claim(quad, key)
            else:
                yield quad


def _claim(quad: ox.Quad, key: str) -> Iterator[ox.Quad]:
    digest = hashlib.sha256(f"{quad.subject} {quad.predicate} {quad.object}".encode()).hexdigest()[:16]
    claim = ox.NamedNode(names.minted(key, "claim", digest))
    said = (
        (RDF_TYPE, ox.NamedNode(C.Claim)),
        (LABEL, REPEATED),
        (ox.NamedNode(C.claimSubject), quad.subject),
        (ox.NamedNode(C.claimPredicate), quad.predicate),
        (ox.NamedNode(C.extractedIn), ox.NamedNode(names.minted(key, "extraction"))),
        (ox.NamedNode(C.reviewState), ox.NamedNode(names.concept("review", "unreviewed"))),
        _value(quad.object),
    )
    for predicate, value in said:
        yield ox.Quad(claim, predicate, value, quad.graph_name)


def _value(value: object) -> tuple[ox.NamedNode, ox.NamedNode | ox.Literal]:
    if isinstance(value, ox.NamedNode):
        return ox.NamedNode(C.claimObject), value
    return ox.NamedNode(C.claimValue), ox.Literal(getattr(value, "value", str(value)))
