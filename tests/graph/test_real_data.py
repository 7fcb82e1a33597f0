"""The real register, reference graph and press texts in one store."""

import io
from pathlib import Path

from comity import loading
from comity.graph import check
from comity.graph.embedded import EmbeddedStore
from comity.graph.export import export
from comity.graph.generations import EmbeddedView
from comity.graph.store import strings
from comity.graph.validate import validate

SEED = "india-russia-2025-12-05.txt"


def _store(folder: Path, *paths: str) -> EmbeddedStore:
    store = EmbeddedStore(folder)
    loading.load(store, ["register", *(str(path) for path in loading.example_files()), *paths])
    return store


def _dump(view: EmbeddedView, form: str = "nquads") -> bytes:
    out = io.BytesIO()
    export(view, out, form)
    return out.getvalue()


def _found(store: EmbeddedStore) -> list[str]:
    """Say what the shapes and the check find: in the sources, in what is derived, and in the files beside the graph."""
    reports = [validate(store), validate(store, ["derived"])]
    findings = [each for report in reports for each in report.findings]
    # Three agreements of the register do reach back.
    told = [each.message for each in findings if not each.rule.startswith("InForceBeforeSigned")]
    return told + list(check.check_store(store))


def test_the_quickstart_graph_has_nothing_that_shapes_or_check_would_find(tmp_path: Path) -> None:
    store = _store(tmp_path / "store")
    assert _found(store) == []


def test_two_stores_of_the_same_files_have_the_same_dump(tmp_path: Path) -> None:
    assert _dump(_store(tmp_path / "one").view()) == _dump(_store(tmp_path / "two").view())


def test_the_seed_text_joins_the_register_and_loads_once(tmp_path: Path, shared: Path) -> None:
    seed = shared / "seed" / SEED
    store = _store(tmp_path / "store", str(seed))
    view = store.view()
    before, generation = _dump(view), view.generation
    assert [outcome.state for outcome in loading.load(store, [str(seed)])] == ["unchanged"]
    assert store.view().generation == generation
    assert _dump(store.view()) == before
    assert _found(store) == []
    query = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT DISTINCT ?canonical WHERE { ?a comity:canonical ?canonical ; comity:partyCountry
      <https://w3id.org/comity/id/country/IND>, <https://w3id.org/comity/id/country/RUS> ;
      comity:signedOn "2025-12-05"^^<http://www.w3.org/2001/XMLSchema#date> }"""
    assert list(strings(view.select(query))) == [
        ("https://w3id.org/comity/id/source/register-india/agreement/india-russia-2025-12-05",)
    ]
    quotes = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT ?quote ?start ?end WHERE { ?p comity:quote ?quote ; comity:charStart ?start ; comity:charEnd ?end ;
      comity:inSource/comity:textSha256 ?hash .
      FILTER(CONTAINS(STR(?p), "2025-12-05.txt")) }"""
    text = seed.read_text(encoding="utf-8")
    rows = list(strings(view.select(quotes)))
    assert len(rows) > 30
    assert all(text[int(start) : int(end)] == quote for quote, start, end in rows)
