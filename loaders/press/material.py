"""What is known of one text before its instruments are read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from comity.loaders.press.acts import Act
from comity.loaders.press.extraction import Found, Organisation, Person
from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True)
class Material:
    """What other modules have found in the text; ``day`` is the date line, ``month`` the same where it is partial."""

    document: Document
    language: str
    countries: dict[int, list[Mention]]
    organisations: dict[int, list[Organisation]]
    persons: list[Person]
    terms: dict[int, list[Mention]]
    day: date | None = None
    month: str = ""
    place: Found[str] | None = None
    own: str | None = None
    notice: bool = False
    lead: int = 0
    published: Found[str] | None = None
    approval: list["Act | None"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text itself."""
        return self.document.text

    def countries_in(self, start: int, end: int) -> list[Mention]:
        """Return the countries named between two places of one sentence."""
        return [one for one in self.countries.get(self.document.sentence_of(start), []) if start <= one.start < end]

    def bodies_in(self, start: int, end: int) -> list[Organisation]:
        """Return the organisations named between two places of one sentence."""
        here = self.organisations.get(self.document.sentence_of(start), [])
        return [one for one in here if start <= one.span.start < end]


def grouped(document: Document, found: Iterable[P]) -> dict[int, list[P]]:
    """Sort what was found by the number of its sentence."""
    groups: dict[int, list[P]] = defaultdict(list)
    for one in found:
        groups[document.sentence_of(one.start)].append(one)
    return groups
