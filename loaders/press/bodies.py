"""Joint bodies: what they are to do, how often they meet and where."""

import re
from functools import cache

from comity.loaders.press.extraction import Agreement, Body, Found
from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document, wording

TAIL = r"(?: (?:on|for) [A-Z][\w-]{1,20}(?: (?:(?:and|of|in|the) ){0,2}[A-Z][\w-]{1,20}){0,6})?"
ALTERNATE = re.compile(r"\b(?:alternat\w{1,8}|in turns?|by turns|rotat\w{1,6})\b", re.I)
MANDATE = re.compile(r"\bto (?P<tasks>[a-z]{3,20} [^.;”\"]{3,300})")
MEET = re.compile(r"\b(?:meets?|convenes?|meetings?|sessions?)\b", re.I)


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(re.escape(words) for words in sorted(wording("bodies")["heads"], key=len, reverse=True))
    return re.compile(rf"\b(?:[A-Z][\w-]{{2,20}} ){{0,3}}(?:{heads}){TAIL}")


@cache
def _any(key: str, part: str = "") -> re.Pattern[str]:
    data = wording("bodies")
    words = data[key][part] if part else data[key]
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")\b", re.I)


def find(document: Document, agreements: list[Agreement], countries: dict[int, list[Mention]]) -> None:
    """Give each joint body to the instrument that was last spoken of."""
    last: Body | None = None
    for number, (start, end) in enumerate(document.sentences):
        owner = next((one for one in reversed(agreements) if one.sentences[0] <= number), None)
        match = _head().search(document.text, start, end)
        if match and owner:
            first = match.start() + (4 if match[0].startswith("The ") else 2 if match[0].startswith("A ") else 0)
            span = document.span(first, match.end())
            known = next((body for body in owner.bodies if body.name == span.quote), None)
            last = known or Body(span.quote, span)
            if not known:
                owner.bodies.append(last)
            _founding(document, last, match.end(), start, end)
        elif not (last and _any("follow").search(document.text, start, end) and MEET.search(document.text, start, end)):
            continue
        if last:
            _meetings(document, last, start, end, countries.get(number, []))


def _founding(document: Document, body: Body, named: int, start: int, end: int) -> None:
    for status in ("planned", "active"):
        match = _any(status).search(document.text, start, end)
        if match and not body.status:
            body.status = Found(status, (document.span(*match.span()),))
    tasks = MANDATE.search(document.text, named, end)
    if tasks and not body.mandates:
        place = tasks.start("tasks")
        for part in re.split(r"(,? and |, )", tasks["tasks"]):
            words = part.strip()
            if words and not re.fullmatch(r",? and |, ", part):
                first = place + part.index(words)
                body.mandates.append(Found(words, (document.span(first, first + len(words)),)))
            place += len(part)


def _meetings(document: Document, body: Body, start: int, end: int, countries: list[Mention]) -> None:
    data = wording("bodies")
    if not MEET.search(document.text, start, end):
        return
    for key in data["frequencies"]:
        match = _any("frequencies", key).search(document.text, start, end)
        if match and not body.frequency:
            interval, number = data["intervals"][key]
            body.frequency = Found((key, interval, number), (document.span(*match.span()),))
    turn = ALTERNATE.search(document.text, start, end)
    if turn and not body.alternate:
        body.alternate = Found(True, (document.span(*turn.span()),))
        body.hosts = [Found(m.value, (document.span(m.start, m.end),)) for m in countries]
