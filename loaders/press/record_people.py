"""The records of persons with their posts, and of events."""

from collections.abc import Iterator

from comity.graph import names
from comity.graph.dates import when
from comity.graph.records import Iri, Record, Text, Typed
from comity.loaders.press.extraction import (
    Event,
    Person,
)
from comity.loaders.press.record_agreements import DURATION
from comity.loaders.press.record_base import Writer, passage
from comity.ontology import terms as C

_NAMES = {"Meeting": "Meeting", "StateVisit": "State visit", "Visit": "Visit", "Conflict": "Conflict"}


class PeopleWriter(Writer):
    """Writes the records of persons and events."""

    def post(self, one: Person) -> str | None:
        """Name the post of a person, if any."""
        if one.known_post:
            return names.post(one.known_post)
        return self.minted("post", one.post.spans[0]) if one.post else None

    def person(self, one: Person) -> Iterator[Record]:
        """Write a person with post and tenure."""
        iri, post = self.minted("person", one.spans[0]), self.post(one)
        facts = [self.fact(C.holdsPost, Iri(post), *one.post.spans)] if post and one.post else []
        yield Record(iri, C.Person, one.name, tuple(facts), tuple(map(passage, one.spans)))
        if not post or not one.post:
            return
        if not one.known_post:
            owner = (
                [self.fact(C.postOfCountry, Iri(names.country(one.country)), *one.post.spans)] if one.country else []
            )
            yield Record(post, C.Post, one.post.value, tuple(owner), tuple(map(passage, one.post.spans)))
        tenure = [self.fact(C.holder, Iri(iri), one.spans[0]), self.fact(C.post, Iri(post), *one.post.spans)]
        if self.result.published:
            tenure.append(self.found(C.attestedOn, when(self.result.published.value), self.result.published))
        yield Record(
            self.minted("tenure", one.spans[0]), C.Tenure, f"{one.name}: {one.post.value}", tuple(tenure), main=iri
        )

    def event_iri(self, one: Event) -> str:
        """Name an event by its kind and place."""
        return self.minted(one.kind.lower(), one.span)

    def event(self, one: Event) -> Record:
        """Write a meeting, visit or conflict."""
        facts = [self.found(C.startsOn, when(one.date.value), one.date)] if one.date else []
        for person in one.persons:
            spans = [span for span in person.spans if span.sentence == one.span.sentence] or person.spans[:1]
            facts.append(self.fact(C.eventParticipant, Iri(self.minted("person", person.spans[0])), *spans))
        facts += [self.found(C.eventParticipant, Iri(names.country(found.value)), found) for found in one.countries]
        if one.in_country:
            facts.append(self.found(C.inCountry, Iri(names.country(one.in_country.value)), one.in_country))
        if one.duration:
            facts.append(self.found(C.eventDuration, Typed(one.duration.value, DURATION), one.duration))
        for predicate, other in ((C.during, one.during), (C.firstSince, one.since)):
            if other:
                facts.append(self.fact(predicate, Iri(self.event_iri(other[0])), other[1]))
        facts += [self.found(C.outcomeText, Text(words.value), words) for words in one.outcomes]
        facts += [self.found(C.concerns, Iri(names.domain(domain.value)), domain) for domain in one.domains]
        label = " ".join(
            part for part in (_NAMES[one.kind], self._who(one), one.date.value if one.date else "") if part
        )
        return Record(self.event_iri(one), getattr(C, one.kind), label, tuple(facts), (passage(one.span),))

    def _who(self, one: Event) -> str:
        who = " and ".join(person.name for person in one.persons) or " and ".join(
            found.value for found in one.countries
        )
        return f"of {who}" if who else ""
