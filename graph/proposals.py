"""What a text proposes, as people review it: each fact once, whatever the number of claims that state it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pyoxigraph as ox

from comity.graph import names
from comity.graph.claims import Claim, Claimed, Words, on_one_line
from comity.graph.quads import RDF_TYPE
from comity.graph.restating import short
from comity.ontology import terms as C

WHOLE = "whole"
# The date that a status has of its own.
DATED = {
    "signed": C.signedOn,
    "approved": C.approvedOn,
    "announced": C.announcedOn,
    "renewed": C.renewedOn,
    "terminated": C.terminatedOn,
}
FIELDS = {
    **dict.fromkeys((C.party, C.partyCountry, C.participant), "party"),
    **dict.fromkeys((*DATED.values(), C.lastKnownStatusOn, C.startsOn), "date"),
    C.lastKnownStatus: "status",
    C.place: "place",
    C.duration: "duration",
    C.autoRenewal: "renewal",
    C.concerns: "domain",
    C.areaText: "area",
    C.commitmentKind: "commitment",
    C.beneficiaryGroup: "beneficiary",
    C.bodyStatus: "body-status",
    C.mandate: "mandate",
    C.meetingFrequency: "meets",
    C.hostCountry: "host",
    C.hostsAlternate: "alternates",
    C.amount: "amount",
    C.currency: "currency",
    C.signatory: "signer",
    C.holdsPost: "post",
    C.eventParticipant: "participant",
    C.inCountry: "country",
    C.jurisdiction: "country",
    C.eventDuration: "duration",
    C.outcomeText: "outcome",
}
# Things that are reviewed as such, by the nearest class in this list, and what people call them.
THINGS = {
    C.Agreement: "agreement",
    C.JointBody: "body",
    C.Provision: "provision",
    C.FinancialFlow: "sum",
    C.Person: "person",
    C.Organisation: "organisation",
    C.Event: "event",
}
# What links a thing to its part says no more than that the part is there.
LINKS = {C.provision, C.establishes, C.flow}
# Values that hang on the first of their thing: they go where that is corrected.
FOLLOWERS = {C.meetingInterval: C.meetingFrequency, C.meetingsPerYear: C.meetingFrequency}


def key_of(*parts: str) -> str:
    """Make the key of a proposal: source; kind, quote and sentence of the thing; fact, value, quote and sentence.

    >>> key_of("note.txt", "agreement", "pact", "A pact.", "whole", "Agreement", "pact", "A pact.")
    'b95833fcd96a'
    """
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Proposal:
    """One fact of a text with all claims that state it; ``value`` is written short."""

    source: str
    thing: str
    kind: str
    label: str
    anchor: Words
    field: str
    value: str
    claims: tuple[Claim, ...]

    @property
    def main(self) -> str:
        """Give the thing whose part this is about: the agreement of a provision, else the thing itself."""
        return self.claims[0].supports

    @cached_property
    def words(self) -> Words:
        """Give the first words that say it."""
        return self.anchor if self.field == WHOLE else min(self._all_words(), key=lambda one: one.start)

    def says(self, quote: str, sentence: str) -> bool:
        """Tell whether these words are among those that say it."""
        said = [self.anchor] if self.field == WHOLE else self._all_words()
        return any((one.quote, one.sentence) == (quote, sentence) for one in said)

    def _all_words(self) -> list[Words]:
        led = [claim for claim in self.claims if claim.predicate in FIELDS] or self.claims
        return [one for claim in led for one in claim.words]

    @cached_property
    def confidence(self) -> Decimal | None:
        """Give the confidence of the claim that is least sure."""
        return min((claim.confidence for claim in self.claims if claim.confidence is not None), default=None)

    @property
    def state(self) -> str:
        """Give the state of review."""
        states = {claim.state for claim in self.claims}
        return next((state for state in ("rejected", "corrected", "accepted") if state in states), "unreviewed")

    @cached_property
    def key(self) -> str:
        """Name the proposal by its words and value, never by their number or place: it outlives a better reader."""
        anchor, first = self.anchor, self.words
        about = (self.source, self.kind, anchor.quote, anchor.sentence, self.field, self.value)
        return key_of(*about, first.quote, first.sentence)

    @property
    def iri(self) -> str:
        """Name the proposal as the thing that a judgement is about."""
        return names.minted(self.source, "proposal", self.key)


class _Grouping:
    """Sorts the claims of one source into proposals."""

    def __init__(self, claimed: Claimed) -> None:
        self.claimed = claimed
        self.own = [claim for claim in claimed.claims if claim.corrects is None]
        self.typed = {claim.subject: claim for claim in self.own if claim.predicate == RDF_TYPE.value}
        self.leads: dict[str, tuple[str, str, str]] = {}
        for claim in self.own:
            self._note_lead(claim)

    def _note_lead(self, claim: Claim) -> None:
        """Remember which fact a part stands for: a participation for its party, a signing for the status."""
        kind, value = self.kind(claim.subject), short(claim.value, self.claimed)
        if kind == C.Participation and claim.predicate == C.participant:
            self.leads[claim.subject] = (claim.supports, "party", value)
        elif kind == C.SigningEvent and claim.predicate == RDF_TYPE.value:
            self.leads[claim.subject] = (claim.supports, "status", "signed")
        elif kind == C.Tenure and claim.predicate == C.post:
            self.leads[claim.subject] = (claim.supports, "post", value)

    def kind(self, thing: str) -> str:
        typed = self.typed.get(thing)
        return typed.value.value if typed else ""

    def thing_kind(self, thing: str) -> str | None:
        kind = self.kind(thing)
        return next((word for one in (kind, *C.SUPERCLASSES.get(kind, ())) if (word := THINGS.get(one))), None)

    def fact(self, claim: Claim) -> tuple[str, str, str] | None:
        """Tell of which thing, which fact and which value a claim is; None where it is not asked about by itself."""
        subject, target, value = claim.subject, claim.value.value, short(claim.value, self.claimed)
        if claim.predicate in LINKS and self.thing_kind(target):
            return target, WHOLE, short(self.typed[target].value, self.claimed)
        if claim.predicate == C.participation and target in self.leads:
            return self.leads[target]
        if self.kind(subject) == C.SigningEvent and claim.predicate in (C.startsOn, C.place):
            return claim.supports, FIELDS[claim.predicate], value
        if self.kind(subject) == C.Participation and FIELDS.get(claim.predicate) in ("date", "signer"):
            return claim.supports, FIELDS[claim.predicate], value
        if subject in self.leads:
            return self.leads[subject]
        if not self.thing_kind(subject):
            return None
        if claim.predicate in (RDF_TYPE.value, C.statedText):
            return subject, WHOLE, short(self.typed[subject].value, self.claimed)
        if claim.predicate in FOLLOWERS:
            return self._beside(claim)
        return (subject, FIELDS[claim.predicate], value) if claim.predicate in FIELDS else None

    def _beside(self, claim: Claim) -> tuple[str, str, str] | None:
        wanted = FOLLOWERS[claim.predicate]
        first = next((one for one in self.own if (one.subject, one.predicate) == (claim.subject, wanted)), None)
        return (claim.subject, FIELDS[wanted], short(first.value, self.claimed)) if first else None

    def proposals(self) -> Iterator[Proposal]:
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.own:
            fact = self.fact(claim)
            if fact and self.thing_kind(fact[0]):
                groups[fact].append(claim)
        for (thing, field, value), claims in groups.items():
            label = on_one_line(self.claimed.labels.get(thing, thing), 200)
            kind = self.thing_kind(thing) or ""
            anchor = self.typed[thing].words[0]
            yield Proposal(self.claimed.key, thing, kind, label, anchor, field, value, tuple(claims))


def proposals(claimed: Claimed) -> list[Proposal]:
    """List what a source proposes: thing by thing in the order of the text, each thing itself last."""
    found = list(_Grouping(claimed).proposals())
    return sorted(found, key=lambda one: (one.anchor.start, one.thing, one.field == WHOLE, one.words.start, one.field))


def minted_in(claim: Claim, claimed: Claimed) -> str | None:
    """Give the thing of the same text to which a claim points, if it does."""
    return claim.value.value if isinstance(claim.value, ox.NamedNode) and claimed.is_minted(claim.value) else None
