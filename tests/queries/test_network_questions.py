"""The questions on networks, on a small world with rows worked out by hand, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph.store import View
from comity.queries.ask import Cell, ask


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The small world of ``network.ttl`` in a store of each backend."""
    return make_world("network.ttl")


def _rows(view: View, name: str, columns: str, on: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": on, **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_the_shortest_chains_come_with_every_agreement_of_each_step(world: View) -> None:
    columns = "chain step from to through grade review"
    through_b, through_e = "India > Russia > Brazil > Cuba", "India > United States > Brazil > Cuba"
    given = {"country": "India", "with": "Cuba"}
    assert _rows(world, "chain", columns, "2022-06-01", **given) == [
        (through_b, 1, "India", "Russia", "AB agreement", "certain", "reviewed"),
        (through_b, 1, "India", "Russia", "AB protocol", "possible", "unreviewed"),
        (through_b, 2, "Russia", "Brazil", "BC agreement", "certain", "unreviewed"),
        (through_b, 3, "Brazil", "Cuba", "CD agreement", "certain", "reviewed"),
        (through_e, 1, "India", "United States", "AE memorandum", "possible", "unreviewed"),
        (through_e, 2, "United States", "Brazil", "EC memorandum", "possible", "disputed"),
        (through_e, 3, "Brazil", "Cuba", "CD agreement", "certain", "reviewed"),
    ]
    assert _rows(world, "chain", columns, "2023-06-01", **given) == []


def test_no_longer_chain_is_told_where_a_shorter_one_exists(world: View) -> None:
    chains = _rows(world, "chain", "chain step", "2022-06-01", country="India", **{"with": "Brazil"})
    two, other = "India > Russia > Brazil", "India > United States > Brazil"
    assert chains == [(two, 1), (two, 1), (two, 2), (other, 1), (other, 2)]
    direct = _rows(world, "chain", "chain step through", "2020-06-01", country="India", **{"with": "Russia"})
    assert direct == [("India > Russia", 1, "AB agreement")]


def test_a_chain_of_ministries_goes_through_one_ministry_whatever_a_source_calls_it(world: View) -> None:
    given = {"organisation": "moh-a", "with": "moh-c"}
    a, b, c = (f"Ministry of Health of {state}" for state in "ABC")
    rows = _rows(world, "ministry-chain", "step from to through evidence", "2022-06-01", **given)
    assert rows == [(1, a, b, "AB agreement", "network.ttl line 1"), (2, b, c, "BC agreement", "network.ttl line 4")]
    assert _rows(world, "ministry-chain", "step", "2019-06-01", **given) == []


def test_partners_that_hang_on_one_agreement(world: View) -> None:
    columns = "partner through signed grade why"
    assert _rows(world, "only-ties", columns, "2022-06-01", country="India") == [
        ("United States", "AE memorandum", "2021", "possible", "no entry into force is known")
    ]
    assert _rows(world, "only-ties", columns, "2020-06-01", country="India") == [
        ("Russia", "AB agreement", None, "certain", None)
    ]


def test_pairs_that_an_end_would_leave_without_a_tie(world: View) -> None:
    pairs = _rows(world, "pairs-lost", "one other grade", "2020-06-01", agreement="AB agreement")
    assert pairs == [("India", "Russia", "certain")]
    assert _rows(world, "pairs-lost", "one", "2022-06-01", agreement="AB agreement") == []
    assert _rows(world, "pairs-lost", "one", "2019-06-01", agreement="AB agreement") == []


def test_domains_are_shared_without_an_agreement_and_no_domain_named_is_none(world: View) -> None:
    columns = "other shared areas agreements grade review"
    areas, agreements = (
        "antimicrobial resistance | cancer | telemedicine",
        "BC agreement | CD agreement | EC memorandum",
    )
    brazil = ("Brazil", 3, areas, agreements, "possible", "disputed")
    assert _rows(world, "shared-without-agreement", columns, "2022-06-01", country="India") == [brazil]
    assert _rows(world, "shared-without-agreement", columns, "2022-06-01", country="India", least="1") == [
        brazil,
        ("Cuba", 1, "telemedicine", "CD agreement", "possible", "reviewed"),
    ]
    assert _rows(world, "shared-without-agreement", columns, "2022-06-01", country="India", least="4") == []


def test_partners_are_counted_at_the_end_of_each_year_of_change(world: View) -> None:
    columns = "year partners certain began ended grade"
    assert _rows(world, "partners-by-year", columns, "2022-06-01", country="India") == [
        (2020, 1, 1, "AB agreement", None, "certain"),
        (2021, 2, 1, "AB protocol | AE memorandum", None, "possible"),
        (2022, 2, 1, None, None, "possible"),
    ]
    assert _rows(world, "partners-by-year", columns, "2024-06-01", country="Cuba") == [
        (2010, 1, 1, "CD agreement", None, "certain"),
        (2022, 1, 1, None, "CD agreement", "certain"),
        (2024, 0, 0, None, None, "certain"),
    ]


def test_organisations_with_agreements_of_both(world: View) -> None:
    given = {"country": "India", "with": "Russia"}
    who = "World Health Organization"
    assert _rows(world, "through-organisations", "organisation state title signed grade", "2022-06-01", **given) == [
        (who, "India", "A-WHO agreement", None, "certain"),
        (who, "Russia", "B-WHO plan", "2014-07", "possible"),
    ]
    assert _rows(world, "through-organisations", "organisation", "2013-06-01", **given) == []


def test_parties_and_missing_members_of_a_group(world: View) -> None:
    columns = "title members countries present missing grade why"
    doubt = "not every membership is certain on the day"
    assert _rows(world, "group-parties", columns, "2016-06-01", group="isles") == [
        ("BC agreement", 4, 2, "Brazil | Russia", "China | Cuba", "possible", doubt),
        ("CD agreement", 4, 2, "Brazil | Cuba", "China | Russia", "possible", doubt),
    ]
    assert _rows(world, "group-parties", "title lacking", "2022-06-01", group="isles") == [("BC agreement", 1)]
    assert _rows(world, "group-parties", "title", "2016-06-01", group="isles", agreement="CD agreement") == [
        ("CD agreement",)
    ]


def test_agreements_of_all_members(world: View) -> None:
    assert _rows(world, "group-parties", "title missing grade why", "2022-06-01", group="pair", most="0") == [
        ("BC agreement", None, "certain", None)
    ]
    assert _rows(world, "group-parties", "title", "2022-06-01", group="isles", most="0") == []
