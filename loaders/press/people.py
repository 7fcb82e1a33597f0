"""Persons with their posts: "Health Minister X", "X, Minister of Health of Y", "his Y counterpart, X"."""

import re
from functools import cache

from comity.loaders.press.extraction import Found, Person, Span
from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document, wording

_PART = r"(?:[A-Z]\.?(?:[A-Z]\.?)?(?![\w’'])|(?:bin|al|de|da|van|von|el)|[A-Z][\w-]{1,20}(?:['’](?!s\b)\w{1,15})?)"
_NAME = rf"(?P<name>[A-Z][\w.-]{{0,20}}(?:['’](?!s\b)\w{{1,15}})?(?: {_PART}){{0,4}})"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = wording("people")
    posts = "|".join(re.escape(words) for post in data["posts"] for words in post["words"])
    titles = "(?:(?:" + "|".join(re.escape(word) for word in data["titles"]["words"]) + ") ){0,3}"
    before = re.compile(rf"\b(?P<post>(?:[A-Z][\w-]{{2,15}} )?(?:{posts})),? {titles}{_NAME}")
    after = re.compile(
        rf"\b{titles}(?P<name>[A-Z][\w.-]{{0,20}}(?: {_PART}){{1,4}}), "
        rf"(?:the )?(?P<post>(?:[A-Z][\w-]{{2,15}} )?(?:{posts}))\b"
    )
    counterpart = re.compile(rf"\b(?:his|her|their|the)\b(?P<middle>[^.;]{{0,40}}?)\bcounterpart,? {titles}{_NAME}")
    return before, after, counterpart


def find(document: Document, countries: list[Mention], own: str | None) -> list[Person]:
    """Return the persons whom the prose names with a post, each once."""
    before, after, counterpart = _patterns()
    text = document.text
    persons: list[Person] = []
    starts, ends = {m.start: m for m in countries}, {m.end: m for m in countries}
    for begin, end in document.sentences:
        hits = [(match.start(), match) for pattern in (before, after) for match in pattern.finditer(text, begin, end)]
        hits += [(match.start(), match) for match in counterpart.finditer(text, begin, end)]
        for _, match in sorted(hits, key=lambda item: item[0]):
            person = (
                _counterpart(document, match, persons, starts)
                if "middle" in match.groupdict()
                else _posted(document, match, starts, ends, own)
            )
            if person:
                _add(persons, person)
    return persons


def _posted(
    document: Document, match: re.Match[str], starts: dict[int, Mention], ends: dict[int, Mention], own: str | None
) -> Person | None:
    text, data = document.text, wording("people")
    start, end = match.span("post")
    country, known = None, None
    if start in starts:
        country = starts[start].value
    elif any(start - gap in ends and text[start - gap : start] in (" ", "'s ", "’s ") for gap in (1, 3)):
        country = next(ends[start - gap].value for gap in (1, 3) if start - gap in ends)
        start = next(ends[start - gap].start for gap in (1, 3) if start - gap in ends)
    for place in range(end, min(end + 40, len(text))):
        if not country and place in starts and text[end:place] in (" of ", " of the "):
            country, end = starts[place].value, starts[place].end
    for place in range(match.end("name"), min(match.end("name") + 9, len(text))):
        if not country and place in starts and text[match.end("name") : place] in (" of ", " of the "):
            country = starts[place].value
    words = text[slice(*match.span("post"))]
    country = country or data["country_words"].get(words.split()[0]) or own
    role = role_of(words)
    name = _clean(match["name"])
    if not role or not name or role_of(name) or name.split()[0] in ("The", "In", "And", "Of", "On", "At", "Both"):
        return None
    known = known_post(country, role)
    first = match.start("name")
    post = Found(text[start:end].strip(), (document.span(start, end),))
    return Person(name, [document.span(first, first + len(name))], post, role, country, known)


def _counterpart(
    document: Document, match: re.Match[str], persons: list[Person], starts: dict[int, Mention]
) -> Person | None:
    country = next((starts[place].value for place in range(*match.span("middle")) if place in starts), None)
    role = persons[-1].role if persons else None
    name = _clean(match["name"])
    if not role or not country:
        return None
    first = match.start("name")
    words = Found(
        document.text[match.start() : first].strip(" ,"),
        (document.span(match.start(), first - (document.text[first - 2] == ",") - 1),),
    )
    return Person(name, [document.span(first, first + len(name))], words, role, country, known_post(country, role))


def _clean(name: str) -> str:
    for stop in (" On", " In", " The", " At", " And", " During", " Today", " Monday"):
        name = name.split(stop + " ")[0]
    return name.rstrip(".,-")


def _add(persons: list[Person], person: Person) -> None:
    """Add a person, or the new mention to the one of the same last name."""
    last = person.name.split()[-1]
    for other in persons:
        if other.name.split()[-1] == last and (person.name in other.name or other.name in person.name):
            other.spans += person.spans
            return
    persons.append(person)


def mentions_in(person: Person, start: int, end: int) -> list[Span]:
    """Return where the person is named between two places."""
    return [span for span in person.spans if start <= span.start < end]


def role_of(words: str) -> str | None:
    """Return the key of a post as worded.

    >>> role_of("Union Health Minister")
    'minister-of-health'
    """
    for post in wording("people")["posts"]:
        if any(re.search(rf"\b{re.escape(form)}\b", words) for form in post["words"]):
            return str(post["key"])
    return None


def known_post(country: str | None, role: str) -> str | None:
    """Return the key of the post of this kind that the reference knows in the country."""
    from comity.loaders.gazetteer import gazetteer

    forms = next(post["words"] for post in wording("people")["posts"] if post["key"] == role)
    for post in gazetteer().posts:
        if (
            country
            and post.country == country
            and (post.key.endswith("-" + role) or any(name in forms for name in post.names))
        ):
            return post.key
    return None
