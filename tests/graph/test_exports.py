"""Exports are read back by other tools with the same triples."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from comity.graph.export import FORMATS, _sorted_lines, export
from comity.graph.store import Work, open_store

TEXT = """@prefix e: <http://example.org/> .
e:a e:says "a \\"quoted\\" word\\nand a line"@en, "سلام"@ar ;
  e:counts 5, 1.50, true, "2025-12-05"^^<http://www.w3.org/2001/XMLSchema#date> .
e:b e:knows e:a, [ e:says "nothing" ] ."""


@pytest.fixture
def dumped(tmp_path: Path, turtle: Callable[..., Work]) -> Callable[[str], bytes]:
    """Export a small store in a format."""
    store = open_store(str(tmp_path / "store"))
    with store.writer() as writer:
        writer.add(turtle("one.ttl", TEXT))
        writer.add(turtle("two.ttl", TEXT.replace("e:b", "e:c")))

    def dump(name: str) -> bytes:
        out = io.BytesIO()
        export(store.view(), out, name)
        return out.getvalue()

    return dump


RDFLIB = {"nquads": "nquads", "trig": "trig", "turtle": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_rdflib_reads_the_same_triples(dumped: Callable[[str], bytes], name: str) -> None:
    expected, found = rdflib.Graph(), rdflib.Graph()
    for line in dumped("nquads").decode().splitlines():
        expected.parse(data=line[: line.rindex(" <")] + " .", format="nt")
    if FORMATS[name][1].supports_datasets:
        data = rdflib.Dataset(default_union=True)
        data.parse(data=dumped(name), format=RDFLIB[name])
        for triple in data.triples((None, None, None)):
            found.add(triple)
    else:
        found.parse(data=dumped(name), format=RDFLIB[name])
    assert len(expected) > 10
    assert to_isomorphic(found) == to_isomorphic(expected)


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_oxigraph_reads_the_same_quads(dumped: Callable[[str], bytes], name: str) -> None:
    expected = {str(quad) for quad in ox.parse(dumped("nquads"), format=ox.RdfFormat.N_QUADS)}
    found = {str(quad) for quad in ox.parse(dumped(name), format=FORMATS[name][1])}
    assert found == expected


@pytest.mark.parametrize(("name", "syntax"), [("turtle", "turtle"), ("rdfxml", "rdfxml"), ("nquads", "nquads")])
def test_rapper_counts_the_same_triples(dumped: Callable[[str], bytes], name: str, syntax: str, tmp_path: Path) -> None:
    if not shutil.which("rapper"):
        pytest.skip("needs rapper: apt-get install raptor2-utils")
    path = tmp_path / "dump"
    path.write_bytes(dumped(name))
    done = subprocess.run(["rapper", "-q", "-i", syntax, "-o", "ntriples", str(path)], capture_output=True, check=True)
    found = {line for line in done.stdout.decode().splitlines() if line}
    assert len(found) == len({line[: line.rindex(" <")] for line in dumped("nquads").decode().splitlines()})


def test_the_dump_is_sorted_in_chunks_as_at_once(dumped: Callable[[str], bytes]) -> None:
    quads = list(ox.parse(dumped("nquads"), format=ox.RdfFormat.N_QUADS))
    assert list(_sorted_lines(quads, chunk=3)) == list(_sorted_lines(quads))
