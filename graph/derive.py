"""The derived graph: what rules make of the sources, in one pass, each fact naming its rule."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from comity.graph import names
from comity.graph.bodies import meetings_due
from comity.graph.bound import bound
from comity.graph.canonical import canonicals, clusters
from comity.graph.closure import within_domain
from comity.graph.evidence import evidence_lines
from comity.graph.intervals import facts_of_agreements, intervals, states
from comity.graph.money.facts import money
from comity.graph.parts import participants
from comity.graph.quads import Statement
from comity.graph.standing import party_countries, told
from comity.graph.store import View
from comity.graph.ties import ties
from comity.ontology import terms as C

SUFFIX = f"<{names.DERIVED_GRAPH}> .\n"


def derived(view: View, decided: Iterable[tuple[str, str]] = ()) -> Iterator[Statement]:
    """Yield every derived statement of the store as it stands in ``view``.

    ``decided`` pairs each judgement on a text with a claim that it decides.
    """
    for judgement, claim in decided:
        yield ox.NamedNode(judgement), ox.NamedNode(C.decides), ox.NamedNode(claim)
    same = clusters(view)
    yield from canonicals(same)
    yield from within_domain(view)
    yield from evidence_lines(view)
    facts = facts_of_agreements(view)
    known = states(facts, same)
    yield from intervals(known)
    yield from bound(participants(view, same), facts, same)
    countries = party_countries(view)
    yield from told(countries)
    parties = countries.all()
    yield from ties(view, same, parties)
    yield from meetings_due(view, same)
    yield from money(view, same, known, parties)


def derive(view: View, target: Path, decided: Iterable[tuple[str, str]] = ()) -> int:
    """Write the derived graph as N-Quads, some lines more than once, and return how many lines there are."""
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for subject, predicate, value in derived(view, decided):
            out.write(f"{subject} {predicate} {value} {SUFFIX}")
            count += 1
    return count
