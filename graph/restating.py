"""What a claim says as plain statements, and values written out short as people and files give them."""

from collections.abc import Iterator

import pyoxigraph as ox

from comity.graph import names
from comity.graph.claims import Claim, Claimed, on_one_line
from comity.graph.dates import when
from comity.graph.quads import RDF_TYPE, Statement, Term, dated, term
from comity.ontology import terms as C

LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def stated(subject: str, predicate: str, value: Term) -> Iterator[Statement]:
    """Yield the plain statements of a claim, as the loader of its source writes them."""
    node = ox.NamedNode(subject)
    if predicate == RDF_TYPE.value:
        for kind in (value.value, *C.SUPERCLASSES.get(value.value, ())):
            yield node, RDF_TYPE, ox.NamedNode(kind)
    elif isinstance(value, ox.NamedNode):
        yield node, ox.NamedNode(predicate), value
    elif predicate in C.DATES:
        for name, each in dated(predicate, when(value.value)):
            yield node, ox.NamedNode(name), term(each)
    else:
        yield node, ox.NamedNode(predicate), _literal(predicate, value.value)


def _literal(predicate: str, value: str) -> ox.Literal:
    datatype = C.LITERALS.get(predicate)
    if datatype == LANGUAGE:
        return ox.Literal(value, language="en")
    return ox.Literal(value, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(value)


def short(value: Term, claimed: Claimed) -> str:
    """Write a value short: country/IND, domain/digital-health, signed; a thing of the text itself by its name."""
    text = value.value
    if not isinstance(value, ox.NamedNode):
        return on_one_line(text)
    if claimed.is_minted(value):
        return on_one_line(claimed.labels.get(text, text))
    for start in (names.CONCEPT, C.NS):
        if text.startswith(start):
            return text.removeprefix(start).rsplit("/", 1)[-1]
    if text.startswith(names.DOMAIN):
        return "domain/" + text.removeprefix(names.DOMAIN)
    return text.removeprefix(names.ID)


def full(written: str, like: Claim) -> Term:
    """Read a short value back as a term of the kind that the claim has."""
    if not isinstance(like.value, ox.NamedNode):
        return ox.Literal(written)
    if "://" in written:
        return ox.NamedNode(written)
    start, slash, rest = written.partition("/")
    if slash and start == "domain":
        return ox.NamedNode(names.domain(rest))
    if slash:
        return ox.NamedNode(names.ID + written)
    if like.predicate == RDF_TYPE.value:
        return ox.NamedNode(C.NS + written)
    scheme = like.value.value.removeprefix(names.CONCEPT).split("/", 1)[0]
    return ox.NamedNode(names.concept(scheme, written))
