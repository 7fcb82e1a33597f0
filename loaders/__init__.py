"""One source format each: reads a file as a stream and emits records; knows nothing of storage."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from comity.graph.context import Context
from comity.graph.errors import BadInput

# In the order in which they are asked whether a file is theirs.
LOADERS = ("register", "iati", "rdf", "manydata", "untc", "officeholders", "crs", "table", "press")
HEAD = 4096
TABLES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson")


@dataclass(frozen=True)
class Loader:
    """One format: what its metadata file says, and how it reads."""

    name: str
    version: str
    title: str
    description: str
    # Whether it reads more of a file with --all, which is then another reading.
    heeds_all: bool = False

    def load(self, context: Context) -> None:
        """Read one source."""
        read: Callable[[Context], None] = import_module(f"comity.loaders.{self.name}").load
        read(context)

    def beside(self, path: Path, mapping: Path | None) -> list[Path]:
        """List the other files that the reading of a file depends on, such as a column mapping."""
        module = import_module(f"comity.loaders.{self.name}")
        named: list[Path] = module.beside(path, mapping) if hasattr(module, "beside") else []
        return named

    def own_key(self, path: Path) -> str | None:
        """Tell the key of a source that its file states or that goes by its folder; None where its name will do."""
        module = import_module(f"comity.loaders.{self.name}")
        found: str | None = module.file_key(path) if hasattr(module, "file_key") else None
        return found


def loader(name: str) -> Loader:
    """Return the loader of this name; raises BadInput where there is none."""
    folder = files("comity.loaders")
    for place in (folder / f"{name}.toml", folder / name / f"{name}.toml"):
        if place.is_file():
            data = tomllib.loads(place.read_text(encoding="utf-8"))
            return Loader(
                data["name"], data["version"], data["title"], data["description"], data.get("heeds_all", False)
            )
    raise BadInput(f"There is no loader {name!r}; the loaders are {', '.join(LOADERS)}.")


def loader_for(path: Path) -> Loader:
    """Return the loader whose format the content of the file is; raises BadInput where none knows it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for name in LOADERS:
        if name == "press" and path.suffix.lower() in TABLES:
            continue
        if import_module(f"comity.loaders.{name}").recognises(path, head):
            return loader(name)
    for name in LOADERS:
        module = import_module(f"comity.loaders.{name}")
        if hasattr(module, "lacks") and (lacks := module.lacks(path, head)):
            raise BadInput(lacks)
    if path.suffix.lower() in TABLES:
        raise BadInput(
            f"{path} is a table, and no mapping says what its columns are: write {path.stem}.mapping.toml beside it, "
            "or give one with --mapping; see docs/treaties.md."
        )
    raise BadInput(f"{path} is in no format that Comity reads; give a press text, an RDF file or a register file.")
