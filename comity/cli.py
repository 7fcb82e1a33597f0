"""The command line: results to stdout, trouble to stderr; exit 0 good, 1 the data falls short, 2 trouble."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from comity import __version__

if TYPE_CHECKING:
    from comity.graph.store import Outcome

FORMATS = click.Choice(["table", "csv", "tsv", "json", "jsonl"])
EXPORTS = click.Choice(["nquads", "trig", "turtle", "jsonld", "rdfxml"])

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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Who cooperates with whom in health, on what, since when, and who says so."""


def main() -> NoReturn:
    """Run the command line; a user's mistake is one sentence, never a traceback."""
    from comity.graph.errors import ComityError

    # The engine does not hear Ctrl-C while it works: the system's own way ends the process at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as trouble:
        trouble.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(2)
    except ComityError as trouble:
        click.echo(f"comity: {trouble}", err=True)
        sys.exit(2)
    sys.exit(0)


def _tell(outcomes: "list[Outcome]") -> None:
    for outcome in outcomes:
        if outcome.state == "unchanged":
            click.echo(f"unchanged {outcome.key}: {outcome.notes[0]}", err=True)
            continue
        said = f": {outcome.quads} statements" if outcome.quads else ""
        click.echo(f"{outcome.state} {outcome.key}{said}", err=True)
        for what, count in sorted(outcome.skipped.items()):
            click.echo(f"  left out: {count} {what}", err=True)
        for sentence in outcome.notes:
            click.echo(f"  {sentence}", err=True)


def _progress(words: str) -> Any:
    """Show that something long is under way, in a terminal only."""
    from contextlib import nullcontext

    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(words)


@cli.command()
@store_option
def quickstart(location: str) -> None:
    """Load the register and an example press note, and print answers with their evidence."""
    from comity import loading
    from comity.graph.store import open_store
    from comity.output import write_rows
    from comity.queries.ask import ask as answer
    from comity.queries.library import question

    store = open_store(location)
    with _progress("Loading the register and an example press note"):
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


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option("--as", "as_format", help="Read as this format (press, rdf, register) whatever the content looks like.")
@click.option("--source", "key", help="Key of the source; the same key and new bytes replace it whole.")
@click.option("--country", help="Country of the publisher, ISO 3166-1 alpha-3, for texts that do not name it.")
@click.option("--title", help="Title of the source.")
@click.option("--publisher", help="Publisher of the source.")
@click.option("--address", help="Address the source came from; it is then its key.")
@click.option("--licence", help="Licence of the source.")
@click.option("--published", help="Date of publication (EDTF).")
@click.option("--all", "include_all", is_flag=True, help="Keep what is not about health.")
def load(paths: tuple[str, ...], location: str, as_format: str | None, key: str | None, **about: Any) -> None:
    """Load files and folders; the word "register" loads the bundled register."""
    from comity import loading
    from comity.graph.context import Description
    from comity.graph.dates import when
    from comity.graph.store import open_store

    country = _country(about.pop("country"))
    include_all = about.pop("include_all")
    if about["published"]:
        when(about["published"])
    description = Description(**about) if any(about.values()) else None
    with _progress("Loading"):
        outcomes = loading.load(
            open_store(location),
            list(paths),
            form=as_format,
            key=key,
            country=country,
            include_all=include_all,
            description=description,
        )
    _tell(outcomes)


def _country(given: str | None) -> str | None:
    """Accept an ISO 3166-1 alpha-3 code; raises BadInput for anything else."""
    if given is None:
        return None
    import pycountry

    from comity.graph.errors import BadInput

    if pycountry.countries.get(alpha_3=given.upper()) is None:
        raise BadInput(f"{given!r} is not an ISO 3166-1 alpha-3 code; write it as IND or RUS.")
    return given.upper()


@cli.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name", required=False, metavar="[QUESTION]")
@store_option
@format_option
@click.pass_context
def ask(context: click.Context, name: str | None, location: str, form: str) -> None:
    """Answer a question; without one, list them. Parameters: --NAME VALUE, such as --country India --on 2025-12-31."""
    from comity.queries import library

    if name is None:
        _list_questions(form)
        return
    given = _parameters(context.args)
    library.question(name)
    from comity.graph.store import open_store
    from comity.output import write_rows
    from comity.queries.ask import ask as answer

    found = answer(open_store(location).view(), name, given)
    if form == "table":
        told = ", ".join(f"{key} {value.rsplit('/', 1)[-1]}" for key, value in found.parameters.items())
        click.echo(f"{name}: {told}", err=True)
    write_rows(found.columns, found.rows, form, found.as_json)


