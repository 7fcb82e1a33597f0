"""What an empty answer means: what the sources hold on the country, organisation or domain that was asked about."""

import pyoxigraph as ox

from comity.graph import names
from comity.graph.store import View, strings
from comity.ontology import terms as C

# How each kind of thing is asked for on an agreement.
PATHS = {
    names.country(""): "comity:partyCountry|comity:party",
    names.group(""): "comity:party",
    names.organisation(""): "comity:party/comity:canonical",
    names.DOMAIN: "comity:concerns/comity:withinDomain",
}
HELD = f"""
PREFIX comity: <{C.NS}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?graph ?source (COUNT(DISTINCT ?member) AS ?agreements) (MIN(?low) AS ?first) (MAX(?high) AS ?last) WHERE {{
  GRAPH ?graph {{ ?member a comity:Agreement }}
  ?member %s %s .
  OPTIONAL {{
    VALUES ?date {{ comity:signedOnEarliest comity:adoptedOnEarliest comity:approvedOnEarliest
      comity:inForceFromEarliest }}
    ?member ?date ?found
  }}
  BIND(COALESCE(STR(?found), "none") AS ?low)
  BIND(COALESCE(STR(?found), "") AS ?high)
  BIND(IRI(REPLACE(STR(?graph), "/comity/graph/source/", "/comity/id/source/")) AS ?about)
  OPTIONAL {{ ?about rdfs:label ?source }}
}} GROUP BY ?graph ?source ORDER BY DESC(?agreements) ?graph"""
NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE { %s rdfs:label|skos:prefLabel ?name
  FILTER(LANG(?name) = "" || LANGMATCHES(LANG(?name), "en")) } ORDER BY ?name LIMIT 1"""
# The same of the sums of aid activities that count.
GIVEN = {
    names.country(""): "comity:providerCountry|comity:recipient|comity:amongRecipients",
    names.organisation(""): "comity:provider|comity:amongProviders|comity:throughOrganisation",
    names.DOMAIN: "(comity:concerns|comity:amongDomains)/comity:withinDomain",
}
COUNTED = f"""
PREFIX comity: <{C.NS}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?about ?source (COUNT(DISTINCT ?activity) AS ?activities) (MIN(?low) AS ?first) (MAX(?high) AS ?last) WHERE {{
  ?sum a comity:CountedSum ; comity:ofActivity ?activity . ?sum %s %s .
  ?activity comity:statedBy ?about .
  OPTIONAL {{ ?about rdfs:label ?source }}
  OPTIONAL {{ ?sum comity:inYear ?year }}
  BIND(COALESCE(STR(?year), "none") AS ?low)
  BIND(COALESCE(STR(?year), "") AS ?high)
}} GROUP BY ?about ?source ORDER BY DESC(?activities) ?about"""
STATISTICS = f"""
PREFIX comity: <{C.NS}>
SELECT (COUNT(?sum) AS ?all) (COUNT(?whole) AS ?wholes) WHERE {{
  ?sum a comity:AidStatistic . OPTIONAL {{ ?sum comity:isAggregate ?flag FILTER(?flag) BIND(?sum AS ?whole) }} }}"""
SHOWN = 3


def silence(view: View, parameters: dict[str, str], text: str = "") -> list[str]:
    """Say for each thing asked about what was searched, one sentence each.

    ``parameters`` maps names to IRIs, ``text`` is that of the question: it tells what is asked of.
    """
    if "comity:AidStatistic" in text:
        return _statistics(view)
    counted = "a comity:CountedSum" in text and "?agreement" not in text.partition("WHERE")[0]
    paths, query, what = (GIVEN, COUNTED, "aid activities") if counted else (PATHS, HELD, "agreements")
    told = []
    for value in parameters.values():
        path = next((path for start, path in paths.items() if value.startswith(start)), None)
        if path:
            told.append(_held(view, value, query % (path, ox.NamedNode(value)), what))
    return told


def _statistics(view: View) -> list[str]:
    ((every, wholes),) = strings(view.select(STATISTICS))
    if every == "0":
        return ["No statistics are loaded: nothing was searched that could tell."]
    if every == wholes:
        return [f"All {every} sums of statistics that are loaded are totals, of which this question gives none."]
    return [f"None found; {every} sums of statistics are loaded, {wholes} of them totals, which are left out."]


def _held(view: View, iri: str, query: str, what: str) -> str:
    name = next((name for (name,) in strings(view.select(NAMES % ox.NamedNode(iri)))), iri)
    rows = list(strings(view.select(query)))
    if not rows:
        return f"No source that is loaded has {what} of {name}: nothing was searched that could tell."
    parts = [f"{source or graph} ({count}{_years(first, last)})" for graph, source, count, first, last in rows[:SHOWN]]
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"None found; of {name} the sources hold {what} in: {'; '.join(parts)}{more}."


def _years(first: str, last: str) -> str:
    if not last:
        return ", undated"
    return f", {first[:4]}" if first[:4] == last[:4] else f", {first[:4]} to {last[:4]}"
