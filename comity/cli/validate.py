"""Validate what the sources say."""

import sys

import click

from comity.cli.options import format_option, progress, store_option


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@store_option
@format_option
def validate(sources: tuple[str, ...], location: str, form: str) -> None:
    """Check what the sources say against the rules of the model; SOURCE is a key that `comity sources` lists."""
    from dataclasses import astuple

    from comity.graph.store import open_store
    from comity.graph.validate import COLUMNS
    from comity.graph.validate import validate as check
    from comity.output import write_rows

    with progress("Validating"):
        report = check(open_store(location), sources)
    if report.findings or form != "table":
        write_rows(list(COLUMNS), [astuple(finding) for finding in report.findings], form)
    wrong, doubtful = report.count("violation"), report.count("warning")
    told = f"{_many(wrong, 'violation')}, {_many(doubtful, 'warning')}"
    click.echo(f"{_many(len(report.sources), 'source')} checked: {told}", err=True)
    if wrong:
        sys.exit(1)


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
