"""Records gathered by the key of their agreement: one each, or several where a row is a party."""

from collections.abc import Callable, Iterator
from hashlib import blake2b

from comity.graph.errors import BadInput
from comity.loaders.table.mapping import Mapping
from comity.loaders.table.report import Report
from comity.loaders.table.rows import Row

# Rows of parties that are held at once where the mapping does not say that they stand together: some 300 MB.
MOST_ROWS = 200_000
REPEATED = "rows that repeat another"
NO_KEY = "rows without a key"
Groups = Iterator[tuple[str, list[Row]]]


def grouped(rows: Iterator[Row], key: Callable[[Row], str], mapping: Mapping, report: Report) -> Groups:
    """Yield each agreement with its records; of repeated rows the first counts, and the others are counted."""
    if not mapping.by_party:
        yield from _single(rows, key, report)
    elif mapping.data.get("sorted"):
        yield from _together(rows, key, mapping, report)
    else:
        yield from _gathered(rows, key, mapping, report)


def _single(rows: Iterator[Row], key: Callable[[Row], str], report: Report) -> Groups:
    """Yield the records as they come; of each, eight bytes are kept to know its repetition."""
    met: dict[int, int] = {}
    for row in rows:
        own = key(row)
        if not own:
            report.skip(NO_KEY, row)
            continue
        hashed, content = _hash(own), _hash(repr(row.data))
        if hashed not in met:
            met[hashed] = content
            yield own, [row]
        elif met[hashed] == content:
            report.skip(REPEATED, row, own)
        else:
            report.skip("rows with the key of an earlier row and other values", row, own)


def _together(rows: Iterator[Row], key: Callable[[Row], str], mapping: Mapping, report: Report) -> Groups:
    """Yield agreements whose rows stand together; refuse a key that comes back."""
    done = set[int]()
    current, held = "", list[Row]()
    for row in rows:
        own = key(row)
        if not own:
            report.skip(NO_KEY, row)
            continue
        if own != current:
            if held:
                yield current, _once(held, report)
                done.add(_hash(current))
            if _hash(own) in done:
                mapping.fail("sorted", f"{report.place(row)}: the key {own!r} comes back; sort the file by its key")
            current, held = own, []
        held.append(row)
    if held:
        yield current, _once(held, report)


def _gathered(rows: Iterator[Row], key: Callable[[Row], str], mapping: Mapping, report: Report) -> Groups:
    """Hold all rows, as many as fit, and yield them by agreement."""
    found: dict[str, list[Row]] = {}
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise BadInput(
                f"{report.place(row)}: more than {MOST_ROWS} rows of parties would be held at once; sort the file by "
                f"its key and say sorted = true in {mapping.name}."
            )
        own = key(row)
        if own:
            found.setdefault(own, []).append(row)
        else:
            report.skip(NO_KEY, row)
    for own, held in found.items():
        yield own, _once(held, report)


def _once(rows: list[Row], report: Report) -> list[Row]:
    kept: dict[str, Row] = {}
    for row in rows:
        if kept.setdefault(repr(row.data), row) is not row:
            report.skip(REPEATED, row)
    return list(kept.values())


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
