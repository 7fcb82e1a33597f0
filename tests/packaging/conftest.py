"""The tree and the wheel as the packaging tests see them."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def setuptools_settings() -> dict[str, Any]:
    """Give what pyproject.toml tells setuptools."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = settings["tool"]["setuptools"]
    return found


@pytest.fixture(scope="session")
def linked() -> list[str]:
    """Name the folders at the top that are imported as comity.NAME."""
    return sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"comity", "tests"})


@pytest.fixture(scope="session")
def packaged(linked: list[str]) -> dict[str, Path]:
    """Map each file of the package, by its path in the wheel, to where it stands in the tree."""
    own = ROOT / "comity"
    folders = [path for path in own.iterdir() if path.is_dir() and not path.is_symlink()]
    found = {f"comity/{path.name}": path for path in own.iterdir() if path.is_file()}
    found |= {path.relative_to(ROOT).as_posix(): path for folder in folders for path in _files(folder)}
    for name in linked:
        found |= {f"comity/{path.relative_to(ROOT).as_posix()}": path for path in _files(ROOT / name)}
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


@pytest.fixture(scope="session")
def wheel(linked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, so that nothing of an older build slips in."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"
    for name in ["comity", *linked]:
        shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ["pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "NOTICE"]:
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "-q", "--wheel-dir", str(folder)]
    subprocess.run(command, cwd=copy, check=True)
    return next(folder.glob("comity-*.whl"))
