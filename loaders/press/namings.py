"""Where a text names an instrument: its noun, what stands before it, and the zones of its sides and its object."""

import re
from functools import cache
from itertools import zip_longest

from comity.loaders.press import zones
from comity.loaders.press.acts import act_of, plain_words
from comity.loaders.press.material import Material
from comity.loaders.press.mentions import Finder
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern

# No press text names so many; beyond them a hostile text would cost minutes.
MOST = 300
# "Partnership Experts Group" is a body.
BODY = re.compile(r" (?:[A-Z]\w+ )?(?:Group|Committee|Council|Commission|Forum|Board)\b")
BRACKETED = re.compile(r"\s?\($")
ITEM = re.compile(
    r"[\W\d]*(?:\(?[ivx]{1,4}\)?[.)]? )?(?i:(?:(?:to )?(?:sign|signing|enter|entering)(?: of| into)? )?(?:an?|the"
    r"|un|una|um|uma|une|le|el|o)?)(?:\s?[A-Z][\w-]+){0,2}\s*"
)


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
        end = document.sentences[number][1]
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
        zones.fill(material, one, end)
        one.past = zones.is_past(material, one)
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
