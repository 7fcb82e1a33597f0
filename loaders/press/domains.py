"""Areas of cooperation: terms of the vocabulary, and lists of areas as worded."""

import re
from datetime import date
from functools import cache
from importlib.resources import files

from comity.graph import names
from comity.loaders.press import dates
from comity.loaders.press.extraction import Found
from comity.loaders.press.mentions import Finder, Mention
from comity.loaders.press.text import Document
from comity.loaders.press.words import any_of, part, pattern, wording

LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2004/02/skos/core#altLabel")
LONGEST = 110
JOINT = re.compile(r",? (?:and|y|et|e|as well as|así como|ainsi que|bem como)(?: also)?[ ](?=\S)|[,;•] |,? &? ?; ?|\n")
# Shorter words for a day mean other things too ("sun", "mar") unless they end the item.
SHORT = 4
ANY_DAY = date(2001, 1, 1)
OF_YEAR = re.compile(r" (?:of|from|in|de|del|do|da|en|em) (?:19|20)\d\d$")
TAIL = re.compile(r"(?:[\s,(]+(?:on|in|of|at|from|dated|the|el|en|de|del|le|du|em|no|na|do|da|a|o))*[\s,(]*$")
BREAK = re.compile(r"[.”\"»()]|:(?! ?\n| ?[-•])")