def _parameters(words: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            raise click.UsageError(f"{word!r} is no parameter; write parameters as --country India.")
        name, equals, value = word[2:].partition("=")
        if not equals:
            following = next(rest, None)
            if following is None:
                raise click.UsageError(f"--{name} has no value; write it as --{name} VALUE.")
            value = following
        if name in given:
            raise click.UsageError(f"--{name} is given twice; ask once for each.")
        given[name] = value
    return given


def _list_questions(form: str) -> None:
    from comity.output import write_rows
    from comity.queries import library

    questions = sorted((library.question(name) for name in library.names()), key=lambda each: (each.topic, each.name))
    if form != "table":
        rows = [(each.topic, each.name, each.summary, each.example) for each in questions]
        write_rows(["topic", "question", "summary", "example"], rows, form)
        return
    topic = ""
    for each in questions:
        if each.topic != topic:
            topic = each.topic
            click.echo(f"\n{topic}")
        click.echo(f"  {each.name.ljust(18)} {each.summary}\n{' ' * 21}{each.example}")


@cli.command()
@click.argument("query")
@store_option
@format_option
def sparql(query: str, location: str, form: str) -> None:
    """Run SPARQL given as text, as a file, or as - for stdin."""
    import json

    from comity.graph.guard import refuse_depth
    from comity.graph.store import Table, Triples, open_store
    from comity.output import write_rows

    text = _query_text(query)
    refuse_depth(text)
    result = open_store(location).view().query(text)
    if isinstance(result, Triples):
        for triple in result.triples:
            click.echo(f"{triple.subject} {triple.predicate} {triple.object} .")
    elif isinstance(result, Table):
        if form == "json":
            from comity.graph.results import w3c_json

            click.echo(json.dumps(w3c_json(result), ensure_ascii=False, indent=1))
        else:
            rows = (
                [None if term is None else str(getattr(term, "value", term)) for term in row] for row in result.rows
            )
            write_rows(result.columns, rows, form)
    elif form == "json":
        click.echo(json.dumps({"head": {}, "boolean": result}))
    else:
        click.echo("true" if result else "false")


def _query_text(query: str) -> str:
    from comity.graph.errors import BadInput

    if query == "-":
        return sys.stdin.read()
    try:
        is_file = len(query) < 4096 and Path(query).is_file()
    except (OSError, ValueError):
        is_file = False
    if is_file:
        try:
            return Path(query).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise BadInput(f"{query} is not UTF-8 text; give a file with a SPARQL query.") from None
    if query.endswith((".rq", ".sparql")):
        raise BadInput(f"There is no file {query}; correct the path.")
    return query


@cli.command()
@click.argument("iri")
@store_option
def explain(iri: str, location: str) -> None:
    """Show what stands behind a thing: statements, passages or records, sources, judgements, rules."""
    from comity.explaining import write
    from comity.graph.explain import explain as gather
    from comity.graph.store import open_store

    write(gather(open_store(location).view(), iri))


@cli.command()
@click.argument("file")
@click.option("--country", help="Country of the publisher, ISO 3166-1 alpha-3.")
def extract(file: str, country: str | None) -> None:
    """Print what a press text says as JSON, with the quoted words of each value; nothing is stored."""
    import json
    import tempfile

    from comity.graph.errors import BadInput
    from comity.loaders.press import extract as read_text
    from comity.loaders.press.output import as_json
    from comity.loaders.press.text import read

    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        path = Path(file)
        if file == "-":
            path = Path(folder) / "stdin"
            path.write_bytes(sys.stdin.buffer.read())
        elif not path.is_file():
            raise BadInput(f"There is no file {file}; correct the path, or give - for stdin.")
        found = read_text(read(path), _country(country))
    click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))


@cli.command()
@click.argument("target")
@store_option
@click.option("--format", "form", type=EXPORTS, help="Format; else the ending of the file tells it.")
def export(target: str, location: str, form: str | None) -> None:
    """Write the graph to a file, or to - for stdout (N-Quads unless --format says otherwise)."""
    from comity.graph.export import export as write
    from comity.graph.export import format_of
    from comity.graph.store import open_store

    view = open_store(location).view()
    if target == "-":
        write(view, sys.stdout.buffer, form or "nquads")
        sys.stdout.buffer.flush()
        return
    name = form or format_of(target)
    path = Path(target)
    draft = path.with_name(path.name + ".draft")
    from comity.graph.errors import BadInput

    try:
        with _progress(f"Writing {target}"), draft.open("wb") as out:
            count = write(view, out, name)
        draft.replace(path)
    except OSError as trouble:
        raise BadInput(f"{target} cannot be written ({trouble.strerror}); give another path.") from None
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{target}: {count} statements as {name}", err=True)


@cli.command()
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
        read = ", ".join(f"{count} {what}" for what, count in sorted(found.read.items()))
        click.echo(f"Nothing found in {read}: they can be loaded.", err=True)
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
