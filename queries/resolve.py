"""What a user typed to terms: "India" or "356" to the country, "AMR" to the domain, "5 years" to a duration."""

import re
from contextlib import suppress

import pyoxigraph as ox

from comity.graph import names
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View, strings
from comity.queries.spelling import Name, label, nearest, normal
from comity.queries.values import VALUES, value

__all__ = ["CLASSES", "LABELS", "TYPES", "normal", "resolve"]

CLASSES = {
    "country": ("Country",),
    "group": ("CountryGroup",),
    "domain": ("Domain",),
    "organisation": ("Organisation",),
    "agreement": ("Agreement",),
    "actor": ("Country", "Organisation", "CountryGroup"),
}
TYPES = (*CLASSES, *VALUES)
CALLED = {
    "actor": "a country, an organisation or a group",
    "agreement": "an agreement",
    "country": "a country",
    "domain": "a domain",
    "group": "a group of countries",
    "organisation": "an organisation",
    "date": "a day",
    "number": "a number",
    "duration": "a time such as P12M",
    "words": "words",
}
MANY = {"country": "countries"}
# Labels are looked up thing by thing, for nearly everything has one; the other names are few, and read whole.
LABELS = """
PREFIX comity: <{ns}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name (LANG(?name) AS ?language) ?rank WHERE {{
  {{
    VALUES ?kind {{ {kinds} }}
    ?thing a ?kind ; rdfs:label ?name .
    BIND(0 AS ?rank)
  }} UNION {{
    {{ SELECT ?thing WHERE {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind }} }}
    {{
      SELECT ?thing ?name ?rank WHERE {{
        VALUES (?property ?rank) {{ (skos:prefLabel 0) (comity:officialName 1) (comity:iso2 1) (comity:iso3 1)
          (comity:isoNumeric 1) (comity:m49 1) (comity:identifier 1) (skos:altLabel 2) (comity:acronym 2) }}
        ?thing ?property ?name .
      }}
    }}
  }}
}}"""
CANONICAL = f"SELECT ?thing ?one WHERE {{ ?thing <{names.NS}canonical> ?one }}"
EXACT = """
PREFIX comity: <{ns}>
SELECT ?thing ?one WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?kind {{ {kinds} }}
  ?thing a ?kind .
  OPTIONAL {{ ?thing comity:canonical ?one }}
}}"""
REFERENCES = ("country", "group", "organisation")
# Names of this rank or below are a thing's own; what others bear as another name of theirs does not count beside them.
OWN = 1
# What stands before the comma of "Korea, Republic of" is a name of a country too, and no more than another name.
BARE = 3
# How many things that bear a name are told.
MOST_SHOWN = 5
# What titles of agreements bear before or after their name: WHO ..., the WHO ..., ... (FCTC).
ACRONYMS = re.compile(r"^(?:[Tt]he )?[A-Z]{2,} (?=[A-Z])| \([A-Z][^()]*\)$")


def resolve(view: View, kind: str, given: str) -> ox.NamedNode | ox.Literal:
    """Turn what a user typed into a term; raises Unknown with the nearest names, BadInput for a value of no use."""
    if not given.strip():
        raise BadInput(f"An empty text says nothing; write {CALLED[kind]}, or leave the parameter out.")
    if kind in VALUES:
        return value(kind, given)
    if iri := _by_iri(view, kind, given.strip()):
        return ox.NamedNode(iri)
    known = _names(view, kind)
    if iri := _by_name(kind, given, known):
        return ox.NamedNode(iri)
    raise Unknown(_of_another_kind(view, kind, given) or f"No {kind} is called {given[:80]!r}{_near(given, known)}")


def _kinds(kind: str) -> str:
    return " ".join(f"comity:{name}" for name in CLASSES[kind])


def _names(view: View, kind: str) -> list[Name]:
    """List all names of the things of the kind, with the bare ones of countries."""
    found = []
    heads = {row[0]: row[1] for row in strings(view.select(CANONICAL))}
    for thing, name, language, rank in strings(view.select(LABELS.format(ns=names.NS, kinds=_kinds(kind)))):
        one = heads.get(thing, thing)
        found.append(Name(name, language, one, int(rank)))
        bare, comma, _ = name.partition(", ")
        if comma and thing.startswith(f"{names.ID}country/"):
            found.append(Name(bare, language, one, BARE))
        short = ACRONYMS.sub("", name) if kind == "agreement" else name
        if short != name:
            found.append(Name(short, language, one, BARE))
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


def _by_name(kind: str, given: str, known: list[Name]) -> str | None:
    """Find the thing of that name: one of the reference before those that files name, whatever name of its it is.

    Among these, one that has it as its label or in law, or else one that is called so too.
    """
    asked = normal(given)
    bearers = [name for name in known if normal(name.written) == asked]
    bearers = [name for name in bearers if _is_reference(name.thing)] or bearers
    own = [name for name in bearers if name.rank <= OWN] or bearers
    found = {name.thing for name in own}
    if len(found) > 1:
        shown = [*_near_reference(given, found, known), *sorted(found, key=lambda thing: _called(thing, known))]
        some = ", ".join(_called(thing, known) for thing in shown[:MOST_SHOWN])
        kinds = MANY.get(kind, f"{kind}s")
        raise Unknown(f"{given[:80]!r} is the name of {len(found)} {kinds}; say which by its key: {some}.")
    return next(iter(found), None)


def _near_reference(given: str, found: set[str], known: list[Name]) -> list[str]:
    """List the things of the reference with a name near to one that only things of files bear: they may be meant."""
    if any(map(_is_reference, found)):
        return []
    return [name.thing for name in nearest(given, [name for name in known if _is_reference(name.thing)])]


def _called(thing: str, known: list[Name]) -> str:
    return f"{label(thing, known)} ({_key(thing)})"


def _is_reference(iri: str) -> bool:
    """Tell a thing of the reference graph from one that a file describes."""
    return iri.startswith((names.ID, names.DOMAIN)) and not iri.startswith(names.source(""))


def _key(iri: str) -> str:
    """Shorten an IRI to what ``_by_iri`` reads."""
    if iri.startswith(f"{names.ID}source/"):
        return iri.removeprefix(f"{names.ID}source/")
    return iri.rsplit("/", 1)[-1] if iri.startswith((names.ID, names.DOMAIN)) else iri


def _near(given: str, known: list[Name]) -> str:
    if not known:
        return "; the store holds none; load something first."
    near = [(name, label(name.thing, known) if name.rank == BARE else name.written) for name in nearest(given, known)]
    if not near:
        return ", and no name is near; write it in full, or by its key."
    return f"; did you mean {', '.join(f'{shown} ({_key(name.thing)})' for name, shown in near)}?"


def _of_another_kind(view: View, kind: str, given: str) -> str | None:
    """Tell of a group where a country is wanted, and the like."""
    for other in ("group", "country", "organisation", "domain"):
        if kind in (other, "actor", "agreement"):
            continue
        known = _names(view, other)
        with suppress(Unknown):
            if iri := _by_iri(view, other, given.strip()) or _by_name(other, given, known):
                told = f"{given[:80]!r} is {CALLED[other]}, {label(iri, known)} ({_key(iri)}), and not {CALLED[kind]}"
                lists = f"comity ask members --group {_key(iri)} lists its countries"
                return f"{told}; {lists if other == 'group' else f'name {CALLED[kind]}'}."
    return None
