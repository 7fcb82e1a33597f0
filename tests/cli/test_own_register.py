"""A register of the user's own: loaded from its folder, with its own reference facts, and not lost by later loads."""

import shutil
from pathlib import Path

import pytest

from comity import loading
from comity.graph import check
from comity.graph.embedded import EmbeddedStore
from comity.graph.errors import BadInput
from comity.graph.store import strings
from comity.loaders.folder import SETTING, register_folder

PARTY = "- {key: btn-try, kind: Ministry, country: BTN, names: [Ministry of Tries of Bhutan]}\n"
MINE = """key: register-mine
title: Mine
publisher: Me
licence: CC BY 4.0
agreements:
- key: isl-btn
  title: Iceland-Bhutan memorandum
  type: memorandum_of_understanding
  parties: [ISL, btn-try]
  status: {last_known: signed}
  domains: [mental-health]
  builds_on: [register-multilateral/constitution-who-1946]
  source: {publisher: Gazette, official: yes}
  checked: no
"""
ASKED = """PREFIX comity: <https://w3id.org/comity/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?agreement rdfs:label "Iceland-Bhutan memorandum"@en ; comity:party/rdfs:label ?name
  FILTER(?name != "Iceland"@en) }"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a part of the bundled register with a party and an agreement more, and a file that is no data."""
    own = Path(shutil.copytree(register_folder(), tmp_path / "register"))
    for path in own.glob("agreements-*.yaml"):
        if path.stem.removeprefix("agreements-") not in ("cuba", "europe", "multilateral"):
            path.unlink()
    with (own / "reference-organisations.yaml").open("a", encoding="utf-8") as file:
        file.write(PARTY)
    (own / "mine.yaml").write_text(MINE, encoding="utf-8")
    return own


def _parties(store: EmbeddedStore) -> list[tuple[str, ...]]:
    return list(strings(store.view().select(ASKED)))


def test_a_folder_is_loaded_with_its_own_reference_facts(folder: Path, tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    keys = {outcome.key for outcome in loading.load(store, [str(folder)])}
    assert {"register-mine", "register-cuba", "reference"} <= keys
    assert "__init__.py" not in keys
    assert _parties(store) == [("Ministry of Tries of Bhutan",)]
    assert list(check.check_store(store)) == []


def test_a_later_load_keeps_the_reference_facts_and_the_bundled_register_replaces_them(
    folder: Path, tmp_path: Path
) -> None:
    store = EmbeddedStore(tmp_path / "store")
    loading.load(store, [str(folder)])
    note = next(iter(loading.example_files()))
    assert [outcome.key for outcome in loading.load(store, [str(note)])] == [note.name]
    assert _parties(store) == [("Ministry of Tries of Bhutan",)]
    loading.load(store, ["register"])
    assert _parties(store) == []


def test_what_points_to_a_party_that_is_no_longer_known_is_told(folder: Path, tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    (folder / "mine.yaml").write_text(MINE.replace("key: register-mine", "key: mine"), encoding="utf-8")
    loading.load(store, [str(folder)])
    loading.load(store, ["register"])
    said = " ".join(check.check_store(store))
    assert "organisation/btn-try, which the reference graph does not know" in said


def test_the_setting_names_the_register(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(folder))
    store = EmbeddedStore(tmp_path / "store")
    loading.load(store, ["register"])
    assert _parties(store) == [("Ministry of Tries of Bhutan",)]


def test_a_file_that_is_no_longer_in_the_register_leaves_the_store(folder: Path, tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    loading.load(store, [str(folder)])
    (folder / "mine.yaml").unlink()
    outcomes = {outcome.key: outcome.state for outcome in loading.load(store, [str(folder)])}
    assert outcomes["register-mine"] == "removed"
    assert _parties(store) == []
    assert outcomes["register-cuba"] == "unchanged"


def test_a_folder_with_some_of_the_reference_files_is_told_which_it_lacks(folder: Path, tmp_path: Path) -> None:
    (folder / "reference-posts.yaml").unlink()
    with pytest.raises(BadInput, match=r"register has reference facts but no reference-posts.yaml: .*copy those from"):
        loading.load(EmbeddedStore(tmp_path / "store"), [str(folder)])


def test_a_folder_is_walked_without_stores_and_hidden_folders(tmp_path: Path) -> None:
    (tmp_path / "in" / ".git").mkdir(parents=True)
    (tmp_path / "in" / ".git" / "HEAD").write_text("ref: refs/heads/main", encoding="utf-8")
    (tmp_path / "in" / "mine.yaml").write_text(
        MINE.replace("btn-try", "BTN").replace("  builds_on: [register-multilateral/constitution-who-1946]\n", ""),
        encoding="utf-8",
    )
    store = EmbeddedStore(tmp_path / "in" / "comity.store")
    loading.load(store, [str(tmp_path / "in")])
    assert [outcome.key for outcome in loading.load(store, [str(tmp_path / "in")])] == ["register-mine"]


def test_two_registers_are_not_loaded_into_one_store(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    with pytest.raises(BadInput, match="both hold reference facts"):
        loading.load(EmbeddedStore(tmp_path / "store"), [str(folder), str(other)])
