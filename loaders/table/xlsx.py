"""The rows of an XLSX sheet as text, read as a stream; a file that unfolds without measure is refused."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from comity.graph.errors import BadInput
from comity.loaders.table.mapping import Mapping

# A zip reader stops at the size that the directory of the file declares, so that adding those up is enough.
LARGEST = 400_000_000
LARGEST_WORDS = 100_000_000  # the strings of all cells are held in memory
MOST_PARTS = 2_000
# A row or cell may claim any number for its place, and the reader fills up what is missing before it.
MOST_EMPTY = 20_000
MOST_COLUMNS = 512


def xlsx_rows(path: Path, mapping: Mapping) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row; raises BadInput for no workbook, or one without the sheet."""
    try:
        import openpyxl
    except ImportError:
        raise BadInput(f"{path.name} needs the extra for tables; install it: pip install 'comity[tables]'.") from None
    _guard(path)
    book = None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheet = _sheet(path, mapping, book)
        sheet.reset_dimensions()
        filled = 0
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
            width = _width(cells)
            filled = number if width else filled
            if number - filled > MOST_EMPTY:
                raise BadInput(
                    f"{path.name} has {MOST_EMPTY} empty rows below row {filled}; delete them, or save it as CSV."
                )
            yield number, [_text(cell) for cell in cells[:width]]
    except BadInput:
        raise
    except Exception as trouble:
        said = str(trouble).splitlines()[0][:120] if str(trouble) else type(trouble).__name__
        raise BadInput(f"{path.name} is no XLSX that can be read ({said}); save it again from a spreadsheet.") from None
    finally:
        if book is not None:
            book.close()


def _sheet(path: Path, mapping: Mapping, book: Any) -> Any:
    wanted = mapping.data.get("sheet")
    if wanted is None:
        return book.worksheets[0]
    if wanted not in book.sheetnames:
        mapping.fail(
            "sheet", f"{path.name} has no sheet {wanted!r}; it has {', '.join(map(repr, book.sheetnames[:20]))}"
        )
    return book[wanted]


def _guard(path: Path) -> None:
    """Refuse what is no zip, what would unfold beyond measure, and XML that declares entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            words = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST or words > LARGEST_WORDS:
                raise BadInput(
                    f"{path.name} unfolds to more than {LARGEST // 1_000_000} MB, or {LARGEST_WORDS // 1_000_000} MB "
                    "of words; save it as CSV."
                )
            for part in parts:
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(4096).replace(b"\0", b""):
                        raise BadInput(f"{path.name} declares a DOCTYPE, which is refused; save it from a spreadsheet.")
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise BadInput(f"{path.name} is no XLSX; save it as one, or say its format in the mapping.") from None


def _width(cells: tuple[Any, ...]) -> int:
    """Count the cells up to the last that holds something."""
    return next((index for index in range(len(cells), 0, -1) if cells[index - 1] is not None), 0)


def _text(cell: Any) -> str:
    """Write a cell as people read it: a day as ISO 8601, a whole number without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
