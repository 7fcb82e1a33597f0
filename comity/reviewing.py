"""What awaits review, and the judgements on it: the same for the terminal and for scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import pyoxigraph as ox

from comity.correcting import corrected
from comity.graph import names
from comity.graph.claims import Claim, on_one_line
from comity.graph.errors import BadInput, Unknown
from comity.graph.judged import Judgement, by_source, decisions, everywhere, judgements
from comity.graph.proposals import WHOLE, Proposal
from comity.graph.reviewed import proposed, proposing_graphs
from comity.graph.settling import is_unsure
from comity.graph.store import View, strings
from comity.judgement_file import Entry, entry_of
from comity.ontology import terms as C

ACCEPT, REJECT, CORRECT, UNDO = "accept", "reject", "correct", "undo"
KINDS = {ACCEPT: "accepted", REJECT: "rejected", CORRECT: "corrected", UNDO: "undecided"}
REASONS = {
    ACCEPT: "The words say so.",
    REJECT: "The words do not say so.",
    CORRECT: "The words say another thing.",
    UNDO: "Taken back.",
}
# Facts of which the words may mean another thing in every text.
NAMES = ("party", "domain")
LEAST_SURE = f"""
PREFIX comity: <{C.NS}>
SELECT ?graph (MIN(?sure) AS ?least) WHERE {{ GRAPH ?graph {{
  ?claim comity:confidence ?sure ; comity:reviewState <{names.concept("review", "unreviewed")}> }} }}
GROUP BY ?graph ORDER BY ?least ?graph"""
NAME = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT (MIN(?name) AS ?first) WHERE {{ {{ {thing} rdfs:label ?name }} UNION {{ {thing} skos:prefLabel ?name }}
  FILTER(LANG(?name) IN ("", "en")) }}"""
MEMBERS = f"""
PREFIX comity: <{C.NS}>
SELECT ?thing WHERE {{{{ {{{{ ?thing comity:canonical {{thing}} }}}} UNION
  {{{{ ?claim comity:claimSubject ?thing FILTER(?thing = {{thing}}) }}}} }}}}"""
LATER = {"organisation": 1, "person": 2, "event": 3}


@dataclass(frozen=True)
class Item:
    """A proposal, whether it is held back from answers, and the judgement on it."""

    proposal: Proposal
    held: bool
    judgement: Judgement | None


def items(view: View, what: str | None = None) -> Iterator[Item]:
    """Yield the proposals of a text or thing, or of all texts, the least sure text first; held back ones lead."""
    known = judgements(view)
    own, general = by_source(known), everywhere(known)
    graphs, things = _meant(view, what)
    for graph in graphs:
        claimed, found = proposed(view, graph)
        decided = decisions(found, own.get(claimed.key, []), general)
        chosen = [one for one in found if not things or things & {one.thing, one.main}]
        made = [Item(one, _held(one, claimed.least, decided), decided.get(one.key)) for one in chosen]
        yield from sorted(made, key=lambda item: (not item.held, LATER.get(item.proposal.kind, 0)))


def _held(one: Proposal, least: Decimal | None, decided: dict[str, Judgement]) -> bool:
    return is_unsure(one.confidence, least) and one.key not in decided


def _meant(view: View, what: str | None) -> tuple[list[str], set[str]]:
    """Find the texts that are meant, and the things in them where one is named: it may be one in several texts."""
    proposing = proposing_graphs(view)
    if what is None:
        open_ = [graph for graph, _ in strings(view.select(LEAST_SURE)) if graph in proposing]
        return open_ + sorted(proposing - set(open_)), set()
    for graph in (names.source_graph(what), names.source_graph_of(what)):
        if graph in proposing:
            return [graph], set()
    try:
        members = {thing for (thing,) in strings(view.select(MEMBERS.format(thing=ox.NamedNode(what))))}
    except ValueError:
        members = set()
    texts = sorted({graph for thing in members if (graph := _graph_of(thing)) in proposing})
    if texts:
        return texts, members
    raise Unknown(f"{what[:120]!r} is no text that was read for proposals; comity sources lists the keys.")


