"""Export: the graph as files that other linked-data tools read."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from comity.graph.errors import BadInput
from comity.graph.store import View

PREFIXES = {
    "comity": "https://w3id.org/comity/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CHUNK = 100_000
FORMATS: dict[str, tuple[str, ox.RdfFormat]] = {
    "nquads": (".nq", ox.RdfFormat.N_QUADS),
    "trig": (".trig", ox.RdfFormat.TRIG),
    "turtle": (".ttl", ox.RdfFormat.TURTLE),
    "jsonld": (".jsonld", ox.RdfFormat.JSON_LD),
    "rdfxml": (".rdf", ox.RdfFormat.RDF_XML),
}


def format_of(target: str) -> str:
    """Tell the format by the ending of the file; raises BadInput for one that is not known.

    >>> format_of("dump.ttl")
    'turtle'
    """
    ending = Path(target).suffix.lower()
    for name, (suffix, _) in FORMATS.items():
        if ending == suffix:
            return name
    raise BadInput(
        f"{target} has no ending of a format; name one with --format {'|'.join(FORMATS)}, "
        "or csv|tsv for a folder of tables."
    )


def export(view: View, out: IO[bytes], name: str) -> int:
    """Write the whole graph and return how many statements; Turtle and RDF/XML have no graph names."""
    counted = _Counter()
    lines = _sorted_lines(counted.over(view.quads()))
    if name == "nquads":
        for line in lines:
            out.write(line.encode())
        return counted.count
    kind = FORMATS[name][1]
    quads: Iterator[ox.Quad] = ox.parse(_Pipe(lines), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
    if kind.supports_datasets:
        ox.serialize(quads, out, format=kind, prefixes=PREFIXES)
    else:
        ox.serialize((quad.triple for quad in quads), out, format=kind, prefixes=PREFIXES)
    return counted.count


class _Counter:
    """Counts what passes."""

    def __init__(self) -> None:
        self.count = 0

    def over(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        for quad in quads:
            self.count += 1
            yield quad


class _Pipe:
    """Lines as a binary file, for a parser that wants one."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size:
            block = "".join(islice(self._lines, 1000)).encode()
            if not block:
                break
            self._rest += block
        block, self._rest = self._rest[:size], self._rest[size:]
        return block


def _sorted_lines(quads: Iterable[ox.Quad], chunk: int = CHUNK) -> Iterator[str]:
    """Yield the N-Quads lines by graph, then line, sorted in chunks that are merged from files: memory stays flat."""
    rest = iter(quads)
    first = sorted(_line(quad) for quad in islice(rest, chunk))
    if len(first) < chunk:
        yield from (line for _, line in first)
        return
    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        runs = [_kept(first, Path(folder) / "0")]
        while more := sorted(_line(quad) for quad in islice(rest, chunk)):
            runs.append(_kept(more, Path(folder) / str(len(runs))))
        yield from heapq.merge(*(_run(path) for path in runs), key=_key)


def _line(quad: ox.Quad) -> tuple[tuple[str, str], str]:
    line = f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"
    return _key(line), line


def _key(line: str) -> tuple[str, str]:
    return line[line.rindex(" <") :] if " <" in line else "", line


def _kept(lines: list[tuple[tuple[str, str], str]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line for _, line in lines)
    return path


def _run(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file
