"""Treaties told act by act in two sources: rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask

WAIT = "consented to be bound; the day of entry into force for it is not known"


@pytest.fixture(scope="module")
def rows(make_world: Callable[..., View]) -> Callable[..., list[tuple[Cell, ...]]]:
    view = make_world("treaties.ttl", "treaties-reference.ttl")

    def asked(name: str, columns: str, **given: str) -> list[tuple[Cell, ...]]:
        answer = ask(view, name, given)
        chosen = [answer.columns.index(column) for column in columns.split()]
        return [tuple(row[index] for index in chosen) for row in answer.rows]

    return asked


Rows = Callable[..., list[tuple[Cell, ...]]]


def test_who_is_bound_is_told_with_each_act_and_who_only_signed_is_not(rows: Rows) -> None:
    found = rows("bound", "party acts from grade", agreement="Convention on smoke", on="2007-01-01")
    assert found == [
        ("Brazil", "ratification 2005-11-03 | ratification 2006-01-05", "2006-04-05", "certain"),
        (
            "India",
            "consent to be bound 2004 | declaration 2004 | ratification 2004-02-05 | reservation 2004-02-05 "
            "| signature 2003-09-10",
            "2005-02-27",
            "certain",
        ),
    ]


def test_a_party_in_one_source_that_left_in_another_is_possible_after(rows: Rows) -> None:
    assert rows("bound", "party grade why", actor="Russia", domain="tobacco control", on="2023-01-01") == [
        ("Russia", "possible", "the sources disagree on the days it is in force"),
        ("Russia", "certain", None),
    ]
    assert rows("bound", "grade", agreement="Smoke convention", actor="RUS", on="2010-01-01") == [("certain",)]


def test_only_agreements_on_the_domain_count(rows: Rows) -> None:
    assert rows("bound", "party", domain="tuberculosis", on="2010-01-01") == []
    assert len(rows("bound", "party", domain="tobacco control", on="2010-01-01")) == 6


def test_a_successor_inherits_possibly(rows: Rows) -> None:
    why = "as successor of Old Ministry of Health of India; no source tells that its agreements passed on"
    title = "Memorandum of the old ministry"
    found = rows("inherited", "body former title grade why evidence", on="2020-01-01")
    new, old = "New Ministry of Health of India", "Old Ministry of Health of India"
    assert found == [(new, old, title, "possible", why, "table.csv line 9")]
    assert rows("inherited", "title", on="1989-12-31") == []
    bound = rows("bound-ministries", "ministry grade", domain="tobacco control", on="2020-01-01")
    assert bound == [(new, "possible"), (old, "certain")]


def test_reservations_come_with_their_words_and_the_day_asked_about(rows: Rows) -> None:
    found = rows("reservations", "party kind made words grade", actor="India", on="2004-06-01")
    assert found == [
        ("India", "declaration", "2004", "reads article 9 narrowly", "possible"),
        ("India", "reservation", "2004-02-05", "is not bound by article 7", "certain"),
    ]
    assert rows("reservations", "kind", actor="India", on="2003-12-31") == []
    assert rows("reservations", "kind", actor="Brazil", on="2020-01-01") == []


def test_sources_are_compared_party_by_party(rows: Rows) -> None:
    found = rows("parties-compared", "party state differs bound", agreement="Convention on smoke", on="2023-01-01")
    assert found == [
        ("Brazil", "differ", "consent", "certain"),
        ("India", "agree", None, "certain"),
        ("Russia", "differ", "withdrawal", "possible"),
        ("United States", "one source", None, None),
    ]
    told = rows("parties-compared", "told", agreement="Convention on smoke", actor="Brazil")
    assert told == [("other.csv: ratification 2006-01-05 | table.csv: ratification 2005-11-03",)]


def test_agreements_are_counted_once_with_their_sources(rows: Rows) -> None:
    found = rows("in-sources", "title count grade why", country="India", on="2020-01-01")
    assert found == [
        ("Convention on smoke", 1, "possible", "only one source has it"),
        ("Memorandum of the old ministry", 1, "possible", "only one source has it"),
    ]


def test_coverage_tells_years_kinds_and_countries_of_a_source(rows: Rows) -> None:
    found = rows("coverage", "agreements dated first last countries kinds", on="2020-01-01")
    assert found == [(3, 2, "1990-01-01", "2005-02-27", 3, "memorandum of understanding | treaty")]
    assert rows("coverage", "agreements", country="Brazil", on="2020-01-01") == [(2,)]


def test_partners_leave_out_agreements_of_more_countries_than_asked_for(rows: Rows) -> None:
    old = ("Russia", "Memorandum of the old ministry")
    convention = [("Brazil", "Convention on smoke"), ("Russia", "Convention on smoke")]
    assert sorted(rows("partners", "partner through", country="IND", most="3")) == [*convention, old]
    assert rows("partners", "partner through", country="IND", most="2") == [old]


def test_acts_of_leaves_out_who_left_or_only_signed(rows: Rows) -> None:
    told = "accession 2008-06-03 | party | withdrawal 2022-09-16"
    columns = "title acts from grade why"
    doubt = "the sources disagree on the days it is in force"
    before = rows("acts-of", columns, actor="RUS", on="2010-01-01")
    assert before[0] == ("Convention on smoke", told, "2008-09-01", "certain", None)
    after = rows("acts-of", columns, actor="RUS", on="2023-01-01")
    assert after[0] == ("Convention on smoke", told, "2022-09-16", "possible", doubt)
    assert rows("acts-of", "title", actor="Brazil", on="2005-06-01") == []
    assert rows("acts-of", "title", actor="USA", on="2010-01-01") == []


def test_two_countries_are_related_by_a_convention_only_while_both_are_bound(rows: Rows) -> None:
    doubt, unbound = (
        "the sources disagree on the days it is in force",
        "as the acts tell, not both were bound on the day",
    )

    def both(other: str, on: str) -> tuple[Cell, ...]:
        between = rows("between", "title grade why", country="IND", **{"with": other}, on=on)
        relations = rows("relations-on", "title grade why state", country="IND", **{"with": other}, on=on)
        (found,) = [row for row in relations if row[0] == "Convention on smoke"]
        assert [row for row in between if row[0] == "Convention on smoke"] == [found[:3]]
        return found[1:]

    assert both("BRA", "2006-01-01") == (None, unbound, "not in force as far as is known")
    assert both("BRA", "2006-03-01") == ("possible", doubt, "may be in force")
    assert both("BRA", "2007-01-01") == ("certain", None, "in force")
    assert both("RUS", "2010-01-01") == ("certain", None, "in force")
    assert both("RUS", "2023-01-01") == ("possible", doubt, "may be in force")
    assert rows("between", "title", country="IND", **{"with": "USA"}, on="2010-01-01") == []
