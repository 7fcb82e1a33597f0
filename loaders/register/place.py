"""Where an entry stands in its file: to say what is wrong with it, and where."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NoReturn

from comity.graph.records import Locator, When
from comity.loaders.sheet import Sheet


@dataclass(frozen=True)
class Place:
    """An entry of a file, by the path to it; what follows is said of fields within it."""

    sheet: Sheet
    path: tuple[str | int, ...]

    def locator(self, key: str) -> Locator:
        """Tell where the entry begins."""
        return self.sheet.locator(self.path, key)

    def fail(self, sentence: str, *where: str | int) -> NoReturn:
        """Refuse what stands in a field of the entry."""
        self.sheet.fail(sentence, *self.path, *where)

    def known(self, given: str, known: Collection[str], kind: str, *where: str | int) -> None:
        """Refuse a key that is not among those known, with the nearest ones."""
        self.sheet.known(given, known, kind, *self.path, *where)

    def when(self, written: str, *where: str | int) -> When:
        """Read a date."""
        return self.sheet.when(written, *self.path, *where)
