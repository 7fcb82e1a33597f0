"""Faults that SHACL has no words for: terms that are none or stand on the wrong kind of thing, and dates as written."""

import difflib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from comity.graph.dates import calendar_day, when
from comity.graph.errors import BadInput
from comity.graph.facts import Facts
from comity.graph.once import COMPANIONS, Place, family
from comity.graph.records import When
from comity.graph.shapes import RDF, Term
from comity.ontology import terms as C
from comity.ontology.values import own_terms

DOMAIN = "http://www.w3.org/2000/01/rdf-schema#domain"
AS_WRITTEN = {base + "AsWritten" for base in C.DATES}
UNION = "http://www.w3.org/2002/07/owl#unionOf"


@dataclass(frozen=True)
class Fault:
    """A violation by a rule: of which node, what to do, and the value that shows it."""

    node: Term
    rule: str
    message: str
    value: str


def faults(facts: Facts, told: Container[Place]) -> Iterator[Fault]:
    """Yield the faults of a source; of a date in ``told`` something is told already."""
    yield from _unknown(facts)
    made_for = {term: kinds for term in sorted(facts.properties) if (kinds := _made_for(facts, term))}
    for node in facts.targets((), [ox.NamedNode(term) for term in sorted(facts.properties)]):
        yield from _misplaced(facts, node, made_for)
        yield from _written(facts, node, told)


def _short(iri: str) -> str:
    return iri.replace(C.NS, "comity:")


def _unknown(facts: Facts) -> Iterator[Fault]:
    """Find terms under Comity's name that the ontology does not have; a date with its companions is one term."""
    seen: set[tuple[Term, str]] = set()
    for term in sorted(facts.properties | facts.classes):
        if not term.startswith(C.NS) or term in own_terms():
            continue
        bare = next((term.removesuffix(end) for end in COMPANIONS if term.endswith(end)), term)
        known = [each.removeprefix(C.NS) for each in own_terms()]
        near = difflib.get_close_matches(bare.removeprefix(C.NS), known, 1, 0.7)
        hint = f"did you mean comity:{near[0]}?" if near else "docs/ontology.md lists them all."
        for node in facts.targets([ox.NamedNode(term)], [ox.NamedNode(term)]):
            if (node, bare) not in seen:
                seen.add((node, bare))
                yield Fault(node, "known term", f"The ontology has no term {_short(bare)}; {hint}", _short(term))


def _made_for(facts: Facts, term: str) -> tuple[list[str], set[str]] | None:
    """Give the classes that a property is made for, and these with all below them."""
    kinds = _domain(facts, term) if term in own_terms() else []
    return (kinds, set().union(*(facts.below(kind) for kind in kinds))) if kinds else None


def _misplaced(facts: Facts, node: Term, made_for: dict[str, tuple[list[str], set[str]]]) -> Iterator[Fault]:
    """Find properties of a node that its class is not made for; what has no known class may be anything."""
    kinds = {kind for kind in facts.kinds(node) if kind.startswith(C.NS) and kind in own_terms()}
    told: set[str] = set()
    for term in sorted(facts.about(node)) if kinds else ():
        base = family(term)
        if term not in made_for or base in told or kinds & made_for[term][1]:
            continue
        told.add(base)
        above = {parent for kind in kinds for parent in C.SUPERCLASSES.get(kind, ())}
        message = (
            f"{_short(base)} is made for {' or '.join(map(_short, made_for[term][0]))} and stands on something else:"
            " use another property, or correct the kind of the thing."
        )
        yield Fault(node, f"domain {base.removeprefix(C.NS)}", message, " ".join(sorted(map(_short, kinds - above))))


def _domain(facts: Facts, term: str) -> list[str]:
    found: list[str] = []
    for domain in facts.about(ox.NamedNode(term)).get(DOMAIN, ()):
        members = [*facts.about(domain).get(UNION, ())]
        found += [] if members else [domain.value]
        while members:
            pair = facts.about(members[0])
            found += [first.value for first in pair.get(RDF + "first", ())]
            members = [*pair.get(RDF + "rest", ())]
    return found


def _written(facts: Facts, node: Term, told: Container[Place]) -> Iterator[Fault]:
    """Find dates of a node whose words are no EDTF, or do not give the bounds that stand beside them."""
    known = facts.about(node)
    for term in sorted(known.keys() & AS_WRITTEN):
        base = family(term)
        texts = [value.value for value in known[term] if isinstance(value, ox.Literal)]
        if len(texts) != 1 or (node, base) in told:
            continue
        moment = _read(texts[0])
        if moment is None:
            message = "what the source gives is no date; write it in EDTF, such as 2025-12-05, 2025-12 or 2024/2025"
        elif not (
            _fits(known.get(base + "Earliest", {}), moment.earliest)
            and _fits(known.get(base + "Latest", {}), moment.latest)
        ):
            message = "what the source gives leads to another earliest or latest day; correct the one or the other"
        else:
            continue
        name = base.removeprefix(C.NS)
        title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
        yield Fault(node, f"as written {name}AsWritten", f"{title}: {message} ({_short(term)}).", texts[0])


@lru_cache(maxsize=10_000)
def _read(written: str) -> When | None:
    try:
        return when(written)
    except BadInput:
        return None


def _fits(stated: dict[Term, None], bound: date | None) -> bool:
    """Tell whether a stated bound is that of the words; one that is not stated contradicts nothing."""
    return all(calendar_day(value.value) == bound for value in stated)
