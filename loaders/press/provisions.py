"""Clauses of an instrument: what the sides undertake, of which kind, for whom."""

import re
from functools import cache

from comity.loaders.press.domains import found as concepts
from comity.loaders.press.extraction import Agreement, Found, Provision
from comity.loaders.press.mentions import Finder, Mention
from comity.loaders.press.text import Document
from comity.loaders.press.words import wording


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = wording("provisions")["clauses"]
    modals, verbs, passive, aims = (
        "|".join(map(re.escape, data[key])) for key in ("modals", "verbs", "passive", "objective")
    )
    return (
        re.compile(rf"\b(?:{modals}) (?:also |jointly )?(?=(?:{verbs})\b)"),
        re.compile(rf"(?:,? and |, )(?:also |to )?(?=(?:{verbs})\b)"),
        re.compile(
            rf"\b(?P<clause>[^.,;“\"]{{5,200}}?) (?:will|shall|would|are to) (?:also )?be (?:jointly )?(?:{passive})\b"
        ),
        re.compile(rf"\b(?:{aims})\b[^.;,”\"]{{5,300}}", re.I),
    )


@cache
def _kinds() -> Finder:
    return Finder({words: kind for kind, forms in wording("provisions")["kinds"].items() for words in forms})


def find(document: Document, agreement: Agreement, terms: dict[int, list[Mention]]) -> list[Provision]:
    """Return the provisions told in the sentences that speak of the instrument."""
    found = []
    for number in agreement.sentences:
        start, end = document.sentences[number]
        here = terms.get(number, [])
        for first, last in _clauses(document.text, start, end):
            kinds = _kinds_in(document, first, last)
            if kinds:
                found.append(_provision(document, first, last, kinds, here))
        for match in _patterns()[3].finditer(document.text, start, end):
            span = document.span(*match.span())
            found.append(_provision(document, *match.span(), (Found("objective", (span,)),), here))
    return found


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "will facilitate A, enable B, and promote C" into its three clauses; passives are one each."""
    modal, joint, passive, _ = _patterns()
    clauses = []
    match = modal.search(text, start, end)
    if match:
        stop = re.compile(r"[.;”\"]").search(text, match.end(), end)
        last = stop.start() if stop else end
        cuts = [match.end()]
        for one in joint.finditer(text, match.end(), last):
            cuts += [one.start(), one.end()]
        cuts.append(last)
        clauses += list(zip(cuts[::2], cuts[1::2], strict=True))
    clauses += [one.span("clause") for one in passive.finditer(text, start, end)]
    return [(first, last) for first, last in clauses if first < last]


def _kinds_in(document: Document, start: int, end: int) -> tuple[Found[str], ...]:
    hits: dict[str, Found[str]] = {}
    for mention in _kinds().find(document.text[start:end]):
        span = document.span(start + mention.start, start + mention.end)
        hits.setdefault(mention.value, Found(mention.value, (span,)))
    return tuple(hits.values())


def _provision(
    document: Document, start: int, end: int, kinds: tuple[Found[str], ...], terms: list[Mention]
) -> Provision:
    data = wording("provisions")
    inside = [m for m in terms if start <= m.start < end]
    areas = concepts(document, inside, [])
    groups: list[Found[str]] = []
    if any(kind.value in ("mobility", "training", "capacity-building") for kind in kinds):
        for match in re.finditer(
            r"\b(?:" + "|".join(data["beneficiaries"]["words"]) + r")\b", document.text[start:end]
        ):
            span = document.span(start + match.start(), start + match.end())
            groups.append(Found(match[0], (span,)))
            area = data["beneficiary_domains"].get(match[0])
            if area and any(kind.value == "mobility" for kind in kinds) and area not in [a.value for a in areas]:
                areas.append(Found(area, (document.span(start, end),)))
    return Provision(document.span(start, end), kinds, tuple(areas), tuple(groups))
