"""Fetch the OWLAPI jars for test_owl_dl: ``python tests/ontology/fetch_owlapi.py``.

They come inside the wheel of mowl-borg; the package itself, with its dependencies, is not installed.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "mowl-borg"
MARK = "owlapi-distribution-"


def jars_folder() -> Path:
    """Give the folder of the jars: COMITY_OWLAPI_JARS, else one in the user's cache."""
    return Path(os.environ.get("COMITY_OWLAPI_JARS") or Path.home() / ".cache" / "comity" / "owlapi")


def have_jars() -> bool:
    """Say whether the jars are there."""
    return any(jars_folder().glob(f"{MARK}*.jar"))


def fetch() -> None:
    """Download the wheel and keep its jars; the one that have_jars looks for comes last, so it stands for all."""
    folder = jars_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", scratch, WHEEL]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(scratch).glob("*.whl"))) as wheel:
            jars = [name for name in wheel.namelist() if name.endswith(".jar")]
            for name in sorted(jars, key=lambda name: MARK in name):
                (folder / Path(name).name).write_bytes(wheel.read(name))


if __name__ == "__main__":
    if not have_jars():
        fetch()
    print(f"OWLAPI jars: {jars_folder()}")
