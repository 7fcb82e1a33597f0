"""Where a text names an instrument: its noun, what stands before it, and the zones of its sides and its object."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import zip_longest

from comity.loaders.press import dates
from comity.loaders.press.acts import Act, act_of, plain_words
from comity.loaders.press.extraction import Organisation
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Finder
from comity.loaders.press.words import any_of, part, pattern

# No press text names so many; beyond them a hostile text would cost minutes.
MOST = 300
LONG_AGO = 250
# "Partnership Experts Group" is a body.
BODY = re.compile(r" (?:[A-Z]\w+ )?(?:Group|Committee|Council|Commission|Forum|Board)\b")
BRACKETED = re.compile(r"\s?\($")
ITEM = re.compile(
    r"[\W\d]*(?:\(?[ivx]{1,4}\)?[.)]? )?(?i:(?:(?:to )?(?:sign|signing|enter|entering)(?: of| into)? )?(?:an?|the|un|una|um|uma|une|le|el|o)?)(?:\s?[A-Z][\w-]+){0,2}\s*"
)


@dataclass(slots=True)
class Naming:
    """One naming of an instrument; the zones are places in the text."""

    start: int
    end: int
    sentence: int
    type: str
    tie: bool
    plain: bool
    plural: bool
    new: bool
    back: bool
    another: bool
    ordinal: bool
    past: bool = field(default=False, init=False)
    title: bool
    named: bool
    item: bool
    stop: int
    act: Act | None = None
    sides: tuple[int, int] | None = None
    between: bool = False
    object: tuple[int, int] | None = None
    countries: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    bodies: list[Organisation] = field(default_factory=list)


@cache
def _nouns(language: str) -> Finder:
    terms: dict[str, str] = {}
    for section in ("ties", "instruments"):
        for kind, words in (part(language, section) or {}).items():
            terms |= dict.fromkeys(words, f"{kind}|{section}")
    terms |= dict.fromkeys(part(language, "nothing", "words"), "")
    return Finder(terms)


@cache
def _before(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    links = part(language, "links")
    new, back = (
        rf"(?<!\w)(?:{'|'.join(map(re.escape, links[key]))}|\d{{1,2}})(?: [\w’'&/-]{{1,20}}){{0,4}}\s*$"
        for key in ("new", "back")
    )
    elided = r"|(?<!\w)(?:l|de l|à l|d'un|d’un)['’]\s*$" if language == "fr" else ""
    return re.compile(new, re.I), re.compile(back.replace(r"|\d{1,2}", "") + elided, re.I), any_of(links["another"])


def find(material: Material) -> list[Naming]:
    """Return the namings of instruments in order, with what each sentence tells of them."""
    document, text, language = material.document, material.text, material.language
    found: list[Naming] = []
    for hit in _nouns(language).find(text, document.prose):
        number = document.sentence_of(hit.start)
        if not hit.value or len(found) >= MOST:
            continue
        start, end = document.sentences[number]
        if hit.end > end or (
            found and found[-1].end <= hit.start and BRACKETED.fullmatch(text, found[-1].end, hit.start)
        ):
            continue
        if BODY.match(text, hit.end):
            continue
        if any(one.span.start <= hit.start < one.span.end for one in material.organisations.get(number, [])):
            continue
        kind, _, section = hit.value.partition("|")
        found.append(_naming(material, number, (hit.start, hit.end), kind, section == "ties"))
    approver = pattern(language, "approvers", "words").search(text, document.prose) is not None
    for one, following in zip_longest(found, found[1:]):
        end = document.sentences[one.sentence][1]
        one.stop = following.start if following and following.sentence == one.sentence else end
        places = [other.start for other in found if other.sentence == one.sentence and other is not one]
        one.act = act_of(text, document.sentences[one.sentence], (one.start, one.end), places, language, approver)
        _zones(material, one, end)
        one.past = _is_past(material, one)
    return found


def _naming(material: Material, number: int, place: tuple[int, int], kind: str, tie: bool) -> Naming:
    text, start = material.text, material.document.sentences[number][0]
    words = text[place[0] : place[1]]
    before = text[max(place[0] - 60, start) : place[0]]
    new, back, another = _before(material.language)
    fresh, pointed = new.search(before), back.search(before)
    if fresh and pointed:
        # The nearer word rules: "the signing of a pact", "one of the pacts".
        fresh, pointed = (fresh, None) if fresh.start() > pointed.start() else (None, pointed)
    named = (
        tie
        and words[0].isupper()
        and before[-1:] == " "
        and before.split()[-1][:1].isupper()
        and number not in material.document.title
    )
    return Naming(
        *place,
        number,
        kind,
        tie,
        words.lower() in plain_words(material.language) and not named,
        _is_plural(words),
        bool(fresh),
        bool(pointed),
        bool(another.search(before)),
        _ordinal(material.language).search(before) is not None,
        number in material.document.title,
        named,
        _is_item(material, place[0]),
        place[1],
    )


def _is_past(material: Material, one: Naming) -> bool:
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
def _ordinal(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, part(language, "links", "ordinal")))
    return re.compile(rf"(?<!\w)(?:{words})\s*$", re.I)


def _is_item(material: Material, start: int) -> bool:
    """Tell whether a naming opens its paragraph, as in a list of instruments."""
    first = material.document.paragraph_of(start)
    return start - first < 40 and ITEM.fullmatch(material.text, first, start) is not None


def _is_plural(words: str) -> bool:
    head = re.split(r" (?:of|de|d')", words)[0].split(" ")[0 if re.search(r" (?:of|de|d')", words) else -1]
    return head.lower().endswith(("s", "memoranda")) and head.lower() not in ("dialogues",)


@cache
def _links(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    links = part(language, "links")
    cues = [cue for cue in part(language, "objects", "cues") if len(cue) > 4]
    stops = any_of([*cues, *part(language, "objects", "stops")])
    return any_of(links["between"]), any_of(links["with"]), stops


def _zones(material: Material, one: Naming, end: int) -> None:
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
    for mention in material.countries_in(max(one.start - 40, start), one.start):
        if (
            re.fullmatch(
                r"[\s–-]{0,3}(?:(?:[A-Z][\w.]{1,15}|health|bilateral|[\w]+)?[\s–-]{0,3}){0,3}",
                text[mention.end : one.start],
            )
            and mention.value not in one.countries
        ):
            if re.search(
                r"[–-]\s?$|^[–-]", text[max(mention.start - 2, 0) : mention.start] + text[mention.end : mention.end + 1]
            ):
                one.countries.append(mention.value)
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
