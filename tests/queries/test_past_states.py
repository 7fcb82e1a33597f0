"""A state of the past takes part until the day on which its codes were withdrawn, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask

LAST, AFTER = "2006-09-26", "2006-09-27"
GONE = "Serbia and Montenegro"


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The small world of ``past.ttl`` in a store of each backend."""
    return make_world("past.ttl")


def _rows(view: View, name: str, columns: str, on: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": on, **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


@pytest.mark.parametrize(
    ("name", "column", "given"),
    [
        ("partners", "partner", {"country": "India"}),
        ("partners", "partner", {"country": GONE}),
        ("only-ties", "partner", {"country": "India"}),
        ("only-ties", "partner", {"country": GONE}),
        ("pairs-lost", "through", {"agreement": "Old memorandum"}),
        ("linked-through", "linked", {"country": "Brazil"}),
        ("linked-through", "linked", {"country": GONE}),
        ("chain", "chain", {"country": "Brazil", "with": GONE}),
        ("chain", "chain", {"country": GONE, "with": "India"}),
        ("shared-not-with", "area", {"country": "India", "with": GONE, "without": "USA"}),
        ("shared-without-agreement", "other", {"country": "Brazil", "least": "1"}),
        ("shared-without-agreement", "other", {"country": GONE, "least": "1"}),
        ("acts-of", "title", {"actor": GONE}),
    ],
)
def test_what_a_question_tells_of_it_ends_with_its_last_day(
    world: View, name: str, column: str, given: dict[str, str]
) -> None:
    before, after = (_rows(world, name, column, day, **given) for day in (LAST, AFTER))
    assert set(after) < set(before)
    assert len(after) == (1 if (name, given.get("country")) in (("partners", "India"), ("only-ties", "India")) else 0)


def test_partners_are_counted_while_both_exist(world: View) -> None:
    assert _rows(world, "partners-by-year", "year partners", LAST, country="India") == [(2005, 2), (2006, 2)]
    assert _rows(world, "partners-by-year", "year partners", AFTER, country="India") == [(2005, 2), (2006, 1)]
    assert _rows(world, "partners-by-year", "year partners", AFTER, country=GONE) == [(2005, 1), (2006, 0)]


def test_what_two_agreed_stays_told_with_the_end_of_one(world: View) -> None:
    pair = {"country": "India", "with": GONE}
    why = "Serbia and Montenegro is a state of the past"
    assert _rows(world, "between", "title grade why", LAST, **pair) == [("Old memorandum", "certain", None)]
    assert _rows(world, "between", "title grade why", AFTER, **pair) == [("Old memorandum", None, why)]
    assert _rows(world, "relations-on", "state grade why", LAST, **pair) == [("in force", "certain", None)]
    assert _rows(world, "relations-on", "state grade why", AFTER, **pair) == [("ended", None, why)]
