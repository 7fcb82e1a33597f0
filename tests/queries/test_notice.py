"""When notice is due: rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph import names
from comity.graph.store import View
from comity.queries.ask import Cell, ask
from comity.queries.silence import silence


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    return make_world("notice.ttl")


def _due(view: View, on: str, within: str = "P90D", **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, "notice-due", {"on": on, "within": within, **given})
    chosen = [answer.columns.index(name) for name in ("title", "first", "last", "endsLast", "grade", "why")]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


YEARLY = ("Yearly", "2025-06-30", "2025-06-30", "2025-12-31", "certain", None)


def test_the_day_for_notice_counts_to_its_end(world: View) -> None:
    assert _due(world, "2025-04-01", country="RUS") == [YEARLY]
    assert _due(world, "2025-03-31", country="RUS") == []
    assert _due(world, "2025-06-30", country="RUS") == [YEARLY]
    assert _due(world, "2025-07-01", country="RUS") == []


def test_a_term_whose_day_for_notice_has_passed_goes_on_to_the_next(world: View) -> None:
    why = "its term ran out on 2025-12-31; renewal is tacit and nothing later is known"
    assert _due(world, "2025-07-01", "P12M", country="RUS") == [
        ("Yearly", "2026-06-30", "2026-06-30", "2026-12-31", "certain", None)
    ]
    assert _due(world, "2026-06-01", country="RUS") == [
        ("Yearly", "2026-06-30", "2026-06-30", "2026-12-31", "possible", why)
    ]


def test_a_term_is_counted_from_the_entry_into_force(world: View) -> None:
    why = "its term of P3Y is counted from its entry into force"
    # The last day is 14 March 2026, and thirty days before it 12 February.
    assert _due(world, "2026-01-01", country="BRA") == [
        ("Counted", "2026-02-12", "2026-02-12", "2026-03-14", "certain", why)
    ]


def test_a_day_that_may_lie_in_the_period_is_possible(world: View) -> None:
    (row,) = _due(world, "2025-01-01", "P12M", country="CHN")
    assert row[:5] == ("Vague", "2024-10-01", "2025-09-30", "2025-12-31", "possible")
    assert str(row[5]).endswith(
        "the last day of its term is not known exactly; no source tells whether it renews tacitly"
    )


def test_what_ends_anyway_or_has_no_term_or_no_notice_is_not_listed(world: View) -> None:
    assert _due(world, "2025-01-01", "P24M", country="Cuba") == []
    assert silence(world, {"country": names.country("CUB")}) == [
        "None found; of Cuba the sources hold agreements in: notice.ttl (4, 2021)."
    ]
    assert [row[0] for row in _due(world, "2025-01-01", "P24M")] == ["Yearly", "Vague", "Counted"]
