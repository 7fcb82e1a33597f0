"""What loaders emit: records of facts, each with the words or the place that says so.

Loaders build these; only :mod:`comity.graph.quads` turns them into RDF.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing, by its IRI."""

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a language (BCP 47)."""

    value: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Typed:
    """A literal of another datatype, given by its IRI: an address, a duration."""

    value: str
    datatype: str


@dataclass(frozen=True, slots=True)
class When:
    """A date as uncertain as it is written; a missing bound is an open side."""

    written: str
    earliest: date | None
    latest: date | None


Value = Iri | Text | Typed | When | str | bool | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the stored text, in code points, with the sentence it stands in."""

    start: int
    end: int
    quote: str
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of a record. A date is given under its base term: ``signedOn`` and a :class:`When`."""

    predicate: str
    value: Value
    passages: tuple[Passage, ...] = ()
    confidence: Decimal | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a record stands in a table or structured file: file, line (from 1), the record's own identifier."""

    file: str
    line: int | None = None
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a source speaks of.

    ``kind`` is a class of the ontology; its superclasses are stated as well. ``passages`` prove the kind.
    ``main`` is the thing that claims on this record support, where that is another one (the agreement of a provision).
    """

    iri: str
    kind: str
    label: str
    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()
    locator: Locator | None = None
    main: str | None = None
    language: str = field(default="en")
    confidence: Decimal | None = None
