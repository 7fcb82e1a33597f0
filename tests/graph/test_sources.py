"""What is loaded is listed with its origin, its time and what was left out; a server says what it cannot know."""

import re
from collections.abc import Callable
from pathlib import Path

from comity import loading
from comity.graph import names
from comity.graph.context import Description
from comity.graph.remote import RemoteStore
from comity.graph.sources import SourceRow, sources
from comity.graph.store import Store, Work

# A text of two agreements, the second of which is not about health.
NOTE = """Title: A note
Publisher: Ministry of Health
Licence: CC0
Published: 2024-05

Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria. Norway and Ghana signed an agreement on fisheries.
"""


def _by_key(store: Store) -> dict[str, SourceRow]:
    return {row.key: row for row in sources(store)}


def test_a_source_is_listed_as_a_document_with_its_counts(store: Store, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    loading.load(store, [str(tmp_path / "note.txt")], description=Description(address="https://e.org/a b"))
    rows = _by_key(store)
    assert list(rows) == ["ontology", "reference", "https://e.org/a b"]
    row = rows["https://e.org/a b"]
    assert (row.title, row.publisher, row.licence) == ("A note", "Ministry of Health", "CC0")
    assert (row.address, row.published, row.loader) == ("https://e.org/a b", "2024-05", "press 1")
    assert row.statements == sum(1 for _ in store.view().quads(names.source_graph(row.key))) > 50
    assert re.fullmatch(r"[0-9a-f]{64}", row.sha256 or "")


def test_what_was_left_out_and_when_it_was_loaded_stand_in_the_manifest(store: Store, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    loading.load(store, [str(tmp_path / "note.txt")])
    row = _by_key(store)["note.txt"]
    if isinstance(store, RemoteStore):
        assert (row.loaded, row.left_out, row.notes) == (None, None, None)
        return
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", row.loaded or "")
    assert re.fullmatch(r"1 an agreement that is not about health \(character \d+\)", row.left_out or "")


def test_a_source_keeps_its_time_when_another_is_loaded(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("one.ttl", "<https://e.org/a> <https://e.org/b> 1 ."))
    before = _by_key(store)["one.ttl"]
    with store.writer() as writer:
        writer.add(turtle("two.ttl", "<https://e.org/c> <https://e.org/b> 2 ."))
    assert _by_key(store)["one.ttl"] == before


def test_a_document_that_a_file_speaks_of_is_no_source(store: Store, turtle: Callable[..., Work]) -> None:
    text = """@prefix c: <https://w3id.org/comity/ns#> .
    <https://e.org/page> a c:Source ; c:loaderName "other" ; c:loaderVersion "9" ; c:sha256 "00" ."""
    with store.writer() as writer:
        writer.add(turtle('a "quoted" | key.ttl', text))
    assert list(_by_key(store)) == ['a "quoted" | key.ttl']
