"""What an empty answer means: what was searched, on every backend."""

from collections.abc import Callable

import pytest

from comity.graph import names
from comity.graph.store import View
from comity.queries.silence import silence


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    return make_world("treaties.ttl", "treaties-reference.ttl")


def test_a_country_that_sources_know_is_told_with_their_years(world: View) -> None:
    assert silence(world, {"country": names.country("IND"), "on": "2020-01-01"}) == [
        "None found; of India the sources hold agreements in: treaties.ttl (3, 1990 to 2005)."
    ]


def test_what_no_source_speaks_of_was_not_searched(world: View) -> None:
    assert silence(world, {"country": names.country("CUB")}) == [
        "No source that is loaded has agreements of Cuba: nothing was searched that could tell."
    ]


def test_domains_and_bodies_are_told_too(world: View) -> None:
    assert silence(world, {"a": names.domain("tobacco-control"), "b": names.organisation("ind-old"), "c": "any"}) == [
        "None found; of tobacco control the sources hold agreements in: treaties.ttl (2, 1990 to 2005).",
        "None found; of Old Ministry of Health of India the sources hold agreements in: treaties.ttl (1, 1990).",
    ]
