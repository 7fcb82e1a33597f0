"""The writer of the embedded store: builds the next generation and switches to it."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from filelock import FileLock, Timeout

from comity.graph import names
from comity.graph.ahead import prepare
from comity.graph.derive import derive
from comity.graph.errors import BadInput, NotAStore
from comity.graph.generations import EmbeddedView, Generations
from comity.graph.manifest import Manifest, SourceEntry
from comity.graph.part import read_part, write_part
from comity.graph.progress import Progress
from comity.graph.repeats import Standing, without_repeats
from comity.graph.shrinking import refuse_shrinking
from comity.graph.store import Outcome, Work

# Clearing a graph in place costs about three times what bulk loading the same quads does.
CLEAR_COST = 3
# The engine holds what one bulk call is given in memory.
CHUNK = 100_000


def _standing(engine: ox.Store) -> Standing:
    def standing(quads: list[ox.Quad]) -> set[ox.Triple]:
        return {
            quad.triple
            for quad in quads
            for other in engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if other.graph_name != quad.graph_name
        }

    return standing


def _bulk_lines(engine: ox.Store, path: Path) -> None:
    with path.open("rb") as file:
        while lines := b"".join(islice(file, CHUNK)):
            engine.bulk_load(input=lines, format=ox.RdfFormat.N_QUADS)


class EmbeddedWriter:
    """Builds the next generation in ``next/`` and switches to it at the end; a crash leaves the current one."""

    def __init__(self, store: Generations) -> None:
        """Prepare a change of ``store``."""
        self.store = store
        self.next = store.folder / "next"
        self._lock = FileLock(store.folder / "lock", timeout=0)
        self._added: list[SourceEntry] = []
        self._gone: list[SourceEntry] = []
        self._named: set[str] = set()
        self._progress = Progress({})
        self.manifest = Manifest("000000", "")

    def __enter__(self) -> Self:
        """Take the lock and clear what a crash left."""
        folder = self.store.folder
        if folder.is_file():
            raise NotAStore(f"{folder} is a file and no Comity store; give a folder with --store.")
        try:
            if folder.exists() and any(folder.iterdir()):
                self._refuse_foreign_folder()
            for part in (folder, self.store.parts, self.store.texts, folder / "generations"):
                part.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise NotAStore(f"{folder} is being written by another command; wait for it, then try again.") from None
        except OSError as trouble:
            raise NotAStore(f"{folder} cannot be written ({trouble}); give another folder with --store.") from None
        try:
            self._clear_leavings()
            if self.store.exists():
                self.manifest = self.store.manifest()
        except BaseException:
            self._lock.release()
            raise
        return self

    def _refuse_foreign_folder(self) -> None:
        folder = self.store.folder
        if not (folder / "generations").is_dir():
            raise NotAStore(f"{folder} is not a Comity store and not empty; give another folder with --store.")
        if self.store.exists():
            self.store.generation()

    def _clear_leavings(self) -> None:
        shutil.rmtree(self.next, ignore_errors=True)
        for folder in (self.store.parts, self.store.texts):
            for draft in folder.glob("*.draft"):
                draft.unlink()

    def add(self, work: Work) -> Outcome:
        """Read one source; the same bytes change nothing, whatever their key."""
        if work.key in self._named:
            raise BadInput(
                f"{work.path} would have the key {work.key!r} of another file; give each its own with --source."
            )
        self._named.add(work.key)
        if known := self._known(work):
            return Outcome(work.key, "unchanged", 0, {}, (f"the same bytes are loaded already, as {known}",))
        entry = write_part(work, self.store.parts, self.store.texts, lambda to: self._progress.at(work.key, to))
        self._progress.done(work.key)
        old = self.manifest.sources.get(work.key)
        if old:
            refuse_shrinking(work, entry, old.sha256, old.quads)
            self._gone.append(old)
        self._added.append(entry)
        self.manifest.sources[work.key] = entry
        state = "replaced" if old else "added"
        return Outcome(work.key, state, entry.quads, entry.skipped, entry.notes, entry.kinds, entry.first())

    def prepare(self, works: Sequence[Work], processes: int, tell: Callable[[str], None]) -> None:
        """Read several sources at once, in processes; ``add`` then takes them in one by one. ``tell`` hears of it."""
        new = [work for work in works if not self._known(work)]
        self._progress = Progress({work.key: work.path.stat().st_size for work in new}, tell)
        prepare(new, self.store.parts, self.store.texts, processes, self._progress)

    def _known(self, work: Work) -> str | None:
        """Give the key under which the same bytes are loaded, if they were read alike or under another key."""
        for known in self.manifest.sources.values():
            made_alike = (known.loader, known.version, known.country) == (work.loader, work.version, work.country)
            if known.sha256 == work.sha256 and (known.key != work.key or made_alike):
                return known.key
        return None

    def sources(self) -> dict[str, str]:
        """Map the keys of the sources, as the change leaves them, to the names of their loaders."""
        return {entry.key: entry.loader for entry in self.manifest.sources.values()}

    def drop(self, key: str) -> Outcome:
        """Take a source out of the store."""
        self._gone.append(self.manifest.sources.pop(key))
        return Outcome(key, "removed", 0, {}, ())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Build and switch to the generation, or leave everything as it was."""
        try:
            if kind is None and (self._added or self._gone):
                self._build()
        finally:
            shutil.rmtree(self.next, ignore_errors=True)
            self._lock.release()
            if kind is not None and not self.store.exists() and not self._is_resumable(kind):
                self._leave_no_empty_store()

    def _is_resumable(self, kind: type[BaseException]) -> bool:
        """Tell whether the load was stopped, rather than failed, and has parts that need not be made again."""
        return not issubclass(kind, Exception) and any(self.store.parts.glob("*.json"))

    def _leave_no_empty_store(self) -> None:
        (self.store.folder / "lock").unlink(missing_ok=True)
        for folder in (self.store.parts, self.store.texts, self.store.folder / "generations"):
            shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            self.store.folder.rmdir()

    def _build(self) -> None:
        self.next.mkdir()
        engine = self._rebuilt() if self._must_rebuild() else self._extended()
        entries = self.manifest.sources
        derived = self.next / "derived.nq"
        count = derive(EmbeddedView(engine, "next", self.store.texts), derived)
        _bulk_lines(engine, derived)
        derived.unlink()
        expected = sum(entry.quads for entry in entries.values())
        self.manifest.quads = len(engine)
        if not count or not expected:
            raise NotAStore("The new generation came out empty; nothing was changed.")
        engine.flush()
        del engine
        self._switch()

    def _must_rebuild(self) -> bool:
        if not self.store.exists():
            return True
        if any(entry.foreign or not entry.confined for entry in self._gone):
            return True
        cleared = sum(entry.quads for entry in self._gone) + self._derived_size()
        return cleared * CLEAR_COST > self.manifest.quads

    def _derived_size(self) -> int:
        return sum(1 for _ in self.store.view().quads(names.DERIVED_GRAPH))

    def _extended(self) -> ox.Store:
        self.store.view().engine.backup(str(self.next / "db"))
        engine = ox.Store(str(self.next / "db"))
        engine.remove_graph(ox.NamedNode(names.DERIVED_GRAPH))
        for entry in self._gone:
            engine.remove_graph(ox.NamedNode(entry.graph))
        for entry in self._added:
            self._take_in(engine, entry)
        return engine

    def _rebuilt(self) -> ox.Store:
        engine = ox.Store(str(self.next / "db"))
        for entry in self.manifest.sources.values():
            self._take_in(engine, entry)
        return engine

    def _take_in(self, engine: ox.Store, entry: SourceEntry) -> None:
        path = self.store.parts / entry.part
        if not path.is_file():
            raise NotAStore(f"{path} is missing; load its source {entry.key!r} into a new store.")
        if not entry.foreign:
            _bulk_lines(engine, path)
            return
        # Parsed here, so that blank nodes keep their names and repeated statements are found.
        quads = iter(read_part(path))
        if any(graph.value.startswith(names.SOURCE_GRAPHS) for graph in engine.named_graphs()):
            quads = without_repeats(_standing(engine), quads, entry.key)
        while chunk := list(islice(quads, CHUNK)):
            engine.bulk_extend(chunk)

    def _switch(self) -> None:
        number = int(self.manifest.name) + 1
        generations = self.store.folder / "generations"
        while (generations / f"{number:06d}").exists():
            number += 1
        self.manifest.name = f"{number:06d}"
        self.manifest.made = datetime.now(UTC).isoformat(timespec="seconds")
        self.manifest.save(self.next)
        self.next.rename(generations / self.manifest.name)
        draft = self.store.folder / "CURRENT.draft"
        draft.write_text(self.manifest.name + "\n", encoding="utf-8")
        draft.replace(self.store.folder / "CURRENT")
        self._forget_old()

    def _forget_old(self) -> None:
        generations = sorted((self.store.folder / "generations").iterdir())
        kept = generations[-self.store.keep :]
        for old in generations[: -self.store.keep]:
            shutil.rmtree(old, ignore_errors=True)
        entries = [entry for folder in kept for entry in Manifest.load(folder).sources.values()]
        parts = {entry.part for entry in entries}
        texts = {f"{entry.text_sha256}.txt" for entry in entries}
        for folder, wanted in ((self.store.parts, parts), (self.store.texts, texts)):
            for path in folder.iterdir():
                if path.name not in wanted:
                    path.unlink()
