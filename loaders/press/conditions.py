"""When and where the act was done."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from comity.loaders.press import dates, days, term_and_sum
from comity.loaders.press.acts import acts_in
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, part, pattern

# A bare year further from the act belongs to something else.
YEAR_REACH = 90
# The days of other acts: no end falls on the day of the signing.
ELSEWHERE = {"terminated": ("signed", "entry"), "in_force": ("effect",)}
ANY_DAY = date(2001, 1, 1)
PLACE_WORD = r"(?P<place>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2})"


def fill(material: Material, agreement: Agreement, namings: list[Naming], shared: Sequence[Naming] = ()) -> None:
    """Give an agreement its date, place, term, renewal and sum."""
    _date(material, agreement, namings, shared)
    _place(material, agreement)
    term_and_sum.term(material, agreement)
    term_and_sum.amount(material, agreement, material.document.sentences[agreement.sentences[0]])


def _date(material: Material, agreement: Agreement, namings: list[Naming], shared: Sequence[Naming]) -> None:
    """Take the date nearest to the act that gives the status."""
    status = agreement.status.value
    if material.notice and material.published and status in ("announced", "proposed", "terminated"):
        agreement.date = material.published
        return
    best: tuple[float, Found[str]] | None = None
    titles = set(material.document.title)
    named = {naming.sentence: naming for naming in namings}
    for order, number in enumerate(sorted(agreement.sentences, key=lambda n: (n in titles, n))):
        edges = material.document.sentences[number]
        naming = named.get(number)
        if naming and naming.act:
            places = [naming.act.start] if naming.act.status == status else []
        else:
            acts = acts_in(material.text, *edges, material.language)
            places = [act.start for act in acts if act.status == status and status in ("signed", "approved")]
        if not places and not naming and status == "signed":
            told = pattern(material.language, "dates", "ceremony").search(material.text, *edges)
            places = [told.start()] if told else []
        for place in places:
            near = _nearest(material, edges, place, status)
            if near and (best is None or order * 400 + near[0] < best[0]):
                best = (order * 400 + near[0], near[1])
    for naming in shared if not best else ():
        if naming.act and not best:
            best = _nearest(material, material.document.sentences[naming.sentence], naming.act.start, status)
    best = best or _met(material, agreement)
    if best:
        agreement.date = best[1]
    elif status == "announced" and material.day and (today := _today(material)):
        agreement.date = today


def _met(material: Material, agreement: Agreement) -> tuple[float, Found[str]] | None:
    """Take the day of the meeting that the sentence before tells of: "they met on Monday. The two signed ..."."""
    first = agreement.sentences[0]
    if agreement.status.value not in ("signed", "announced") or not first or first in material.document.title:
        return None
    start, end = material.document.sentences[first - 1]
    met = pattern(material.language, "dates", "meeting").search(material.text, start, end)
    here = material.document.sentences[first]
    told = pattern(material.language, "dates", "ceremony").search(material.text, here[0], min(here[0] + 40, here[1]))
    met = met or (told and re.compile(r"\w").search(material.text, start, end))
    if not met or first - 1 in material.document.title:
        return None
    near = _nearest(material, (start, end), met.start(), "signed")
    return near if near and len(near[1].value) == 10 else None


def _today(material: Material) -> Found[str] | None:
    """Return the day of a text that says "today" in its first sentences: the day of all that it announces."""
    body = [n for n in range(len(material.document.sentences)) if n not in material.document.title]
    for number in body[:2]:
        match = pattern(material.language, "dates", "today").search(material.text, *material.document.sentences[number])
        if match and material.day:
            return Found(material.day.isoformat(), (material.document.span(*match.span()),))
    return None


def _nearest(material: Material, edges: tuple[int, int], place: int, status: str) -> tuple[float, Found[str]] | None:
    said = dates.find(
        material.text,
        *edges,
        material.day,
        ahead=status == "proposed",
        language=material.language,
        month=material.month,
    )
    best = None
    owned = {day.said.start: day.kind for day in days.days(material, edges)}
    for one in said:
        if owned.get(one.start) in ELSEWHERE.get(status, ("entry", "effect")):
            continue
        if one.start < material.lead or (
            owned.get(one.start) != "effect" and _of_another(material, edges[0], one.start)
        ):
            continue
        gap = abs(one.start - place) * (1.0 if one.start > place else 0.8) + (60 if len(one.written) < 8 else 0)
        # A date ahead of the date line is no date of what is told as done.
        if (
            status in ("signed", "announced", "approved", "renewed")
            and material.day
            and one.written[:10] > material.day.isoformat()
        ):
            continue
        if len(one.written) == 4 and abs(one.start - place) > YEAR_REACH:
            continue
        if best is None or gap < best[0]:
            best = (gap, Found(one.written, (material.document.span(one.start, one.end),)))
    return None if best and _unresolved(material, edges, place, best[0]) else best


def _unresolved(material: Material, edges: tuple[int, int], place: int, gap: float) -> bool:
    """Tell whether a word such as "today" stands nearer to the act and the text has no date line to read it by."""
    if material.day:
        return False
    said = {
        one.start for one in dates.find(material.text, *edges, None, language=material.language, month=material.month)
    }
    near = dates.find(material.text, *edges, ANY_DAY, language=material.language)
    return any(one.start not in said and abs(one.start - place) < gap for one in near)


def _of_another(material: Material, start: int, place: int) -> bool:
    """Tell whether the words before a date give it to something else: "since", "founded in"."""
    before = material.text[max(place - 40, start) : place].lower()
    if _since(material.language).search(before):
        return True
    reported = pattern(material.language, "links", "reported")
    return any(len(before) - match.end() < 9 for match in reported.finditer(before))


@cache
def _since(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(part(language, "dates", "since"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?: (?:the|el|le|o|a|la|year|año|ano))?\s*$")


@cache
def _where(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(part(language, 'terms', 'place')).pattern} {PLACE_WORD}".replace(
            "(?<!\\w)", r"(?<!\w)(?i:", 1
        ).replace("(?!\\w) ", r")(?!\w) ", 1)
    )


def _place(material: Material, agreement: Agreement) -> None:
    for number in agreement.sentences:
        match = _where(material.language).search(material.text, *material.document.sentences[number])
        if (
            match
            and not dates.find(material.text, *match.span("place"), None, language=material.language)
            and not _is_day(match["place"], material.language)
        ):
            agreement.place = Found(match["place"], (material.document.span(*match.span("place")),))
            return
    signed_then = agreement.status.value == "signed" and agreement.date and material.day
    if signed_then and agreement.date and material.day and agreement.date.value == material.day.isoformat():
        agreement.place = material.place


def _is_day(word: str, language: str) -> bool:
    first = word.split(" ")[0].lower()
    return any(first in names for key in ("months", "weekdays") for names in part(language, "dates", key))
