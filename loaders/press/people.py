"""Persons with their posts: "Health Minister X", "X, Minister of Health of Y", "his Y counterpart, X"."""

import re
from bisect import bisect_left, bisect_right

from comity.loaders.press import known
from comity.loaders.press.extraction import Found, Person, Span
from comity.loaders.press.mentions import Mention
from comity.loaders.press.organisations import kind_of
from comity.loaders.press.person_words import (
    COUNTERPARTS,
    PAIR,
    TITLED,
    before_counterpart,
    clean,
    names_only,
    patterns,
    role_of,
    second,
)
from comity.loaders.press.text import Document
from comity.loaders.press.words import part

# How far before "and her counterpart" the first of two names may begin.
NEAR = 150
# A name has a word that begins with a capital.
CAPITAL = re.compile(r"[A-ZÀ-Þ]['’]?\w")
TOKEN = re.compile(r"\w[\w-]*(?:['’]\w+)*")
OF = re.compile(r"[ ,]+(?:of|de|del|du|de la|do|da|from)(?: the| la| el)? ?$")
QUOTED = re.compile(r"[“\"][^”\"]{0,20}[”\"] ?")


def find(document: Document, countries: list[Mention], own: str | None, language: str = "en") -> list[Person]:
    """Return the persons whom the prose names with a post or a title, each once."""
    text = document.text
    persons: list[Person] = []
    starts, ends = {m.start: m for m in countries}, {m.end: m for m in countries}
    titles = set(document.title)
    for number, (begin, end) in enumerate(document.sentences):
        if (number in titles and language == "en") or not CAPITAL.search(text, begin, end):
            continue
        taken: list[int] = []
        hits = [
            (rank, match) for rank, one in enumerate(patterns(language)) for match in one.finditer(text, begin, end)
        ]
        rows: list[tuple[int, Person]] = []
        for rank, match in sorted(hits, key=lambda item: (item[0], item[1].start())):
            first, last = match.span("name")
            # Names are put down by where they begin and end, so that a free place lies between two whole ones.
            if bisect_left(taken, last) != (at := bisect_right(taken, first)) or at % 2:
                continue
            person = _person(document, match, rank, starts, ends, own, language, rows, persons)
            if person:
                taken[at:at] = [person.spans[0].start, person.spans[0].end]
                rows.append((first, person))
                bare = None
                if rank in COUNTERPARTS and not person.post:
                    bare = before_counterpart().search(text, max(begin, match.start() - NEAR), match.start())
                if bare and (name := clean(bare["name"], language)) == bare["name"]:
                    rows.append((bare.start("name"), Person(name, [document.span(*bare.span("name"))])))
        rows += [
            (one.spans[0].start, one) for one in _paired(document, [one for _, one in rows], starts, end, language)
        ]
        for _, person in sorted(rows, key=lambda item: item[0]):
            _add(persons, person)
    _again(document, persons)
    return persons


def _again(document: Document, persons: list[Person]) -> None:
    """Add where a person is named again by the last name, or by the name in quotes."""
    names: dict[str, Person] = {}
    for one in persons:
        words = [word.strip('“”".,') for word in one.name.split()]
        short = [words[-1], *(w.strip('“”"') for w in one.name.split() if w[:1] in '“"')]
        names |= {word: one for word in short if len(words) > 1 and len(word) > 3 and word not in names}
    if not names:
        return
    taken = {place for one in persons for span in one.spans for place in range(span.start, span.end)}
    for match in TOKEN.finditer(document.text, document.prose):
        word = match[0] if match[0] in names else match[0].split("'")[0].split("’")[0]
        if word in names and match.start() not in taken:
            names[word].spans.append(document.span(match.start(), match.start() + len(word)))


def _paired(
    document: Document, posted: list[Person], starts: dict[int, Mention], end: int, language: str
) -> list[Person]:
    """Find the second of "the ministers of A, X, and B, Y"."""
    found = []
    for one in posted:
        match = PAIR.match(document.text, one.spans[0].end, end)
        near = [place for place in range(match.end(), match.end() + 40) if place in starts] if match else []
        if not match or not near or not one.role or "," in document.text[match.end() : near[0]]:
            continue
        other = starts[near[0]]
        again = second().match(document.text, other.end, end)
        name = clean(again["name"], language) if again else ""
        if again and len(name.split()) > 1 and one.post:
            span = document.span(again.start("name"), again.start("name") + len(name))
            post = _without_country(document, one.post, starts)
            found.append(Person(name, [span], post, one.role, other.value, known.post(other.value, one.role)))
    return found


def _without_country(document: Document, post: Found[str], starts: dict[int, Mention]) -> Found[str]:
    """Cut "the ministers of Health of Chile" before the country, which is not that of the second of them."""
    span = post.spans[0]
    place = next((place for place in range(span.start + 1, span.end) if place in starts), span.end)
    words = OF.sub("", document.text[span.start : place]).rstrip(" ,")
    return Found(words, (document.span(span.start, span.start + len(words)),))


