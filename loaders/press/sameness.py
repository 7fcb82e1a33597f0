"""Whether two namings mean one instrument: by type, sides, subject and the words before them."""

from comity.loaders.press.health import subject
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming

ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
NUMERALS = frozenset([*map(str, range(1, 13)), *ROMAN, *"abcdefgh"])


def same(found: list[Instrument], one: Naming, material: Material) -> Instrument | None:
    """Return the instrument told of before that a naming means, if any."""
    before = [other for other in found if other.namings[0].start < one.start]
    for other in sorted(
        before, key=lambda other: max(n.start for n in other.namings if n.start < one.start), reverse=True
    ):
        if _fits(other, one, material):
            return other
    return None


def _fits(other: Instrument, one: Naming, material: Material) -> bool:
    last = other.namings[-1]
    if not alike(other, one) or _is_earlier(other, one):
        return False
    if one.new and one.act and one.act.status == "in_force":
        return False
    if in_list(material, one.sentence) and last.sentence != one.sentence and in_list(material, last.sentence):
        return False
    said = {*one.countries, *one.subjects}
    if said and other.countries and not _sides_fit(other.countries, said, material):
        return False
    if (one.ordinal and not one.title) or any(_apart(one, naming) for naming in other.namings):
        return False
    if one.past and one.new and not is_past(other):
        return False
    first, second = subject(material, one), _subject_of(other, material)
    headed = one.title or all(naming.title for naming in other.namings)
    if first and second and not first & second and not headed and not one.back:
        return False
    if one.sentence == last.sentence:
        # Within a sentence a second naming is another instrument only where it is brought in as one.
        return not (one.new and not one.plain and (last.new or one.type != last.type)) or last.title
    if one.another and (one.new or one.between):
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


def _apart(one: Naming, naming: Naming) -> bool:
    """Tell whether both name their two sides and these differ: "between A and B", "between A and the Fund"."""
    if not (one.between and naming.between):
        return False
    first, second = _sides(one), _sides(naming)
    return len(first) > 1 and len(second) > 1 and not (first <= second or second <= first)


def _sides(naming: Naming) -> set[str]:
    return {*naming.countries, *(body.key for body in naming.bodies if body.key and not body.country)}


def _is_earlier(other: Instrument, one: Naming) -> bool:
    """Tell whether a naming is of an instrument in force between bodies of its own: what another builds on."""
    if not one.act or one.act.status != "in_force" or not one.between:
        return False
    known = {body.same for naming in other.namings for body in naming.bodies}
    return bool(one.bodies) and not known & {body.same for body in one.bodies}


def alike(other: Instrument, one: Naming) -> bool:
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


def is_past(one: Instrument) -> bool:
    """Tell whether all that is told of an instrument lies long back."""
    return all(naming.past or naming.act.status == "in_force" for naming in one.namings if naming.act)


def in_list(material: Material, number: int) -> bool:
    """Tell whether a sentence begins with the mark or the number of a list item."""
    start = material.document.sentences[number][0]
    return material.text[start] in "-*•●▪–" or material.text[start : start + 5].strip(" ().") in NUMERALS
