"""One agreement for each instrument of the text: which namings speak of the same one."""

from collections.abc import Iterable

from comity.loaders.press.acts import Act, acts_in, first_rank
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import pattern

# How far a pointing word ("the document", "both countries will") may stand from the last naming, in sentences.
REACH = 3


def follow(found: list[Instrument], material: Material) -> None:
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
