"""pyproject.toml, the links in comity/ and the tree tell the same."""

import hashlib
import os
import tomllib
from collections import defaultdict
from pathlib import Path, PurePosixPath
from typing import Any

BUILT = {".git", ".venv", "build", "dist", "comity.store", "__pycache__"}
CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def test_every_folder_of_the_package_is_listed(packaged: dict[str, Path], setuptools_settings: dict[str, Any]) -> None:
    folders = {".".join(PurePosixPath(path).parent.parts) for path in packaged}

    assert sorted(setuptools_settings["packages"]) == sorted(folders)


def test_every_top_folder_is_mapped(linked: list[str], setuptools_settings: dict[str, Any]) -> None:
    mapping = {"comity": "comity"} | {f"comity.{name}": name for name in linked}

    assert setuptools_settings["package-dir"] == mapping


def test_every_top_folder_has_its_link(root: Path, linked: list[str]) -> None:
    links = {path.name: path.readlink() for path in (root / "comity").iterdir() if path.is_symlink()}

    assert links == {name: Path("..", name) for name in linked}
    assert all((root / "comity" / name).is_dir() for name in links)


def test_pyright_is_told_of_every_link(root: Path, linked: list[str]) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    assert set(settings["tool"]["pyright"]["include"]) == {"comity", "tests"} | {f"comity/{name}" for name in linked}


def test_no_file_of_shared_is_in_the_repository(root: Path, shared: Path) -> None:
    ours = defaultdict(list)
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in BUILT | CACHES]
        for path in (Path(folder, name) for name in names):
            if not path.is_symlink() and path.stat().st_size:
                ours[path.stat().st_size].append(path)
    suspects = [path for path in shared.rglob("*") if path.is_file() and path.stat().st_size in ours]

    copies = [(path, mine) for path in suspects for mine in ours[path.stat().st_size] if _hash(path) == _hash(mine)]

    assert copies == []


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
