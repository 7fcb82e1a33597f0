"""The constraints of SHACL that the shapes use: which values of a node do not hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from comity.graph.dates import calendar_day
from comity.graph.facts import Facts
from comity.graph.shapes import Constraint, Shape, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float")}
FORMS = {
    XSD + "boolean": re.compile(r"true|false|0|1"),
    XSD + "duration": re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
}
KINDS = {"IRI": ox.NamedNode, "BlankNode": ox.BlankNode, "Literal": ox.Literal}
# What compares values with each other tells one fault of a node, however many pairs of values show it.
PAIRS = {"equals", "lessThan", "lessThanOrEquals", "uniqueLang"}


@dataclass(frozen=True)
class Result:
    """One thing that does not hold: for which shape, of which node, and the value that shows it."""

    shape: Shape
    constraint: Constraint
    value: Term | None


def results(shape: Shape, node: Term, facts: Facts) -> Iterator[Result]:
    """Yield what the node has wrong by the shape; queries are not run here."""
    values = facts.follow(node, shape.steps) if shape.steps else [node]
    for constraint in shape.constraints:
        if constraint.name != "sparql":
            for value in CHECKS[constraint.name](facts, node, values, constraint):
                yield Result(shape, constraint, value if shape.steps else None)
    for part in shape.properties:
        for value in values:
            yield from results(part, value, facts)


def conforms(shape: Shape, node: Term, facts: Facts) -> bool:
    """Tell whether the node is as the shape asks."""
    return next(results(shape, node, facts), None) is None


Found = Iterator[Term | None]


def _class(facts: Facts, _: Term, values: list[Term], asked: Constraint) -> Found:
    yield from (value for value in values if not facts.is_a(value, _word(asked)))


def _datatype(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    for value in values:
        if not isinstance(value, ox.Literal) or value.datatype != asked.term or not _is_formed(value):
            yield value


def _min_count(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    if len(values) < int(_word(asked)):
        yield None


def _max_count(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    if len(values) > int(_word(asked)):
        yield None


def _pattern(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    for value in values:
        if isinstance(value, ox.BlankNode) or not re.search(_word(asked), value.value):
            yield value


def _min_length(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    for value in values:
        if isinstance(value, ox.BlankNode) or len(value.value) < int(_word(asked)):
            yield value


def _node_kind(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    kind = KINDS[_word(asked).rsplit("#", 1)[-1]]
    yield from (value for value in values if not isinstance(value, kind))


def _bound(holds: Callable[[object, object], bool]) -> Callable[[Facts, Term, list[Term], Constraint], Found]:
    def check(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
        limit = asked.term
        yield from (value for value in values if limit is None or not _compared(value, limit, holds))

    return check


def _ordered(holds: Callable[[object, object], bool]) -> Callable[[Facts, Term, list[Term], Constraint], Found]:
    def check(facts: Facts, node: Term, values: list[Term], asked: Constraint) -> Found:
        others = facts.about(node).get(_word(asked), {})
        yield from (value for value in values for other in others if not _compared(value, other, holds))

    return check


def _equals(facts: Facts, node: Term, values: list[Term], asked: Constraint) -> Found:
    others = facts.about(node).get(_word(asked), {})
    yield from (value for value in {*values} ^ {*others})


def _has_value(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    if asked.term not in values:
        yield None


def _in(_: Facts, __: Term, values: list[Term], asked: Constraint) -> Found:
    yield from (value for value in values if value not in asked.terms)


def _unique_lang(_: Facts, __: Term, values: list[Term], ___: Constraint) -> Found:
    languages = Counter(value.language for value in values if isinstance(value, ox.Literal) and value.language)
    yield from (None for count in languages.values() if count > 1)


def _counted(right: Callable[[int, int], bool]) -> Callable[[Facts, Term, list[Term], Constraint], Found]:
    """Ask how many of the shapes a value conforms to."""

    def check(facts: Facts, _: Term, values: list[Term], asked: Constraint) -> Found:
        for value in values:
            if not right(sum(conforms(shape, value, facts) for shape in asked.shapes), len(asked.shapes)):
                yield value

    return check


def _or(facts: Facts, _: Term, values: list[Term], asked: Constraint) -> Found:
    """Stop at the first shape that a value conforms to: the later ones may look at all that points to it."""
    yield from (value for value in values if not any(conforms(shape, value, facts) for shape in asked.shapes))


def _word(asked: Constraint) -> str:
    return str(getattr(asked.term, "value", ""))


def _is_formed(value: ox.Literal) -> bool:
    if value.datatype.value == XSD + "date":
        return calendar_day(value.value) is not None
    form = FORMS.get(value.datatype.value)
    return form is None or form.fullmatch(value.value) is not None


def _compared(one: Term, other: Term, holds: Callable[[object, object], bool]) -> bool:
    """Compare two values; what cannot be compared does not hold."""
    left, right = _comparable(one), _comparable(other)
    return left is not None and right is not None and type(left) is type(right) and holds(left, right)


def _comparable(value: Term) -> date | Decimal | str | None:
    if not isinstance(value, ox.Literal) or value.language:
        return None
    if value.datatype.value == XSD + "date":
        return calendar_day(value.value)
    if value.datatype.value in NUMBERS:
        try:
            return Decimal(value.value)
        except InvalidOperation:
            return None
    return value.value if value.datatype.value == XSD + "string" else None


CHECKS: dict[str, Callable[[Facts, Term, list[Term], Constraint], Found]] = {
    "and": _counted(lambda right, all_: right == all_),
    "class": _class,
    "datatype": _datatype,
    "equals": _equals,
    "hasValue": _has_value,
    "in": _in,
    "lessThan": _ordered(lambda one, other: one < other),  # type: ignore[operator]
    "lessThanOrEquals": _ordered(lambda one, other: one <= other),  # type: ignore[operator]
    "maxCount": _max_count,
    "maxInclusive": _bound(lambda one, other: one <= other),  # type: ignore[operator]
    "minCount": _min_count,
    "minExclusive": _bound(lambda one, other: one > other),  # type: ignore[operator]
    "minInclusive": _bound(lambda one, other: one >= other),  # type: ignore[operator]
    "minLength": _min_length,
    "nodeKind": _node_kind,
    "not": _counted(lambda right, _: right == 0),
    "or": _or,
    "pattern": _pattern,
    "uniqueLang": _unique_lang,
    "xone": _counted(lambda right, _: right == 1),
}
