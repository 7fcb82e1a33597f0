"""How sure each value is: how often values of its field, found in the same way, were right on texts judged by hand."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from comity.loaders.press.extraction import Agreement, Found, Organisation, Person
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.words import wording


@cache
def measured(field: str, sure: bool) -> Decimal:
    """Return the share of right values of a field, where the cue of the field speaks for them and where not."""
    return Decimal(str(wording("confidence")[field]["with" if sure else "without"]))


@cache
def least() -> Decimal:
    """Return the confidence below which a value is no answer until someone has accepted it."""
    return Decimal(str(wording("confidence")["answers"]["least"]))


def assign(agreement: Agreement, one: Instrument) -> None:
    """Give the values of an agreement their confidence."""
    again = is_told_again(one)
    agreement.type = replace(agreement.type, confidence=measured("type", again))
    agreement.status = replace(agreement.status, confidence=measured("status", again))
    if agreement.date:
        agreement.date = replace(agreement.date, confidence=measured("date", is_full(agreement.date)))
    for name in ("signed", "in_force"):
        if said := getattr(agreement, name):
            setattr(agreement, name, replace(said, confidence=measured("date", is_full(said))))
    agreement.countries = [
        replace(found, confidence=measured("parties_countries", is_said(found, agreement, one)))
        for found in agreement.countries
    ]
    agreement.organisations = [
        replace(body, confidence=measured("parties_organisations", is_linked(body, one)))
        for body in agreement.organisations
    ]
    agreement.areas = [replace(found, confidence=measured("domains", True)) for found in agreement.areas]
    agreement.unmatched = [replace(found, confidence=measured("domains", False)) for found in agreement.unmatched]
    agreement.domains = [replace(found, confidence=measured("domains", True)) for found in agreement.domains]


def is_told_again(one: Instrument) -> bool:
    """Tell whether the text names the instrument in more than one sentence."""
    return len({naming.sentence for naming in one.namings}) > 1


def is_full(date: Found[str]) -> bool:
    """Tell whether a date is a day."""
    return len(date.value) == len("2024-05-17")


def is_said(country: Found[str], agreement: Agreement, one: Instrument) -> bool:
    """Tell whether a country stands where sides stand, or is that of a body that is a side."""
    bodies = {body.country for body in agreement.organisations if body.counts}
    return country.value in one.countries or country.value in bodies


def is_linked(body: Organisation, one: Instrument) -> bool:
    """Tell whether a body is known, or stands behind "between" or "with"."""
    return body.key is not None or any(body.span == other.span for naming in one.namings for other in naming.bodies)


def of_signer(person: Person) -> Decimal:
    """Return how sure a signer is: surer with a post than with a bare name."""
    return measured("persons", person.post is not None)
