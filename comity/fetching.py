"""Addresses and names of the catalogue among what is to be loaded: fetched first, kept when the load has landed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity import catalogue
from comity.addresses import is_address
from comity.downloads import Download, Limits, fetch
from comity.graph.context import Description
from comity.graph.counted import counted
from comity.graph.embedded import EmbeddedStore
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, Work

HTML = (b"<!doctype html", b"<html")


@dataclass(frozen=True)
class Fetched:
    """A download with what the catalogue says of it."""

    download: Download
    description: Description
    expected: dict[str, int] = field(default_factory=dict)

    def described(self, about: Description | None) -> Description:
        """Say what is known of the source; what the user says stands."""
        given = {name: value for name, value in vars(about).items() if value is not None} if about else {}
        return replace(self.description, **given)

    def told(self, outcome: Outcome) -> Outcome:
        """Add to the outcome what the download and the counts were like."""
        notes = [f"redirected to {hop}" for hop in self.download.hops]
        if outcome.kinds:
            for kind, expected in sorted(self.expected.items()):
                found = outcome.kinds.get(kind, 0)
                if found != expected:
                    notes.append(f"{counted(found, 'record')} of {kind}, where the catalogue expects {expected}")
        return replace(outcome, notes=(*outcome.notes, *notes))


@contextmanager
def fetching(paths: list[str], limits: Limits) -> Iterator[dict[str, list[Fetched]]]:
    """Fetch the addresses and the known names among the paths, each to one or more files that last as long as this."""
    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        try:
            yield {given: found for given in paths if (found := _fetched(given, Path(folder), limits))}
        except BadInput as trouble:
            # What is told of a download names its address, not the folder it is in for now.
            raise BadInput(str(trouble).replace(f"{folder}/", "")) from None


def _fetched(given: str, folder: Path, limits: Limits) -> list[Fetched]:
    if is_address(given):
        download = fetch(given, folder, limits)
        _refuse_pages(download)
        return [Fetched(download, Description(address=download.address))]
    if given == "register" or Path(given).exists():
        return []
    known = catalogue.entry(given)
    if known is None:
        return []
    for address in known.beside:
        fetch(address, folder, limits)
    found = []
    for file in known.files:
        download = fetch(file.address, folder, limits)
        _refuse_pages(download)
        name = download.path.name
        title = known.title if len(known.files) == 1 else f"{known.title}: {name}"
        description = Description(title, known.publisher, download.address, known.licence)
        found.append(Fetched(download, description, file.expected))
    return found


def _refuse_pages(download: Download) -> None:
    with download.path.open("rb") as file:
        head = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(HTML):
        raise BadInput(
            f"{download.address} is a web page (HTML), which Comity does not read; save its text as a file and load "
            f"that with --address {download.address}."
        )


def keep(store: Store, work: Work) -> None:
    """Keep the bytes of a download in the folder of the store, by their hash; a server keeps none."""
    if not isinstance(store, EmbeddedStore):
        return
    folder = store.folder / "downloads"
    folder.mkdir(exist_ok=True)
    target = folder / (work.sha256 + work.path.suffix.lower())
    if not target.exists():
        draft = target.with_name(target.name + ".draft")
        shutil.copyfile(work.path, draft)
        draft.replace(target)
