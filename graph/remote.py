"""Any server that speaks SPARQL 1.1, read through SPARQLWrapper and written by one update a source."""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.parse import unquote, urlsplit, urlunsplit

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from comity.graph import names
from comity.graph.ahead import prepare
from comity.graph.derive import derive
from comity.graph.errors import BadInput, NotAStore
from comity.graph.guard import names_graphs
from comity.graph.manifest import SourceEntry
from comity.graph.part import read_part, write_part
from comity.graph.progress import Progress
from comity.graph.quads import LABEL
from comity.graph.repeats import CLAIM_QUADS, REPEATED, without_repeats
from comity.graph.shrinking import refuse_shrinking
from comity.graph.store import Outcome, Table, Triples, Work, only_rows, strings
from comity.ontology import terms as C

# Oxigraph makes the union on request; servers where it is native or a setting of theirs pass the parameter over.
UNION = "union-default-graph"
TIMEOUT = 120

KNOWN = f"""
PREFIX comity: <{C.NS}>
SELECT ?graph ?source ?sha ?loader ?version WHERE {{ GRAPH ?graph {{
  ?source a comity:Source ; comity:sha256 ?sha ; comity:loaderName ?loader ; comity:loaderVersion ?version }} }}"""

# What was said by another source too is a claim here, of several quads.
SAID = f"""
SELECT ?quads ?claims WHERE {{{{
  {{{{ SELECT (COUNT(*) AS ?quads) WHERE {{{{ GRAPH <{{graph}}> {{{{ ?s ?p ?o }}}} }}}} }}}}
  {{{{ SELECT (COUNT(*) AS ?claims) WHERE {{{{ GRAPH <{{graph}}> {{{{ ?claim {LABEL} {REPEATED} }}}} }}}} }}}} }}}}"""


def endpoints(address: str) -> tuple[str, str]:
    """Return the query and update address of a server.

    >>> endpoints("http://localhost:7878")
    ('http://localhost:7878/query', 'http://localhost:7878/update')
    >>> endpoints("http://localhost:8890/sparql")
    ('http://localhost:8890/sparql', 'http://localhost:8890/sparql')
    """
    base = address.rstrip("/")
    if base.endswith("/query"):
        query, update = base, base.removesuffix("/query") + "/update"
    elif urlsplit(base).path in ("", "/"):
        query, update = base + "/query", base + "/update"
    else:
        query = update = base
    return query, os.environ.get("COMITY_UPDATE", update)


