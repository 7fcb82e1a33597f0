"""What of a folder cannot be loaded is skipped by its name with the reason, and the rest is loaded."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity import loading
from comity.cli.check import check
from comity.cli.load import load
from comity.graph.errors import BadInput
from comity.graph.store import open_store
from comity.loaders import Loader, loader_for

NOTE = "Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria."
BROKEN = """key register-mine
title: Mine
publisher: Me
licence: CC BY 4.0
agreements:
- key: a
  title: A
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good note."""
    place = tmp_path / "notes"
    place.mkdir()
    (place / "good.txt").write_text(NOTE)
    return place


def states(folder: Path) -> dict[str, tuple[str, str]]:
    store = open_store(str(folder.parent / "store"))
    outcomes = loading.load(store, [str(folder)])
    return {one.key: (one.state, " ".join(one.notes)) for one in outcomes if one.key not in loading.BASE}


def run(*words: str) -> Result:
    return CliRunner().invoke(load, words)


def test_a_bad_file_is_skipped_by_name_and_the_rest_is_loaded(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4\n\xe2\xe3 obj")
    (folder / "bad.ttl").write_text("<a> <b>")
    found = states(folder)
    assert found["good.txt"][0] == "added"
    assert found["bad.pdf"][0] == "skipped"
    assert "bad.pdf is not UTF-8 or UTF-16 text at byte 9" in found["bad.pdf"][1]
    assert found["bad.ttl"][0] == "skipped"
    assert "bad.ttl line 1" in found["bad.ttl"][1]
    assert states(folder)["good.txt"][0] == "unchanged"


def test_skipped_files_are_told_and_the_exit_is_1(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4\n\xe2\xe3 obj")
    done = run(str(folder), "--store", str(folder.parent / "store"))
    assert done.exit_code == 1
    assert "added good.txt" in done.stderr
    assert "skipped bad.pdf: " in done.stderr
    assert "1 skipped; what else the folder holds is loaded." in done.stderr


@pytest.mark.parametrize("head", ["key register-mine", "kye: register-mine", " key: register-mine", "# no key"])
def test_a_register_file_with_a_broken_head_is_skipped_by_name(folder: Path, head: str) -> None:
    path = folder / "mine.yaml"
    path.write_text(BROKEN.replace("key register-mine", head))
    state, reason = states(folder)["mine.yaml"]
    assert state == "skipped"
    assert reason.startswith("mine.yaml line ")
    with pytest.raises(BadInput, match=r"^mine\.yaml line "):
        loading.load(open_store(str(folder.parent / "other")), [str(path)])


def test_yaml_that_is_no_register_file_is_left_out_by_name(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    (folder / "data.json").write_text("{}")
    state, told = states(folder)[str(folder)]
    assert state == "read"
    assert told == "left out: 2 files in no format that Comity reads (data.json, mkdocs.yml)"


def test_a_file_or_folder_that_may_not_be_read_is_skipped_by_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "secret.txt").write_text(NOTE)
    (folder / "closed").mkdir()
    known, access = loader_for, os.access

    def refused(path: Path) -> Loader:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return known(path)

    monkeypatch.setattr("comity.paths.loader_for", refused)
    monkeypatch.setattr("os.access", lambda path, mode: path.name != "closed" and access(path, mode))
    found = states(folder)
    assert found["secret.txt"][0] == found["closed"][0] == "skipped"
    assert "secret.txt cannot be read (Permission denied)" in found["secret.txt"][1]
    assert "closed cannot be read" in found["closed"][1]
    assert found["good.txt"][0] == "added"


def test_a_link_to_nothing_is_skipped_and_one_to_a_folder_above_leads_nowhere(folder: Path) -> None:
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "below").mkdir()
    (folder / "below" / "up").symlink_to(folder)
    found = states(folder)
    assert {key: state for key, (state, _) in found.items()} == {"good.txt": "added", "gone.txt": "skipped"}


def test_a_folder_of_which_nothing_can_be_loaded_is_refused_and_leaves_no_store(folder: Path) -> None:
    (folder / "good.txt").write_bytes(b"\xff\xffx")
    (folder / "bad.ttl").write_text("<a> <b>")
    with pytest.raises(BadInput, match=r"bad\.ttl line 1 .* Nor can 1 more be loaded\."):
        states(folder)
    assert not (folder.parent / "store").exists()


def test_a_file_that_is_named_must_load_or_nothing_is(folder: Path) -> None:
    bad = folder / "bad.ttl"
    bad.write_text("<a> <b>")
    with pytest.raises(BadInput, match=r"bad\.ttl line 1"):
        loading.load(open_store(str(folder.parent / "store")), [str(folder / "good.txt"), str(bad)])
    assert not (folder.parent / "store").exists()


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_path_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(BadInput, match="A path is empty"):
        loading.load(open_store(str(folder.parent / "store")), [empty])


def test_one_file_is_counted_in_the_singular(folder: Path) -> None:
    path = folder / "mine.yaml"
    path.write_text(
        "key: register-mine\ntitle: Mine\npublisher: Me\nlicence: CC BY 4.0\nleft_out:\n"
        "- what: A\n  why: No page says so\n  address: https://example.org/a\n"
    )
    done = CliRunner().invoke(check, [str(path)])
    assert done.stderr == "Nothing found in 1 file; ready to load.\n"
