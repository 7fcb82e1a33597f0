"""The query for office holders in Wikidata, run on a server that has a few statements of that shape."""

from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from SPARQLWrapper import TURTLE, SPARQLWrapper

from comity import loading
from comity.graph import check
from comity.graph.remote import RemoteView, endpoints
from comity.graph.store import open_store, strings
from comity.graph.validate import validate

HERE = Path(__file__).parent
QUERY = """PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who ?identifier ?post ?country ?from ?first ?last ?until ?untilFirst ?untilLast WHERE {
  ?tenure a comity:Tenure ; comity:holder ?person ; comity:post ?held .
  ?person rdfs:label ?who ; comity:identifier ?identifier .
  ?held rdfs:label ?post ; comity:postOfCountry/comity:iso3 ?country .
  OPTIONAL { ?tenure comity:validFromAsWritten ?from ; comity:validFromEarliest ?first ; comity:validFromLatest ?last }
  OPTIONAL {
    ?tenure comity:validUntilAsWritten ?until ; comity:validUntilEarliest ?untilFirst ;
      comity:validUntilLatest ?untilLast
  }
} ORDER BY ?who"""


@pytest.fixture
def wikidata(server: str) -> str:
    """A server that stands for Wikidata."""
    RemoteView(server).update("DROP ALL")
    triples = ox.parse(path=str(HERE / "wikidata.ttl"), format=ox.RdfFormat.TURTLE)
    lines = "\n".join(f"{one.subject} {one.predicate} {one.object} ." for one in triples)
    RemoteView(server).update(f"INSERT DATA {{ {lines} }}")
    return endpoints(server)[0]


def _construct(endpoint: str, country: str, path: Path) -> None:
    """Do what docs/sources.md shows."""
    query = (files("comity.loaders.officeholders") / "wikidata.rq").read_text(encoding="utf-8")
    asked = SPARQLWrapper(endpoint, agent="Comity tests")
    asked.setReturnFormat(TURTLE)
    asked.setQuery(query.replace("KEN", country))
    path.write_bytes(asked.query().response.read())


def test_the_query_gives_rdf_that_loads_with_dates_as_precise_as_they_are(wikidata: str, tmp_path: Path) -> None:
    path = tmp_path / "holders.ttl"
    _construct(wikidata, "KEN", path)
    store = open_store(str(tmp_path / "store"))
    loading.load(store, [str(path)])
    health = "Cabinet Secretary for Health of Kenya"
    leap = ("2008-02", "2008-02-01", "2008-02-29")
    assert list(strings(store.view().select(QUERY))) == [
        ("Amina Otieno", "wikidata:Q8001", "President of Kenya", "KEN", *["2003-01-27"] * 3, *leap),
        ("Juma Mwangi", "wikidata:Q8002", health, "KEN", "2015", "2015-01-01", "2015-12-31", "", "", ""),
        ("Moses Kamau", "wikidata:Q8006", health, "KEN", *[""] * 6),
    ]
    assert validate(store, ()).findings == []
    assert list(check.check(store.view())) == []


def test_the_country_of_the_query_is_a_parameter(wikidata: str, tmp_path: Path) -> None:
    _construct(wikidata, "NOR", tmp_path / "holders.ttl")
    store = open_store(str(tmp_path / "store"))
    loading.load(store, [str(tmp_path / "holders.ttl")])
    assert [row[:4] for row in strings(store.view().select(QUERY))] == [
        ("Kari Nordmann", "wikidata:Q8004", "Minister of Health of Norway", "NOR")
    ]
