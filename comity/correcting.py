"""The right value of a fact, as a reviewer types it: resolved as names in questions are, and written short."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from comity.graph import names
from comity.graph.claims import on_one_line
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.proposals import WHOLE, Proposal
from comity.graph.store import View, strings
from comity.ontology import terms as C
from comity.queries.resolve import resolve
from comity.queries.spelling import normal

CHOICES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?key ?label WHERE {{
  ?concept skos:inScheme <{scheme}> ; skos:notation ?key ; skos:prefLabel ?label FILTER(LANG(?label) = "en") }}
ORDER BY ?key"""
YES = {"yes": "true", "true": "true", "no": "false", "false": "false"}
# What these name stands in the text itself; there is nothing to choose from.
FIXED = ("signer", "participant")


def corrected(view: View, proposal: Proposal, given: str) -> str:
    """Read the value that is to stand in place of the proposed one; raises BadInput where it is none of its kind."""
    written = on_one_line(given) if given.strip() else ""
    if not written:
        raise BadInput(f"No value is given in place of {proposal.value!r}; write the right one, or reject it.")
    read = READERS.get(proposal.field)
    value = read(view, proposal, written) if read else _words(view, proposal, written)
    if value == proposal.value:
        raise BadInput(f"{value!r} is what the text was read as; accept it, or write another value.")
    return value


def _words(_: View, proposal: Proposal, written: str) -> str:
    if proposal.field in FIXED:
        raise BadInput(f"A {proposal.field} cannot be corrected, only accepted or rejected.")
    return written


def _short(iri: str) -> str:
    """Write an IRI as judgements do."""
    if iri.startswith(names.DOMAIN):
        return "domain/" + iri.removeprefix(names.DOMAIN)
    own = iri.startswith(names.ID) and not iri.startswith(names.source(""))
    return iri.removeprefix(names.ID) if own else iri


def _named(kind: str) -> Callable[[View, Proposal, str], str]:
    def read(view: View, _: Proposal, written: str) -> str:
        return _short(resolve(view, kind, written).value)

    return read


def _date(_: View, __: Proposal, written: str) -> str:
    return when(written).written


def _duration(view: View, _: Proposal, written: str) -> str:
    return resolve(view, "duration", written).value


def _choice(view: View, proposal: Proposal, written: str) -> str:
    """Choose from the list that the proposed value is of."""
    lead = next(
        claim.value.value
        for claim in proposal.claims
        if isinstance(claim.value, ox.NamedNode) and claim.value.value.startswith(names.CONCEPT)
    )
    rows = list(strings(view.select(CHOICES.format(scheme=lead.rsplit("/", 1)[0]))))
    asked = normal(written)
    found = next((key for key, label in rows if asked in (normal(key), normal(label))), None)
    if found is None:
        raise BadInput(f"{written[:80]!r} is no {proposal.field}; write one of {', '.join(key for key, _ in rows)}.")
    return found


def _kind(_: View, proposal: Proposal, written: str) -> str:
    """Choose the kind of an agreement."""
    if proposal.kind != "agreement":
        raise BadInput(f"Of a {proposal.kind} its facts are corrected; accept or reject it, or correct one of them.")
    kinds = ["Agreement", *(iri.removeprefix(C.NS) for iri, above in C.SUPERCLASSES.items() if C.Agreement in above)]
    asked = re.sub(r"[\W_]", "", written).casefold()
    found = next((kind for kind in kinds if kind.casefold() == asked), None)
    if found is None:
        raise BadInput(f"{written[:80]!r} is no kind of agreement; write one of {', '.join(sorted(kinds))}.")
    return found


def _number(_: View, __: Proposal, written: str) -> str:
    try:
        value = Decimal(written.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        raise BadInput(f"{written[:80]!r} is no sum; write digits, such as 5000000 or 2.5.")
    return f"{value:f}"


def _currency(_: View, __: Proposal, written: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", written):
        raise BadInput(f"{written[:80]!r} is no currency code; write one such as EUR.")
    return written.upper()


def _yes(_: View, __: Proposal, written: str) -> str:
    if written.casefold() not in YES:
        raise BadInput(f"{written[:80]!r} is neither yes nor no.")
    return YES[written.casefold()]


def _post(view: View, _: Proposal, written: str) -> str:
    """Take a post of the reference by its key."""
    node = names.post(re.sub(r"[^a-z0-9-]", "", written.removeprefix("post/")))
    if not view.query(f"ASK {{ <{node}> a <{C.Post}> }}"):
        raise BadInput(f"{written[:80]!r} is no post; write its key, such as ind-minister-of-health.")
    return _short(node)


READERS: dict[str, Callable[[View, Proposal, str], str]] = {
    WHOLE: _kind,
    "party": _named("actor"),
    "domain": _named("domain"),
    "country": _named("country"),
    "host": _named("country"),
    "date": _date,
    "duration": _duration,
    "status": _choice,
    "commitment": _choice,
    "body-status": _choice,
    "meets": _choice,
    "amount": _number,
    "currency": _currency,
    "renewal": _yes,
    "alternates": _yes,
    "post": _post,
}
