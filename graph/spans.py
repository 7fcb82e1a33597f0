"""Stretches of days on which sources say that something holds: how they are cut, and how sources are weighed.

A source says of a day yes, perhaps, no or nothing. A yes beside a no is a disagreement and grades the day possible;
a no beside a perhaps is a no.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from comity.graph import names
from comity.graph.quads import LABEL, RDF_TYPE, Statement, term
from comity.ontology import terms as C

FAR = date.max


@dataclass(frozen=True)
class Span:
    """A stretch of days on which a source says ``certain``, ``possible`` or ``no``, by a rule, for a reason."""

    start: date
    end: date
    word: str
    rule: str
    why: str = ""


def since(first: date | None, sure: date | None, rule: str, why: str) -> list[Span]:
    """Begin on some day from ``first`` to ``sure``; it is possible between the two, and certain only from the last."""
    found = []
    if sure is None or (first or date.min) < sure:
        stop = sure - timedelta(days=1) if sure else FAR
        found.append(Span(first or date.min, stop, "possible", rule, why))
    if sure:
        found.append(Span(sure, FAR, "certain", rule))
    return found


def closing(earliest: date | None, latest: date | None, word: str, rule: str, why: str) -> list[Span]:
    """End on a day between two, either of which may be open; from the last of them the word holds."""
    found = []
    first, sure = earliest or date.min, latest
    if sure is None or first < sure:
        stop = sure - timedelta(days=1) if sure else FAR
        found.append(Span(first, stop, "possible", "partial-date", "the day of its end is not known"))
    if sure:
        found.append(Span(sure, FAR, word, rule, why))
    return found


def cut(span: Span, ending: list[Span]) -> Iterator[Span]:
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


def stated(node: ox.NamedNode, kind: str, label: str, span: Span) -> Iterator[Statement]:
    """State an interval of this class: its days, grade, rule and reason."""
    yield node, RDF_TYPE, ox.NamedNode(kind)
    yield node, LABEL, ox.Literal(label, language="en")
    yield node, ox.NamedNode(C.grade), ox.NamedNode(names.concept("grade", span.word))
    yield node, ox.NamedNode(C.rule), ox.NamedNode(names.concept("rule", span.rule))
    if span.start > date.min:
        yield node, ox.NamedNode(C.validFrom), term(span.start)
    if span.end < FAR:
        yield node, ox.NamedNode(C.validUntil), term(span.end)
    if span.why:
        yield node, ox.NamedNode(C.why), ox.Literal(span.why)
