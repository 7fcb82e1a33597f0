"""Mistakes in the words of a command line: one sentence that names the help."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.cli import main
from comity.cli.options import refuse_useless_key

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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--source", ""], "--source is empty; give the source a key, or leave the option out."),
        (["--source", "  "], "--source is empty"),
        (["--address", "junk"], "--address 'junk' is no address; write it whole, as https://example.org/page."),
        (["--address", ""], "--address '' is no address"),
        (["--address", "https://e.org/a b"], "is no address"),
    ],
)
def test_a_source_is_known_by_nothing_empty_or_broken(run: Run, words: list[str], told: str, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria.", encoding="utf-8")
    code, out, err = run("load", str(note), *words, "--store", str(tmp_path / "store"))
    assert (code, out) == (2, "")
    assert told in err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("given", ["https://example.org", "http://localhost:8080/a?b=1#c", "urn:isbn:0451450523"])
def test_whole_addresses_are_taken(given: str) -> None:
    refuse_useless_key("a key", given)


def test_one_is_counted_in_the_singular(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(
        """@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://example.org/a> a comity:Agreement ; rdfs:label "Accord" ."""
    )
    store = str(tmp_path / "s.store")
    run("load", str(tmp_path / "one.ttl"), "--unchecked", "--store", store)
    told = run("export", str(tmp_path / "tables"), "--format", "csv", "--store", store)[2]
    assert "agreements.csv: 1 row\n" in told
    assert "parties.csv: 0 rows\n" in told
