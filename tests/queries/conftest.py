"""The hard cases in a store of each backend, and a short way to ask of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.graph import names, ontology_part
from comity.graph.store import Store, View, Work
from comity.queries.ask import Cell, ask

HERE = Path(__file__).parent
Rows = Callable[..., list[tuple[Cell, ...]]]


@pytest.fixture(scope="module")
def make_world(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> Callable[..., View]:
    """Read a file of facts and its reference, with the ontology, into a store of each backend."""

    def make(facts: str, reference: str = "questions-reference.ttl") -> View:
        digest = ontology_part.digest()
        ontology = Work("ontology", HERE, digest, "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
        with lasting_store.writer() as writer:
            writer.add(ontology)
            known = (HERE / reference).read_text(encoding="utf-8")
            writer.add(lasting_turtle("reference", known, names.REFERENCE_GRAPH))
            writer.add(lasting_turtle(facts, (HERE / facts).read_text(encoding="utf-8")))
        return lasting_store.view()

    return make


@pytest.fixture(scope="module")
def hard_cases(make_world: Callable[..., View]) -> View:
    """Read hard-cases.ttl and its reference into a store of each backend."""
    return make_world("hard-cases.ttl", "hard-cases-reference.ttl")


@pytest.fixture(scope="module")
def rows(hard_cases: View) -> Rows:
    """Give a function that asks a question of the hard cases and keeps the columns named."""

    def asked(name: str, columns: str, **given: str) -> list[tuple[Cell, ...]]:
        answer = ask(hard_cases, name, {key.rstrip("_"): value for key, value in given.items()})
        chosen = [answer.columns.index(column) for column in columns.split()]
        return [tuple(row[index] for index in chosen) for row in answer.rows]

    return asked
