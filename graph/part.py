"""The part of a source: its quads as an N-Quads file, written while the loader reads."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Context, Description
from comity.graph.errors import BadInput
from comity.graph.manifest import SourceEntry, read_entry
from comity.graph.quads import lines, source_records
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
    records: Counter[str] = field(default_factory=Counter)

    def record(self, record: Record, text: str = "") -> None:
        graph = self.graph
        if record.kind == C.Judgement:
            graph, self.confined = names.JUDGEMENTS_GRAPH, False
        self.records[record.kind] += 1
        if text:
            self._weigh(record)
        suffix = f"<{graph}> .\n"
        written = [f"{about} {predicate} {value} {suffix}" for about, predicate, value in lines(record, self.key, text)]
        self.out.write("".join(written))
        self.quads += len(written)

    def _weigh(self, record: Record) -> None:
        for sure in (record.confidence, *(fact.confidence for fact in record.facts if fact.passages)):
            self.has_claims |= sure is not None
            self.lowest = min(self.lowest, sure if sure is not None else self.lowest)

    def kinds(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for kind, count in self.records.items():
            for each in (kind, *C.SUPERCLASSES.get(kind, ())):
                found[each.removeprefix(C.NS)] += count
        return dict(found)

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


def write_part(work: Work, parts: Path, texts: Path, tell: Callable[[int], None] = lambda _: None) -> SourceEntry:
    """Run the loader and keep its quads and text; a part that an ended load has left whole is taken as it is.

    Raises BadInput and leaves no file behind where the loader fails.
    """
    name = part_name(work)
    entry = _finished(name, parts, texts)
    if entry is None:
        entry = _written(work, name, parts, texts, tell)
        _write(parts / f"{name}.json", json.dumps(asdict(entry), ensure_ascii=False).encode())
    return entry


def part_name(work: Work) -> str:
    """Name the part of a source by all that makes it what it is."""
    about = json.dumps(asdict(work.description)) if work.description else ""
    made_by = (work.loader, work.version, work.country or "", str(work.include_all), about, work.beside)
    whole = "\0".join([work.key, work.graph or names.source_graph(work.key), work.sha256, *made_by])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _finished(name: str, parts: Path, texts: Path) -> SourceEntry | None:
    """Read what is known of a part that is whole: its facts are written last."""
    try:
        entry = read_entry(json.loads((parts / f"{name}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    there = (parts / entry.part).is_file() and (not entry.text_sha256 or (texts / f"{entry.text_sha256}.txt").is_file())
    return entry if there else None


def _written(work: Work, name: str, parts: Path, texts: Path, tell: Callable[[int], None]) -> SourceEntry:
    graph = work.graph or names.source_graph(work.key)
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
                description=replace(work.description) if work.description else Description(country=work.country),
                mapping=work.mapping,
                least=work.least,
                reached=tell,
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
        kinds=sink.kinds(),
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
        what = "1 proposal was" if count == 1 else f"{count} proposals were"
        context.note(f"{what} read below the confidence {context.least}: no answer until accepted; see comity review")
    return len(added) - len(removed)


def _keep_text(text: str | None, texts: Path) -> str | None:
    if text is None:
        return None
    data = text.encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    target = texts / f"{digest}.txt"
    if not target.exists():
        _write(target, data)
    return digest


def _write(target: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all."""
    draft = target.with_suffix(f".{os.getpid()}.draft")
    draft.write_bytes(data)
    draft.replace(target)


def read_part(path: Path) -> Iterable[ox.Quad]:
    """Yield the quads of a part with the names its blank nodes have there."""
    try:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as trouble:
        raise BadInput(f"{path} is missing or broken; load its source again into a new store.") from trouble
