"""What may be the same in several sources: list the candidates, and decide."""

from pathlib import Path

import click

from comity.cli.options import format_option, store_option


@click.group()
def resolve() -> None:
    """Find records of several sources that may be one thing, and decide; a decision outlives a reload."""


@resolve.command()
@store_option
@format_option
@click.option("--kind", type=click.Choice(["agreement", "organisation"]), default="agreement", show_default=True)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.8, show_default=True, help="The lowest score that is shown."
)
def candidates(location: str, form: str, kind: str, least: float) -> None:
    """List pairs that may be one, the likeliest first, with score and reasons."""
    from comity.cli.options import progress
    from comity.graph.candidates import candidates as find
    from comity.graph.store import open_store
    from comity.output import write_rows

    view = open_store(location).view()
    with progress("comparing"):
        found = find(view, kind.capitalize(), least)
    columns = ["score", "title", "other_title", "reasons", "one", "other"]
    rows = [
        (each.score, each.one_title, each.other_title, "; ".join(each.reasons), each.one, each.other) for each in found
    ]
    write_rows(columns, rows, form)


def _decision(name: str, words: str) -> click.Command:
    """Make the command of one decision on two records."""

    @click.argument("one")
    @click.argument("other")
    @click.option("--by", required=True, help="Who decides.")
    @click.option("--why", required=True, help="The reason, for those who ask later.")
    @click.option(
        "--file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("judgements.yaml"),
        show_default=True,
        help="The file that keeps the judgements.",
    )
    @store_option
    def decided(one: str, other: str, by: str, why: str, file: Path, location: str) -> None:
        from comity.graph.store import open_store
        from comity.resolving import decide

        for outcome in decide(open_store(location), file, name, (one, other), by, why):
            click.echo(f"{outcome.key}: {outcome.state}; the judgement stands in {file}", err=True)

    return click.command(name, help=words)(decided)


resolve.add_command(_decision("accept", "Judge two records to be the same: answers count them once."))
resolve.add_command(_decision("reject", "Judge two records to be different, whatever they look like."))
resolve.add_command(_decision("undo", "Take back what was judged of two records; they are as if nobody had decided."))
