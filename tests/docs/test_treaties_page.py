"""The mappings on the page for treaty tables load the tables shown there, and the page names every key."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Record, Text
from comity.loaders import table, untc
from comity.loaders.table.complaints import schema
from comity.loaders.table.mapping import shipped, shipped_names
from comity.ontology import terms as C

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "treaties.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(csv|json|toml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
(_, LIST), (_, LIST_MAP), (_, SHEET), (_, SHEET_MAP), (_, RECORDS), (_, RECORDS_MAP), (_, TREATY) = BLOCKS


def _load(path: Path, load: Callable[[Context], None] = table.load) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None)
    load(context)
    return found, context


def _beside(path: Path, mapping: str) -> Path:
    path.with_name(f"{path.stem}.mapping.toml").write_text(mapping, encoding="utf-8")
    return path


def _agreements(records: list[Record]) -> dict[str, Record]:
    agreements = [record for record in records if any(fact.predicate == C.participation for fact in record.facts)]
    return {record.iri.rsplit("/", 1)[-1]: record for record in agreements}


def _said(record: Record, predicate: str) -> list[Any]:
    values = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [getattr(value, "written", getattr(value, "value", value)) for value in values]


def _acts(records: list[Record]) -> list[tuple[str, list[Any]]]:
    return [(record.label, _said(record, C.actedOn)) for record in records if record.kind == C.TreatyAct]


@pytest.mark.parametrize("mapping", [LIST_MAP, SHEET_MAP, RECORDS_MAP], ids=["csv", "xlsx", "jsonl"])
def test_each_mapping_is_under_thirty_lines(mapping: str) -> None:
    assert len(mapping.splitlines()) < 30


def test_the_semicolon_list_loads(tmp_path: Path) -> None:
    path = _beside(tmp_path / "list.csv", LIST_MAP)
    path.write_bytes(LIST.encode("cp1252"))
    records, context = _load(path)
    first, second = (found := _agreements(records))["A%201"], found["A%202"]
    assert len(found) == 2
    assert (first.label, first.language, first.kind) == ("Abkommen über Impfstoffe", "de", C.Agreement)
    assert sorted(_said(first, C.partyCountry)) == [names.country(code) for code in ("AUT", "DEU", "FRA")]
    assert (_said(first, C.signedOn), _said(first, C.inForceFrom)) == (["1998-03-12"], ["1999-10-01"])
    assert _said(first, C.concerns) == [names.domain("immunization")]
    assert (second.kind, _said(second, C.signedOn), _said(second, C.inForceFrom)) == (C.LetterOfIntent, ["2014-05"], [])
    assert _said(second, C.areaText) == ["Ausbildung"]
    assert context.skipped == {"rows that repeat another": 1, "records without title and parties": 1}
    assert ("records without title and parties", "list.csv line 5: A 3") in context.skipped_at


def test_the_spreadsheet_loads(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in SHEET.splitlines():
        book.active.append(line.split(","))
    path = _beside(tmp_path / "sheet.xlsx", SHEET_MAP)
    book.save(path)
    records, context = _load(path)
    (treaty,) = _agreements(records).values()
    assert (treaty.label, treaty.kind) == ("Treaty on river blindness", C.Treaty)
    assert sorted(_said(treaty, C.partyCountry)) == [names.country("GHA"), names.country("TGO")]
    assert _acts(records) == [
        ("ratification", ["2001-05-03"]),
        ("accession", ["2002-06-09"]),
        ("withdrawal", ["2010-01-01"]),
    ]
    assert context.skipped_at == [("parties that are no known state or organisation", "sheet.xlsx line 8: Atlantis")]


def test_the_json_lines_load(tmp_path: Path) -> None:
    path = _beside(tmp_path / "records.jsonl", RECORDS_MAP)
    path.write_text(RECORDS, encoding="utf-8")
    records, context = _load(path)
    accord, plan = _agreements(records).values()
    assert (accord.label, _said(accord, C.identifier), _said(accord, C.place)) == (
        "Accord on nurses",
        ["example:7"],
        ["Lomé"],
    )
    assert [fact.value for fact in accord.facts if fact.predicate == C.officialName] == [
        Text("Accord sur les infirmiers", "fr")
    ]
    # Who only signed is no party where another acceded.
    assert _said(accord, C.party) == [names.country("TGO")]
    assert sorted(_said(plan, C.party)) == [
        names.country("GHA"),
        names.minted("records.jsonl", "organisation", "ghana nurses fund"),
    ]
    assert _acts(records)[:3] == [
        ("signature", ["2011-02-01"]),
        ("accession", ["2012-05-03"]),
        ("signature", ["2011-02"]),
    ]
    assert context.skipped_at == [("addresses that are no links", "records.jsonl line 2: see the file")]
    assert context.notes[0].endswith("as they are written: Ghana Nurses Fund")


def test_the_table_of_participants_loads(tmp_path: Path) -> None:
    path = tmp_path / "9-4.csv"
    path.write_text(TREATY, encoding="utf-8")
    records, _ = _load(path, untc.load)
    (treaty,) = _agreements(records).values()
    assert _said(treaty, C.identifier) == ["untc:IX-4"]
    assert _said(treaty, C.party) == [names.country("TGO"), names.country("COD")]
    assert _acts(records) == [
        ("signature", ["2004-05-12"]),
        ("ratification", ["2005-11-15"]),
        ("signature", ["2004-06-28"]),
        ("acceptance", ["2005-10-28"]),
    ]


def _keys(rule: Any) -> Iterator[str]:
    if isinstance(rule, dict):
        yield from rule.get("properties", ())
        for word in (*rule.get("enum", ()), *rule.get("x-one-of", ())):
            yield str(word)
        for inner in rule.values():
            yield from _keys(inner)
    elif isinstance(rule, list):
        for inner in rule:
            yield from _keys(inner)


def test_every_key_and_word_of_a_mapping_is_on_the_page() -> None:
    reference = PAGE[PAGE.index("## What a mapping may say") : PAGE.index("## Tables of the UN")]
    shown = {word.strip('"') for word in re.findall(r"`([^`]+)`", reference)} | {
        "agreement",
        "parties",
        "acts",
        "headers",
    }
    assert sorted(set(_keys(schema())) - shown) == []


def test_every_mapping_that_comes_with_comity_is_on_the_page_and_loads(tmp_path: Path) -> None:
    for name in shipped_names():
        assert f"--mapping {name}" in PAGE
    place = shipped("plain")
    assert place
    path = tmp_path / "list.csv"
    path.write_text(
        "key,title,type,signed,in_force,domains,address,parties\n1,Accord,,2001,,malaria,,Togo;Ghana\n",
        encoding="utf-8",
    )
    found: list[Record] = []
    table.load(Context(path, "list.csv", found.append, lambda *_: None, mapping=place))
    assert len(_agreements(found)) == 1


def test_the_words_of_a_mapping_are_those_of_the_ontology() -> None:
    lists = (Path(__file__).resolve().parents[2] / "ontology/schemes/lists.ttl").read_text(encoding="utf-8")
    rules = schema()["properties"]
    for scheme, words in (
        ("act", schema()["$defs"]["act"]["enum"]),
        ("status", rules["agreement"]["properties"]["status"]["x-one-of"]),
    ):
        assert set(words) == set(re.findall(rf"^{scheme}:([\w-]+) a comity", lists, re.MULTILINE))
    roles = rules["parties"]["properties"]["role"]["x-one-of"]
    assert set(roles) <= set(re.findall(r"^role:([\w-]+) a comity", lists, re.MULTILINE))
    assert json.dumps(schema())
