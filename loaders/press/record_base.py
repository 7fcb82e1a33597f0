"""What all records of a text share: names made from places, and facts with their words."""

from decimal import Decimal

from comity.graph import names
from comity.graph.records import Fact, Passage, Value
from comity.loaders.press.extraction import (
    Extraction,
    Found,
    Organisation,
    Span,
)


def passage(span: Span) -> Passage:
    """Write a span as the passage of a fact."""
    return Passage(span.start, span.end, span.quote, span.sentence)


class Writer:
    """Writes facts of one text, each with the words that say it."""

    def __init__(self, result: Extraction, key: str) -> None:
        """Take what was found and the key of its source."""
        self.result, self.key = result, key

    def minted(self, kind: str, span: Span, *more: str) -> str:
        """Name a node by the source and the place of its anchor."""
        return names.minted(self.key, kind, span.start, *more)

    def fact(self, predicate: str, value: Value, *spans: Span, confidence: Decimal | None = Decimal("0.9")) -> Fact:
        """State a fact with the words that say it."""
        speaker = next((self.result.speakers[s.sentence] for s in spans if s.sentence in self.result.speakers), None)
        return Fact(predicate, value, tuple(map(passage, spans)), confidence if spans else None, speaker)

    def found(self, predicate: str, value: Value, found: Found[str] | Found[bool]) -> Fact:
        """State a found value as a fact."""
        return self.fact(predicate, value, *found.spans, confidence=found.confidence)

    def organisation(self, one: Organisation) -> str:
        """Name a body: by the reference where it is known there."""
        return names.organisation(one.key) if one.key else self.minted("organisation", one.span)
