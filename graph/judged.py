"""Judgements on what texts propose: read from the store, matched by words with the proposals as they are now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from comity.graph import names
from comity.graph.proposals import WHOLE, Proposal
from comity.graph.store import View, strings
from comity.ontology import terms as C

ACCEPTED, REJECTED, CORRECTED, UNDECIDED = "accepted", "rejected", "corrected", "undecided"
KINDS = " ".join(f"<{names.concept('judgement', kind)}>" for kind in (ACCEPTED, REJECTED, CORRECTED, UNDECIDED))
COLUMNS = {
    "fact": C.judgedFact,
    "value": C.judgedValue,
    "quote": C.judgedQuote,
    "sentence": C.judgedSentence,
    "thing": C.judgedThing,
    "thing_quote": C.judgedThingQuote,
    "thing_sentence": C.judgedThingSentence,
    "to": C.correctedValue,
    "everywhere": C.inEveryText,
    "by": C.judgedBy,
    "on": C.judgedOn,
    "why": C.reason,
    "turn": C.judgedInTurn,
    "line": C.locatorLine,
}
JUDGEMENTS = f"""
PREFIX comity: <{C.NS}>
SELECT ?judgement ?kind ?about {" ".join(f"?{name}" for name in COLUMNS)} WHERE {{
  VALUES ?kind {{ {KINDS} }}
  ?judgement comity:judgementKind ?kind ; comity:about ?about .
  FILTER(?kind != <{names.concept("judgement", UNDECIDED)}> || EXISTS {{ ?judgement comity:judgedFact ?any }})
  {" ".join(f"OPTIONAL {{ ?judgement <{iri}> ?{name} }}" for name, iri in COLUMNS.items())}
}}"""
# A thing of a source is named by the key of the source, without any slash, and what follows.
SOURCES = names.ID + "source/"


@dataclass(frozen=True)
class Judgement:
    """What somebody decided on one proposal; ``to`` is the value that stands in its place."""

    iri: str
    kind: str
    about: str
    fact: str = ""
    value: str = ""
    quote: str = ""
    sentence: str = ""
    thing: str = ""
    thing_quote: str = ""
    thing_sentence: str = ""
    to: str = ""
    everywhere: bool = False
    by: str = ""
    on: str = ""
    why: str = ""
    turn: str = ""
    line: str = ""

    @property
    def source(self) -> str:
        """Give the key of the source whose text was judged."""
        return unquote(self.about.removeprefix(SOURCES).split("/", 1)[0]) if self.about.startswith(SOURCES) else ""

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Put judgements in the order in which they were made: by day, turn and line."""
        return self.on, self.turn.zfill(9), self.line.zfill(9), self.iri


def judgements(view: View) -> list[Judgement]:
    """List the judgements on proposals in the order in which they were made."""
    found: dict[str, Judgement] = {}
    for iri, kind, about, *said in strings(view.select(JUDGEMENTS)):
        values = dict(zip(COLUMNS, said, strict=True))
        everywhere = values.pop("everywhere") == "true"
        found[iri] = Judgement(iri, kind.rsplit("/", 1)[-1], about, everywhere=everywhere, **values)
    return sorted(found.values(), key=lambda one: one.order)


def everywhere(known: Iterable[Judgement]) -> dict[tuple[str, str, str], Judgement]:
    """Map words, with the fact and value they were read as, to the last judgement on what they mean in every text.

    What is undone in a text takes back what was said of every text there; undone everywhere, whatever text said it.
    """
    made: dict[tuple[str, str, str], list[Judgement]] = defaultdict(list)
    for one in known:
        place = _place(one)
        if one.kind == UNDECIDED:
            made[place] = [each for each in made[place] if not one.everywhere and each.source != one.source]
        elif one.everywhere:
            made[place].append(one)
    return {place: some[-1] for place, some in made.items() if some}


def _place(one: Judgement) -> tuple[str, str, str]:
    return one.fact, one.value, _bare(one.quote)


def decisions(
    found: list[Proposal], own: list[Judgement], general: dict[tuple[str, str, str], Judgement]
) -> dict[str, Judgement]:
    """Give the judgement that decides each proposal of one source, by its key: its own, else one on all texts."""
    decided: dict[str, Judgement] = {}
    for one in own:
        if one.everywhere and _place(one) not in general:
            continue  # taken back in every text
        for proposal in _matched(found, one):
            if one.kind == UNDECIDED:
                decided.pop(proposal.key, None)
            else:
                decided[proposal.key] = one
    for proposal in found if general else ():
        place = (proposal.field, proposal.value, _bare(proposal.words.quote))
        if place in general:
            decided.setdefault(proposal.key, general[place])
    return decided


def unmatched(found: list[Proposal], own: list[Judgement]) -> list[Judgement]:
    """List the judgements that nothing in their text answers to any more."""
    return [one for one in own if one.kind != UNDECIDED and not _matched(found, one)]


def _matched(found: list[Proposal], one: Judgement) -> list[Proposal]:
    """Find what a judgement is about: by words and sentence, or by words alone where the sentence has changed."""
    if not one.fact:
        claims = [each for each in found if any(claim.iri == one.about for claim in each.claims)]
        return claims[:1] or [each for each in found if each.field == WHOLE and each.thing == one.about]
    alike = [each for each in found if each.field == one.fact and each.kind == one.thing and _same_value(each, one)]
    there = [each for each in alike if each.says(one.quote, one.sentence)]
    anchored = [
        each for each in there if (each.anchor.quote, each.anchor.sentence) == (one.thing_quote, one.thing_sentence)
    ]
    if anchored:
        return anchored
    if there:
        return there if len(there) == 1 else []
    if any(one.sentence == words.sentence for each in found for claim in each.claims for words in claim.words):
        return []
    moved = [each for each in alike if _bare(each.words.quote) == _bare(one.quote)]
    return moved if len(moved) == 1 else []


def _same_value(proposal: Proposal, one: Judgement) -> bool:
    """Tell whether the value is the one judged; what is not there at all is not there as another kind either."""
    return proposal.value == one.value or (one.fact == WHOLE and one.kind in (REJECTED, UNDECIDED))


def _bare(quote: str) -> str:
    """Leave out the number that tells the second of the same words in a sentence from the first."""
    words, bracket, number = quote.rpartition(" [")
    return (words if bracket and number[:-1].isdigit() and number.endswith("]") else quote).casefold()


def by_source(known: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Sort judgements by the source whose text they are about."""
    sorted_by: dict[str, list[Judgement]] = defaultdict(list)
    for one in known:
        if one.source:
            sorted_by[one.source].append(one)
    return sorted_by
