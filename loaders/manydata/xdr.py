"""The serialised form of R (XDR, versions 2 and 3): its lists, vectors and attributes, without running anything.

Written out in R Internals, "Serialization Formats". Only what tables need is kept; environments, functions and
pointers that hang on them are read past.
"""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import byteorder
from typing import Any

DEEPEST = 100
# A list of nothings costs R four bytes an entry and us twenty times that.
MOST_OBJECTS = 2_000_000
LONGEST = 20_000_000
WHOLE = struct.Struct(">i")

SYMBOL, ENVIRONMENT, CHARACTERS, COMPACT, REFERENCE = 1, 4, 9, 238, 255
# Calls, functions and promises are built like pair lists; 239 and 240 are those with attributes.
LIKE_PAIRS = frozenset([2, 3, 5, 6, 17, 239, 240])
PLAIN = frozenset([0, 241, 242, 247, 251, 252, 253, 254])
NUMBERS = {10: ("i", 4), 13: ("i", 4), 14: ("d", 8), 15: ("d", 16), 24: ("B", 1)}
STRINGS, LISTS = 16, frozenset([19, 20])
HAS_ATTRIBUTES, HAS_TAG, LATIN1 = 0x200, 0x400, 0x4000


@dataclass
class Vector:
    """A vector or list of R with its attributes; strings are text, None where R has NA."""

    items: Sequence[Any]
    attributes: dict[str, Any] = field(default_factory=dict)


class Broken(Exception):
    """The bytes are not what they should be."""


class Reader:
    """Reads one item after another; pair lists come as lists of name and value, symbols as text."""

    def __init__(self, data: bytes, at: int) -> None:
        """Begin at a place of the data."""
        self.data, self.at = data, at
        self.known: list[Any] = []
        self.texts: dict[bytes, str] = {}
        self.count = 0

    def header(self) -> int:
        """Read past the versions and the encoding; return the version of the format."""
        version = self.whole()
        self.at += 8
        if version == 3:
            self.skip(self.length(1))
        return version

    def skip(self, size: int) -> None:
        """Go past so many bytes."""
        self.at += size

    def whole(self) -> int:
        """Read one number."""
        (found,) = WHOLE.unpack_from(self.data, self.at)
        self.at += 4
        return int(found)

    def length(self, width: int) -> int:
        """Read how many values of a width follow; no more than are there."""
        found = self.whole()
        if found < 0 or found * width > len(self.data) - self.at:
            raise Broken("a vector is longer than the file")
        return found

    def item(self, depth: int) -> Any:
        """Read one item with all that it holds."""
        self._spend(depth)
        flags = self.whole()
        kind = flags & 0xFF
        if kind in LIKE_PAIRS:
            return self._pairs(flags, depth)
        if kind in PLAIN:
            return None
        if kind == REFERENCE:
            return self.known[(flags >> 8 or self.whole()) - 1]
        if kind == SYMBOL:
            self.known.append(self.item(depth + 1))
            return self.known[-1]
        if kind == CHARACTERS:
            return self._text(flags)
        if kind == COMPACT:
            return self._compact(depth)
        return self._vector(kind, flags, depth)

    def _spend(self, depth: int) -> None:
        self.count += 1
        if depth > DEEPEST:
            raise Broken(f"it nests deeper than {DEEPEST} levels")
        if self.count + len(self.texts) > MOST_OBJECTS:
            raise Broken(f"it holds more than {MOST_OBJECTS:,} objects")

    def _pairs(self, flags: int, depth: int) -> list[tuple[Any, Any]]:
        found = []
        while flags & 0xFF in LIKE_PAIRS:
            self._spend(depth)
            if flags & HAS_ATTRIBUTES or flags & 0xFF in (239, 240):
                self.item(depth + 1)
            tag = self.item(depth + 1) if flags & HAS_TAG else None
            found.append((tag, self.item(depth + 1)))
            flags = self.whole()
        if flags & 0xFF not in PLAIN:
            self.at -= 4
            self.item(depth + 1)
        return found

    def _text(self, flags: int) -> str | None:
        size = self.whole()
        if size == -1:
            return None
        end = self.at + size
        if size < 0 or end > len(self.data):
            raise Broken("a text is longer than the file")
        raw = self.data[self.at : end]
        self.at = end
        found = self.texts.get(raw)
        if found is None:
            found = raw.decode("latin-1" if flags & LATIN1 else "utf-8", "replace").replace("\0", "")
            self.texts[raw] = found
            self._spend(0)
        return found

    def _vector(self, kind: int, flags: int, depth: int) -> Any:
        items: Sequence[Any] = ()
        if kind in NUMBERS:
            items = self._numbers(*NUMBERS[kind])
        elif kind == STRINGS:
            items = self._strings()
        elif kind in LISTS:
            items = [self.item(depth + 1) for _ in range(self.length(4))]
        elif kind in (7, 8):
            self.skip(self.length(1))
        elif kind in (249, 250):
            self.known.append(None)
            self.at += 4
            self._strings()
            return None
        elif kind in (ENVIRONMENT, 22, 23):
            return self._past(kind, flags, depth)
        elif kind != 25:
            raise Broken(f"an object of R's kind {kind} is no part of a table")
        return Vector(items, self._attributes(depth) if flags & HAS_ATTRIBUTES else {})

    def _past(self, kind: int, flags: int, depth: int) -> None:
        """Read past an environment, a pointer to memory or a weak reference."""
        self.known.append(None)
        if kind == ENVIRONMENT:
            self.at += 4
        for _ in range({ENVIRONMENT: 4, 22: 2, 23: 0}[kind]):
            self.item(depth + 1)
        if kind != ENVIRONMENT and flags & HAS_ATTRIBUTES:
            self.item(depth + 1)

    def _attributes(self, depth: int) -> dict[str, Any]:
        found = self.item(depth + 1)
        return {name: value for name, value in found or () if isinstance(name, str)}

    def _numbers(self, form: str, width: int) -> Sequence[Any]:
        size = self.length(width) * width
        found = array(form, self.data[self.at : self.at + size])
        if byteorder == "little" and form != "B":
            found.byteswap()
        self.at += size
        return found

    def _strings(self) -> list[str | None]:
        found = []
        for _ in range(self.length(8)):
            flags = self.whole()
            if flags & 0xFF != CHARACTERS:
                raise Broken("a vector of texts holds something else")
            found.append(self._text(flags))
        return found

    def _compact(self, depth: int) -> Vector:
        """Expand what R keeps in short: sequences of numbers, and vectors that are wrapped or not yet made text."""
        info, state, more = (self.item(depth + 1) for _ in range(3))
        name = info[0][1] if isinstance(info, list) and info else None
        attributes = {key: value for key, value in more or () if isinstance(key, str)}
        if name in ("compact_intseq", "compact_realseq") and isinstance(state, Vector) and len(state.items) == 3:
            size, first, step = (int(one) for one in state.items)
            if not 0 <= size <= LONGEST or not step:
                raise Broken("a sequence of numbers is too long")
            return Vector(range(first, first + size * step, step), attributes)
        inner = state[0][1] if isinstance(state, list) and state else None
        if isinstance(state, Vector) and state.items:
            inner = state.items[0]
        if isinstance(inner, Vector) and name == "deferred_string":
            return Vector(inner.items, attributes)
        if isinstance(inner, Vector) and isinstance(name, str) and name.startswith("wrap_"):
            return Vector(inner.items, inner.attributes | attributes)
        raise Broken(f"vectors of the kind {name} are not read")
