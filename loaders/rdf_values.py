"""What a value in an RDF file may be: of the form of its datatype, and of the kind that its property takes."""

import re

import pyoxigraph as ox

from comity.graph.dates import calendar_day
from comity.ontology.values import DAY, THING, own_terms

XSD = "http://www.w3.org/2001/XMLSchema#"
# The engine takes any words under these datatypes; comparisons would then be silently wrong.
LEXICAL = {
    XSD + "date": re.compile(r"-?\d{4,9}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?"),
    XSD + "dateTime": re.compile(r"-?\d{4,9}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
}
ON_CALENDAR = re.compile(r"-?\d*?(\d{4}-\d\d-\d\d)(T.*|Z|[+-]\d\d:\d\d)?")
# The engine reads no token of more than 16 MB, and a value of a megabyte is a document and no statement.
LONGEST = 1_000_000


def complaint(predicate: str, value: object) -> str | None:
    """Say what is wrong with a value, as the end of a sentence; None where nothing is."""
    takes = own_terms().get(predicate, "")
    if isinstance(value, ox.Literal):
        if len(value.value) > LONGEST:
            return f"is longer than {LONGEST:,} characters; shorten it, or load the text as a file of its own"
        if takes == THING:
            return "is text where a thing must stand; point to it by its IRI"
        if takes != DAY and _is_ill_formed(value):
            return "does not fit its datatype; correct it"
    if takes == DAY and not (
        isinstance(value, ox.Literal) and value.datatype.value == XSD + "date" and calendar_day(value.value)
    ):
        return 'is no day; write it as a day of the calendar without a time zone, such as "2025-12-05"^^xsd:date'
    return None


def _is_ill_formed(value: ox.Literal) -> bool:
    form = LEXICAL.get(value.datatype.value)
    if "\0" in value.value or (form and not form.fullmatch(value.value)):
        return True
    dated = value.datatype.value in (XSD + "date", XSD + "dateTime")
    return dated and not _is_on_calendar(ON_CALENDAR.sub(r"\1", value.value))


def _is_on_calendar(day: str) -> bool:
    """Tell whether the calendar has the day; its last four digits of the year stand for all, as it repeats."""
    year = int(day[:4]) % 400 + 400
    return calendar_day(f"{year:04}{day[4:]}") is not None
