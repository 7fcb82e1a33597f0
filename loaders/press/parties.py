"""Between whom an instrument is: countries and bodies of its sides."""

import re
from decimal import Decimal
from functools import cache

from comity.loaders.press.acts import adopted
from comity.loaders.press.extraction import Agreement, Found, Organisation
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Mention
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern
from comity.ontology import terms as C

# "The U.S. drugmaker" is no side's country.
COMPANY = re.compile(
    r"(?:['’]s)? (?:[\w-]+ )?(?:drugmaker|drug maker|company|companies|firm|giant|manufacturer|farmacéutica|laboratorio|laboratoire|farmacêutica|empresa|groupe)"
)
DEAL = re.compile(
    r"(?<!\w)(?:doses?|purchase\w*|procure\w*|supply|supplies|buy|compra\w*|dosis|achat\w*|fourniture|suministro|fornecimento|vacin\w+|vaccin\w*|vacun\w+)(?!\w)",
    re.I,
)


@cache
def _place(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(part(language, "links", "place"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?: (?:the|la|le|les|el|los|a|o|as|os|l['’]))?\s?(?:[\w-]+, )?$", re.I)


@cache
def _reported(language: str) -> re.Pattern[str]:
    return any_of(part(language, "links", "reported"))


def fill(material: Material, agreement: Agreement, one: Instrument, taken: set[str]) -> None:
    """Give an agreement its countries and bodies; ``taken`` are the sides of the other instruments of the text."""
    namings, partner, shared = one.namings, one.partner, one.shared
    bodies = _bodies(material, agreement, namings)
    agreement.organisations = list(bodies.values())
    found: dict[str, Found[str]] = {}
    for naming in namings:
        if naming.sides:
            for mention in material.countries_in(*naming.sides):
                if partner in (None, mention.value):
                    _take(material, found, mention)
        for code in naming.countries:
            start, end = material.document.sentences[naming.sentence]
            for mention in material.countries_in(start, end):
                if mention.value == code and partner in (None, code):
                    _take(material, found, mention)
    for naming in namings:
        for mention in _subjects(material, naming):
            _take(material, found, mention)
    for body in agreement.organisations:
        if body.country and body.counts:
            found.setdefault(body.country, Found(body.country, (body.span,)))
    linked = any(naming.sides and naming.countries for naming in namings)
    for number in agreement.sentences:
        if len(found) > 1 or (linked and number == agreement.sentences[0]):
            continue
        for mention in material.countries_in(*material.document.sentences[number]):
            if not _is_place(material, mention):
                _take(material, found, mention)
    if len(found) < 2:
        _from_title(material, found)
    for naming in shared if len(found) < 2 else ():
        for mention in [*_subjects(material, naming), *(material.countries_in(*naming.sides) if naming.sides else ())]:
            _take(material, found, mention)
    if len(found) < 2:
        _from_lead(material, found, taken)
    if agreement.status.value == "approved" or material.notice:
        _own(material, agreement, found)
    if len(found) < 2 and len(agreement.organisations) < 2:
        _from_before(material, agreement, found)
    if agreement.type.value == "agreement" and any(_sells(body) for body in agreement.organisations):
        agreement.type = Found("contract", agreement.type.spans)
    agreement.countries = list(found.values())


def _own(material: Material, agreement: Agreement, found: dict[str, Found[str]]) -> None:
    """Add the country whose government approves: it is party, named or not."""
    if material.own and material.own not in found:
        found[material.own] = Found(material.own, agreement.status.spans, Decimal("0.7"))


def _sells(body: Organisation) -> bool:
    """Tell whether a body is a company that sells something other than money."""
    return body.kind == C.Company and "bank" not in body.name.lower()


def _from_before(material: Material, agreement: Agreement, found: dict[str, Found[str]]) -> None:
    """Take the other side from the sentences before: "a loan from the Bank ... an agreement for that"; then from a place."""
    first = min(agreement.sentences)
    known = {body.same for body in agreement.organisations}
    for number in range(first - 1, max(first - 4, -1), -1):
        for body in material.organisations.get(number, []):
            other = body.kind in (C.InternationalOrganisation, C.Company) and not _is_source(material, body)
            if other and len(agreement.organisations) < 2 and body.same not in known:
                agreement.organisations.append(body)
                known.add(body.same)
    for number in agreement.sentences:
        for mention in material.countries_in(*material.document.sentences[number]):
            before = material.text[max(mention.start - 3, 0) : mention.start]
            seller = COMPANY.match(material.text, mention.end)
            if len(found) < 2 and not seller and not before.endswith((", ", "(")):
                _take(material, found, mention)


def _take(material: Material, found: dict[str, Found[str]], mention: Mention) -> None:
    found.setdefault(mention.value, Found(mention.value, (material.document.span(mention.start, mention.end),)))


def _from_title(material: Material, found: dict[str, Found[str]]) -> None:
    for number in material.document.title:
        for mention in material.countries_in(*material.document.sentences[number]):
            if not _is_place(material, mention):
                _take(material, found, mention)


def _from_lead(material: Material, found: dict[str, Found[str]], taken: set[str]) -> None:
    """Take the countries of the first sentence below the heading."""
    body = [n for n in range(len(material.document.sentences)) if n not in material.document.title]
    for mention in material.countries_in(*material.document.sentences[body[0]]) if body else ():
        if mention.value not in taken and not _is_place(material, mention):
            _take(material, found, mention)


def _is_place(material: Material, mention: Mention) -> bool:
    """Tell whether a country only says where: "in Geneva, Switzerland"."""
    before = material.text[max(mention.start - 40, 0) : mention.start]
    return (
        before.endswith("(")
        or bool(_place(material.language).search(before))
        or COMPANY.match(material.text, mention.end) is not None
    )


def _subjects(material: Material, naming: Naming) -> list[Mention]:
    """Return the countries before the act of a naming, or behind "by" where the act follows it."""
    return [m for m in _zone_countries(material, naming) if not _is_place(material, m)]


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


def _zone_countries(material: Material, naming: Naming) -> list[Mention]:
    return [m for zone in zones(material, naming) for m in material.countries_in(*zone)]


def _bodies(material: Material, agreement: Agreement, namings: list[Naming]) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    approvers = pattern(material.language, "approvers", "words")
    for naming in namings:
        here = list(naming.bodies)
        for zone in [*zones(material, naming), *pointing(material, agreement, namings)]:
            here += [body for body in material.bodies_in(*zone) if _is_side(material, body)]
        here += _sellers(material, naming)
        if not naming.between and naming.act and naming.act.end <= naming.start and not naming.sides:
            here += _recipients(material, naming)
        for body in here:
            if not approvers.match(body.name) and not _governments(body.name):
                found.setdefault(body.same, body)
    return found


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
    if _is_source(material, body):
        return False
    before = text[max(start - 90, body.span.sentence[0]) : start]
    if re.search(
        r"(?<!\w)(?:of|de|du|des|del|da|do|dos|d['’]|de l['’])(?: (?:the|la|l['’]|los|las|l['’]))?\s?$", before
    ):
        posts = [word for forms in part(material.language, "posts").values() for word in forms]
        return any_of(posts).search(before) is not None
    return not _place(material.language).search(before)


def _sellers(material: Material, naming: Naming) -> list[Organisation]:
    """Return the companies that a sentence about doses or a purchase names beside the instrument."""
    start, end = material.document.sentences[naming.sentence]
    if naming.type not in ("contract", "agreement") or naming.title or not DEAL.search(material.text, start, end):
        return []
    return [b for b in material.bodies_in(start, end) if b.kind == C.Company and not _is_source(material, b)]


def _recipients(material: Material, naming: Naming) -> list[Organisation]:
    """Return the body behind "to", to which an award or a grant goes."""
    link = pattern(material.language, "links", "recipient")
    end = material.document.sentences[naming.sentence][1]
    return [
        body
        for body in material.bodies_in(naming.end, min(end, naming.end + 250))
        if material.notice and link.search(material.text, max(body.span.start - 12, naming.end), body.span.start)
    ]


def _is_source(material: Material, body: Organisation) -> bool:
    """Tell whether a body only reports: "the ministry said"."""
    around = material.text[body.span.end : body.span.end + 20]
    before = material.text[max(body.span.start - 25, 0) : body.span.start]
    reported = _reported(material.language)
    return bool(
        reported.match(around.lstrip(" ,"))
        or re.search(rf"(?:{reported.pattern})\s+(?:\w{{1,3}}\s+){{0,2}}$", before, re.I)
    )
