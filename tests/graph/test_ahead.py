"""Several files read at once: the same store whatever the number of processes, and no file read twice after a stop."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comity import loading
from comity.graph import ahead, names
from comity.graph.embedded import EmbeddedStore
from comity.graph.progress import Progress

LOAD = """
import sys
from pathlib import Path
from comity import loading
from comity.graph.embedded import EmbeddedStore
if __name__ == "__main__":
    loading.load(EmbeddedStore(Path(sys.argv[1])), sys.argv[2:], processes=1)
"""
ACTIVITY = """<iati-activity default-currency="USD"><iati-identifier>A-{0}</iati-identifier>
<title><narrative>Clinics {0}</narrative></title><sector code="12220"/><recipient-country code="KE"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/><value>{0}</value></transaction>
</iati-activity>
"""


def _file(path: Path, count: int) -> Path:
    inside = "".join(ACTIVITY.format(number) for number in range(count))
    path.write_text(f'<iati-activities version="2.03">{inside}</iati-activities>', encoding="utf-8")
    return path


def _dump(folder: Path) -> list[str]:
    return sorted(map(str, EmbeddedStore(folder).view().quads()))


def test_the_number_of_processes_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "WORTHWHILE", 0)
    source = tmp_path / "source"
    source.mkdir()
    for number in range(3):
        _file(source / f"{number}.xml", 10 * number + 1)
    (source / "cut.xml").write_text('<iati-activities version="2.03"><iati-activity>', encoding="utf-8")
    told: list[str] = []
    outcomes = []
    for count in (1, 2):
        store = EmbeddedStore(tmp_path / f"{count}.store")
        outcomes.append(loading.load(store, [str(source)], processes=count, tell=told.append))
    assert outcomes[0] == outcomes[1]
    assert [one.state for one in outcomes[1]] == ["added"] * 5 + ["skipped"]
    assert _dump(tmp_path / "1.store") == _dump(tmp_path / "2.store")
    assert any(words.startswith("read 3 of 4 files") for words in told)


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
def test_after_a_stop_what_was_read_whole_is_not_read_again(tmp_path: Path, by: signal.Signals) -> None:
    few, many = _file(tmp_path / "few.xml", 3), _file(tmp_path / "many.xml", 20_000)
    folder = tmp_path / "store"
    command = [sys.executable, "-c", LOAD, str(folder), str(few), str(many)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not (whole := _whole(folder)) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(by)
    assert whole
    assert not EmbeddedStore(folder).exists()
    made = whole[0].stat().st_mtime_ns
    _file(many, 5)
    outcomes = loading.load(EmbeddedStore(folder), [str(few), str(many)])
    assert [one.state for one in outcomes] == ["added"] * 4
    assert whole[0].stat().st_mtime_ns == made
    assert not list((folder / "parts").glob("*.json"))
    other = tmp_path / "other"
    loading.load(EmbeddedStore(other), [str(few), str(many)])
    assert _dump(other) == _dump(folder)


def _whole(folder: Path) -> list[Path]:
    """List the part of the first file, once it is whole."""
    graph = f"<{names.source_graph('few.xml')}>"
    parts = [path.with_suffix(".nq") for path in (folder / "parts").glob("*.json")]
    return [path for path in parts if graph in path.read_text(encoding="utf-8")]


def test_a_file_is_read_again_where_other_flags_make_another_reading(tmp_path: Path) -> None:
    path = _file(tmp_path / "few.xml", 1)
    text = path.read_text(encoding="utf-8").replace("</iati-activities>", "<iati-activity/></iati-activities>")
    path.write_text(text, encoding="utf-8")
    store = EmbeddedStore(tmp_path / "store")
    found = []
    for wide in (False, True, True, False):
        (outcome,) = [
            one
            for one in loading.load(store, [str(path)], include_all=wide, may_shrink=True)
            if one.key not in ("ontology", "reference")
        ]
        found.append((outcome.state, outcome.kinds.get("AidActivity")))
    assert found == [("added", 1), ("replaced", 2), ("unchanged", None), ("replaced", 1)]


def test_how_far_it_is_counts_bytes_and_files() -> None:
    told: list[str] = []
    progress = Progress({"a": 1_000_000, "b": 3_000_000}, told.append)
    progress.at("b", 9_000_000)
    assert told == ["read 1 of 2 files, 3.0 of 4.0 MB"]
    assert progress.words(10).endswith("0.3 MB/s, 3 s left")
