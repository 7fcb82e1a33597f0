"""The tables of the ontology's page, made from its terms and schemes."""

from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from comity.ontology.model import NS, Term

PREFIXES = {
    "http://data.europa.eu/eli/ontology#": "eli",
    "http://schema.org/": "schema",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/prov#": "prov",
    "http://xmlns.com/foaf/0.1/": "foaf",
}
COMPANIONS = ("Earliest", "Latest", "AsWritten")


def tables(all_terms: list[Term], schemes: Graph) -> str:
    """Write the classes, the properties and the lists as Markdown."""
    dated = {term.name for term in all_terms if term.dated}
    companions = {name + ending for name in dated for ending in COMPANIONS}
    classes = [term for term in all_terms if term.kind == "class"]
    properties = [term for term in all_terms if term.kind != "class" and term.name not in companions]
    return "\n".join(
        [
            f"### Classes ({len(classes)})",
            "",
            "| class | under | meaning |",
            "|---|---|---|",
            *(f"| `{term.name}` | {_names(term.parents)} | {term.definition} |" for term in classes),
            "",
            f"### Properties ({len(properties)}, and {len(companions)} companions of the dates)",
            "",
            "A property marked *date* stands with three companions: "
            + ", ".join(f"`…{ending}`" for ending in COMPANIONS)
            + ".",
            "",
            "| property | from | to | meaning |",
            "|---|---|---|---|",
            *(_row(term) for term in properties),
            "",
            "### Lists",
            "",
            "| list | keys |",
            "|---|---|",
            *_lists(schemes),
            "",
        ]
    )


def _row(term: Term) -> str:
    target = "*date*" if term.dated else _names((term.range,)) if term.range else "any"
    return f"| `{term.name}` | {_names(term.domain) or 'any'} | {target} | {term.definition} |"


def _names(iris: tuple[str, ...]) -> str:
    return ", ".join(_name(iri) for iri in iris)


def _name(iri: str) -> str:
    if iri.startswith(NS):
        return f"`{iri.removeprefix(NS)}`"
    return next(f"{prefix}:{iri.removeprefix(base)}" for base, prefix in PREFIXES.items() if iri.startswith(base))


def _lists(schemes: Graph) -> list[str]:
    rows = []
    for scheme in sorted(schemes.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        concepts = list(schemes.subjects(SKOS.inScheme, scheme))
        keys = sorted(str(schemes.value(concept, SKOS.notation)) for concept in concepts)
        shown = ", ".join(f"`{key}`" for key in keys) if len(keys) < 30 else f"{len(keys)} concepts"
        rows.append(f"| `{str(scheme).removeprefix('https://w3id.org/comity/')}` | {shown} |")
    return rows
