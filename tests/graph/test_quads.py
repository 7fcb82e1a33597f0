"""Records as N-Quads: written without the engine, as the engine writes them."""

from datetime import date
from decimal import Decimal

import pytest

from comity.graph.quads import dated, term, written
from comity.graph.records import Iri, Text, Typed, Value, When
from comity.ontology import terms as C

DAY = When("2020-05-01", date(2020, 5, 1), date(2020, 5, 1))
HARD = [
    "plain",
    "",
    'a "b"',
    "back\\slash",
    "two\nlines\r\t",
    "\x7f\x00\x85",
    "žluťoučký \u00a0\u2028\U0001f600",
    "\b\f",
]


@pytest.mark.parametrize(
    "value",
    [
        *HARD,
        *(Text(text, "pt-BR") for text in HARD),
        Iri(C.amount),
        Typed("P1Y", "http://www.w3.org/2001/XMLSchema#duration"),
        True,
        7,
        Decimal("1E+3"),
        Decimal("-0.50"),
        date(2020, 5, 1),
    ],
)
def test_values_are_written_as_the_engine_writes_them(value: Value) -> None:
    assert written(value) == str(term(value))


def test_what_is_no_iri_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        written(Iri("no iri"))


@pytest.mark.parametrize(
    ("kind", "when", "words"),
    [
        (C.FinancialFlow, DAY, False),
        (C.FinancialFlow, When("2020-05", date(2020, 5, 1), date(2020, 5, 31)), True),
        (C.AidActivity, DAY, True),
    ],
)
def test_only_a_sum_of_a_known_day_has_no_words_for_its_date(kind: str, when: When, words: bool) -> None:
    said = [predicate.removesuffix(">") for predicate, _ in dated(C.flowDate, when, kind)]
    assert (C.flowDate + "AsWritten" in [one.removeprefix("<") for one in said]) == words
    assert len(said) - words == (3 if when is DAY else 2)
