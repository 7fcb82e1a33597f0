"""Explain a thing: what is said of it, the passages, records, pages and sources behind that, judgements and rules."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from comity.graph import names
from comity.graph.citation import citation
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View, strings
from comity.ontology import terms as C

Row = dict[str, str]
PREFIXES = f"""
PREFIX comity: <{C.NS}>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
FAMILY = """
SELECT DISTINCT ?member WHERE {{ {thing} comity:canonical? ?head . ?member comity:canonical? ?head
  FILTER(?member = ?head || EXISTS {{ ?member comity:canonical ?head }}) }} ORDER BY (?member != {thing}) ?member"""
SAID = """
SELECT ?about ?graph ?predicate ?value ?name WHERE {{ VALUES ?about {{ {members} }}
  GRAPH ?graph {{ ?about ?predicate ?value }}
  OPTIONAL {{ ?value rdfs:label|skos:prefLabel ?name FILTER(LANG(?name) IN ("", "en")) }}
}} ORDER BY (?about != {thing}) ?about ?graph ?predicate ?value ?name"""
CLAIMS = """
SELECT DISTINCT ?about ?predicate ?value ?name ?quote ?start ?end ?sentence ?source ?confidence ?speaker ?review
WHERE {{
  VALUES ?member {{ {members} }}
  {{ ?claim comity:claimSubject|comity:supports|comity:fromPassage ?member }}
  UNION {{ ?member a comity:Claim BIND(?member AS ?claim) }}
  ?claim comity:claimSubject ?about ; comity:claimPredicate ?predicate ; comity:fromPassage ?passage .
  {{ ?claim comity:claimObject ?value }} UNION {{ ?claim comity:claimValue ?value }}
  ?passage comity:quote ?quote ; comity:charStart ?start ; comity:charEnd ?end ; comity:inSource ?source .
  OPTIONAL {{ ?passage comity:sentenceText ?sentence }}
  OPTIONAL {{ ?value rdfs:label|skos:prefLabel ?name FILTER(LANG(?name) IN ("", "en")) }}
  OPTIONAL {{ ?claim comity:confidence ?confidence }}
  OPTIONAL {{ ?claim comity:speakerText ?speaker }}
  OPTIONAL {{ ?claim comity:reviewState/skos:notation ?review }}
}} ORDER BY ?source ?start ?end ?predicate ?value"""
RECORDS = """
SELECT ?about ?file ?line ?identifier WHERE {{ VALUES ?about {{ {members} }} ?about comity:locatorFile ?file
  OPTIONAL {{ ?about comity:locatorLine ?line }} OPTIONAL {{ ?about comity:locatorIdentifier ?identifier }}
}} ORDER BY ?file ?line ?about"""
PAGES = """
SELECT ?page ?publisher ?address ?published ?official
  (GROUP_CONCAT(DISTINCT COALESCE(?field, ""); separator=", ") AS ?supports) WHERE {{
  VALUES ?member {{ {members} }} ?member comity:citedFrom? ?page . ?page a comity:CitedDocument .
  OPTIONAL {{ ?page comity:publisherName ?publisher }} OPTIONAL {{ ?page comity:url ?address }}
  OPTIONAL {{ ?page comity:publishedOnAsWritten ?published }} OPTIONAL {{ ?page comity:isOfficial ?official }}
  OPTIONAL {{ ?page comity:supportsField ?field }}
}} GROUP BY ?page ?publisher ?address ?published ?official ORDER BY ?page"""
SOURCES = """
SELECT DISTINCT ?source ?title ?publisher ?address ?published ?licence ?loader ?version ?sha256 WHERE {{
  VALUES ?member {{ {members} }} GRAPH ?graph {{ ?member ?predicate ?value }}
  GRAPH ?graph {{ ?source a comity:Source ; comity:loaderName ?loader ; comity:loaderVersion ?version }}
  OPTIONAL {{ ?source dcterms:title ?title }} OPTIONAL {{ ?source comity:publisherName ?publisher }}
  OPTIONAL {{ ?source comity:url ?address }} OPTIONAL {{ ?source comity:publishedOnAsWritten ?published }}
  OPTIONAL {{ ?source comity:licence ?licence }} OPTIONAL {{ ?source comity:sha256 ?sha256 }}
}} ORDER BY ?source"""
JUDGED = """
SELECT DISTINCT ?judgement ?kind ?fact ?value ?to ?by ?on ?reason WHERE {{
  VALUES ?member {{ {members} }}
  {{ ?judgement comity:about ?member }} UNION {{ ?member a comity:Judgement BIND(?member AS ?judgement) }}
  UNION {{ ?claim comity:claimSubject|comity:supports ?member . ?judgement comity:decides ?claim }}
  UNION {{ ?judgement comity:decides ?member }}
  ?judgement comity:judgementKind ?code .
  BIND(REPLACE(STR(?code), "^.*/", "") AS ?kind)
  OPTIONAL {{ ?judgement comity:judgedFact ?fact }} OPTIONAL {{ ?judgement comity:judgedValue ?value }}
  OPTIONAL {{ ?judgement comity:correctedValue ?to }}
  OPTIONAL {{ ?judgement comity:judgedBy ?by }} OPTIONAL {{ ?judgement comity:judgedOn ?on }}
  OPTIONAL {{ ?judgement comity:reason ?reason }}
}} ORDER BY ?on ?kind ?judgement"""
RULES = """
SELECT DISTINCT ?what ?grade ?from ?until ?why ?definition WHERE {{
  VALUES ?member {{ {members} }}
  {{ ?made comity:ofAgreement ?member }} UNION {{ ?member comity:rule ?any BIND(?member AS ?made) }}
  ?made comity:rule/skos:definition ?definition ; rdfs:label ?what .
  OPTIONAL {{ ?made comity:grade/skos:notation ?grade }}
  OPTIONAL {{ ?made comity:validFrom ?from }} OPTIONAL {{ ?made comity:validUntil ?until }}
  OPTIONAL {{ ?made comity:why ?why }}
}} ORDER BY ?from ?what"""
# What is counted or reckoned from agreements has their lines for its proof.
PROOFS = """
SELECT DISTINCT ?proof WHERE {{ VALUES ?member {{ {members} }}
  {{ ?member comity:evidence ?proof }}
  UNION {{ ?member comity:derivedFrom ?agreement . ?told comity:canonical ?agreement ; comity:evidence ?line .
    ?agreement rdfs:label ?title . BIND(CONCAT(?title, ": ", ?line) AS ?proof) }} }} ORDER BY ?proof"""


