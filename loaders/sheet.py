"""A file of the register as it was read, and the complaints about it that name file and line."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Locator, Text, When
from comity.loaders.yaml_files import Lines, read_yaml, shown

ALTERNATIVE = "http://www.w3.org/2004/02/skos/core#altLabel"
NOTE = "http://www.w3.org/2004/02/skos/core#note"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Sheet:
    """One file; ``name`` is what errors and locators call it."""

    name: str
    data: Any
    lines: Lines

    def entries(self, *above: str | int) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Yield each entry with its place, of the list that is the file or that stands at a field of it."""
        found = self.data
        for field in above:
            found = found.get(field, ())
        for index, entry in enumerate(found):
            yield (*above, index), entry

    def locator(self, place: Place, key: str) -> Locator:
        """Tell where a thing stands."""
        return Locator(self.name, self.lines[place], key)

    def fail(self, sentence: str, *place: str | int) -> NoReturn:
        """Refuse the file for what stands at a place."""
        raise BadInput(f"{self.name} line {self.lines[place]}: {sentence}")

    def known(self, given: str, known: Collection[str], kind: str, *place: str | int) -> None:
        """Refuse a key or code that nothing has, with the nearest ones."""
        if given not in known:
            begins = given[: 4 if "-" in given else 2]  # keys with a hyphen begin with their country
            alike = [one for one in known if one.startswith(begins)]
            near = get_close_matches(given, alike, n=3, cutoff=0.3) or get_close_matches(given, list(known), 3, 0.3)
            hint = f"did you mean {', '.join(near)}?" if near else "see docs/register.md."
            self.fail(f"{given!r} is no known {kind}; {hint}", *place)

    def when(self, written: str, *place: str | int) -> When:
        """Read an EDTF date."""
        try:
            return when(written)
        except BadInput as trouble:
            self.fail(str(trouble), *place)

    def refuse_twins(self, *above: str | int) -> None:
        """Refuse a key that two entries have, in the list that stands at this place."""
        found: dict[str, int] = {}
        for place, entry in self.entries(*above):
            if entry["key"] in found:
                first = found[entry["key"]]
                self.fail(f"the key {entry['key']!r} is used in line {first} as well; give one its own.", *place, "key")
            found[entry["key"]] = self.lines[(*place, "key")]

    def other_names(self, entry: dict[str, Any], place: Place) -> Iterator[Fact]:
        """Yield the names of an entry beside its label: English ones first, then those by language."""
        for name in entry["names"][1:]:
            yield Fact(ALTERNATIVE, Text(name))
        for language, names in entry.get("other_names", {}).items():
            if not LANGUAGE.fullmatch(language):
                self.fail(f"{language!r} is no language; write a tag such as fr.", *place, "other_names", language)
            for name in names:
                yield Fact(ALTERNATIVE, Text(name, language))


def read(path: Path, schema: str) -> Sheet:
    """Read a file and hold it to a schema of the register; raises BadInput naming file and line."""
    data, lines = read_yaml(path, shown(path), schema)
    return Sheet(shown(path), data, lines)
