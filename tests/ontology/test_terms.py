"""Every term is labelled, defined and sourced; the metadata is there; what is generated is up to date."""

import re

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD
from rdflib.term import Literal, URIRef

from comity.ontology import terms as C
from comity.ontology.files import turtle_files
from comity.ontology.generate import PAGE, outputs
from comity.ontology.model import NS, Term, datatypes, read, terms

ONTOLOGY = URIRef("https://w3id.org/comity/ns")
BIBO_STATUS = URIRef("http://purl.org/ontology/bibo/status")
TERM_STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
FAMILIES = {
    *("signedOn", "adoptedOn", "approvedOn", "announcedOn", "inForceFrom", "expiresOn", "terminatedOn", "renewedOn"),
    *("lastKnownStatusOn", "actedOn", "startsOn", "endsOn", "validFrom", "validUntil", "attestedOn", "publishedOn"),
    *("flowDate", "seenOn", "plannedStart", "plannedEnd", "valueDate", "flowUntil", "ratePeriod"),
}
COMPANIONS = ("Earliest", "Latest", "AsWritten")


def test_every_term_is_labelled_and_defined_in_english_once(ontology: Graph, own_terms: list[Term]) -> None:
    for term in own_terms:
        for predicate in (RDFS.label, SKOS.definition):
            texts = list(ontology.objects(URIRef(term.iri), predicate))
            assert len(texts) == 1, (term.name, predicate)
            assert isinstance(texts[0], Literal)
            assert texts[0].language == "en", term.name


def test_definitions_are_sentences_that_say_more_than_the_label(own_terms: list[Term]) -> None:
    for term in own_terms:
        assert len(term.definition.split()) >= 5, term.name
        assert term.definition.endswith("."), term.name
    texts = [term.definition for term in own_terms]
    assert len(set(texts)) == len(texts)


def test_every_term_says_where_it_comes_from_and_how_stable_it_is(ontology: Graph, own_terms: list[Term]) -> None:
    for term in own_terms:
        iri = URIRef(term.iri)
        assert (iri, DCTERMS.source, None) in ontology, term.name
        assert ontology.value(iri, RDFS.isDefinedBy) == ONTOLOGY, term.name
        assert str(ontology.value(iri, TERM_STATUS)) in ("testing", "stable"), term.name


def test_a_design_reason_is_given_in_words_or_as_an_outside_term(ontology: Graph, own_terms: list[Term]) -> None:
    for term in own_terms:
        for source in ontology.objects(URIRef(term.iri), DCTERMS.source):
            if isinstance(source, Literal):
                assert len(str(source).split()) >= 3, term.name


def test_no_label_stands_for_two_terms_of_a_kind(own_terms: list[Term]) -> None:
    for kind in ("class", "property"):
        labels = [term.label for term in own_terms if (term.kind == "class") == (kind == "class")]
        assert len(set(labels)) == len(labels), {label for label in labels if labels.count(label) > 1}


def test_names_follow_their_kind(own_terms: list[Term]) -> None:
    for term in own_terms:
        first = term.name[0]
        assert first.isupper() if term.kind == "class" else first.islower(), term.name


def test_every_property_says_what_it_points_to(ontology: Graph, shapes: Graph, own_terms: list[Term]) -> None:
    to_anything = {"claimSubject", "claimPredicate", "claimObject", "supports", "about", "canonical", "derivedFrom"}
    to_any_text = {"areaText", "authenticLanguage"}
    in_shapes = datatypes(shapes)
    for term in own_terms:
        if term.kind != "class" and term.range is None and term.iri not in in_shapes:
            assert term.name in to_anything | to_any_text, term.name
    for datatype in (XSD.date, XSD.duration):  # reasoners refuse them
        assert (None, RDFS.range, datatype) not in ontology


def test_ontology_and_shapes_agree_on_datatypes(shapes: Graph, own_terms: list[Term]) -> None:
    in_shapes = datatypes(shapes)
    for term in own_terms:
        if term.range and term.iri in in_shapes:
            assert term.range == in_shapes[term.iri], term.name


def test_every_date_has_its_three_companions(own_terms: list[Term]) -> None:
    names = {term.name for term in own_terms}
    dated = {term.name for term in own_terms if term.dated}
    assert dated == FAMILIES
    assert {NS + name for name in dated} == set(C.DATES)
    assert {name + end for name in dated for end in COMPANIONS} <= names


@pytest.mark.parametrize(
    "predicate",
    [
        *(DCTERMS[name] for name in ("title", "description", "creator", "publisher", "license", "created", "issued")),
        *(DCTERMS[name] for name in ("modified", "source", "bibliographicCitation")),
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
        BIBO_STATUS,
    ],
)
def test_the_ontology_has_the_metadata_that_fair_checkers_ask_for(ontology: Graph, predicate: URIRef) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(ONTOLOGY, predicate) is not None


def test_the_version_is_one_everywhere(ontology: Graph) -> None:
    version = str(ontology.value(ONTOLOGY, OWL.versionInfo))
    assert ontology.value(ONTOLOGY, OWL.versionIRI) == ONTOLOGY + "/" + version
    assert version in str(ontology.value(ONTOLOGY, DCTERMS.bibliographicCitation))
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == NS


def test_what_is_generated_is_up_to_date() -> None:
    for path, text in outputs().items():
        assert path.read_text(encoding="utf-8") == text, f"run python -m comity.ontology.generate: {path.name}"


def test_term_constants_are_the_terms(own_terms: list[Term]) -> None:
    constants = {name: value for name, value in vars(C).items() if isinstance(value, str) and value.startswith(NS)}
    assert constants.pop("NS") == NS
    assert constants == {term.name: term.iri for term in own_terms}


def test_superclasses_are_whole_and_nearest_first() -> None:
    assert C.SUPERCLASSES[C.StateVisit] == (C.Visit, C.Event)
    assert C.SUPERCLASSES[C.BodyMeeting] == (C.Meeting, C.Event)
    assert C.SUPERCLASSES[C.Protocol] == (C.Treaty, C.Agreement)
    assert C.SUPERCLASSES[C.Agreement] == ()


def test_the_page_documents_every_term(own_terms: list[Term]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    companions = {term.name + end for term in own_terms if term.dated for end in COMPANIONS}
    for term in own_terms:
        if term.name not in companions:
            assert f"| `{term.name}` |" in page, term.name
    assert all(f"`…{end}`" in page for end in COMPANIONS)


def test_no_file_uses_an_own_term_that_is_not_declared(own_terms: list[Term]) -> None:
    known = {term.iri for term in own_terms}
    for file in turtle_files():
        used = {str(part) for triple in read([file]) for part in triple if str(part).startswith(NS)}
        assert used <= known | {NS}, (file.name, used - known)


def test_the_files_read_the_same_under_any_base() -> None:
    for file in turtle_files():
        text = file.read_text(encoding="utf-8")
        relative = re.search(r"(?<![\w:/#.-])<(?![a-z]+:)[^>]*>", re.sub(r'"[^"\n]*"', '""', text))
        assert relative is None or "@base <https://w3id.org/comity/ns> ." in text, file.name
    assert terms(read(turtle_files())) != []
