"""The days of a text by what happened on them: the signing, the entry into force, the end taking effect."""

from bisect import bisect_right
from dataclasses import dataclass

from comity.loaders.press import dates
from comity.loaders.press.acts import acts_in
from comity.loaders.press.denials import is_denied
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.words import pattern

# How far a day may stand behind its words, before them, and behind them where no others come first.
CLOSE, BEFORE, FAR = 30, 60, 80
# A sentence that begins "The withdrawal takes effect" may stand this far below.
REACH = 2
DONE = ("signed", "terminated", "renewed", "approved")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, what happened on it, and where the words for that stand."""

    kind: str
    said: dates.Dated
    cue: tuple[int, int]


def days(material: Material, edges: tuple[int, int]) -> list[Day]:
    """Return the days of a sentence that its words give to an act."""
    text, language = material.text, material.language
    cues = [
        (match.start(), match.end(), kind)
        for kind in ("entry", "effect")
        for match in pattern(language, "days", kind).finditer(text, *edges)
        if not is_denied(text, edges[0], match.span(), edges[1], language)
    ]
    cues += [
        (act.start, act.end, act.status)
        for act in acts_in(text, *edges, language)
        if act.status in DONE and not any(act.start < end and start < act.end for start, end, _ in cues)
    ]
    cues.sort()
    found = []
    for said in dates.find(text, *edges, material.day, language=language, month=material.month):
        place = bisect_right(cues, (said.start,))
        before = cues[place - 1] if place else None
        after = next((cue for cue in cues[place:] if cue[0] - said.end < BEFORE), None)
        gap = said.start - before[1] if before else FAR
        owner = before if before and gap < CLOSE else after or (before if gap < FAR else None)
        if owner:
            found.append(Day(owner[2], said, owner[:2]))
    return found


def fill(material: Material, agreement: Agreement, one: Instrument, told: list[Instrument]) -> None:
    """Give an agreement the days beside that of its status; an end bears the day on which it takes effect."""
    status = agreement.status.value
    here = [day for number in _sentences(material, agreement, told) for day in _own(material, number, one, told)]
    said = {kind: next((d for d in here if d.kind == kind), None) for kind in ("signed", "entry", "effect")}
    entry, signed, effect = said["entry"], said["signed"], said["effect"]
    agreement.in_force = _found(material, entry) if entry else None
    if status == "terminated":
        agreement.date = _found(material, effect) if effect else agreement.date
    if status in ("terminated", "in_force", "renewed") and signed:
        agreement.signed = _found(material, signed)


def _found(material: Material, day: Day) -> Found[str]:
    return Found(day.said.written, (material.document.span(day.said.start, day.said.end),))


def _sentences(material: Material, agreement: Agreement, told: list[Instrument]) -> list[int]:
    """Return the sentences of an agreement, and those below that tell of its force or its end."""
    own = sorted(agreement.sentences)
    named = {number for other in told for number in other.sentences}
    cues = [pattern(material.language, "days", kind) for kind in ("entry", "effect")]
    more = []
    for number in range(own[-1] + 1, min(own[-1] + 1 + REACH, len(material.document.sentences))):
        if number in named:
            break
        if any(cue.search(material.text, *material.document.sentences[number]) for cue in cues):
            more.append(number)
    return own + more


def _own(material: Material, number: int, one: Instrument, told: list[Instrument]) -> list[Day]:
    """Return the days of a sentence that are told of an instrument: what it names last before their words."""
    names = sorted(
        (naming.start, other is one) for other in told for naming in other.namings if naming.sentence == number
    )
    found = []
    for day in days(material, material.document.sentences[number]):
        place = bisect_right(names, (day.cue[0], True))
        if not names or names[max(place - 1, 0)][1]:
            found.append(day)
    return found
