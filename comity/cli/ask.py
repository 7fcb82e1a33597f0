"""Ask a question of the library."""

import click

from comity.cli.options import format_option, store_option


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name", required=False, metavar="[QUESTION]")
@store_option
@format_option
@click.pass_context
def ask(context: click.Context, name: str | None, location: str, form: str) -> None:
    """Answer a question; without one, list them. Parameters: --NAME VALUE, such as --country India --on 2025-12-31."""
    from comity.queries import library

    if name is None:
        _list_questions(form)
        return
    given = _parameters(context.args)
    library.question(name)
    from comity.graph.store import open_store
    from comity.output import write_rows
    from comity.queries.ask import ask as answer

    found = answer(open_store(location).view(), name, given)
    if form == "table":
        told = ", ".join(f"{key} {value.rsplit('/', 1)[-1]}" for key, value in found.parameters.items())
        click.echo(f"{name}: {told}", err=True)
    write_rows(found.columns, found.rows, form, found.as_json)


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


def _list_questions(form: str) -> None:
    from comity.output import write_rows
    from comity.queries import library

    questions = sorted((library.question(name) for name in library.names()), key=lambda each: (each.topic, each.name))
    if form != "table":
        rows = [(each.topic, each.name, each.summary, each.example) for each in questions]
        write_rows(["topic", "question", "summary", "example"], rows, form)
        return
    topic = ""
    for each in questions:
        if each.topic != topic:
            topic = each.topic
            click.echo(f"\n{topic}")
        click.echo(f"  {each.name.ljust(18)} {each.summary}\n{' ' * 21}{each.example}")
