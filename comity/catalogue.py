"""The public sources that Comity knows by name: where their files are, and what is to be found in them."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.graph.errors import BadInput

SETTING = "COMITY_CATALOGUE"
TEXTS = ("name", "title", "publisher", "licence", "loader", "notes")


@dataclass(frozen=True)
class File:
    """One file of a source: its address, and how many records of each class it should give."""

    address: str
    expected: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One source; the files ``beside`` it are fetched for the loader and are no sources of their own."""

    name: str
    title: str
    publisher: str
    licence: str
    loader: str
    notes: str
    files: tuple[File, ...]
    beside: tuple[str, ...]

    @property
    def addresses(self) -> str:
        """List the addresses of its files."""
        return " | ".join(file.address for file in self.files)


def entries() -> dict[str, Entry]:
    """Map the names of the known sources to what is known of them."""
    given = os.environ.get(SETTING)
    return _read(Path(given) if given else Path(str(files("comity") / "catalogue.toml")))


def entry(name: str) -> Entry | None:
    """Return the source of this name."""
    return entries().get(name)


@cache
def _read(path: Path) -> dict[str, Entry]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise BadInput(f"{path} is no catalogue of sources ({trouble}); correct {SETTING} or the file.") from None
    found: dict[str, Entry] = {}
    for number, one in enumerate(data.get("source", ()), start=1):
        try:
            for made in _made(one):
                if made.name in found:
                    raise BadInput(f"{path}: the name {made.name!r} is used twice; give each source its own.")
                found[made.name] = made
        except (KeyError, TypeError, ValueError, AttributeError) as trouble:
            raise BadInput(f"{path}: source {number} lacks or misuses {trouble}; see docs/sources.md.") from None
    if not found:
        raise BadInput(f"{path} lists no source; see docs/sources.md.")
    return found


def _made(one: dict[str, Any]) -> Iterator[Entry]:
    """Make the entry, or one for each line of its table ``each``, whose fields stand in braces in the texts."""
    for values in one.get("each", [{}]):
        texts = {name: _filled(one[name] if name != "notes" else one.get(name, ""), values) for name in TEXTS}
        yield Entry(
            **texts,
            files=tuple(
                File(_filled(each["address"], values), dict(each.get("expected", values.get("expected", {}))))
                for each in one["files"]
            ),
            beside=tuple(_filled(address, values) for address in one.get("beside", ())),
        )


def _filled(text: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
