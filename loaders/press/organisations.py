"""Bodies named in the text, tied to a country and to the reference where it knows them."""

import re
from collections.abc import Iterator
from functools import cache

from comity.loaders.press import known
from comity.loaders.press.extraction import Organisation
from comity.loaders.press.mentions import Mention
from comity.loaders.press.phrases import phrase, runs
from comity.loaders.press.text import Document
from comity.loaders.press.words import part, pattern
from comity.ontology import terms as C

OF_COUNTRY = re.compile(
    r"(?: ?\([^()]{1,30}\))?,? ?(?:of|in|de|du|des|do|da|del|\()? ?(?:the |la |el |l['’])?"
    r"(?:(?:Democratic|Socialist|Islamic|Arab|Government|Kingdom|Republic|República|République|Federación|Gobierno"
    r"|gobierno|Governo|Federative|"
    r"Federal|People['’]s|Union|Reino|Royaume|Union|Commonwealth|of|the|de|du|la|da) ){0,6}"
)
OF_TAIL = re.compile(
    r",? (?:of|in|de|du|des|do|da|del)(?: (?:the|la|Government|Gobierno|Governo|Republic|Kingdom|State"
    r"|Commonwealth|People['’]s|Democratic"
    r"|Socialist|Federal|Federative|Islamic|Union|of|de|du|da|República|République|Reino|Federación|Royaume))*"
    r"(?: l['’])? ?$"
)
FIELD = re.compile(r" (?:on|for|in|to|at) ")
BEFORE = re.compile(r"(?:['’]s?)? (?:the )?(?:Federal |Union |National |State )?")
ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z&-]{1,11})\)")
GOVERNMENT = re.compile(r"(?i:governments?|gobiernos?|governos?|gouvernements?)\b")


def find(document: Document, countries: list[Mention], own: str | None, language: str = "en") -> list[Organisation]:
    """Return the bodies named in the prose; ``own`` is the publisher's country."""
    starts = {mention.start: mention for mention in countries}
    ends = {mention.end: mention for mention in countries}
    found = list(_worldwide(document))
    spans = runs(document, starts, language) if language == "en" else phrase(document, language)
    spans += _small(document, language)
    for first, last in spans:
        one = _body(document, first, last, starts, ends, own, language)
        if one:
            found.append(one)
    found += _short(document, found)
    chosen: list[Organisation] = []
    for one in sorted(found, key=lambda item: (item.span.start, item.key is None, -item.span.end)):
        if not chosen or one.span.start >= chosen[-1].span.end:
            chosen.append(one)
    return chosen


def _worldwide(document: Document) -> Iterator[Organisation]:
    for mention in known.worldwide().find(document.text, document.prose):
        key, _, kind = mention.value.partition("|")
        words = document.text[mention.start : mention.end]
        if words[0].isupper() or len(words) > 8:
            yield Organisation(words, kind, None, key or None, document.span(mention.start, mention.end))


def _short(document: Document, found: list[Organisation]) -> list[Organisation]:
    """Find bodies by the acronym that the text gives them where it first names them."""
    given: dict[str, Organisation] = {}
    for one in found:
        match = ACRONYM.match(document.text, one.span.end)
        if match:
            given.setdefault(match[1], one)
    if not given:
        return []
    again = re.compile(rf"(?<![\w(])(?:{'|'.join(map(re.escape, given))})(?!\w)")
    return [
        Organisation(one.name, one.kind, one.country, one.key, document.span(*match.span()))
        for match in again.finditer(document.text, document.prose)
        for one in [given[match[0]]]
    ]


def _small(document: Document, language: str) -> list[tuple[int, int]]:
    """Find bodies written in small letters: "the two health ministries"."""
    found = pattern(language, "organisations", "small").finditer(document.text, document.prose)
    return [match.span() for match in found]


def _body(
    document: Document,
    start: int,
    end: int,
    starts: dict[int, Mention],
    ends: dict[int, Mention],
    own: str | None,
    language: str,
) -> Organisation | None:
    """Read some words as a body, with the country before them, in them or after them."""
    text = document.text
    country, start, tail = _country(text, start, end, starts, ends)
    end = max(tail, start) if FIELD.match(text, tail) else end
    words = text[start:end]
    kind = kind_of(words, language)
    if not kind or not words.strip():
        return None
    if GOVERNMENT.match(words) and country:
        kind = C.GovernmentAgency
    where = country or (own if kind == C.Ministry else None)
    same = known.national(text[start:tail].rstrip(" ,"), kind, where)
    return Organisation(words, same[1] if same else kind, where, same[0] if same else None, document.span(start, end))


def _country(
    text: str, start: int, end: int, starts: dict[int, Mention], ends: dict[int, Mention]
) -> tuple[str | None, int, int]:
    """Return the country of a body, where its name begins without "India's", and where "of India" begins in it."""
    inside = [starts[place] for place in range(start, end) if place in starts]
    country, tail = None, end
    for mention in inside:
        gap = BEFORE.match(text, mention.end)
        if gap and mention.start <= start + 1 and gap.end() < end and kind_of(text[gap.end() : end], "en"):
            if text[mention.end : mention.end + 1] in "'’":
                start = gap.end()
            country = mention.value
        elif mention.start > start and FIELD.match(text, mention.end) and mention.end < end:
            # "Ministry of Health of Denmark on Cooperation": the name ends with the country.
            return mention.value, start, mention.end
        elif mention.start > start and mention.end >= end - 1 and not country:
            country = mention.value
            cut = OF_TAIL.search(text[start : mention.start])
            tail = start + cut.start() if cut else tail
        elif not country:
            country = mention.value
    if country:
        return country, start, tail
    follow = OF_COUNTRY.match(text, end)
    for place in range(end, min(follow.end() + 1, len(text)) if follow else end):
        if place in starts and place - end < 60:
            return starts[place].value, start, end
    for place in range(start, max(start - 16, 0), -1):
        if place in ends and BEFORE.fullmatch(text, place, start):
            return ends[place].value, start, end
    return None, start, end


@cache
def _heads(language: str) -> list[tuple[re.Pattern[str], str]]:
    from comity.loaders.press.words import any_of

    table = part(language, "organisations", "heads") or {}
    rows = [(any_of(words), str(getattr(C, kind.rstrip("_")))) for kind, words in table.items()]
    if language != "en":
        rows += _heads("en")
    return rows


@cache
def kind_of(words: str, language: str) -> str | None:
    """Return the class of a body by the word in its name that tells it, a company's first.

    >>> kind_of("Indian Council of Medical Research", "en").rsplit("#")[-1]
    'GovernmentAgency'
    """
    if len(words.split()) < 2:
        return None
    small = pattern(language, "organisations", "small").search(words)
    if small:
        return str(C.Ministry)
    hits = [(match.start(), kind) for one, kind in _heads(language) if (match := one.search(words))]
    company = [hit for hit in hits if hit[1] == C.Company and (language == "en" or hit[0] == 0)]
    return (company or [min(hits)])[0][1] if hits else None
