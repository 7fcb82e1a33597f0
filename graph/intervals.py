"""In force when, and how surely: what each source says of an agreement, and the intervals that follow."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from comity.graph import names
from comity.graph.dates import plus, stored_day
from comity.graph.errors import BadInput
from comity.graph.quads import Statement
from comity.graph.spans import FAR, Span, closing, combine, cut, stated
from comity.graph.store import View, strings
from comity.ontology import terms as C

BASES = (
    "signedOn",
    "adoptedOn",
    "approvedOn",
    "inForceFrom",
    "expiresOn",
    "terminatedOn",
    "renewedOn",
    "lastKnownStatusOn",
)

AGREEMENTS = f"SELECT ?agreement WHERE {{ ?agreement a <{C.Agreement}> FILTER(ISIRI(?agreement)) }}"
DATES = f"""
SELECT ?agreement ?predicate ?value WHERE {{
  ?agreement a <{C.Agreement}> ; ?predicate ?value .
  VALUES ?predicate {{ {" ".join(f"<{C.NS}{base}{end}>" for base in BASES for end in ("Earliest", "Latest"))}
    <{C.duration}> <{C.entryDelay}> <{C.autoRenewal}> <{C.lastKnownStatus}> <{C.reviewState}> }}
}}"""
APPROVALS = f"""
PREFIX comity: <{C.NS}>
SELECT ?agreement ?predicate ?value WHERE {{
  ?agreement comity:participation ?side . ?side ?predicate ?value .
  VALUES ?predicate {{ comity:approvedOnEarliest comity:approvedOnLatest }}
}}"""

ENDED = {"expired", "terminated", "superseded"}
RAN = {"expired", "terminated"}
AGREED = {"signed", "in-force", "renewed"}
NO_DAY = "the day of entry into force is not known"
NO_ENTRY = "no entry into force is known"
# What one source says of an agreement: the values by the local name of the property.
Facts = dict[str, set[str]]


@dataclass(frozen=True)
class State:
    """An agreement: its canonical, its members, and what each member says."""

    canonical: str
    members: tuple[str, ...]
    said: tuple[tuple[Span, ...], ...]
    review: str


def facts_of_agreements(view: View) -> dict[str, Facts]:
    """Gather what each source says of each agreement, also of those of which it says nothing asked for here."""
    facts: dict[str, Facts] = {agreement: {} for (agreement,) in strings(view.select(AGREEMENTS))}
    for query in (DATES, APPROVALS):
        for agreement, predicate, value in strings(view.select(query)):
            facts.setdefault(agreement, {}).setdefault(predicate.removeprefix(C.NS), set()).add(value)
    return facts


def states(facts: dict[str, Facts], clusters: dict[str, list[str]]) -> list[State]:
    """Say by cluster on which days each source has the agreement in force."""
    found = []
    for canonical, members in clusters.items():
        known = [member for member in members if member in facts]
        if known:
            said = tuple(tuple(spans(facts[member])) for member in known)
            reviews = [facts[member].get("reviewState", set()) for member in known]
            found.append(State(canonical, tuple(known), said, _review(reviews)))
    return found


def _review(reviews: list[set[str]]) -> str:
    words = {iri.rsplit("/", 1)[-1] for some in reviews for iri in some}
    return next((word for word in ("disputed", "reviewed") if word in words), "unreviewed")


def spans(facts: Facts) -> Iterator[Span]:
    """Say for one source on which days the agreement was in force, as it tells it."""
    status = {value.rsplit("/", 1)[-1] for value in facts.get("lastKnownStatus", ())}
    begin = _beginning(facts, status)
    if begin is None:
        return
    if begin[0].start > date.min:
        yield Span(date.min, begin[0].start - timedelta(days=1), "no", begin[0].rule)
    over = ending(facts, begin, status)
    for span in begin:
        yield from cut(_doubted(span, facts, status), over)


def _beginning(facts: Facts, status: set[str]) -> list[Span] | None:
    earliest, latest = bounds(facts, "inForceFrom")
    if earliest or latest:
        first, sure = earliest or date.min, latest
        found = []
        if sure is None or first < sure:
            stop = sure - timedelta(days=1) if sure else FAR
            found.append(Span(first, stop, "possible", "partial-date", NO_DAY))
        if sure:
            found.append(Span(sure, FAR, "certain", "in-force-dated"))
        return found
    for base, rule, why in (
        ("signedOn", "signed-no-entry-into-force", NO_ENTRY),
        ("adoptedOn", "signed-no-entry-into-force", f"adopted; {NO_ENTRY}"),
        ("approvedOn", "approved-not-signed", "approved by one side; no signature is known"),
    ):
        earliest, latest = bounds(facts, base)
        if earliest or latest:
            if status & {"in-force"}:
                rule, why = "last-known-in-force", "last known to be in force; no day of entry into force is known"
            return [Span(earliest or date.min, FAR, "possible", rule, why)]
    if status & {"in-force"}:
        why = "last known to be in force; no day of entry into force is known"
        return [Span(date.min, FAR, "possible", "last-known-in-force", why)]
    if any(bounds(facts, "terminatedOn")) or (
        status & RAN and (any(bounds(facts, "expiresOn")) or any(bounds(facts, "lastKnownStatusOn")))
    ):
        # What was terminated or ran out had been in force; what was superseded may never have been.
        return [Span(date.min, FAR, "possible", "partial-date", NO_DAY)]
    if status & AGREED:
        return [Span(date.min, FAR, "possible", "signed-no-entry-into-force", f"signed on an unknown day; {NO_ENTRY}")]
    return None


def bounds(facts: Facts, base: str) -> tuple[date | None, date | None]:
    """Give the earliest and the latest day that a date can be, None for an open side."""
    earliest, latest = ([*filter(None, map(stored_day, facts.get(base + end, ())))] for end in ("Earliest", "Latest"))
    return min(earliest, default=None), max(latest, default=None)


def ending(facts: Facts, begin: list[Span], status: set[str]) -> list[Span]:
    """Say what the end of the agreement makes of the days after it."""
    earliest, latest = bounds(facts, "terminatedOn")
    if earliest or latest:
        return closing(earliest, latest, "no", "in-force-dated", "")
    renews = "true" in facts.get("autoRenewal", ())
    silent = "renewal is tacit and nothing later is known" if renews else "nothing is known of a renewal"
    earliest, latest = bounds(facts, "expiresOn")
    if earliest or latest:
        # What is known to have ended, and does not renew by itself, did not outlive its dated term.
        word = "no" if status & ENDED and not renews else "possible"
        why = f"its term ran out on {latest or earliest}; {silent}"
        return closing(_after(earliest), _after(latest), word, "term-ran-out", why)
    _, known = bounds(facts, "lastKnownStatusOn")
    if status & ENDED and known:
        return [Span(known, FAR, "no", "last-known-in-force")]
    for duration in sorted(facts.get("duration", ())):
        start = begin[-1].start
        try:
            over = plus(start, duration) if start > date.min else None
        except BadInput:
            over = None
        if over:
            why = f"its term of {duration} ran out by {over - timedelta(days=1)}; {silent}"
            return closing(over, over, "possible", "term-ran-out", why)
    return []


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _doubted(span: Span, facts: Facts, status: set[str]) -> Span:
    """Doubt the days of what ended on an unknown day.

    A dated term gives the day on which something expired, but not that on which it was cut short.
    """
    ended = sorted(status & ENDED)
    if not ended or any(bounds(facts, "terminatedOn")) or (ended == ["expired"] and any(bounds(facts, "expiresOn"))):
        return span
    why = "; ".join(part for part in (span.why, f"last known to be {ended[0]}, on an unknown day") if part)
    return Span(span.start, span.end, "possible", span.rule, why)


def intervals(found: list[State]) -> Iterator[Statement]:
    """State the intervals of each canonical agreement, and its review."""
    for state in found:
        agreement = ox.NamedNode(state.canonical)
        yield agreement, ox.NamedNode(C.review), ox.NamedNode(names.concept("review", state.review))
        for span in combine(state.said):
            yield from _interval(state, agreement, span)


def _interval(state: State, agreement: ox.NamedNode, span: Span) -> Iterator[Statement]:
    digest = hashlib.sha256(state.canonical.encode()).hexdigest()[:16]
    start = span.start.isoformat() if span.start > date.min else "open"
    node = ox.NamedNode(f"{names.ID}in-force/{digest}/{start}")
    yield from stated(node, C.InForceInterval, f"in force, {span.word}, from {start}", span)
    yield node, ox.NamedNode(C.ofAgreement), agreement
    for member in state.members:
        yield node, ox.NamedNode(C.derivedFrom), ox.NamedNode(member)
