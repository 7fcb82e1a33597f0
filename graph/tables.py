"""Flat tables for spreadsheets: a folder of CSV or TSV files, one row a thing, and what their columns mean."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from comity.graph import names
from comity.graph.columns import PREFIXES, TABLES, Column, FlatTable
from comity.graph.errors import BadInput
from comity.graph.sources import COLUMNS as SOURCE_COLUMNS
from comity.graph.sources import sources
from comity.graph.store import Store, Table, View

SEPARATOR = " | "
CHUNK = 500
SOURCES_ROW = "one source that is loaded"
# A spreadsheet takes a cell that begins so for a formula. An apostrophe before it makes it words; numbers need none.
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
LABELS = """SELECT ?thing ?value WHERE {{ VALUES ?thing {{ {things} }} ?thing rdfs:label|skos:prefLabel ?value }}"""
Key = tuple[ox.NamedNode, ox.NamedNode | None]


def export_tables(store: Store, folder: Path, form: str, tell: Callable[[str], None] | None = None) -> dict[str, int]:
    """Write the tables into a folder, which is made where it is missing; return how many rows each has.

    ``tell`` is told from time to time what is under way.
    """
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file; name a folder for the tables.")
    view = store.view()
    counts = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            rows = _told(table_rows(view, table), table.name, tell or (lambda _: None))
            counts[table.name] = _write(folder, table.name, form, [column.name for column in table.columns], rows)
        known = (tuple("" if cell is None else str(cell) for cell in astuple(row)) for row in sources(store))
        counts["sources"] = _write(folder, "sources", form, list(SOURCE_COLUMNS), known)
        _replace(folder / "csv-metadata.json", json.dumps(metadata(form), indent=1, ensure_ascii=False) + "\n")
    except OSError as trouble:
        raise BadInput(f"{folder} cannot be written ({trouble.strerror}); give another path.") from None
    return counts


def _told(rows: Iterator[tuple[str, ...]], name: str, tell: Callable[[str], None]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(rows):
        if number % CHUNK == 0:
            tell(f"{name}, {number:,} rows so far")
        yield row


def table_rows(view: View, table: FlatTable) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table by the IRIs they are about, a few hundred in memory at a time."""
    keys = _keys(view, table)
    while some := list(islice(keys, CHUNK)):
        found = [_values(view, column, some) for column in table.columns]
        for key in some:
            yield tuple(values.get(key, "") for values in found)


def _keys(view: View, table: FlatTable) -> Iterator[Key]:
    """Yield what the rows are about; two columns where a row joins two things."""
    pair = "?other" if "?other" in table.rows else ""
    query = f"{PREFIXES}SELECT DISTINCT ?thing {pair} WHERE {{ {table.rows} }} ORDER BY ?thing {pair}"
    for row in view.select(query).rows:
        if all(isinstance(term, ox.NamedNode) for term in row):
            yield row[0], row[1] if pair else None  # type: ignore[misc]


def _values(view: View, column: Column, keys: list[Key]) -> dict[Key, str]:
    found: dict[Key, set[object]] = {}
    for pattern in (column.pattern, column.sided, column.at_last):
        missing = [key for key in keys if key not in found]
        if pattern and missing:
            for key, value in _found(view, pattern, missing, by_thing=pattern == column.sided):
                found.setdefault(key, set()).add(value)
    named = _names(view, {term for some in found.values() for term in some}) if column.take == "names" else {}
    return {key: _cell(column, some, named) for key, some in found.items()}


def _found(view: View, pattern: str, keys: list[Key], *, by_thing: bool) -> Iterator[tuple[Key, object]]:
    """Yield what a pattern finds for the keys, and by thing for others too, of which nothing will be asked."""
    pair = "?other" if keys[0][1] else ""
    if by_thing:
        values = f"VALUES ?thing {{ {' '.join(dict.fromkeys(str(thing) for thing, _ in keys))} }}"
    else:
        listed = " ".join(f"({thing} {other or 'UNDEF'})" for thing, other in keys)
        values = f"VALUES (?thing ?other) {{ {listed} }}"
    query = f"{PREFIXES}SELECT DISTINCT ?thing {pair} ?value WHERE {{ {values} {pattern} }}"
    wanted = set(keys)
    for row in view.select(query).rows:
        key: Key = (row[0], row[1] if pair else None)  # type: ignore[assignment]
        if row[-1] is not None and key in wanted:
            yield key, row[-1]


def _cell(column: Column, found: set[object], named: dict[str, str]) -> str:
    words = sorted({str(getattr(term, "value", term)) for term in found})
    if column.take == "first":
        return words[0]
    if column.take == "last":
        return words[-1]
    if column.take == "names":
        words = sorted({named.get(word, word) for word in words})
    elif column.take == "keys":
        graphs = (word for word in words if word.startswith(names.SOURCE_GRAPHS))
        words = sorted(names.source_key(graph) for graph in graphs)
    return SEPARATOR.join(words)


def _names(view: View, things: set[object]) -> dict[str, str]:
    """Give each thing one name: the English one, else one of no language, else the first."""
    best: dict[str, tuple[int, str]] = {}
    nodes = sorted(str(thing) for thing in things if isinstance(thing, ox.NamedNode))
    for start in range(0, len(nodes), CHUNK):
        query = PREFIXES + LABELS.format(things=" ".join(nodes[start : start + CHUNK]))
        table: Table = view.select(query)
        for thing, label in table.rows:
            if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal):
                language = (label.language or "").split("-")[0]
                rank = (("en", "").index(language) if language in ("en", "") else 2, label.value)
                best[thing.value] = min(best.get(thing.value, rank), rank)
    return {thing: label for thing, (_, label) in best.items()}


def _write(folder: Path, name: str, form: str, columns: list[str], rows: Iterable[tuple[str, ...]]) -> int:
    path = folder / f"{name}.{form}"
    draft = path.with_name(path.name + ".draft")
    count = 0
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            put = _writer(out, form)
            put(columns)
            for row in rows:
                put([guarded(cell) for cell in row])
                count += 1
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _writer(out: IO[str], form: str) -> Callable[[list[str]], object]:
    """Write rows by RFC 4180, or tab-separated with one line a row and no quotes."""
    if form == "csv":
        return csv.writer(out, lineterminator="\r\n").writerow
    return lambda row: out.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")


def guarded(cell: str) -> str:
    """Keep a cell from being taken for a formula.

    >>> guarded("=1+1"), guarded("-5"), guarded("- first point")
    ("'=1+1", '-5', "'- first point")
    """
    return "'" + cell if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def metadata(form: str) -> dict[str, object]:
    """Describe the tables as CSV on the Web does: what a row is, and what each column holds."""
    described = [(table.name, table.row, [(each.name, each.meaning) for each in table.columns]) for table in TABLES]
    described.append(("sources", SOURCES_ROW, [(name, "") for name in SOURCE_COLUMNS]))
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"delimiter": "\t" if form == "tsv" else ",", "encoding": "utf-8", "header": True},
        "tables": [
            {
                "url": f"{name}.{form}",
                "dc:description": row,
                "tableSchema": {
                    "columns": [
                        {"name": column, "titles": column} | ({"dc:description": meaning} if meaning else {})
                        for column, meaning in columns
                    ]
                },
            }
            for name, row, columns in described
        ],
    }


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(path.name + ".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
