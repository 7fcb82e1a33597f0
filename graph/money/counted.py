"""The counted sums: what each activity gives, by year, kind, currency, provider, recipient and domain."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

import pyoxigraph as ox

from comity.graph import names
from comity.graph.money.actors import Actors
from comity.graph.money.overlaps import Overlaps
from comity.graph.money.reading import OUTGOING, Activity, Told, kind
from comity.graph.money.splitting import Purposes, number_of, places
from comity.graph.quads import RDF_TYPE, Statement, term
from comity.graph.records import Iri, Value
from comity.ontology import terms as C

# Parts of a cent, so that adding up thousands of parts is right to the cent.
FINEST = Decimal("0.000001")
FUNDERS = "several providers are named"
COUNTRY = names.country("")
Key = tuple[str, str, str, tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class Total:
    """What comes together under one key."""

    amount: Decimal = Decimal(0)
    why: dict[str, None] = field(default_factory=dict)


def counted(activity: Activity, found: Overlaps, known: Actors, purposes: Purposes) -> Iterator[Statement]:
    """State the counted sums of an activity, and those of its sums that are left out of totals."""
    source = activity.graph.replace(names.SOURCE_GRAPHS, names.source(""), 1)
    yield ox.NamedNode(activity.iri), ox.NamedNode(C.statedBy), ox.NamedNode(source)
    totals: dict[Key, Total] = {}
    if activity.iri in found.twice:
        yield from _left_out(activity.iri, "reported-twice", [found.twice[activity.iri]])
        return
    for told in sorted(activity.sums.values(), key=lambda each: each.iri):
        rule, instead = found.of(activity.iri, told)
        if rule:
            yield from _left_out(told.iri, rule, instead)
        else:
            _count(totals, activity, told, (found, known, purposes))
    for key, total in sorted(totals.items()):
        if total.amount:
            yield from _stated(activity, key, total, known)


def _left_out(iri: str, rule: str, instead: list[str]) -> Iterator[Statement]:
    node = ox.NamedNode(iri)
    yield node, ox.NamedNode(C.leftOutOfTotals), ox.NamedNode(names.concept("rule", rule))
    for other in instead:
        yield node, ox.NamedNode(C.countedInstead), ox.NamedNode(other)


def _count(totals: dict[Key, Total], activity: Activity, told: Told, known: tuple[Overlaps, Actors, Purposes]) -> None:
    found, who, purposes = known
    amount, what, currency = number_of(told.one("amount")), kind(told), told.one("currency")
    if amount is None or not what or not currency:
        return
    providers = who.providers(activity, told)
    through = who.through(activity, told, providers)
    recipients, unsure = places(activity, told)
    domains, doubt = purposes.domains(activity, told)
    year = _year(told)
    partly = found.partly.get((activity.iri, OUTGOING.get(what, "")))
    why = [unsure, doubt, FUNDERS if len(providers) > 1 else ""]
    why.append("part of the money comes from an activity that is counted too" if partly else "")
    with localcontext() as context:
        context.prec = 50
        for some, part in recipients:
            for others, share in domains:
                total = totals.setdefault((what, currency, year, providers, through, some, others), Total())
                total.amount += amount * part * share
                total.why |= dict.fromkeys(filter(None, why))


def _one_or_several(found: tuple[str, ...], one: str, several: str) -> list[tuple[str, Value]]:
    """State the one, or each of several under a property of its own, so that no join adds a sum up twice."""
    predicate = one if len(found) == 1 else several
    return [(predicate, Iri(iri)) for iri in found if iri.startswith("http")]


def _year(told: Told) -> str:
    """Give the year of a sum; a date that may lie in either of two years has none."""
    day = told.one("flowDate")
    first, last = day or told.one("flowDateEarliest"), day or told.one("flowDateLatest")
    if not first and not last:
        first = last = told.one("valueDate", "valueDateEarliest")
    return first[:4] if first and last and first[:4] == last[:4] else ""


def _stated(activity: Activity, key: Key, total: Total, known: Actors) -> Iterator[Statement]:
    what, currency, year, providers, through, recipients, domains = key
    digest = hashlib.sha256("\0".join([activity.iri, *map(str, key)]).encode()).hexdigest()[:20]
    node = ox.NamedNode(f"{names.ID}counted/{digest}")
    amount = total.amount.quantize(FINEST).normalize()
    yield node, RDF_TYPE, ox.NamedNode(C.CountedSum)
    said: list[tuple[str, Value]] = [
        (C.ofActivity, Iri(activity.iri)),
        (C.flowKind, Iri(names.concept("flow", what))),
        (C.amount, amount),
        (C.currency, currency),
    ]
    said += _one_or_several(providers, C.provider, C.amongProviders)
    homes = {known.country.get(actor, "") for actor in providers}
    said += [(C.providerCountry, Iri(home)) for home in homes if home and len(homes) == 1]
    said += [(C.throughOrganisation, Iri(through))] if through else []
    if len(recipients) == 1 and not recipients[0].startswith(COUNTRY):
        said.append((C.recipientRegion, recipients[0]))
    else:
        said += _one_or_several(recipients, C.recipient, C.amongRecipients)
    said += _one_or_several(domains, C.concerns, C.amongDomains)
    said += [(C.inYear, int(year))] if year else []
    for predicate, value in said:
        yield node, ox.NamedNode(predicate), term(value)
    why = list(total.why)
    why += [f"among {known.named(some)}" for some in (providers, recipients, domains) if len(some) > 1]
    if why:
        yield node, ox.NamedNode(C.why), ox.Literal("; ".join(why))
