"""Records of two sources that may be one: found with reasons, accepted, rejected and taken back; answers count once."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comity.cli import cli
from comity.graph.candidates import candidates
from comity.graph.errors import BadInput
from comity.graph.store import Work, open_store
from comity.resolving import decide

HEAD = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def _agreement(source: str, name: str, title: str, day: str, *parties: str) -> str:
    sides = " , ".join(f"country:{party}" for party in parties)
    return (
        f'<https://example.org/{source}/{name}> a comity:Agreement ; rdfs:label "{title}"@en ; '
        f'comity:partyCountry {sides} ; comity:signedOnEarliest "{day}"^^xsd:date .\n'
    )


ONE = HEAD + "".join(
    [
        _agreement("one", "a", "Agreement on the control of malaria", "2012-03-01", "IND", "BRA"),
        _agreement("one", "b", "Memorandum on telemedicine", "2001-01-01", "IND", "BRA"),
        _agreement("one", "c", "Agreement on the control of malaria", "1975-03-01", "IND", "BRA"),
    ]
)
TWO = HEAD + "".join(
    [
        _agreement("two", "x", "Malaria control: agreement", "2012-03-05", "IND", "BRA"),
        _agreement("two", "y", "Agreement on the control of malaria", "2012-03-01", "FRA", "RUS"),
    ]
)
A, X = "https://example.org/one/a", "https://example.org/two/x"


@pytest.fixture
def location(tmp_path: Path, turtle: Callable[..., Work]) -> str:
    """A folder store with two sources that tell of one agreement."""
    store = open_store(str(tmp_path / "store"))
    with store.writer() as writer:
        for name, text in (("one.ttl", ONE), ("two.ttl", TWO)):
            writer.add(turtle(name, text))
    return str(tmp_path / "store")


def _found(location: str, least: float = 0.6) -> list[tuple[str, str]]:
    return [(each.one, each.other) for each in candidates(open_store(location).view(), "Agreement", least)]


def _count(location: str) -> int:
    query = "SELECT DISTINCT ?one WHERE { ?thing a <https://w3id.org/comity/ns#Agreement> ; "
    rows = open_store(location).view().select(query + "<https://w3id.org/comity/ns#canonical> ?one }").rows
    return len(list(rows))


def test_a_pair_is_found_by_countries_days_and_titles_and_tells_its_reasons(location: str) -> None:
    assert _found(location) == [(A, X)]
    command = ["resolve", "candidates", "--least", "0.6", "--format", "csv", "--store", location]
    result = CliRunner().invoke(cli, command, catch_exceptions=False)
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["reasons"].endswith("2 of 2 countries shared; first days 4 days apart")
    assert (row["title"], row["other_title"]) == ("Agreement on the control of malaria", "Malaria control: agreement")
    assert 0.6 <= float(row["score"]) <= 1


def test_what_is_accepted_counts_once_until_it_is_undone(location: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    store = open_store(location)
    assert _count(location) == 5
    decide(store, file, "accept", (A, X), "A. Analyst", "same day and parties")
    assert (_count(location), _found(location)) == (4, [])
    decide(store, file, "undo", (A, X), "A. Analyst", "the second is a protocol")
    assert (_count(location), _found(location)) == (5, [(A, X)])
    assert file.read_text(encoding="utf-8").count("kind:") == 1


def test_what_is_rejected_is_asked_no_more_and_the_reason_is_kept(location: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    command = ["resolve", "reject", A, X, "--by", "A. Analyst", "--why", "two instruments", "--file", str(file)]
    result = CliRunner().invoke(cli, [*command, "--store", location], catch_exceptions=False)
    assert result.exit_code == 0
    assert (_count(location), _found(location)) == (5, [])
    assert "two instruments" in file.read_text(encoding="utf-8")


def test_a_thing_is_not_judged_with_itself_and_a_foreign_file_is_left_alone(location: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    with pytest.raises(BadInput, match="one thing already"):
        decide(open_store(location), file, "accept", (A, A), "A. Analyst", "why")
    assert not file.exists()
    file.write_text("- a list\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no file of judgements"):
        decide(open_store(location), file, "accept", (A, X), "A. Analyst", "why")
    assert file.read_text(encoding="utf-8") == "- a list\n"
