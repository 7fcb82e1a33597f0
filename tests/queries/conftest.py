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
def hard_cases(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> View:
    """Read hard-cases.ttl and its reference into a store of each backend."""
    store, turtle = lasting_store, lasting_turtle
    ontology = Work("ontology", HERE, ontology_part.digest(), "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
    reference = (HERE / "hard-cases-reference.ttl").read_text(encoding="utf-8")
    with store.writer() as writer:
        writer.add(ontology)
        writer.add(turtle("reference", reference, names.REFERENCE_GRAPH))
        writer.add(turtle("hard-cases.ttl", (HERE / "hard-cases.ttl").read_text(encoding="utf-8")))
    return store.view()


@pytest.fixture(scope="module")
def rows(hard_cases: View) -> Rows:
    """Give a function that asks a question of the hard cases and keeps the columns named."""

    def asked(name: str, columns: str, **given: str) -> list[tuple[Cell, ...]]:
        answer = ask(hard_cases, name, {key.rstrip("_"): value for key, value in given.items()})
        chosen = [answer.columns.index(column) for column in columns.split()]
        return [tuple(row[index] for index in chosen) for row in answer.rows]

    return asked
