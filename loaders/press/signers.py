"""Who signed an instrument, or announced it jointly: persons before the act, or behind "by"."""

from bisect import bisect_left

from comity.loaders.press import people, sides
from comity.loaders.press.extraction import Agreement, Person
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import pattern

# Of a proposal, an approval or an instrument long in force nobody in the text is the signer.
SIGNED = ("signed", "renewed", "announced", "terminated")
SIDES = 2
HEALTH = "minister-of-health"


def fill(material: Material, agreement: Agreement, namings: list[Naming]) -> None:
    """Give an agreement its signers."""
    if agreement.status.value not in SIGNED:
        return
    edges = [zone for naming in namings for zone in _zones(material, naming, agreement.status.value)]
    edges += sides.pointing(material, agreement, namings)
    for person in material.persons:
        for span in person.spans:
            if any(first <= span.start < last for first, last in edges) and not _other(material, span.start, span.end):
                agreement.signers.append(person)
                break
    places = {id(one): sorted(one.spans, key=lambda span: span.start) for one in agreement.signers}
    for first, last in edges:
        for person in list(agreement.signers):
            spans = places.get(id(person), person.spans)
            begin, stop = (bisect_left(spans, place, key=lambda span: span.start) for place in (first, last))
            for span in spans[begin:stop]:
                joined = people.also_named(material.document, span.end, last, material.language)
                if joined and not any(
                    joined.quote in one.name or one.name in joined.quote for one in agreement.signers
                ):
                    agreement.signers.append(Person(joined.quote, [joined]))
    if len(agreement.signers) < SIDES:
        _together(material, agreement, edges)


def _together(material: Material, agreement: Agreement, edges: list[tuple[int, int]]) -> None:
    """Of "the health ministers of A and B signed" take those whom the text names elsewhere with that post."""
    words = pattern(material.language, "persons", "together")
    if not any(words.search(material.text, *edge) for edge in edges):
        return
    countries = {one.value for one in agreement.countries}
    for person in material.persons:
        if person.role == HEALTH and person.country in countries and person not in agreement.signers:
            agreement.signers.append(person)


def _zones(material: Material, naming: Naming, status: str) -> list[tuple[int, int]]:
    if not naming.act or (naming.act.status != status and naming.act.status != "signed"):
        return []
    clause = pattern(material.language, "links", "clause")
    found = []
    for first, last in sides.zones(material, naming):
        # "X was glad as Y signed": the signer stands in the clause of the act.
        joints = list(clause.finditer(material.text, first, last)) if last <= naming.act.start else []
        found.append((joints[-1].end() if joints else first, last))
    if naming.sides:
        found.append(naming.sides)
    if naming.act.end <= naming.start:
        end = material.document.sentences[naming.sentence][1]
        found.append((naming.end, end) if status == "signed" else (naming.end, naming.end))
    return found


def _other(material: Material, start: int, end: int) -> bool:
    """Tell whether a person only speaks, or only watches."""
    text = material.text
    first, last = material.document.sentences[material.document.sentence_of(start)]
    reported = pattern(material.language, "links", "reported")
    after = text[end : min(end + 14, last)].lstrip(" ,)")
    before = text[max(start - 30, first) : start]
    if reported.match(after):
        return True
    speech = list(reported.finditer(before))
    if speech and len(before) - speech[-1].end() < 12:
        return True
    witness = pattern(material.language, "persons", "witness")
    watched = witness.search(text, first, start)
    return bool(watched) or bool(witness.match(after))
