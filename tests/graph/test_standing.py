"""The countries behind parties: derived where a source leaves them to the parties, and nowhere stated twice."""

from collections.abc import Callable

from comity.graph import names
from comity.graph.check import check
from comity.graph.store import Store, Work, strings
from comity.ontology import terms as C
from comity.queries.ask import ask

HEAD = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix org: <https://w3id.org/comity/id/organisation/> .
@prefix role: <https://w3id.org/comity/concept/role/> . @prefix e: <https://example.org/> .
"""
REFERENCE = (
    HEAD
    + """
country:IND a comity:Country ; rdfs:label "India"@en . country:FRA a comity:Country ; rdfs:label "France"@en .
country:GBR a comity:Country ; rdfs:label "United Kingdom"@en .
country:SUN a comity:HistoricalCountry ; rdfs:label "Soviet Union"@en .
org:ministry a comity:Ministry , comity:Organisation ; rdfs:label "Ministry"@en ; comity:jurisdiction country:FRA .
org:firm a comity:Company , comity:Organisation ; rdfs:label "Firm"@en ; comity:jurisdiction country:FRA .
"""
)
AGREEMENTS = (
    HEAD
    + """
e:states a comity:Agreement ; rdfs:label "States"@en ; comity:party country:IND , country:FRA .
e:body a comity:Agreement ; rdfs:label "Body"@en ; comity:party country:IND , org:ministry .
e:firm a comity:Agreement ; rdfs:label "Firm"@en ; comity:party country:IND , org:firm .
e:half a comity:Agreement ; rdfs:label "Half"@en ; comity:party country:IND , country:SUN ;
  comity:partyCountry country:IND .
e:other a comity:Agreement ; rdfs:label "Other"@en ; comity:party country:IND , org:ministry ;
  comity:participation e:part .
e:part a comity:Participation ; rdfs:label "part"@en ; comity:participant org:ministry ; comity:role role:party ;
  comity:onBehalfOf country:GBR .
e:unknown a comity:Agreement ; rdfs:label "Unknown"@en ; comity:party country:IND , e:somebody .
"""
)
COUNTRIES = f"""SELECT ?agreement ?country ?graph WHERE {{
  GRAPH ?graph {{ ?agreement <{C.partyCountry}> ?country }} }} ORDER BY ?agreement ?country"""
TIES = f"SELECT ?one ?other WHERE {{ ?tie <{C.tieCountry}> ?one , ?other FILTER(STR(?one) < STR(?other)) }}"


def _codes(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(cell.rsplit("/", 1)[-1] for cell in row) for row in rows]


def test_a_party_tells_its_country_where_the_source_does_not(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("reference", REFERENCE, names.REFERENCE_GRAPH))
        writer.add(turtle("own.ttl", AGREEMENTS))
    view = store.view()
    assert _codes(list(strings(view.select(COUNTRIES)))) == [
        ("body", "FRA", "derived"),
        ("body", "IND", "derived"),
        ("firm", "IND", "derived"),
        ("half", "IND", "own.ttl"),
        ("half", "SUN", "derived"),
        ("other", "GBR", "derived"),
        ("other", "IND", "derived"),
        ("states", "FRA", "derived"),
        ("states", "IND", "derived"),
        ("unknown", "IND", "derived"),
    ]
    assert sorted(set(_codes(list(strings(view.select(TIES)))))) == [("FRA", "IND"), ("GBR", "IND"), ("IND", "SUN")]
    assert list(check(view)) == []


def test_a_source_that_comes_to_state_it_is_the_only_one_to_do_so(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("reference", REFERENCE, names.REFERENCE_GRAPH))
        writer.add(turtle("own.ttl", AGREEMENTS))
    with store.writer() as writer:
        writer.add(turtle("two.ttl", HEAD + "e:states comity:partyCountry country:FRA ."))
    found = _codes(list(strings(store.view().select(COUNTRIES))))
    assert [row for row in found if row[0] == "states"] == [
        ("states", "FRA", "two.ttl"),
        ("states", "IND", "derived"),
    ]


def test_what_two_countries_agreed_is_found_without_the_shortcut(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("reference", REFERENCE, names.REFERENCE_GRAPH))
        writer.add(turtle("own.ttl", AGREEMENTS))
    found = ask(store.view(), "between", {"country": "IND", "with": "FRA"})
    assert [row[found.columns.index("title")] for row in found.rows] == ["Body", "States"]
