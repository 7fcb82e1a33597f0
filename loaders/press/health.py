"""Whether an instrument is about health: decided on its own object, then on its sides, then on what is said of it."""

import re
from collections.abc import Sequence
from functools import cache

from comity.loaders.press import domains
from comity.loaders.press.extraction import Agreement
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern

WORD = re.compile(r"[^\W\d_]{4,20}")
FEW = 0.34
# What an object, a side or a heading weighs, and what a named field does.
OBJECT, SURE = 2, 3
POST = re.compile(r"(?i:minist(?:er|re|ro|ra)|secret[aá]r(?:y|io|ia)) (?:of|for|de la|de|da) [A-ZÀ-Þ][^.;()]{0,60}")


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return any_of(part(language, "health", "stems")), any_of(part(language, "health", "not"))


def said(text: str, language: str, start: int = 0, end: int | None = None, beside: Sequence[str] = ()) -> bool:
    """Tell whether words about health stand between two places, beside those given.

    >>> said("an agreement on railways", "en"), said("a pact on cancer care", "en")
    (False, True)
    """
    words, none = _words(language)
    stop = len(text) if end is None else end
    skipped = [match.span() for match in none.finditer(text, start, stop)]
    hits = [m for m in words.finditer(text, start, stop) if m[0].lower() not in beside]
    return any(not any(a <= m.start() < b for a, b in skipped) for m in hits)


def subject(material: Material, one: Naming) -> frozenset[str]:
    """Return the words by which the field of an instrument differs from others'; none where no field is named."""
    if not one.object:
        return frozenset()
    language = material.language
    found: list[str] = []
    for sure, _, items in domains.lists(material.document, one.object[0] - 25, one.object[1], language, []):
        for start, end in items if sure else []:
            if said(material.text, language, start, end):
                found.append("health")
            words = WORD.findall(material.text[start:end])
            found += [w.lower()[:6] for w in words if not pattern(language, "health", "plain").fullmatch(w)]
    return frozenset(found)


def is_on(
    material: Material, agreement: Agreement, namings: list[Naming], listed: bool = False, alone: bool = True
) -> bool:
    """Tell whether an instrument is about health; what surrounds an item of a list says nothing of it."""
    text, language = material.text, material.language
    rows = [(one, verdict) for one in namings if (verdict := _object(material, one))]
    if any(value and (strong or one.title) for one, (value, strong) in rows):
        return True
    sides = [body for one in namings for body in one.bodies] or agreement.organisations
    points = OBJECT if rows and rows[0][1][0] else 0
    # Where "the agreement" is only spoken of, what follows is no object of it.
    told = [verdict for one, verdict in rows if not (one.back or one.tie) or one is namings[0]]
    points -= SURE if any(strong for _, strong in told) else OBJECT if told and not told[0][0] else 0
    points += OBJECT if any(said(body.name, language) for body in sides) else 0
    points += min(sum(_hits(material, number) for number in agreement.sentences), SURE)
    if listed:
        return points > 0
    titles = [material.document.sentences[number] for number in material.document.title]
    points += OBJECT if any(said(text, language, *edges) for edges in titles) else 0
    if alone and not rows and points == 0:
        last = len(material.document.sentences) - 1
        near = {n for number in agreement.sentences for n in range(max(number - 1, 0), min(number + 1, last) + 1)}
        return any(said(text, language, *material.document.sentences[number]) for number in near)
    return points > 0


def _hits(material: Material, number: int) -> int:
    """Count the words about health in a sentence outside the posts of persons."""
    start, end = material.document.sentences[number]
    posts = [(s.start, s.end) for p in material.persons if p.post for s in p.post.spans]
    posts += [match.span() for match in POST.finditer(material.text, start, end)]
    hits = [m.start() for m in _words(material.language)[0].finditer(material.text, start, end)]
    return sum(not any(a <= place < b for a, b in posts) for place in hits)


def _object(material: Material, one: Naming) -> tuple[bool, bool] | None:
    """Judge the object of a naming: about health or not, and whether its field is named; nothing where none is told."""
    text, language = material.text, material.language
    start = material.document.sentences[one.sentence][0]
    before = text[max(one.start - 45, start) : one.start].rpartition(",")[2]
    if said(" ".join(before.split()[-3:]), language):
        return True, True
    if not one.object:
        return None
    first = max(one.end, one.object[0] - 25)
    rows = domains.lists(material.document, first, one.object[1], language, [])
    items = next((found for sure, _, found in rows if sure), [])
    healthy = [item for item in items if said(text, language, *item)]
    whole = part(language, "areas", "whole")
    if any(text[slice(*item)].lower().removeprefix("the ") in whole for item in healthy):
        return True, True
    if _hits(material, one.sentence) > 1:
        return True, False
    if items and len(healthy) / len(items) < FEW and items[0] not in healthy:
        return False, True
    if said(text, language, *one.object):
        return True, bool(healthy)
    start, end = one.object[0], min(one.object[1], one.object[0] + 80)
    plain = pattern(language, "health", "plain")
    told = [m for m in WORD.finditer(text, start, end) if not plain.fullmatch(m[0])]
    return (False, False) if len(told) > 2 else None
