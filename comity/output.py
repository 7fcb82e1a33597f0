"""Rows to the terminal, CSV, TSV, JSON and JSON lines."""

import csv
import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence

from comity.queries.ask import Cell

FORMATS = ("table", "csv", "tsv", "json", "jsonl")
# However narrow the terminal, so much of a line is for the text.
NARROWEST = 30
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


def folded(text: str, hang: int, lead: str = "") -> str:
    """Put a text after its lead and break it between words to the width of the terminal; elsewhere leave lines whole.

    No word is broken: an address that is copied stays whole.
    """
    if not sys.stdout.isatty():
        return lead + text
    fold = textwrap.TextWrapper(
        max(shutil.get_terminal_size().columns, hang + NARROWEST),
        initial_indent=lead,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
    )
    return "\n".join("\n".join(fold.wrap(line)) for line in text.split("\n"))


def _table(columns: list[str], rows: Rows) -> None:
    """Print each row as a block of lines: a terminal is too narrow for a table of long cells."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    width = max((len(column) for column in columns), default=0)
    count = 0
    for count, row in enumerate(rows, 1):
        console.print(Text(f"[{count}]", style="bold"))
        for column, cell in zip(columns, row, strict=True):
            if cell is not None and cell != "":
                name = f"  {column.ljust(width)}  "
                line = folded(str(cell), len(name), name)
                console.print(Text.assemble((line[: len(name)], "dim"), line[len(name) :]))
    console.print(Text("no rows" if not count else f"{count} row{'s' if count > 1 else ''}", style="dim"))
