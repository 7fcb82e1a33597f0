"""Write the graph for other tools, or as tables for spreadsheets."""

import sys
from pathlib import Path

import click

from comity.cli.options import progress, store_option

TABLES = ("csv", "tsv")
EXPORTS = click.Choice(["nquads", "trig", "turtle", "jsonld", "rdfxml", *TABLES])


@click.command()
@click.argument("target")
@store_option
@click.option("--format", "form", type=EXPORTS, help="Format; else the ending of the file tells it.")
def export(target: str, location: str, form: str | None) -> None:
    """Write the graph to a file, or to - for stdout (N-Quads unless --format says otherwise).

    With --format csv or tsv, TARGET is a folder, and one table each is written for agreements, parties, domains,
    signers, bodies, sums and sources.
    """
    ending = Path(target).suffix.lower().removeprefix(".")
    if form in TABLES:
        _tables(target, location, form)
        return
    if form is None and ending in TABLES:
        raise _no_folder(str(Path(target).with_suffix("")), ending)
    from comity.graph.counted import counted
    from comity.graph.export import export as write
    from comity.graph.export import format_of
    from comity.graph.store import open_store

    name = form or ("nquads" if target == "-" else format_of(target))
    view = open_store(location).view()
    if target == "-":
        write(view, sys.stdout.buffer, name)
        sys.stdout.buffer.flush()
        return
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
    click.echo(f"{target}: {counted(count, 'statement')} as {name}", err=True)


def _no_folder(name: str, form: str) -> Exception:
    from comity.graph.errors import BadInput

    return BadInput(f"Tables are several files; name a folder, as in: comity export {name} --format {form}.")


def _tables(target: str, location: str, form: str) -> None:
    from comity.graph.counted import counted
    from comity.graph.store import open_store
    from comity.graph.tables import export_tables

    if target == "-":
        raise _no_folder("tables", form)
    with progress(f"Writing {target}") as tell:
        counts = export_tables(open_store(location), Path(target), form, tell)
    for name, count in counts.items():
        click.echo(f"{Path(target) / f'{name}.{form}'}: {counted(count, 'row')}", err=True)
