"""Domains over time and scheme, on the hard cases: rows worked out by hand, on every backend."""

from collections.abc import Callable

from comity.queries.ask import Cell

Rows = Callable[..., list[tuple[Cell, ...]]]
TWO = "India-Brazil memorandum"
DAY = "India-Russia treaty of a day"


def test_domains_are_counted_by_five_years_with_those_that_lack_a_date_or_a_domain(rows: Rows) -> None:
    found = rows("domains-by-period", "period area agreements surely grade", country="India", on="2026-01-01")
    assert found == [
        (None, None, 1, 0, "possible"),
        ("2015-2019", "tuberculosis", 1, 1, "certain"),
        ("2020-2024", "telemedicine", 2, 2, "certain"),
        ("2020-2024", "COVID-19", 1, 1, "certain"),
        ("2020-2024", "antimicrobial resistance", 1, 1, "certain"),
        ("2020-2024", "communicable diseases", 1, 1, "certain"),
        ("2020-2024", "digital health", 1, 1, "certain"),
    ]


def test_domains_of_a_period_can_be_narrowed_to_one_and_to_a_day(rows: Rows) -> None:
    columns = "period area agreements through"
    found = rows("domains-by-period", columns, country="India", domain="digital health", on="2021-12-31")
    assert found == [("2020-2024", "digital health", 1, TWO), ("2020-2024", "telemedicine", 1, DAY)]


def test_diseases_are_what_the_scheme_has_below_its_two_branches(rows: Rows) -> None:
    found = rows("diseases", "disease title signed grade", on="2020-05-05")
    assert found == [
        ("COVID-19", DAY, "2020-05-01", "certain"),
        ("malaria", "Brazil-Cuba programme", "2010-02-02", "possible"),
        ("tuberculosis", "India-Russia memorandum", "2019", "possible"),
    ]
    assert rows("diseases", "title", domain="malaria", country="India") == []
    assert rows("diseases", "disease parties", country="Russia", on="2020-05-06") == [
        ("COVID-19", "India | Russia"),
        ("tuberculosis", "India | Russia | World Fund"),
    ]


def test_the_first_time_is_certain_when_all_others_are_later(rows: Rows) -> None:
    columns = "area first title partners grade why"
    certain = ("telemedicine", "2020-05-01", DAY, "Russia", "certain", None)
    assert rows("first-time", columns, country="India", domain="telemedicine", on="2026-01-01") == [certain]
    found = rows("first-time", columns, country="India", domain="digital health", on="2026-01-01")
    assert found == [("digital health", "2020-05-01", DAY, "Russia", "certain", None)]


def test_a_year_that_holds_a_day_leaves_the_first_time_open(rows: Rows) -> None:
    found = rows("first-time", "first title grade", country="Brazil", domain="communicable-diseases", on="2026-01-01")
    assert found == [("2010-02-02", "Brazil-Cuba programme", "certain")]
    found = rows("first-time", "first title grade", country="IND", domain="disease-prevention-control", on="2026-01-01")
    assert found == [("2019", "India-Russia memorandum", "certain")]


def test_an_approval_comes_first_where_nothing_earlier_is_known_and_is_no_more_than_possible(rows: Rows) -> None:
    found = rows(
        "first-time", "first title grade why", country="Brazil", domain="traditional-medicine", on="2026-01-01"
    )
    assert found == [
        ("2011-04-01", "Brazil-Cuba letter", "possible", "approved by one side; no signature is known"),
        ("2012-04-01", "Brazil-Russia letter", "possible", "several may be the first, by their dates"),
    ]
    found = rows("first-time", "first title", country="Brazil", domain="traditional-medicine", on="2011-12-31")
    assert found == [("2011-04-01", "Brazil-Cuba letter")]


def test_an_agreement_on_the_parent_is_told_where_none_names_the_child(rows: Rows) -> None:
    columns = "title areas grade"
    assert rows("parent-only", columns, domain="tuberculosis", on="2022-01-01") == [
        ("Brazil-Cuba treaty", "disease prevention and control", "certain"),
        (TWO, "communicable diseases", "certain"),
    ]
    assert rows("parent-only", columns, domain="telemedicine", on="2021-05-31") == [(TWO, "digital health", None)]
    parties = "Ministry of Ayush of India | Ministry of Health of Brazil | Ministry of Health of India"
    assert rows("parent-only", "parties", domain="telemedicine") == [(parties,)]
    assert rows("parent-only", columns, domain="digital health", on="2022-01-01") == []
