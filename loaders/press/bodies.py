"""Joint bodies: what they are to do, how often they meet and where."""

import re
from functools import cache

from comity.loaders.press.extraction import Agreement, Body, Found
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document
from comity.loaders.press.words import form, part, pattern, wording

_NAME = r"(?-i:[A-ZÀ-Þ][\w-]{1,20})"
_LINK = r"(?:and|of|in|the|de|del|da|do|du|des|la|y|et|e|on|para|sobre|sur)"
TAIL = rf"(?: (?:on|for|of|de|del|sur|sobre|para) (?:the |la |el )?{_NAME}(?: (?:{_LINK} ){{0,2}}{_NAME}){{0,6}})?"
ARTICLE = re.compile(r"(?:The|A|An|This|La|Le|Una|Un|O|El) ")
MANDATE = re.compile(r"\bto (?P<tasks>[a-z]{3,20} [^.;”\"]{3,300})")


@cache
def _head(language: str) -> re.Pattern[str]:
    heads = "|".join(form(words) for words in sorted(part(language, "bodies", "heads"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{_NAME} ){{0,4}}(?:{heads}){TAIL}(?!\w)", re.I)


def find(material: Material, agreements: list[Agreement]) -> None:
    """Give each joint body to the instrument that was last spoken of."""
    last: Body | None = None
    document, language = material.document, material.language
    for number, (start, end) in enumerate(document.sentences):
        owner = next((one for one in reversed(agreements) if min(one.sentences) <= number), None)
        match = _head(language).search(document.text, start, end)
        match = match or _founded(language, document, start, end)
        named = [(o.span.start, o.span.end) for o in material.organisations.get(number, [])]
        if match and any(a <= match.start() < b for a, b in named):
            match = None
        if (
            match
            and owner
            and (number in owner.sentences or match[0][0].isupper() or number - max(owner.sentences) <= 3)
        ):
            article = ARTICLE.match(match[0])
            span = document.span(match.start() + (article.end() if article else 0), match.end())
            known = next((body for body in owner.bodies if body.name.lower() == span.quote.lower()), None)
            last = known or Body(span.quote, span)
            if not known:
                owner.bodies.append(last)
            _founding(document, last, match.end(), start, end, language)
        elif not (
            last and _any(language, "follow", document, start, end) and _any(language, "meet", document, start, end)
        ):
            continue
        if last:
            _meetings(document, last, start, end, material.countries.get(number, []), language)


def _founded(language: str, document: Document, start: int, end: int) -> re.Match[str] | None:
    """Find a committee that goes by no set name, where its sentence tells that it is set up."""
    if not _any(language, "planned", document, start, end) and not _any(language, "active", document, start, end):
        return None
    words = pattern(language, "bodies", "founded").pattern
    before, after = (r"[a-z][\w-]{3,20} ", "") if language == "en" else ("", r" [a-zà-ÿ-]{4,20}")
    return re.compile(before + words + after, re.I).search(document.text, start, end)


def _any(language: str, key: str, document: Document, start: int, end: int) -> re.Match[str] | None:
    return pattern(language, "bodies", key).search(document.text, start, end)


def _founding(document: Document, body: Body, named: int, start: int, end: int, language: str) -> None:
    for status in ("planned", "active"):
        match = _any(language, status, document, start, end)
        if match and not body.status:
            body.status = Found(status, (document.span(*match.span()),))
    tasks = MANDATE.search(document.text, named, end) if language == "en" else None
    if tasks and not body.mandates:
        place = tasks.start("tasks")
        for piece in re.split(r"(,? and |, )", tasks["tasks"]):
            words = piece.strip()
            if words and not re.fullmatch(r",? and |, ", piece):
                first = place + piece.index(words)
                body.mandates.append(Found(words, (document.span(first, first + len(words)),)))
            place += len(piece)


def _meetings(document: Document, body: Body, start: int, end: int, countries: list[Mention], language: str) -> None:
    if not _any(language, "meet", document, start, end):
        return
    for key in part(language, "bodies", "frequencies"):
        match = pattern(language, "bodies", "frequencies", key).search(document.text, start, end)
        if match and not body.frequency:
            interval, number = wording("bodies")["intervals"][key]
            body.frequency = Found((key, interval, number), (document.span(*match.span()),))
    turn = _any(language, "alternate", document, start, end)
    if turn and not body.alternate:
        body.alternate = Found(True, (document.span(*turn.span()),))
        body.hosts = [Found(m.value, (document.span(m.start, m.end),)) for m in countries]
