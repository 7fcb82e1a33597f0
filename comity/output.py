"""Rows to the terminal, CSV, TSV, JSON and JSON lines."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence

from comity.queries.ask import Cell

FORMATS = ("table", "csv", "tsv", "json", "jsonl")
Rows = Iterable[Sequence[Cell]]


def write_rows(columns: list[str], rows: Rows, form: str, whole: Callable[[], object] | None = None) -> None:
    """Write rows to stdout; ``whole`` makes the object that ``json`` prints instead of a plain list."""
    if form == "json":
        value = whole() if whole else [dict(zip(columns, row, strict=True)) for row in rows]
        print(json.dumps(value, ensure_ascii=False, indent=1))
    elif form == "jsonl":
        for row in rows:
            print(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False))
    elif form == "table":
        _table(columns, rows)
    else:
        writer = csv.writer(sys.stdout, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def _table(columns: list[str], rows: Rows) -> None:
    """Print each row as a block of lines where the terminal is too narrow for a table of long cells."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    width = max((len(column) for column in columns), default=0)
    count = 0
    for count, row in enumerate(rows, 1):
        console.print(Text(f"[{count}]", style="bold"))
        for column, cell in zip(columns, row, strict=True):
            if cell is not None and cell != "":
                console.print(Text.assemble((f"  {column.ljust(width)}  ", "dim"), str(cell)))
    console.print(Text("no rows" if not count else f"{count} row{'s' if count > 1 else ''}", style="dim"))
