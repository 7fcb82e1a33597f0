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
SHOWN = 3


def silence(view: View, parameters: dict[str, str]) -> list[str]:
    """Say for each thing asked about what was searched: one sentence each; ``parameters`` maps names to IRIs."""
    told = []
    for value in parameters.values():
        path = next((path for start, path in PATHS.items() if value.startswith(start)), None)
        if path:
            told.append(_held(view, value, path))
    return told


def _held(view: View, iri: str, path: str) -> str:
    thing = ox.NamedNode(iri)
    name = next((name for (name,) in strings(view.select(NAMES % thing))), iri)
    rows = list(strings(view.select(HELD % (path, thing))))
    if not rows:
        return f"No source that is loaded has an agreement of {name}: nothing was searched that could tell."
    parts = [f"{source or graph} ({count}{_years(first, last)})" for graph, source, count, first, last in rows[:SHOWN]]
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"None found; of {name} the sources hold agreements in: {'; '.join(parts)}{more}."


def _years(first: str, last: str) -> str:
    if not last:
        return ", undated"
    return f", {first[:4]}" if first[:4] == last[:4] else f", {first[:4]} to {last[:4]}"
