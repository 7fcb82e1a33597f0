"""A load that is killed leaves the store openable, and its source whole or absent."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comity import loading
from comity.graph import check
from comity.graph.embedded import EmbeddedStore
from comity.graph.store import strings

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s <http://example.org/p> ?o }"
LOAD = """
import sys
from pathlib import Path
from comity import loading
from comity.graph.embedded import EmbeddedStore
loading.load(EmbeddedStore(Path(sys.argv[1])), [sys.argv[2]])
"""
LINES = 20_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """A store with one source, and files with the same key and other bytes."""
    folder = tmp_path_factory.mktemp("crash")
    store = EmbeddedStore(folder / "store")
    found = []
    for number in range(2):
        (folder / str(number)).mkdir()
        path = folder / str(number) / "source.nt"
        lines = (f'<http://example.org/{i}> <http://example.org/p> "{number} {i}" .\n' for i in range(LINES + number))
        path.write_text("".join(lines), encoding="utf-8")
        found.append(path)
    loading.load(store, [str(found[0])])
    return folder, found


def test_thirty_kills_leave_the_source_whole(files: tuple[Path, list[Path]]) -> None:
    folder, paths = files
    store = EmbeddedStore(folder / "store")
    chance = random.Random(7)
    sizes = set()
    for turn in range(30):
        command = [sys.executable, "-c", LOAD, str(folder / "store"), str(paths[(turn + 1) % 2])]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.2, 1.6))
            process.kill()
        (size,) = next(strings(store.view().select(COUNT)))
        assert int(size) in (LINES, LINES + 1)
        sizes.add(int(size))
    assert list(check.check_store(store)) == []
    assert sizes
