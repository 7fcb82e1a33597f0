"""The rdflib face sees what the embedded view sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

import comity
from comity.graph import names
from comity.graph.store import Work

PREFIX = "@prefix e: <http://example.org/> . "


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_sums_over_the_union_without_counting_twice(tmp_path: Path, turtle: Callable[..., Work]) -> None:
    folder = str(tmp_path / "store")
    with comity.open(folder).writer() as writer:
        writer.add(turtle("one.ttl", PREFIX + "e:a e:amount 5 . e:b e:amount 7 ."))
        writer.add(turtle("two.ttl", PREFIX + "e:a e:amount 5 . e:c e:amount 11 ."))
    query = "SELECT (SUM(?amount) AS ?total) WHERE { ?flow <http://example.org/amount> ?amount }"
    rows = list(comity.to_rdflib(folder).query(query))
    assert [int(row[0]) for row in rows] == [23]  # type: ignore[index, arg-type]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_the_graphs_that_a_query_names(tmp_path: Path, turtle: Callable[..., Work]) -> None:
    folder = str(tmp_path / "store")
    with comity.open(folder).writer() as writer:
        writer.add(turtle("one.ttl", PREFIX + "e:a e:amount 5 ."))
        writer.add(turtle("two.ttl", PREFIX + "e:c e:amount 11 ."))
    dataset = comity.to_rdflib(folder)
    graph = f"<{names.source_graph('two.ttl')}>"
    for clause, subjects in ((f"FROM {graph}", ["c"]), ("", ["a", "c"]), (f"FROM NAMED {graph}", [])):
        rows = dataset.query(f"SELECT ?s {clause} WHERE {{ ?s <http://example.org/amount> ?n }} ORDER BY ?s")
        assert [str(row[0]).rsplit("/", 1)[-1] for row in rows] == subjects, clause  # type: ignore[index]
