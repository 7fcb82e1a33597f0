"""SPARQL at the command line: what it reads, how answers come out, and what is refused."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import comity
from comity.cli import main
from comity.graph import names
from comity.graph.store import Store, Work, strings

PREFIX = "@prefix e: <https://example.org/> . "
ONE, TWO = (f"<{names.source_graph(key)}>" for key in ("one.ttl", "two.ttl"))
COUNT = "SELECT (SUM(?amount) AS ?total) {} WHERE {{ ?flow <https://example.org/amount> ?amount }}"
BUILD = "CONSTRUCT WHERE { ?s <https://example.org/from> ?o }"
Run = Callable[..., tuple[int, str, str]]


def _fill(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("one.ttl", PREFIX + "e:a e:amount 5 ; e:from e:b ."))
        writer.add(turtle("two.ttl", PREFIX + "e:c e:amount 11 ."))


@pytest.fixture
def run(
    tmp_path: Path,
    turtle: Callable[..., Work],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Give a function that runs ``comity sparql`` on two sources and returns its exit code, stdout and stderr."""
    folder = str(tmp_path / "store")
    _fill(comity.open(folder), turtle)

    def ran(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["comity", "sparql", *words, "--store", folder])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfdbinary.readouterr()
        return int(left.value.code or 0), out.decode(), err.decode()

    return ran


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("", "16"),
        (f"FROM {ONE}", "5"),
        (f"from {ONE} From{TWO}", "16"),
        (f"FROM NAMED {ONE}", "0"),
        ("FROM <https://example.org/nowhere>", "0"),
        (f"# FROM {ONE}\n", "16"),
    ],
)
def test_a_query_reads_the_graphs_it_names_or_else_all(
    store: Store, turtle: Callable[..., Work], clause: str, total: str
) -> None:
    _fill(store, turtle)
    assert list(strings(store.view().select(COUNT.format(clause)))) == [(total,)]


def test_from_named_bounds_what_graph_ranges_over(store: Store, turtle: Callable[..., Work]) -> None:
    _fill(store, turtle)
    query = f"SELECT ?s FROM NAMED {TWO} WHERE {{ GRAPH ?g {{ ?s <https://example.org/amount> ?o }} }}"
    assert list(strings(store.view().select(query))) == [("https://example.org/c",)]


def test_a_variable_or_property_called_from_names_no_graph(run: Run) -> None:
    query = "PREFIX e: <https://example.org/> SELECT ?from { ?x e:from ?from ; e:amount ?y FILTER(' FROM <g>' != '') }"
    assert run(query, "--format", "csv") == (0, "from\nhttps://example.org/b\n", "")


@pytest.mark.parametrize(
    ("form", "syntax"),
    [("", ox.RdfFormat.N_QUADS), ("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_statements_come_out_as_asked(run: Run, form: str, syntax: ox.RdfFormat) -> None:
    code, out, _ = run(BUILD, *(["--format", form] if form else []))
    assert code == 0
    (quad,) = ox.parse(out.encode(), format=syntax)
    assert (quad.subject.value, quad.object.value) == ("https://example.org/a", "https://example.org/b")


@pytest.mark.parametrize(
    ("query", "form", "told"),
    [
        (BUILD, "csv", "statements and no rows; give --format nquads|turtle|jsonld"),
        (BUILD, "table", "statements and no rows"),
        ("SELECT * { ?s ?p ?o }", "turtle", "rows and no statements; give --format table|csv|tsv|json|jsonl."),
        ("ASK { ?s ?p ?o }", "nquads", "rows and no statements"),
        ("DROP ALL", "", "an update, and comity sparql only reads"),
        ("# all\nPREFIX e: <https://e.org/>\nINSERT DATA { e:a e:b e:c }", "", "an update"),
        ("  ", "", "The query is empty"),
        ("SELECT * { ?s foo:b ?p }", "", "line 1 column 20, after 'SELECT * { ?s foo:b': prefix not found."),
        ("SELECT *\nWHERE { ?s ?p }", "", "by line 2 column 16, after 'WHERE { ?s ?p }'."),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_short_sentence(run: Run, query: str, form: str, told: str) -> None:
    code, out, err = run(query, *(["--format", form] if form else []))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert len(err) < 200


def test_a_byte_order_mark_before_a_query_is_no_part_of_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_text("\ufeffASK { ?s ?p ?o }", encoding="utf-8")
    assert run(str(tmp_path / "q.rq"))[:2] == (0, "true\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("\ufeffASK { ?s ?p ?o }"))
    code, out, _ = run("-", "--format", "json")
    assert (code, json.loads(out)) == (0, {"head": {}, "boolean": True})
