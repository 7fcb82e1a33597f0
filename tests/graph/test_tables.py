"""Flat tables: one row a thing however many sources speak of it, safe to open, the same bytes each run."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from comity import loading
from comity.graph.columns import TABLES
from comity.graph.errors import BadInput
from comity.graph.sources import COLUMNS
from comity.graph.store import Store, Work
from comity.graph.tables import export_tables, guarded

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"
PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/comity/concept/role/> . @prefix status: <https://w3id.org/comity/concept/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix country: <https://w3id.org/comity/id/country/> .
@prefix organisation: <https://w3id.org/comity/id/organisation/> . @prefix e: <https://example.org/> .
@prefix domain: <https://w3id.org/comity/domain/> . @prefix flow: <https://w3id.org/comity/concept/flow/> .
@prefix judgement: <https://w3id.org/comity/concept/judgement/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ONE = """
e:memo a c:Agreement , c:Treaty , c:Protocol ; rdfs:label "Protocol, \\"second\\""@en , "Protocole"@fr ;
  c:party organisation:ind-mohfw , country:FRA ; c:partyCountry country:IND , country:FRA ;
  c:participation e:side ; c:concerns domain:telemedicine ; c:areaText "=HYPERLINK(\\"http://evil\\")" , "- rest" ;
  c:signedOnAsWritten "2020-05" ; c:signedOnEarliest "2020-05-01"^^xsd:date ; c:signedOnLatest "2020-05-31"^^xsd:date ;
  c:inForceFrom "2021-01-01"^^xsd:date ; c:inForceFromEarliest "2021-01-01"^^xsd:date ;
  c:inForceFromLatest "2021-01-01"^^xsd:date ; c:establishes e:group ; c:flow e:sum ;
  c:locatorFile "one.csv" ; c:locatorLine 3 .
e:side a c:Participation ; rdfs:label "side"@en ; c:participant organisation:ind-mohfw ; c:role role:party ;
  c:onBehalfOf country:IND ; c:signatory e:ada ; c:signatoryPost e:minister .
e:ada a c:Person ; rdfs:label "Ada Doe" .
e:minister a c:Post ; rdfs:label "Minister"@en .
e:group a c:JointBody ; rdfs:label "Group\\nof\\ttwo lines"@en ; c:hostCountry country:IND .
e:sum a c:FinancialFlow ; rdfs:label "sum"@en ; c:flowKind flow:commitment ; c:amount "-12.5"^^xsd:decimal ;
  c:currency "EUR" ; c:provider country:FRA .
"""
# Another source on the same agreement: it gives the day, and a signer who is in no participation.
TWO = """
e:same a c:Agreement ; rdfs:label "Another title"@en ; c:party country:FRA ; c:signedOn "2020-05-05"^^xsd:date ;
  c:signedOnEarliest "2020-05-05"^^xsd:date ; c:signedOnLatest "2020-05-05"^^xsd:date ;
  c:signedOnAsWritten "2020-05-05" ; c:signedBy e:bob ; c:party e:odd .
e:bob a c:Person ; rdfs:label "+Bob" .
e:judged a c:Judgement ; c:judgementKind judgement:same ; c:about e:memo , e:same ; c:judgedBy "us" ;
  c:judgedOn "2024-01-01"^^xsd:date ; c:reason "same text" .
