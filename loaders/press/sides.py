"""Where the sides of an act may stand, and which bodies there are sides."""

import re
from functools import cache

from comity.loaders.press.acts import adopted
from comity.loaders.press.extraction import Agreement, Organisation
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern
from comity.ontology import terms as C


@cache
def _reported(language: str) -> re.Pattern[str]:
    return any_of(part(language, "links", "reported"))


def zones(material: Material, naming: Naming) -> list[tuple[int, int]]:
    """Return where the sides of a naming's act may stand."""
    start, end = material.document.sentences[naming.sentence]
    act = naming.act
    if not act or (act.status in ("approved", "in_force") and not adopted(material.text, act)):
        return []
    by = pattern(material.language, "links", "by")
    if act.end <= naming.start:
        found = [(start, act.start), (act.end, naming.start)]
    else:
        found = [(naming.end, act.start)] if naming.sides is None else []
        link = by.search(material.text, max(act.end - 3, naming.end), end)
        if link:
            found.append((link.end(), end))
        else:
            # "El convenio lo suscribieron": the subject may follow its verb.
            found.append((start, naming.start))
            if material.language in ("es", "pt"):
                found.append((act.end, end))
    return [zone for zone in found if zone[0] < zone[1]]


def bodies(material: Material, agreement: Agreement, namings: list[Naming]) -> dict[str, Organisation]:
    """Return the bodies that are sides of an instrument, each once."""
    found: dict[str, Organisation] = {}
    approvers = pattern(material.language, "approvers", "words")
    for naming in namings:
        here = list(naming.bodies)
        for zone in [*zones(material, naming), *pointing(material, agreement, namings)]:
            here += [b for b in material.bodies_in(*zone) if _is_side(material, b) and not _watches(material, zone, b)]
        here += _sellers(material, naming) + _lenders(material, naming)
        if not naming.between and naming.act and naming.act.end <= naming.start and not naming.sides:
            here += _recipients(material, naming)
        for body in here:
            # "The Fund (GF)": the letters in brackets are no second body.
            if material.text[body.span.start - 1 : body.span.start] == "(":
                continue
            if not approvers.match(body.name) and not _governments(body.name):
                found.setdefault(body.same, body)
    return _without_acronyms(found)


def _watches(material: Material, zone: tuple[int, int], body: Organisation) -> bool:
    """Tell whether a body stands behind "in the presence of", "was witnessed by"."""
    return pattern(material.language, "persons", "witness").search(material.text, zone[0], body.span.start) is not None


def _without_acronyms(found: dict[str, Organisation]) -> dict[str, Organisation]:
    """Leave out the short name of a body that is there by its full name: its initials."""
    initials = {"".join(w[0] for w in body.name.split() if w[0].isupper()) for body in found.values()}
    return {same: body for same, body in found.items() if len(body.name) < 3 or body.name not in initials}


def _governments(name: str) -> bool:
    """Tell whether a name is only "the governments of": the countries say as much."""
    return bool(re.match(r"(?i:governments|gobiernos|governos|gouvernements)\b", name))


def pointing(material: Material, agreement: Agreement, namings: list[Naming]) -> list[tuple[int, int]]:
    """Take the sentences that point back and tell of the signing: "it was signed by"."""
    if agreement.status.value != "signed":
        return []
    named = {naming.sentence for naming in namings}
    signed = pattern(material.language, "acts", "signed")
    edges = [material.document.sentences[number] for number in agreement.sentences if number not in named]
    return [(start, end) for start, end in edges if signed.search(material.text, start, end)]


def _is_side(material: Material, body: Organisation) -> bool:
    """Tell whether a body in the zone of the sides is one: not a source, a place, or part of another name."""
    text, start = material.text, body.span.start
    if is_source(material, body):
        return False
    before = text[max(start - 90, body.span.sentence[0]) : start]
    if re.search(
        r"(?<!\w)(?:of|de|du|des|del|da|do|dos|d['’]|de l['’])(?: (?:the|la|l['’]|los|las|l['’]))?\s?$", before
    ):
        posts = [word for forms in part(material.language, "posts").values() for word in forms]
        return any_of(posts).search(before) is not None
    return not place(material.language).search(before)


def _sellers(material: Material, naming: Naming) -> list[Organisation]:
    """Return the companies that a sentence about doses or a purchase names beside the instrument."""
    start, end = material.document.sentences[naming.sentence]
    deal = pattern(material.language, "links", "purchase")
    if naming.type not in ("contract", "agreement") or naming.title or not deal.search(material.text, start, end):
        return []
    return [b for b in material.bodies_in(start, end) if b.kind == C.Company and not is_source(material, b)]


def _lenders(material: Material, naming: Naming) -> list[Organisation]:
    """Return the bank or fund that itself approves a loan or a grant."""
    start = material.document.sentences[naming.sentence][0]
    if naming.type != "agreement" or not naming.tie or not naming.act or naming.act.status != "approved":
        return []
    before = material.bodies_in(start, naming.act.start)
    return [b for b in before if b.kind == C.InternationalOrganisation and not is_source(material, b)]


def _recipients(material: Material, naming: Naming) -> list[Organisation]:
    """Return the body behind "to", to which an award or a grant goes."""
    link = pattern(material.language, "links", "recipient")
    end = material.document.sentences[naming.sentence][1]
    return [
        body
        for body in material.bodies_in(naming.end, min(end, naming.end + 250))
        if material.notice and link.search(material.text, max(body.span.start - 12, naming.end), body.span.start)
    ]


def is_source(material: Material, body: Organisation) -> bool:
    """Tell whether a body only reports: "the ministry said"."""
    around = material.text[body.span.end : body.span.end + 20]
    before = material.text[max(body.span.start - 25, 0) : body.span.start]
    reported = _reported(material.language)
    return bool(
        reported.match(around.lstrip(" ,"))
        or re.search(rf"(?:{reported.pattern})\s+(?:\w{{1,3}}\s+){{0,2}}$", before, re.I)
    )


@cache
def place(language: str) -> re.Pattern[str]:
    """Return the pattern of words that make what follows a place: "in", "visit to"."""
    words = "|".join(re.escape(word) for word in sorted(part(language, "links", "place"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?: (?:the|la|le|les|el|los|a|o|as|os|l['’]))?\s?(?:[\w-]+, )?$", re.I)
