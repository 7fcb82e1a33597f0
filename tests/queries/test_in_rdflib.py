"""Questions run as they stand in rdflib, over the exported store: plain SPARQL 1.1, with the same rows."""

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from comity.graph import names, ontology_part
from comity.graph.context import Context
from comity.graph.export import export
from comity.graph.store import View, Work, open_store
from comity.loaders import rdf
from comity.queries import library
from comity.queries.ask import SEPARATOR

HERE = Path(__file__).parent
# Reference and world of the files here; each question with its defaults finds rows in its world.
PORTABLE = {
    ("hard-cases-reference.ttl", "hard-cases.ttl"): [
        "acts-of",
        "binding",
        "disagreements",
        "diseases",
        "domains-by-period",
        "first-time",
        "never-in-force",
        "only-possible",
        "parent-only",
        "single-source",
    ],
    ("questions-reference.ttl", "bodies.ttl"): ["bodies-never-met", "bodies-of-ended", "body-meetings"],
    ("questions-reference.ttl", "network.ttl"): ["only-ties", "shared-without-agreement"],
    ("questions-reference.ttl", "people.ttl"): ["signed-at", "signers"],
}
# These find nothing by their defaults, which name agreements of the register, or look ahead from a day: the values
# given here take the place of the defaults in the text.
CHANGED = {
    ("hard-cases-reference.ttl", "hard-cases.ttl"): {
        "ending": ('"2026-01-01"', '"2025-09-01"'),
        "lineage": ("register-multilateral/agreement/constitution-who-1946", "hard-cases.ttl/middle"),
        "relations-on": ("id/country/USA", "id/country/RUS"),
        "support": ("register-india/agreement/india-russia-2025-12-05", "hard-cases.ttl/two"),
    },
}
World = tuple[str, str]
OX_TERMS = (ox.NamedNode, ox.BlankNode, ox.Literal)
# rdflib warns of itself: of its own deprecated methods, and of a datatype that it misspells.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Code. Duration is not defined:UserWarning"),
]
CASES = [(world, name, ("", "")) for world, asked in PORTABLE.items() for name in asked]
CASES += [(world, name, change) for world, asked in CHANGED.items() for name, change in asked.items()]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[World, tuple[View, rdflib.Dataset]]:
    """Each world in a store, and its export in rdflib."""
    return {world: _load(world, tmp_path_factory.mktemp("world")) for world in dict.fromkeys(case[0] for case in CASES)}


def _load(world: World, folder: Path) -> tuple[View, rdflib.Dataset]:
    ontology = Work("ontology", HERE, ontology_part.digest(), "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
    store = open_store(str(folder / "store"))
    with store.writer() as writer:
        writer.add(ontology)
        for file, graph in zip(world, (names.REFERENCE_GRAPH, None), strict=True):
            digest = hashlib.sha256((HERE / file).read_bytes()).hexdigest()
            writer.add(Work(file, HERE / file, digest, "rdf", "1", _anything if graph else rdf.load, graph))
    out = io.BytesIO()
    export(store.view(), out, "nquads")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=out.getvalue(), format="nquads")
    return store.view(), dataset


def _anything(context: Context) -> None:
    for triple in ox.parse(path=str(context.path), format=ox.RdfFormat.TURTLE):
        context.emit_triple(triple.subject, triple.predicate, triple.object)


def _cells(row: Iterable[object]) -> tuple[str, ...]:
    """Write a row as strings, lists in one order: the order within a list is the engine's own."""
    found = ("" if term is None else term.value if isinstance(term, OX_TERMS) else str(term) for term in row)
    return tuple(SEPARATOR.join(sorted(cell.split(SEPARATOR))) for cell in found)


@pytest.mark.parametrize(("world", "name", "change"), CASES, ids=[case[1] for case in CASES])
def test_a_question_has_the_same_rows_in_rdflib(
    worlds: dict[World, tuple[View, rdflib.Dataset]], world: World, name: str, change: tuple[str, str]
) -> None:
    view, dataset = worlds[world]
    text = library.question(name).text.replace(*change)
    ours = [_cells(row) for row in view.select(text).rows]
    found = dataset.query(text)
    theirs = [_cells(row.get(column) for column in found.vars or ()) for row in found.bindings]
    assert ours
    assert sorted(theirs) == sorted(ours)
