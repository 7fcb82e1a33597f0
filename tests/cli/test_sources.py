"""``comity sources`` as a user meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity.graph.remote import RemoteView

NOTE = (
    "Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria. Norway and Ghana signed a pact on fisheries."
)


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COMITY_")}
    command = [sys.executable, "-c", "from comity.cli import main; main()", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("backend", ["embedded", "remote"])
def test_what_is_loaded_is_listed_and_a_server_says_what_it_cannot_know(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = "comity.store"
    if backend == "remote":
        place = request.getfixturevalue("server")
        RemoteView(place).update("DROP ALL")
    (tmp_path / "note.txt").write_text(NOTE)
    assert run("load", "note.txt", "--publisher", "Ministry", "--store", place, folder=tmp_path).returncode == 0
    done = run("sources", "--store", place, "--format", "json", folder=tmp_path)
    rows = {row["key"]: row for row in json.loads(done.stdout)}
    assert list(rows) == ["ontology", "reference", "note.txt"]
    assert rows["note.txt"]["publisher"] == "Ministry"
    assert len(rows["note.txt"]["sha256"]) == 64
    if backend == "remote":
        assert "A server keeps no manifest" in done.stderr
        assert rows["note.txt"]["loaded"] is None
    else:
        assert done.stderr == ""
        assert rows["note.txt"]["loaded"]
    shown = run("sources", "--store", place, folder=tmp_path).stdout
    assert rows["note.txt"]["sha256"][:12] in shown
    assert rows["note.txt"]["sha256"] not in shown
