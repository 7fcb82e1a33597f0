"""The sums of an activity: transactions, budgets and planned disbursements, each as reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.graph import names
from comity.graph.records import Fact, Iri, Record, When
from comity.loaders.iati.health import is_health, tells
from comity.loaders.iati.places import Place, place, shortcuts
from comity.loaders.iati.sectors import Sector, sector, sector_facts
from comity.loaders.iati.setting import Setting, truth
from comity.loaders.iati.stream import Element, inner_text
from comity.loaders.iati.tables import meaning
from comity.loaders.iati.values import amount, clean, code, words
from comity.loaders.register.parts import currencies
from comity.ontology import terms as C

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PLACES = ("recipient-country", "recipient-region")
IDENTIFIED = "iati:"


@dataclass(frozen=True, slots=True)
class Parts:
    """The children of a sum that are read, the first of each name but for sectors and places."""

    first: dict[str, Element]
    sectors: tuple[Sector, ...]
    sector_elements: tuple[Element, ...]
    place_elements: tuple[Element, ...]


def parts(element: Element, language: str) -> Parts:
    """Sort the children of a sum."""
    first: dict[str, Element] = {}
    sectors, places = [], []
    for child in element:
        if child.tag == "sector":
            sectors.append(child)
        elif child.tag in PLACES:
            places.append(child)
        else:
            first.setdefault(str(child.tag), child)
    return Parts(first, tuple(sector(one, language) for one in sectors), tuple(sectors), tuple(places))


def is_elsewhere(own: Parts) -> bool:
    """Tell whether the sum has sector codes of its own, and none is of health."""
    telling = [one for one in own.sectors if tells(one)]
    return bool(telling) and not any(is_health(one) for one in telling)


def transaction(setting: Setting, element: Element, own: Parts, number: int) -> Iterator[Record]:
    """Yield a transaction, its shares before it; nothing where it has no kind, amount or currency, which is counted."""
    kinds = own.first.get("transaction-type")
    written = [element.get("type"), element.get("code")]
    if kinds is not None:
        written = [code(kinds), kinds.text, *written]
    kind = meaning("transaction", *written)
    if kind is None:
        setting.leave("transactions of no kind that the standard has", element)
        return
    yield from _sum(setting, element, own, "transactions", kind, setting.mint("flow", f"t{number}"))


def budget(setting: Setting, element: Element, number: int) -> Iterator[Record]:
    """Yield a budget."""
    facts = []
    for attribute, predicate in (("type", C.budgetType), ("status", C.budgetStatus)):
        if found := meaning(f"budget_{attribute}", element.get(attribute)):
            facts.append(Fact(predicate, found))
    own = parts(element, setting.language)
    yield from _sum(setting, element, own, "budgets", "budget", setting.mint("flow", f"b{number}"), facts)


def planned(setting: Setting, element: Element, number: int) -> Iterator[Record]:
    """Yield a planned disbursement."""
    own, node = parts(element, setting.language), setting.mint("flow", f"p{number}")
    yield from _sum(setting, element, own, "planned disbursements", "planned-disbursement", node)


def organisation_sum(
    setting: Setting, element: Element, called: str, kind: str, facts: tuple[Fact, ...]
) -> Iterator[Record]:
    """Yield a budget of an organisation, in all or for a recipient, or what it has spent."""
    own = parts(element, setting.language)
    more = [*facts]
    if status := meaning("budget_status", element.get("status")):
        more.append(Fact(C.budgetStatus, status))
    if found := setting.organisation(C.receiver, own.first.get("recipient-org")):
        more.append(found)
    yield from _sum(setting, element, own, "budgets of organisations", kind, setting.mint("flow", called), more)


def _sum(
    setting: Setting, element: Element, own: Parts, what: str, kind: str, node: str, more: list[Fact] | None = None
) -> Iterator[Record]:
    value = own.first.get("value")
    text = "" if value is None else clean(inner_text(value) if len(value) else value.text)
    if value is None or not text:
        setting.leave(f"{what} without an amount", element)
        return
    number = amount(text)
    if number is None:
        setting.leave(f"{what} whose amount is no number that can be read in one way only", element)
        return
    currency = (value.get("currency") or "").strip().upper() or setting.currency
    if currency not in known_currencies():
        reason = "of a currency that ISO 4217 does not have" if currency else "without a currency"
        setting.leave(f"{what} {reason}", element)
        return
    facts = [flow_kind(kind), Fact(C.amount, number), in_currency(currency), *(more or ())]
    facts += _dates(setting, own, value, what)
    facts += _sides(own)
    for predicate, child in ((C.provider, "provider-org"), (C.receiver, "receiver-org")):
        if found := setting.organisation(predicate, own.first.get(child)):
            facts.append(found)
    if (flag := truth(element.get("humanitarian"))) is not None:
        facts.append(Fact(C.isHumanitarian, flag))
    if own.sectors or own.place_elements:
        recipients = _places(setting, own)
        sectors = list(zip(own.sector_elements, own.sectors, strict=True))
        for record in setting.shares_of(node, sectors, recipients):
            facts.append(Fact(C.share, Iri(record.iri)))
            yield record
        facts += [*sector_facts(own.sectors), *shortcuts([one for _, one in recipients])]
    facts.append(setting.evidence(element, clean(element.get("ref"))))
    described = own.first.get("description")
    said = [] if described is None else words(described, setting.language)
    facts += [Fact(LABEL, text) for text in said]
    yield Record(node, C.FinancialFlow, "", tuple(facts))


def _dates(setting: Setting, own: Parts, value: Element, what: str) -> list[Fact]:
    """State the day, the value date where it is another, and the end of the time that the sum is for."""
    made = own.first.get("transaction-date")
    begun = made if made is not None else own.first.get("period-start")
    day = setting.date(C.flowDate, begun, what)
    until = setting.date(C.flowUntil, own.first.get("period-end"), what)
    worth = setting.written_date(C.valueDate, value.get("value-date") or "", value, what)
    facts = [day] if day else []
    if worth and not (day and day.value == worth.value):
        facts.append(worth)
    if until and day and _before(until, day):
        setting.leave(f"ends of {what} that lie before the start", value)
    elif until:
        facts.append(until)
    return facts


def _before(one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, When) or not isinstance(other.value, When):
        return False
    return bool(one.value.latest and other.value.earliest and one.value.latest < other.value.earliest)


def _sides(own: Parts) -> Iterator[Fact]:
    """State the activities that the money comes from and goes to."""
    for side, predicate in (("provider", C.providerActivity), ("receiver", C.receiverActivity)):
        element = own.first.get(f"{side}-org")
        if element is not None and (found := clean(element.get(f"{side}-activity-id"))):
            yield Fact(predicate, IDENTIFIED + found)


def _places(setting: Setting, own: Parts) -> list[tuple[Element, Place]]:
    found = []
    for element in own.place_elements:
        if one := place(element):
            found.append((element, one))
        else:
            setting.leave("recipients that are no known country or region", element)
    return found


@cache
def flow_kind(kind: str) -> Fact:
    """State the kind of a sum."""
    return Fact(C.flowKind, Iri(names.concept("flow", kind)))


@cache
def in_currency(currency: str) -> Fact:
    """State a currency that is known."""
    return Fact(C.currency, currency)


@cache
def known_currencies() -> frozenset[str]:
    """List the currencies of ISO 4217, those withdrawn among them."""
    return currencies()
