"""Which member stands for a cluster: what the reference knows, then the register's, of several the one that began."""

from collections.abc import Callable
from dataclasses import replace

from comity.graph import names
from comity.graph.canonical import clusters
from comity.graph.store import Store, Work

PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix judgement: <https://w3id.org/comity/concept/judgement/> .
@prefix r: <https://w3id.org/comity/id/source/list/> . @prefix e: <https://w3id.org/comity/id/source/a-note/> .
"""
LIST = """
r:a-renewal a c:Agreement ; rdfs:label "renewal"@en ; c:announcedOnEarliest "2016-09-27"^^xsd:date .
r:b-undated a c:Agreement ; rdfs:label "undated"@en .
r:c-programme a c:Agreement ; rdfs:label "programme"@en ; c:inForceFromEarliest "2013-08-01"^^xsd:date ;
  c:announcedOnLatest "2017-01-01"^^xsd:date .
r:d-before a c:Agreement ; rdfs:label "some day before"@en ; c:signedOnLatest "2013-07-31"^^xsd:date .
r:x a c:Agreement ; rdfs:label "x"@en . r:y a c:Agreement ; rdfs:label "y"@en .
"""
NOTE = """
e:note a c:Agreement ; rdfs:label "told in a note"@en ; c:signedOnEarliest "1999-01-01"^^xsd:date .
e:p a c:Agreement ; rdfs:label "p"@en ; c:signedOnEarliest "2001-01-01"^^xsd:date .
e:q a c:Agreement ; rdfs:label "q"@en ; c:signedOnEarliest "2000-01-01"^^xsd:date .
"""
SAME = "e:j{number} a c:Judgement ; c:judgementKind judgement:same ; c:about {about} .\n"


def _canonicals(store: Store, turtle: Callable[..., Work], *together: str) -> dict[str, list[str]]:
    judged = "".join(SAME.format(number=number, about=about) for number, about in enumerate(together))
    with store.writer() as writer:
        writer.add(replace(turtle("list", PREFIXES + LIST), loader="register"))
        writer.add(turtle("a-note", PREFIXES + NOTE + judged))
    found = clusters(store.view())
    return {
        _local(head): [_local(member) for member in members]
        for head, members in found.items()
        if len(members) > 1 and head.startswith(names.ID + "source/")
    }


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def test_of_several_in_the_register_the_one_that_began_first_stands_for_all(
    store: Store, turtle: Callable[..., Work]
) -> None:
    found = _canonicals(store, turtle, "r:a-renewal , r:b-undated , r:c-programme , e:note")
    assert found == {"c-programme": ["c-programme", "a-renewal", "b-undated", "note"]}


def test_an_act_before_a_day_counts_by_that_day(store: Store, turtle: Callable[..., Work]) -> None:
    assert list(_canonicals(store, turtle, "r:c-programme , r:d-before")) == ["d-before"]


def test_without_dates_or_outside_the_register_the_smallest_iri_stands_for_all(
    store: Store, turtle: Callable[..., Work]
) -> None:
    assert sorted(_canonicals(store, turtle, "r:y , r:x", "e:q , e:p")) == ["p", "x"]
