"""The register against the facts that it was compiled from, which are not part of the repository."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from comity import loading
from comity.graph import names
from comity.graph.embedded import EmbeddedStore
from comity.graph.store import View, strings
from comity.loaders.register import register_files
from comity.loaders.yaml_files import read_yaml

DAY = re.compile(r"\d{4}-\d\d-\d\d")
AGREEMENTS = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement ?day ?country WHERE {
  ?agreement a comity:Agreement ; comity:signedOn ?day . OPTIONAL { ?agreement comity:partyCountry ?country } }"""
PARTIES = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement ?party WHERE { ?agreement a comity:Agreement ; comity:party ?party }"""
UNKNOWN = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement ?party WHERE { ?agreement a comity:Agreement ; comity:party ?party
  FILTER NOT EXISTS { GRAPH <https://w3id.org/comity/graph/reference> { ?party a ?kind } } }"""
WITHOUT = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement WHERE { ?agreement a comity:Agreement FILTER NOT EXISTS { ?agreement comity:concerns ?domain } }"""

TIED = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement ?country ?other WHERE {{ VALUES ?body {{ {} }}
  ?agreement a comity:Agreement ; comity:party ?body ; comity:partyCountry ?country, ?other
  FILTER(?country != ?other) }}"""
UNTIL = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?until WHERE {{ ?interval comity:ofAgreement <{}> OPTIONAL {{ ?interval comity:validUntil ?until }} }}"""
BOARDS = """PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?agreement WHERE { ?agreement comity:establishes ?body . ?body
  <http://www.w3.org/2000/01/rdf-schema#label> "South Pacific Board of Health"@en }"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = EmbeddedStore(tmp_path_factory.mktemp("register") / "store")
    loading.load(store, ["register"])
    return store.view()


@cache
def _files() -> list[dict[str, Any]]:
    return [read_yaml(path, path.name)[0] for path in register_files()]


def _entries() -> Iterator[dict[str, Any]]:
    return (entry for data in _files() for entry in data.get("agreements", ()))


def _lines(shared: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shared / "facts" / name).read_text(encoding="utf-8").splitlines()]


def _pages(entry: dict[str, Any]) -> set[str]:
    return {page.get("address", "") for page in (entry["source"], *entry.get("other_sources", ()))}


def test_there_are_three_hundred_agreements_and_more() -> None:
    assert len(list(_entries())) >= 300


def test_keys_are_unique_in_the_whole_register() -> None:
    keys = [entry["key"] for entry in _entries()]
    assert len(keys) == len(set(keys))


def test_every_line_of_the_facts_is_an_entry_with_its_page(shared: Path) -> None:
    known = {(entry["title"], page) for entry in _entries() for page in _pages(entry)}
    lines = _lines(shared, "register.jsonl")
    assert [line["title"] for line in lines if (line["title"], line["source"]["url"]) not in known] == []


def test_every_page_of_the_other_facts_is_in_or_left_out_with_a_reason(shared: Path) -> None:
    known = {page for entry in _entries() for page in _pages(entry)}
    left_out = {one["address"] for data in _files() for one in data.get("left_out", ()) if one["why"]}
    lines = _lines(shared, "agreements.jsonl")
    assert [line["source_url"] for line in lines if line["source_url"] not in known | left_out] == []


def test_exactly_dated_facts_are_found_by_their_parties_and_day(view: View, shared: Path) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for agreement, day, country in strings(view.select(AGREEMENTS)):
        found.setdefault((agreement, day), set()).add(country.rsplit("/", 1)[-1])
    by_day: dict[str, list[set[str]]] = {}
    for (_, day), countries in found.items():
        by_day.setdefault(day, []).append(countries)
    dated = [line for line in _lines(shared, "register.jsonl") if DAY.fullmatch(line["dates"]["signed"] or "")]
    assert len(dated) > 150
    missed = []
    for line in dated:
        wanted = {party["country"] for party in line["parties"] if party["country"]}
        if not any(wanted <= countries for countries in by_day.get(line["dates"]["signed"], [])):
            missed.append(line["title"])
    assert len(missed) <= 0.05 * len(dated), missed


def test_every_party_is_a_country_organisation_or_group_of_the_reference(view: View) -> None:
    assert len(list(strings(view.select(PARTIES)))) > 600
    assert list(strings(view.select(UNKNOWN))) == []


def test_what_only_foundations_and_companies_agreed_ties_no_countries(view: View) -> None:
    bodies = ["usa-gates", "usa-iavi", "swe-spinalis", "prt-fec", "vnm-sovico", "vnm-tt", "vnm-vvjsc", "fra-sanofi"]
    found = list(strings(view.select(TIED.format(" ".join(f"<{names.organisation(key)}>" for key in bodies)))))
    assert found == []


def test_offices_that_act_for_a_government_tie_it(view: View) -> None:
    found = list(strings(view.select(TIED.format(f"<{names.organisation('phl-meco')}>"))))
    assert {country.rsplit("/", 1)[-1] for _, country, _ in found} == {"PHL", "TWN"}


@pytest.mark.parametrize(
    ("key", "until"),
    [
        # A renewal ends with the last one; of its last month the day is not known.
        (
            "register-asia-pacific/agreement/south-pacific-health-service-agreement-1951-renewal",
            ["1969-12-01", "1969-12-31"],
        ),
        # A withdrawal ends an agreement and is none that was in force before.
        ("register-united-states/agreement/us-withdrawal-from-who", []),
        ("register-americas/agreement/argentina-withdrawal-from-who", []),
    ],
)
def test_what_is_over_is_not_in_force_for_ever(view: View, key: str, until: list[str]) -> None:
    assert sorted(day for (day,) in strings(view.select(UNTIL.format(f"{names.ID}source/{key}")))) == until


def test_one_board_stands_with_one_agreement(view: View) -> None:
    assert len(list(strings(view.select(BOARDS)))) == 1


def test_every_agreement_has_a_domain_or_says_that_none_is_named(view: View) -> None:
    assert list(strings(view.select(WITHOUT))) == []


def test_the_thirteen_treaties_of_chapter_ix_have_their_day_of_conclusion(shared: Path) -> None:
    import csv
    from datetime import datetime

    with (shared / "data" / "treaties-un" / "index.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["chapter_no"] == "9"]
    assert len(rows) == 13
    dates = {number: entry["dates"] for entry in _entries() for number in entry.get("numbers", ())}
    for row in rows:
        day = datetime.strptime(row["treaty_name"].rsplit(", ", 1)[1], "%d %B %Y").date().isoformat()
        own = dates["UNTC IX-" + row["treaty_no"].replace(".", "-")]
        assert day in (own.get("signed"), own.get("adopted"))


def test_a_withdrawal_is_announced_and_never_in_force(view: View) -> None:
    found = view.select("""PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT ?day ?interval WHERE { ?agreement a comity:Agreement ; comity:announcedOn ?day .
      FILTER(STRENDS(STR(?agreement), "withdrawal-from-who"))
      OPTIONAL { ?interval comity:ofAgreement ?agreement } } ORDER BY ?day""")
    assert list(strings(found)) == [("2026-01-22", ""), ("2026-03-17", "")]
