"""Notices of awards: who receives, by the heading too, and several awards told of in one sentence."""

import copy
import re

from comity.loaders.press import term_and_sum
from comity.loaders.press.extraction import Agreement, Found, Organisation, Span
from comity.loaders.press.material import Material
from comity.loaders.press.organisations import kind_of
from comity.ontology import terms as C

SHARE = re.compile(
    r"\$\s?[\d,.]+(?: (?:million|billion))?[^;$]{0,120}? to (?:the )?"
    r"(?P<name>[A-Z][^;$]{2,160}?)(?=[;.]|, and approx| and approx|$)"
)
# "Six separate awards to fund A, B and C": one each.
EACH = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:separate )?awards to (?:fund )?(?:the )?"
)
NAME = re.compile(
    r"(?:and )?(?:the )?(?P<name>[A-Z][^,;]{2,120}?)(?=,? and [A-Z]|[,;]|\.(?=\s|$)|$)(?:, |; |,? (?=and ))?"
)
# The heading tells the recipient in full where the notice itself has only its letters.
HEADED = re.compile(
    r"\b[Tt]o (?:[Ff]und (?!the )(?=[a-z])|(?:[Ff]und )?(?:the )?(?=[A-Z]))"
    r"(?P<name>[A-Za-z][^;\n]{3,160}?)(?= in [A-Z]|,? [Ff]or |;|\n|$)"
)
PURPOSE = re.compile(r"(?:Strengthen|Support|Provide|Improve|Enhance|Expand|Award|Fund|Build|Address|Implement)\b")


def divide(material: Material, agreement: Agreement) -> list[Agreement]:
    """Return one agreement for each recipient that a notice of awards lists, or the one given."""
    if not material.notice:
        return [agreement]
    start, end = material.document.sentences[agreement.sentences[0]]
    places = [(m.span(), m.span("name")) for m in SHARE.finditer(material.text, start, end)]
    each = EACH.search(material.text, start, end)
    if len(places) < 2 and each:
        places = _counted(material.text, each.end(), end)
    if len(places) < 2:
        _recipient(material, agreement)
        return [agreement]
    givers = [one for one in agreement.organisations if one.span.start < places[0][0][0]]
    return [_share(material, agreement, whole, name, givers) for whole, name in places]


def _counted(text: str, start: int, end: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    place = start
    while place < end and len(found) < 40 and (match := NAME.match(text, place, end)):
        found.append((match.span(), match.span("name")))
        place = match.end() if match.end() > place else end
    return found


def _recipient(material: Material, agreement: Agreement) -> None:
    """Add the recipient that the heading names where none is known, and its country."""
    titles = [material.document.sentences[number] for number in material.document.title]
    match = next((m for edges in titles if (m := HEADED.search(material.text, *edges))), None)
    if match and not PURPOSE.match(match["name"]) and not _received(material, agreement, match["name"]):
        span = material.document.span(*match.span("name"))
        kind = kind_of(span.quote, "en") or str(C.Organisation)
        where = [one.value for one in material.countries_in(*match.span("name"))]
        agreement.organisations.append(Organisation(span.quote, kind, where[0] if where else None, None, span))
    others = [one for one in agreement.countries if one.value != material.own]
    if not others and not any(one.kind == C.InternationalOrganisation for one in agreement.organisations):
        agreement.countries += _only_country(material, titles)


def _received(material: Material, agreement: Agreement, heading: str) -> bool:
    """Tell whether a body of the agreement is the one that the heading names, or stands behind "to"."""
    small = heading.lower()
    return any(
        one.name.lower() in small
        or material.text[max(one.span.start - 8, 0) : one.span.start].endswith((" to ", " to the "))
        for one in agreement.organisations
    )


def _only_country(material: Material, titles: list[tuple[int, int]]) -> list[Found[str]]:
    """Return the one country that the heading names beside the publisher's, or else the text."""
    headed = [one for edges in titles for one in material.countries_in(*edges)]
    named = headed or [one for found in material.countries.values() for one in found]
    foreign = [one for one in named if one.value != material.own]
    if len({one.value for one in foreign}) != 1:
        return []
    return [Found(foreign[0].value, (material.document.span(foreign[0].start, foreign[0].end),))]


def _share(
    material: Material, agreement: Agreement, whole: tuple[int, int], name: tuple[int, int], givers: list[Organisation]
) -> Agreement:
    one = copy.copy(agreement)
    first, last = name
    bodies = material.bodies_in(first, last)
    span: Span = material.document.span(first, first + len(material.text[first:last].split(",")[0].rstrip()))
    named = bodies[:1] or [Organisation(span.quote, givers[0].kind if givers else "", None, None, span)]
    one.organisations = [*givers, *named]
    one.countries = [
        Found(mention.value, (material.document.span(mention.start, mention.end),))
        for mention in material.countries_in(first, last + 1)
    ]
    one.anchor = span
    term_and_sum.amount(material, one, whole)
    return one
