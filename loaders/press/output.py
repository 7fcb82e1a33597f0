"""What ``comity extract`` prints: one object a text, with the words behind each value."""

from collections.abc import Iterator
from typing import Any

from comity.graph import names
from comity.loaders.press.confidence import measured, of_signer
from comity.loaders.press.extraction import Agreement, Event, Extraction, Found, Person, Span


def as_json(result: Extraction) -> dict[str, Any]:
    """Write what was found as plain values."""
    return {
        "is_agreement": bool(result.agreements),
        "agreements": [_agreement(one) for one in result.agreements],
        "persons_mentioned": [_person(one) for one in result.persons],
        "events": [_event(one) for one in result.events],
        "countries_mentioned": [found.value for found in result.countries],
        "evidence": list(_evidence(result)),
    }


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "type": one.type.value,
        "status": one.status.value,
        "date": _value(one.date),
        "date_kind": one.status.value if one.date else None,
        "signed_on": _value(one.signed),
        "in_force_from": _value(one.in_force),
        "place": _value(one.place),
        "parties_countries": [found.value for found in one.countries],
        "parties_organisations": [party.name for party in one.organisations],
        "domains": list(dict.fromkeys([found.value for found in [*one.areas, *one.unmatched]])),
        "domain_concepts": [names.domain(found.value) for found in one.domains],
        "bodies": [
            {"name": body.name, "meets": body.frequency.value[0] if body.frequency else None} for body in one.bodies
        ],
        "persons": [_person(person) for person in one.signers],
        "provisions": [{"kinds": [kind.value for kind in p.kinds], "text": p.span.quote} for p in one.provisions],
        "duration": _value(one.duration),
        "amount": {"value": one.amount.value[0], "currency": one.amount.value[1]} if one.amount else None,
    }


def _person(one: Person) -> dict[str, Any]:
    return {"name": one.name, "role": one.post.value if one.post else None, "country": one.country}


def _event(one: Event) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "date": _value(one.date),
        "persons": [person.name for person in one.persons],
        "countries": [found.value for found in one.countries],
        "in_country": _value(one.in_country),
        "duration": _value(one.duration),
        "outcomes": [found.value for found in one.outcomes],
    }


def _evidence(result: Extraction) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(result.agreements):
        for field, value in _fields(one):
            yield from _lines(field, number, value.value, value.spans, float(value.confidence))
    for country in result.countries:
        yield from _lines("countries_mentioned", None, country.value, country.spans, float(country.confidence))
    for person in result.persons:
        yield from _lines("persons_mentioned", None, person.name, tuple(person.spans), 0.9)
        if person.post:
            yield from _lines("persons_mentioned.role", None, person.post.value, person.post.spans, 0.9)
    for event in result.events:
        yield from _lines("events", None, event.kind, (event.span,), 0.9)
        said = {"date": event.date, "in_country": event.in_country, "duration": event.duration}
        for name, found in said.items():
            if found:
                yield from _lines(f"events.{name}", None, found.value, found.spans, float(found.confidence))
        for words in event.outcomes:
            yield from _lines("events.outcomes", None, words.value, words.spans, float(words.confidence))


def _fields(one: Agreement) -> Iterator[tuple[str, Found[Any]]]:
    single = {
        "type": one.type,
        "status": one.status,
        "date": one.date,
        "signed_on": one.signed,
        "in_force_from": one.in_force,
        "place": one.place,
        "duration": one.duration,
    }
    yield from ((name, found) for name, found in single.items() if found)
    yield from (("parties_countries", found) for found in one.countries)
    yield from (
        ("parties_organisations", Found(party.name, (party.span,), party.confidence)) for party in one.organisations
    )
    yield from (("domains", found) for found in [*one.areas, *one.unmatched])
    yield from (
        ("domain_concepts", Found(names.domain(found.value), found.spans, found.confidence)) for found in one.domains
    )
    yield from (("persons", Found(person.name, (person.spans[0],), of_signer(person))) for person in one.signers)
    yield from (("provisions", Found(p.kinds[0].value, (p.span,))) for p in one.provisions)
    for body in one.bodies:
        yield "bodies", Found(body.name, (body.span,), measured("bodies", body.status is not None))
        for task in body.mandates:
            yield "bodies.mandate", task
        if body.frequency:
            yield "bodies.meets", Found(body.frequency.value[0], body.frequency.spans)
    if one.amount:
        yield "amount", Found(one.amount.value[0], one.amount.spans)


def _lines(
    name: str, agreement: int | None, value: Any, spans: tuple[Span, ...], confidence: float
) -> Iterator[dict[str, Any]]:
    for span in spans:
        yield {
            "field": name,
            "agreement": agreement,
            "value": value,
            "quote": span.quote,
            "start": span.start,
            "end": span.end,
            "confidence": confidence,
        }
