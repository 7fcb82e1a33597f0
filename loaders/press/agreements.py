"""One agreement for each instrument of the text: which namings speak of the same one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.loaders.press import instruments
from comity.loaders.press.acts import Act, acts_in, first_rank
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.health import subject
from comity.loaders.press.instruments import Naming
from comity.loaders.press.material import Material
from comity.loaders.press.words import pattern

MOST = 200
# How far a pointing word ("the document", "both countries will") may stand from the last naming, in sentences.
REACH = 3
# "Agreements with A, B and C" are three; one with fourteen is told of as one.
SEVERAL = 6
JOINED = re.compile(
    r"(?:,|;|(?<!\w)(?:and|plus|as well as|along with|y|e|et|ainsi qu['’]?(?:e )?|así como|además de|bem como|o|or|ou|one)) ?(?:[\w’'-]+ ){0,5}(?:d['’]une? )?$"
)
NUMERALS = frozenset(
    [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
    ]
)


@dataclass(slots=True)
class Instrument:
    """The namings of one instrument."""

    namings: list[Naming]
    sentences: list[int] = field(default_factory=list)
    container: Naming | None = None
    shared: list[Naming] = field(default_factory=list)
    partner: str | None = None

    @property
    def countries(self) -> set[str]:
        """Countries that its namings give as sides."""
        return {code for one in self.namings for code in [*one.countries, *one.subjects]}

    @property
    def types(self) -> set[str]:
        """Its types, without those of words that only point to it."""
        return {one.type for one in self.namings if not one.plain}

    @property
    def told(self) -> bool:
        """Tell whether the text says what was done with it."""
        return any(one.act for one in self.namings)


def gather(material: Material) -> list[Instrument]:
    """Return the instruments of the text, each with its namings and the sentences that speak of it."""
    named = instruments.find(material)
    found = _items(material, named)
    listed = {id(naming) for one in found for naming in one.namings}
    waiting: list[Naming] = []
    for one in named:
        if id(one) in listed or (listed and _contains(one, found)):
            continue
        same = _same(found, one, material)
        if same:
            same.namings.append(one)
        elif _introduces(one, material, named) and len(found) < MOST:
            # What was named before it is told of, with no verb of its own, is the same.
            before = [n for n in waiting if one.back and not n.tie and _alike(Instrument([one]), n)]
            found.append(Instrument([one, *before]))
            waiting = [naming for naming in waiting if naming not in before]
        else:
            waiting.append(one)
    found = found or _agreed(material, waiting) or _standing(waiting)
    found = [part for one in found for part in _partners(one)]
    kept = [one for one in found if one.told and _sided(one, material)]
    recent = [one for one in kept if not _is_past(one)]
    for one in kept:
        # What was signed years ago is there when something else is news.
        if recent and _is_past(one) and one.namings[0].act and one.namings[0].act.status == "signed":
            act = one.namings[0].act
            one.namings[0].act = Act("in_force", act.start, act.end)
    _sentences(kept, material)
    return kept


def _is_past(one: Instrument) -> bool:
    return all(naming.past or naming.act.status == "in_force" for naming in one.namings if naming.act)


def _inside(one: Naming, material: Material, named: list[Naming]) -> bool:
    """Tell whether a naming only stands in the object of another: "a memorandum on a cooperation strategy"."""
    before = [n for n in named if n.sentence == one.sentence and n.end <= one.start and n.act and n.act == one.act]
    if not before or before[-1].act is None or before[-1].act.start > before[-1].start:
        return False
    return not JOINED.search(material.text[before[-1].end : one.start])


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


def _partners(one: Instrument) -> list[Instrument]:
    """Cut "agreements with A, B and C" into one for each."""
    main = one.namings[0]
    if not main.plural or main.between or len(one.namings) > 1 or not 1 < len(set(main.countries)) <= SEVERAL:
        return [one]
    return [Instrument([main], partner=code) for code in dict.fromkeys(main.countries)]


def _items(material: Material, named: list[Naming]) -> list[Instrument]:
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


def _contains(one: Naming, items: list[Instrument]) -> bool:
    """Tell whether a naming stands for a whole list of instruments."""
    return one.plural or (one.title and not one.countries)


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


def _same(found: list[Instrument], one: Naming, material: Material) -> Instrument | None:
    """Return the instrument told of before that a naming means, if any."""
    before = [other for other in found if other.namings[0].start < one.start]
    for other in sorted(before, key=lambda other: max(n.start for n in other.namings if n.start < one.start), reverse=True):
        if _fits(other, one, material):
            return other
    return None


def _fits(other: Instrument, one: Naming, material: Material) -> bool:
    last = other.namings[-1]
    if not _alike(other, one) or _is_earlier(other, one):
        return False
    if one.new and one.act and one.act.status == "in_force":
        return False
    if _in_list(material, one.sentence) and last.sentence != one.sentence and _in_list(material, last.sentence):
        return False
    said = {*one.countries, *one.subjects}
    if said and other.countries and not _sides_fit(other.countries, said, material):
        return False
    if one.ordinal and not one.title:
        return False
    if one.past and one.new and not _is_past(other):
        return False
    first, second = subject(material, one), _subject_of(other, material)
    headed = one.title or all(naming.title for naming in other.namings)
    if first and second and not first & second and not headed and not one.back:
        return False
    if one.sentence == last.sentence:
        # Within a sentence a second naming is another instrument only where it is brought in as one.
        return not (one.new and not one.plain and (last.new or one.type != last.type)) or last.title
    if one.another and one.new:
        return False
    known = {body.same for naming in other.namings for body in naming.bodies}
    if one.new and one.bodies and known and not known & {body.same for body in one.bodies}:
        return False
    if one.back:
        return True
    if last.title or one.title:
        return True
    # "A memorandum" again, sentences later, is the same where nothing says otherwise.
    near = one.sentence - last.sentence <= 8
    return bool(set(one.countries) & other.countries) or (near and not (one.countries and other.countries))


def _is_earlier(other: Instrument, one: Naming) -> bool:
    """Tell whether a naming is of an instrument in force between bodies of its own: what another builds on."""
    if not one.act or one.act.status != "in_force" or not one.between:
        return False
    known = {body.same for naming in other.namings for body in naming.bodies}
    return bool(one.bodies) and not known & {body.same for body in one.bodies}


def _alike(other: Instrument, one: Naming) -> bool:
    """Tell whether types fit: a plain word fits all, a tie only a tie or a pointing word."""
    spoken = one.back and not one.named
    if one.tie and not spoken and not any(n.tie or n.type == "programme" for n in other.namings):
        return False
    if one.named and any(n.named for n in other.namings) and one.new:
        return False
    if one.plain or one.type in other.types or not other.types:
        return True
    titles = all(n.title for n in other.namings)
    return titles and not one.tie and all(n.plain or n.tie for n in other.namings)


def _sides_fit(known: set[str], said: set[str], material: Material) -> bool:
    """Tell whether two sets of sides may be one: they share a country other than the publisher's."""
    if len(known) > 1 and len(said) > 1 and not (known <= said or said <= known):
        return False
    own = {material.own} if material.own else set()
    return bool((known - own) & (said - own)) or not (known - own) or not (said - own)


