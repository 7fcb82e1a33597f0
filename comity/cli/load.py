"""Load sources: files, folders, the register."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.options import country_code, progress, refuse_useless_key, store_option

if TYPE_CHECKING:
    from comity.graph.store import Outcome


@click.command()
@store_option
def quickstart(location: str) -> None:
    """Load the register and an example press note, and print answers with their evidence."""
    from comity import loading
    from comity.graph.store import open_store
    from comity.output import write_rows
    from comity.queries.ask import ask as answer
    from comity.queries.library import question

    store = open_store(location)
    with progress("Loading the register and an example press note"):
        notes = [str(path) for path in loading.example_files()]
        _tell(loading.load(store, ["register", *notes]))
    view = store.view()
    asked: list[tuple[str, dict[str, str]]] = [
        ("between", {"country": "India", "with": "Russia"}),
        ("partners", {"country": "India", "domain": "digital health"}),
        ("between", {"country": "India", "with": "USA"}),
        ("bodies-due", {"country": "India"}),
    ]
    for name, parameters in asked:
        shown = " ".join(f'--{key} "{value}"' for key, value in parameters.items())
        found = answer(view, name, parameters)
        click.echo(f"\n{question(name).summary}\n$ comity ask {name} {shown}   (on {found.as_of})")
        write_rows(found.columns, found.rows, "table")
    click.echo(f"\nThe store is {location}. Ask more: comity ask; see what is behind a row: comity explain IRI")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option(
    "--as",
    "as_format",
    help="Read as this format, whatever the content: manydata, officeholders, press, rdf, register, table, untc.",
)
@click.option("--mapping", help="Column mapping of a table: a TOML file, or the name of one that came with Comity.")
@click.option("--source", "key", help="Key of the source; the same key and new bytes replace it whole.")
@click.option("--country", help="Country of the publisher, ISO 3166-1 alpha-3, for texts that do not name it.")
@click.option("--title", help="Title of the source.")
@click.option("--publisher", help="Publisher of the source.")
@click.option("--address", help="Address the source came from; it is then its key.")
@click.option("--licence", help="Licence of the source.")
@click.option("--published", help="Date of publication (EDTF).")
@click.option("--all", "include_all", is_flag=True, help="Keep what is not about health.")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one a core",
    help="How many files are read at once.",
)
@click.option("--shrink", "may_shrink", is_flag=True, help="Replace a source by one that states far less.")
@click.option("--unchecked", is_flag=True, help="Let RDF in that breaks the rules which `comity validate` holds it to.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="MB",
    envvar="COMITY_DOWNLOAD_LIMIT",
    default=500,
    show_default=True,
    help="Megabytes that a download may have. Also: COMITY_DOWNLOAD_LIMIT.",
)
def load(paths: tuple[str, ...], location: str, as_format: str | None, key: str | None, **about: Any) -> None:
    """Load files, folders, http addresses, and sources that `comity sources --available` lists.

    The word "register" loads the bundled register, ./register the folder of that name.
    """
    from comity import loading
    from comity.downloads import MEGABYTE, Limits
    from comity.graph.context import Description
    from comity.graph.dates import when
    from comity.graph.store import open_store
    from comity.loaders.folder import SETTING

    if "register" in paths and Path("register").is_dir() and not os.environ.get(SETTING):
        click.echo(
            "Loading the bundled register; for the files of the folder here write: comity load ./register", err=True
        )
    refuse_useless_key(key, about["address"])
    country = country_code(about.pop("country"))
    include_all = about.pop("include_all")
    mapping = _mapping(about.pop("mapping"))
    may_shrink = about.pop("may_shrink")
    unchecked = about.pop("unchecked")
    processes = about.pop("processes")
    limits = Limits(size=about.pop("limit") * MEGABYTE)
    if about["published"]:
        when(about["published"])
    description = Description(**about) if any(about.values()) else None
    with progress("Loading") as tell:
        outcomes = loading.load(
            open_store(location),
            list(paths),
            form=as_format,
            key=key,
            country=country,
            include_all=include_all,
            may_shrink=may_shrink,
            unchecked=unchecked,
            description=description,
            mapping=mapping,
            limits=limits,
            processes=processes,
            tell=tell,
        )
    _tell(outcomes)
    passed = sum(outcome.state == "skipped" for outcome in outcomes)
    if passed:
        click.echo(f"{passed} skipped; what else the folder holds is loaded.", err=True)
        sys.exit(1)


def _mapping(given: str | None) -> Path | None:
    """Find the mapping that is meant: a file, or one that came with Comity."""
    if given is None:
        return None
    from comity.loaders.table.mapping import shipped

    return shipped(given) or Path(given)


def _tell(outcomes: "list[Outcome]") -> None:
    for outcome in outcomes:
        if outcome.state in ("unchanged", "skipped"):
            click.echo(f"{outcome.state} {outcome.key}: {outcome.notes[0]}", err=True)
            continue
        said = f": {outcome.quads} statements" if outcome.quads else ""
        click.echo(f"{outcome.state} {outcome.key}{said}", err=True)
        for what, count in sorted(outcome.skipped.items()):
            place = f", first at {outcome.first[what]}" if outcome.first.get(what) else ""
            click.echo(f"  left out ({count}): {what}{place}", err=True)
        for sentence in outcome.notes:
            click.echo(f"  {sentence}", err=True)
