"""RDF that breaks a rule is not let in, unless its user says so; the store stays as it was."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.cli import cli
from comity.graph.errors import BadInput
from comity.graph.store import open_store
from comity.loading import load

HEAD = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.org/a> a comity:Agreement ; rdfs:label "Agreement on malaria"@en ;
"""
SIDES = "comity:party country:IND , country:BRA ; comity:partyCountry country:IND , country:BRA"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.ttl"
    file.write_text(f"{HEAD} {SIDES} .", encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.ttl"
    dates = 'comity:signedOnEarliest "2020-05-05"^^xsd:date ; comity:signedOnLatest "2019-01-01"^^xsd:date'
    file.write_text(f"{HEAD} {SIDES} ; {dates} .", encoding="utf-8")
    return file


def test_rdf_that_keeps_the_rules_is_let_in(good: Path, tmp_path: Path) -> None:
    outcomes = load(open_store(str(tmp_path / "store")), [str(good)])
    assert [outcome.state for outcome in outcomes if outcome.key == "good.ttl"] == ["added"]


def test_rdf_that_breaks_a_rule_is_refused_with_the_rule_and_the_way_out(bad: Path, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    with pytest.raises(BadInput) as trouble:
        load(store, [str(bad)])
    words = str(trouble.value)
    assert words.startswith(f"{bad} has 1 violation: https://example.org/a: ")
    assert "the earliest day comes after the latest day" in words
    assert words.endswith("Correct them, or load it with --unchecked.")
    assert not store.exists()


def test_a_folder_loads_without_the_file_that_breaks_a_rule(good: Path, bad: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in (good, bad):
        file.rename(folder / file.name)
    outcomes = load(open_store(str(tmp_path / "store")), [str(folder)])
    states = {outcome.key: outcome.state for outcome in outcomes}
    assert states["good.ttl"] == "added"
    assert "skipped" in states.values()


def test_what_breaks_a_rule_may_be_let_in_on_demand(bad: Path, tmp_path: Path) -> None:
    location = str(tmp_path / "store")
    result = CliRunner().invoke(cli, ["load", str(bad), "--unchecked", "--store", location], catch_exceptions=False)
    assert result.exit_code == 0
    checked = CliRunner().invoke(cli, ["validate", "--store", location], catch_exceptions=False)
    assert checked.exit_code == 1
