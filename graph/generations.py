"""The folder of the embedded store: immutable generations, opened read-only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from comity.graph.errors import BadInput, NotAStore
from comity.graph.guard import names_graphs
from comity.graph.manifest import Manifest
from comity.graph.store import Table, Term, Triples, only_rows

KEEP = 3
# How much of a query that cannot be read is shown before the place where it goes wrong.
CONTEXT = 30


class EmbeddedView:
    """One generation, opened read-only."""

    def __init__(self, engine: ox.Store, generation: str, texts: Path) -> None:
        """Read ``engine`` under the name of its generation."""
        self.engine = engine
        self._generation = generation
        self._texts = texts

    @property
    def generation(self) -> str:
        """Name the generation."""
        return self._generation

    def query(self, text: str) -> Table | Triples | bool:
        """Run any query over the union of the graphs, or over those it names."""
        try:
            result = self.engine.query(text, use_default_graph_as_union=not names_graphs(text))
        except (SyntaxError, ValueError) as trouble:
            raise BadInput(f"The query cannot be read: {_brief(str(trouble), text)}") from None
        except (OSError, RuntimeError) as trouble:
            raise BadInput(f"The query failed: {trouble}") from None
        if isinstance(result, ox.QuerySolutions):
            columns = [variable.value for variable in result.variables]
            return Table(columns, _rows(result, len(columns)))
        if isinstance(result, ox.QueryTriples):
            return Triples(iter(result))
        return bool(result)

    def select(self, text: str) -> Table:
        """Run a SELECT over the union of the graphs."""
        return only_rows(self.query(text))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all."""
        return self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph) if graph else None)

    def text(self, sha256: str) -> str | None:
        """Return a stored text by its hash."""
        path = self._texts / f"{sha256}.txt"
        return path.read_bytes().decode("utf-8") if path.is_file() else None


def _brief(trouble: str, text: str) -> str:
    """Tell where a query goes wrong, and why where the parser says so in words, not all that it would have taken."""
    found = re.match(r"error at (\d+):(\d+): (.*)", trouble, re.DOTALL)
    if not found:
        return trouble
    line, column = int(found[1]), int(found[2])
    before = " ".join(text.splitlines()[line - 1 : line])[: column - 1].strip()[-CONTEXT:]
    words = re.search(r"The [A-Z]+ [^,\n]+|Prefix not found|IRI parsing failed", found[3])
    why = f": {words[0][0].lower()}{words[0][1:]}" if words and not words[0].startswith("IRI") else ""
    why = ": the IRI is not absolute or holds a space" if words and words[0].startswith("IRI") else why
    return f"it goes wrong by line {line} column {column}" + (f", after {before!r}" if before else "") + f"{why}."


def _rows(result: ox.QuerySolutions, width: int) -> Iterator[tuple[Term | None, ...]]:
    try:
        for row in result:
            yield tuple(row[index] for index in range(width))
    except (OSError, RuntimeError) as trouble:
        raise BadInput(f"The query failed: {trouble}") from None


class Generations:
    """A folder with ``CURRENT``, ``generations/``, ``parts/`` and ``texts/``, to read."""

    def __init__(self, folder: Path, keep: int = KEEP) -> None:
        """Use the folder; nothing is touched until it is read or written."""
        self.folder = folder
        self.keep = keep

    @property
    def parts(self) -> Path:
        """The N-Quads part of every source."""
        return self.folder / "parts"

    @property
    def texts(self) -> Path:
        """The stored texts, by hash."""
        return self.folder / "texts"

    def exists(self) -> bool:
        """Tell whether there is a generation to read."""
        return (self.folder / "CURRENT").is_file()

    def generation(self) -> Path:
        """Return the folder of the current generation; raises NotAStore where there is none."""
        if self.folder.is_file():
            raise NotAStore(f"{self.folder} is a file and no Comity store; give a folder with --store.")
        if not self.exists():
            if self.folder.exists() and any(self.folder.iterdir()) and not (self.folder / "generations").is_dir():
                raise NotAStore(f"{self.folder} is not a Comity store; give another folder with --store.")
            raise NotAStore(
                f"There is no store at {self.folder}; make one with: comity quickstart, or comity load FILE."
            )
        name = (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
        path = self.folder / "generations" / name
        if not name.isdigit() or not path.is_dir():
            raise NotAStore(f"{self.folder} is not a Comity store: CURRENT names {name!r}, which is not there.")
        return path

    def manifest(self) -> Manifest:
        """Read the manifest of the current generation."""
        return Manifest.load(self.generation())

    def view(self) -> EmbeddedView:
        """Open the current generation to read."""
        path = self.generation()
        try:
            engine = ox.Store.read_only(str(path / "db"))
        except OSError as trouble:
            raise NotAStore(f"{path} cannot be opened ({trouble}); load the sources into a new store.") from None
        return EmbeddedView(engine, path.name, self.texts)
