"""The questions on money, on a small world with rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask

BOTH = "both sides together"


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The small world of ``money.ttl`` in a store of each backend."""
    return make_world("money.ttl")


def _rows(view: View, name: str, columns: str, on: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": on, **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_each_sum_of_each_source_is_told_with_whose_it_is(world: View) -> None:
    columns = "amount currency kind whose note title grade"
    usa = "United States"
    assert _rows(world, "sums", columns, "2022-06-01") == [
        (10.5, "EUR", "disbursement", "several donors", None, "M1", "certain"),
        (120.0, "USD", "commitment", usa, None, "M1", "certain"),
        (100.0, "USD", "commitment", usa, "an upper limit", "M1", "certain"),
        (90.0, "USD", "commitment", BOTH, None, "M2", "possible"),
        (50.0, "USD", "commitment", usa, None, "M1", "certain"),
        (30.0, "USD", "commitment", usa, None, "M2", "possible"),
    ]


def test_sums_of_activities_count_and_later_agreements_do_not(world: View) -> None:
    rows = _rows(world, "sums", "amount kind whose", "2024-06-01", country="Cuba")
    assert rows == [(7.0, "commitment", "not known"), (5.0, "in-kind", "Brazil")]
    assert _rows(world, "sums", "amount", "2022-06-01", country="Cuba") == []


def test_totals_count_an_agreement_once_and_never_add_currencies_or_kinds(world: View) -> None:
    columns = "whose currency kind count least most agreements grade why"
    doubt = "agreements that may not have been in force: 1"
    covers = "agreements of which a sum of both sides covers a side's own sum in another row: 1"
    usa = (
        "United States",
        "USD",
        "commitment",
        2,
        150.0,
        180.0,
        "M1 | M2",
        "possible",
        f"{doubt}; sources differ on a sum; {covers}",
    )
    both = (BOTH, "USD", "commitment", 1, 90.0, 90.0, "M2", "possible", f"{doubt}; {covers}")
    donors = ("several donors", "EUR", "disbursement", 1, 10.5, 10.5, "M1", "certain", None)
    assert _rows(world, "sums-by-provider", columns, "2022-06-01") == [usa, both, donors]
    rows = _rows(world, "sums-by-provider", "whose kind count least most evidence", "2022-06-01", country="Russia")
    assert rows == [
        ("United States", "commitment", 1, 30.0, 30.0, "money.ttl line 5"),
        (BOTH, "commitment", 1, 90.0, 90.0, "money.ttl line 6"),
    ]
    kinds = _rows(world, "sums-by-provider", "whose currency kind least", "2024-06-01", country="Cuba")
    assert kinds == [("Brazil", "USD", "in-kind", 5.0), ("not known", "USD", "commitment", 7.0)]


def test_sums_of_two_actors_do_not_disagree(world: View) -> None:
    found = _rows(world, "disagreements", "title field value", "2022-06-01")
    assert found == [("M1", "amount", f"{amount} USD of United States") for amount in (100, 120, 50)]
