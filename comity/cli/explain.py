"""Explain a thing."""

import click

from comity.cli.options import store_option


@click.command()
@click.argument("iri")
@store_option
def explain(iri: str, location: str) -> None:
    """Show what stands behind a thing: statements, passages or records, sources, judgements, rules."""
    from comity.explaining import write
    from comity.graph.explain import explain as gather
    from comity.graph.store import open_store

    write(gather(open_store(location).view(), iri))
