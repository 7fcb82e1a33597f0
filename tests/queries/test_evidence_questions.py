"""What the answers rest on, on the hard cases: rows worked out by hand, on every backend."""

from collections.abc import Callable

from comity.queries.ask import Cell

Rows = Callable[..., list[tuple[Cell, ...]]]
TWO = "India-Brazil memorandum"
PAGES = "India-United States agreement"
SOURCE_TWO = "https://example.org/2"


def test_support_is_a_sentence_or_a_record_with_its_pages(rows: Rows) -> None:
    columns = "party source quote sentence pages grade review"
    assert rows("support", columns, agreement=TWO, actor="bra-health") == [
        (
            "Ministry of Health of Brazil",
            "A note",
            "health ministry of Brazil",
            "The health ministry of Brazil signed.",
            None,
            "possible",
            "rejected",
        ),
        ("Ministry of Health of Brazil", "table.csv", None, None, SOURCE_TWO, "certain", "unreviewed"),
    ]


def test_support_of_any_party_has_a_row_for_each(rows: Rows) -> None:
    found = rows("support", "party source evidence", agreement="hard-cases.ttl/two")
    place = f"table.csv line 30, {SOURCE_TWO}"
    assert found == [
        ("Brazil", "table.csv", place),
        ("India", "table.csv", place),
        ("Ministry of Ayush of India", "table.csv", place),
        ("Ministry of Health of Brazil", "A note", None),
        ("Ministry of Health of Brazil", "table.csv", place),
        ("Ministry of Health of India", "table.csv", place),
    ]


def test_one_page_is_told_for_the_whole_or_for_the_facts_that_rest_on_it(rows: Rows) -> None:
    found = rows("single-source", "title whole facts source", country="India", on="2022-01-01")
    assert found == [
        ("India-Cuba protocol", "yes", "parties | status", "table.csv"),
        ("India-Russia memorandum", "yes", "dates | domains | duration | parties | status", "https://example.org/1"),
        (TWO, "no", "binding | dates | signers | status", SOURCE_TWO),
    ]


def test_what_people_have_reviewed_rests_on_no_single_page(rows: Rows) -> None:
    assert rows("single-source", "title", country="USA", on="2022-01-01") == []


def test_two_pages_that_differ_give_a_row_for_each_value(rows: Rows) -> None:
    one, other = "table.csv line 40", "table.csv line 50"
    assert rows("disagreements", "title field value source grade") == [
        (PAGES, "amount", "1000000 USD", one, "possible"),
        (PAGES, "amount", "2500000 USD", other, "possible"),
        (PAGES, "binding", "false", other, "possible"),
        (PAGES, "binding", "true", one, "possible"),
        (PAGES, "place", "New Delhi", one, "possible"),
        (PAGES, "place", "Washington", other, "possible"),
        (PAGES, "signed", "2022-03-01", one, "possible"),
        (PAGES, "signed", "2022-03-02", other, "possible"),
        (PAGES, "status", "in-force as of 2023", other, "possible"),
        (PAGES, "status", "signed", one, "possible"),
    ]


def test_a_year_and_a_day_in_it_do_not_disagree(rows: Rows) -> None:
    assert rows("disagreements", "field", country="Brazil") == []


def test_what_is_only_possible_comes_with_what_would_settle_it(rows: Rows) -> None:
    entry = "the day of entry into force, or that it takes effect on signature"
    renewal = "a renewal, or that the agreement ended with its term"
    columns = "title rule settle"
    found = rows("only-possible", columns, domain="tuberculosis", on="2022-01-01")
    assert found == [("India-Russia memorandum", "signed-no-entry-into-force", entry)]
    assert rows("only-possible", "parties", domain="tuberculosis", on="2022-01-01") == [
        ("India | Russia | World Fund",)
    ]
    found = rows("only-possible", columns, country="Russia", on="2025-01-01")
    assert found == [("India-Russia memorandum", "term-ran-out", f"{renewal} | {entry}")]
    found = rows("only-possible", columns, country="Brazil", on="1999-01-15")
    assert found == [("Brazil-Cuba treaty", "partial-date", "the exact day of entry into force or of the end")]
    assert rows("only-possible", columns, country="India", on="2018-12-31") == []