def _subject_of(other: Instrument, material: Material) -> frozenset[str]:
    return next((words for naming in other.namings if (words := subject(material, naming))), frozenset())


def _sentences(found: list[Instrument], material: Material) -> None:
    """Give each instrument the sentences of its namings, and those after it that point back."""
    owners: dict[int, Instrument] = {}
    for one in found:
        one.sentences = sorted({naming.sentence for naming in one.namings})
        for number in one.sentences:
            owners.setdefault(number, one)
    pointing = pattern(material.language, "pointing", "words")
    last: tuple[int, Instrument] | None = None
    for number, (start, end) in enumerate(material.document.sentences):
        if number in owners:
            last = (number, owners[number]) if number not in material.document.title else last
        elif (
            last
            and number - last[0] <= REACH
            and (_listed(material, number) or pointing.search(material.text, start, min(end, start + 260)))
        ):
            last[1].sentences.append(number)
            last = (number, last[1])


def _in_list(material: Material, number: int) -> bool:
    start = material.document.sentences[number][0]
    return material.text[start] in "-*•●▪–" or material.text[start : start + 5].strip(" ().") in NUMERALS


def _listed(material: Material, number: int) -> bool:
    """Tell whether a sentence is an item of a list that the one before introduces or goes on with."""
    document = material.document
    before = document.text[slice(*document.sentences[number - 1])] if number else ""
    start = document.sentences[number][0]
    item = document.text[start] in "-*•●▪–" or (document.text[start : start + 4].strip(" ().").isdigit())
    return before.endswith((":", ";")) or (item and (before[:1] in "-*•●▪–" or before[:4].strip(" ().").isdigit()))


def read(one: Instrument, material: Material) -> Agreement:
    """Begin an agreement from an instrument: anchor, type and status."""
    document = material.document
    told = [n for n in one.namings if n.act or n.new or n.title] or one.namings
    body = [n for n in told if not n.title] or told
    typed = next((n for n in _typed(body) if not n.plain), None) or next((n for n in _typed(told) if not n.plain), None)
    typed = typed or next((n for n in one.namings if not n.tie), body[0])
    acts = [(n.act, n) for n in one.namings if n.act and not (len(one.namings) > 1 and _is_passing(n, material))]
    acts = acts or [(n.act, n) for n in one.namings if n.act]
    status = first_rank([act.status for act, _ in acts])
    act = next(act for act, _ in acts if act.status == status)
    if status == "proposed" and (granted := _granted(material)):
        status, act = "approved", granted
    anchor = next((n for n in body if n.act), body[0])
    return Agreement(
        document.span(anchor.start, anchor.end),
        Found(typed.type, (document.span(typed.start, typed.end),)),
        Found(status, (document.span(act.start, act.end),)),
        sentences=[anchor.sentence, *(number for number in one.sentences if number != anchor.sentence)],
    )


def _is_passing(one: Naming, material: Material) -> bool:
    """Tell whether what is said of an instrument named before is no news of it: "the agreements will be widened"."""
    if not one.back or not one.act:
        return False
    approved = pattern(material.language, "acts", "approved")
    decided = approved.search(material.text, *material.document.sentences[one.sentence]) is not None
    return one.act.status in ("announced", "in_force", "proposed") or (one.act.status == "renewed" and not decided)


def _granted(material: Material) -> Act | None:
    """Return the approval that a text grants to all "the following proposals"."""
    if not material.approval:
        material.approval.append(None)
        approvers = pattern(material.language, "approvers", "words")
        following = pattern(material.language, "acts", "granted")
        for start, end in material.document.sentences:
            if following.search(material.text, start, end) and approvers.search(material.text, start, end):
                acts = acts_in(material.text, start, end, material.language)
                material.approval[0] = next((act for act in acts if act.status == "approved"), None)
    return material.approval[0]


def _typed(namings: Iterable[Naming]) -> list[Naming]:
    return sorted(namings, key=lambda naming: naming.tie)
