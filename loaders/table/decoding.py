"""The lines of a text file in the encoding that it has, one at a time."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from comity.graph.errors import BadInput
from comity.loaders.table.mapping import Mapping

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_LINE = 4_000_000


def lines(path: Path, mapping: Mapping) -> Iterator[str]:
    """Yield the lines with their ends; raises BadInput naming the line that does not decode."""
    encoding = _encoding(path, mapping)
    number = 0
    with path.open(encoding=encoding, errors="strict", newline="") as file:
        while True:
            number += 1
            try:
                line = file.readline(LONGEST_LINE)
            except UnicodeError:
                raise BadInput(_undecoded(path, encoding, number)) from None
            if not line:
                return
            if len(line) == LONGEST_LINE:
                raise BadInput(f"{path.name} line {number} is longer than a record can be; it may not be a table.")
            yield line


def _encoding(path: Path, mapping: Mapping) -> str:
    """Tell the encoding: the mark at the start of the file stands over the mapping, and UTF-8 is what is left."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    given = str(mapping.data.get("encoding", "utf-8"))
    try:
        codecs.lookup(given)
        "".encode(given)
    except LookupError:
        mapping.fail("encoding", f"{given!r} is no encoding; write utf-8, cp1252, iso-8859-2, utf-16-le or another")
    return given


def _undecoded(path: Path, encoding: str, reached: int) -> str:
    """Say which line is wrong: the reader decodes a block ahead of the line it gives."""
    advice = 'say the encoding in the mapping, such as encoding = "cp1252"'
    if codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii"):
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    line.decode(encoding)
                except UnicodeDecodeError as trouble:
                    place = f"{path.name} line {number}"
                    return f"{place} is not {encoding} at byte {trouble.start + 1} of the line; {advice}."
    return f"{path.name} is not {encoding}, from line {reached} on; {advice}."
