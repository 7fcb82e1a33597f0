"""Explain a thing."""

import re

import click

from comity.cli.options import store_option

# An IRI without its beginning, as ask takes it: source/note.txt/agreement/12.
SHORT = re.compile(r"[a-z-]+/[^:\s]+$")
FORMATS = click.Choice(["text", "json"])


@click.command()
@click.argument("iri")
@store_option
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="How it comes out.")
def explain(iri: str, location: str, form: str) -> None:
    """Show what stands behind a thing: how to cite it, passages, records, pages, sources, judgements, rules."""
    from comity.graph import names
    from comity.graph.explain import explain as gather
    from comity.graph.store import open_store

    found = gather(open_store(location).view(), names.ID + iri if SHORT.match(iri) else iri)
    if form == "json":
        import json
        from dataclasses import asdict

        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    from comity.explaining import write

    write(found)