def shown(address: str) -> str:
    """Return the address without a user name or password.

    >>> shown("http://me:secret@example.org/sparql?key=1")
    'http://example.org/sparql'
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", ""))


class RemoteView:
    """A server as it stands; it promises no snapshot."""

    def __init__(self, address: str) -> None:
        """Read from the server at ``address``."""
        self._address = address

    @property
    def generation(self) -> str:
        """Give the address: a server has no generations."""
        return shown(self._address)

    def query(self, text: str) -> Table | Triples | bool:
        """Run any query over the union of the graphs, or over those it names."""
        wrapper = SPARQLWrapper(endpoints(self._address)[0])
        # The words of a header would be taken for those of an update.
        wrapper.setQuery(re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
        wrapper.setMethod(POST)
        if not names_graphs(text):
            wrapper.addParameter(UNION, "")
        wrapper.setTimeout(TIMEOUT)
        building = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        if not building:
            wrapper.setReturnFormat(JSON)
        else:
            wrapper.setOnlyConneg(True)
            wrapper.addCustomHttpHeader("Accept", "application/n-triples")
        answer = self._send(wrapper)
        if building:
            return Triples(quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES))
        result = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        if isinstance(result, ox.QuerySolutions):
            columns = [variable.value for variable in result.variables]
            return Table(columns, (tuple(row[index] for index in range(len(columns))) for row in result))
        return bool(result)

    def select(self, text: str) -> Table:
        """Run a SELECT over the union of the graphs."""
        return only_rows(self.query(text))

    def update(self, text: str) -> None:
        """Run one update request."""
        wrapper = SPARQLWrapper(endpoints(self._address)[1])
        wrapper.setQuery(text)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(POSTDIRECTLY)
        self._send(wrapper)

    def _send(self, wrapper: SPARQLWrapper) -> bytes:
        try:
            return bytes(wrapper.query().response.read())
        except SPARQLWrapperException as trouble:
            detail = str(trouble).strip().splitlines()[-1][:200]
            raise BadInput(f"{self.generation} refused the request: {detail}") from None
        except (URLError, OSError, ValueError) as trouble:
            reason = getattr(trouble, "reason", trouble)
            raise NotAStore(
                f"{self.generation} does not answer ({reason}); start the server or correct --store."
            ) from None

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all."""
        name = ox.NamedNode(graph) if graph else "?g"
        table = self.select(f"SELECT {'' if graph else '?g'} ?s ?p ?o WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        for row in table.rows:
            g, s, p, o = (name, *row) if graph else row
            yield ox.Quad(s, p, o, g)  # type: ignore[arg-type]

    def text(self, sha256: str) -> str | None:  # noqa: ARG002 - a server keeps no texts
        """Return None: a server keeps no texts."""
        return None


class RemoteStore:
    """A server by its address."""

    def __init__(self, address: str) -> None:
        """Use the server; nothing is asked of it yet."""
        self.address = address

    def exists(self) -> bool:
        """Tell whether Comity has loaded anything there; raises NotAStore where the server does not answer."""
        return bool(list(RemoteView(self.address).select(KNOWN).rows))

    def view(self) -> RemoteView:
        """Open the server to read."""
        return RemoteView(self.address)

    def writer(self) -> "RemoteWriter":
        """Open the server to write."""
        return RemoteWriter(self)


class RemoteWriter:
    """Reads every source first, then sends one update for each, and one for the derived graph."""

    def __init__(self, store: RemoteStore) -> None:
        """Prepare a change of ``store``."""
        self.view = RemoteView(store.address)
        self._added: list[SourceEntry] = []
        self._dropped: list[str] = []
        self._progress = Progress({})

    def __enter__(self) -> Self:
        """Ask the server what it holds."""
        self._known = {
            row[1].value.removeprefix(names.ID + "source/"): tuple(term.value for term in row[2:])  # type: ignore[union-attr]
            for row in self.view.select(KNOWN).rows
        }
        self._folder = tempfile.TemporaryDirectory(prefix="comity-")
        return self

    def add(self, work: Work) -> Outcome:
        """Read one source; the same bytes change nothing, whatever their key."""
        if known := self._known_as(work):
            return Outcome(work.key, "unchanged", 0, {}, (f"the same bytes are loaded already, as {known}",))
        if any(entry.key == work.key for entry in self._added):
            raise BadInput(
                f"{work.path} would have the key {work.key!r} of another file; give each its own with --source."
            )
        folder = Path(self._folder.name)
        entry = write_part(work, folder, folder, lambda to: self._progress.at(work.key, to))
        self._progress.done(work.key)
        old = self._known.get(names.encode(work.key))
        if old:
            refuse_shrinking(work, entry, old[0], self._said(entry.graph))
        self._added.append(entry)
        state = "replaced" if old else "added"
        self._known[names.encode(work.key)] = (work.sha256, work.loader, work.version)
        return Outcome(work.key, state, entry.quads, entry.skipped, entry.notes, entry.kinds, entry.first())

    def prepare(self, works: Sequence[Work], processes: int, tell: Callable[[str], None]) -> None:
        """Read several sources at once, in processes; ``add`` then takes them in one by one. ``tell`` hears of it."""
        new = [work for work in works if not self._known_as(work)]
        self._progress = Progress({work.key: work.path.stat().st_size for work in new}, tell)
        prepare(new, Path(self._folder.name), Path(self._folder.name), processes, self._progress)

    def _known_as(self, work: Work) -> str | None:
        """Give the key under which the server has the same bytes, if they were read alike or under another key."""
        made = (work.sha256, work.loader, work.version)
        for key, known in self._known.items():
            if known[0] == work.sha256 and (key != names.encode(work.key) or known == made):
                return unquote(key)
        return None

    def _said(self, graph: str) -> int:
        """Count what a source stated."""
        quads, claims = next(strings(self.view.select(SAID.format(graph=graph))))
        return int(quads) - int(claims) * (CLAIM_QUADS - 1)

    def sources(self) -> dict[str, str]:
        """Map the keys of the sources, as the change leaves them, to the names of their loaders."""
        return {unquote(key): known[1] for key, known in self._known.items()}

    def drop(self, key: str) -> Outcome:
        """Take a source out of the store."""
        del self._known[names.encode(key)]
        self._dropped.append(key)
        return Outcome(key, "removed", 0, {}, ())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send the sources, or nothing."""
        try:
            if kind is None and (self._added or self._dropped):
                for key in self._dropped:
                    self.view.update(f"DROP SILENT GRAPH <{names.source_graph(key)}>")
                for entry in self._added:
                    self._send(entry)
                derived = Path(self._folder.name) / "derived.nq"
                self._replace(names.DERIVED_GRAPH, "")
                derive(self.view, derived)
                self._replace(names.DERIVED_GRAPH, _lines(read_part(derived)))
        finally:
            self._folder.cleanup()

    def _send(self, entry: SourceEntry) -> None:
        graph = ox.NamedNode(entry.graph)
        quads = read_part(Path(self._folder.name) / entry.part)
        if entry.foreign and entry.key != "ontology":
            quads = without_repeats(self._standing, quads, entry.key)
        own: list[ox.Quad] = []
        elsewhere: list[ox.Quad] = []
        for quad in quads:
            (own if quad.graph_name == graph else elsewhere).append(quad)
        more = f"; INSERT DATA {{ GRAPH <{names.JUDGEMENTS_GRAPH}> {{ {_lines(elsewhere)} }} }}" if elsewhere else ""
        self._replace(entry.graph, _lines(own), more)

    def _replace(self, graph: str, lines: str, more: str = "") -> None:
        self.view.update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{ {lines} }} }}{more}")

    def _standing(self, quads: list[ox.Quad]) -> set[ox.Triple]:
        rows = [quad for quad in quads if not isinstance(quad.object, ox.BlankNode)]
        if not rows:
            return set()
        values = " ".join(f"({quad.subject} {quad.predicate} {quad.object})" for quad in rows)
        own = rows[0].graph_name
        table = self.view.select(
            f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES (?s ?p ?o) {{ {values} }}"
            f" GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {own}) }}"
        )
        return {ox.Triple(*row) for row in table.rows}  # type: ignore[arg-type]


def _lines(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
