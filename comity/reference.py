"""Write the reference pages: ``python -m comity.reference`` makes docs/commands.md and docs/questions.md between marks.

Commands come from click, questions from the headers of the ``.rq`` files. With ``--store PATH``, a store that
quickstart filled, the answers in docs/analysts.md are written anew as well.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from comity import listing
from comity.answers import filled
from comity.cli import cli
from comity.ontology.generate import between
from comity.queries.library import Question

DOCS = Path(__file__).resolve().parents[1] / "docs"
MARKS = "<!-- begin: made by python -m comity.reference -->", "<!-- end -->"


def outputs() -> dict[Path, str]:
    """Make the text of both pages."""
    made = {DOCS / "commands.md": commands(), DOCS / "questions.md": questions()}
    return {path: between(path.read_text(encoding="utf-8"), text, *MARKS) for path, text in made.items()}


def commands() -> str:
    """Write every command with its arguments and options, and the names of the questions."""
    every = sorted(_commands(cli))
    lines = ["", "| command | what it does | options |", "|---|---|---|"]
    for name, command in every:
        words = (f"comity {name}", *(param.make_metavar(click.Context(command)) for param in _arguments(command)))
        options = ", ".join(f"`{_long(option)}`" for option in _options(command))
        lines.append(f"| `{_cell(' '.join(words))}` | {_cell(_paragraphs(command)[0])} | {options} |")
    for name, command in every:
        lines += ["", f"## comity {name}", "", *_command(name, command)]
    lines += ["", "## Questions", "", "Each with its parameters in full: [questions.md](questions.md).", ""]
    lines += ["| question | what it asks | parameters |", "|---|---|---|"]
    for each in listing.questions():
        lines.append(f"| `{each.name}` | {each.summary} | {', '.join(f'`{one.name}`' for one in each.parameters)} |")
    return "\n".join([*lines, "", ""])


def _commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield all commands by their full names; of a group those within."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def questions() -> str:
    """Write every question by topic: what it asks, its parameters, what a row means, an example."""
    lines: list[str] = []
    for topic, group in groupby(listing.questions(), key=lambda each: each.topic):
        lines += ["", f"## {topic}"]
        for each in group:
            lines += ["", f"### {each.name}", "", *_question(each)]
    types = [f"| {kind} | {meaning} |" for kind, meaning in listing.MEANINGS.items()]
    return "\n".join(
        [*lines, "", "## Types of parameters", "", "| type | what to write |", "|---|---|", *types, "", ""]
    )


def _question(each: Question) -> Iterator[str]:
    yield from (each.summary, "")
    for one in each.parameters:
        yield f"- `--{one.name}` ({one.type}, unless given `{listing.shown_default(one)}`): {one.help}"
    yield from ("", each.row, "", f"Columns: {', '.join(f'`{column}`' for column in each.columns)}.", "")
    yield from ("```sh", each.example, "```")


def _command(name: str, command: click.Command) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    yield from ("```", f"comity {name} {usage}", "```", "")
    for paragraph in _paragraphs(command):
        yield from (paragraph, "")
    yield from ("| option | value | unless given | what |", "|---|---|---|---|")
    for option in _options(command):
        names = ", ".join(f"`{each}`" for each in option.opts)
        default = f"`{option.default}`" if isinstance(option.default, str | int) and not option.is_flag else ""
        yield f"| {names} | {_value(option)} | {default} | {_cell(option.help or '')} |"


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return ", ".join(f"`{choice}`" for choice in option.type.choices)
    return f"`{_cell(option.metavar)}`" if option.metavar else "text"


def _arguments(command: click.Command) -> Iterator[click.Argument]:
    return (param for param in command.params if isinstance(param, click.Argument))


def _options(command: click.Command) -> Iterator[click.Option]:
    return (param for param in command.params if isinstance(param, click.Option))


def _long(option: click.Option) -> str:
    return next((each for each in option.opts if each.startswith("--")), option.opts[0])


def _paragraphs(command: click.Command) -> list[str]:
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n")]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


@click.command()
@click.option("--store", "location", help="A store that quickstart filled: write the answers of analysts.md anew.")
def main(location: str | None) -> None:
    """Write the pages that have changed."""
    made = outputs()
    if location:
        page = DOCS / "analysts.md"
        made[page] = filled(page.read_text(encoding="utf-8"), location)
    for path, text in made.items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            click.echo(f"wrote {path}")


if __name__ == "__main__":
    main()
