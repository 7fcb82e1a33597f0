"""Areas of cooperation: terms of the vocabulary, and lists of areas as worded."""

import re
from functools import cache
from importlib.resources import files

from comity.graph import names
from comity.loaders.press.extraction import Found
from comity.loaders.press.mentions import Finder, Mention
from comity.loaders.press.text import Document, wording

LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2004/02/skos/core#altLabel")


@cache
def vocabulary() -> dict[str, str]:
    """Return every English label of the domains with the key of its concept."""
    import pyoxigraph as ox

    folder = files("comity.ontology")
    places = [folder / "scheme-domains.ttl", folder / "schemes" / "domains.ttl"]
    data = next((place.read_bytes() for place in places if place.is_file()), b"")
    terms: dict[str, str] = {}
    for triple in ox.parse(input=data, format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if not (isinstance(value, ox.Literal) and isinstance(subject, ox.NamedNode)):
            continue
        named = triple.predicate.value in LABELS and subject.value.startswith(names.DOMAIN)
        if named and value.language in ("en", None):
            terms.setdefault(value.value, subject.value.removeprefix(names.DOMAIN))
    return terms


@cache
def _finder() -> Finder:
    more = wording("domains")["more"]
    return Finder({**more, **vocabulary()})


def terms(document: Document) -> list[Mention]:
    """Return every term of the vocabulary in the prose."""
    return _finder().find(document.text, document.prose)


def found(document: Document, mentions: list[Mention], lists: list[tuple[int, int]]) -> list[Found[str]]:
    """Return the concepts of these terms, each once; words too wide count only inside a list of areas."""
    wide = set(wording("domains")["only_in_lists"]["words"])
    spans: dict[str, list[Mention]] = {}
    for mention in mentions:
        words = document.text[mention.start : mention.end].lower()
        if words not in wide or any(start <= mention.start < end for start, end in lists):
            spans.setdefault(mention.value, []).append(mention)
    return [Found(key, tuple(document.span(m.start, m.end) for m in hits)) for key, hits in spans.items()]


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = wording("domains")
    cue = "|".join(re.escape(words) for words in sorted(data["cues"]["words"], key=len, reverse=True))
    stop = "|".join(re.escape(words) for words in data["cues"]["stop"])
    lead = "|".join(re.escape(words) for words in data["cues"]["lead"])
    return (
        re.compile(rf"\b(?:{cue})\b(?: (?:{cue})\b){{0,3}}:?", re.I),
        re.compile(rf"{stop}|[.;”\"]"),
        re.compile(rf"(?:\s*\b(?:{lead})\b\s+)+", re.I),
    )


def areas(document: Document, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the items of the lists of areas between two places; a term of the vocabulary is never split."""
    cue, stop, lead = _cues()
    text, items = document.text, []
    none = set(wording("domains")["cues"]["none"])
    place = start
    while match := cue.search(text, place, end):
        halt = stop.search(text, match.end(), end)
        last = halt.start() if halt else end
        inside = [m for m in mentions if match.end() <= m.start < last]
        cuts = [match.end()]
        for joint in re.finditer(r",? and |, |; ", text[match.end() : last]):
            first, second = match.end() + joint.start(), match.end() + joint.end()
            if not any(m.start <= first < m.end for m in inside):
                cuts += [first, second]
        cuts.append(last)
        for first, final in zip(cuts[::2], cuts[1::2], strict=True):
            words = text[first:final]
            opening = lead.match(words)
            first += opening.end() if opening else len(words) - len(words.lstrip())
            final -= len(words) - len(words.rstrip(" ,"))
            if 2 < final - first < 120 and text[first:final].lower() not in none:
                items.append((first, final))
        place = max(last, match.end())
    return items
