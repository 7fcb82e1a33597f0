"""An instrument's own term, renewal and sum."""

import re
from decimal import Decimal
from functools import cache

from comity.loaders.press.extraction import Agreement, Found
from comity.loaders.press.material import Material
from comity.loaders.press.words import form, part, pattern

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


@cache
def _terms(language: str) -> re.Pattern[str]:
    data = part(language, "terms")
    lead, count = (
        "|".join(form(word) for word in sorted(data[key], key=len, reverse=True)) for key in ("duration", "numbers")
    )
    years, months = ("|".join(data[key]) for key in ("years", "months"))
    return re.compile(
        rf"(?<!\w)(?:{lead}) (?:an? )?(?:initial )?(?P<count>\d{{1,2}}|{count})[ -](?:(?P<years>{years})|"
        rf"(?P<months>{months}))(?!\w)(?! ago)",
        re.I,
    )


def term(material: Material, agreement: Agreement) -> None:
    """Read the term and the renewal that the sentences of an instrument give."""
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
        rf"(?P<sign>{SIGN}) ?(?P<number>\d[\d,.]{{0,16}}\d|\d)(?: ?(?:(?P<billion>{billion})|"
        rf"(?P<million>{million})))?(?!\w)"
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