@cache
def vocabulary(language: str = "en") -> dict[str, str]:
    """Return every label of the domains in a language with the key of its concept."""
    import pyoxigraph as ox

    data = (files("comity.ontology") / "schemes" / "domains.ttl").read_bytes()
    terms: dict[str, str] = {}
    for triple in ox.parse(input=data, format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if not (isinstance(value, ox.Literal) and isinstance(subject, ox.NamedNode)):
            continue
        named = triple.predicate.value in LABELS and subject.value.startswith(names.DOMAIN)
        if named and value.language in (language, None):
            terms.setdefault(value.value, subject.value.removeprefix(names.DOMAIN))
    return terms


@cache
def _finder(language: str) -> Finder:
    return Finder({**dict(part(language, "loose")), **vocabulary(language)})


def terms(document: Document, language: str = "en") -> list[Mention]:
    """Return every term of the vocabulary in the prose."""
    return _finder(language).find(document.text, document.prose)


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
def _cues(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = part(language, "areas")
    stop = "|".join(re.escape(words) for words in data["stop"])
    # "ainsi que" and "tels que" go on with a list.
    stop = stop.replace(r"\ que\ ", r"(?<!ainsi)(?<!tels)(?<!telles)(?<!tel)(?<!más)\ que\ ")
    lead = "|".join(re.escape(words) for words in sorted(data["lead"], key=len, reverse=True))
    cue = any_of(data["cues"]).pattern
    return (
        re.compile(rf"{cue}(?:[ :]{{1,2}}{cue}){{0,3}}:?", re.I),
        re.compile(rf"{stop}|{BREAK.pattern}"),
        re.compile(rf"(?:\s*(?<!\w)(?:{lead})(?:(?<=['’])|\s+))+", re.I),
        any_of(data["strong"]),
    )


@cache
def _named(language: str) -> re.Pattern[str]:
    return any_of(part(language, "areas", "named"))


def items(document: Document, start: int, end: int, language: str, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the items of the lists of areas between two places, whatever introduces them."""
    return [item for _, _, found in lists(document, start, end, language, mentions) for item in found]


def lists(
    document: Document, start: int, end: int, language: str, mentions: list[Mention]
) -> list[tuple[bool, tuple[int, int], list[tuple[int, int]]]]:
    """Return the lists of areas between two places: whether the cue is a sure one, where it stands, its items."""
    cue, stop, _, strong = _cues(language)
    text, found = document.text, []
    place = start
    while match := cue.search(text, place, end):
        begin = match.start()
        other = pattern(language, "areas", "not").match(text, begin, end)
        if other:
            place = other.end()
            continue
        halt = stop.search(text, match.end(), end)
        last = halt.start() if halt else end
        if halt and halt[0] == ":" and halt.start() - match.end() < 45:
            again = stop.search(text, halt.end(), end)
            match, last = halt, again.start() if again else end
        zone, sure = (match.end(), last), bool(strong.search(text, begin, match.end()))
        named = _named(language).search(text, match.end(), last)
        if named:
            # "on health matters such as A and B": what is listed, not what it is part of.
            match, sure = named, bool(strong.search(text, begin, named.end()))
        inside = [m for m in mentions if match.end() <= m.start < last]
        pieces = _pieces(text, match.end(), last, inside, language)
        if pieces:
            found.append((sure, zone, pieces))
        place = max(last, match.end())
    return found


def _pieces(text: str, start: int, end: int, terms: list[Mention], language: str) -> list[tuple[int, int]]:
    """Cut a list into its items; a term of the vocabulary is never split."""
    lead = _cues(language)[2]
    none = part(language, "areas", "none")
    found = []
    for first, final in _segments(text, start, end, terms):
        words = text[first:final]
        opening = lead.match(words)
        first += opening.end() if opening else len(words) - len(words.lstrip(" :-•*\n\t‘’“"))
        final -= len(words) - len(words.rstrip(" ,:-\n\t‘’“."))
        final = _undated(text, first, final, language)
        if (
            2 < final - first < LONGEST
            and text[first:final].lower() not in none
            and not _dated(language).match(text, first)
        ):
            found.append((first, final))
    return found


def _undated(text: str, first: int, final: int, language: str) -> int:
    """End an item before the day that its sentence says behind it: "malaria on 3 May in Geneva", "rabies of 2021"."""
    said = dates.find(text, first, final, ANY_DAY, language=language)
    ends = [one.start for one in said if one.end - one.start > SHORT or one.end == final]
    year = OF_YEAR.search(text, first, final)
    ends += [year.start()] if year else []
    if not ends or min(ends) <= first:
        return final
    joint = TAIL.search(text, first, min(ends))
    return joint.start() if joint and joint.start() > first else min(ends)


@cache
def _dated(language: str) -> re.Pattern[str]:
    """Match what begins as a date or a number: "on 29 July" names no field."""
    data = part(language, "dates")
    words = [word for key in ("months", "weekdays") for names in data[key] for word in names]
    return re.compile(rf"(?:the |el |le |a |o )?(?:\d|{any_of([*words, *data['last'], *data['this']]).pattern})", re.I)


def _segments(text: str, start: int, end: int, terms: list[Mention]) -> list[tuple[int, int]]:
    """Cut at semicolons first: each part of such a list may be a list of its own."""
    cuts = [start]
    for joint in re.finditer(r"; ?(?:(?:and|y|et|e) )?", text[start:end]):
        cuts += [start + joint.start(), start + joint.end()]
    cuts.append(end)
    return [
        piece for first, last in zip(cuts[::2], cuts[1::2], strict=True) for piece in _cut(text, first, last, terms)
    ]


def _cut(text: str, start: int, end: int, terms: list[Mention]) -> list[tuple[int, int]]:
    """Cut at commas; at "and" only before the last item, for inside an item it joins words."""
    joints = [m for m in JOINT.finditer(text, start, end) if not any(t.start <= m.start() < t.end for t in terms)]
    strong = [m for m in joints if not _is_and(m[0])]
    ands = [m for m in joints if _is_and(m[0])]
    after = strong[-1].end() if strong else start
    oxford = [m for m in ands if m[0].startswith(",")]
    last = [m for m in ands if m.start() >= after]
    named = last and _is_term(text, after, last[-1].start(), terms) and _is_term(text, last[-1].end(), end, terms)
    if last and not oxford and (named or not _coupled(text[after : last[-1].start()], text[last[-1].end() : end])):
        strong.append(last[-1])
    cuts = [start]
    for joint in sorted([*strong, *oxford], key=lambda m: m.start()):
        cuts += [joint.start(), joint.end()]
    return list(zip(cuts[::2], [*cuts[1::2], end], strict=True))


def _is_and(joint: str) -> bool:
    return joint.strip(" ,").isalpha() or " " in joint.strip(" ,")


def _is_term(text: str, start: int, end: int, terms: list[Mention]) -> bool:
    """Tell whether words are a term and nothing more: "medicines and medical devices" are two."""
    words = text[start:end]
    edges = (start + len(words) - len(words.lstrip()), start + len(words.rstrip(" .,")))
    return any((term.start, term.end) == edges for term in terms)


def _coupled(left: str, right: str) -> bool:
    """Tell whether "and" couples two words before one noun: "rural and urban health management"."""
    return len(left.split()) == 1 and len(right.split()) > 1
