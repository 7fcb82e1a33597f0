"""The rows of a file in the encoding and with the separator that it has, as a stream."""

import codecs
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from comity.graph.errors import BadInput
from comity.loaders.table.decoding import LONGEST_LINE, MARKS

SEPARATORS = "|,;\t"
HEAD = 16_384
BLOCK = 1 << 20
OFTEN = 5_000
QUOTE = '"'
FALLBACK = "cp1252"


@dataclass(frozen=True)
class Shape:
    """How a file is written; in one whose header has no quotes a bar separates whatever quotes stand in the texts."""

    encoding: str
    separator: str
    quoted: bool


def header_of(head: bytes) -> list[str]:
    """Read the names of the columns from the first bytes of a file; none where they are no table."""
    text = head.decode(_marked(head) or "utf-8", errors="replace").lstrip("\ufeff")
    return _split(text.partition("\n")[0].rstrip("\r"))


def shape(path: Path) -> Shape:
    """Tell how a file is written; raises BadInput where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        encoding = _marked(head) or _decoded(path)
    except OSError as trouble:
        raise BadInput(f"{path} cannot be read ({trouble}); get the whole file again.") from None
    line = head.decode(encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    separator = _separator(line)
    return Shape(encoding, separator, separator != "|" or line.startswith(QUOTE))


def rows(path: Path, shape: Shape, reached: Callable[[int], None] = lambda _: None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their lines, the header first; raises BadInput where the file breaks off or is no table.

    ``reached`` is told now and then how many bytes are read.
    """
    ends = _Ends(reached)
    if shape.quoted:
        reader = csv.reader(ends.watch(path, shape.encoding), delimiter=shape.separator, strict=True)
    else:
        reader = csv.reader(ends.watch(path, shape.encoding), delimiter=shape.separator, quoting=csv.QUOTE_NONE)
    width = 0
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as trouble:
            raise BadInput(
                f"{path.name} line {first} is no row of a table: {trouble}; correct it, or get the whole file again."
            ) from None
        if cells is None:
            return
        width = width or len(cells)
        if len(cells) < width and not ends.whole:
            raise BadInput(f"{path.name} breaks off in line {first}; get the whole file again.")
        if cells:
            yield first, cells


class _Ends:
    """Watches whether the last line that was given had an end, and tells how far the file is read."""

    def __init__(self, reached: Callable[[int], None]) -> None:
        self.whole, self.reached = True, reached

    def watch(self, path: Path, encoding: str) -> Iterator[str]:
        number = 0
        try:
            with path.open("rb") as raw, TextIOWrapper(raw, encoding, "strict", "") as file:
                while line := file.readline(LONGEST_LINE):
                    number += 1
                    if len(line) == LONGEST_LINE:
                        raise BadInput(f"{path.name} line {number} is longer than a row can be; it may be no table.")
                    self.whole = line.endswith(("\n", "\r"))
                    if number % OFTEN == 0:
                        self.reached(raw.tell())
                    yield line
        except UnicodeError:
            raise BadInput(
                f"{path.name} is not {encoding} from line {number + 1} on; get the file again, or save it as UTF-8."
            ) from None


def _marked(head: bytes) -> str | None:
    """Tell the encoding by the mark at the start, or by the empty half of each letter of UTF-16."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    if head[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else None


def _decoded(path: Path) -> str:
    """Tell whether a file without a mark is UTF-8 to its end; older bulk files are Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return FALLBACK
    return "utf-8"


def _separator(line: str) -> str:
    return max(SEPARATORS, key=line.count)


def _split(line: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=_separator(line)), [])]
    except csv.Error:
        return []
