"""The part of a source: its quads as an N-Quads file, written while the loader reads."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Context, Description
from comity.graph.errors import BadInput
from comity.graph.manifest import SourceEntry
from comity.graph.quads import lines, source_records
from comity.graph.records import Record
from comity.graph.store import Work
from comity.ontology import terms as C


@dataclass
class _Sink:
    """Writes statements as N-Quads lines and counts them."""

    out: IO[str]
    key: str
    graph: str
    quads: int = 0
    foreign: bool = False
    confined: bool = True
    records: Counter[str] = field(default_factory=Counter)

    def record(self, record: Record, text: str = "") -> None:
        graph = self.graph
        if record.kind == C.Judgement:
            graph, self.confined = names.JUDGEMENTS_GRAPH, False
        self.records[record.kind] += 1
        suffix = f"<{graph}> .\n"
        written = [f"{about} {predicate} {value} {suffix}" for about, predicate, value in lines(record, self.key, text)]
        self.out.write("".join(written))
        self.quads += len(written)

    def kinds(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for kind, count in self.records.items():
            for each in (kind, *C.SUPERCLASSES.get(kind, ())):
                found[each.removeprefix(C.NS)] += count
        return dict(found)

    def triple(self, subject: object, predicate: object, value: object) -> None:
        self.out.write(f"{subject} {predicate} {value} <{self.graph}> .\n")
        self.quads += 1
        self.foreign = True


def write_part(work: Work, parts: Path, texts: Path) -> SourceEntry:
    """Run the loader and keep its quads and text; raises BadInput and leaves no file behind where it fails."""
    graph = work.graph or names.source_graph(work.key)
    name = hashlib.sha256("\0".join([work.key, graph, work.sha256, work.loader, work.version]).encode()).hexdigest()[
        :32
    ]
    draft = parts / f"{name}.draft"
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            sink = _Sink(out, work.key, graph)
            context = Context(
                path=work.path,
                key=work.key,
                write=lambda record: sink.record(record, context.text or ""),
                write_triple=sink.triple,
                country=work.country,
                include_all=work.include_all,
                description=work.description or Description(country=work.country),
                mapping=work.mapping,
            )
            work.load(context)
            text_hash = _keep_text(context.text, texts)
            hashes = {C.sha256: work.sha256} | ({C.textSha256: text_hash} if text_hash else {})
            for record in source_records(work.key, context.description, (work.loader, work.version), hashes):
                sink.record(record)
        draft.replace(parts / f"{name}.nq")
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return SourceEntry(
        key=work.key,
        graph=graph,
        sha256=work.sha256,
        loader=work.loader,
        version=work.version,
        part=f"{name}.nq",
        quads=sink.quads,
        text_sha256=text_hash,
        country=work.country,
        foreign=sink.foreign,
        confined=sink.confined,
        skipped=dict(context.skipped),
        notes=tuple(context.notes),
        skipped_at=tuple(context.skipped_at),
        kinds=sink.kinds(),
        loaded=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _keep_text(text: str | None, texts: Path) -> str | None:
    if text is None:
        return None
    data = text.encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    target = texts / f"{digest}.txt"
    if not target.exists():
        draft = target.with_suffix(".draft")
        draft.write_bytes(data)
        draft.replace(target)
    return digest


def read_part(path: Path) -> Iterable[ox.Quad]:
    """Yield the quads of a part with the names its blank nodes have there."""
    try:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as trouble:
        raise BadInput(f"{path} is missing or broken; load its source again into a new store.") from trouble