"""


@pytest.fixture(scope="module")
def filled(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> Store:
    with lasting_store.writer() as writer:
        list(loading.base(writer))
        writer.add(lasting_turtle("one.ttl", PREFIXES + ONE))
        writer.add(lasting_turtle("two.ttl", PREFIXES + TWO))
    return lasting_store


@pytest.fixture(scope="module")
def tables(filled: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    folder = tmp_path_factory.mktemp("tables")
    counts = export_tables(filled, folder, "csv")
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    assert {name: len(rows) for name, rows in found.items()} == counts
    return found


def test_an_agreement_of_two_sources_is_one_row(tables: dict[str, list[dict[str, str]]]) -> None:
    (row,) = tables["agreements"]
    assert {name: value for name, value in row.items() if value} == {
        "agreement": "https://example.org/memo",
        "title": 'Protocol, "second"',
        "kind": "protocol",
        "signed": "2020-05 | 2020-05-05",
        "signed_earliest": "2020-05-01",
        "signed_latest": "2020-05-31",
        "in_force_from": "2021-01-01",
        "in_force_from_earliest": "2021-01-01",
        "in_force_from_latest": "2021-01-01",
        "in_force": "2021-01-01/.. certain",
        "countries": "France | India",
        "parties": "France | Ministry of Health and Family Welfare of India | https://example.org/odd",
        "domains": "telemedicine",
        "areas_as_worded": '\'- rest | =HYPERLINK("http://evil")',
        "bodies": "Group\nof\ttwo lines",
        "review": "unreviewed",
        "sources": "one.ttl | two.ttl",
        "evidence": "one.csv line 3",
    }


def test_each_party_domain_signer_body_and_sum_is_a_row(tables: dict[str, list[dict[str, str]]]) -> None:
    parties = [(row["name"], row["kind"], row["country"], row["iso3"], row["role"]) for row in tables["parties"]]
    assert parties == [
        ("https://example.org/odd", "", "", "", ""),
        ("France", "country", "France", "FRA", ""),
        ("Ministry of Health and Family Welfare of India", "organisation", "India", "IND", "party"),
    ]
    (domain,) = tables["domains"]
    assert (domain["key"], domain["name"], domain["within"]) == ("telemedicine", "telemedicine", "digital health")
    signers = [(row["name"], row["post"], row["for_party"], row["signed"]) for row in tables["signers"]]
    ministry = "Ministry of Health and Family Welfare of India"
    assert signers == [
        ("Ada Doe", "Minister", ministry, "2020-05 | 2020-05-05"),
        ("'+Bob", "", "", "2020-05 | 2020-05-05"),
    ]
    (body,) = tables["bodies"]
    assert (body["agreement"], body["hosts"]) == ("https://example.org/memo", "India")
    (sum_,) = tables["sums"]
    assert [sum_[name] for name in ("agreement", "kind", "amount", "currency", "provider", "source")] == [
        "https://example.org/memo",
        "commitment",
        "-12.5",
        "EUR",
        "France",
        "one.ttl",
    ]
    assert [row["key"] for row in tables["sources"]] == ["ontology", "reference", "one.ttl", "two.ttl"]


def test_no_cell_begins_a_formula(tables: dict[str, list[dict[str, str]]]) -> None:
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == ["-12.5"]


@pytest.mark.parametrize("cell", ["=1", "+1+1", "-a", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-5", "+5.25", "", "a=1", "2020-05-05", "'x"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_two_runs_give_the_same_bytes(filled: Store, tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        export_tables(filled, tmp_path / name, form)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted([*(f"{table.name}.{form}" for table in TABLES), f"sources.{form}", "csv-metadata.json"])
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_tables_are_rfc_4180_and_tsv_has_one_line_a_row(filled: Store, tmp_path: Path) -> None:
    export_tables(filled, tmp_path, "csv")
    export_tables(filled, tmp_path, "tsv")
    data = (tmp_path / "agreements.csv").read_bytes()
    assert data.endswith(b"\r\n")
    assert b'"Protocol, ""second"""' in data
    lines = (tmp_path / "bodies.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.count("\t") for line in lines] == [len(TABLES[4].columns) - 1] * 2
    assert "Group of two lines" in lines[1]


def test_a_chunk_is_no_edge(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_tables(filled, tmp_path / "whole", "csv")
    monkeypatch.setattr("comity.graph.tables.CHUNK", 1)
    export_tables(filled, tmp_path / "single", "csv")
    for table in TABLES:
        name = f"{table.name}.csv"
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "single" / name).read_bytes()


def test_what_is_under_way_is_told(filled: Store, tmp_path: Path) -> None:
    told: list[str] = []
    export_tables(filled, tmp_path / "told", "csv", told.append)
    assert told[:2] == ["agreements, 0 rows so far", "parties, 0 rows so far"]


def test_a_file_is_no_folder_for_tables(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(BadInput, match="is a file"):
        export_tables(filled, tmp_path / "taken", "csv")
    with pytest.raises(BadInput, match="cannot be written"):
        export_tables(filled, tmp_path / "taken" / "below", "csv")
    assert (tmp_path / "taken").read_text() == "mine"


def test_the_metadata_describe_every_column(filled: Store, tmp_path: Path) -> None:
    export_tables(filled, tmp_path, "csv")
    described = json.loads((tmp_path / "csv-metadata.json").read_text(encoding="utf-8"))
    for table in described["tables"]:
        header = next(csv.reader(io.StringIO((tmp_path / table["url"]).read_text(encoding="utf-8"))))
        assert [column["name"] for column in table["tableSchema"]["columns"]] == header


def test_every_column_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for table in TABLES:
        assert f"`{table.name}`: {table.row}" in page
        for column in table.columns:
            assert f"| `{table.name}` | `{column.name}` | {column.meaning.replace('|', '/')} |" in page
    for name in COLUMNS:
        assert f"| `sources` | `{name}` |" in page


AID = """<iati-activities version="2.03">
 <iati-activity default-currency="USD"><iati-identifier>XX-1</iati-identifier>
  <title><narrative>Whole</narrative></title>
  <recipient-country code="TZ"/><sector vocabulary="1" code="12262"/><related-activity type="2" ref="XX-2"/>
  <transaction><transaction-type code="2"/><transaction-date iso-date="2020-01-01"/><value>9</value></transaction>
 </iati-activity>
 <iati-activity default-currency="USD"><iati-identifier>XX-2</iati-identifier>
  <title><narrative>Part</narrative></title>
  <recipient-country code="TZ"/><sector vocabulary="1" code="12262"/><related-activity type="1" ref="XX-1"/>
  <transaction><transaction-type code="2"/><transaction-date iso-date="2020-01-01"/><value>8</value>
   <sector vocabulary="1" code="12263"/><recipient-country code="KE"/></transaction>
  <transaction><transaction-type code="2"/><transaction-date iso-date="2020-01-01"/><value>1</value></transaction>
 </iati-activity>
</iati-activities>"""


def test_a_sum_of_aid_tells_its_activity_recipient_domains_and_whether_it_is_left_out_of_totals(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "aid.xml").write_text(AID, encoding="utf-8")
    loading.load(store, [str(tmp_path / "aid.xml")])
    export_tables(store, tmp_path / "out", "csv")
    with (tmp_path / "out" / "sums.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["amount"]: row for row in csv.DictReader(file)}
    columns = ("activity", "recipient", "domains")
    assert {amount: tuple(row[name] for name in columns) for amount, row in rows.items()} == {
        "9": ("Whole", "Tanzania", "malaria"),
        "8": ("Part", "Kenya", "tuberculosis"),
        "1": ("Part", "Tanzania", "malaria"),
    }
    assert [amount for amount, row in rows.items() if row["left_out"]] == ["9"]
