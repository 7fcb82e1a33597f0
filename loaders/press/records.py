"""From what is found to records: every node named by the source and the place of its anchor."""

from collections.abc import Iterator

from comity.graph.records import Record
from comity.loaders.press.extraction import (
    Extraction,
)
from comity.loaders.press.record_agreements import AgreementWriter
from comity.loaders.press.record_people import PeopleWriter


def records(result: Extraction, key: str) -> Iterator[Record]:
    """Yield the records of one text, each thing once."""
    writer = _Writer(result, key)
    seen: set[str] = set()
    for record in writer.all():
        if record.iri not in seen:
            seen.add(record.iri)
            yield record


class _Writer(AgreementWriter, PeopleWriter):
    """Writes all records of a text."""

    def all(self) -> Iterator[Record]:
        for agreement in self.result.agreements:
            yield from self.agreement(agreement)
        for person in self.result.persons:
            yield from self.person(person)
        for event in self.result.events:
            yield self.event(event)
