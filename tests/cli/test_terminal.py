"""Answers in a terminal: lines end between words and hang under their text; what is copied stays whole."""

import io
from collections.abc import Callable

import pytest

from comity import listing
from comity.output import folded, write_rows
from comity.queries import library

ADDRESS = "https://w3id.org/comity/id/source/register-india/agreement/indo-us-vaccine-action-program-of-1987"
SENTENCE = "the areas of work that two ministries have agreed on " * 4


class Terminal(io.StringIO):
    """Text that says it is shown in a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """Give a function that prints a row in a terminal of so many columns."""

    def at(columns: int) -> str:
        out = Terminal()
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "dumb")
        write_rows(["areas", "agreement"], [(SENTENCE, ADDRESS)], "table")
        return out.getvalue()

    return at


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_end_between_words_and_hang_under_the_text(printed: Callable[[int], str], columns: int) -> None:
    lines = printed(columns).splitlines()
    assert lines[0] == "[1]"
    last = next(number for number, line in enumerate(lines) if line.startswith("  agreement"))
    areas = lines[1:last]
    assert len(areas) == {60: 5, 80: 4, 120: 2}[columns]
    assert all(len(line) <= columns for line in areas)
    assert areas[0].startswith("  areas      the areas")
    assert all(line.startswith(" " * 13) and line[13] != " " for line in areas[1:])
    assert " ".join(line[13:] for line in areas) == SENTENCE.strip()


@pytest.mark.parametrize("columns", [1, 40, 80])
def test_an_address_is_never_broken(printed: Callable[[int], str], columns: int) -> None:
    assert f"  agreement  {ADDRESS}\n" in printed(columns)


def test_lines_stay_whole_where_no_one_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    write_rows(["areas"], [(SENTENCE,)], "table")
    assert f"  areas  {SENTENCE}\n" in capsys.readouterr().out
    assert folded(SENTENCE, 4) == SENTENCE


def test_the_help_of_a_question_fits_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "80")
    for name in library.names():
        text = listing.described(library.question(name))
        shown = folded(text, 4)
        assert all(len(line) <= 80 or " " not in line.strip() for line in shown.splitlines()), name
        assert shown.split() == text.split()
