"""What every kind of table needs: rows once, dates as they are, and a word on what is not read."""

from collections.abc import Collection, Iterator

from comity.graph.context import Context
from comity.graph.counted import counted
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import When
from comity.loaders.manydata.frames import Frame, Row

OPEN_END = "9999-12-31"


def distinct(context: Context, frame: Frame) -> Iterator[tuple[int, Row]]:
    """Yield each row once; those that repeat another word for word are counted."""
    seen: set[tuple[tuple[str, str], ...]] = set()
    for number, row in frame.rows():
        key = tuple(row.items())
        if key in seen:
            context.skip(f"rows of {frame.name} that repeat another word for word", frame.place(number))
            continue
        seen.add(key)
        yield number, row


def tell(context: Context, frame: Frame, read: Collection[str]) -> None:
    """Note where a dataset comes from, and its columns that are not read."""
    for source in frame.sources:
        context.note(f"{frame.name} comes from {source}")
    unread = [name for name in frame.columns if name not in read]
    if unread:
        context.note(f"{frame.name}: {counted(len(unread), 'column is', 'columns are')} not read: {', '.join(unread)}")


class Days:
    """Reads the dates of one table; each text is looked at once."""

    def __init__(self, context: Context, frame: Frame) -> None:
        """Begin a table."""
        self.context, self.frame = context, frame
        self.read: dict[str, When | None] = {}

    def day(self, row: Row, column: str, number: int) -> When | None:
        """Read a date of a row; None where it is absent, open, or counted as unreadable."""
        written = row.get(column)
        if written is None or written == OPEN_END:
            return None
        if written not in self.read:
            self.read[written] = _date(written)
        found = self.read[written]
        if found is None:
            self.context.skip(f"dates of {self.frame.name} that cannot be read", self._where(number, column, written))
        return found

    def _where(self, number: int, column: str, written: str) -> str:
        return f"{self.frame.place(number)}, {column} {written[:40]}"


def _date(written: str) -> When | None:
    try:
        found = when(written)
    except BadInput:
        return None
    # A year that stands for "no end" may not stay in the words of a range either.
    closed = found.earliest or found.latest
    return found if closed and not any(part.isdigit() and int(part) >= 3000 for part in _years(written)) else None


def _years(written: str) -> list[str]:
    return [part for part in written.replace("/", "-").replace("..", "-").split("-") if len(part) == 4]
