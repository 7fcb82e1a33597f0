"""Apply judgements to a text: which of its claims stand as plain statements, and what stands in place of others."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from comity.graph import names
from comity.graph.claims import Claim, Claimed
from comity.graph.judged import ACCEPTED, CORRECTED, REJECTED, Judgement
from comity.graph.proposals import DATED, FOLLOWERS, WHOLE, Proposal, minted_in
from comity.graph.quads import LABEL, RDF_TYPE, Statement, Term
from comity.graph.restating import full, short, stated
from comity.ontology import terms as C

NOBODY = "unreviewed"
# What comes after a signing: it was signed on its day all the same.
AFTER_SIGNING = {"in-force", "suspended", "expired", "superseded"}
# What stands beside the value of a fact and cannot stand beside another.
BESIDE = {*FOLLOWERS, C.onBehalfOf}
Jurisdiction = Callable[[str], list[str]]


@dataclass(frozen=True)
class Settled:
    """What has to change in the graph of a source, and which claims each judgement decides."""

    removed: set[ox.Quad]
    added: set[ox.Quad]
    decided: tuple[tuple[str, str], ...] = ()


def settle(
    claimed: Claimed, found: list[Proposal], decided: dict[str, Judgement], jurisdiction: Jurisdiction = lambda _: []
) -> Settled:
    """Work out what the graph of a source must say, from its claims and the judgements on them alone."""
    return _Settling(claimed, found, decided, jurisdiction).result()


def held_back(found: Iterable[Proposal], least: Decimal | None) -> list[Proposal]:
    """List what is too unsure to be an answer and that nobody has judged."""
    return [one for one in found if is_unsure(one.confidence, least) and one.state == NOBODY]


def is_unsure(confidence: Decimal | None, least: Decimal | None) -> bool:
    """Tell whether a confidence is below the one that answers need."""
    return confidence is not None and least is not None and confidence < least


class _Settling:
    """Settles one source."""

    def __init__(
        self, claimed: Claimed, found: list[Proposal], decided: dict[str, Judgement], jurisdiction: Jurisdiction
    ) -> None:
        self.claimed, self.jurisdiction = claimed, jurisdiction
        self.own = [claim for claim in claimed.claims if claim.corrects is None]
        self.proposal = {claim.iri: one for one in found for claim in one.claims}
        self.decided = decided
        self.typed = {claim.subject: claim for claim in self.own if claim.predicate == RDF_TYPE.value}
        # The status of each agreement, and what was decided on it, for the date that goes with it.
        self.status = {one.thing: one for one in found if one.field == "status"}
        self.wholes = {one.thing: one for one in found if one.field == WHOLE}
        self.promoted = {
            target
            for one in found
            if self.verdict(one) == ACCEPTED
            for claim in one.claims
            if (target := minted_in(claim, claimed))
        }

    def verdict(self, proposal: Proposal | None) -> str:
        one = self.decided.get(proposal.key) if proposal and self.decided else None
        return one.kind if one else NOBODY

    def is_there(self, thing: str) -> bool:
        """Tell whether a thing of the text stands: judged so, else sure enough, and what it is part of stands too."""
        typed = self.typed.get(thing)
        if typed is None:
            return True
        proposal = self.proposal.get(typed.iri)
        verdict = self.verdict(proposal)
        unsigned = verdict == CORRECTED and typed.value.value == C.SigningEvent and not self.is_signed_still(proposal)
        if verdict == REJECTED or unsigned:
            return False
        unsure = is_unsure(self.sureness(typed), self.claimed.least)
        if verdict == NOBODY and unsure and thing not in self.promoted:
            return False
        return typed.supports == thing or self.is_there(typed.supports)

    def is_signed_still(self, proposal: Proposal | None) -> bool:
        """Tell of a corrected status whether the new one leaves the signing as it was."""
        if proposal is None or proposal.value != "signed":
            return False
        return self.decided[proposal.key].to in AFTER_SIGNING

    def sureness(self, claim: Claim) -> Decimal | None:
        proposal = self.proposal.get(claim.iri)
        return proposal.confidence if proposal else claim.confidence

    def stands(self, claim: Claim) -> bool:
        """Tell whether a claim stands as a plain statement."""
        proposal = self.proposal.get(claim.iri)
        verdict = self.verdict(proposal)
        if verdict == REJECTED or (verdict == CORRECTED and self.is_replaced(claim)):
            return False
        if verdict == NOBODY and is_unsure(self.sureness(claim), self.claimed.least):
            is_promoted = claim.predicate == RDF_TYPE.value and claim.subject in self.promoted
            if not is_promoted:
                return False
        target = minted_in(claim, self.claimed)
        if not self.is_there(claim.subject) or (target and not self.is_there(target)):
            return False
        return self._dated_by(claim) == claim.predicate

    def is_replaced(self, claim: Claim) -> bool:
        """Tell of a claim of a corrected proposal whether it goes with the value that was wrong."""
        proposal = self.proposal[claim.iri]
        if claim.predicate in BESIDE:
            return True
        if claim.predicate != C.lastKnownStatus and self.is_signed_still(proposal):
            return False
        if claim.predicate == C.partyCountry and not self.decided[proposal.key].to.startswith("country/"):
            return False  # "India" made "India's ministry" is still India
        return short(claim.value, self.claimed) == proposal.value

    def _dated_by(self, claim: Claim) -> str | None:
        """Give the property under which the date of an agreement stands once its status is judged; None for none."""
        proposal = self.status.get(claim.subject)
        if proposal is None or claim.predicate not in (*DATED.values(), C.lastKnownStatusOn):
            return claim.predicate
        verdict = self.verdict(proposal)
        if claim.predicate == C.lastKnownStatusOn:
            return None if verdict == REJECTED else claim.predicate
        if claim.predicate != DATED.get(proposal.value) or verdict not in (REJECTED, CORRECTED):
            return claim.predicate
        if verdict == CORRECTED and self.is_signed_still(proposal):
            return claim.predicate
        return DATED.get(self.decided[proposal.key].to) if verdict == CORRECTED else None

    def replacements(self) -> Iterator[Claim]:
        """Yield the claims that stand in place of others."""
        for claim in self.own:
            proposal = self.proposal.get(claim.iri)
            verdict = self.verdict(proposal)
            predicate = self._dated_by(claim)
            if not predicate or not self.is_there(claim.subject):
                continue
            if proposal and verdict == CORRECTED and self.is_replaced(claim) and claim.predicate not in BESIDE:
                value = full(self.decided[proposal.key].to, claim)
                yield self._replacement(claim, predicate, value)
                yield from self._countries(claim, value)
            elif predicate != claim.predicate and verdict != REJECTED:
                yield self._replacement(claim, predicate, claim.value)

    def _countries(self, claim: Claim, value: Term) -> Iterator[Claim]:
        """Yield the country for which a party that was put in place of another acts."""
        if claim.predicate != C.party:
            return
        own = f"{names.ID}country/"
        claims = {one.iri for one in self.own}
        for country in [value.value] if value.value.startswith(own) else self.jurisdiction(value.value):
            put = self._replacement(claim, C.partyCountry, ox.NamedNode(country))
            if put.iri not in claims:  # one that the text makes is judged by itself
                yield put

    def _replacement(self, claim: Claim, predicate: str, value: Term) -> Claim:
        digest = hashlib.sha256(f"{claim.subject} {predicate} {value}".encode()).hexdigest()[:16]
        iri = names.minted(self.claimed.key, "claim", digest)
        return Claim(
            iri, claim.subject, predicate, value, claim.supports, claim.words, claim.passages, None, ACCEPTED, claim.iri
        )

    def state(self, claim: Claim) -> str:
        """Tell the state of review that a claim has."""
        proposal = self.proposal.get(claim.iri)
        verdict = self.verdict(proposal)
        if verdict == CORRECTED:
            return CORRECTED if self.is_replaced(claim) else NOBODY
        return verdict

    def result(self) -> Settled:
        graph = ox.NamedNode(names.source_graph(self.claimed.key))
        possible, wanted = set[Statement](), set[Statement]()
        own = {claim.iri for claim in self.own}
        put = {one.iri: one for one in self.replacements()}
        for claim in self.own:
            plain = set(stated(claim.subject, claim.predicate, claim.value))
            possible |= plain | {_review(claim.iri, claim.state)}
            in_place = claim.iri in put
            wanted |= plain if in_place or self.stands(claim) else set()
            wanted.add(_review(claim.iri, ACCEPTED if in_place else self.state(claim)))
        for claim in self.claimed.claims:
            if claim.iri not in own:
                possible |= {*stated(claim.subject, claim.predicate, claim.value), *self._node(claim)}
        for claim in put.values():
            wanted |= set(stated(claim.subject, claim.predicate, claim.value))
            wanted |= set(self._node(claim)) if claim.iri not in own else set()
        for statement, new in self._agreements():
            possible |= {_review(statement, state) for state in (NOBODY, "reviewed", REJECTED)}
            wanted.add(_review(statement, new))
        current = {quad.triple for quad in self.claimed.quads}
        possible_now = {ox.Triple(*one) for one in possible} & current
        target = {ox.Triple(*one) for one in wanted}
        return Settled(
            removed={_in(graph, triple) for triple in possible_now - target},
            added={_in(graph, triple) for triple in target - current},
            decided=tuple(self._decided()),
        )

    def _agreements(self) -> Iterator[tuple[str, str]]:
        """Yield each agreement with its state of review."""
        words = {ACCEPTED: "reviewed", CORRECTED: "reviewed", REJECTED: REJECTED}
        for thing, whole in self.wholes.items():
            if whole.kind == "agreement":
                yield thing, words.get(self.verdict(whole), NOBODY)

    def _decided(self) -> Iterator[tuple[str, str]]:
        for claim in self.own:
            proposal = self.proposal.get(claim.iri)
            if proposal and proposal.key in self.decided:
                yield self.decided[proposal.key].iri, claim.iri

    def _node(self, claim: Claim) -> Iterator[Statement]:
        """Yield what is said of a claim that a person put in place of another."""
        node = ox.NamedNode(claim.iri)
        local = claim.predicate.rsplit("#", 1)[-1]
        label = f"{self.claimed.labels.get(claim.subject, claim.subject)}: {local}, corrected"
        is_thing = isinstance(claim.value, ox.NamedNode)
        value = claim.value if is_thing else ox.Literal(claim.value.value)
        yield node, RDF_TYPE, ox.NamedNode(C.Claim)
        yield node, LABEL, ox.Literal(label, language="en")
        yield node, ox.NamedNode(C.claimSubject), ox.NamedNode(claim.subject)
        yield node, ox.NamedNode(C.claimPredicate), ox.NamedNode(claim.predicate)
        yield node, ox.NamedNode(C.claimObject if is_thing else C.claimValue), value
        yield node, ox.NamedNode(C.supports), ox.NamedNode(claim.supports)
        yield _review(claim.iri, claim.state)
        for passage in claim.passages:
            yield node, ox.NamedNode(C.fromPassage), ox.NamedNode(passage)
        if claim.corrects:
            yield node, ox.NamedNode(C.corrects), ox.NamedNode(claim.corrects)


def _in(graph: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _review(thing: str, state: str) -> Statement:
    return ox.NamedNode(thing), ox.NamedNode(C.reviewState), ox.NamedNode(names.concept("review", state))
