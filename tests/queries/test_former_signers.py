"""Who signed and has left the post since: rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask

STAYS = "that the successor is in the post still is not told"
HELD = "that the signer held the post on the day of signing is not sure"


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    return make_world("former.ttl")


def _former(view: View, on: str, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, "signed-by-former", {"on": on, **given})
    chosen = [answer.columns.index(name) for name in ("title", "signer", "post", "successor", "grade", "why")]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


MINISTER = ("Minister of Health of A", "Eve")


def test_a_signer_who_left_stands_beside_the_one_who_took_over(world: View) -> None:
    ann = ("A1", "Ann", *MINISTER, "certain", None)
    half = ("A2", "Ann", *MINISTER, "possible", HELD)
    envoy = ("A1", "Bob", "Envoy of A", "Gus", "certain", None)
    assert _former(world, "2022-06-01") == [ann, envoy, half]
    assert _former(world, "2022-06-01", country="Russia") == []


def test_the_last_day_in_the_post_is_not_yet_out_of_it(world: View) -> None:
    assert _former(world, "2021-06-30") == []
    assert [row[:4] for row in _former(world, "2021-07-01")] == [("A1", "Ann", *MINISTER), ("A2", "Ann", *MINISTER)]


def test_a_successor_of_whom_no_end_is_told_is_possible(world: View) -> None:
    rows = _former(world, "2025-01-01")
    assert rows == [
        ("A1", "Ann", "Minister of Health of A", "Fay", "possible", STAYS),
        ("A2", "Ann", "Minister of Health of A", "Fay", "possible", f"{HELD}; {STAYS}"),
    ]


def test_who_came_back_or_has_no_successor_is_left_out(world: View) -> None:
    signers = {row[1] for day in ("2023-06-01", "2025-01-01") for row in _former(world, day)}
    assert signers == {"Ann"}
