"""What is loaded: each source as a document, what read it and when, how much it states, and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.graph import names
from comity.graph.embedded import EmbeddedStore
from comity.graph.manifest import SourceEntry
from comity.graph.store import Store, View, strings
from comity.ontology import terms as C

SEPARATOR = " | "
# A source describes itself under the IRI that its key makes; other documents that its graph speaks of are not loaded.
DESCRIBED = f"""
PREFIX comity: <{C.NS}>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?graph ?source (MIN(?named) AS ?title) (MIN(?by) AS ?publisher) (MIN(?terms) AS ?licence) (MIN(?url) AS ?address)
  (MIN(?day) AS ?published) (MIN(?reader) AS ?loader) (MIN(?release) AS ?version) (MIN(?hash) AS ?sha256)
WHERE {{
  GRAPH ?graph {{ ?source a comity:Source ; comity:loaderName ?reader ; comity:loaderVersion ?release }}
  OPTIONAL {{ ?source dcterms:title ?named }}
  OPTIONAL {{ ?source comity:publisherName ?by }}
  OPTIONAL {{ ?source comity:licence ?terms }}
  OPTIONAL {{ ?source comity:url ?url }}
  OPTIONAL {{ ?source comity:publishedOnAsWritten ?day }}
  OPTIONAL {{ ?source comity:sha256 ?hash }}
}} GROUP BY ?graph ?source ORDER BY ?graph ?source"""
SIZES = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


@dataclass(frozen=True)
class SourceRow:
    """One source; what cannot be known, as on a server, is None."""

    key: str
    title: str | None
    publisher: str | None
    licence: str | None
    address: str | None
    published: str | None
    loader: str
    sha256: str | None
    loaded: str | None
    statements: int
    left_out: str | None
    notes: str | None


COLUMNS = tuple(SourceRow.__dataclass_fields__)


def sources(store: Store) -> list[SourceRow]:
    """List the sources of a store, ontology and reference first."""
    view = store.view()
    entries = store.manifest().sources if isinstance(store, EmbeddedStore) else {}
    by_graph = {entry.graph: entry for entry in entries.values()}
    sizes = {graph: int(count) for graph, count in strings(view.select(SIZES))}
    return list(_rows(view, by_graph, sizes))


def _rows(view: View, entries: dict[str, SourceEntry], sizes: dict[str, int]) -> Iterator[SourceRow]:
    for graph, source, title, *about, loader, version, sha256 in strings(view.select(DESCRIBED)):
        key = _key(graph)
        if source != names.source(key):
            continue
        entry = entries.get(graph)
        publisher, licence, address, published = about
        yield SourceRow(
            key=key,
            title=title or None,
            publisher=publisher or None,
            licence=licence or None,
            address=address or None,
            published=published or None,
            loader=f"{loader} {version}",
            sha256=sha256 or None,
            loaded=entry.loaded if entry else None,
            statements=sizes.get(graph, 0),
            left_out=_left_out(entry) if entry else None,
            notes=SEPARATOR.join(entry.notes) or None if entry else None,
        )


def _key(graph: str) -> str:
    return names.source_key(graph) if graph.startswith(names.SOURCE_GRAPHS) else graph.removeprefix(names.GRAPH)


def _left_out(entry: SourceEntry) -> str | None:
    """Say what was left out and why, with the first places of each reason."""
    told = []
    for what, count in sorted(entry.skipped.items()):
        places = [where for reason, where in entry.skipped_at if reason == what]
        shown = "; ".join(places[:3]) + ("; and more" if count > 3 and len(places) > 3 else "")
        told.append(f"{count} {what}" + (f" ({shown})" if places else ""))
    return SEPARATOR.join(told) or None
