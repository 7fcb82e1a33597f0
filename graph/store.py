"""Store, Writer and View: the three faces of every backend."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyoxigraph as ox

from comity.graph.context import Context, Description
from comity.graph.errors import BadInput, NotAStore

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass
class Table:
    """Rows of a SELECT: the names of the columns, and terms or None."""

    columns: list[str]
    rows: Iterator[tuple[Term | None, ...]]


@dataclass
class Triples:
    """Triples of a CONSTRUCT or DESCRIBE."""

    triples: Iterator[ox.Triple]


@dataclass(frozen=True)
class Work:
    """One source to load: its key, bytes hash, the loader and what the user said of it.

    ``may_shrink`` lets it replace a source that stated much more; ``beside`` hashes what else the reading goes by.
    """

    key: str
    path: Path
    sha256: str
    loader: str
    version: str
    load: Callable[[Context], None]
    graph: str | None = None
    country: str | None = None
    include_all: bool = False
    description: Description | None = None
    mapping: Path | None = None
    may_shrink: bool = False
    beside: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a source: added, replaced, unchanged, removed or skipped, with its counts and notes.

    ``kinds`` counts the records of a source that was read by class, those of a narrower one among them; ``first`` gives
    the first place of what was left out, by reason.
    """

    key: str
    state: str
    quads: int
    skipped: dict[str, int]
    notes: tuple[str, ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)


class View(Protocol):
    """A store as it stands, to read; a query sees the union of its graphs, or those that it names with FROM."""

    @property
    def generation(self) -> str:
        """Name what is read; a remote store has no generations and gives its address."""
        ...

    def query(self, text: str) -> Table | Triples | bool:
        """Run any SPARQL query; raises BadInput where it cannot be read."""
        ...

    def select(self, text: str) -> Table:
        """Run a SELECT."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all."""
        ...

    def text(self, sha256: str) -> str | None:
        """Return a stored text by its hash; None where the store keeps none."""
        ...


class Writer(Protocol):
    """One change of a store: all of it lands, or nothing."""

    def prepare(self, works: Sequence[Work], processes: int, tell: Callable[[str], None]) -> None:
        """Read several sources at once, in processes; ``add`` then takes them in one by one. ``tell`` hears of it."""
        ...

    def add(self, work: Work) -> Outcome:
        """Read one source and take it into the change; raises BadInput and leaves the store as it was."""
        ...

    def sources(self) -> dict[str, str]:
        """Map the keys of the sources, as the change leaves them, to the names of their loaders."""
        ...

    def drop(self, key: str) -> Outcome:
        """Take a source out of the store."""
        ...

    def __enter__(self) -> Self:
        """Begin the change."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Land the change, or drop it after an error."""
        ...


class Store(Protocol):
    """A place where facts live."""

    def exists(self) -> bool:
        """Tell whether there is anything to read."""
        ...

    def view(self) -> View:
        """Open the store to read; raises NotAStore where there is none."""
        ...

    def writer(self) -> Writer:
        """Open the store to write; makes it where there is none."""
        ...


def open_store(location: str) -> Store:
    """Open a store by folder or by the address of a SPARQL endpoint."""
    if location.startswith(("http://", "https://")):
        from comity.graph.remote import RemoteStore

        return RemoteStore(location)
    if "://" in location:
        raise NotAStore(f"{location} is no place for a store; give a folder or an http address of a SPARQL endpoint.")
    from comity.graph.embedded import EmbeddedStore

    return EmbeddedStore(Path(location))


def only_rows(result: Table | Triples | bool) -> Table:
    """Hand on the rows of a SELECT; raises BadInput for the result of another query."""
    if not isinstance(result, Table):
        raise BadInput("The query is no SELECT; a SELECT is needed here.")
    return result


def strings(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield the rows as strings, an unbound value as the empty string."""
    for row in table.rows:
        yield tuple("" if term is None else getattr(term, "value", str(term)) for term in row)
