"""Between whom an instrument is: countries and bodies of its sides."""

import re
from decimal import Decimal

from comity.loaders.press import sides
from comity.loaders.press.extraction import Agreement, Found, Organisation
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Mention
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import pattern
from comity.ontology import terms as C


def fill(material: Material, agreement: Agreement, one: Instrument, others: list[Instrument]) -> None:
    """Give an agreement its countries and bodies; ``others`` are the other instruments of the text."""
    taken = {code for other in others for code in other.countries}
    namings, partner, shared = one.namings, one.partner, one.shared
    found_bodies = sides.bodies(material, agreement, namings)
    agreement.organisations = list(found_bodies.values())
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
        _from_before(material, agreement, found, {n.sentence for other in others for n in other.namings if n.act})
    if len(found) == 1 and not agreement.organisations and agreement.status.value == "signed":
        # "A letter was signed with Korea": the other side is who tells it.
        _own(material, agreement, found)
    if agreement.type.value == "agreement" and any(_sells(body) for body in agreement.organisations):
        agreement.type = Found("contract", agreement.type.spans)
    if one.membership:
        found = {code: said for code, said in found.items() if code in one.countries}
    agreement.countries = list(found.values())


def _own(material: Material, agreement: Agreement, found: dict[str, Found[str]]) -> None:
    """Add the country whose government approves: it is party, named or not."""
    if material.own and material.own not in found:
        found[material.own] = Found(material.own, agreement.status.spans, Decimal("0.7"))


def _sells(body: Organisation) -> bool:
    """Tell whether a body is a company that sells something other than money."""
    return body.kind == C.Company and "bank" not in body.name.lower()


def _from_before(material: Material, agreement: Agreement, found: dict[str, Found[str]], told: set[int]) -> None:
    """Take the other side from the sentences before ("a loan from the Bank"), then from a place."""
    first = min(agreement.sentences)
    known = {body.same for body in agreement.organisations}
    for number in range(first - 1, max(first - 4, -1), -1):
        # The sides of what another sentence tells of are not its own.
        if number in told:
            continue
        for body in material.organisations.get(number, []):
            foreign = bool(body.country and material.own and body.country != material.own)
            other = body.kind in (C.InternationalOrganisation, C.Company) or foreign
            other = other and not sides.is_source(material, body)
            if other and len(agreement.organisations) < 2 and body.same not in known:
                agreement.organisations.append(body)
                known.add(body.same)
    for number in agreement.sentences:
        for mention in material.countries_in(*material.document.sentences[number]):
            before = material.text[max(mention.start - 3, 0) : mention.start]
            seller = _sells_there(material, mention)
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
        before.endswith("(") or bool(sides.place(material.language).search(before)) or _sells_there(material, mention)
    )


def _sells_there(material: Material, mention: Mention) -> bool:
    """Tell whether a country only says whose company is meant: "the U.S. drugmaker"."""
    after = re.match(r"(?:['’]s)? (?:[\w-]+ )?", material.text[mention.end : mention.end + 30])
    seller = pattern(material.language, "links", "seller")
    places = (mention.end + 1, mention.end + (after.end() if after else 0))
    return any(seller.match(material.text, place) for place in places)


def _subjects(material: Material, naming: Naming) -> list[Mention]:
    """Return the countries before the act of a naming, or behind "by" where the act follows it."""
    return [m for m in _zone_countries(material, naming) if not _is_place(material, m)]


def _zone_countries(material: Material, naming: Naming) -> list[Mention]:
    return [m for zone in sides.zones(material, naming) for m in material.countries_in(*zone)]
