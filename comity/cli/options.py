"""What several commands share: options, progress, the country of a publisher."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

ADDRESS = re.compile(r"""(?:(?:https?|ftp)://[^\s<>"{}|^`\\/?#]|urn:[a-z0-9-]+:)[^\s<>"{}|^`\\]*""", re.IGNORECASE)
# Seconds between two lines on how far a load is, where no terminal shows it.
SELDOM = 30
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


@contextmanager
def progress(words: str) -> Iterator[Callable[[str], None]]:
    """Show that something long is under way, and how far: at once in a terminal, elsewhere by a line now and then."""
    if not sys.stderr.isatty():
        yield _seldom(time.monotonic())
        return
    from rich.console import Console

    with Console(stderr=True).status(words) as status:
        yield lambda more: status.update(f"{words}: {more}")


def _seldom(last: float) -> Callable[[str], None]:
    def tell(more: str) -> None:
        nonlocal last
        if time.monotonic() - last > SELDOM:
            last = time.monotonic()
            click.echo(more, err=True)

    return tell


def refuse_useless_key(key: str | None, address: str | None) -> None:
    """Refuse what no source can be known by: an empty key, an address that leads nowhere."""
    from comity.graph.errors import BadInput

    if key is not None and not key.strip():
        raise BadInput("--source is empty; give the source a key, or leave the option out.")
    if address is not None and not ADDRESS.fullmatch(address):
        raise BadInput(f"--address {address[:80]!r} is no address; write it whole, as https://example.org/page.")


def country_code(given: str | None) -> str | None:
    """Accept an ISO 3166-1 alpha-3 code; raises BadInput for anything else."""
    if given is None:
        return None
    import pycountry

    from comity.graph.errors import BadInput

    if pycountry.countries.get(alpha_3=given.upper()) is None:
        raise BadInput(f"{given!r} is not an ISO 3166-1 alpha-3 code; write it as IND or RUS.")
    return given.upper()
