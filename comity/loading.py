"""From paths to sources: which files, which loader, which key; and what a new store begins with."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from comity.graph import names, ontology_part
from comity.graph.context import Description
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, Work, Writer
from comity.loaders import Loader, loader, loader_for
from comity.registers import (
    holds_reference,
    is_whole_register,
    keeps_reference,
    left_behind,
    reference_work,
    register_of,
)

BLOCK = 1 << 20
BASE = ("ontology", "reference")


def load(
    store: Store,
    paths: list[str],
    *,
    form: str | None = None,
    key: str | None = None,
    country: str | None = None,
    include_all: bool = False,
    description: Description | None = None,
    mapping: Path | None = None,
) -> list[Outcome]:
    """Load files and folders in one change; a new store first gets the ontology and the reference graph."""
    left_out: list[tuple[str, int]] = []
    with register_of(paths):
        found = [path for given in paths for path in _files_of(given, form, left_out)]
        form = form or ("table" if mapping else None)
        works = [_work(path, form, key, country, include_all, description, mapping) for path in found]
        if key and len(works) > 1:
            raise BadInput(f"--source {key} names one source, and {len(works)} files were given; load them one by one.")
        keeps = keeps_reference(store, paths)
        with store.writer() as writer:
            outcomes = list(base(writer, keeps))
            outcomes += [writer.add(work) for work in works]
            if is_whole_register(paths):
                outcomes += [writer.drop(key) for key in left_behind(writer, {work.key for work in works})]
    outcomes += [
        Outcome(given, "read", 0, {"files in no format that Comity reads": count}) for given, count in left_out
    ]
    return [outcome for outcome in outcomes if outcome.key not in BASE or outcome.state != "unchanged"]


def base(writer: Writer, keeps: bool = False) -> Iterator[Outcome]:
    """Bring the ontology and the reference graph up to date."""
    yield writer.add(
        Work(
            key="ontology",
            path=Path("ontology"),
            sha256=ontology_part.digest(),
            loader="ontology",
            version="1",
            load=ontology_part.load,
            graph=names.ONTOLOGY_GRAPH,
            description=Description(title="The Comity ontology", licence="CC BY 4.0"),
        )
    )
    if not keeps:
        yield writer.add(reference_work())


def _files_of(given: str, form: str | None, left_out: list[tuple[str, int]]) -> Iterator[Path]:
    """Yield the files of a path; those in a folder that no loader reads are counted in ``left_out``."""
    from comity.loaders.register import register_files

    if given == "register":
        yield from register_files()
        return
    if given.startswith(("http://", "https://")):
        raise BadInput(
            f"{given} is an address; this version loads files: save the page and load it with --address {given}."
        )
    path = Path(given)
    if path.is_dir() and holds_reference(path):
        yield from register_files()
    elif path.is_dir():
        found = sorted(_walk(path))
        readable = [file for file in found if form or _is_readable(file)]
        if not readable:
            raise BadInput(
                f"{path} holds no files that Comity reads; give a folder with press texts, RDF or register files."
            )
        if len(readable) < len(found):
            left_out.append((given, len(found) - len(readable)))
        yield from readable
    elif path.is_file():
        yield path
    else:
        raise BadInput(f"There is no file or folder {path}; correct the path.")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, but for hidden ones and those of stores."""
    if not os.access(folder, os.R_OK | os.X_OK):
        raise BadInput(f"{folder} cannot be read; correct its permissions.")
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name.endswith(".mapping.toml"):  # read with the table beside it
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not (path / "generations").is_dir():
            yield from _walk(path)


def _is_readable(path: Path) -> bool:
    try:
        loader_for(path)
    except BadInput:
        return False
    return True


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
        version = "+".join([read.version, *(_digest(other)[:12] for other in read.beside(path, mapping))])
    except OSError as trouble:
        raise BadInput(f"{path} cannot be read ({trouble.strerror}); correct its permissions.") from None
    own = key or (about.address if about and about.address else None) or _own_key(read.name, path) or path.name
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
    )


def _own_key(form: str, path: Path) -> str | None:
    if form != "register":
        return None
    from comity.loaders.register import file_key

    return file_key(path)


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
