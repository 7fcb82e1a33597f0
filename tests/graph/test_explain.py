"""Behind any thing stand its statements, the words or records that make them, pages, sources, judgements and rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity import loading
from comity.graph import names
from comity.graph.errors import BadInput, Unknown
from comity.graph.explain import explain
from comity.graph.store import Store, Work, strings

PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/comity/concept/role/> . @prefix status: <https://w3id.org/comity/concept/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix country: <https://w3id.org/comity/id/country/> .
@prefix judgement: <https://w3id.org/comity/concept/judgement/> . @prefix e: <https://example.org/> .
"""
FACTS = """
e:memo a c:Agreement ; rdfs:label "Memorandum on vaccines"@en ; c:party country:IND , country:FRA ;
  c:partyCountry country:IND , country:FRA ;
  c:participation e:side ; c:lastKnownStatus status:signed ;
  c:signedOnEarliest "2020-05-01"^^xsd:date ; c:signedOnLatest "2020-05-31"^^xsd:date ; c:signedOnAsWritten "2020-05" ;
  c:citedFrom e:page , e:second ; c:locatorFile "facts.csv" ; c:locatorLine 7 ; c:locatorIdentifier "m-1" .
e:side a c:Participation ; rdfs:label "India signs"@en ; c:participant country:IND ; c:role role:party .
e:page a c:CitedDocument ; rdfs:label "page"@en ; c:publisherName "Ministry" ; c:isOfficial true ;
  c:url "https://m.example/1"^^xsd:anyURI ; c:publishedOnAsWritten "2020-06" .
e:second a c:CitedDocument ; rdfs:label "second"@en ; c:publisherName "second" ; c:supportsField "place" , "dates" .
e:other a c:Agreement ; rdfs:label "The same, elsewhere"@en ; c:party country:IND ; c:openTo "all"@en .
e:judged a c:Judgement ; c:judgementKind judgement:same ; c:about e:memo , e:other ; c:judgedBy "an editor" ;
  c:judgedOn "2024-01-01"^^xsd:date ; c:reason "same text" .
e:programme a c:Agreement ; rdfs:label "Programme of doctors"@en ; c:party country:IND ;
  c:inForceFromAsWritten "2013-08" ;
  c:terminatedOnAsWritten "2018-11-14" .
e:sequel a c:Agreement ; rdfs:label "The doctors stay on"@en ; c:party country:IND ;
  c:announcedOnAsWritten "2016-09-27" ;
  c:signedOnAsWritten "2016-10" ; c:inForceFromAsWritten "2013-08" ; c:expiresOnAsWritten "2019" .
e:doctors a c:Judgement ; c:judgementKind judgement:same ; c:about e:programme , e:sequel .
e:late a c:Agreement ; rdfs:label "Undated thing"@en ; c:party country:IND .
"""
NOTE = """Title: A note
Publisher: Ministry of Health
Licence: CC0

Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria.
"""


@pytest.fixture(scope="module")
def filled(
    lasting_store: Store, lasting_turtle: Callable[..., Work], tmp_path_factory: pytest.TempPathFactory
) -> Store:
    note = tmp_path_factory.mktemp("note") / "note.txt"
    note.write_text(NOTE)
    loading.load(lasting_store, [str(note)])
    with lasting_store.writer() as writer:
        writer.add(lasting_turtle("facts.ttl", PREFIXES + FACTS))
    return lasting_store


def _generation(store: Store) -> str:
    name = store.view().generation
    return f"Generation {name}" if name.isdigit() else name


def test_an_agreement_shows_all_that_stands_behind_it(filled: Store) -> None:
    found = explain(filled.view(), "https://example.org/memo")
    assert found.label == "Memorandum on vaccines"
    assert found.members == ["https://example.org/memo", "https://example.org/other"]
    assert found.evidence == ["facts.csv line 7, https://m.example/1"]
    assert found.records == [
        {"about": "https://example.org/memo", "file": "facts.csv", "line": "7", "identifier": "m-1"}
    ]
    assert found.pages == [
        {
            "page": "https://example.org/page",
            "publisher": "Ministry",
            "address": "https://m.example/1",
            "published": "2020-06",
            "official": "true",
        },
        {"page": "https://example.org/second", "publisher": "second", "supports": "dates, place"},
    ]
    assert [(row["kind"], row["by"], row["on"], row["reason"]) for row in found.judgements] == [
        ("same", "an editor", "2024-01-01", "same text")
    ]
    assert [source["source"] for source in found.sources] == ["https://w3id.org/comity/id/source/facts.ttl"]
    assert [(rule["grade"], rule["from"]) for rule in found.rules] == [("possible", "2020-05-01")]
    assert found.rules[0]["why"] == "no entry into force is known"
    party = {row["value"]: row["name"] for row in found.statements if row["predicate"].endswith("#party")}
    assert party["https://w3id.org/comity/id/country/FRA"] == "France"


