"""Validate what the sources say."""

import sys

import click

from comity.cli.options import format_option, progress, store_option

SHARED = {"judgements": "the judgements", "derived": "what is derived"}


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@store_option
@format_option
def validate(sources: tuple[str, ...], location: str, form: str) -> None:
    """Check what the sources say against the rules of the model; SOURCE is a key that `comity sources` lists."""
    from dataclasses import astuple

    from comity.graph.counted import counted
    from comity.graph.store import open_store
    from comity.graph.validate import COLUMNS
    from comity.graph.validate import validate as check
    from comity.output import write_rows

    with progress("Validating"):
        report = check(open_store(location), sources)
    if report.findings or form != "table":
        write_rows(list(COLUMNS), [astuple(finding) for finding in report.findings], form)
    wrong, doubtful = report.count("violation"), report.count("warning")
    told = f"{counted(wrong, 'violation')}, {counted(doubtful, 'warning')}"
    # The judgements of all sources stand in a graph of their own, which is no source and is not listed as one.
    shared = [SHARED[key] for key in report.sources if key in SHARED]
    own = len(report.sources) - len(shared)
    read = " and ".join([*([counted(own, "source")] if own or not shared else []), *shared])
    click.echo(f"{read} checked: {told}", err=True)
    if wrong:
        sys.exit(1)
