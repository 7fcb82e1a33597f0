"""The questions on people and ministries, on a small world with rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The small world of ``people.ttl`` in a store of each backend."""
    return make_world("people.ttl")


def _rows(view: View, name: str, columns: str, on: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": on, **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_signers_come_with_their_side_post_and_what_is_known_of_their_tenure(world: View) -> None:
    columns = "title signed place signer for posts tenure grade"
    a, b = "Ministry of Health of A", "Minister of Health of B"
    anna = ("S1", "2019-05-01", "Geneva", "Anna Ivanova", "Russia", b, "2018/..", "certain")
    anna_again = ("S2", "2021", None, "Anna Ivanova", None, b, "2018/..", "possible")
    assert _rows(world, "signers", columns, "2022-06-01") == [
        ("S1", "2019-05-01", "Geneva", "Mira Sen", a, "Envoy of A", "not known", "certain"),
        ("S1", "2019-05-01", "Geneva", "Raj Rao", a, "Minister of Health of A", "not known", "certain"),
        anna,
        anna_again,
        ("S2", "2021", None, "John Doe", None, None, "not known", "possible"),
    ]
    assert _rows(world, "signers", columns, "2022-06-01", country="Russia") == [anna, anna_again]
    assert _rows(world, "signers", "signer grade", "2019-06-01", agreement="S1", country="Russia") == [
        ("Anna Ivanova", None)
    ]


def test_a_person_is_one_under_all_names(world: View) -> None:
    rows = _rows(world, "signed-by-person", "signer names title signed for evidence", "2022-06-01", person="a. IVANOVA")
    names_of_her = "A. Ivanova | Anna Ivanova"
    assert rows == [
        ("Anna Ivanova", names_of_her, "S1", "2019-05-01", "Russia", "people.ttl line 1"),
        ("Anna Ivanova", names_of_her, "S2", "2021", None, "people.ttl line 2"),
    ]
    assert _rows(world, "signed-by-person", "signer", "2022-06-01", person="Petrova") == []


@pytest.mark.parametrize(
    ("words", "title", "where"),
    [
        ("geneva", "S1", "Geneva"),
        ("Havana", "S2", "Havana"),
        ("Summit", "S2", "Health Summit"),
        ("cuba", "S2", "Cuba"),
    ],
)
def test_a_signing_is_found_by_its_place_country_or_event(world: View, words: str, title: str, where: str) -> None:
    assert _rows(world, "signed-at", "title where", "2022-06-01", place=words) == [(title, where)]


def test_names_come_with_language_predecessors_and_successors(world: View) -> None:
    assert _rows(world, "names-of", "kind tag name evidence", "2022-06-01", organisation="moh-b") == [
        ("acronym", None, "MHB", "bodies.yaml line 3"),
        ("other or former name", "en", "Health Commissariat", "bodies.yaml line 3"),
        ("other or former name", "ru", "Минздрав", "bodies.yaml line 3"),
        ("predecessor", "en", "Board of Hygiene of B", None),
        ("predecessor", "en", "Ministry of Hygiene of B", None),
        ("usual name", "en", "Ministry of Health of B", "bodies.yaml line 3"),
    ]
    assert _rows(world, "names-of", "name", "2022-06-01", organisation="moh-b", language="ru") == [("Минздрав",)]
    after = _rows(world, "names-of", "kind name why", "2022-06-01", organisation="board-b")
    why = "no source says whether it was called so on 2022-06-01"
    assert after == [
        ("successor", "Ministry of Health of B", why),
        ("successor", "Ministry of Hygiene of B", why),
        ("usual name", "Board of Hygiene of B", why),
    ]


def test_parties_of_a_country_beside_its_health_ministry(world: View) -> None:
    columns = "organisation kind partOf title areas grade"
    assert _rows(world, "other-ministries", columns, "2022-06-01", country="India") == [
        ("Institute of A", "research institution", "Ministry of Health of A", "S3", None, None),
        ("Ministry of Labour of A", "ministry", None, "S1", "cancer", "certain"),
        ("Trade Office of A", None, None, "S3", None, None),
    ]
    assert _rows(world, "other-ministries", columns, "2022-06-01", country="Brazil") == []


def test_judgements_tell_whether_they_stand(world: View) -> None:
    columns = "one other kind by judged standing grade why"
    stands = (
        "Anna Ivanova",
        "A. Ivanova",
        "person",
        "An editor",
        "2022-01-01",
        "yes",
        "certain",
        "Same post, same year.",
    )
    undone = ("S1", "S3", "agreement", "A beginner", "2022-02-01", "no", "possible", "Both are of A.")
    assert _rows(world, "same-bodies", columns, "2022-06-01") == [undone, stands]
    assert _rows(world, "same-bodies", columns, "2022-01-31") == [stands]
    assert _rows(world, "same-bodies", columns, "2022-06-01", name="ivanova") == [stands]
