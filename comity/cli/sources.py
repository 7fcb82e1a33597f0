"""Show what is loaded."""

import click

from comity.cli.options import format_option, store_option


@click.command()
@store_option
@format_option
@click.option("--available", is_flag=True, help="List instead the public sources that can be loaded by name.")
def sources(location: str, form: str, available: bool) -> None:
    """List what is loaded: from where, when, how much, and what was left out and why."""
    from dataclasses import astuple, replace

    if available:
        _available(form)
        return
    from comity.graph.embedded import EmbeddedStore
    from comity.graph.sources import COLUMNS
    from comity.graph.sources import sources as rows
    from comity.graph.store import open_store
    from comity.output import write_rows

    store = open_store(location)
    found = rows(store)
    if form == "table":
        found = [replace(row, sha256=(row.sha256 or "")[:12]) for row in found]
    write_rows(list(COLUMNS), [astuple(row) for row in found], form)
    if not isinstance(store, EmbeddedStore):
        click.echo("A server keeps no manifest: when sources were loaded and what was left out is not known.", err=True)


def _available(form: str) -> None:
    from comity import catalogue
    from comity.output import write_rows

    columns = ["name", "title", "publisher", "licence", "loader", "addresses", "notes"]
    rows = [
        (one.name, one.title, one.publisher, one.licence, one.loader, one.addresses, one.notes or None)
        for one in catalogue.entries().values()
    ]
    write_rows(columns, rows, form)
    click.echo("comity load NAME fetches and loads one of them.", err=True)
