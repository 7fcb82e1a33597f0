"""The instruments of a text, from its namings."""

import re

from comity.loaders.press import agreements, counted, namings, sameness
from comity.loaders.press.acts import Act
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import pattern

MOST = 200


def gather(material: Material) -> list[Instrument]:
    """Return the instruments of the text, each with its namings and the sentences that speak of it."""
    named = namings.find(material)
    found = counted.items(material, named)
    listed = {id(naming) for one in found for naming in one.namings}
    waiting: list[Naming] = []
    for one in named:
        if id(one) in listed or (listed and counted.contains(one)):
            continue
        same = sameness.same(found, one, material)
        if same:
            same.namings.append(one)
        elif _introduces(one, material, named) and len(found) < MOST:
            # What was named before it is told of, with no verb of its own, is the same.
            before = [n for n in waiting if one.back and not n.tie and sameness.alike(Instrument([one]), n)]
            found.append(Instrument([one, *before]))
            waiting = [naming for naming in waiting if naming not in before]
        else:
            waiting.append(one)
    found = found or _agreed(material, waiting) or _standing(waiting)
    found = [part for whole in found for part in counted.partners(whole)]
    kept = [each for each in found if each.told and _sided(each, material)]
    _age(kept)
    agreements.follow(kept, material)
    return kept


def _age(kept: list[Instrument]) -> None:
    """Take what was signed years ago for in force where something else is news."""
    past = [one for one in kept if sameness.is_past(one)]
    # "Referring to the memorandum signed in 2018": so is what the text only points back to.
    older = past if len(past) < len(kept) else [one for one in past if one.namings[0].back]
    for one in older:
        act = one.namings[0].act
        if act and act.status == "signed":
            one.namings[0].act = Act("in_force", act.start, act.end)


def _introduces(one: Naming, material: Material, named: list[Naming]) -> bool:
    """Tell whether a naming may stand for an instrument not yet told of."""
    if not one.act and not one.title:
        return False
    if _inside(one, material, named):
        return False
    if one.act and one.act.status == "in_force" and one.back and not (one.countries or one.bodies):
        return False
    if not one.tie:
        return True
    if any(not n.tie and n.act and n.sentence == one.sentence for n in named):
        return False
    start, end = material.document.sentences[one.sentence]
    sides = {m.value for m in material.countries_in(start, end)}
    bodies = material.bodies_in(start, end)
    if material.notice and one.type == "agreement":
        return bool(bodies)
    if one.type == "agreement":
        return bool(one.act and one.act.status in ("signed", "approved", "renewed") and (len(sides) > 1 or bodies))
    if (
        one.named
        and one.act
        and one.act.status in ("announced", "signed", "renewed")
        and len(_heading_sides(material)) > 1
    ):
        return True
    if one.act and one.act.status == "in_force":
        return one.between and len(one.bodies) > 1
    if one.type == "strategy":
        return one.named and bool(one.act) and bool(bodies)
    people = sum(start <= span.start < end for person in material.persons for span in person.spans)
    acted = one.act is not None and one.act.status in ("signed", "announced", "approved", "renewed", "terminated")
    return (
        acted
        and (len(sides) > 1 or (one.named and bool(sides)) or bool(sides and bodies) or (bool(sides) and people > 1))
        and not _is_internal(one, material)
    )


def _heading_sides(material: Material) -> set[str]:
    """Return the countries that the heading names, and the publisher's: the sides of all that a joint sheet tells."""
    titles = material.document.title
    named = {m.value for number in titles for m in material.countries.get(number, [])}
    return named | ({material.own} if material.own and named else set())


def _is_internal(one: Naming, material: Material) -> bool:
    """Tell whether a programme or partnership has no side beside the publisher's own country."""
    start, end = material.document.sentences[one.sentence]
    others = {m.value for m in material.countries_in(start, end)} - {material.own}
    foreign = [b for b in material.bodies_in(start, end) if b.country != material.own]
    return not others and not foreign


def _sided(one: Instrument, material: Material) -> bool:
    """Tell whether any side of it is named in the sentences of its namings."""
    for naming in one.namings:
        for number in range(max(naming.sentence - 1, 0), naming.sentence + 1):
            if material.countries.get(number) or material.organisations.get(number):
                return True
    return len(_heading_sides(material)) > 1


def _inside(one: Naming, material: Material, named: list[Naming]) -> bool:
    """Tell whether a naming only stands in the object of another: "a memorandum on a cooperation strategy"."""
    before = [n for n in named if n.sentence == one.sentence and n.end <= one.start and n.act and n.act == one.act]
    if not before or before[-1].act is None or before[-1].act.start > before[-1].start:
        return False
    between = material.text[before[-1].end : one.start]
    joints = [*pattern(material.language, "links", "joined").finditer(between), *re.finditer("[,;]", between)]
    last = max((joint.end() for joint in joints), default=-1)
    return last < 0 or len(between[last:].split()) > 5


def _agreed(material: Material, waiting: list[Naming]) -> list[Instrument]:
    """Take "the agreement between A and B" for one announced where the text says that they agreed."""
    agreed = pattern(material.language, "acts", "agreed").search(material.text, material.document.prose)
    sided = [one for one in waiting if one.between and not one.tie and (one.bodies or len(one.countries) > 1)]
    if not agreed or not sided:
        return []
    sided[0].act = Act("announced", *agreed.span())
    return [Instrument(sided)]


def _standing(waiting: list[Naming]) -> list[Instrument]:
    """Take what was signed before for the instrument of a text that tells of no other."""
    signed = [n for n in waiting if n.act and n.act.status == "in_force" and n.act.start >= n.end and not n.tie]
    return [Instrument(signed)] if signed else []
