"""What every backend does alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from comity.graph import check
from comity.graph.errors import BadInput
from comity.graph.store import Store, Work, strings

Make = Callable[..., Work]
PREFIX = "@prefix e: <http://example.org/> . "
AMOUNTS = "SELECT (SUM(?amount) AS ?total) (COUNT(*) AS ?rows) WHERE { ?flow <http://example.org/amount> ?amount }"


def _load(store: Store, *works: Work) -> list[str]:
    with store.writer() as writer:
        return [writer.add(work).state for work in works]


def test_a_sum_over_two_overlapping_sources_counts_each_statement_once(store: Store, turtle: Make) -> None:
    one = turtle("one.ttl", PREFIX + "e:a e:amount 5 . e:b e:amount 7 .")
    two = turtle("two.ttl", PREFIX + "e:a e:amount 5 . e:c e:amount 11 .")
    assert _load(store, one, two) == ["added", "added"]
    assert list(strings(store.view().select(AMOUNTS))) == [("23", "3")]
    assert list(check.check(store.view())) == []


def test_the_second_source_still_says_what_both_say(store: Store, turtle: Make) -> None:
    _load(
        store,
        turtle("one.ttl", PREFIX + "e:a e:amount 5 ."),
        turtle("two.ttl", PREFIX + "e:a e:amount 5 . e:d e:e 1 ."),
    )
    query = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT ?value WHERE { GRAPH <https://w3id.org/comity/graph/source/two.ttl> {
      ?claim comity:claimSubject <http://example.org/a> ; comity:claimValue ?value } }"""
    assert list(strings(store.view().select(query))) == [("5",)]


def test_the_same_bytes_change_nothing_whatever_their_key(store: Store, turtle: Make) -> None:
    text = PREFIX + "e:a e:amount 5 ."
    _load(store, turtle("one.ttl", text))
    before = store.view().generation
    assert _load(store, turtle("one.ttl", text), turtle("other.ttl", text)) == ["unchanged", "unchanged"]
    assert store.view().generation == before
    assert list(strings(store.view().select(AMOUNTS))) == [("5", "1")]


def test_a_key_with_new_bytes_is_replaced_whole(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 5 . e:b e:amount 7 ."))
    assert _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 6 .")) == ["replaced"]
    assert list(strings(store.view().select(AMOUNTS))) == [("6", "1")]


def _long(count: int) -> str:
    return PREFIX + " ".join(f"e:n{number} e:amount {number} ." for number in range(count))


def test_a_source_that_shrinks_is_refused_unless_it_may(store: Store, turtle: Make) -> None:
    # The source describes itself in a dozen statements, and says one more for each amount.
    _load(store, turtle("one.ttl", _long(200)))
    shrunk = turtle("one.ttl", _long(120))
    with pytest.raises(BadInput, match=r"one\.ttl states 1\d\d facts .* has 2\d\d so far: .*--shrink") as refusal:
        _load(store, shrunk)
    assert "\n" not in str(refusal.value)
    assert list(strings(store.view().select(AMOUNTS))) == [("19900", "200")]
    assert _load(store, replace(shrunk, may_shrink=True)) == ["replaced"]
    assert list(strings(store.view().select(AMOUNTS))) == [("7140", "120")]


def test_a_source_that_shrinks_a_little_is_taken(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", _long(200)))
    assert _load(store, turtle("one.ttl", _long(150))) == ["replaced"]


def test_what_another_source_says_too_does_not_count_as_more(store: Store, turtle: Make) -> None:
    # All that two.ttl says stands already, so that each statement of it is kept as a claim of seven quads.
    _load(store, turtle("one.ttl", _long(100)), turtle("two.ttl", _long(99)))
    assert _load(store, turtle("two.ttl", _long(90))) == ["replaced"]


def test_a_source_that_is_dropped_is_gone_with_what_it_said(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 5 ."), turtle("two.ttl", PREFIX + "e:b e:amount 7 ."))
    with store.writer() as writer:
        assert writer.sources() == {"one.ttl": "rdf", "two.ttl": "rdf"}
        assert writer.drop("one.ttl").state == "removed"
        assert writer.sources() == {"two.ttl": "rdf"}
    assert list(strings(store.view().select(AMOUNTS))) == [("7", "1")]
    with store.writer() as writer:
        assert writer.sources() == {"two.ttl": "rdf"}


def test_a_failing_source_leaves_everything_as_it_was(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 5 ."))
    good, bad = turtle("two.ttl", PREFIX + "e:b e:amount 7 ."), turtle("bad.ttl", PREFIX + "e:a e:amount")
    with pytest.raises(BadInput, match=r"bad\.ttl line 1 column \d+"):
        _load(store, good, bad)
    assert list(strings(store.view().select(AMOUNTS))) == [("5", "1")]


def test_a_source_may_not_speak_of_names_that_are_not_its_own(store: Store, turtle: Make) -> None:
    text = "<https://w3id.org/comity/id/country/IND> <http://example.org/population> 5 ."
    with pytest.raises(BadInput, match="Comity's own name"):
        _load(store, turtle("one.ttl", text))


def test_the_words_of_a_header_are_no_part_of_a_query(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 5 ."))
    header = "#+ summary: What was added?\n#+ row: one row is added\n#+ add: nothing\n"
    assert list(strings(store.view().select(header + AMOUNTS))) == [("5", "1")]


def test_a_broken_query_is_told_in_one_sentence(store: Store, turtle: Make) -> None:
    _load(store, turtle("one.ttl", PREFIX + "e:a e:amount 5 ."))
    with pytest.raises(BadInput):
        store.view().select("SELECT WHERE")
