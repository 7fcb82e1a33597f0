"""The part of a source: its quads as an N-Quads file, written while the loader reads."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Context, Description
from comity.graph.errors import BadInput
from comity.graph.manifest import SourceEntry
from comity.graph.quads import source_records, statements
from comity.graph.records import Record
from comity.graph.reviewed import without_unsure
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
    lowest: Decimal = Decimal(1)
    has_claims: bool = False
    kinds: Counter[str] = field(default_factory=Counter)

    def record(self, record: Record, text: str = "") -> None:
        graph = self.graph
        if record.kind == C.Judgement:
            graph, self.confined = names.JUDGEMENTS_GRAPH, False
        self.kinds.update(kind.removeprefix(C.NS) for kind in (record.kind, *C.SUPERCLASSES.get(record.kind, ())))
        for sure in (record.confidence, *(fact.confidence for fact in record.facts if fact.passages)):
            self.has_claims |= sure is not None
            self.lowest = min(self.lowest, sure if sure is not None else self.lowest)
        suffix = f"<{graph}> .\n"
        for subject, predicate, value in statements(record, self.key, text):
            self.out.write(f"{subject} {predicate} {value} {suffix}")
            self.quads += 1

    def needs(self, least: Decimal | None) -> Decimal | None:
        """Give the confidence that the proposals of this source need, if it makes any."""
        return least if self.has_claims else None

    def unsure(self, least: Decimal | None) -> bool:
        """Tell whether anything is below the confidence that answers need."""
        return least is not None and self.lowest < least

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
                least=work.least,
            )
            work.load(context)
            text_hash = _keep_text(context.text, texts)
            hashes = {C.sha256: work.sha256} | ({C.textSha256: text_hash} if text_hash else {})
            made_by = (work.loader, work.version)
            for record in source_records(work.key, context.description, made_by, hashes, sink.needs(context.least)):
                sink.record(record)
        if sink.unsure(context.least):
            sink.quads += _hold_back(draft, graph, context)
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
        kinds=dict(sink.kinds),
        loaded=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _hold_back(draft: Path, graph: str, context: Context) -> int:
    """Leave to its claims what is too unsure for answers; return by how much the part grew or shrank."""
    quads = list(read_part(draft))
    removed, added, count = without_unsure(quads, graph)
    with draft.open("w", encoding="utf-8", newline="\n") as out:
        for quad in (*(quad for quad in quads if quad not in removed), *sorted(added, key=str)):
            out.write(f"{quad} .\n")
    if count:
        what = "1 proposal is" if count == 1 else f"{count} proposals are"
        context.note(f"{what} below the confidence {context.least} and no answer yet; comity review shows them first")
    return len(added) - len(removed)


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
