"""The records of instruments: act, sides, content, signing, money."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from comity.graph import names
from comity.graph.dates import when
from comity.graph.records import Fact, Iri, Record, Text, Typed
from comity.loaders.press.confidence import of_signer
from comity.loaders.press.extraction import (
    Agreement,
    Body,
    Found,
    Organisation,
    Provision,
    Span,
)
from comity.loaders.press.record_base import Writer, passage
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


class _Side(NamedTuple):
    """One side of an instrument: who takes part, for which country, the words, how sure."""

    participant: str
    country: str | None
    span: Span
    confidence: Decimal


def _by_themselves(one: Agreement) -> list[Found[str]]:
    """Return the countries that take part without a body of theirs."""
    acting = {party.country for party in one.organisations}
    return [found for found in one.countries if found.value not in acting]


class AgreementWriter(Writer):
    """Writes the records of one instrument."""

    def agreement(self, one: Agreement) -> Iterator[Record]:
        """Write an instrument and all that hangs on it."""
        iri = self.minted("agreement", one.anchor)
        kind = getattr(C, wording("agreements")["classes"][one.type.value])
        facts = [*self._act(one), *self._sides(one), *self._content(one)]
        yield Record(
            iri,
            kind,
            self.label(one),
            tuple(facts),
            tuple(map(passage, one.type.spans)),
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
            yield self._flow(one.amount, iri)
        if one.status.value == "signed":
            yield self._signing(one, iri)

    def label(self, one: Agreement) -> str:
        """Name an instrument by type, sides and year."""
        sides = " and ".join(
            [*(party.name for party in one.organisations), *(found.value for found in _by_themselves(one))]
        )
        name = one.type.value.replace("_", " ").capitalize()
        year = f", {one.date.value}" if one.date else ""
        return f"{name} between {sides}{year}" if sides else f"{name}{year}"

    def _act(self, one: Agreement) -> Iterator[Fact]:
        yield self.found(
            C.lastKnownStatus, Iri(names.concept("status", one.status.value.replace("_", "-"))), one.status
        )
        yield Fact(C.reviewState, Iri(names.concept("review", "unreviewed")))
        if one.date:
            yield self.found(C.lastKnownStatusOn, when(one.date.value), one.date)
            predicate = DATED.get(one.status.value)
            if predicate and not (predicate == C.approvedOn and one.approver):
                yield self.found(predicate, when(one.date.value), one.date)
        if one.signed:
            yield self.found(C.signedOn, when(one.signed.value), one.signed)
        if one.in_force:
            yield self.found(C.inForceFrom, when(one.in_force.value), one.in_force)
        if one.place:
            yield self.found(C.place, Text(one.place.value), one.place)
        if one.duration:
            yield self.found(C.duration, Typed(one.duration.value, DURATION), one.duration)
        if one.renewal:
            yield self.found(C.autoRenewal, one.renewal.value, one.renewal)

    def _sides(self, one: Agreement) -> Iterator[Fact]:
        for party in one.organisations:
            yield self.fact(C.party, Iri(self.organisation(party)), party.span, confidence=party.confidence)
        for country in one.countries:
            if country in _by_themselves(one):
                yield self.found(C.party, Iri(names.country(country.value)), country)
            yield self.found(C.partyCountry, Iri(names.country(country.value)), country)
        for place, side in self._participation_places(one).items():
            node = Iri(self.minted("participation", one.anchor, place))
            yield self.fact(C.participation, node, side.span, confidence=side.confidence)

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

    def _participation_places(self, one: Agreement) -> dict[str, _Side]:
        """Return the sides by the place of their mention."""
        sides = {
            str(party.span.start): _Side(self.organisation(party), party.country, party.span, party.confidence)
            for party in one.organisations
        }
        countries = _by_themselves(one)
        if one.approver and one.approver.value not in {found.value for found in one.countries}:
            countries.append(one.approver)
        for country in countries:
            span = country.spans[0]
            sides[str(span.start)] = _Side(names.country(country.value), country.value, span, country.confidence)
        return sides

    def _participations(self, one: Agreement, iri: str) -> Iterator[Record]:
        for place, (participant, country, span, confidence) in self._participation_places(one).items():
            facts = [
                self.fact(C.participant, Iri(participant), span, confidence=confidence),
                Fact(C.role, Iri(names.concept("role", "party"))),
            ]
            if country and participant != names.country(country):
                facts.append(self.fact(C.onBehalfOf, Iri(names.country(country)), span, confidence=confidence))
            if one.approver and one.approver.value == country and one.date:
                facts.append(self.found(C.approvedOn, when(one.date.value), one.date))
            for person in one.signers:
                if person.country == country:
                    facts.append(
                        self.fact(
                            C.signatory,
                            Iri(self.minted("person", person.spans[0])),
                            person.spans[0],
                            confidence=of_signer(person),
                        )
                    )
            label = f"{span.quote} as a party"
            yield Record(
                self.minted("participation", one.anchor, place),
                C.Participation,
                label,
                tuple(facts),
                (passage(span),),
                main=iri,
                confidence=confidence,
            )

    def _new_organisation(self, one: Organisation) -> Record:
        facts = (self.fact(C.jurisdiction, Iri(names.country(one.country)), one.span),) if one.country else ()
        return Record(
            self.organisation(one), one.kind, one.name, facts, (passage(one.span),), confidence=one.confidence
        )

    def provision(self, one: Provision, main: str) -> Record:
        """Write one thing that the sides undertake."""
        facts = [self.found(C.commitmentKind, Iri(names.concept("commitment", kind.value)), kind) for kind in one.kinds]
        facts.append(self.fact(C.statedText, Text(one.span.quote), one.span))
        facts += [self.found(C.concerns, Iri(names.domain(domain.value)), domain) for domain in one.domains]
        facts += [self.found(C.beneficiaryGroup, group.value, group) for group in one.beneficiaries]
        return Record(
            self.minted("provision", one.span),
            C.Provision,
            one.span.quote,
            tuple(facts),
            (passage(one.span),),
            main=main,
        )

    def body(self, one: Body, main: str) -> Record:
        """Write a joint body."""
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
            self.minted("body", one.span), C.JointBody, one.name, tuple(facts), (passage(one.span),), main=main
        )

    def _flow(self, one: Found[tuple[str, str]], main: str) -> Record:
        span, (amount, currency) = one.spans[0], one.value
        facts = (
            Fact(C.flowKind, Iri(names.concept("flow", "commitment"))),
            self.fact(C.amount, Decimal(amount), span),
            self.fact(C.currency, currency, span),
        )
        return Record(
            self.minted("flow", span), C.FinancialFlow, f"{currency} {amount}", facts, (passage(span),), main=main
        )

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
            tuple(map(passage, one.status.spans)),
            main=iri,
        )