def test_an_agreement_is_cited_with_its_date_as_written(filled: Store) -> None:
    assert explain(filled.view(), "https://example.org/memo").citation == (
        "Memorandum on vaccines. France; India. Signed 2020-05. Ministry, 2020-06, https://m.example/1. facts.ttl. "
        f"{_generation(filled)}. <https://example.org/memo>"
    )


def test_a_fact_is_cited_with_its_agreement(filled: Store) -> None:
    citation = explain(filled.view(), "https://example.org/side").citation
    assert citation.startswith("India signs. Memorandum on vaccines. France; India. Signed 2020-05. Ministry, ")
    assert citation.endswith("<https://example.org/side>")


def test_no_date_is_made_up_for_a_citation(filled: Store) -> None:
    assert "Undated thing. India. Undated. " in explain(filled.view(), "https://example.org/late").citation


def test_a_citation_tells_when_it_was_in_force_and_leaves_out_the_acts_of_later_steps(filled: Store) -> None:
    citation = explain(filled.view(), "https://example.org/programme").citation
    assert citation.startswith(
        "Programme of doctors. India. In force from 2013-08; terminated 2018-11-14; term until 2019. "
    )


def test_a_page_is_cited_itself(filled: Store) -> None:
    citation = explain(filled.view(), "https://example.org/second").citation
    assert citation.startswith("Memorandum on vaccines. France; India. Signed 2020-05. second. facts.ttl. ")


def test_a_tie_rests_on_the_lines_of_its_agreements(filled: Store) -> None:
    found = explain(filled.view(), names.ID + "tie/FRA-IND")
    assert found.evidence == ["Memorandum on vaccines: facts.csv line 7, https://m.example/1"]


def test_a_member_is_explained_with_the_others(filled: Store) -> None:
    found = explain(filled.view(), "https://example.org/other")
    assert found.label == "The same, elsewhere"
    assert found.members == ["https://example.org/other", "https://example.org/memo"]
    assert found.rules


def test_words_of_a_press_text_stand_behind_what_it_says(filled: Store) -> None:
    query = """PREFIX c: <https://w3id.org/comity/ns#>
    SELECT ?a ?p ?c WHERE { GRAPH <https://w3id.org/comity/graph/source/note.txt> { ?a a c:Agreement .
      ?c c:claimSubject ?a ; c:claimPredicate c:concerns ; c:fromPassage ?p } }"""
    ((agreement, passage, claim),) = strings(filled.view().select(query))
    found = explain(filled.view(), agreement)
    (row,) = [row for row in found.passages if row["predicate"].endswith("#concerns")]
    assert (row["name"], row["quote"]) == ("malaria", "malaria")
    assert row["sentence"].startswith("Norway and Ghana signed")
    assert "A note, Ministry of Health, 2024-05-05, CC0. " in found.citation
    for part in (passage, claim):
        behind = explain(filled.view(), part)
        assert {row["quote"] for row in behind.passages} == {"malaria"}
        assert "Norway" in behind.citation


def test_a_country_has_its_own_facts_and_no_other_passages(filled: Store) -> None:
    found = explain(filled.view(), names.country("IND"))
    assert (found.label, found.passages, found.judgements, found.rules) == ("India", [], [], [])
    assert found.citation.startswith("India. The reference facts of Comity, CC BY 4.0. ")


@pytest.mark.parametrize(
    "iri", ["https://example.org/nowhere", "https://example.org/%22%7D", "urn:x:y", "https://example.org/ü?a=1&b='"]
)
def test_a_thing_nobody_speaks_of_is_told(filled: Store, iri: str) -> None:
    with pytest.raises(Unknown, match="says nothing"):
        explain(filled.view(), iri)


@pytest.mark.parametrize("iri", ["", "memo", "https://e.org/> } DROP ALL #", "<https://e.org/a>", "a b", "\x00"])
def test_what_is_no_iri_is_refused(filled: Store, iri: str) -> None:
    with pytest.raises(BadInput, match="is not an IRI"):
        explain(filled.view(), iri)


def test_the_register_is_cited_as_one_work(tmp_path: Path) -> None:
    from comity.graph.store import open_store

    store = open_store(str(tmp_path / "store"))
    loading.load(store, ["register"])
    agreement = "https://w3id.org/comity/id/source/register-india/agreement/indo-us-vaccine-action-program-1987"
    citation = explain(store.view(), agreement).citation
    assert citation.startswith("Indo-US Vaccine Action Program. Department of Biotechnology of India; ")
    assert citation.endswith(f"Comity register, CC BY 4.0. Generation {store.view().generation}. <{agreement}>")
