"""Instruments that a text counts up: items of a list, and "agreements with A, B and C"."""

from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import pattern

# "Agreements with A, B and C" are three; one with fourteen is told of as one.
SEVERAL = 6


def items(material: Material, named: list[Naming]) -> list[Instrument]:
    """Return the instruments that open the items of a list, each with what its item says further of it."""
    opening = [one for one in named if one.item and not (one.title or one.tie or one.plural or one.back)]
    opening = opening if len(opening) > 1 else _members(material, named)
    if len(opening) < 2:
        return []
    found = []
    paragraph = material.document.paragraph_of
    for one in opening:
        rest = [n for n in named if n not in opening and not n.tie and paragraph(n.start) == paragraph(one.start)]
        rest = [n for n in rest if not n.plural and n.sentence >= one.sentence]
        before = [n for n in named if n.plural and n.start < one.start and n.act and not n.title]
        container = before[-1] if before else None
        counted = container is not None and container.sentence < one.sentence and not one.item
        one.act = container.act if container and (counted or not one.act) else one.act
        shared = [n for n in named if n.plural and n.act and n not in rest and not n.title]
        found.append(Instrument([one, *rest], container=container, shared=shared))
    return found


def _members(material: Material, named: list[Naming]) -> list[Naming]:
    """Return the instruments that a sentence counts up behind one that tells how several were signed."""
    for told in named:
        if told.plural and told.act and not told.title:
            for number in (told.sentence + 1, told.sentence + 2):
                edges = material.document.sentences[number] if number < len(material.document.sentences) else (0, 0)
                counts = pattern(material.language, "links", "counts").search(material.text, *edges)
                here = [n for n in named if n.sentence == number and not (n.plural or n.tie)]
                counted = [n for n in here if counts or (n.new and not n.act)]
                if len(counted) > 1:
                    return counted
    return []


def contains(one: Naming) -> bool:
    """Tell whether a naming stands for a whole list of instruments."""
    return one.plural or (one.title and not one.countries)


def partners(one: Instrument) -> list[Instrument]:
    """Cut "agreements with A, B and C" into one for each."""
    main = one.namings[0]
    if not main.plural or main.between or len(one.namings) > 1 or not 1 < len(set(main.countries)) <= SEVERAL:
        return [one]
    return [Instrument([main], partner=code) for code in dict.fromkeys(main.countries)]
