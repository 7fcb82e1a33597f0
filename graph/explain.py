"""Explain a thing: its statements, the passages or records behind them, its source, judgements and rules."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View, strings
from comity.ontology import terms as C

SAID = """
SELECT ?graph ?predicate ?value WHERE {{ GRAPH ?graph {{ {thing} ?predicate ?value }} }}
ORDER BY ?graph ?predicate ?value"""
MEMBERS = "SELECT ?member WHERE {{ ?member <{canonical}> {thing} }} ORDER BY ?member"
CLAIMS = """
PREFIX comity: <{ns}>
SELECT ?member ?predicate ?value ?quote ?start ?end ?source ?confidence ?speaker WHERE {{
  VALUES ?member {{ {members} }}
  ?claim comity:claimSubject ?member ; comity:claimPredicate ?predicate ; comity:fromPassage ?passage .
  {{ ?claim comity:claimObject ?value }} UNION {{ ?claim comity:claimValue ?value }}
  ?passage comity:quote ?quote ; comity:charStart ?start ; comity:charEnd ?end ; comity:inSource ?source .
  OPTIONAL {{ ?claim comity:confidence ?confidence }}
  OPTIONAL {{ ?claim comity:speakerText ?speaker }}
}} ORDER BY ?start ?end ?predicate ?value"""
JUDGED = """
PREFIX comity: <{ns}>
SELECT DISTINCT ?kind ?by ?on ?reason WHERE {{
  VALUES ?member {{ {members} }}
  ?judgement comity:about ?member ; comity:judgementKind ?kind .
  OPTIONAL {{ ?judgement comity:judgedBy ?by }} OPTIONAL {{ ?judgement comity:judgedOn ?on }}
  OPTIONAL {{ ?judgement comity:reason ?reason }}
}} ORDER BY ?on ?kind"""
RULES = """
PREFIX comity: <{ns}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?grade ?from ?until ?why ?definition WHERE {{
  ?interval comity:ofAgreement {thing} ; comity:grade/skos:notation ?grade ; comity:rule/skos:definition ?definition .
  OPTIONAL {{ ?interval comity:validFrom ?from }} OPTIONAL {{ ?interval comity:validUntil ?until }}
  OPTIONAL {{ ?interval comity:why ?why }}
}} ORDER BY ?from"""
PROOFS = "SELECT ?proof WHERE {{ VALUES ?member {{ {members} }} ?member <{evidence}> ?proof }} ORDER BY ?proof"


@dataclass
class Explanation:
    """What stands behind one thing; every list holds rows of strings."""

    iri: str
    members: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    statements: list[tuple[str, ...]] = field(default_factory=list)
    claims: list[tuple[str, ...]] = field(default_factory=list)
    judgements: list[tuple[str, ...]] = field(default_factory=list)
    rules: list[tuple[str, ...]] = field(default_factory=list)


def explain(view: View, iri: str) -> Explanation:
    """Gather what stands behind a thing; raises Unknown where the graph says nothing of it."""
    try:
        thing = ox.NamedNode(iri)
    except ValueError:
        raise BadInput(f"{iri[:120]!r} is not an IRI; copy one from the last column of an answer.") from None
    statements = list(strings(view.select(SAID.format(thing=thing))))
    if not statements:
        raise Unknown(f"The graph says nothing of {iri}; copy an IRI from the last column of an answer.")
    members = [member for (member,) in strings(view.select(MEMBERS.format(canonical=C.canonical, thing=thing)))] or [
        iri
    ]
    among = " ".join(str(ox.NamedNode(member)) for member in members)
    for member in members:
        if member != iri:
            statements += strings(view.select(SAID.format(thing=ox.NamedNode(member))))
    return Explanation(
        iri=iri,
        members=members,
        evidence=[proof for (proof,) in strings(view.select(PROOFS.format(members=among, evidence=C.evidence)))],
        statements=statements,
        claims=list(strings(view.select(CLAIMS.format(ns=C.NS, members=among)))),
        judgements=list(strings(view.select(JUDGED.format(ns=C.NS, members=among)))),
        rules=list(strings(view.select(RULES.format(ns=C.NS, thing=thing)))),
    )
