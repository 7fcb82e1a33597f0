"""A data file as records: CSV, XLSX or JSON lines, with the names of its columns checked against the mapping."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.graph.context import Context
from comity.graph.counted import counted
from comity.graph.errors import BadInput
from comity.loaders.table.decoding import lines
from comity.loaders.table.mapping import Mapping
from comity.loaders.table.rows import Row, clean

# A header that is looked for by its names stands above this row.
HEADER_BEFORE = 50
SHOWN = 30
MOST_NAMES = 500
Numbered = Iterator[tuple[int, list[str]]]


@dataclass
class Table:
    """The records of a file; ``heads`` are its columns where one row names them, and grow with the records of JSON."""

    rows: Iterator[Row]
    heads: list[str] = field(default_factory=list)


def open_table(context: Context, mapping: Mapping, added: dict[str, str] | None = None) -> Table:
    """Open a file to read; raises BadInput for one without the columns that the mapping names.

    ``added`` are columns that every row has beside those of the file.
    """
    form = mapping.form(context.path)
    if form == "jsonl":
        return _json_lines(context, mapping)
    if form == "xlsx":
        from comity.loaders.table.xlsx import xlsx_rows

        return _headed(context, mapping, xlsx_rows(context.path, mapping), {})
    return _headed(context, mapping, _csv_rows(context, mapping), added or {}, whole=True)


def _csv_rows(context: Context, mapping: Mapping) -> Numbered:
    given = mapping.data.get("delimiter", "\t" if context.path.suffix.lower() == ".tsv" else ",")
    reader = csv.reader(lines(context.path, mapping), delimiter=given, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as trouble:
            raise BadInput(f"{context.path.name} line {first} is no CSV: {trouble}; correct it there.") from None
        if cells is None:
            return
        yield first, cells


def _headed(
    context: Context, mapping: Mapping, numbered: Numbered, added: dict[str, str], *, whole: bool = False
) -> Table:
    """Find the row that names the columns, and make records of those below it.

    ``whole`` tells that a row has all its cells, the empty ones too, as in CSV; a workbook leaves them out.
    """
    header = mapping.data.get("header", 1)
    wanted = {name: key for name, key in mapping.columns() if name not in added}
    best: list[str] = []
    for count, (_, cells) in enumerate(numbered, start=1):
        heads = [clean(cell) for cell in cells]
        if header == "find":
            if wanted.keys() <= set(heads):
                return Table(_records(context, mapping, heads, numbered, added, whole), heads)
            best = max(best, heads, key=lambda one: (len(wanted.keys() & set(one)), -len(one)))
            if count == HEADER_BEFORE:
                break
        elif count == header:
            _refuse_missing(context, mapping, heads, wanted)
            for name in wanted:
                if heads.count(name) > 1:
                    mapping.fail(
                        wanted[name], f"{context.path.name} has {heads.count(name)} columns {name!r}; rename one"
                    )
            return Table(_records(context, mapping, heads, numbered, added, whole), heads)
    if header == "find":
        _refuse_missing(context, mapping, best, wanted)
    raise BadInput(f"{context.path.name} has no row {header}, where {mapping.name} has the names of the columns.")


def _refuse_missing(context: Context, mapping: Mapping, heads: list[str], wanted: dict[str, str]) -> None:
    """Refuse a file that lacks a column, with the columns that it has."""
    missing = [name for name in wanted if name not in heads]
    if missing:
        found = ", ".join(repr(head) for head in heads[:SHOWN] if head) or "none"
        others = f" and {len(heads) - SHOWN} more" if len(heads) > SHOWN else ""
        mapping.fail(
            wanted[missing[0]],
            f"{context.path.name} has no column {', '.join(map(repr, missing))}; it has {found}{others}: correct the "
            "mapping, or the header in the file",
        )


def _records(
    context: Context, mapping: Mapping, heads: list[str], numbered: Numbered, added: dict[str, str], whole: bool
) -> Iterator[Row]:
    """Yield the rows that hold something; one with fewer cells than there are columns is read, and told."""
    empty = frozenset(mapping.data.get("empty", ()))
    named = max((number for number, head in enumerate(heads, start=1) if head), default=0)
    for line, cells in numbered:
        beyond = any(clean(cell) for cell in cells[len(heads) :])
        filled = any(clean(cell) for cell in cells[: len(heads)])
        lacks = whole and filled and len(cells) < named
        if beyond or lacks:
            what = "cells beyond the last column" if beyond else "cells that lack at the end of a row"
            place = f"{context.path.name} line {line}"
            context.skip(what, f"{place}: {counted(len(cells), 'cell')} for {counted(named, 'column')}")
        if filled:
            yield Row(line, dict(zip(heads, cells, strict=False)) | added, empty)


def _json_lines(context: Context, mapping: Mapping) -> Table:
    heads: list[str] = []
    return Table(_json_rows(context, mapping, heads), heads)


def _json_rows(context: Context, mapping: Mapping, heads: list[str]) -> Iterator[Row]:
    """Yield the records; the names met grow into ``heads``, and a column that no record had is told at the end."""
    empty = frozenset(mapping.data.get("empty", ()))
    wanted, met = dict(mapping.columns()), set[str]()
    for number, line in enumerate(lines(context.path, mapping), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            raise BadInput(f"{context.path.name} line {number} is no JSON object; write one a line.") from None
        if not isinstance(data, dict):
            raise BadInput(f"{context.path.name} line {number} is no JSON object; write one a line.")
        if len(heads) < MOST_NAMES:
            heads += [name for name in data if name not in heads]
        row = Row(number, data, empty)
        met.update(name for name in wanted.keys() - met if row.at(name) is not None)
        yield row
    if wanted.keys() - met:
        _refuse_missing(context, mapping, [*heads, *met], wanted)
