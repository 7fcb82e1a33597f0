"""What a user typed to terms: "India" or "356" to the country, "AMR" to the domain, "5 years" to a duration."""

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime

import pyoxigraph as ox

from comity.graph import names
from comity.graph.dates import day
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View, strings

XSD = "http://www.w3.org/2001/XMLSchema#"
CLASSES = {
    "country": ("Country",),
    "group": ("CountryGroup",),
    "domain": ("Domain",),
    "organisation": ("Organisation",),
    "agreement": ("Agreement",),
    "actor": ("Country", "Organisation", "CountryGroup"),
}
LABELS = """
PREFIX comity: <{ns}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?one ?name (?property IN (skos:altLabel, comity:acronym) AS ?other) WHERE {{
  VALUES ?kind {{ {kinds} }}
  ?thing a ?kind ; ?property ?name .
  VALUES ?property {{ rdfs:label skos:prefLabel skos:altLabel comity:officialName comity:acronym
    comity:iso2 comity:iso3 comity:isoNumeric comity:m49 }}
  OPTIONAL {{ ?thing comity:canonical ?one }}
}}"""
EXACT = """
PREFIX comity: <{ns}>
SELECT ?thing ?one WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?kind {{ {kinds} }}
  ?thing a ?kind .
  OPTIONAL {{ ?thing comity:canonical ?one }}
}}"""
REFERENCES = ("country", "group", "organisation")
LONGEST = 1000
LONGEST_NUMBER = 18
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def normal(text: str) -> str:
    """Fold case, accents, punctuation and spaces away.

    >>> normal("  Côte d’Ivoire ")
    'cote d ivoire'
    >>> normal("U.S.") == normal("US")
    True
    """
    plain = text.casefold().replace(".", "")
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain).replace(".", "")
        plain = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split()).removeprefix("the ")


def resolve(view: View, kind: str, given: str) -> ox.NamedNode | ox.Literal:
    """Turn what a user typed into a term; raises Unknown with the nearest names, BadInput for a value of no use."""
    if kind in VALUES:
        return VALUES[kind](_clean(given))
    iri = _by_iri(view, kind, given.strip())
    if iri is None:
        known = _labels(view, kind)
        iri = _by_name(kind, given, known)
        if iri is None:
            raise Unknown(f"No {kind} is called {given[:80]!r}; {_nearest(given, known)}")
    return ox.NamedNode(iri)


def _clean(given: str) -> str:
    """Refuse what no value can hold: halves of characters, control characters, texts without end."""
    text = given.strip()
    if len(text) > LONGEST or any(unicodedata.category(mark) in ("Cc", "Cs") for mark in text):
        raise BadInput(f"{given[:80]!r} is too long or holds characters that are no text; write it in plain words.")
    return text


def _date(given: str) -> ox.Literal:
    text = datetime.now(UTC).date().isoformat() if normal(given) == "today" else given
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(BadInput):
            return ox.Literal(day(text).isoformat(), datatype=ox.NamedNode(XSD + "date"))
    raise BadInput(f"{given[:80]!r} is not one day; write it as 2025-12-05, or today.")


def _number(given: str) -> ox.Literal:
    """Read a whole or decimal number.

    >>> _number("2.5")
    <Literal value=2.5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>
    """
    if len(given) > LONGEST_NUMBER or not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", given):
        raise BadInput(f"{given[:80]!r} is not a number; write it as 5 or 2.5.")
    if "." in given:
        return ox.Literal(given, datatype=ox.NamedNode(XSD + "decimal"))
    return ox.Literal(str(int(given)), datatype=ox.NamedNode(XSD + "integer"))


