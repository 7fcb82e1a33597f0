"""Who is bound, by what and until when, on the hard cases: rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.queries.ask import Cell

Rows = Callable[..., list[tuple[Cell, ...]]]
SIGNED = "signed by A. Singh, Minister of Health of India"
TWO = "India-Brazil memorandum"
PARTIES = "Ministry of Ayush of India | Ministry of Health of Brazil | Ministry of Health of India"
YEAR = "India-Russia memorandum"
PAGES = "India-United States agreement"


def test_an_agreement_of_two_ministries_binds_each_by_its_own_acts(rows: Rows) -> None:
    columns = "title through acts grade from"
    health = rows("acts-of", columns, actor="ind-health", on="2022-01-01")
    assert health == [(TWO, "Ministry of Health of India", f"party | {SIGNED}", "certain", "2021-06-01")]
    ayush = rows("acts-of", columns, actor="Ministry of Ayush of India", on="2022-01-01")
    assert ayush == [(TWO, "Ministry of Ayush of India", "approved 2021-02-03 | party", "certain", "2021-06-01")]


def test_a_country_is_bound_through_its_ministries_and_by_itself(rows: Rows) -> None:
    found = rows("acts-of", "title through acts grade why", actor="India", on="2022-01-01")
    assert found == [
        (
            TWO,
            "Ministry of Ayush of India | Ministry of Health of India",
            f"approved 2021-02-03 | party | {SIGNED}",
            "certain",
            None,
        ),
        (YEAR, "India", "party", "possible", "no entry into force is known"),
    ]


@pytest.mark.parametrize(("day", "bound"), [("2020-05-04", False), ("2020-05-05", True), ("2020-05-06", False)])
def test_a_treaty_of_one_day_binds_on_that_day_alone(rows: Rows, day: str, bound: bool) -> None:
    titles = [title for (title,) in rows("acts-of", "title", actor="RUS", on=day)]
    assert ("India-Russia treaty of a day" in titles) is bound


def test_a_signing_long_ago_counts_from_the_last_day_it_may_be_of(rows: Rows) -> None:
    columns = "title kind signed grade why"
    known = "no entry into force is known"
    kind = "memorandum of understanding"
    assert rows("never-in-force", columns, country="Russia", after="5 years", on="2023-12-31") == []
    assert rows("never-in-force", columns, country="Russia", after="5 years", on="2024-06-01") == [
        (YEAR, kind, "2019", "possible", f"{known}; the day of signing is known only as 2019")
    ]
    assert rows("never-in-force", columns, country="Russia", after="P60M", on="2024-12-31") == [
        (YEAR, kind, "2019", "certain", known)
    ]


def test_what_entered_into_force_in_one_source_is_not_told_as_never(rows: Rows) -> None:
    found = rows("never-in-force", "title signed", after="P1Y", on="2026-01-01")
    assert found == [("Brazil-Cuba protocol", "2005-07"), ("Brazil-Cuba programme", "2010-02-02"), (YEAR, "2019")]
    found = rows("never-in-force", "parties", country="RUS", after="P1Y", on="2026-01-01")
    assert found == [("India | Russia | World Fund",)]


def test_a_term_with_a_last_day_ends_on_it(rows: Rows) -> None:
    columns = "title what first last parties grade why"
    row = (TWO, "ends", "2026-06-01", "2026-06-01", PARTIES, "certain", None)
    assert rows("ending", columns, within="P12M", on="2025-06-01") == [row]
    assert rows("ending", columns, within="P12M", on="2025-05-31") == []
    assert rows("ending", columns, within="P12M", on="2026-06-01") == [row]
    assert rows("ending", columns, within="30 days", on="2026-06-02") == []


def test_a_tacit_renewal_is_counted_on_term_by_term(rows: Rows) -> None:
    columns = "title what first last grade"
    assert rows("ending", columns, country="RUS", within="P12M", on="2023-06-15") == [
        (YEAR, "renews tacitly", "2023-12-31", "2024-12-30", "possible")
    ]
    assert rows("ending", columns, country="RUS", within="P12M", on="2028-06-15") == [
        (YEAR, "renews tacitly", "2028-12-31", "2029-12-30", "possible")
    ]
    assert rows("ending", columns, country="RUS", within="P12M", on="2026-06-15") == []


def test_a_term_counted_from_two_signing_days_ends_between_them(rows: Rows) -> None:
    found = rows("ending", "title what first last grade why", country="USA", within="P6M", on="2022-12-01")
    reason = "last known to be in force; no day of entry into force is known; no entry into force is known"
    counted = "its term of P1Y is counted from its signing"
    assert [row[:5] for row in found] == [(PAGES, "ends", "2023-02-28", "2023-03-01", "possible")]
    assert {*str(found[0][5]).split("; ")} == {*reason.split("; "), counted}


def test_what_is_said_on_binding_and_what_is_not(rows: Rows) -> None:
    found = rows("binding", "title binding basis inForce grade why", country="India", on="2022-01-01")
    says, treaty = "a source says so", "its class is a treaty"
    assert found == [
        (TWO, "no", says, "certain", "certain", None),
        ("India-Cuba protocol", "yes", treaty, None, "certain", None),
        (YEAR, "not said", "no source says", "possible", "possible", "no source says whether it binds"),
        ("India-Russia treaty of a day", "yes", says, None, "certain", None),
        (PAGES, "disputed", says, None, "possible", "the sources disagree"),
    ]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2018-12-31", []),
        ("2020-05-04", [(YEAR, "may be in force"), ("India-Russia treaty of a day", "not yet in force")]),
        ("2020-05-05", [(YEAR, "may be in force"), ("India-Russia treaty of a day", "in force")]),
        ("2020-05-06", [(YEAR, "may be in force"), ("India-Russia treaty of a day", "ended")]),
    ],
)
def test_relations_on_a_day_come_with_their_state(rows: Rows, day: str, states: list[tuple[str, str]]) -> None:
    assert rows("relations-on", "title state", country="IND", with_="RUS", on=day) == states


def test_relations_tell_the_last_status_and_its_day(rows: Rows) -> None:
    found = rows(
        "relations-on", "title signed inForceFrom status statusOn", country="IND", with_="RUS", on="2020-05-05"
    )
    assert found == [
        (YEAR, "2019", None, "signed", None),
        ("India-Russia treaty of a day", "2020-05-01", "2020-05-05", "in-force", "2020-05"),
    ]


LINK_OLD = ("Brazil-Cuba protocol", "2005-07", "amends", "Brazil-Cuba treaty", "1998-01-01", "certain")
LINK_MIDDLE = ("Brazil-Cuba programme", "2010-02-02", "implements", "Brazil-Cuba protocol", "2005-07", "certain")
LINK_WORDS = ("Brazil-Cuba programme", "2010-02-02", "builds on", "Declaration of Havana", None, "possible")


@pytest.mark.parametrize(
    ("title", "links"),
    [
        ("Brazil-Cuba treaty", [("after", *LINK_OLD), ("after", *LINK_MIDDLE)]),
        ("Brazil-Cuba protocol", [("before", *LINK_OLD), ("after", *LINK_MIDDLE)]),
        ("Brazil-Cuba programme", [("before", *LINK_OLD), ("before", *LINK_WORDS), ("before", *LINK_MIDDLE)]),
        (YEAR, []),
    ],
)
def test_a_lineage_goes_both_ways_to_its_ends(rows: Rows, title: str, links: list[tuple[str, ...]]) -> None:
    assert rows("lineage", "side later laterOn link earlier earlierOn grade", agreement=title) == links
