"""Show what is loaded."""

import click

from comity.cli.options import format_option, store_option


@click.command()
@store_option
@format_option
def sources(location: str, form: str) -> None:
    """List what is loaded: from where, when, how much, and what was left out and why."""
    from dataclasses import astuple, replace

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
