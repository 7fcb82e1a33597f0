"""SELECT results in the W3C SPARQL JSON form."""

from typing import Any

import pyoxigraph as ox

from comity.graph.store import Table, Term

STRING = "http://www.w3.org/2001/XMLSchema#string"


def w3c_json(table: Table) -> dict[str, Any]:
    """Return the results as the object that the W3C format prescribes."""
    bindings = [
        {column: _term(term) for column, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.rows
    ]
    return {"head": {"vars": table.columns}, "results": {"bindings": bindings}}


def _term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        if term.datatype.value == STRING:
            return {"type": "literal", "value": term.value}
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    parts = {"subject": _term(term.subject), "predicate": _term(term.predicate), "object": _term(term.object)}
    return {"type": "triple", "value": parts}
