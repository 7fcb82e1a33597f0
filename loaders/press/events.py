"""Meetings, visits and the conflicts that date them."""

import re
from datetime import date

from comity.loaders.press import dates, domains
from comity.loaders.press.extraction import Event, Found, Person
from comity.loaders.press.mentions import Mention
from comity.loaders.press.people import mentions_in
from comity.loaders.press.text import Document

MET = re.compile(r"\b(?:met(?: with)?|held (?:talks|a meeting|discussions)|holds talks|meeting with)\b")
OUTCOME = re.compile(
    r"\b(?P<words>(?:reaffirmed|reiterated|underscored|underlined|pledged|renewed their)\b[^.;”\"]{5,300})"
)
VISIT = re.compile(
    r"\b(?:(?P<days>\w{1,6})-day )?(?:(?P<state>[Ss]tate|official|working) )?(?P<visit>[Vv]isit|trip) to "
)
FIRST = re.compile(r"\bfirst (?:\w+ )?(?:visit|trip)\b")
SINCE = re.compile(r"\bsince (?P<conflict>[^.;]{0,80}?\b(?:war|conflict|invasion|hostilities)\b[^.;]{0,80})")
AMID = re.compile(r"\b(?:[Aa]mid|[Dd]uring|on the sidelines of|in the course of|alongside)\b")
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def find(
    document: Document,
    persons: list[Person],
    countries: dict[int, list[Mention]],
    terms: dict[int, list[Mention]],
    dateline: date | None,
) -> list[Event]:
    """Return the events of the prose in order."""
    meetings: list[Event] = []
    visits: list[Event] = []
    conflicts: list[Event] = []
    for number, (start, end) in enumerate(document.sentences):
        people = [person for person in persons if mentions_in(person, start, end)]
        here = countries.get(number, [])
        met = MET.search(document.text, start, end)
        if met and len(people) > 1:
            meetings.append(_meeting(document, met, people, start, end, dateline))
        outcome = OUTCOME.search(document.text, start, end)
        if outcome and meetings:
            span = document.span(*outcome.span("words"))
            meetings[-1].outcomes.append(Found(span.quote, (span,)))
            meetings[-1].domains += domains.found(
                document, [m for m in terms.get(number, []) if span.start <= m.start < span.end], []
            )
        visit = VISIT.search(document.text, start, end)
        if visit:
            event = _visit(document, visit, people, here, visits)
            amid = AMID.search(document.text, start, visit.start())
            if amid and meetings and "meeting" in document.text[start : amid.start()]:
                meetings[-1].during = (event, document.span(amid.start(), visit.end()))
            since = SINCE.search(document.text, visit.start(), end)
            if since and FIRST.search(document.text, start, end):
                conflict = _conflict(document, since, here, dateline)
                conflicts.append(conflict)
                event.since = (conflict, document.span(*since.span()))
    return [*meetings, *visits, *conflicts]


def _meeting(
    document: Document, match: re.Match[str], people: list[Person], start: int, end: int, dateline: date | None
) -> Event:
    event = Event("Meeting", document.span(*match.span()), persons=people)
    said = dates.find(document.text, start, end, dateline)
    if said:
        event.date = Found(said[0].written, (document.span(said[0].start, said[0].end),))
    return event


def _visit(
    document: Document, match: re.Match[str], people: list[Person], countries: list[Mention], visits: list[Event]
) -> Event:
    """Read a visit, or the same one again: the same person to the same country."""
    target = next((m for m in countries if match.end() <= m.start <= match.end() + 4), None)
    last = next(
        (
            one
            for one in visits
            if target and one.in_country and one.in_country.value == target.value and one.persons[:1] == people[:1]
        ),
        None,
    )
    event = last or Event(
        "StateVisit" if match["state"] in ("State", "state") else "Visit",
        document.span(*match.span("visit")),
        persons=people[:1],
    )
    if target and not last:
        event.in_country = Found(target.value, (document.span(target.start, target.end),))
    days = NUMBERS.get((match["days"] or "").lower()) or (
        int(match["days"]) if (match["days"] or "").isdecimal() else None
    )
    if days and not event.duration:
        event.duration = Found(f"P{days}D", (document.span(*match.span("days")),))
    if not last:
        visits.append(event)
    return event


def _conflict(document: Document, match: re.Match[str], countries: list[Mention], dateline: date | None) -> Event:
    event = Event("Conflict", document.span(*match.span("conflict")))
    said = dates.find(document.text, *match.span("conflict"), dateline)
    if said:
        event.date = Found(said[0].written, (document.span(said[0].start, said[0].end),))
    inside = [m for m in countries if match.start("conflict") <= m.start < match.end("conflict")]
    event.countries = [Found(m.value, (document.span(m.start, m.end),)) for m in inside]
    return event
