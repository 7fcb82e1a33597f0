"""Under which agreement an activity is, or may be: by what it names, else by parties, domain and time.

Agreements are found by pairs of countries, so that the work grows with what fits and not with all pairs.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product

import pyoxigraph as ox

from comity.graph import names
from comity.graph.closure import ancestors
from comity.graph.dates import stored_day
from comity.graph.intervals import State
from comity.graph.money.actors import Actors
from comity.graph.money.naming import BY_SOURCE, Named
from comity.graph.money.reading import Activity
from comity.graph.money.splitting import UNSPECIFIED
from comity.graph.quads import RDF_TYPE, Statement
from comity.graph.spans import Span, combine
from comity.graph.store import View
from comity.graph.ties import AREAS, MAXIMUM_COUNTRY_PARTIES, merged, sets
from comity.ontology import terms as C

BODIES = f"""SELECT ?agreement ?body WHERE {{ ?agreement <{C.party}> ?body . ?body a <{C.Organisation}> }}"""
NO_DOMAIN = "the agreement names no domain"
NO_TIME = "when the activity runs is not known"


@dataclass
class Agreements:
    """What is needed of the agreements, by pair of a giver and a country that are party: domains, and when they run."""

    by_pair: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    parties: dict[str, set[str]] = field(default_factory=dict)
    domains: dict[str, set[str]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    above: dict[str, set[str]] = field(default_factory=dict)


def agreements(
    view: View, clusters: dict[str, list[str]], found: list[State], countries: dict[str, set[str]]
) -> Agreements:
    """Gather the agreements of few country parties of which it is known when they may be in force.

    ``countries`` are those behind each agreement.
    """
    canonical = {member: head for head, members in clusters.items() for member in members}
    known = Agreements(above=ancestors(view))
    known.spans = {state.canonical: combine(state.said) for state in found}
    areas, bodies = sets(view, AREAS, canonical), sets(view, BODIES, canonical)
    for agreement, parties in sorted(merged(countries, canonical).items()):
        known.parties[agreement] = parties | {canonical.get(body, body) for body in bodies[agreement]}
        if len(parties) <= MAXIMUM_COUNTRY_PARTIES and known.spans.get(agreement):
            known.domains[agreement] = areas.get(agreement, set()) - {UNSPECIFIED}
            for one, other in product(known.parties[agreement], parties):
                if one != other:
                    known.by_pair[one, other].append(agreement)
    return known


def links(activity: Activity, known: Agreements, who: Actors, named: Named) -> Iterator[Statement]:
    """State under which agreements an activity is, certainly where it names one and nothing speaks against it."""
    actors = who.all([*activity.all("provider"), *_payers(activity)] or activity.all("reportedBy"))
    givers = {*actors, *(who.country[actor] for actor in actors if actor in who.country)}
    takers = set(activity.all("recipient")) | {one for told in activity.sums.values() for one in told.all("recipient")}
    takers |= {one for said in activity.shares.values() for one in said.get("recipient", ())}
    time = _time(activity)
    certain, denied = named.in_activity(activity.iri), named.denials(activity.iri)
    for agreement, reason in sorted((certain | denied).items()):
        against = "" if reason == BY_SOURCE else _against(agreement, (givers, takers), time, known)
        grade = "possible" if against or agreement in denied else "certain"
        yield from _link(activity.iri, agreement, grade, "agreement-named", "; ".join(filter(None, [reason, against])))
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in sorted(product(givers, takers)):
        for agreement in known.by_pair.get(pair, ()):
            pairs[agreement].append(pair)
    for agreement, some in pairs.items():
        if (
            agreement not in certain
            and agreement not in denied
            and (why := _fits(activity, agreement, some, time, (known, who)))
        ):
            yield from _link(activity.iri, agreement, "possible", "agreement-fits", why)


def _against(
    agreement: str, sides: tuple[set[str], set[str]], time: tuple[date | None, date | None], known: Agreements
) -> str:
    """Say what speaks against an agreement that an activity names: its parties or its time are others."""
    parties, spans, (start, end) = known.parties.get(agreement), known.spans.get(agreement), time
    words = []
    for side, word in zip(sides, ("gives", "receives"), strict=True):
        if parties and side and not side & parties:
            words.append(f"nobody who {word} is party to it")
    if spans and not any(_meet(span, start, end) for span in spans):
        words.append(f"it is not in force while the activity runs ({start or ''}..{end or ''})")
    return "; ".join(words)


def _payers(activity: Activity) -> Iterator[str]:
    """List who provides its outgoing sums."""
    for told in activity.sums.values():
        if "incoming" not in told.one("flowKind"):
            yield from told.all("provider")


def _fits(
    activity: Activity,
    agreement: str,
    pairs: list[tuple[str, str]],
    time: tuple[date | None, date | None],
    at_hand: tuple[Agreements, Actors],
) -> str:
    """Say why an activity may be under an agreement with these parties; nothing where its domain or time is another."""
    known, who = at_hand
    areas = set(activity.all("concerns")) | {one for told in activity.sums.values() for one in told.all("concerns")}
    shared = sorted(one for one in areas if known.above.get(one, {one}) & known.domains[agreement])
    if known.domains[agreement] and not shared:
        return ""
    start, end = time
    span = next((span for span in known.spans[agreement] if _meet(span, start, end)), None)
    if span is None:
        return ""
    words = [f"parties: {who.named(tuple({one for pair in pairs for one in pair}))}"]
    words.append(f"domain: {who.named(tuple(shared))}" if shared else NO_DOMAIN)
    words.append(_said(start, end, span) if start or end else NO_TIME)
    return "; ".join(words)


def _meet(span: Span, start: date | None, end: date | None) -> bool:
    return (end is None or span.start <= end) and (start is None or start <= span.end)


def _said(start: date | None, end: date | None, span: Span) -> str:
    run = f"{start or ''}..{end or ''}"
    held = "it may be in force" if span.word == "possible" else "it is in force"
    return f"{held} while the activity runs ({run})"


def _time(activity: Activity) -> tuple[date | None, date | None]:
    """Give the first and the last day known of an activity: as it was, else as planned, else of its sums."""
    start = activity.one("startsOnEarliest", "plannedStartEarliest")
    end = activity.one("endsOnLatest", "plannedEndLatest")
    if not start and not end:
        days = [day for told in activity.sums.values() if (day := told.one("flowDate", "flowDateEarliest"))]
        start, end = min(days, default=""), max(days, default="")
    return stored_day(start) if start else None, stored_day(end) if end else None


def _link(activity: str, agreement: str, grade: str, rule: str, why: str) -> Iterator[Statement]:
    digest = hashlib.sha256(f"{activity} {agreement}".encode()).hexdigest()[:20]
    node = ox.NamedNode(f"{names.ID}activity-link/{digest}")
    yield node, RDF_TYPE, ox.NamedNode(C.ActivityLink)
    yield node, ox.NamedNode(C.ofActivity), ox.NamedNode(activity)
    yield node, ox.NamedNode(C.linkedAgreement), ox.NamedNode(agreement)
    yield node, ox.NamedNode(C.grade), ox.NamedNode(names.concept("grade", grade))
    yield node, ox.NamedNode(C.rule), ox.NamedNode(names.concept("rule", rule))
    yield node, ox.NamedNode(C.why), ox.Literal(why)
