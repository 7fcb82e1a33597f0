"""Run SPARQL."""

import sys
from pathlib import Path

import click

from comity.cli.options import format_option, store_option


@click.command()
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
