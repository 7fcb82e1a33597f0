"""Instruments: which text introduces them, what was done, when and where, and between whom."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.loaders.press import dates, domains
from comity.loaders.press.extraction import Agreement, Found, Organisation, Person
from comity.loaders.press.mentions import Finder, Mention
from comity.loaders.press.text import Document, wording

# No press text names so many; beyond them a hostile text would cost minutes.
MOST = 200
NEW = re.compile(r"\b(?:an?|two|three|several|following|new|another|this)\s+(?:[\w-]+\s+){0,3}$", re.I)
BACK = re.compile(r"\b(?:the|this|said|that)\s+(?:\w+\s+){0,2}$", re.I)
BETWEEN = re.compile(r"\b(?:between|with|by)\b")
PLACE = re.compile(
    r"\b(?:signed|inked|concluded|sealed)(?: \w+){0,3} (?:in|at) (?P<place>[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20}){0,2})"
)
DURATION = re.compile(
    r"\b(?:for a period of|valid for|for a term of|period of|in force for)(?: an?(?: initial)?(?: period of)?)? "
    r"(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>year|month)s?\b",
    re.I,
)
RENEWAL = re.compile(
    r"\b(?:automatically (?:renewed|extended|renewable)|automatic (?:renewal|extension)|renewed automatically)\b", re.I
)
AMOUNT = re.compile(
    r"(?P<currency>US\$|USD|EUR|€|£|\$) ?(?P<number>\d[\d,]{0,12}(?:\.\d{1,4})?)(?: (?P<scale>million|billion))?"
)
COUNTS = {
    word: count
    for count, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
CURRENCIES = {"US$": "USD", "USD": "USD", "$": "USD", "EUR": "EUR", "€": "EUR", "£": "GBP"}


@dataclass(frozen=True)
class Material:
    """What the other modules have found in the text."""

    document: Document
    countries: dict[int, list[Mention]]
    organisations: dict[int, list[Organisation]]
    persons: list[Person]
    terms: dict[int, list[Mention]]
    dateline: date | None
    place: Found[str] | None
    own: str | None


@cache
def _types() -> Finder:
    return Finder({words: key for key, forms in wording("agreements")["types"].items() for words in forms})


@cache
def _act_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    data = wording("agreements")
    rows = [(data["approval"]["status"], "approved", data["approval"]["words"])]
    rows += [(act["status"], act["kind"], act["words"]) for act in data["acts"]]
    return tuple((status, kind, _any(words)) for status, kind, words in rows)


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")\b", re.I)


def act_in(text: str, start: int, end: int) -> tuple[str, str, int, int] | None:
    """Return the status, the kind of its date and the place of the act that a sentence tells."""
    for status, kind, pattern in _act_patterns():
        match = pattern.search(text, start, end)
        if match:
            return status, kind, match.start(), match.end()
    return None


def find(material: Material) -> list[Agreement]:
    """Return the instruments of the text in order, with the sentences that speak of each."""
    document, text = material.document, material.document.text
    pointing = _any(wording("agreements")["back"]["words"])
    found: list[Agreement] = []
    for number, (start, end) in enumerate(document.sentences):
        inside = [o.span for o in material.organisations.get(number, [])]
        hits = [Mention(start + m.start, start + m.end, m.value) for m in _types().find(text[start:end])]
        hits = [hit for hit in hits if not any(span.start <= hit.start < span.end for span in inside)]
        act = act_in(text, start, end)
        spoken = False
        for hit in hits:
            before = text[max(hit.start - 60, start) : hit.start]
            if found and (not act or BACK.search(before) or _same(found, hit, before, number)):
                found[-1].sentences += [number] if number not in found[-1].sentences else []
                _improve(found[-1], act, material, number)
                spoken = True
            elif act and len(found) < MOST and (not spoken or NEW.search(before)):
                found.append(_introduce(material, number, hit, act))
                spoken = True
        if found and not spoken and pointing.search(text, start, end):
            found[-1].sentences.append(number)
    for one in found:
        _complete(one, material)
    return found


def _same(found: list[Agreement], hit: Mention, before: str, number: int) -> bool:
    """Tell whether a mention repeats the last instrument: of its type, in another sentence and with no "a"."""
    last = found[-1]
    if number in last.sentences:
        return not NEW.search(before)
    return hit.value == last.type.value and not NEW.search(before)


def _improve(agreement: Agreement, act: tuple[str, str, int, int] | None, material: Material, number: int) -> None:
    """Take a plainer statement of a later sentence: a proposal that was then approved or signed."""
    if act and agreement.status.value in ("announced", "proposed") and act[0] in ("signed", "approved"):
        agreement.status = Found(act[0], (material.document.span(act[2], act[3]),))
        _date(agreement, material, number, act)
    elif act and act[0] == agreement.status.value and not agreement.date:
        _date(agreement, material, number, act)


def _introduce(material: Material, number: int, hit: Mention, act: tuple[str, str, int, int]) -> Agreement:
    document = material.document
    anchor = document.span(hit.start, hit.end)
    agreement = Agreement(
        anchor, Found(hit.value, (anchor,)), Found(act[0], (document.span(act[2], act[3]),)), sentences=[number]
    )
    _date(agreement, material, number, act)
    if act[0] == "approved":
        _approver(agreement, material, number)
    return agreement


def _date(agreement: Agreement, material: Material, number: int, act: tuple[str, str, int, int]) -> None:
    """Take the date that stands nearest to the act."""
    document = material.document
    start, end = document.sentences[number]
    said = dates.find(document.text, start, end, material.dateline, ahead=act[0] == "proposed")
    near = min(said, key=lambda one: abs(one.start - act[2]), default=None)
    if near and not document.text[max(near.start - 8, 0) : near.start].lower().endswith("since "):
        agreement.date = Found(near.written, (document.span(near.start, near.end),))


def _approver(agreement: Agreement, material: Material, number: int) -> None:
    start, end = material.document.sentences[number]
    match = _any(wording("agreements")["approval"]["approvers"]).search(material.document.text, start, end)
    if match and material.own:
        agreement.approver = Found(material.own, (material.document.span(*match.span()),))


def _complete(agreement: Agreement, material: Material) -> None:
    first = agreement.sentences[0]
    _parties(agreement, material)
    _place(agreement, material, first)
    _terms(agreement, material)
    _signers(agreement, material, first)
    items: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    for number in agreement.sentences:
        here = material.terms.get(number, [])
        spans = [o.span for o in material.organisations.get(number, [])]
        here = [m for m in here if not any(span.start <= m.start < span.end for span in spans)]
        items += domains.areas(material.document, *material.document.sentences[number], here)
        mentions += here
    agreement.domains = domains.found(material.document, mentions, items)
    for start, end in items:
        span = material.document.span(start, end)
        fits = any(start <= m.start < end for m in mentions)
        (agreement.areas if fits else agreement.unmatched).append(Found(span.quote, (span,)))


def _parties(agreement: Agreement, material: Material) -> None:
    """Take the countries of the sentence that tells the act, else of the next; bodies of all its sentences."""
    document = material.document
    organisations: dict[tuple[str, str | None], Organisation] = {}
    # Who approves an instrument is no party to it.
    approvers = wording("agreements")["approval"]["approvers"]
    for number in agreement.sentences:
        start, end = document.sentences[number]
        if number != agreement.sentences[0] and not BETWEEN.search(document.text, start, end):
            continue
        for one in material.organisations.get(number, []):
            if one.name in approvers:
                continue
            if number == agreement.sentences[0] or BETWEEN.search(
                document.text, max(start, one.span.start - 120), one.span.start
            ):
                organisations.setdefault((one.name, one.country), one)
    agreement.organisations = list(organisations.values())
    for number in agreement.sentences:
        for mention in material.countries.get(number, []):
            if mention.value not in [found.value for found in agreement.countries]:
                agreement.countries.append(Found(mention.value, (document.span(mention.start, mention.end),)))
        if len(agreement.countries) > 1:
            break
    for one in agreement.organisations:
        if one.country and one.country not in [found.value for found in agreement.countries]:
            agreement.countries.append(Found(one.country, (one.span,)))


def _place(agreement: Agreement, material: Material, number: int) -> None:
    document = material.document
    match = PLACE.search(document.text, *document.sentences[number])
    months_or_days = match and (match["place"] in dates.DAYS or match["place"].lower() in dates.MONTHS)
    if match and not months_or_days:
        agreement.place = Found(match["place"], (document.span(*match.span("place")),))
    elif agreement.status.value == "signed" and agreement.date and material.dateline:
        agreement.place = material.place if agreement.date.value == material.dateline.isoformat() else None


def _terms(agreement: Agreement, material: Material) -> None:
    """Read its own term, renewal and sum."""
    document = material.document
    for number in agreement.sentences:
        edges = document.sentences[number]
        term = DURATION.search(document.text, *edges)
        if term and not agreement.duration:
            count = COUNTS.get(term["count"].lower()) or int(term["count"])
            agreement.duration = Found(f"P{count}{term['unit'][0].upper()}", (document.span(*term.span()),))
        renewal = RENEWAL.search(document.text, *edges)
        if renewal and not agreement.renewal:
            agreement.renewal = Found(True, (document.span(*renewal.span()),))
    amount = AMOUNT.search(document.text, *document.sentences[agreement.sentences[0]])
    if amount:
        from decimal import Decimal

        scale = {"million": 10**6, "billion": 10**9}.get(amount["scale"] or "", 1)
        value = Decimal(amount["number"].replace(",", "")) * scale
        agreement.amount = Found(
            (f"{value.normalize():f}", CURRENCIES[amount["currency"]]), (document.span(*amount.span()),)
        )


def _signers(agreement: Agreement, material: Material, number: int) -> None:
    """Take persons before "signed", or after "signed by", in the sentence of the act."""
    if agreement.status.value != "signed":
        return
    start, end = material.document.sentences[number]
    act = agreement.status.spans[0]
    by = re.compile(r"signed by\b").search(material.document.text, start, end)
    for person in material.persons:
        for span in person.spans:
            if start <= span.start < end and (span.start > by.end() if by else span.start < act.start):
                agreement.signers.append(person)
                break
