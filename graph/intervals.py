"""In force when, and how surely: what each source says of an agreement, and the intervals that follow.

Each member of a cluster says of a day yes, perhaps, no or nothing. A yes beside a no is a disagreement and grades
the day possible; a no beside a perhaps is a no.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from comity.graph import names
from comity.graph.dates import plus, stored_day
from comity.graph.errors import BadInput
from comity.graph.quads import LABEL, RDF_TYPE, Statement, term
from comity.graph.store import View, strings
from comity.ontology import terms as C

FAR = date.max
BASES = ("signedOn", "adoptedOn", "approvedOn", "inForceFrom", "expiresOn", "terminatedOn", "renewedOn")

DATES = f"""
SELECT ?agreement ?predicate ?value WHERE {{
  ?agreement a <{C.Agreement}> ; ?predicate ?value .
  VALUES ?predicate {{ {" ".join(f"<{C.NS}{base}{end}>" for base in BASES for end in ("Earliest", "Latest"))}
    <{C.duration}> <{C.autoRenewal}> <{C.lastKnownStatus}> <{C.reviewState}> }}
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
NO_ENTRY = "no entry into force is known"


@dataclass(frozen=True)
class Span:
    """A stretch of days on which a source says ``certain``, ``possible`` or ``no``, by a rule, for a reason."""

    start: date
    end: date
    word: str
    rule: str
    why: str = ""


@dataclass(frozen=True)
class State:
    """An agreement: its canonical, its members, and what each member says."""

    canonical: str
    members: tuple[str, ...]
    said: tuple[tuple[Span, ...], ...]
    review: str


def states(view: View, clusters: dict[str, list[str]]) -> list[State]:
    """Gather what each source says of each agreement."""
    facts: dict[str, dict[str, set[str]]] = {}
    for query in (DATES, APPROVALS):
        for agreement, predicate, value in strings(view.select(query)):
            facts.setdefault(agreement, {}).setdefault(predicate.removeprefix(C.NS), set()).add(value)
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


def spans(facts: dict[str, set[str]]) -> Iterator[Span]:
    """Say for one source on which days the agreement was in force, as it tells it."""
    status = {value.rsplit("/", 1)[-1] for value in facts.get("lastKnownStatus", ())}
    begin = _beginning(facts, status)
    if begin is None:
        return
    if begin[0].start > date.min:
        yield Span(date.min, begin[0].start - timedelta(days=1), "no", begin[0].rule)
    ending = _ending(facts, begin, status)
    for span in begin:
        yield from _cut(_doubted(span, facts, status), ending)


def _beginning(facts: dict[str, set[str]], status: set[str]) -> list[Span] | None:
    earliest, latest = _bounds(facts, "inForceFrom")
    if earliest or latest:
        first, sure = earliest or date.min, latest
        found = []
        if sure is None or first < sure:
            stop = sure - timedelta(days=1) if sure else FAR
            found.append(Span(first, stop, "possible", "partial-date", "the day of entry into force is not known"))
        if sure:
            found.append(Span(sure, FAR, "certain", "in-force-dated"))
        return found
    for base, rule, why in (
        ("signedOn", "signed-no-entry-into-force", NO_ENTRY),
        ("adoptedOn", "signed-no-entry-into-force", f"adopted; {NO_ENTRY}"),
        ("approvedOn", "approved-not-signed", "approved by one side; no signature is known"),
    ):
        earliest, latest = _bounds(facts, base)
        if earliest or latest:
            if status & {"in-force"}:
                rule, why = "last-known-in-force", "last known to be in force; no day of entry into force is known"
            return [Span(earliest or date.min, FAR, "possible", rule, why)]
    if status & {"in-force"}:
        why = "last known to be in force; no day of entry into force is known"
        return [Span(date.min, FAR, "possible", "last-known-in-force", why)]
    if any(_bounds(facts, "terminatedOn")) or (status & RAN and any(_bounds(facts, "expiresOn"))):
        # What was terminated or ran out had been in force; what was superseded may never have been.
        return [Span(date.min, FAR, "possible", "partial-date", "the day of entry into force is not known")]
    if status & AGREED:
        return [Span(date.min, FAR, "possible", "signed-no-entry-into-force", f"signed on an unknown day; {NO_ENTRY}")]
    return None


def _bounds(facts: dict[str, set[str]], base: str) -> tuple[date | None, date | None]:
    earliest, latest = ([*filter(None, map(stored_day, facts.get(base + end, ())))] for end in ("Earliest", "Latest"))
    return min(earliest, default=None), max(latest, default=None)


def _ending(facts: dict[str, set[str]], begin: list[Span], status: set[str]) -> list[Span]:
    """Say what the end of the agreement makes of the days after it."""
    earliest, latest = _bounds(facts, "terminatedOn")
    if earliest or latest:
        return _closing(earliest, latest, "no", "in-force-dated", "")
    renews = "true" in facts.get("autoRenewal", ())
    silent = "renewal is tacit and nothing later is known" if renews else "nothing is known of a renewal"
    earliest, latest = _bounds(facts, "expiresOn")
    if earliest or latest:
        # What is known to have ended, and does not renew by itself, did not outlive its dated term.
        word = "no" if status & ENDED and not renews else "possible"
        why = f"its term ran out on {latest or earliest}; {silent}"
        return _closing(_after(earliest), _after(latest), word, "term-ran-out", why)
    for duration in sorted(facts.get("duration", ())):
        start = begin[-1].start
        try:
            over = plus(start, duration) if start > date.min else None
        except BadInput:
            over = None
        if over:
            why = f"its term of {duration} ran out by {over - timedelta(days=1)}; {silent}"
            return _closing(over, over, "possible", "term-ran-out", why)
    return []


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _closing(earliest: date | None, latest: date | None, word: str, rule: str, why: str) -> list[Span]:
    found = []
    first, sure = earliest or date.min, latest
    if sure is None or first < sure:
        stop = sure - timedelta(days=1) if sure else FAR
        found.append(Span(first, stop, "possible", "partial-date", "the day of its end is not known"))
    if sure:
        found.append(Span(sure, FAR, word, rule, why))
    return found


def _doubted(span: Span, facts: dict[str, set[str]], status: set[str]) -> Span:
    """Doubt the days of what ended on an unknown day.

    A dated term gives the day on which something expired, but not that on which it was cut short.
    """
    ended = sorted(status & ENDED)
    if not ended or any(_bounds(facts, "terminatedOn")) or (ended == ["expired"] and any(_bounds(facts, "expiresOn"))):
        return span
    why = "; ".join(part for part in (span.why, f"last known to be {ended[0]}, on an unknown day") if part)
    return Span(span.start, span.end, "possible", span.rule, why)


def _cut(span: Span, ending: list[Span]) -> Iterator[Span]:
    """Yield the span up to its end, and what the ending makes of the rest."""
    stop = min((other.start for other in ending), default=None)
    if stop is None or span.end < stop:
        yield span
        return
    if span.start < stop:
        yield Span(span.start, stop - timedelta(days=1), span.word, span.rule, span.why)
    for other in ending:
        start, end = max(span.start, other.start), min(span.end, other.end)
        if start <= end:
            why = "; ".join(part for part in (span.why, other.why) if part)
            yield Span(start, end, other.word, other.rule, why)


def combine(said: tuple[tuple[Span, ...], ...]) -> list[Span]:
    """Weigh what the sources say, day by day, into intervals of one grade; days of no are left out."""
    edges = {span.start for some in said for span in some}
    edges |= {span.end + timedelta(days=1) for some in said for span in some if span.end < FAR}
    ordered = sorted(edges)
    found: list[Span] = []
    for index, start in enumerate(ordered):
        end = ordered[index + 1] - timedelta(days=1) if index + 1 < len(ordered) else FAR
        span = _weigh(start, end, [s for some in said for s in some if s.start <= start <= s.end])
        if span is None:
            continue
        last = found[-1] if found else None
        if last and (last.end, last.word, last.rule, last.why) == (
            start - timedelta(days=1),
            span.word,
            span.rule,
            span.why,
        ):
            found[-1] = Span(last.start, end, span.word, span.rule, span.why)
        else:
            found.append(span)
    return found


def _weigh(start: date, end: date, words: list[Span]) -> Span | None:
    by_word = {word: [span for span in words if span.word == word] for word in ("certain", "no", "possible")}
    if by_word["certain"] and by_word["no"]:
        return Span(start, end, "possible", "sources-disagree", "the sources disagree on the days it is in force")
    if by_word["certain"]:
        return Span(start, end, "certain", by_word["certain"][0].rule)
    if by_word["no"] or not by_word["possible"]:
        return None
    why = "; ".join(dict.fromkeys(part for span in by_word["possible"] for part in span.why.split("; ")))
    return Span(start, end, "possible", by_word["possible"][0].rule, why)


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
    yield node, RDF_TYPE, ox.NamedNode(C.InForceInterval)
    yield node, LABEL, ox.Literal(f"in force, {span.word}, from {start}", language="en")
    yield node, ox.NamedNode(C.ofAgreement), agreement
    yield node, ox.NamedNode(C.grade), ox.NamedNode(names.concept("grade", span.word))
    yield node, ox.NamedNode(C.rule), ox.NamedNode(names.concept("rule", span.rule))
    if span.start > date.min:
        yield node, ox.NamedNode(C.validFrom), term(span.start)
    if span.end < FAR:
        yield node, ox.NamedNode(C.validUntil), term(span.end)
    if span.why:
        yield node, ox.NamedNode(C.why), ox.Literal(span.why)
    for member in state.members:
        yield node, ox.NamedNode(C.derivedFrom), ox.NamedNode(member)