def _person(
    document: Document,
    match: re.Match[str],
    rank: int,
    starts: dict[int, Mention],
    ends: dict[int, Mention],
    own: str | None,
    language: str,
    rows: list[tuple[int, Person]],
    before: list[Person],
) -> Person | None:
    text = document.text
    first, last = match.span("name")
    name = clean(text[first:last], language)
    if not name or kind_of(name, language) or _in_a_place(first, starts):
        return None
    span = document.span(first, first + len(name))
    if rank == TITLED:
        return Person(name, [span])
    if rank in COUNTERPARTS:
        return _counterpart(document, match, span, starts, rows, before)
    start, end = match.span("post")
    country, start = _country(text, match, starts, ends, start)
    words = text[slice(*match.span("post"))]
    role = role_of(words, language)
    if not role or role_of(name, language):
        return None
    for entry in part(language, "persons", "country_words"):
        word, _, code = entry.partition("=")
        if text[max(start - len(word) - 1, 0) : start].strip() == word or words.startswith(word):
            country = country or code
    country = country or own
    if match["tail"] and rank < COUNTERPARTS[0] - 1:
        end = max(end, match.start("tail") + len(match["tail"].rstrip(" ,")))
    post = Found(text[start:end].strip(), (document.span(start, end),))
    return Person(name, [span], post, role, country, known.post(country, role))


def _in_a_place(first: int, starts: dict[int, Mention]) -> bool:
    """Whether a country's name goes on past this place: "Saint" in "Saint Lucia" begins no person's name."""
    return any(place in starts and starts[place].end > first for place in range(max(first - 12, 0), first + 1))


def _country(
    text: str, match: re.Match[str], starts: dict[int, Mention], ends: dict[int, Mention], start: int
) -> tuple[str | None, int]:
    """Return the country of a post and where its words begin, with "Indian" or "Kenya's" before them."""
    for gap in (1, 3):
        if start - gap in ends and text[start - gap : start] in (" ", "'s ", "’s "):
            return ends[start - gap].value, ends[start - gap].start
    last = match.end("tail") if match["tail"] else match.end("post")
    edges = [(match.start("post"), last)]
    behind = match.end("name")
    if behind > last:
        edges.append((behind, behind + 9))
    for first, stop in edges:
        for place in range(first, min(stop, len(text))):
            if place in starts and (stop == last or text[first:place].strip() in ("of", "of the", "from", "de", "du")):
                return starts[place].value, start
    return None, start


def _counterpart(
    document: Document,
    match: re.Match[str],
    span: Span,
    starts: dict[int, Mention],
    rows: list[tuple[int, Person]],
    persons: list[Person],
) -> Person | None:
    inside = [*range(*match.span("middle")), *range(*match.span("tail"))]
    country = next((starts[place].value for place in inside if place in starts), None)
    role = next((one.role for _, one in sorted(rows, key=lambda r: -r[0]) if one.role), None) or next(
        (one.role for one in reversed(persons) if one.role), None
    )
    if not role:
        # "X, y su homólogo de Cuba, Y": both are persons, whatever their posts.
        return Person(span.quote, [span])
    begin, stop = match.start(), match.start("name")
    if match.start("middle") > match.start("name"):
        begin, stop = match.end("name") + 2, match.end()
    words = document.text[begin:stop].rstrip(" ,")
    post = Found(words, (document.span(begin, begin + len(words)),))
    return Person(span.quote, [span], post, role, country, known.post(country, role))


def also_named(document: Document, place: int, end: int, language: str) -> Span | None:
    """Return a bare name that "and" joins to the one that ends at this place."""
    match = names_only().match(document.text, place, end)
    name = clean(match["name"], language) if match else ""
    return (
        document.span(match.start("name"), match.start("name") + len(name)) if match and len(name.split()) > 1 else None
    )


def _add(persons: list[Person], person: Person) -> None:
    """Add a person, or the new mention to the one of the same last name."""
    last = person.name.split()[-1]
    for other in persons:
        if other.name.split()[-1] == last and (
            person.name in other.name or other.name in person.name or _plain(person.name) == _plain(other.name)
        ):
            other.spans += person.spans
            if person.post and not other.post:
                other.post, other.role, other.country, other.known_post = (
                    person.post,
                    person.role,
                    person.country,
                    person.known_post,
                )
            if len(person.name) > len(other.name):
                other.name = person.name
                other.spans.insert(0, other.spans.pop())
            return
    persons.append(person)


def _plain(name: str) -> str:
    return QUOTED.sub("", name)


def mentions_in(person: Person, start: int, end: int) -> list[Span]:
    """Return where the person is named between two places."""
    return [span for span in person.spans if start <= span.start < end]
