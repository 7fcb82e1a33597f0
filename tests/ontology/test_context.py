"""The JSON-LD context names every term, and no other; data survive the way there and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.compare import to_isomorphic

from comity.ontology.files import context_file
from comity.ontology.generate import OUTSIDE, PREFIXES
from comity.ontology.model import Term

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.good.ttl"))
DATES = ("", "Earliest", "Latest")


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    loaded = json.loads(context_file().read_text(encoding="utf-8"))["@context"]
    assert isinstance(loaded, dict)
    return loaded


def test_every_term_is_in_the_context_and_the_reverse(context: dict[str, Any], own_terms: list[Term]) -> None:
    own = set(context) - set(PREFIXES) - set(OUTSIDE) - {"@version", "id", "type"}
    assert own == {term.name for term in own_terms}


def test_types_and_languages_stand_in_the_context(context: dict[str, Any], own_terms: list[Term]) -> None:
    assert context["party"]["@type"] == "@id"
    assert context["amount"]["@type"] == "xsd:decimal"
    assert context["duration"]["@type"] == "xsd:duration"
    assert context["judgedOn"]["@type"] == "xsd:date"
    assert context["hostsAlternate"]["@type"] == "xsd:boolean"
    assert context["quote"]["@container"] == "@language"
    assert context["Agreement"] == "comity:Agreement"
    for term in own_terms:
        if term.dated:
            assert all(context[term.name + end]["@type"] == "xsd:date" for end in DATES)
            assert context[term.name + "AsWritten"] == f"comity:{term.name}AsWritten"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_data_survive_json_ld_with_the_context(file: Path, context: dict[str, Any]) -> None:
    graph = Graph().parse(file)
    written = graph.serialize(format="json-ld", context=context)
    assert to_isomorphic(Graph().parse(data=written, format="json-ld")) == to_isomorphic(graph)


def test_json_ld_reads_as_plain_json(context: dict[str, Any]) -> None:
    example = {
        "@context": context,
        "id": "https://example.org/a",
        "type": "Agreement",
        "label": {"en": "Memorandum"},
        "partyCountry": ["country:IND", "country:RUS"],
        "signedOn": "2025-12-05",
        "concerns": "domain:digital-health",
    }
    graph = Graph().parse(data=json.dumps(example), format="json-ld")
    turtle = """
        @prefix c: <https://w3id.org/comity/ns#> .
        <https://example.org/a> a c:Agreement ; <http://www.w3.org/2000/01/rdf-schema#label> "Memorandum"@en ;
            c:partyCountry <https://w3id.org/comity/id/country/IND> , <https://w3id.org/comity/id/country/RUS> ;
            c:signedOn "2025-12-05"^^<http://www.w3.org/2001/XMLSchema#date> ;
            c:concerns <https://w3id.org/comity/domain/digital-health> ."""
    assert to_isomorphic(graph) == to_isomorphic(Graph().parse(data=turtle))
