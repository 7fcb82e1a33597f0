"""Bring the texts of a store in line with its judgements; each text follows from its claims and these alone."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from comity.graph import names
from comity.graph.claims import Claimed, read_claims
from comity.graph.judged import Judgement, by_source, decisions, everywhere, judgements
from comity.graph.proposals import Proposal, proposals
from comity.graph.settling import Settled, held_back, settle
from comity.graph.store import View, strings
from comity.ontology import terms as C

PREFIX = f"PREFIX comity: <{C.NS}>"
PROPOSING = f"{PREFIX} SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?extraction comity:leastConfidence ?least }} }}"
JUDGED_STATES = " ".join(f"<{names.concept('review', state)}>" for state in ("accepted", "rejected", "corrected"))
TOUCHED = f"""{PREFIX} SELECT DISTINCT ?graph WHERE {{
  VALUES ?state {{ {JUDGED_STATES} }} GRAPH ?graph {{ ?claim comity:reviewState ?state ; a comity:Claim }} }}"""
QUOTING = (
    PREFIX
    + """ SELECT DISTINCT ?graph WHERE {{
  GRAPH ?graph {{ ?passage comity:quote ?quote }} FILTER(LCASE(STR(?quote)) IN ({quotes})) }}"""
)
# Bodies through which their country is party.
OF_COUNTRY = (
    PREFIX
    + """ SELECT DISTINCT ?country WHERE {{ <{body}> comity:jurisdiction ?country ; a ?kind .
  FILTER(?kind IN (comity:Ministry, comity:GovernmentAgency, comity:RegulatoryAuthority, comity:ResearchInstitution,
    comity:HealthFacility)) }}"""
)


def settlements(view: View) -> Iterator[tuple[str, Settled]]:
    """Yield what has to change in the graph of each text that a judgement is about, or was about before."""
    known = judgements(view)
    own, general = by_source(known), everywhere(known)
    for graph in sorted(_concerned(view, own, general)):
        claimed = read_claims(view.quads(graph), graph)
        found = proposals(claimed)
        decided = decisions(found, own.get(claimed.key, []), general)
        yield graph, settle(claimed, found, decided, lambda body: _countries(view, body))


def _concerned(view: View, own: dict[str, list[Judgement]], general: dict[tuple[str, str, str], Judgement]) -> set[str]:
    proposing = proposing_graphs(view)
    concerned = {names.source_graph(key) for key in own}
    concerned |= {graph for (graph,) in strings(view.select(TOUCHED))}
    if general:
        quotes = ", ".join(str(ox.Literal(quote)) for _, _, quote in sorted(general))
        concerned |= {graph for (graph,) in strings(view.select(QUOTING.format(quotes=quotes)))}
    return concerned & proposing


def proposing_graphs(view: View) -> set[str]:
    """List the graphs of the sources that propose: texts that a program read."""
    return {graph for (graph,) in strings(view.select(PROPOSING))}


def _countries(view: View, body: str) -> list[str]:
    return [country for (country,) in strings(view.select(OF_COUNTRY.format(body=ox.NamedNode(body).value)))]


def proposed(view: View, graph: str) -> tuple[Claimed, list[Proposal]]:
    """Read what one text proposes."""
    claimed = read_claims(view.quads(graph), graph)
    return claimed, proposals(claimed)


def without_unsure(quads: Iterable[ox.Quad], graph: str) -> tuple[set[ox.Quad], set[ox.Quad], int]:
    """Tell what of a text that is new must be taken out or put in so that it keeps what is unsure to its claims."""
    claimed = read_claims(quads, graph)
    found = proposals(claimed)
    change = settle(claimed, found, {})
    return change.removed, change.added, len(held_back(found, claimed.least))
