"""Review by single keys in a real terminal: what was judged is kept, however the session ends."""

import os
import pty
import re
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

from comity.graph import names
from comity.graph.store import open_store
from comity.loading import load

NOTE = """\
Title: Kenya and Cuba agree on health
Published: 2024-05-20

Nairobi, 20 May 2024: The Ministry of Health of Kenya and the Ministry of Public Health of Cuba signed a memorandum of \
understanding on digital health and nursing education in April 2024.
"""
WAIT = 120
COMMAND = [sys.executable, "-c", "from comity.cli import main; main()", "review"]


class Terminal:
    """A child process in a terminal of its own, as a person has it."""

    def __init__(self, *words: str) -> None:
        """Start the command."""
        self.shown = ""
        self.process, self.wire = pty.fork()
        if self.process == 0:  # pragma: no cover - the child
            os.environ["TERM"] = "xterm"
            os.execv(COMMAND[0], [*COMMAND, *words])

    def expect(self, words: str) -> None:
        """Wait until these words are shown after what was expected before."""
        until = time.monotonic() + WAIT
        while words not in self.shown:
            ready, _, _ = select.select([self.wire], [], [], max(until - time.monotonic(), 0))
            read = self._read() if ready else ""
            if not read:
                pytest.fail(f"{words!r} was not shown, but {self.shown!r}")
            self.shown += read
        self.shown = self.shown.split(words, 1)[1]

    def _read(self) -> str:
        try:
            seen = os.read(self.wire, 4096).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            return ""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen) or " "

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.wire, keys.encode())

    def end(self) -> int:
        """Wait for the end, and give the exit code."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has read the note, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    load(open_store(str(folder / "store")), [str(folder / "note.txt")])
    return folder / "store"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A folder with such a store."""
    shutil.copytree(made, tmp_path / "store")
    return tmp_path


def _review(folder: Path) -> Terminal:
    file = str(folder / "judgements.yaml")
    terminal = Terminal("--store", str(folder / "store"), "--file", file, "--by", "Ada")
    terminal.expect("date: 2024-04")
    terminal.expect("«April 2024»")
    return terminal


def _graph(folder: Path) -> str:
    view = open_store(str(folder / "store")).view()
    return "\n".join(str(quad) for quad in view.quads(names.source_graph("note.txt")))


def test_keys_judge_and_undo_and_a_value_is_typed(folder: Path) -> None:
    terminal = _review(folder)
    terminal.press("?")
    terminal.expect("R  reject the whole")
    terminal.press("\x1b[A")  # an arrow is no answer
    terminal.press("a")
    terminal.expect("accepted")
    terminal.expect("[2/")
    terminal.press("u")
    terminal.expect("taken back")
    terminal.expect("[1/")
    terminal.press("c")
    terminal.expect("right value: ")
    terminal.press("2024-04-17\x1b[D\x1b[C\r")  # nor is it part of a value
    terminal.expect("corrected as 2024-04-17")
    terminal.expect("[2/")
    terminal.press("q")
    terminal.expect("1 judgement made")
    assert terminal.end() == 0
    assert 'ns#signedOnAsWritten> "2024-04-17"' in _graph(folder)


@pytest.mark.parametrize("typing", [False, True], ids=["at a key", "at a value"])
def test_ctrl_c_keeps_what_was_judged(folder: Path, typing: bool) -> None:
    terminal = _review(folder)
    terminal.press("a")
    terminal.expect("[2/")
    if typing:
        terminal.press("c")
        terminal.expect("right value: ")
    terminal.press("\x03")
    terminal.expect("1 judgement made")
    assert terminal.end() == 0
    assert 'ns#signedOnAsWritten> "2024-04"' in _graph(folder)
