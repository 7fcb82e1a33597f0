"""Where a naming tells its sides and its object, and how long ago its act was."""

import re
from datetime import date
from functools import cache

from comity.loaders.press import dates
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Mention
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern

LONG_AGO = 250
JOINED = re.compile(r"[–-]\s?$|^[–-]")
BETWEEN = re.compile(r"[\s–-]{0,3}(?:(?:[A-Z][\w.]{1,15}|\w+)?[\s–-]{0,3}){0,3}")


def is_past(material: Material, one: Naming) -> bool:
    """Tell whether the act of a naming is dated long before the text."""
    if not material.day or not one.act:
        return False
    start, end = material.document.sentences[one.sentence]
    edges = (max(start, one.act.start - 40), min(end, one.act.end + 120))
    said = dates.find(material.text, *edges, material.day, language=material.language)
    return any(_days(one_.written, material.day) > LONG_AGO for one_ in said)


def _days(written: str, day: date) -> int:
    try:
        return (day - date.fromisoformat(written)).days
    except ValueError:
        return (day.year - int(written[:4])) * 365 if written[:4].isdigit() else 0


@cache
def _links(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    links = part(language, "links")
    cues = [cue for cue in part(language, "objects", "cues") if len(cue) > 4]
    stops = any_of([*cues, *part(language, "objects", "stops")])
    return any_of(links["between"]), any_of(links["with"]), stops


def fill(material: Material, one: Naming, end: int) -> None:
    """Find where the naming says its sides ("between ..."), and its object ("on ...")."""
    text, language = material.text, material.language
    between, with_, stops = _links(language)
    inner = [(b.span.start, b.span.end) for b in material.organisations.get(one.sentence, [])]
    inner += [(m.start, m.end) for m in material.countries.get(one.sentence, [])]
    limit = min(one.stop, one.end + 700)
    link = between.search(text, one.end, limit)
    one.between = link is not None
    link = link or with_.search(text, one.end, min(limit, one.end + 160))
    if link:
        stop = next(
            (
                m.start()
                for m in stops.finditer(text, link.end(), limit)
                if not any(a <= m.start() < b for a, b in inner)
            ),
            limit,
        )
        one.countries = [m.value for m in material.countries_in(link.end(), stop)]
        one.bodies = material.bodies_in(link.end(), stop)
        told = (one.countries or one.bodies) and (one.between or not one.back)
        one.sides = (link.end(), stop) if told else None
        one.bodies = one.bodies if told else []
    start = material.document.sentences[one.sentence][0]
    one.countries += [m.value for m in _before(material, one, start) if m.value not in one.countries]
    if one.act and one.act.end <= one.start and one.act.status not in ("approved", "in_force"):
        one.subjects = [m.value for m in material.countries_in(start, one.act.start)]
    # Behind the verb ("was signed by") only a sure cue still tells the object.
    behind = one.act.start if one.act and one.act.start >= one.end and one.act.status != "approved" else end
    cue = pattern(language, "objects", "cues")
    sure = pattern(language, "areas", "strong")
    place = one.end
    for match in cue.finditer(text, one.end, min(one.stop, one.end + 900)):
        if match.start() > behind and not sure.match(text, match.start()):
            continue
        if one.sides and match.start() < one.sides[1] and match.start() >= one.sides[0]:
            continue
        if not any(a <= match.start() < b for a, b in inner):
            place = match.end()
            last = behind if place < behind else end
            one.object = (place, max(min(one.stop, last), place))
            break


def _before(material: Material, one: Naming, start: int) -> list[Mention]:
    """Return the countries that stand joined before a naming: "the India-Russia pact"."""
    text = material.text
    found = []
    for mention in material.countries_in(max(one.start - 40, start), one.start):
        around = text[max(mention.start - 2, 0) : mention.start] + text[mention.end : mention.end + 1]
        if JOINED.search(around) and BETWEEN.fullmatch(text, mention.end, one.start):
            found.append(mention)
    return found
