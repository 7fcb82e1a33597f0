"""Check the store, or files of a register."""

import sys

import click

from comity.cli.options import store_option


@click.command()
@click.argument("paths", nargs=-1)
@store_option
def check(paths: tuple[str, ...], location: str) -> None:
    """Check the store; with PATHS, check files of a register instead, and load nothing."""
    found = _check_files(paths) if paths else _check_store(location)
    for sentence in found:
        click.echo(sentence)
    if found:
        sys.exit(1)


def _check_files(paths: tuple[str, ...]) -> list[str]:
    from comity.checking import check_files

    found = check_files(list(paths))
    if not found.wrong:
        read = ", ".join(f"{count} {what if count != 1 else what[:-1]}" for what, count in sorted(found.read.items()))
        click.echo(f"Nothing found in {read}; ready to load.", err=True)
    return found.wrong


def _check_store(location: str) -> list[str]:
    from comity.graph import check as checks
    from comity.graph.embedded import EmbeddedStore
    from comity.graph.store import open_store

    store = open_store(location)
    if isinstance(store, EmbeddedStore):
        found = list(checks.check_store(store))
    else:
        found = list(checks.check(store.view()))
        click.echo("A server keeps no texts: quotes were not checked against them.", err=True)
    if not found:
        click.echo("Nothing found: the store is as it should be.", err=True)
    return found
