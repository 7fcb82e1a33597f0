"""Notices that award several sums at once: "$20,000,000 to A; $15,000,000 to B" is one agreement each."""

import copy
import re

from comity.loaders.press import term_and_sum
from comity.loaders.press.extraction import Agreement, Found, Organisation
from comity.loaders.press.material import Material

SHARE = re.compile(
    r"\$\s?[\d,.]+(?: (?:million|billion))?[^;$]{0,120}? to (?:the )?"
    r"(?P<name>[A-Z][^;$]{2,160}?)(?=[;.]|, and approx| and approx|$)"
)


def divide(material: Material, agreement: Agreement) -> list[Agreement]:
    """Return one agreement for each recipient that a notice of awards lists, or the one given."""
    if not material.notice:
        return [agreement]
    start, end = material.document.sentences[agreement.sentences[0]]
    shares = list(SHARE.finditer(material.text, start, end))
    if len(shares) < 2:
        return [agreement]
    givers = [one for one in agreement.organisations if one.span.start < shares[0].start()]
    return [_share(material, agreement, match, givers) for match in shares]


def _share(material: Material, agreement: Agreement, match: re.Match[str], givers: list[Organisation]) -> Agreement:
    one = copy.copy(agreement)
    first, last = match.span("name")
    bodies = material.bodies_in(first, last)
    span = material.document.span(first, first + len(material.text[first:last].split(",")[0].rstrip()))
    named = bodies[:1] or [Organisation(span.quote, givers[0].kind if givers else "", None, None, span)]
    one.organisations = [*givers, *named]
    one.countries = [
        Found(mention.value, (material.document.span(mention.start, mention.end),))
        for mention in material.countries_in(first, last + 1)
    ]
    one.anchor = span
    term_and_sum.amount(material, one, (match.start(), match.end()))
    return one