@dataclass
class Explanation:
    """What stands behind one thing; the rows of a list give values by the names of columns and leave out empty ones."""

    iri: str
    label: str
    generation: str
    citation: str
    members: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    pages: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    judgements: list[Row] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)


def explain(view: View, iri: str) -> Explanation:
    """Gather what stands behind a thing; raises Unknown where the graph says nothing of it."""
    try:
        thing = ox.NamedNode(iri)
    except ValueError:
        raise BadInput(f"{iri[:120]!r} is not an IRI; copy one from the last column of an answer.") from None
    members = [row["member"] for row in rows(view, FAMILY, thing=thing)]
    among = {"thing": thing, "members": " ".join(str(ox.NamedNode(member)) for member in members)}
    statements = _once(rows(view, SAID, **among))
    if not statements:
        raise Unknown(f"The graph says nothing of {iri}; copy an IRI from the last column of an answer.")
    found = Explanation(
        iri=iri,
        label=_label(statements, iri),
        generation=view.generation,
        citation="",
        members=members,
        evidence=[row["proof"] for row in rows(view, PROOFS, **among)],
        passages=_once(rows(view, CLAIMS, **among)),
        records=rows(view, RECORDS, **among),
        pages=[_sorted(page) for page in rows(view, PAGES, **among)],
        sources=rows(view, SOURCES, **among),
        judgements=rows(view, JUDGED, **among),
        rules=rows(view, RULES, **among),
        statements=statements,
    )
    found.citation = citation(view, iri, found.label, found.pages, found.sources)
    return found


def rows(view: View, query: str, **filled: object) -> list[Row]:
    """Run a SELECT and name the values of each row that it has."""
    table = view.select(PREFIXES + query.format(**filled))
    return [
        {column: value for column, value in zip(table.columns, row, strict=True) if value} for row in strings(table)
    ]


def _sorted(page: Row) -> Row:
    """Put what a page supports in order; engines join it in any."""
    supports = page.get("supports")
    return {**page, "supports": ", ".join(sorted(supports.split(", ")))} if supports else page


def _once(found: list[Row]) -> list[Row]:
    """Keep of the same row under several names the first."""
    kept: dict[tuple[tuple[str, str], ...], Row] = {}
    for row in found:
        kept.setdefault(tuple((key, value) for key, value in row.items() if key != "name"), row)
    return list(kept.values())


def _label(statements: list[Row], iri: str) -> str:
    labels = ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel")
    own = [row for row in statements if row["predicate"] in labels]
    first = [row for row in own if row["about"] == iri and row["graph"] != names.DERIVED_GRAPH] or own
    return next((row["value"] for row in first), "")
