"""The questions on joint bodies, on a small world with rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The small world of ``bodies.ttl`` in a store of each backend."""
    return make_world("bodies.ttl")


def _rows(view: View, name: str, columns: str, on: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": on, **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_bodies_without_any_meeting_known_by_the_day(world: View) -> None:
    columns = "body title signed status frequency grade"
    never = [
        ("Expired council", "A4", None, None, None, "possible"),
        ("Team", "A5", None, None, None, "possible"),
        ("Board", "A1", "2019-02-01", "planned", "annual", "possible"),
    ]
    assert _rows(world, "bodies-never-met", columns, "2023-06-01") == never
    earlier = ("Old commission", "A3", "2018-02", None, None, "possible")
    assert _rows(world, "bodies-never-met", columns, "2022-12-31") == [*never[:2], earlier, never[2]]
    rows = _rows(world, "bodies-never-met", "body parties evidence", "2023-06-01", country="Russia")
    assert rows == [("Board", "Ministry of Health of A | Ministry of Health of B", "bodies.ttl line 2")]


def test_bodies_shared_with_one_partner_count_members_and_parties(world: View) -> None:
    columns = "side partner bodies names grade why"
    a, b = "Ministry of Health of A", "Ministry of Health of B"
    assert _rows(world, "bodies-with-partner", columns, "2023-06-01") == [
        (a, b, 3, "Board | Committee | Group", "certain", None),
        (b, a, 3, "Board | Committee | Group", "certain", None),
        ("India", "Russia", 2, "Board | Committee", "certain", None),
        ("Russia", "India", 2, "Board | Committee", "certain", None),
    ]
    doubt = "bodies whose agreement may not be in force: 1"
    assert _rows(world, "bodies-with-partner", columns, "2022-06-01", country="Russia", more="2") == [
        (b, a, 3, "Board | Committee | Group", "possible", doubt),
        ("Russia", "India", 3, "Board | Committee | Old commission", "possible", doubt),
    ]


def test_bodies_whose_agreement_ended_or_may_have(world: View) -> None:
    columns = "body state ends met grade why"
    ran_out = "its term ran out on 2020-12-31; nothing is known of a renewal"
    council = ("Expired council", "ended", None, None, "possible", "last known to be expired, on an unknown day")
    team = ("Team", "may have ended", "2020-12-31", None, "possible", ran_out)
    assert _rows(world, "bodies-of-ended", columns, "2023-06-01") == [
        council,
        ("Old commission", "ended", "2022", "2023-01-10", "certain", None),
        team,
    ]
    doubt = "no entry into force is known; the day of its end is not known"
    assert _rows(world, "bodies-of-ended", columns, "2022-06-01") == [
        council,
        ("Old commission", "may have ended", "2022", None, "possible", doubt),
        team,
    ]
    assert _rows(world, "bodies-of-ended", "body", "2021-06-01", country="Russia") == []


def test_the_last_meeting_known_by_the_day(world: View) -> None:
    columns = "body met until session place title grade why"
    assert _rows(world, "body-meetings", columns, "2023-06-01") == [
        ("Old commission", "2023-01-10", None, 1, None, "A3", "certain", None),
        ("Committee", "2021-03", None, 3, "Moscow", "A1", "possible", "the day is known only as 2021-03"),
    ]
    assert _rows(world, "body-meetings", columns, "2020-06-01") == [
        ("Committee", "2019-05-02", "2019-05-03", 2, "India", "A1", "certain", None)
    ]
    assert _rows(world, "body-meetings", "body", "2023-06-01", country="United States") == []


def test_bodies_are_due_under_agreements_that_had_not_ended_whoever_is_party(world: View) -> None:
    columns = "body parties state grade why"
    ended, silent = "its agreement may have ended", "no first meeting and no frequency are known"
    ministries = "Ministry of Health of A | Ministry of Health of B"
    assert _rows(world, "bodies-due", columns, "2023-06-01") == [
        ("Board", ministries, "unknown", "possible", "no first meeting is known"),
        ("Committee", ministries, "unknown", "possible", "no frequency is known"),
        (
            "Expired council",
            "Pan American Health Organization | The Isles",
            "unknown",
            "possible",
            f"{silent}; {ended}",
        ),
        ("Future body", None, "unknown", "possible", silent),
        ("Group", None, "unknown", "possible", silent),
        ("Team", None, "unknown", "possible", f"{silent}; {ended}"),
    ]
    bodies = _rows(world, "bodies-due", "body", "2021-06-01", country="Russia")
    assert bodies == [("Board",), ("Committee",), ("Old commission",)]
