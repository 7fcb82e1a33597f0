"""All that follows from the sums of aid activities, in one pass over them."""

from collections.abc import Iterator

from comity.graph.intervals import State
from comity.graph.money.actors import actors
from comity.graph.money.counted import counted
from comity.graph.money.links import agreements, links
from comity.graph.money.naming import named
from comity.graph.money.overlaps import overlaps
from comity.graph.money.reading import activities, sources
from comity.graph.money.splitting import Purposes
from comity.graph.quads import Statement
from comity.graph.store import View


def money(
    view: View, clusters: dict[str, list[str]], found: list[State], countries: dict[str, set[str]]
) -> Iterator[Statement]:
    """State the counted sums, what is left out of totals, and the links of activities to agreements.

    ``countries`` are those behind each agreement.
    """
    graphs = sources(view)
    if not graphs:
        return
    who, purposes = actors(view, clusters), Purposes(view)
    twice = overlaps(view, graphs, who.canonical)
    known, said = agreements(view, clusters, found, countries), named(view, who.canonical)
    for activity in activities(view, graphs):
        yield from counted(activity, twice, who, purposes)
        if activity.iri not in twice.twice:
            yield from links(activity, known, who, said)
