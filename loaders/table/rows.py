"""A record of a table, whatever the format: values by the names of columns or by paths into nested JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# XML, and so RDF/XML, has no way to write these; half a surrogate is no text at all.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Row:
    """One record; ``line`` is its line or row in the file, ``data`` its values, ``empty`` the words for nothing."""

    line: int
    data: dict[str, Any]
    empty: frozenset[str] = frozenset()

    def values(self, path: str, separator: str | None = None) -> list[str]:
        """List what stands at a column or path: the parts of a cell, or the items of a list."""
        found = []
        for value in flat(self.at(path)):
            for part in value.split(separator) if separator else [value]:
                text = clean(part)
                if text and text not in self.empty:
                    found.append(text)
        return found

    def text(self, path: str) -> str:
        """Give what stands at a column or path as one text."""
        return "; ".join(self.values(path))

    def at(self, path: str) -> Any:
        """Give the value at a column, or at a path of names joined by dots; of a list, those of all its items."""
        if path in self.data:
            return self.data[path]
        found: Any = self.data
        for name in path.split("."):
            if isinstance(found, list):
                found = [one.get(name) for one in found if isinstance(one, dict)]
            elif isinstance(found, dict):
                found = found.get(name)
            else:
                return None
        return found

    def items(self, path: str) -> Iterator["Row"]:
        """Yield the items of a nested list as records; bare words stand under the empty name."""
        found = self.at(path)
        for item in found if isinstance(found, list) else [] if found is None else [found]:
            yield Row(self.line, item if isinstance(item, dict) else {"": item}, self.empty)


def flat(value: Any) -> Iterator[str]:
    """Yield the words of a value: a cell, a number, a list of them."""
    if value is None or isinstance(value, dict):
        return
    if isinstance(value, list):
        for one in value:
            yield from flat(one)
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    else:
        yield str(value)


def clean(text: str) -> str:
    """Take control characters and runs of spaces out of a cell."""
    return " ".join(CONTROL.sub(" ", text).split())
