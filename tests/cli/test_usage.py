"""Mistakes in the words of a command line: one sentence that names the help."""

from collections.abc import Callable

import pytest

from comity.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs ``comity`` and returns its exit code, stdout and stderr."""

    def ran(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["comity", *words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return int(left.value.code or 0), told.out, told.err

    return ran


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["frobnicate"], "No such command 'frobnicate'; see comity --help."),
        (["--colour"], "No such option"),
        (["explain"], "Missing argument 'IRI'; see comity explain --help."),
        (["sources", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'table', "),
        (["sources", "one", "two"], "Got unexpected extra arguments (one two); see comity sources --help."),
        (["ask", "partners", "India"], "'India' is no parameter; write parameters as --country India; see comity ask"),
        (["export", "x", "--store"], "Option '--store' requires an argument; see comity export --help."),
    ],
)
def test_a_slip_of_the_command_line_is_one_sentence_with_the_help_to_read(
    run: Run, words: list[str], told: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"comity: {told}")
    assert err.endswith(" --help.\n")
    assert err.count("\n") == 1


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "Usage: comity [OPTIONS] COMMAND" in err
    assert "Commands:" in err


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("foo.csv", "comity: Tables are several files; name a folder, as in: comity export foo --format csv.\n"),
        (
            "out/foo.TSV",
            "comity: Tables are several files; name a folder, as in: comity export out/foo --format tsv.\n",
        ),
        ("dump.xyz", "turtle|jsonld|rdfxml, or csv|tsv for a folder of tables.\n"),
    ],
)
def test_an_export_to_a_file_of_no_format_names_those_that_are(run: Run, target: str, told: str) -> None:
    code, out, err = run("export", target)
    assert (code, out) == (2, "")
    assert err.endswith(told)
