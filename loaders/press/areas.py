"""What an instrument covers: areas as worded, in its lists and in its object."""

import re
from functools import cache

from comity.loaders.press import domains, health
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Mention
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern

MOST = 40
LONG = 12
SHARE = 0.51


@cache
def _activities(language: str) -> re.Pattern[str]:
    return any_of(part(language, "areas", "activities"))


def fill(material: Material, agreement: Agreement, namings: list[Naming]) -> None:
    """Give an agreement its areas as worded, and the concepts of the vocabulary that these name."""
    titles = set(material.document.title)
    body = [number for number in agreement.sentences if number not in titles]
    first, last = min(body, default=0), max(body, default=0)
    near = [n for n in range(max(first - 2, 0), min(last + 3, len(material.document.sentences))) if n not in titles]
    spans: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    # What its own sentences do not tell, the heading may, or what stands around them.
    for sentences, its in ((body, namings), (sorted(titles), namings), (near, [])):
        if not spans:
            spans, mentions = _areas(material, sentences, its)
    if not spans:
        spans = _whole(material, agreement)
    document = material.document
    agreement.domains = domains.found(document, mentions, spans)
    for start, end in spans[:MOST]:
        span = document.span(start, end)
        fits = any(start <= m.start < end for m in mentions)
        (agreement.areas if fits else agreement.unmatched).append(Found(span.quote, (span,)))


def _areas(
    material: Material, sentences: list[int], namings: list[Naming]
) -> tuple[list[tuple[int, int]], list[Mention]]:
    document, text, language = material.document, material.text, material.language
    spans: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    sure: set[tuple[int, int]] = set()
    for number in sentences:
        start, end = document.sentences[number]
        first = min((n.end for n in namings if n.sentence == number), default=start)
        terms = _terms(material, number, first) or _terms(material, number, start)
        mentions += terms
        covered: list[tuple[int, int]] = []
        for strong, zone, items in domains.lists(document, first, end, language, terms):
            covered.append(zone)
            wide = part(language, "areas", "wide")
            healthy = [
                item
                for item in items
                if _holds(item, terms) or health.said(text, language, *item, beside=() if strong else wide)
            ]
            whole = strong and len(healthy) >= len(items) * SHARE
            for item in items if whole else healthy:
                inside = [(m.start, m.end) for m in terms if item[0] <= m.start < item[1]]
                spans += _item(material, item, terms) if strong or not inside else inside
            if strong and len(items) > 2:
                sure |= set(items)
            spans += [(m.start, m.end) for m in terms if zone[0] <= m.start < items[0][0]]
        plain = [m for m in terms if not _activities(language).match(text, m.start)]
        spans += [(m.start, m.end) for m in plain if not any(a <= m.start < b for a, b in covered)]
    return _merged(text, spans, sure, part(language, "areas", "wide")), mentions


def _terms(material: Material, number: int, first: int) -> list[Mention]:
    """Return the terms of a sentence behind its naming that stand in no name of a body or of a post."""
    bodies = [(o.span.start, o.span.end) for o in material.organisations.get(number, [])]
    posts = [(s.start, s.end) for p in material.persons if p.post for s in p.post.spans]
    return [
        m
        for m in material.terms.get(number, [])
        if m.start >= first and not any(a <= m.start < b for a, b in bodies + posts)
    ]


def _holds(item: tuple[int, int], terms: list[Mention]) -> bool:
    return any(item[0] <= m.start < item[1] for m in terms)


def _item(material: Material, item: tuple[int, int], terms: list[Mention]) -> list[tuple[int, int]]:
    """Take an item as it is; of a long one, or of an activity, only the terms in it."""
    words = material.text[slice(*item)]
    inside = [(m.start, m.end) for m in terms if item[0] <= m.start < item[1]]
    bodies = [
        o
        for o in material.organisations.get(material.document.sentence_of(item[0]), [])
        if item[0] <= o.span.start < item[1]
    ]
    if bodies or any(item[0] <= s.start < item[1] for p in material.persons for s in p.spans):
        return []
    reported = pattern(material.language, "links", "reported")
    if reported.search(
        material.text,
        item[0],
        min(item[1] + 14, material.document.sentences[material.document.sentence_of(item[0])][1]),
    ):
        return inside
    if _activities(material.language).match(words) or len(words.split()) > LONG:
        return inside
    if any(item[0] <= c.start < item[1] for c in material.countries_in(*item)) and not inside:
        return []
    return [item]


def _merged(
    text: str, spans: list[tuple[int, int]], sure: set[tuple[int, int]], wide: list[str]
) -> list[tuple[int, int]]:
    """Keep each area once, the longer of two that overlap; a wide word only where nothing else is said."""
    kept: list[tuple[int, int]] = []
    said: set[str] = set()
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        words = text[slice(*span)].lower()
        if (kept and span[0] < kept[-1][1]) or words in said or any(words in other for other in said if len(words) > 3):
            continue
        kept.append(span)
        said.add(words)
    texts = [text[slice(*span)].lower() for span in kept]
    kept = [
        span
        for span, words in zip(kept, texts, strict=True)
        if not any(words != other and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", other) for other in texts)
    ]
    narrow = [span for span in kept if span in sure or text[slice(*span)].lower() not in wide]
    return narrow or kept[:1]


def _whole(material: Material, agreement: Agreement) -> list[tuple[int, int]]:
    """Take "health" itself where an agreement says no more of its object."""
    whole = any_of(part(material.language, "areas", "whole"))
    for number in agreement.sentences:
        start, end = material.document.sentences[number]
        bodies = [(o.span.start, o.span.end) for o in material.organisations.get(number, [])]
        bodies += [(s.start, s.end) for p in material.persons if p.post for s in p.post.spans]
        for match in whole.finditer(material.text, start, end):
            if not any(a <= match.start() < b for a, b in bodies):
                return [match.span()]
    return []
