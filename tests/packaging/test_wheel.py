"""The wheel holds all that the tree holds, and works away from the checkout."""

import fnmatch
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def comity(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty virtual environment and give its command."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, symlinks=True)
    install = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "-q", str(wheel)]
    subprocess.run(install, cwd=folder, check=True)
    return folder / "bin" / "comity"


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder of its own, with nothing of the checkout within its reach."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COMITY_"))}
    line = [str(command), *arguments]
    return subprocess.run(line, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path, packaged: dict[str, Path]) -> None:
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("comity/")}

    assert held == set(packaged)


@pytest.mark.parametrize("pattern", ["ontology/*.ttl", "queries/*.rq", "register/*.yaml", "examples/*.txt"])
def test_the_wheel_brings_what_quickstart_reads(wheel: Path, pattern: str) -> None:
    with ZipFile(wheel) as archive:
        assert fnmatch.filter(archive.namelist(), f"comity/{pattern}")


def test_the_wheel_brings_the_licences(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}

    assert names == {"LICENSE", "LICENSE-DATA", "NOTICE"}


def test_the_installed_command_tells_its_use(comity: Path, tmp_path: Path) -> None:
    done = run(comity, "--help", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "quickstart" in done.stdout


def test_the_installed_quickstart_prints_answers(comity: Path, tmp_path: Path) -> None:
    done = run(comity, "quickstart", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "India" in done.stdout
    assert "Russia" in done.stdout
