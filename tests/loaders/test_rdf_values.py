"""An RDF file with a value that cannot be meant is refused in one sentence; odd data from elsewhere is passed over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from comity import loading
from comity.graph import names
from comity.graph.dates import plus
from comity.graph.derive import derived
from comity.graph.errors import BadInput
from comity.graph.remote import RemoteStore
from comity.graph.store import Store, Work, open_store
from comity.loaders.rdf_values import LONGEST
from comity.ontology import terms as C
from comity.ontology.values import own_terms

PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix country: <https://w3id.org/comity/id/country/> .
@prefix e: <https://example.org/> .
"""
AGREEMENT = 'e:a a c:Agreement ; rdfs:label "A"@en ; c:party country:IND , country:FRA .'
NO_DAYS = [
    '"2024-13-45"^^xsd:date',
    '"2023-02-29"^^xsd:date',
    '"2020-01-01Z"^^xsd:date',
    '"2020-01-01+05:30"^^xsd:date',
    '"2020-W01-1"^^xsd:date',
    '"0000-01-01"^^xsd:date',
    '"-0005-01-01"^^xsd:date',
    '"12000-01-01"^^xsd:date',
    '"2020-01-01T00:00:00Z"^^xsd:dateTime',
    '"2020"^^xsd:gYear',
    '"2020-01-01"',
    "e:x",
    "[]",
]
NO_THINGS = ["c:partyCountry", "c:concerns", "c:party", "c:participation", "c:lastKnownStatus"]


def _add(store: Store, work: Work) -> None:
    with store.writer() as writer:
        list(loading.base(writer))
        writer.add(work)


@pytest.fixture
def refusal(tmp_path: Path, turtle: Callable[..., Work]) -> Callable[[str], str]:
    """Load a fact of an agreement, which must be refused, and give the sentence."""

    def refused(fact: str) -> str:
        with pytest.raises(BadInput) as told:
            _add(open_store(str(tmp_path / "store")), turtle("x.ttl", f"{PREFIXES}{AGREEMENT} e:a {fact} ."))
        assert not (tmp_path / "store").exists()
        return str(told.value)

    return refused


@pytest.mark.parametrize("value", NO_DAYS)
@pytest.mark.parametrize("term", ["signedOnEarliest", "judgedOn"])
def test_what_is_no_day_is_refused_where_a_day_must_stand(refusal: Callable[[str], str], term: str, value: str) -> None:
    told = refusal(f"c:{term} {value}")
    shown = {"[]": "(a blank node)", "e:x": "<https://example.org/x>"}.get(value, value)
    assert f"x.ttl: <https://example.org/a> has as comity:{term} the value {shown}, which is no day; " in told
    assert "time zone" in told


@pytest.mark.parametrize("term", NO_THINGS)
def test_text_is_refused_where_a_thing_must_stand(refusal: Callable[[str], str], term: str) -> None:
    told = refusal(f'{term} "India"@en')
    assert f'<https://example.org/a> has as {term.replace("c:", "comity:")} the value "India"@en, which is text' in told


def test_a_day_that_the_calendar_does_not_have_is_refused_under_any_property(refusal: Callable[[str], str]) -> None:
    assert "does not fit its datatype" in refusal('e:seen "2024-02-30"^^xsd:date')
    assert "does not fit its datatype" in refusal('e:seen "2024-02-30T10:00:00"^^xsd:dateTime')


def test_a_day_of_another_age_or_zone_stands_under_a_property_that_is_not_ours(
    store: Store, turtle: Callable[..., Work]
) -> None:
    days = '"-0044-03-15"^^xsd:date , "2024-02-29Z"^^xsd:date , "12000-02-29T00:00:00"^^xsd:dateTime'
    _add(store, turtle("x.ttl", f"{PREFIXES}{AGREEMENT} e:a e:seen {days} ."))


@pytest.mark.parametrize("length", [LONGEST + 1, 17_000_000])
def test_a_value_of_more_than_the_limit_is_refused_with_the_limit(refusal: Callable[[str], str], length: int) -> None:
    assert "1,000,000 characters" in refusal(f'rdfs:comment "{"x" * length}"')


