"""What several commands share: options, progress, the country of a publisher."""

import sys
from typing import Any

import click

FORMATS = click.Choice(["table", "csv", "tsv", "json", "jsonl"])

store_option = click.option(
    "--store",
    "location",
    envvar="COMITY_STORE",
    default="comity.store",
    show_default=True,
    help="Folder of the store, or the http address of a SPARQL endpoint. Also: COMITY_STORE.",
)
format_option = click.option(
    "--format", "form", type=FORMATS, default="table", show_default=True, help="How rows come out."
)


def progress(words: str) -> Any:
    """Show that something long is under way, in a terminal only."""
    from contextlib import nullcontext

    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(words)


def country_code(given: str | None) -> str | None:
    """Accept an ISO 3166-1 alpha-3 code; raises BadInput for anything else."""
    if given is None:
        return None
    import pycountry

    from comity.graph.errors import BadInput

    if pycountry.countries.get(alpha_3=given.upper()) is None:
        raise BadInput(f"{given!r} is not an ISO 3166-1 alpha-3 code; write it as IND or RUS.")
    return given.upper()
