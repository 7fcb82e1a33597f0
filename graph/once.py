"""One bad date makes many rules fail: tell what is at the root of it, and not what follows."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from comity.graph.constraints import PAIRS, Result
from comity.graph.shapes import Constraint, Step, Term
from comity.ontology import terms as C
from comity.ontology.values import DAY, own_terms

COMPANIONS = ("Earliest", "Latest", "AsWritten")
# The root comes first: no day at all, a known day with other bounds, bounds out of order, two dates out of order.
NO_DAY, UNLIKE, DISORDER, ACROSS = range(4)
Place = tuple[Term, str]


def family(predicate: str) -> str:
    """Name the date that a property is a companion of; any other property stands for itself.

    >>> family("https://w3id.org/comity/ns#signedOnEarliest")
    'https://w3id.org/comity/ns#signedOn'
    """
    for end in COMPANIONS:
        if predicate.endswith(end) and predicate.removesuffix(end) in C.DATES:
            return predicate.removesuffix(end)
    return predicate


def told_once(found: Iterable[tuple[Term, Result]]) -> tuple[list[tuple[Term, Result]], set[Place]]:
    """Give what is at the root, and of which dates of which nodes something is told."""
    ranked = [(node, result, *_rank(result)) for node, result in found]
    roots: dict[Place, int] = {}
    for node, _, rank, dates in ranked:
        if rank is not None and rank < ACROSS:
            for date in dates:
                roots[node, date] = min(rank, roots.get((node, date), rank))
    kept: dict[tuple[object, ...], tuple[Term, Result]] = {}
    for node, result, rank, dates in ranked:
        if rank is not None and any(roots.get((node, date), rank) < rank for date in dates):
            continue
        same = (node, *dates, result.value) if rank == NO_DAY else (node, id(result))
        if same not in kept or _steps(result) < _steps(kept[same][1]):
            kept[same] = (node, result)
    return list(kept.values()), set(roots)


def _steps(result: Result) -> list[str]:
    return [predicate.value for predicate, _ in result.shape.steps]


def _rank(result: Result) -> tuple[int | None, set[str]]:
    """Tell how near the root a result is, and the dates it is about; None where it is about none."""
    paths = {path for path in _steps(result) if own_terms().get(path) == DAY}
    if result.constraint.name == "datatype" and paths:
        return NO_DAY, {family(path) for path in paths}
    compared = list(_compared(result.shape.steps, result.constraint))
    dates = {family(path) for _, path in compared}
    if not dates:
        return None, dates
    if len(dates) > 1:
        return ACROSS, dates
    return (UNLIKE if any(name == "equals" for name, _ in compared) else DISORDER), dates


def _compared(steps: tuple[Step, ...], asked: Constraint) -> Iterator[tuple[str, str]]:
    """Yield the days that a constraint compares, or one of the shapes it asks for."""
    if asked.name in PAIRS:
        for term in (*(predicate for predicate, _ in steps), asked.term):
            if isinstance(term, ox.NamedNode) and own_terms().get(term.value) == DAY:
                yield asked.name, term.value
    for shape in asked.shapes:
        for part in shape.constraints:
            yield from _compared(shape.steps, part)
