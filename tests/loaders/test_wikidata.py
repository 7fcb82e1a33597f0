"""The query for office holders in Wikidata, run on a server that has a few statements of that shape."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

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


def _construct(endpoint: str, country: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Run what docs/sources.md shows, at this server and for this country."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    assert '"IND"' in code
    code = code.replace("https://query.wikidata.org/sparql", endpoint).replace('"IND"', f'"{country}"')
    monkeypatch.chdir(folder)
    exec(compile(code, "docs/sources.md", "exec"), {})
    return folder / "holders.ttl"


def test_the_query_gives_rdf_that_loads_with_dates_as_precise_as_they_are(
    wikidata: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _construct(wikidata, "KEN", monkeypatch, tmp_path)
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


def test_the_country_of_the_query_is_a_parameter(
    wikidata: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _construct(wikidata, "NOR", monkeypatch, tmp_path)
    store = open_store(str(tmp_path / "store"))
    loading.load(store, [str(path)])
    assert [row[:4] for row in strings(store.view().select(QUERY))] == [
        ("Kari Nordmann", "wikidata:Q8004", "Minister of Health of Norway", "NOR")
    ]
