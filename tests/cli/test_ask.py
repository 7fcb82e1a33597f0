"""Finding a question: by topic, by words, one with its parameters."""

import json
from collections.abc import Callable

import pytest

from comity import listing
from comity.cli import cli, main
from comity.output import write_rows
from comity.queries import library

Asked = Callable[..., tuple[int, str, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """Give a function that runs ``comity ask`` and returns its exit code, stdout and stderr."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["comity", "ask", *words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return int(left.value.code or 0), told.out, told.err

    return run


def test_without_a_name_every_question_is_listed_under_its_topic(asked: Asked) -> None:
    code, out, _ = asked()
    assert code == 0
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert headings[: len(listing.TOPICS)] == list(listing.TOPICS)
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert sorted(listed) == library.names()
    topic = ""
    for line in out.splitlines():
        if line.startswith("  "):
            question = library.question(line.split()[0])
            assert question.topic == topic
            assert question.summary in line
        elif line:
            topic = line


def test_the_list_is_there_for_tools(asked: Asked) -> None:
    _, out, err = asked("--format", "json")
    assert err == ""
    listed = json.loads(out)
    assert sorted(each["question"] for each in listed) == library.names()
    partners = next(each for each in listed if each["question"] == "partners")
    assert [one["name"] for one in partners["parameters"]] == ["country", "domain", "most", "on"]
    assert partners["parameters"][3] == {
        "name": "on",
        "type": "date",
        "default": "today",
        "help": "the day asked about",
    }
    assert "evidence" in partners["columns"]
    _, out, _ = asked("--format", "csv")
    assert out.splitlines()[0] == "topic,question,summary,example"
    assert len(out.splitlines()) == len(listed) + 1


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["joint", "bodies"], {"bodies-due", "bodies-never-met", "bodies-of-ended"}),
        (["who", "signed"], {"signers", "signed-by-person"}),
        (["money"], {"without-money", "activities-under"}),
        (["sources", "differ"], {"disagreements"}),
        (["minstry"], {"ministry-chain", "other-ministries"}),
        (["binds in law"], {"binding"}),
        (["telemedicine"], {"parent-only"}),
    ],
)
def test_words_find_questions_and_answer_nothing(asked: Asked, words: list[str], first: set[str]) -> None:
    code, out, err = asked(*words)
    assert code == 2
    assert err.startswith(f"comity: no question is called '{' '.join(words)}'; these are near.\n")
    found = [line.split()[0] for line in out.splitlines()]
    assert first & set(found[:3])
    assert first <= set(found)
    assert len(found) <= listing.MOST


def test_words_before_an_option_find_questions_too(asked: Asked) -> None:
    code, out, _ = asked("overdue", "meetings", "--on", "2020-01-01", "--format", "json")
    assert code == 2
    assert "bodies-due" in [each["question"] for each in json.loads(out)]


def test_words_of_no_question_say_so(asked: Asked) -> None:
    assert asked("zzzz") == (
        2,
        "",
        "comity: no question is called 'zzzz', and none is near; `comity ask` lists them all.\n",
    )


@pytest.mark.parametrize(
    ("word", "meant"), [("partnrs", "partners"), ("memberz", "members"), ("bodies-du", "bodies-due")]
)
def test_a_misspelt_name_is_one_sentence_with_the_name_meant(asked: Asked, word: str, meant: str) -> None:
    code, out, err = asked(word)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"There is no question '{word}'; did you mean {meant}" in err


@pytest.mark.parametrize("name", library.names())
def test_help_shows_parameters_meaning_and_example_of_a_question(asked: Asked, name: str) -> None:
    code, out, _ = asked(name, "--help")
    question = library.question(name)
    assert code == 0
    assert question.summary in out
    assert question.row in out
    assert question.example in out
    for parameter in question.parameters:
        line = next(line for line in out.splitlines() if line.startswith(f"  --{parameter.name} "))
        assert parameter.type in line
        assert parameter.help in line
        assert f"[default: {listing.shown_default(parameter)}]" in line


def test_help_of_a_question_is_there_for_tools(asked: Asked) -> None:
    _, out, _ = asked("bound", "-h", "--format", "json")
    assert json.loads(out) == listing.as_object(library.question("bound"))


def test_help_without_a_name_is_that_of_the_command(asked: Asked) -> None:
    code, out, _ = asked("--help")
    assert code == 0
    assert "Usage: " in out
    assert "--format" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--on", "2020-01-01"], "name the question first"),
        (["partners", "India"], "write parameters as --country India"),
        (["partners", "--country"], "--country has no value"),
        (["partners", "--country", "IND", "--country", "RUS"], "given twice"),
    ],
)
def test_a_parameter_out_of_place_is_told(asked: Asked, words: list[str], told: str) -> None:
    code, out, err = asked(*words)
    assert (code, out) == (2, "")
    assert told in err


def test_every_type_of_parameter_is_explained() -> None:
    from comity.queries.resolve import TYPES

    assert set(listing.MEANINGS) == set(TYPES)


def test_no_parameter_of_a_question_hides_behind_an_option_of_the_command() -> None:
    options = {name[2:] for one in cli.commands["ask"].params for name in one.opts if name.startswith("--")}
    assert not [name for name in library.names() for one in library.question(name).parameters if one.name in options]


def test_only_the_names_of_columns_are_dim_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    write_rows(["grade"], [("certain",)], "table")
    assert "\x1b[2m  grade  \x1b[0mcertain\n" in capsys.readouterr().out