def _graph_of(thing: str) -> str:
    """Name the graph of the text that a thing is of; the key of a text has no slash in an IRI."""
    return names.SOURCE_GRAPHS + thing.removeprefix(names.source("")).split("/", 1)[0]


def find(view: View, key: str, what: str | None = None) -> Item:
    """Find a proposal by its key; raises Unknown where no text makes it."""
    found = next((item for item in items(view, what) if item.proposal.key == key), None)
    if found is None:
        raise Unknown(f"No text proposes {key[:40]!r}; comity review --list shows the keys.")
    return found


def entry(
    view: View,
    item: Item,
    decision: str,
    by: str,
    *,
    why: str | None = None,
    value: str = "",
    in_every_text: bool = False,
    known: list[Judgement] | None = None,
) -> Entry:
    """Make the entry of a judgement; ``value`` is the right one as typed. Raises BadInput where it is of no use.

    It comes after all that are ``known`` of the fact, whatever their files.
    """
    proposal = item.proposal
    if decision == UNDO:
        in_every_text = _undone_everywhere(item)
    if in_every_text and proposal.field not in NAMES:
        raise BadInput(f"A {proposal.field} is judged in its own text; only a party or a domain holds in every text.")
    if in_every_text and decision == ACCEPT:
        raise BadInput("What is accepted holds in its own text; reject or correct what words mean in every text.")
    to = corrected(view, proposal, value) if decision == CORRECT else ""
    anchor, first = proposal.anchor, proposal.words
    about = (proposal.source, proposal.kind, anchor.quote, anchor.sentence, proposal.field, proposal.value)
    today = datetime.now(UTC).date().isoformat()
    said = on_one_line(why) if why and why.strip() else REASONS[decision]
    rivals = [one for one in (judgements(view) if known is None else known) if _is_rival(one, proposal, in_every_text)]
    return entry_of(
        KINDS[decision],
        (*about, first.quote, first.sentence),
        (on_one_line(by), today, said),
        to,
        in_every_text,
        _turn(rivals, today),
    )


def _undone_everywhere(item: Item) -> bool:
    """Tell whether what is undone was said of every text, in another one."""
    one = item.judgement
    if one is None:
        raise BadInput(
            f"Nobody has judged {item.proposal.key}, so there is nothing to undo; see comity review --judged."
        )
    return one.everywhere and one.source != item.proposal.source


def _is_rival(one: Judgement, proposal: Proposal, in_every_text: bool) -> bool:
    """Tell whether a judgement may decide the same."""
    alike = one.fact == proposal.field and (one.value == proposal.value or one.fact == WHOLE)
    return alike and (in_every_text or one.everywhere or one.source == proposal.source)


def _turn(rivals: list[Judgement], today: str) -> str:
    """Number a judgement so that it comes after those of the same day; the first needs no number."""
    late = next((one for one in rivals if one.on > today), None)
    if late:
        raise BadInput(
            f"{late.by} has judged this on {late.on}, which is after today ({today}, UTC) and would win; correct that "
            f"day in the file of the judgement, or wait for it."
        )
    turns = [int(one.turn or 0) for one in rivals if one.on == today]
    return str(max(turns) + 1) if turns else ""


def name_of(view: View, proposal: Proposal) -> str:
    """Give the English name of a value that is known elsewhere, such as a ministry or a domain."""
    claim = next((one for one in proposal.claims if short_of(one) == proposal.value), None)
    if claim is None or not isinstance(claim.value, ox.NamedNode):
        return ""
    return next((name for (name,) in strings(view.select(NAME.format(thing=claim.value)))), "")


def short_of(claim: Claim) -> str:
    """Write the value of a claim as far as it is known elsewhere."""
    value = claim.value.value
    return "domain/" + value.removeprefix(names.DOMAIN) if names.DOMAIN in value else value.removeprefix(names.ID)


def parts(item: Item, among: list[Item]) -> list[Item]:
    """List what is open of the thing that an item is about: its facts, those of its parts, and itself."""
    main = item.proposal.main
    return [one for one in among if one.proposal.main == main and one.judgement is None]
