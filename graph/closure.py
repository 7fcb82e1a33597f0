"""The closure of the domains: each lies within itself and within every broader one."""

from collections.abc import Iterator

import pyoxigraph as ox

from comity.graph.quads import Statement
from comity.graph.store import View, strings
from comity.ontology import terms as C

DOMAINS = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?domain ?broader WHERE {{
  ?domain a <{C.Domain}> .
  OPTIONAL {{ ?domain skos:broader ?broader FILTER(ISIRI(?broader)) }}
  FILTER(ISIRI(?domain))
}}"""


def ancestors(view: View) -> dict[str, set[str]]:
    """Map each domain to itself and every broader one."""
    parents: dict[str, set[str]] = {}
    for domain, broader in strings(view.select(DOMAINS)):
        parents.setdefault(domain, set()).update([broader] if broader else [])
    return {domain: _upward(domain, parents) for domain in sorted(parents)}


def _upward(domain: str, parents: dict[str, set[str]]) -> set[str]:
    reached, waiting = set(), [domain]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(parents.get(current, ()))
    return reached


def within_domain(view: View) -> Iterator[Statement]:
    """State the closure."""
    predicate = ox.NamedNode(C.withinDomain)
    for domain, broader in ancestors(view).items():
        for other in sorted(broader):
            yield ox.NamedNode(domain), predicate, ox.NamedNode(other)