def _duration(given: str) -> ox.Literal:
    """Read a span of whole years and months, or of weeks and days: engines reckon with dates by one or the other.

    >>> _duration("5 years").value == _duration("P60M").value == "P5Y"
    True
    """
    words = re.fullmatch(r"([0-9]{1,4}) ?(day|week|month|year)s?", given.casefold())
    text = f"P{words.group(1)}{UNITS[words.group(2)]}" if words else given.upper()
    parts = re.fullmatch(r"P(?=.)(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?", text)
    years, months, weeks, days = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0, 0)
    if not parts or ((years or months) and (weeks or days)) or years + months // 12 > 1000:
        raise BadInput(
            f"{given[:80]!r} is not a duration; write it in years and months, as P5Y, P12M or '5 years', "
            "or in weeks and days, as P30D."
        )
    if weeks or days:
        return ox.Literal(f"P{7 * weeks + days}D", datatype=ox.NamedNode(XSD + "dayTimeDuration"))
    whole, rest = years + months // 12, months % 12
    written = "".join(f"{count}{unit}" for count, unit in ((whole, "Y"), (rest, "M")) if count) or "0M"
    return ox.Literal(f"P{written}", datatype=ox.NamedNode(XSD + "yearMonthDuration"))


def _words(given: str) -> ox.Literal:
    if not any(mark.isalnum() for mark in given):
        raise BadInput(f"{given[:80]!r} holds no word; write the words to look for.")
    return ox.Literal(" ".join(given.split()))


VALUES = {"date": _date, "number": _number, "duration": _duration, "words": _words}
TYPES = (*CLASSES, *VALUES)

# A normal name, whether it is but an other name, and the things that go by it.
Known = dict[str, tuple[bool, set[str]]]


def _kinds(kind: str) -> str:
    return " ".join(f"comity:{name}" for name in CLASSES[kind])


def _labels(view: View, kind: str) -> Known:
    """Map each normal name to the things it is a main name of, or else an other name of."""
    found: Known = {}
    for thing, one, name, other in strings(view.select(LABELS.format(ns=names.NS, kinds=_kinds(kind)))):
        key, rank = normal(name), other == "true"
        if key not in found or found[key][0] > rank:
            found[key] = (rank, set())
        if found[key][0] == rank:
            found[key][1].add(one or thing)
    return found


def _by_iri(view: View, kind: str, given: str) -> str | None:
    """Find a thing by its IRI, by what follows ``.../id/source/`` in it, or by the key of a reference."""
    places = ("", names.ID, f"{names.ID}source/", names.DOMAIN, *(f"{names.ID}{each}/" for each in REFERENCES))
    things = []
    for place in places:
        with suppress(ValueError):
            things.append(str(ox.NamedNode(place + given)))
    asked = EXACT.format(ns=names.NS, things=" ".join(things), kinds=_kinds(kind))
    found = {thing: one or thing for thing, one in strings(view.select(asked))}
    return next((found[place + given] for place in places if place + given in found), None)


def _by_name(kind: str, given: str, known: Known) -> str | None:
    _, found = known.get(normal(given), (False, set()))
    if len(found) > 1:
        some = ", ".join(sorted(_key(iri) for iri in found)[:5])
        raise Unknown(f"{given[:80]!r} is the name of {len(found)} {kind}s; say which by its key: {some}.")
    return next(iter(found), None)


def _key(iri: str) -> str:
    """Shorten an IRI to what ``_by_iri`` reads."""
    if iri.startswith(f"{names.ID}source/"):
        return iri.removeprefix(f"{names.ID}source/")
    return iri.rsplit("/", 1)[-1] if iri.startswith((names.ID, names.DOMAIN)) else iri


def _nearest(given: str, known: Known) -> str:
    if not known:
        return "the store holds none; load something first."
    from rapidfuzz import fuzz, process

    spelt = [name for name in known if len(name) > 3]
    hits = process.extract(normal(given[:LONGEST]), spelt, scorer=fuzz.ratio, limit=20)
    # Of names alike in several languages the one that the key is made of comes first.
    hits.sort(key=lambda hit: (-hit[1], normal(_key(min(known[hit[0]][1])).replace("-", " ")) != hit[0]))
    near = [name for name, _, _ in hits]
    found = {_key(min(known[name][1])): name for name in reversed(near)}
    best = sorted(found.items(), key=lambda item: near.index(item[1]))[:3]
    return "did you mean " + ", ".join(f"{name} ({code})" for code, name in best) + "?"
