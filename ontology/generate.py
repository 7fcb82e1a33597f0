"""Make from the Turtle files what follows from them: ``python -m comity.ontology.generate``.

These are dates.ttl (the companions of every date), the shapes of dates in shapes.ttl, terms.py, context.jsonld, the
tables in docs/ontology.md and docs/domains.md.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph

from comity.ontology import files
from comity.ontology.dates import date_shapes, dates_turtle
from comity.ontology.domains_page import domains_page
from comity.ontology.model import NS, Term, ancestors, datatypes, read, terms
from comity.ontology.tables import tables

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "ontology.md"
PAGE_MARKS = "<!-- begin: made by python -m comity.ontology.generate -->", "<!-- end -->"
SHAPE_MARKS = "# begin: made by python -m comity.ontology.generate", "# end"

PLAIN = "http://www.w3.org/2001/XMLSchema#string"

PREFIXES = {
    "comity": NS,
    "country": "https://w3id.org/comity/id/country/",
    "domain": "https://w3id.org/comity/domain/",
    "concept": "https://w3id.org/comity/concept/",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The terms of other vocabularies that Comity's own data uses.
OUTSIDE: dict[str, object] = {
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "title": "dcterms:title",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "notation": "skos:notation",
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}


def terms_module(all_terms: list[Term], stated: dict[str, str]) -> str:
    """Write the constants, the dates, the superclasses and the datatypes as Python; ``stated`` are those of shapes."""
    classes = {term.iri: term for term in all_terms if term.kind == "class"}
    properties = [term for term in all_terms if term.kind != "class"]
    lines = [
        '"""The terms of the ontology as full IRIs. Made by ``python -m comity.ontology.generate``; do not edit."""',
        "",
        f'NS = "{NS}"',
        "",
        *(f'{term.name} = "{term.iri}"' for term in classes.values()),
        "",
        *(f'{term.name} = "{term.iri}"' for term in properties),
        "",
        "# Each date stands with three companions: Earliest, Latest and AsWritten.",
        "DATES: tuple[str, ...] = (",
        *(f"    {term.name}," for term in properties if term.dated),
        ")",
        "",
        "# Each class with its superclasses of this ontology, the nearest first.",
        "SUPERCLASSES: dict[str, tuple[str, ...]] = {",
        *(f"    {term.name}: {_tuple(ancestors(term, classes))}," for term in classes.values()),
        "}",
        "",
        "# The datatype of each property whose values are no plain strings; dates have those of their companions.",
        "LITERALS: dict[str, str] = {",
        *(f'    {name}: "{datatype}",' for name, datatype in _literals(properties, stated)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _literals(properties: list[Term], stated: dict[str, str]) -> Iterator[tuple[str, str]]:
    for term in properties:
        datatype = term.range or stated.get(term.iri)
        if term.kind == "datatype property" and not term.dated and datatype and datatype != PLAIN:
            yield term.name, datatype


def context(all_terms: list[Term], shapes: Graph) -> str:
    """Write the JSON-LD context; datatypes that OWL may not state come from the shapes."""
    stated = datatypes(shapes)
    entries: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type", **PREFIXES, **OUTSIDE}
    for term in all_terms:
        entries[term.name] = _entry(term, term.range or stated.get(term.iri))
    return json.dumps({"@context": entries}, indent=2) + "\n"


def between(before: str, made: str, begin: str, end: str) -> str:
    """Put what was made between the two marks of a text."""
    head, rest = before.split(begin, 1)
    return f"{head}{begin}\n{made}{end}{rest.split(end, 1)[1]}"


def outputs() -> dict[Path, str]:
    """Make the text of every generated file."""
    written = read(file for file in files.ontology_files() if file.name != "dates.ttl")
    dates = dates_turtle(terms(written))
    all_terms = terms(written.parse(data=dates, format="turtle"))
    shapes = between(files.shapes_file().read_text(encoding="utf-8"), date_shapes(all_terms), *SHAPE_MARKS)
    held = Graph().parse(data=shapes, format="turtle")
    made = {
        HERE / "dates.ttl": dates,
        HERE / "shapes.ttl": shapes,
        HERE / "terms.py": terms_module(all_terms, datatypes(held)),
        HERE / "context.jsonld": context(all_terms, held),
    }
    if PAGE.exists():  # an installed package has no docs beside it
        page = PAGE.read_text(encoding="utf-8")
        schemes = read(files.scheme_files())
        made[PAGE] = between(page, tables(all_terms, schemes), *PAGE_MARKS)
        made[PAGE.with_name("domains.md")] = domains_page(schemes)
    return made


def main() -> None:
    """Write the files that have changed."""
    for path, text in outputs().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path}")


def _entry(term: Term, value_type: str | None) -> object:
    iri = f"comity:{term.name}"
    if term.kind == "class":
        return iri
    if term.kind == "object property":
        return {"@id": iri, "@type": "@id"}
    if value_type == PREFIXES["rdf"] + "langString":
        return {"@id": iri, "@container": "@language"}
    if value_type is None or value_type == PREFIXES["xsd"] + "string":
        return iri
    return {"@id": iri, "@type": value_type.replace(PREFIXES["xsd"], "xsd:")}


def _tuple(iris: list[str]) -> str:
    names = [iri.removeprefix(NS) for iri in iris]
    return f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"


if __name__ == "__main__":
    main()
