"""Persons with their posts: "Health Minister X", "X, Minister of Health of Y", "his Y counterpart, X"."""

import re
from functools import cache

from comity.loaders.press import known
from comity.loaders.press.extraction import Found, Person, Span
from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document
from comity.loaders.press.words import form, part, pattern

_PARTICLE = r"(?:bin|al|Al|de|da|do|dos|das|del|la|las|los|van|von|el|ben|ould|ibn|abu)"
_FIRST = r"(?-i:(?:[A-ZÀ-Þ]\.?){1,3}(?![\w’'])|[A-ZÀ-Þ][\w-]{1,20}(?:['’](?!s\b)\w{1,15})?|[A-Z]['’][A-Z]\w{1,15})"
_MORE = rf"(?:{_FIRST}|(?-i:[“\"][A-Z]\w{{1,15}}[”\"]))"
# The places of the patterns that stand for a counterpart, and of that for a bare title.
COUNTERPARTS, TITLED = (3, 4), 5
PAIR = re.compile(r",? (?:and|y|et|e) (?:(?:of|de|del|de la|du|da|do) )?(?:the |la |l['’])?")
QUOTED = re.compile(r"[“\"][^”\"]{0,20}[”\"] ?")
WORD = re.compile(r"[^\W\d_]{2,}")


def _name(least: int) -> str:
    more = rf"(?:[ \u00a0](?:(?-i:{_PARTICLE}) ){{0,2}}{_MORE}){{{least},5}}"
    return rf"(?P<name>{_FIRST}{more})"


def _choice(words: list[str]) -> str:
    return "|".join(form(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    posts = _choice([word for forms in part(language, "posts").values() for word in forms])
    persons = part(language, "persons")
    title = f"(?:(?-i:{_choice(persons['titles'])})(?!\\w) ?)"
    of = _choice(persons["of"])
    tail = rf"(?:,? (?:{of})(?: |(?<=['’]))[^,.;:()\n]{{1,120}}?(?: \([^()]{{1,15}}\))?)"
    adjective = r"(?-i: [a-zà-ÿ-]{4,16})?"
    one = _name(0)
    two = _name(1)
    joint = (
        r"(?:,? (?:and |& )?"
        if language == "en"
        else r"(?:(?:,| y| e| et)? (?:(?:de|del|de la|du|des|da|do|das|dos) )?(?:la |l['’]|le )?"
    )
    fields = joint + r"(?-i:[A-ZÀ-Þ][a-zà-ÿ]{2,18})){0,6}?"
    tails = rf"(?P<tail>{adjective}(?:,? (?={title})|,? )|{tail}, |{tail} (?={title}))"
    before = rf"(?<!\w)(?P<post>(?:{posts})(?!\w){fields}){tails}{title}{{0,3}}{two}"
    beside = rf"(?<!\w)(?P<post>{posts})(?!\w)(?P<tail>{adjective} ){title}{{0,3}}{one}"
    after = rf"(?<!\w){title}{{0,3}}{two}, (?:the |le |la |el |o |a |l['’])?(?P<post>(?:[A-Z][\w-]{{2,15}}(?:['’]s)? ){{0,2}}(?:{posts}))(?!\w)(?P<tail>{tail}(?=[,.;]| {_choice(['and', 'y', 'et', 'e'])} ))?"
    counter = rf"(?<!\w)(?:{_choice(persons['own'])}) ?(?P<middle>[^.;\n]{{0,40}}?)(?<!\w)(?:{_choice(persons['counterpart'])})(?P<tail>[^.;:\n]{{0,60}}?),? {title}{{0,3}}{two}"
    titled = rf"(?<!\w){title}{{1,3}}{two}"
    named = rf"(?<!\w){title}{{0,3}}{two}, (?:{_choice(persons['own'])}) ?(?P<middle>[^.;,\n]{{0,30}}?)(?<!\w)(?:{_choice(persons['counterpart'])})(?!\w)(?P<tail>(?: (?:{of}) [A-ZÀ-Þ][\w ]{{2,25}})?)"
    return tuple(re.compile(each, re.I) for each in (before, beside, after, counter, named, titled))


@cache
def _names_only() -> re.Pattern[str]:
    return re.compile(rf" ?,? (?:and|y|et|e) {_name(1)}", re.I)


def find(document: Document, countries: list[Mention], own: str | None, language: str = "en") -> list[Person]:
    """Return the persons whom the prose names with a post or a title, each once."""
    text = document.text
    persons: list[Person] = []
    starts, ends = {m.start: m for m in countries}, {m.end: m for m in countries}
    titles = set(document.title)
    for number, (begin, end) in enumerate(document.sentences):
        if number in titles and language == "en":
            continue
        taken: list[tuple[int, int]] = []
        hits = [
            (rank, match) for rank, one in enumerate(_patterns(language)) for match in one.finditer(text, begin, end)
        ]
        rows: list[tuple[int, Person]] = []
        for rank, match in sorted(hits, key=lambda item: (item[0], item[1].start())):
            first, last = match.span("name")
            if any(a < last and first < b for a, b in taken):
                continue
            person = _person(document, match, rank, starts, ends, own, language, rows, persons)
            if person:
                taken.append((person.spans[0].start, person.spans[0].end))
                rows.append((first, person))
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
    words = "|".join(re.escape(name) for name in names)
    for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", document.text[document.prose :]):
        start = document.prose + match.start()
        if start not in taken:
            names[match[0]].spans.append(document.span(start, start + len(match[0])))


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
        again = _second().match(document.text, other.end, end)
        name = _clean(again["name"], language) if again else ""
        if again and len(name.split()) > 1 and one.post:
            span = document.span(again.start("name"), again.start("name") + len(name))
            found.append(Person(name, [span], one.post, one.role, other.value, known.post(other.value, one.role)))
    return found


@cache
def _second() -> re.Pattern[str]:
    return re.compile(rf", {_name(1)}", re.I)


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
    name = _clean(text[first:last], language)
    if not name or any(place in starts and starts[place].end > first for place in range(max(first - 12, 0), first + 1)):
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
        return None
    begin, stop = match.start(), match.start("name")
    if match.start("middle") > match.start("name"):
        begin, stop = match.end("name") + 2, match.end()
    words = document.text[begin:stop].rstrip(" ,")
    post = Found(words, (document.span(begin, begin + len(words)),))
    return Person(span.quote, [span], post, role, country, known.post(country, role))


def _clean(name: str, language: str) -> str:
    """Cut a name at the first word that is none: the next sentence's, a post's."""
    stops = frozenset(part(language, "persons", "stops"))
    words = re.split(r"([  ])", name)
    kept: list[str] = []
    for word in words:
        if word.strip(".,’'") in stops:
            break
        kept.append(word)
    cleaned = "".join(kept).rstrip(".,- \u00a0’'")
    while cleaned.split(" ")[-1:] and re.fullmatch(_PARTICLE, cleaned.split(" ")[-1]):
        cleaned = cleaned.rpartition(" ")[0]
    return cleaned if WORD.search(cleaned) else ""


def also_named(document: Document, place: int, end: int, language: str) -> Span | None:
    """Return a bare name that "and" joins to the one that ends at this place."""
    match = _names_only().match(document.text, place, end)
    name = _clean(match["name"], language) if match else ""
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


@cache
def role_of(words: str, language: str = "en") -> str | None:
    """Return the key of a post as worded.

    >>> role_of("Union Health Minister")
    'minister-of-health'
    """
    for key, forms in (part(language, "posts") or {}).items():
        if pattern(language, "posts", key).search(words) and forms:
            return str(key)
    return None
