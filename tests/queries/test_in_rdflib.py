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
# rdflib takes values of one subselect into another that stands beside it, and finds other differences.
UNLIKE = ("parties-compared",)
# Each question in a world where it finds rows, with what takes the place of defaults that name things of the register.
HARD, OTHER = "hard-cases-reference.ttl", "questions-reference.ttl"
WORLDS: dict[tuple[str, str], dict[str, dict[str, str]]] = {
    (HARD, "hard-cases.ttl"): {
        "acts-of": {},
        "between": {},
        "binding": {},
        "disagreements": {},
        "diseases": {},
        "domains-by-period": {},
        "ending": {'"2026-01-01"': '"2025-09-01"'},
        "first-time": {},
        "lineage": {"register-multilateral/agreement/constitution-who-1946": "hard-cases.ttl/middle"},
        "never-in-force": {},
        "only-possible": {},
        "parent-only": {},
        "relations-on": {"id/country/USA": "id/country/RUS"},
        "single-source": {},
        "support": {"register-india/agreement/india-russia-2025-12-05": "hard-cases.ttl/two"},
    },
    (OTHER, "aid.ttl"): {
        "activities-under": {},
        "aid-statistics": {},
        "aid-without-agreement": {},
        "brief": {},
        "counted": {},
        "donors-left": {},
        "health-aid": {},
        "left-out": {},
        "multilateral-share": {},
        "one-way": {},
        "reported-twice": {},
        "triangular": {},
        "unpaid": {},
        "without-money": {},
    },
    (OTHER, "bodies.ttl"): {
        "bodies-due": {},
        "bodies-never-met": {},
        "bodies-of-ended": {},
        "bodies-with-partner": {},
        "body-meetings": {},
    },
    (OTHER, "former.ttl"): {"signed-by-former": {}},
    (OTHER, "notice.ttl"): {"notice-due": {'"2026-01-01"': '"2025-04-15"'}},
    (OTHER, "money.ttl"): {"sums": {}, "sums-by-provider": {}},
    (OTHER, "network.ttl"): {
        "bound": {},
        "chain": {"id/country/MEX": "id/country/BRA"},
        "group-parties": {"id/group/asean": "id/group/isles"},
        "linked-through": {},
        "members": {"id/group/eu": "id/group/isles"},
        "ministry-chain": {
            "organisation/ind-mohfw": "organisation/moh-a",
            "organisation/mex-salud": "organisation/moh-c",
        },
        "only-ties": {},
        "pairs-lost": {"register-multilateral/agreement/cis-agreement-hiv-1998": "network.ttl/ae"},
        "partners": {},
        "partners-by-year": {},
        "shared-not-with": {},
        "shared-without-agreement": {},
        "through-organisations": {"id/country/CHN": "id/country/RUS"},
    },
    (OTHER, "people.ttl"): {
        "names-of": {"organisation/chn-nhc": "organisation/moh-b"},
        "other-ministries": {"id/country/USA": "id/country/IND"},
        "same-bodies": {},
        "signed-at": {},
        "signed-by-person": {"Budi Gunadi Sadikin": "Ivanova"},
        "signers": {},
    },
    ("treaties-reference.ttl", "treaties.ttl"): {
        "bound-ministries": {},
        "coverage": {},
        "in-sources": {},
        "inherited": {},
        "reservations": {},
    },
}
World = tuple[str, str]
OX_TERMS = (ox.NamedNode, ox.BlankNode, ox.Literal)
# rdflib warns of itself: of its own deprecated methods, and of a datatype that it misspells.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Code. Duration is not defined:UserWarning"),
]
CASES = [(world, name, changes) for world, asked in WORLDS.items() for name, changes in asked.items()]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[World, tuple[View, rdflib.Dataset]]:
    """Each world in a store, and its export in rdflib."""
    return {world: _load(world, tmp_path_factory.mktemp("world")) for world in WORLDS}


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


@pytest.mark.parametrize(("world", "name", "changes"), CASES, ids=[case[1] for case in CASES])
def test_a_question_has_the_same_rows_in_rdflib(
    worlds: dict[World, tuple[View, rdflib.Dataset]], world: World, name: str, changes: dict[str, str]
) -> None:
    view, dataset = worlds[world]
    text = library.question(name).text
    for default, given in changes.items():
        assert default in text
        text = text.replace(default, given)
    ours = [_cells(row) for row in view.select(text).rows]
    found = dataset.query(text)
    theirs = [_cells(row.get(column) for column in found.vars or ()) for row in found.bindings]
    assert ours
    assert sorted(theirs) == sorted(ours)


def test_every_question_is_among_them() -> None:
    assert sorted([*(name for _, name, _ in CASES), *UNLIKE]) == library.names()
