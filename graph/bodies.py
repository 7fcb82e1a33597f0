"""Joint bodies with a clock: when each last met, by when it is to meet again, and who hosts then."""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from comity.graph.dates import plus, stored_day
from comity.graph.errors import BadInput
from comity.graph.quads import Statement, term
from comity.graph.store import View, strings
from comity.ontology import terms as C

MEETINGS = f"""
PREFIX comity: <{C.NS}>
SELECT ?body ?day ?country WHERE {{
  ?meeting comity:heldBy ?body ; comity:startsOnLatest ?day .
  OPTIONAL {{ ?meeting comity:inCountry ?country FILTER(ISIRI(?country)) }}
  FILTER(ISIRI(?body))
}}"""
TERMS = f"""
PREFIX comity: <{C.NS}>
SELECT ?body ?every ?host ?alternate WHERE {{
  ?body a comity:JointBody .
  OPTIONAL {{ ?body comity:meetingInterval ?every }}
  OPTIONAL {{ ?body comity:hostCountry ?host FILTER(ISIRI(?host)) }}
  OPTIONAL {{ ?body comity:hostsAlternate ?alternate }}
}}"""


def meetings_due(view: View, clusters: dict[str, list[str]]) -> Iterator[Statement]:
    """State the last meeting known of each body, the day by which the next is due, and its host."""
    canonical = {member: head for head, members in clusters.items() for member in members}
    last: dict[str, tuple[date, str]] = {}
    for body, day, country in strings(view.select(MEETINGS)):
        head = canonical.get(body, body)
        if met := stored_day(day):
            last[head] = max(last.get(head, (date.min, "")), (met, country))
    every: dict[str, set[str]] = {}
    hosts: dict[str, set[str]] = {}
    alternate: set[str] = set()
    for body, interval, host, alternates in strings(view.select(TERMS)):
        head = canonical.get(body, body)
        every.setdefault(head, set()).update([interval] if interval else [])
        hosts.setdefault(head, set()).update([host] if host else [])
        alternate |= {head} if alternates == "true" else set()
    for head, (met, country) in sorted(last.items()):
        node = ox.NamedNode(head)
        yield node, ox.NamedNode(C.lastMeetingOn), term(met)
        intervals = every.get(head, set())
        if len(intervals) == 1:
            due = _due(met, next(iter(intervals)))
            if due:
                yield node, ox.NamedNode(C.nextMeetingDue), term(due)
        others = hosts.get(head, set()) - {country}
        if country and head in alternate and len(others) == 1:
            yield node, ox.NamedNode(C.nextHost), ox.NamedNode(next(iter(others)))


def _due(met: date, interval: str) -> date | None:
    try:
        return plus(met, interval)
    except BadInput:
        return None
