"""Build the network of countries, of ministries, or of actors and agreements."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import combinations

import networkx as nx

from comity.graph.errors import BadInput
from comity.graph.network.facts import Agreement, Facts, kind_words, read
from comity.graph.network.spells import LAST, Spell, merged, until
from comity.graph.store import View
from comity.graph.ties import MAXIMUM_COUNTRY_PARTIES
from comity.ontology import terms as C

ANY = "any"
NODES = ("countries", "ministries", "two-mode")


def build(
    view: View,
    *,
    nodes: str = "countries",
    domain: str | None = None,
    on: date | str | None = None,
    kind: str | None = None,
    max_parties: int | str | None = None,
    certain: bool = False,
) -> "nx.Graph[str]":
    """Build the network from the agreements that may be in force on a day.

    ``nodes`` is ``countries``, ``ministries`` (each a party by itself) or ``two-mode`` (actors and agreements).
    ``domain`` and ``kind`` are IRIs of a domain, with its narrower ones, and of a class of agreements. ``on`` is a
    day, today in UTC unless given, or ``any`` for every agreement that may be in force on some day. An agreement of
    more than ``max_parties`` country parties is left out: 15 unless given, none in two-mode; ``any`` takes them all.
    ``certain`` keeps only what is certainly in force. Nodes are IRIs; docs/networks.md lists the attributes.
    """
    if nodes not in NODES:
        raise BadInput(f"There is no network of {nodes!r}; take {', '.join(NODES)}.")
    limit = _limit(max_parties, nodes)
    day = (on or datetime.now(UTC).date().isoformat()) if on is None or isinstance(on, str) else on.isoformat()
    facts = read(view)
    chosen = [each for each in facts.agreements.values() if _matches(each, facts, domain, kind)]
    in_force = {each.iri: _spells(each, day, certain) for each in chosen}
    current = [each for each in chosen if in_force[each.iri]]
    within = [each for each in current if limit is None or len(each.countries) <= limit]
    graph: nx.Graph[str] = nx.Graph()
    graph.graph.update(nodes=nodes, on=day, max_parties=limit, certain=certain, generation=view.generation)
    graph.graph.update(domain=facts.label(domain) if domain else None, kind=kind.rsplit("#", 1)[-1] if kind else None)
    graph.graph["over_limit"] = len(current) - len(within)
    sides = {each.iri: _sides(each, facts, nodes) for each in facts.agreements.values()}
    for each in within:
        _add(graph, each, facts, sides[each.iri], in_force[each.iri], day)
    _finish(graph, facts, {iri: parties for iri, parties in sides.items() if parties})
    return graph


def _limit(given: int | str | None, nodes: str) -> int | None:
    if given is None:
        return None if nodes == "two-mode" else MAXIMUM_COUNTRY_PARTIES
    if given == ANY:
        return None
    if not isinstance(given, int) or given < 2:
        raise BadInput(f"A tie takes two parties at least, so {given!r} is no limit; give 2 or more, or any.")
    return given


def _matches(each: Agreement, facts: Facts, domain: str | None, kind: str | None) -> bool:
    if kind and kind not in each.kinds:
        return False
    return not domain or any(domain == area or domain in facts.broader.get(area, ()) for area in each.domains)


def _spells(each: Agreement, day: str, certain: bool) -> list[Spell]:
    """Give all days of an agreement that may be in force on the day; none where it is not."""
    kept = [spell for spell in each.spells if spell.grade == "certain" or not certain]
    return kept if day == ANY or any(spell.covers(day) for spell in kept) else []


def _sides(each: Agreement, facts: Facts, nodes: str) -> list[str]:
    """List the parties that are nodes, in order."""
    if nodes == "countries":
        return sorted(each.countries)
    if nodes == "ministries":
        return sorted(party for party in each.parties if C.Ministry in facts.kinds.get(party, ()))
    # A country stands for itself where nothing that acts for it is named; a company or a foundation does not.
    spoken_for = {country for party in each.parties for country in _spoken_for(party, facts)}
    return sorted(each.parties | (each.countries - spoken_for))


def _spoken_for(party: str, facts: Facts) -> set[str]:
    ministry = C.Ministry in facts.kinds.get(party, ())
    return facts.behalf.get(party, set()) | (facts.jurisdictions.get(party, set()) if ministry else set())


def _add(
    graph: "nx.Graph[str]", each: Agreement, facts: Facts, parties: list[str], spells: list[Spell], day: str
) -> None:
    """Add one agreement: an edge between each two parties, or from the agreement to each of them."""
    pairs: Iterable[tuple[str, str]] = combinations(parties, 2)
    if graph.graph["nodes"] == "two-mode":
        pairs = [(party, each.iri) for party in parties]
    for one, other in pairs:
        days = until(spells, min(facts.gone.get(one, LAST), facts.gone.get(other, LAST)))
        now = [spell for spell in days if day == ANY or spell.covers(day)]
        if not now:
            continue
        grade = min(spell.grade for spell in now)
        if other == each.iri:
            graph.add_node(other, label=each.title, kind="agreement", mode=1)
        for party in (one, other):
            if party not in graph:
                _add_actor(graph, facts, party)
        if not graph.has_edge(one, other):
            graph.add_edge(one, other, weight=0, certain=0, bilateral=0, plurilateral=0, behind=[], spells=[])
        edge = graph.edges[one, other]
        edge["weight"] += 1
        edge["certain"] += grade == "certain"
        edge["bilateral" if len(each.countries) <= 2 else "plurilateral"] += 1
        edge["behind"].append(each)
        edge["spells"] += days


def _add_actor(graph: "nx.Graph[str]", facts: Facts, party: str) -> None:
    countries = sorted(facts.label(country) for country in facts.jurisdictions.get(party, ()))
    kind = kind_words(facts.kinds.get(party, set()))
    graph.add_node(
        party,
        label=facts.label(party),
        kind=kind,
        country=" | ".join(countries) or None,
        mode=0,
    )


def _finish(graph: "nx.Graph[str]", facts: Facts, sides: dict[str, list[str]]) -> None:
    """Say on each edge what its agreements are, and on each node all that it is party to, in this network or not."""
    seen: set[str] = set()
    for _, _, edge in graph.edges(data=True):
        behind: list[Agreement] = edge.pop("behind")
        seen.update(each.iri for each in behind)
        days = sorted(day for each in behind for day in each.days)
        edge["grade"] = "certain" if edge["certain"] else "possible"
        edge["first_day"], edge["last_day"] = (days[0], days[-1]) if days else (None, None)
        edge["since"] = min((each.since for each in behind if each.since[0]), default=("", ""))[1] or None
        edge["agreements"] = tuple(each.iri for each in behind)
        edge["titles"] = tuple(each.title for each in behind)
        edge["evidence"] = tuple(sorted({line for each in behind for line in each.evidence}))
        edge["domains"] = tuple(sorted({facts.label(area) for each in behind for area in each.domains}))
        edge["spells"] = merged(edge["spells"])
    party_to: dict[str, set[str]] = {node: set() for node in graph}
    for iri, parties in sides.items():
        for party in parties:
            if party in party_to:
                party_to[party].add(iri)
    nx.set_node_attributes(graph, {node: frozenset(found) for node, found in party_to.items()}, "party_to")
    graph.graph["agreements"] = len(seen)
