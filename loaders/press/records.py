"""From what is found to records: every node named by the source and the place of its anchor."""

from collections.abc import Iterator
from decimal import Decimal

from comity.graph import names
from comity.graph.dates import when
from comity.graph.records import Fact, Iri, Passage, Record, Text, Typed, Value
from comity.loaders.press.extraction import (
    Agreement,
    Body,
    Event,
    Extraction,
    Found,
    Organisation,
    Person,
    Provision,
    Span,
)
from comity.loaders.press.words import wording
from comity.ontology import terms as C

DURATION = "http://www.w3.org/2001/XMLSchema#duration"
DATED = {
    "signed": C.signedOn,
    "approved": C.approvedOn,
    "announced": C.announcedOn,
    "renewed": C.renewedOn,
    "terminated": C.terminatedOn,
}


def records(result: Extraction, key: str) -> Iterator[Record]:
    """Yield the records of one text, each thing once."""
    writer = _Writer(result, key)
    seen: set[str] = set()
    for record in writer.all():
        if record.iri not in seen:
            seen.add(record.iri)
            yield record


def _passage(span: Span) -> Passage:
    return Passage(span.start, span.end, span.quote, span.sentence)


class _Writer:
    def __init__(self, result: Extraction, key: str) -> None:
        self.result, self.key = result, key

    def all(self) -> Iterator[Record]:
        for agreement in self.result.agreements:
            yield from self.agreement(agreement)
        for person in self.result.persons:
            yield from self.person(person)
        for event in self.result.events:
            yield self.event(event)

    def minted(self, kind: str, span: Span, *more: str) -> str:
        return names.minted(self.key, kind, span.start, *more)

    def fact(self, predicate: str, value: Value, *spans: Span, confidence: Decimal | None = Decimal("0.9")) -> Fact:
        speaker = next((self.result.speakers[s.sentence] for s in spans if s.sentence in self.result.speakers), None)
        return Fact(predicate, value, tuple(map(_passage, spans)), confidence if spans else None, speaker)

    def found(self, predicate: str, value: Value, found: Found[str] | Found[bool]) -> Fact:
        return self.fact(predicate, value, *found.spans, confidence=found.confidence)

    def organisation(self, one: Organisation) -> str:
        return names.organisation(one.key) if one.key else self.minted("organisation", one.span)

    def agreement(self, one: Agreement) -> Iterator[Record]:
        iri = self.minted("agreement", one.anchor)
        kind = getattr(C, wording("agreements")["classes"][one.type.value])
        facts = [*self._act(one), *self._sides(one), *self._content(one)]
        yield Record(
            iri,
            kind,
            self.label(one),
            tuple(facts),
            tuple(map(_passage, one.type.spans)),
            confidence=one.type.confidence,
        )
        for party in one.organisations:
            if not party.key:
                yield self._new_organisation(party)
        yield from self._participations(one, iri)
        for provision in one.provisions:
            yield self.provision(provision, iri)
        for body in one.bodies:
            yield self.body(body, iri)
        if one.amount:
            yield self._flow(one, iri)
        if one.status.value == "signed":
            yield self._signing(one, iri)

    def label(self, one: Agreement) -> str:
        sides = " and ".join(party.name for party in one.organisations) or " and ".join(
            found.value for found in one.countries
        )
        name = one.type.value.replace("_", " ").capitalize()
        year = f", {one.date.value}" if one.date else ""
        return f"{name} between {sides}{year}" if sides else f"{name}{year}"

    def _act(self, one: Agreement) -> Iterator[Fact]:
        yield self.found(C.lastKnownStatus, Iri(names.concept("status", one.status.value)), one.status)
        yield Fact(C.reviewState, Iri(names.concept("review", "unreviewed")))
        if one.date:
            yield self.found(C.lastKnownStatusOn, when(one.date.value), one.date)
            predicate = DATED.get(one.status.value)
            if predicate and not (predicate == C.approvedOn and one.approver):
                yield self.found(predicate, when(one.date.value), one.date)
        if one.place:
            yield self.found(C.place, Text(one.place.value), one.place)
        if one.duration:
            yield self.found(C.duration, Typed(one.duration.value, DURATION), one.duration)
        if one.renewal:
            yield self.found(C.autoRenewal, one.renewal.value, one.renewal)

    def _sides(self, one: Agreement) -> Iterator[Fact]:
        for party in one.organisations:
            yield self.fact(C.party, Iri(self.organisation(party)), party.span)
        for country in one.countries:
            if not one.organisations:
                yield self.found(C.party, Iri(names.country(country.value)), country)
            yield self.found(C.partyCountry, Iri(names.country(country.value)), country)
        for place in self._participation_places(one):
            yield Fact(C.participation, Iri(self.minted("participation", one.anchor, place)))

    def _content(self, one: Agreement) -> Iterator[Fact]:
        for domain in one.domains:
            yield self.found(C.concerns, Iri(names.domain(domain.value)), domain)
        for words in one.unmatched:
            yield self.found(C.areaText, words.value, words)
        for provision in one.provisions:
            yield self.fact(C.provision, Iri(self.minted("provision", provision.span)), provision.span)
        for body in one.bodies:
            yield self.fact(C.establishes, Iri(self.minted("body", body.span)), body.span)
        if one.amount:
            yield self.fact(C.flow, Iri(self.minted("flow", one.amount.spans[0])), *one.amount.spans)

    def _participation_places(self, one: Agreement) -> dict[str, tuple[str, str | None, Span]]:
        """Return the sides by the place of their mention: participant, country, words."""
        sides = {
            str(party.span.start): (self.organisation(party), party.country, party.span) for party in one.organisations
        }
        if not one.organisations:
            for country in one.countries:
                sides[str(country.spans[0].start)] = (names.country(country.value), country.value, country.spans[0])
        elif one.approver and one.approver.value not in [country for _, country, _ in sides.values()]:
            sides[str(one.approver.spans[0].start)] = (
                names.country(one.approver.value),
                one.approver.value,
                one.approver.spans[0],
            )
        return sides

    def _participations(self, one: Agreement, iri: str) -> Iterator[Record]:
        for place, (participant, country, span) in self._participation_places(one).items():
            facts = [
                self.fact(C.participant, Iri(participant), span),
                Fact(C.role, Iri(names.concept("role", "party"))),
            ]
            if country and participant != names.country(country):
                facts.append(Fact(C.onBehalfOf, Iri(names.country(country))))
            if one.approver and one.approver.value == country and one.date:
                facts.append(self.found(C.approvedOn, when(one.date.value), one.date))
            for person in one.signers:
                if person.country == country:
                    facts.append(self.fact(C.signatory, Iri(self.minted("person", person.spans[0])), person.spans[0]))
            label = f"{span.quote} as a party"
            yield Record(
                self.minted("participation", one.anchor, place), C.Participation, label, tuple(facts), main=iri
            )

    def _new_organisation(self, one: Organisation) -> Record:
        facts = (self.fact(C.jurisdiction, Iri(names.country(one.country)), one.span),) if one.country else ()
        return Record(self.organisation(one), one.kind, one.name, facts, (_passage(one.span),))

    def provision(self, one: Provision, main: str) -> Record:
        facts = [self.found(C.commitmentKind, Iri(names.concept("commitment", kind.value)), kind) for kind in one.kinds]
        facts.append(self.fact(C.statedText, Text(one.span.quote), one.span))
        facts += [self.found(C.concerns, Iri(names.domain(domain.value)), domain) for domain in one.domains]
        facts += [self.found(C.beneficiaryGroup, group.value, group) for group in one.beneficiaries]
        return Record(self.minted("provision", one.span), C.Provision, one.span.quote, tuple(facts), main=main)

    def body(self, one: Body, main: str) -> Record:
        facts = []
        if one.status:
            facts.append(self.found(C.bodyStatus, Iri(names.concept("body-status", one.status.value)), one.status))
        facts += [self.found(C.mandate, Text(task.value), task) for task in one.mandates]
        if one.frequency:
            key, interval, number = one.frequency.value
            facts.append(self.fact(C.meetingFrequency, Iri(names.concept("frequency", key)), *one.frequency.spans))
            if interval:
                facts.append(self.fact(C.meetingInterval, Typed(interval, DURATION), *one.frequency.spans))
            if number:
                facts.append(self.fact(C.meetingsPerYear, Decimal(number), *one.frequency.spans))
        facts += [self.found(C.hostCountry, Iri(names.country(host.value)), host) for host in one.hosts]
        if one.alternate:
            facts.append(self.found(C.hostsAlternate, one.alternate.value, one.alternate))
        return Record(
            self.minted("body", one.span), C.JointBody, one.name, tuple(facts), (_passage(one.span),), main=main
        )

    def _flow(self, one: Agreement, main: str) -> Record:
        assert one.amount
        span, (amount, currency) = one.amount.spans[0], one.amount.value
        facts = (
            Fact(C.flowKind, Iri(names.concept("flow", "commitment"))),
            self.fact(C.amount, Decimal(amount), span),
            self.fact(C.currency, currency, span),
        )
        return Record(self.minted("flow", span), C.FinancialFlow, f"{currency} {amount}", facts, main=main)

    def _signing(self, one: Agreement, iri: str) -> Record:
        facts = [self.fact(C.signs, Iri(iri), one.anchor)]
        if one.date:
            facts.append(self.found(C.startsOn, when(one.date.value), one.date))
        if one.place:
            facts.append(self.found(C.place, Text(one.place.value), one.place))
        label = f"Signing of: {self.label(one)}"
        return Record(
            self.minted("signing", one.anchor),
            C.SigningEvent,
            label,
            tuple(facts),
            tuple(map(_passage, one.status.spans)),
            main=iri,
        )

    def post(self, one: Person) -> str | None:
        if one.known_post:
            return names.post(one.known_post)
        return self.minted("post", one.post.spans[0]) if one.post else None

    def person(self, one: Person) -> Iterator[Record]:
        iri, post = self.minted("person", one.spans[0]), self.post(one)
        facts = [self.fact(C.holdsPost, Iri(post), *one.post.spans)] if post and one.post else []
        yield Record(iri, C.Person, one.name, tuple(facts), tuple(map(_passage, one.spans)))
        if not post or not one.post:
            return
        if not one.known_post:
            owner = (
                [self.fact(C.postOfCountry, Iri(names.country(one.country)), *one.post.spans)] if one.country else []
            )
            yield Record(post, C.Post, one.post.value, tuple(owner), tuple(map(_passage, one.post.spans)))
        tenure = [self.fact(C.holder, Iri(iri), one.spans[0]), self.fact(C.post, Iri(post), *one.post.spans)]
        if self.result.published:
            tenure.append(self.found(C.attestedOn, when(self.result.published.value), self.result.published))
        yield Record(
            self.minted("tenure", one.spans[0]), C.Tenure, f"{one.name}: {one.post.value}", tuple(tenure), main=iri
        )

    def event_iri(self, one: Event) -> str:
        return self.minted(one.kind.lower(), one.span)

    def event(self, one: Event) -> Record:
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
        return Record(self.event_iri(one), getattr(C, one.kind), label, tuple(facts), (_passage(one.span),))

    def _who(self, one: Event) -> str:
        who = " and ".join(person.name for person in one.persons) or " and ".join(
            found.value for found in one.countries
        )
        return f"of {who}" if who else ""


_NAMES = {"Meeting": "Meeting", "StateVisit": "State visit", "Visit": "Visit", "Conflict": "Conflict"}
