"""Build, measure, export and draw the network of cooperation."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from comity.cli.options import format_option, progress, store_option

if TYPE_CHECKING:
    import networkx as nx

    from comity.graph.store import View

MEASURES = ("degree", "strength", "betweenness", "communities", "bridges", "through-third", "ties")


@click.command()
@store_option
@format_option
@click.option("--measure", type=click.Choice(MEASURES), help="What to measure.  [default: degree]")
@click.option(
    "--nodes",
    type=click.Choice(["countries", "ministries", "two-mode"]),
    default="countries",
    show_default=True,
    help="What is tied; two-mode ties actors to agreements.",
)
@click.option("--domain", default="any", show_default=True, help="A domain with all its narrower ones, or any.")
@click.option(
    "--on", default="today", show_default=True, help="The day on which agreements may be in force; any: some day."
)
@click.option("--kind", default="any", show_default=True, help="A kind of agreement, such as treaty, or any.")
@click.option("--grade", type=click.Choice(["any", "certain"]), default="any", show_default=True, help="How surely.")
@click.option(
    "--max-parties", metavar="N|any", help="Most country parties of an agreement.  [default: 15; two-mode: any]"
)
@click.option("--output", help="Write the network to a file: .graphml or .gexf.")
@click.option("--plot", help="Draw the network to a file: .svg or .png (needs pip install '.[plot]').")
def network(
    location: str, form: str, measure: str | None, output: str | None, plot: str | None, grade: str, **asked: str | None
) -> None:
    """Tie who agreed with whom; rank, group and link them, or write the network to a file. Rows go to stdout."""
    writers = []
    if output:
        from comity.graph.network.files import writer_of

        writers.append((output, writer_of(output)))
    if plot:
        from comity.graph.network.picture import drawer_of

        writers.append((plot, drawer_of(plot)))
    from comity.graph.network.files import describe, heading
    from comity.graph.store import open_store

    graph = _build(open_store(location).view(), grade == "certain", asked)
    told = heading(graph)
    click.echo(f"{told[0].upper()}{told[1:]}: {describe(graph)}.", err=True)
    _tell_of_limit(graph)
    for path, write in writers:
        _write(path, graph, write)
    if measure or not writers:
        _measure(graph, measure or "degree", form)


def _build(view: "View", certain: bool, asked: dict[str, str | None]) -> "nx.Graph[str]":
    """Resolve what was asked, and build."""
    from comity.graph.network.build import build
    from comity.queries.resolve import normal, resolve

    given = {name: value for name, value in asked.items() if value is not None}
    any_day = normal(given["on"]) == "any"
    return build(
        view,
        nodes=given["nodes"],
        domain=None if normal(given["domain"]) == "any" else resolve(view, "domain", given["domain"]).value,
        on="any" if any_day else resolve(view, "date", given["on"]).value,
        kind=None if normal(given["kind"]) == "any" else _kind(view, given["kind"]),
        max_parties=_limit(given.get("max_parties")),
        certain=certain,
    )


def _kind(view: "View", given: str) -> str:
    from comity.graph.errors import Unknown
    from comity.graph.network.facts import agreement_kinds
    from comity.queries.resolve import normal

    known = agreement_kinds(view)
    wanted = normal(given.replace("_", " ")).replace(" ", "")
    for iri, label in known.items():
        if given == iri or wanted in (normal(label).replace(" ", ""), iri.rsplit("#", 1)[-1].lower()):
            return iri
    raise Unknown(f"No kind of agreement is called {given[:80]!r}; take {', '.join(sorted(known.values()))}, or any.")


def _limit(given: str | None) -> int | str | None:
    """Read a limit; what is none is left for ``build`` to refuse."""
    return int(given) if given and given.isdecimal() and given.isascii() and len(given) < 10 else given


def _tell_of_limit(graph: "nx.Graph[str]") -> None:
    over = graph.graph["over_limit"]
    if over:
        from comity.graph.counted import counted

        more = f"more than {counted(graph.graph['max_parties'], 'country party', 'country parties')}"
        click.echo(f"Left out for {more}: {over} (--max-parties any takes them).", err=True)


def _write(path: str, graph: "nx.Graph[str]", write: "Callable[[nx.Graph[str], BinaryIO], None]") -> None:
    """Write to a draft beside the file, so that no half file is left."""
    from comity.graph.errors import BadInput

    target = Path(path)
    draft = target.with_name(target.name + ".draft")
    try:
        with progress(f"Writing {path}"), draft.open("wb") as out:
            write(graph, out)
        draft.replace(target)
    except OSError as trouble:
        raise BadInput(f"{path} cannot be written ({trouble.strerror}); give another path.") from None
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{path}: written", err=True)


def _measure(graph: "nx.Graph[str]", name: str, form: str) -> None:
    from comity.graph.network.measures import measure
    from comity.output import write_rows

    found = measure(graph, name)
    click.echo(found.method, err=True)
    about = graph.graph

    def whole() -> dict[str, object]:
        asked = {key: about[key] for key in ("nodes", "domain", "max_parties", "kind", "certain")}
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        return {
            "measure": name,
            "method": found.method,
            "parameters": asked,
            "as_of": about["on"],
            "generation": about["generation"],
            "columns": found.columns,
            "rows": rows,
            "truncated": False,
        }

    write_rows(found.columns, found.rows, form, whole)
