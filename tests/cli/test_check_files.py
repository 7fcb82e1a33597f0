"""``comity check FOLDER``: a broken file of each kind gives one sentence, and nothing is loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from comity.loaders.folder import register_folder

# The kind of file, what to change in it, and what is said of it.
BROKEN = [
    ("agreements-cuba.yaml", "  type: ", "  tipe: ", "register/agreements-cuba.yaml line "),
    ("agreements-cuba.yaml", "key: register-cuba\n", "key: register-india\n", "has the key 'register-india'"),
    ("judgements.yaml", "  on: 2026-11-24", "  on: 24 November", "register/judgements.yaml line "),
    (
        "judgements.yaml",
        "india-russia-2025-12-05\n",
        "india-russia-2025-12-06\n",
        "register/judgements.yaml line 8: no file has register-india",
    ),
    ("left-out.yaml", "  why: ", "  reason: ", "register/left-out.yaml line "),
    ("reference-organisations.yaml", "key: who-", "kee: who-", "register/reference-organisations.yaml line "),
    ("reference-posts.yaml", "organisation: cub-minsap", "organisation: cub-minsak", "did you mean cub-minsap"),
    ("reference-groups.yaml", "country: FRA", "country: FRX", "'FRX' is no known country"),
    ("reference-demonyms.yaml", "BEL: {", "BEX: {", "'BEX' is no known country"),
    ("reference-historical.yaml", "SUN:", "SUX:", "'SUX' is no known code of ISO 3166-3"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled register."""
    return Path(shutil.copytree(register_folder(), tmp_path / "register"))


def _check(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from comity.cli import main; main()", "check", *map(str, paths)]
    environment = {**os.environ, "COMITY_STORE": "/nowhere/at/all"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_bundled_register_has_nothing_wrong(folder: Path) -> None:
    done = _check(folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Nothing found in " in done.stderr


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN)
def test_a_broken_file_of_each_kind_gives_one_sentence(folder: Path, name: str, old: str, new: str, said: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    done = _check(folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert said in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_new_party_and_a_new_agreement_are_found_good(folder: Path) -> None:
    with (folder / "reference-organisations.yaml").open("a", encoding="utf-8") as file:
        file.write("- {key: cub-try, kind: HealthFacility, country: CUB, names: [Try Hospital of Cuba]}\n")
    entry = (
        "\n- key: try\n  title: A try\n  type: contract\n  parties: [cub-try, who]\n  status: {last_known: signed}\n"
        "  domains: [malaria]\n  source: {publisher: Gazette, official: yes}\n  checked: no\n"
    )
    with (folder / "agreements-cuba.yaml").open("a", encoding="utf-8") as file:
        file.write(entry)
    done = _check(folder)
    assert (done.returncode, done.stdout) == (0, "")


def test_files_that_point_to_a_broken_one_tell_of_it_once(folder: Path) -> None:
    path = folder / "agreements-multilateral.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  type: treaty", " type: treaty", 1), encoding="utf-8")
    done = _check(folder)
    assert done.stdout.count("\n") == 1
    assert "register/agreements-multilateral.yaml line " in done.stdout


def test_one_file_is_checked_with_the_reference_files_beside_it(folder: Path) -> None:
    with (folder / "reference-organisations.yaml").open("a", encoding="utf-8") as file:
        file.write("- {key: cub-try, kind: HealthFacility, country: CUB, names: [Try Hospital of Cuba]}\n")
    path = folder / "agreements-cuba.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cub-cecmed", "cub-try"), encoding="utf-8")
    assert _check(path).returncode == 0


def test_a_path_without_files_is_told(tmp_path: Path) -> None:
    done = _check(tmp_path / "none")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert _check(tmp_path).returncode == 2
