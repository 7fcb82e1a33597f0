"""What a loader is given: where to read, where to emit, and how to say what was left out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from comity.graph.dates import when
from comity.graph.records import Record


@dataclass
class Description:
    """What is known of a source as a document; ``published`` is EDTF, ``country`` ISO 3166-1 alpha-3."""

    title: str | None = None
    publisher: str | None = None
    address: str | None = None
    licence: str | None = None
    published: str | None = None
    language: str | None = None
    country: str | None = None


@dataclass
class Context:
    """One load of one source: loaders emit here and keep nothing.

    ``reached`` may be told, now and then, how many bytes of the file are read.
    """

    path: Path
    key: str
    write: Callable[[Record], None]
    write_triple: Callable[[object, object, object], None]
    country: str | None = None
    include_all: bool = False
    description: Description = field(default_factory=Description)
    mapping: Path | None = None
    reached: Callable[[int], None] = lambda _: None
    text: str | None = None
    skipped: Counter[str] = field(default_factory=Counter)
    skipped_at: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def emit(self, record: Record) -> None:
        """Hand over one record."""
        self.write(record)

    def emit_triple(self, subject: object, predicate: object, value: object) -> None:
        """Hand over one triple of pyoxigraph terms as it stands in an RDF file."""
        self.write_triple(subject, predicate, value)

    def describe(
        self,
        *,
        title: str | None = None,
        publisher: str | None = None,
        address: str | None = None,
        licence: str | None = None,
        published: str | None = None,
        language: str | None = None,
        country: str | None = None,
    ) -> None:
        """State what the source says of itself; an address or title given on the command line stands."""
        if published is not None:
            when(published)
        given = {
            "title": title,
            "publisher": publisher,
            "address": address,
            "licence": licence,
            "published": published,
            "language": language,
            "country": country,
        }
        for name, value in given.items():
            if value is not None and getattr(self.description, name) is None:
                setattr(self.description, name, value)

    def keep_text(self, text: str) -> None:
        """Keep the decoded text that offsets count; it is stored beside the graph by its hash."""
        self.text = text

    def skip(self, what: str, where: str) -> None:
        """Count what was left out, by reason, and keep the first hundred places."""
        self.skipped[what] += 1
        if len(self.skipped_at) < 100:
            self.skipped_at.append((what, where))

    def note(self, sentence: str) -> None:
        """Say something about the source that its reader should know."""
        self.notes.append(sentence)
