"""Bodies named in the text, tied to a country and to the reference where it knows them."""

import re
from collections.abc import Iterable
from functools import cache

from comity.loaders.press.extraction import Organisation
from comity.loaders.press.mentions import Finder, Mention, normal
from comity.loaders.press.text import Document, wording
from comity.ontology import terms as C

_WORD = r"[A-Z][\w&.’'-]{0,30}"
RUN = re.compile(rf"{_WORD}(?:(?:,? (?:of|and|for|on|the|in|&)){{1,2}} {_WORD}|,? {_WORD}){{0,12}}")
AFTER = re.compile(
    r"(?: \([A-Z][\w&-]{1,12}\))?,? (?:of|in) (?:the )?"
    r"(?:(?:Democratic|Socialist|Islamic|People's|Kingdom|Republic|Government|Federal|of|the) ){0,6}$"
)
GAP = re.compile(r"(?:['’]s?)? (?:the )?(?:Federal |Union |National )?")
JOINT = re.compile(r",? and (?:the )?|, (?:the )?")
FOLLOWED = re.compile(
    r"(?: \([^()]{1,12}\))?,? (?:of|\() ?(?:the )?"
    r"(?:(?:Democratic|Socialist|Islamic|Government|Kingdom|Republic|of|the) ){0,6}"
)
SECOND = re.compile(r",? and (?:the )?(?=(?:Ministry|Department|University|Institute|Government|National)\b)")
ADJECTIVAL = ("Ministry", "Department", "Council", "Institute", "Agency")
ARTICLE = re.compile(r"(?:The|A|An|In|On|At|By) ")


def find(document: Document, countries: list[Mention], own: str | None) -> list[Organisation]:
    """Return the bodies named in the prose; ``own`` is the publisher's country."""
    found: list[Organisation] = []
    starts = {mention.start: mention for mention in countries}
    ends = {mention.end: mention for mention in countries}
    for begin, end in document.sentences:
        named = [Mention(m.start, m.end, "") for m in _worldwide().find(document.text[begin:end])]
        for mention in named:
            start, stop = begin + mention.start, begin + mention.end
            key, kind = _worldwide_keys()[normal(document.text[start:stop])[0]]
            found.append(Organisation(document.text[start:stop], kind, None, key, document.span(start, stop)))
        for match in RUN.finditer(document.text, begin, end):
            for first, last in _runs(document.text, match.start(), match.end(), starts):
                found += _from_run(document, first, last, starts, ends, own)
    chosen: list[Organisation] = []
    for one in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not chosen or one.span.start >= chosen[-1].span.end:
            chosen.append(one)
    return chosen


def _runs(text: str, start: int, end: int, starts: dict[int, Mention]) -> list[tuple[int, int]]:
    """Cut a run where "and" is followed by a country: another body, or a country of its own, begins there."""
    runs, place = [], start
    for joint in JOINT.finditer(text, start, end):
        if joint.end() in starts or SECOND.match(text, joint.start()):
            runs.append((place, joint.start()))
            place = joint.end()
    return [*runs, (place, end)]


def _from_run(
    document: Document, start: int, end: int, starts: dict[int, Mention], ends: dict[int, Mention], own: str | None
) -> Iterable[Organisation]:
    """Read one run of capitalised words as a body, with the country before or after it."""
    text = document.text
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    country, country_after = None, False
    for place in [place for place in range(start, end) if place in starts]:
        mention = starts[place]
        gap = GAP.match(text, mention.end)
        if gap and mention.start - start <= 12 and any(word in text[gap.end() : end] for word in ADJECTIVAL):
            country, start = mention.value, gap.end()
        elif AFTER.search(text[start:place]):
            cut = AFTER.search(text[start:place])
            country, country_after = mention.value, True
            end = start + cut.start() if cut else place
            break
    for place in range(start, max(start - 16, 0), -1):
        if not country and place in ends:
            gap = GAP.fullmatch(text, place, start)
            country = ends[place].value if gap else None
    if start >= end:
        return
    for first, last in _split(text, start, end):
        kind = _kind(text[first:last])
        if kind:
            where = country or _follows(text, last, starts) or _of_government(kind, own)
            known = _known(text[first:last], kind, where)
            yield Organisation(
                text[first:last],
                known[1] if known else kind,
                where,
                known[0] if known else None,
                document.span(first, last),
            )
            if country_after:
                return


def _of_government(kind: str, own: str | None) -> str | None:
    return own if kind == C.Ministry else None


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run at "and the", which joins two bodies rather than two words of one."""
    parts, place = [], start
    for match in SECOND.finditer(text[start:end]):
        parts.append((place, start + match.start()))
        place = start + match.end()
    parts.append((place, end))
    return [
        (first, last - len(text[first:last]) + len(text[first:last].rstrip(" .,'’")))
        for first, last in parts
        if first < last
    ]


def _follows(text: str, end: int, starts: dict[int, Mention]) -> str | None:
    match = FOLLOWED.match(text, end)
    for place in range(end, min(match.end() + 1, len(text)) if match else end):
        if place in starts:
            return starts[place].value
    return None


def _kind(words: str) -> str | None:
    heads = wording("organisations")["heads"]
    names = words.split()
    if len(names) < 2:
        return None
    for word in names:
        if word.strip(".,") in heads:
            return str(getattr(C, heads[word.strip(".,")]))
    return None


def _core(name: str, countries: Iterable[str]) -> str:
    """Reduce a name to what is left without its country: "health ministry" and "ministry of health" become one."""
    words = normal(name)[0].replace("'s", "").removeprefix("the ").strip()
    for country in countries:
        small = normal(country)[0]
        for end in (f" of the {small}", f" of {small}", f", {small}", f" ({small})"):
            words = words.removesuffix(end)
        words = words.removeprefix(f"{small} ")
    words = words.removeprefix("union ").removeprefix("federal ")
    return f"ministry of {words.removesuffix(' ministry')}" if words.endswith(" ministry") else words


@cache
def _national() -> dict[tuple[str, str], tuple[str, str]]:
    from comity.loaders.gazetteer import gazetteer

    known = gazetteer()
    table = {}
    for one in known.organisations:
        for name in one.names if one.country else ():
            table[one.country or "", _core(name, known.countries.get(one.country or "", ()))] = (one.key, one.kind)
    return table


def _known(name: str, kind: str, country: str | None) -> tuple[str, str] | None:
    """Return the key and class by which the reference knows a body of this name and country."""
    from comity.loaders.gazetteer import gazetteer

    if not country:
        return None
    core = _core(name, gazetteer().countries.get(country, ()))
    exact = _national().get((country, core))
    if exact or kind != C.Ministry or not core.startswith("ministry of health"):
        return exact
    alike = {
        value
        for (code, other), value in _national().items()
        if code == country and value[1] == C.Ministry and "health" in other
    }
    return alike.pop() if len(alike) == 1 else None


@cache
def _worldwide_keys() -> dict[str, tuple[str, str]]:
    from comity.loaders.gazetteer import gazetteer

    return {
        normal(name)[0]: (one.key, one.kind)
        for one in gazetteer().organisations
        if not one.country
        for name in one.names
    }


@cache
def _worldwide() -> Finder:
    from comity.loaders.gazetteer import gazetteer

    return Finder({name: one.key for one in gazetteer().organisations if not one.country for name in one.names})
