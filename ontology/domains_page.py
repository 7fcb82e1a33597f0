"""The page that lists the domains for those who write register entries: key, name, other wordings, meaning."""

from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

SCHEME = URIRef("https://w3id.org/comity/domain")
HEAD = """# Domains

The keys to write under `domains` in a register entry, and to ask by. Made by `python -m comity.ontology.generate` from
`ontology/schemes/domains.ttl`; do not edit. A narrower domain stands below its broader one, and a question on the
broader one finds it too. Search this page for a word; where only a broader domain fits, write the broader one.
"""


def domains_page(schemes: Graph) -> str:
    """Write the page."""
    tops = sorted(schemes.objects(SCHEME, SKOS.hasTopConcept), key=lambda top: _text(schemes, top, SKOS.prefLabel))
    return HEAD + "".join(_section(schemes, top) for top in tops)


def _section(schemes: Graph, top: Node) -> str:
    head = [
        "",
        f"## {_text(schemes, top, SKOS.prefLabel)}",
        "",
        "| key | name, other wordings | meaning |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *_rows(schemes, top, 0)]) + "\n"


def _rows(schemes: Graph, domain: Node, depth: int) -> Iterator[str]:
    others = sorted(str(label) for label in schemes.objects(domain, SKOS.altLabel))
    name = "; ".join([f"**{_text(schemes, domain, SKOS.prefLabel)}**", *others])
    indent = "&nbsp;&nbsp;" * depth
    yield f"| {indent}`{_text(schemes, domain, SKOS.notation)}` | {name} | {_text(schemes, domain, SKOS.definition)} |"
    narrower = schemes.subjects(SKOS.broader, domain)
    for one in sorted(narrower, key=lambda each: _text(schemes, each, SKOS.notation)):
        yield from _rows(schemes, one, depth + 1)


def _text(schemes: Graph, concept: Node, predicate: URIRef) -> str:
    return str(schemes.value(concept, predicate))
