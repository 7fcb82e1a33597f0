"""Write the graph for other tools."""

import sys
from pathlib import Path

import click

from comity.cli.options import progress, store_option

EXPORTS = click.Choice(["nquads", "trig", "turtle", "jsonld", "rdfxml"])


@click.command()
@click.argument("target")
@store_option
@click.option("--format", "form", type=EXPORTS, help="Format; else the ending of the file tells it.")
def export(target: str, location: str, form: str | None) -> None:
    """Write the graph to a file, or to - for stdout (N-Quads unless --format says otherwise)."""
    from comity.graph.export import export as write
    from comity.graph.export import format_of
    from comity.graph.store import open_store

    view = open_store(location).view()
    if target == "-":
        write(view, sys.stdout.buffer, form or "nquads")
        sys.stdout.buffer.flush()
        return
    name = form or format_of(target)
    path = Path(target)
    draft = path.with_name(path.name + ".draft")
    from comity.graph.errors import BadInput

    try:
        with progress(f"Writing {target}"), draft.open("wb") as out:
            count = write(view, out, name)
        draft.replace(path)
    except OSError as trouble:
        raise BadInput(f"{target} cannot be written ({trouble.strerror}); give another path.") from None
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{target}: {count} statements as {name}", err=True)
