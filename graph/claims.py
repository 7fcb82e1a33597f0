"""What one text claims, read back from its graph: each claim with its words, its confidence and its state of review."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from comity.graph import names
from comity.graph.quads import LABEL, RDF_TYPE, Term
from comity.ontology import terms as C

REVIEW = names.concept("review", "")
# A judgement is kept in files of one line a value: no breaks, no signs that YAML and XML cannot write, none that turn
# the order of what a terminal shows.
UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text on one line, with the sentence they stand in; told from the same words earlier in it by [2]."""

    quote: str
    sentence: str
    start: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that the words of a text make; ``corrects`` is the claim in whose place a person put this one."""

    iri: str
    subject: str
    predicate: str
    value: Term
    supports: str
    words: tuple[Words, ...]
    passages: tuple[str, ...]
    confidence: Decimal | None
    state: str
    corrects: str | None


@dataclass
class Claimed:
    """All claims of one source, with the labels and classes of the things they are about."""

    key: str
    quads: set[ox.Quad]
    claims: list[Claim] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    least: Decimal | None = None

    def is_minted(self, value: Term) -> bool:
        """Tell whether a value is a thing that this source speaks of."""
        return isinstance(value, ox.NamedNode) and value.value.startswith(names.source(self.key) + "/")


def on_one_line(text: str, most: int = LONGEST) -> str:
    """Write words on one line, without signs that cannot be printed, and at most so many characters of them.

    >>> on_one_line("a \\x1b[31mred\\nline ")
    'a [31mred line'
    """
    # A text without full stops is one sentence, stored with each of its passages.
    return " ".join(UNPRINTED.sub(" ", text[: 4 * most]).split())[:most].strip() or "?"


def read_claims(quads: Iterable[ox.Quad], graph: str) -> Claimed:
    """Read the claims of a source from the quads of its graph."""
    found = Claimed(names.source_key(graph), set(quads))
    about: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in found.quads:
        about[quad.subject.value][quad.predicate.value].append(quad.object)  # type: ignore[union-attr,arg-type]
    for iri, said in about.items():
        if LABEL.value in said:
            found.labels[iri] = min(value.value for value in said[LABEL.value])
        if C.leastConfidence in said:
            found.least = Decimal(said[C.leastConfidence][0].value)
    words = {iri: _words(said) for iri, said in about.items() if C.quote in said and C.charStart in said}
    for iri, said in sorted(about.items()):
        if any(value.value == C.Claim for value in said[RDF_TYPE.value]):
            claim = _claim(iri, said, words)
            if claim:
                found.claims.append(claim)
    return found


def _claim(iri: str, said: dict[str, list[Term]], words: dict[str, Words]) -> Claim | None:
    value = next(iter(said[C.claimObject] or said[C.claimValue]), None)
    passages = sorted(
        (one.value for one in said[C.fromPassage] if one.value in words), key=lambda one: words[one].start
    )
    if value is None or not passages or not said[C.claimSubject] or not said[C.claimPredicate]:
        return None
    subject = said[C.claimSubject][0].value
    confidence = next(iter(said[C.confidence]), None)
    return Claim(
        iri=iri,
        subject=subject,
        predicate=said[C.claimPredicate][0].value,
        value=value,
        supports=next((one.value for one in said[C.supports]), subject),
        words=tuple(words[one] for one in passages),
        passages=tuple(passages),
        confidence=Decimal(confidence.value) if confidence is not None else None,
        state=next((one.value.removeprefix(REVIEW) for one in said[C.reviewState]), "unreviewed"),
        corrects=next((one.value for one in said[C.corrects]), None),
    )


def _words(said: dict[str, list[Term]]) -> Words:
    quote, start = said[C.quote][0].value, int(said[C.charStart][0].value)
    sentence = next((one.value for one in said[C.sentenceText]), "")
    first = next((int(one.value) for one in said[C.sentenceStart]), start)
    earlier = sentence[: max(start - first, 0)].count(quote)
    told = f" [{earlier + 1}]" if earlier else ""
    return Words(on_one_line(quote) + told, on_one_line(sentence), start)
