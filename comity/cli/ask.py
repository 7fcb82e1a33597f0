"""Ask a question of the library."""

import sys
from itertools import takewhile
from typing import TYPE_CHECKING, NoReturn

import click

from comity.cli.options import format_option, store_option

if TYPE_CHECKING:
    from comity.queries.library import Question


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True}, add_help_option=False)
@click.argument("name", required=False, metavar="[QUESTION|WORDS]")
@store_option
@format_option
@click.option("-h", "--help", "helping", is_flag=True, help="Show this message, or the parameters of QUESTION.")
@click.pass_context
def ask(context: click.Context, name: str | None, location: str, form: str, helping: bool) -> None:
    """Answer a question; without one, list them; find them by WORDS.

    Parameters of a question: --NAME VALUE, such as --country India --on 2025-12-31; `comity ask QUESTION --help` shows
    them.
    """
    from comity import listing
    from comity.queries import library

    if name is None:
        if helping:
            click.echo(context.get_help())
        else:
            _list(listing.questions(), form)
        return
    if name.startswith("-"):
        raise click.UsageError(f"{name} belongs to a question; name the question first.")
    if name not in library.names():
        words = [name, *takewhile(lambda word: not word.startswith("--"), context.args)]
        if len(words) > 1 or not listing.misspelt(name):
            _find(" ".join(words), form)
    question = library.question(name)
    if helping:
        _describe(question, form)
    else:
        _answer(name, _parameters(context.args), location, form)


def _answer(name: str, given: dict[str, str], location: str, form: str) -> None:
    from comity.graph.store import open_store
    from comity.output import write_rows
    from comity.queries.ask import ask as answer

    view = open_store(location).view()
    found = answer(view, name, given)
    if form == "table":
        told = ", ".join(f"{key} {value.rsplit('/', 1)[-1]}" for key, value in found.parameters.items())
        click.echo(f"{name}: {told}", err=True)
    write_rows(found.columns, found.rows, form, found.as_json)
    if not found.rows:
        from comity.queries.library import question
        from comity.queries.silence import silence

        for sentence in silence(view, found.parameters, question(name).text):
            click.echo(sentence, err=True)


def _parameters(words: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            raise click.UsageError(f"{word!r} is no parameter; write parameters as --country India.")
        name, equals, value = word[2:].partition("=")
        if not equals:
            following = next(rest, None)
            if following is None:
                raise click.UsageError(f"--{name} has no value; write it as --{name} VALUE.")
            value = following
        if name in given:
            raise click.UsageError(f"--{name} is given twice; ask once for each.")
        given[name] = value
    return given


def _find(words: str, form: str) -> NoReturn:
    """List the questions that have these words, and leave with 2: nothing was answered."""
    from comity import listing

    found = listing.near(words)
    shown = " ".join(words.split())[:80]
    if found:
        click.echo(f"comity: no question is called {shown!r}; these are near.", err=True)
        _list(found, form, headings=False)
    else:
        click.echo(f"comity: no question is called {shown!r}, and none is near; `comity ask` lists them all.", err=True)
    sys.exit(2)


def _list(questions: "list[Question]", form: str, headings: bool = True) -> None:
    from comity import listing
    from comity.output import folded, write_rows

    if form != "table":
        columns = ["topic", "question", "summary", "example"]
        rows = [(each.topic, each.name, each.summary, each.example) for each in questions]
        write_rows(columns, rows, form, lambda: [listing.as_object(each) for each in questions])
        return
    width = max(len(each.name) for each in questions)
    topic = ""
    for each in questions:
        if headings and each.topic != topic:
            click.echo(f"\n{each.topic}" if topic else each.topic)
            topic = each.topic
        click.echo(folded(each.summary, width + 4, f"  {each.name.ljust(width)}  "))
    click.echo("\ncomity ask QUESTION --help shows its parameters; comity ask WORDS finds questions.", err=True)


def _describe(question: "Question", form: str) -> None:
    import json

    from comity import listing

    if form in ("json", "jsonl"):
        indent = 1 if form == "json" else None
        click.echo(json.dumps(listing.as_object(question), ensure_ascii=False, indent=indent))
    else:
        from comity.output import folded

        click.echo(folded(listing.described(question), 4))
