"""When and where the act was done, and the instrument's own term, renewal and sum."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from comity.loaders.press import dates
from comity.loaders.press.acts import acts_in
from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import any_of, form, part, pattern

CURRENCIES = {
    "US$": "USD",
    "USD": "USD",
    "$": "USD",
    "EUR": "EUR",
    "Euro": "EUR",
    "€": "EUR",
    "£": "GBP",
    "LKR": "LKR",
    "Rs.": "",
    "R$": "BRL",
    "¥": "JPY",
}
SIGN = r"US\$|USD|R\$|EUR|Euro|€|£|\$|LKR|Rs\.|¥"
PLACE_WORD = r"(?P<place>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2})"


def fill(material: Material, agreement: Agreement, namings: list[Naming], shared: Sequence[Naming] = ()) -> None:
    """Give an agreement its date, place, term, renewal and sum."""
    _date(material, agreement, namings, shared)
    _place(material, agreement)
    _term(material, agreement)
    amount(material, agreement, material.document.sentences[agreement.sentences[0]])


def _date(material: Material, agreement: Agreement, namings: list[Naming], shared: Sequence[Naming]) -> None:
    """Take the date nearest to the act that gives the status."""
    status = agreement.status.value
    if material.notice and material.published and status in ("announced", "proposed"):
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
        for place in places:
            near = _nearest(material, edges, place, status)
            if near and (best is None or order * 400 + near[0] < best[0]):
                best = (order * 400 + near[0], near[1])
    for naming in shared if not best else ():
        if naming.act and not best:
            best = _nearest(material, material.document.sentences[naming.sentence], naming.act.start, status)
    if best:
        agreement.date = best[1]
    elif status == "announced" and material.day and (today := _today(material)):
        agreement.date = today


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
    for one in said:
        if one.start < material.lead or _of_another(material, edges[0], one.start):
            continue
        gap = abs(one.start - place) * (1.0 if one.start > place else 0.8) + (60 if len(one.written) < 8 else 0)
        # A date ahead of the date line is no date of what is told as done.
        if (
            status in ("signed", "announced", "approved", "renewed")
            and material.day
            and one.written[:10] > material.day.isoformat()
        ):
            continue
        if best is None or gap < best[0]:
            best = (gap, Found(one.written, (material.document.span(one.start, one.end),)))
    return best


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


@cache
def _terms(language: str) -> re.Pattern[str]:
    data = part(language, "terms")
    lead, count = (
        "|".join(form(word) for word in sorted(data[key], key=len, reverse=True)) for key in ("duration", "numbers")
    )
    years, months = ("|".join(data[key]) for key in ("years", "months"))
    return re.compile(
        rf"(?<!\w)(?:{lead}) (?:an? )?(?:initial )?(?P<count>\d{{1,2}}|{count})[ -](?:(?P<years>{years})|(?P<months>{months}))(?!\w)(?! ago)",
        re.I,
    )


def _term(material: Material, agreement: Agreement) -> None:
    for number in agreement.sentences:
        edges = material.document.sentences[number]
        match = _terms(material.language).search(material.text, *edges)
        if match and not agreement.duration:
            numbers = part(material.language, "terms", "numbers")
            count = int(match["count"]) if match["count"].isdigit() else numbers.index(match["count"].lower()) + 1
            agreement.duration = Found(
                f"P{count}{'Y' if match['years'] else 'M'}", (material.document.span(*match.span()),)
            )
        renewal = pattern(material.language, "terms", "renewal").search(material.text, *edges)
        if renewal and not agreement.renewal:
            agreement.renewal = Found(True, (material.document.span(*renewal.span()),))


@cache
def _sums(language: str) -> re.Pattern[str]:
    data = part(language, "terms")
    million, billion = ("|".join(data[key]) for key in ("million", "billion"))
    return re.compile(
        rf"(?P<sign>{SIGN}) ?(?P<number>\d[\d,.]{{0,16}}\d|\d)(?: ?(?:(?P<billion>{billion})|(?P<million>{million})))?(?!\w)"
    )


def amount(material: Material, agreement: Agreement, edges: tuple[int, int]) -> None:
    """Take the sum that stands between two places; of several, the one said to be the total."""
    text = material.text
    found = list(_sums(material.language).finditer(text, *edges))
    total = next((m for m in found if re.search(r"total", text[max(m.start() - 40, edges[0]) : m.start()])), None)
    match = total or (found[0] if found else None)
    currency = CURRENCIES.get(match["sign"]) if match else None
    if not match or not currency:
        return
    number = match["number"]
    decimal = re.search(r"[.,](\d{1,2})$", number)
    whole = re.sub(r"[.,]", "", number[: decimal.start()] if decimal else number)
    value = Decimal(f"{whole}.{decimal[1]}" if decimal else whole) * (
        10**9 if match["billion"] else 10**6 if match["million"] else 1
    )
    agreement.amount = Found((f"{value.normalize():f}", currency), (material.document.span(*match.span()),))
