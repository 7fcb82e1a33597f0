"""Run SPARQL."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import FORMATS, store_option

if TYPE_CHECKING:
    from comity.graph.store import Table, Triples

GRAPHS = ("nquads", "turtle", "jsonld")
MARK = "\ufeff"


@click.command()
@click.argument("query")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS.choices, *GRAPHS]),
    help="How the answer comes out: rows as table and on, statements of CONSTRUCT and DESCRIBE as nquads and on.  "
    "[default: table; nquads]",
)
def sparql(query: str, location: str, form: str | None) -> None:
    """Run SPARQL given as text, as a file, or as - for stdin.

    It reads the union of all graphs, or those it names with FROM and FROM NAMED.
    """
    from comity.graph.errors import BadInput
    from comity.graph.guard import is_update, refuse_depth
    from comity.graph.store import Table, Triples, open_store

    text = _query_text(query).removeprefix(MARK)
    if not text.strip():
        raise BadInput("The query is empty; give SPARQL as text, as a file, or as - for stdin.")
    if is_update(text):
        raise BadInput("The query is an update, and comity sparql only reads; change the store with comity load.")
    refuse_depth(text)
    result = open_store(location).view().query(text)
    if isinstance(result, Triples):
        _write_triples(result, form or "nquads")
        return
    if form in GRAPHS:
        raise BadInput(f"The query gives rows and no statements; give --format {'|'.join(FORMATS.choices)}.")
    if isinstance(result, Table):
        _write_table(result, form or "table")
    elif form == "json":
        click.echo(f'{{"head": {{}}, "boolean": {str(result).lower()}}}')
    else:
        click.echo(str(result).lower())


def _write_triples(result: "Triples", form: str) -> None:
    import pyoxigraph as ox

    from comity.graph.errors import BadInput
    from comity.graph.export import FORMATS as SYNTAXES
    from comity.graph.export import PREFIXES

    if form not in GRAPHS:
        raise BadInput(f"The query gives statements and no rows; give --format {'|'.join(GRAPHS)}, or ask with SELECT.")
    ox.serialize(result.triples, sys.stdout.buffer, format=SYNTAXES[form][1], prefixes=PREFIXES)
    sys.stdout.buffer.flush()


def _write_table(result: "Table", form: str) -> None:
    import json

    from comity.graph.results import w3c_json
    from comity.output import write_rows

    if form == "json":
        click.echo(json.dumps(w3c_json(result), ensure_ascii=False, indent=1))
        return
    rows = ([None if term is None else str(getattr(term, "value", term)) for term in row] for row in result.rows)
    write_rows(result.columns, rows, form)


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
