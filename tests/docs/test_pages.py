"""The pages are true: what they show is what the program does."""

import re
import shlex
from pathlib import Path

import click
import pytest

from comity.answers import ANSWER, filled
from comity.cli import cli
from comity.graph.store import open_store
from comity.queries import library

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
SHELL = re.compile(r"^```(?:sh)?\n(.*?)^```$|^((?:    comity [^\n]*\n)+)", re.MULTILINE | re.DOTALL)
SPARQL = re.findall(r"^```sparql\n(.*?)^```$", (ROOT / "docs/sparql.md").read_text(encoding="utf-8"), re.M | re.S)


def _lines(text: str) -> list[list[str]]:
    """List the comity commands of a page as words, without comments and what follows a > or a |."""
    found = []
    for match in SHELL.finditer(text):
        for line in (match[1] or match[2]).splitlines():
            if line.strip().startswith("comity "):
                lexer = shlex.shlex(line.strip(), posix=True, punctuation_chars="|>&")
                lexer.whitespace_split = True
                words = list(lexer)
                ends = [words.index(end) for end in ("|", ">", "&&") if end in words]
                found.append(words[1 : min(ends)] if ends else words[1:])
    return found


def _reference(text: str) -> str:
    return re.sub(r"<!-- begin.*?<!-- end -->", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.name)
def test_commands_on_the_pages_have_options_and_questions_that_exist(file: Path) -> None:
    for words in _lines(_reference(file.read_text(encoding="utf-8"))):
        command: click.Command = cli
        for word in words:
            if isinstance(command, click.Group):
                command = command.commands[word]
        known = {name for parameter in command.params for name in parameter.opts}
        asked = words[1] if words[0] == "ask" and len(words) > 1 and not words[1].startswith("-") else None
        if asked and asked in library.names():
            known |= {f"--{parameter.name}" for parameter in library.question(asked).parameters}
        options = {word.split("=")[0] for word in words if word.startswith("--")}
        assert options <= known, words


def test_the_page_for_analysts_shows_ten_answers_of_the_quickstart_store(quick: str) -> None:
    text = (ROOT / "docs/analysts.md").read_text(encoding="utf-8")
    assert len(ANSWER.findall(text)) == 10
    assert filled(text, quick) == text, "run: python -m comity.reference --store STORE, on a store of quickstart"
    for match in ANSWER.finditer(text):
        assert match.group(0).count("\n| ") >= 2, f"no row: {match['command']}"


def test_there_are_ten_sparql_examples() -> None:
    assert len(SPARQL) == 10


@pytest.mark.parametrize("query", SPARQL, ids=range(1, len(SPARQL) + 1))
def test_each_sparql_example_has_rows_on_the_quickstart_store(query: str, quick: str) -> None:
    assert list(open_store(quick).view().select(query).rows)


@pytest.mark.parametrize("name", ["README.md", "docs/networks.md"])
def test_python_on_the_pages_runs_beside_the_quickstart_store(
    name: str, quick: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(quick).parent)
    (code,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.M | re.S)
    exec(compile(code, name, "exec"), {})


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DOCS if f"docs/{path.name}" not in readme] == []


def test_every_command_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.commands if f"comity {name}" not in readme] == []


def test_the_readme_fits_on_two_screens() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 110


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    code = [path for folder in ("comity", "graph", "loaders", "queries") for path in (ROOT / folder).rglob("*.py")]
    settings = {name for path in code for name in re.findall(r'"(COMITY_[A-Z]+)"', path.read_text(encoding="utf-8"))}
    assert settings >= {"COMITY_STORE", "COMITY_UPDATE", "COMITY_REGISTER"}
    assert [name for name in sorted(settings) if f"`{name}`" not in page] == []


def test_every_option_has_a_help_text() -> None:
    for name, command in cli.commands.items():
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, (name, parameter.name)
