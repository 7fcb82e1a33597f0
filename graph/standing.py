"""The countries behind the parties of agreements: as the sources say, and where they leave it to the party to tell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from comity.graph import names
from comity.graph.quads import Statement
from comity.graph.store import View, strings
from comity.ontology import terms as C

# Bodies of these kinds are taken for public: where one is party, its country is. A company, a foundation or another
# body of civil society is party for itself.
PUBLIC = {C.Ministry, C.GovernmentAgency, C.RegulatoryAuthority, C.ResearchInstitution, C.HealthFacility}
COUNTRIES = (C.Country, C.HistoricalCountry, C.UnlistedCountry)

# On a server the graph of what was derived before is still there.
STATED = f"""SELECT ?agreement ?country WHERE {{
  GRAPH ?graph {{ ?agreement <{C.partyCountry}> ?country }}
  FILTER(ISIRI(?agreement) && ISIRI(?country) && ?graph != <{names.DERIVED_GRAPH}>) }}"""
PARTIES = f"""SELECT DISTINCT ?agreement ?actor WHERE {{
  ?agreement <{C.party}> ?actor FILTER(ISIRI(?agreement) && ISIRI(?actor)) }}"""
BEHALF = f"""SELECT ?agreement ?actor ?country WHERE {{
  ?part <{C.onBehalfOf}> ?country . ?agreement <{C.participation}> ?part . ?part <{C.participant}> ?actor
  FILTER(ISIRI(?country)) }}"""
KNOWN = f"""SELECT DISTINCT ?country WHERE {{
  VALUES ?kind {{ {" ".join(f"<{kind}>" for kind in COUNTRIES)} }} ?country a ?kind FILTER(ISIRI(?country)) }}"""
# What a text proposes stands by its claims and what people judge of them: it is not derived in spite of them.
PROPOSED = f"""SELECT ?agreement ?country WHERE {{
  ?claim <{C.claimPredicate}> <{C.partyCountry}> ; <{C.claimSubject}> ?agreement ; <{C.claimObject}> ?country }}"""
BODIES = f"""SELECT DISTINCT ?body ?country WHERE {{
  VALUES ?kind {{ {" ".join(f"<{kind}>" for kind in sorted(PUBLIC))} }}
  ?body a ?kind ; <{C.jurisdiction}> ?country FILTER(ISIRI(?body) && ISIRI(?country)) }}"""


@dataclass(frozen=True)
class PartyCountries:
    """By agreement: the countries that sources state, and those that follow from its parties and that none states."""

    stated: dict[str, set[str]]
    derived: dict[str, set[str]]

    def all(self) -> dict[str, set[str]]:
        """Join the two."""
        found: dict[str, set[str]] = defaultdict(set)
        for some in (self.stated, self.derived):
            for agreement, countries in some.items():
                found[agreement] |= countries
        return found


def party_countries(view: View) -> PartyCountries:
    """Find the country behind each party: itself, the one it acts for in the agreement, or whose public body it is."""
    stated: dict[str, set[str]] = defaultdict(set)
    for agreement, country in strings(view.select(STATED)):
        stated[agreement].add(country)
    known = {country for (country,) in strings(view.select(KNOWN))}
    behind: dict[str, set[str]] = defaultdict(set)
    for body, country in strings(view.select(BODIES)):
        behind[body].add(country)
    acting: dict[tuple[str, str], set[str]] = defaultdict(set)
    for agreement, actor, country in strings(view.select(BEHALF)):
        acting[agreement, actor].add(country)
    proposed: dict[str, set[str]] = defaultdict(set)
    for agreement, country in strings(view.select(PROPOSED)):
        proposed[agreement].add(country)
    derived: dict[str, set[str]] = defaultdict(set)
    for agreement, actor in strings(view.select(PARTIES)):
        found = {actor} & known or acting.get((agreement, actor)) or behind.get(actor, set())
        if missing := (found & known) - stated.get(agreement, set()) - proposed.get(agreement, set()):
            derived[agreement] |= missing
    return PartyCountries(stated, derived)


def told(found: PartyCountries) -> Iterator[Statement]:
    """State what no source states."""
    for agreement, countries in sorted(found.derived.items()):
        for country in sorted(countries):
            yield ox.NamedNode(agreement), ox.NamedNode(C.partyCountry), ox.NamedNode(country)
