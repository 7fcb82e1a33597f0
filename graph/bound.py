"""Bound when, and how surely: from the acts of each actor and the dates of the agreement to graded intervals."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from comity.graph import names
from comity.graph.dates import plus
from comity.graph.errors import BadInput
from comity.graph.intervals import Facts, bounds, ending, spans
from comity.graph.parts import Act, Part, Participants
from comity.graph.quads import Statement
from comity.graph.spans import FAR, Span, closing, combine, cut, since, stated
from comity.ontology import terms as C

# Treaties let up to a year pass between the consent of a party and the entry into force for it.
LONGEST_DELAY = "P1Y"
NO_DATE = "listed as taking part, without a day"
NO_OWN_DAY = "the day of entry into force for it is not known"
NO_DELAY = f"consented to be bound; {NO_OWN_DAY}"
NO_ENTRY = "consented to be bound; no entry into force of the agreement is known"
SIGNED_ONLY = "signed; no act of consent is known"


@dataclass(frozen=True)
class Treaty:
    """What all sources together know of one agreement.

    ``entry`` are the bounds of its entry into force, ``delay`` is what a party waits for it after its consent;
    ``apart`` tells whether it binds by an act after signature, ``told`` of which members the acts are known.
    """

    facts: dict[str, Facts]
    entry: tuple[date | None, date | None]
    delay: str | None
    apart: bool
    told: frozenset[str]


def bound(found: Participants, facts: dict[str, Facts], clusters: dict[str, list[str]]) -> Iterator[Statement]:
    """State by canonicals the intervals in which each actor is bound to each agreement it takes part in."""
    for agreement, members in clusters.items():
        voices = found.voices(members)
        if not voices:
            continue
        treaty = _treaty(members, facts, voices)
        for actor, parts in voices.items():
            merged = combine(tuple(tuple(_says(treaty, part, found.gone.get(actor))) for part in parts))
            yield from _intervals(agreement, actor, parts, merged)
            for heir in sorted(found.successors.get(actor, set()) - voices.keys()):
                yield from _intervals(
                    agreement, heir, parts, [_handed_on(span, found.labels[actor]) for span in merged]
                )


def _treaty(members: list[str], facts: dict[str, Facts], voices: dict[str, list[Part]]) -> Treaty:
    """Gather it; of several entries into force that of the first member counts."""
    known = {member: facts.get(member, {}) for member in members}
    entries = [found for member in members if any(found := bounds(known[member], "inForceFrom"))]
    delays = {value for each in known.values() for value in each.get("entryDelay", ())}
    parts = [part for some in voices.values() for part in some]
    return Treaty(
        known,
        entries[0] if entries else (None, None),
        delays.pop() if len(delays) == 1 else None,
        any(act.binds or act.kind == "entry-into-force" for part in parts for act in part.acts),
        frozenset(part.agreement for part in parts if part.acts),
    )


def _says(treaty: Treaty, part: Part, gone: date | None) -> Iterator[Span]:
    """Say for one source on which days the actor was bound; without acts it was as the agreement was in force."""
    facts = treaty.facts[part.agreement]
    ends = [[Span(gone + timedelta(days=1), FAR, "no", "in-force-dated")]] if gone else []
    if part.agreement in treaty.told:
        found = _beginning(treaty, part)
        status = {value.rsplit("/", 1)[-1] for value in facts.get("lastKnownStatus", ())}
        ends += [_leaving(part), ending(facts, found, status)] if found else []
        if found and found[0].start > date.min:
            yield Span(date.min, found[0].start - timedelta(days=1), "no", found[0].rule)
    else:
        found = list(spans(facts))
    for end in ends:
        found = [piece for span in found for piece in ([span] if span.word == "no" else cut(span, end))]
    yield from found


def _beginning(treaty: Treaty, part: Part) -> list[Span]:
    entry = part.first("entry-into-force")
    if entry:
        return since(entry.earliest, entry.latest, "in-force-for-party", NO_OWN_DAY)
    consent = part.consent()
    if consent and any(treaty.entry):
        first = _later(consent.earliest, treaty.entry[0], _delay(treaty, consent, "P0D"))
        sure = _later(consent.latest, treaty.entry[1], _delay(treaty, consent, LONGEST_DELAY))
        return since(first, sure, "consent-and-entry-into-force", NO_DELAY)
    if consent:
        return [Span(consent.earliest or date.min, FAR, "possible", "consent-no-entry-into-force", NO_ENTRY)]
    signed = part.first("signature")
    if signed and treaty.apart:
        return []
    if signed:
        start = max(signed.earliest or date.min, treaty.entry[0] or date.min)
        return [Span(start, FAR, "possible", "signed-no-entry-into-force", SIGNED_ONLY)]
    return [Span(date.min, FAR, "possible", "listed-no-date", NO_DATE)]


def _delay(treaty: Treaty, consent: Act, unknown: str) -> str:
    """Tell how long after this consent the agreement binds; a succession goes back, so it waits for nothing."""
    return "P0D" if consent.kind == "succession" else treaty.delay or unknown


def _later(consent: date | None, entry: date | None, delay: str) -> date | None:
    if consent is None or entry is None:
        return None
    try:
        return max(entry, plus(consent, delay))
    except BadInput:
        return None


def _leaving(part: Part) -> list[Span]:
    left = part.last("withdrawal")
    return closing(left.earliest, left.latest, "no", "in-force-dated", "") if left else []


def _handed_on(span: Span, label: str) -> Span:
    reason = f"as successor of {label}; no source tells that its agreements passed on"
    why = "; ".join(part for part in (reason, span.why) if part)
    return Span(span.start, span.end, "possible", "successor-body", why)


def _intervals(agreement: str, actor: str, parts: list[Part], merged: list[Span]) -> Iterator[Statement]:
    digest = hashlib.sha256(f"{agreement} {actor}".encode()).hexdigest()[:16]
    kinds = sorted({act.kind for part in parts for act in part.acts if act.binds})
    for span in merged:
        start = span.start.isoformat() if span.start > date.min else "open"
        node = ox.NamedNode(f"{names.ID}bound/{digest}/{start}")
        yield from stated(node, C.BoundInterval, f"bound, {span.word}, from {start}", span)
        yield node, ox.NamedNode(C.boundTo), ox.NamedNode(agreement)
        yield node, ox.NamedNode(C.boundActor), ox.NamedNode(actor)
        for kind in kinds:
            yield node, ox.NamedNode(C.boundAct), ox.NamedNode(names.concept("act", kind))
        for part in parts:
            yield node, ox.NamedNode(C.derivedFrom), ox.NamedNode(part.node)
