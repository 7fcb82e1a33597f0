"""From paths to sources: which files, which loader, which key; and what a new store begins with."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from comity.admission import Gate
from comity.downloads import Limits
from comity.fetching import fetching, keep
from comity.graph import names, ontology_part
from comity.graph.context import Description
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, Work, Writer
from comity.loaders import Loader, loader, loader_for
from comity.loaders.reference import digest as reference_digest
from comity.paths import SKIPPED, find, passed_over, unreadable
from comity.registers import (
    is_whole_register,
    keeps_reference,
    left_behind,
    reference_work,
    register_of,
)

BLOCK = 1 << 20
BASE = ("ontology", "reference")
LIMITS = Limits()


def load(
    store: Store,
    paths: list[str],
    *,
    form: str | None = None,
    key: str | None = None,
    country: str | None = None,
    include_all: bool = False,
    may_shrink: bool = False,
    unchecked: bool = False,
    description: Description | None = None,
    mapping: Path | None = None,
    limits: Limits = LIMITS,
    processes: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Outcome]:
    """Load files, folders, addresses and known sources in one change.

    A new store first gets the ontology and the reference graph. A file that is named or fetched, or belongs to a
    register, must load, or nothing is loaded; one that is come upon in a folder is passed over where it does not, and
    its outcome, ``skipped``, says why. RDF that breaks the shapes is not let in, unless ``unchecked``. With more than
    one of ``processes`` several files are read at once; ``tell`` is given words on how far it is. Raises BadInput where
    nothing is left.
    """

    form = form or ("table" if mapping else None)
    gate = Gate(lambda: (ontology_work(), reference_work()))

    def work(path: Path, about: Description | None = description) -> Work:
        return replace(_work(path, form, key, country, include_all, about, mapping), may_shrink=may_shrink)

    def add(writer: Writer, one: Work) -> Outcome:
        if not unchecked:
            gate.admit(one)
        return writer.add(one)

    with register_of(paths), fetching(paths, limits) as fetched:
        found = find([given for given in paths if given not in fetched], form)
        downloads = [one for some in fetched.values() for one in some]
        count = len(found.named) + len(found.met) + len(downloads)
        if key and count > 1:
            raise BadInput(f"--source {key} names one source, and {count} files were given; load them one by one.")
        works = [work(path) for path in found.named]
        taken = [work(one.download.path, one.described(description)) for one in downloads]
        come_upon = {path: _attempt(work, path) for path in found.met}
        keeps = keeps_reference(store, paths)
        with store.writer() as writer:
            outcomes = list(base(writer, keeps))
            writer.prepare([*works, *filter(None, come_upon.values()), *taken], processes, tell)
            outcomes += [add(writer, one) for one in works]
            met = [_met(path, lambda path: add(writer, come_upon[path] or work(path))) for path in found.met]
            outcomes += [one.told(add(writer, each)) for one, each in zip(downloads, taken, strict=True)]
            _refuse_nothing(outcomes[-len(works) - len(taken) :] if works or taken else [], met + found.passed)
            if is_whole_register(paths):
                outcomes += [writer.drop(key) for key in left_behind(writer, {one.key for one in works})]
        for each in taken:
            keep(store, each)
    return [one for one in outcomes if one.key not in BASE or one.state != "unchanged"] + met + found.passed


def _attempt(work: Callable[[Path], Work], path: Path) -> Work | None:
    """Make the work of a file of a folder; what is wrong with it is told in its turn."""
    try:
        return work(path)
    except BadInput:
        return None


def _met(path: Path, add: Callable[[Path], Outcome]) -> Outcome:
    """Load a file of a folder, or say why it is passed over."""
    try:
        return add(path)
    except BadInput as trouble:
        return passed_over(path, str(trouble))


def _refuse_nothing(named: list[Outcome], others: list[Outcome]) -> None:
    """Refuse a load of which nothing is left, in the words of its first trouble."""
    troubles = [outcome.notes[0] for outcome in others if outcome.state == SKIPPED]
    if troubles and not named and all(outcome.state in (SKIPPED, "read") for outcome in others):
        more = f" Nor can {len(troubles) - 1} more be loaded." if len(troubles) > 1 else ""
        raise BadInput(troubles[0] + more)


def base(writer: Writer, keeps: bool = False) -> Iterator[Outcome]:
    """Bring the ontology and the reference graph up to date."""
    yield writer.add(ontology_work())
    if not keeps:
        yield writer.add(reference_work())


def ontology_work() -> Work:
    """Make the work of loading the ontology."""
    return Work(
        key="ontology",
        path=Path("ontology"),
        sha256=ontology_part.digest(),
        loader="ontology",
        version="1",
        load=ontology_part.load,
        graph=names.ONTOLOGY_GRAPH,
        description=Description(title="The Comity ontology", licence="CC BY 4.0"),
        may_shrink=True,
    )


def _work(
    path: Path,
    form: str | None,
    key: str | None,
    country: str | None,
    include_all: bool,
    about: Description | None,
    mapping: Path | None,
) -> Work:
    try:
        read: Loader = loader(form) if form else loader_for(path)
        digest = _digest(path)
        wide = ["all"] if include_all and read.heeds_all else []
        version = "+".join([read.version, *(_digest(other)[:12] for other in read.beside(path, mapping)), *wide])
    except OSError as trouble:
        raise BadInput(unreadable(path, trouble)) from None
    own = key or (about.address if about and about.address else None) or read.own_key(path) or path.name
    if own in BASE:
        raise BadInput(f"{path} cannot have the key {own!r}, which is Comity's own; give another with --source.")
    return Work(
        key=own,
        path=path,
        sha256=digest,
        loader=read.name,
        version=version,
        load=read.load,
        country=country,
        include_all=include_all,
        description=replace(about, country=country) if about else None,
        mapping=mapping,
        beside=reference_digest(),
    )


def _digest(path: Path) -> str:
    """Hash the bytes of a file."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            total.update(block)
    return total.hexdigest()


def example_files() -> Iterator[Path]:
    """Yield the press notes that quickstart loads."""
    for file in sorted(files("comity.examples").iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            with as_file(file) as path:
                yield path