def test_the_longest_value_is_loaded(store: Store, turtle: Callable[..., Work]) -> None:
    _add(store, turtle("x.ttl", f'{PREFIXES}{AGREEMENT} e:a rdfs:comment "{"x" * LONGEST}" .'))


def test_every_own_term_is_known_with_what_it_takes() -> None:
    known = own_terms()
    assert {C.Agreement, C.party, C.signedOn + "AsWritten"} <= set(known)
    assert {known[C.party], known[C.partyCountry], known[C.derivedFrom]} == {"@id"}
    assert {known[term + end] for term in C.DATES for end in ("", "Earliest", "Latest")} == {"xsd:date"}


ODD = """
e:a c:signedOnEarliest "2024-13-45"^^xsd:date , "2020"^^xsd:gYear , e:x , [] ; c:signedOnLatest "x" ;
  c:inForceFromEarliest "2020-01-01Z"^^xsd:date ; c:expiresOnLatest "9999-12-31"^^xsd:date ;
  c:terminatedOnEarliest "-0005-01-01"^^xsd:date ; c:duration "P9000Y"^^xsd:duration , 5 , e:x ;
  c:partyCountry "India" , [] , country:IND , country:FRA , <https://example.org/d#A> , <https://example.org/d#B> ;
  c:concerns "malaria" , [] ; c:lastKnownStatus "in force" ; c:reviewState [] ; c:locatorFile "f.csv" .
[] a c:Agreement ; c:partyCountry country:IND , country:FRA ; c:concerns "x" ; c:locatorFile "f.csv" .
[] a c:Domain . e:d a c:Domain ; <http://www.w3.org/2004/02/skos/core#broader> "x" , [] .
e:b a c:JointBody ; c:meetingInterval "P9999Y"^^xsd:duration ; c:hostsAlternate true ;
  c:hostCountry "India" , country:FRA .
e:m1 c:heldBy e:b , "b" , [] ; c:startsOnLatest "2024-13-45"^^xsd:date , "2024-01-05"^^xsd:date ; c:inCountry "India" .
[] c:claimPredicate <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ; c:claimSubject [] , "x" , e:a ;
  c:fromPassage [ c:sentenceText "S" ; c:charStart "one" ; c:inSource [ rdfs:label "T" ] ] .
[] a c:Judgement ; c:judgementKind <https://w3id.org/comity/concept/judgement/same> , "same" ; c:about e:a , "x" , [] .
"""


def test_odd_data_that_came_in_another_way_is_passed_over_by_the_rules(
    store: Store, turtle: Callable[..., Work]
) -> None:
    graph = names.source_graph("x.ttl")
    odd = turtle("x.ttl", PREFIXES + AGREEMENT + ODD, graph)
    _add(store, replace(odd, load=lambda _: None) if isinstance(store, RemoteStore) else odd)
    if isinstance(store, RemoteStore):
        lines = " ".join(f"{triple} ." for triple in ox.parse(path=str(odd.path), format=ox.RdfFormat.TURTLE))
        store.view().update(f"INSERT DATA {{ GRAPH <{graph}> {{ {lines} }} }}")
    made = {(str(s), str(p), str(o)) for s, p, o in derived(store.view())}
    tie = f"<{names.ID}tie/FRA-IND>"
    assert (tie, f"<{C.agreementCount}>", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>') in made
    assert not any(s == tie and p in (f"<{C.firstDay}>", f"<{C.lastDay}>") for s, p, _ in made)
    last = [o for s, p, o in made if s == "<https://example.org/b>" and p == f"<{C.lastMeetingOn}>"]
    assert last == ['"2024-01-05"^^<http://www.w3.org/2001/XMLSchema#date>']
    assert not any(p in (f"<{C.nextMeetingDue}>", f"<{C.nextHost}>") for _, p, _ in made)


@pytest.mark.parametrize("duration", ["P9000Y", "P120000M", "P999999999D", f"P{'9' * 5000}Y"])
def test_a_duration_beyond_the_calendar_is_refused_and_does_not_crash(duration: str) -> None:
    with pytest.raises(BadInput, match="beyond the year 9999"):
        plus(date(2020, 1, 1), duration)
