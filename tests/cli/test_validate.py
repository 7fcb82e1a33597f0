"""The report of ``comity validate``: rows, summary and exit codes; and tables and explanations on the command line."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix e: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = 'e:good a c:Agreement ; rdfs:label "Good"@en ; c:party country:IND , country:FRA .'
WARNED = 'e:body a c:JointBody ; rdfs:label "Lonely committee"@en .'
WRONG = """e:bad a c:Agreement ; rdfs:label "=Bad"@en ; c:party country:IND , country:FRA ;
  c:signedOnEarliest "2020-05-05"^^xsd:date ; c:expiresOnLatest "2019-12-31"^^xsd:date ;
  c:locatorFile "treaties.csv" ; c:locatorLine 7 ."""
ROW = {
    "source": "wrong.ttl",
    "severity": "violation",
    "rule": "Agreement signedOnEarliest/inForceFromEarliest",
    "message": "The agreement expires before it was signed or entered into force: correct one of the dates.",
    "value": "",
    "label": "=Bad",
    "thing": "https://example.org/bad",
    "evidence": "treaties.csv line 7",
}


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COMITY_")}
    command = [sys.executable, "-c", "from comity.cli import main; main()", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three sources: good, with a warning, and wrong."""
    place = tmp_path_factory.mktemp("validate")
    files = {"good.ttl": GOOD, "warned.ttl": WARNED, "wrong.ttl": WRONG}
    for name, text in files.items():
        (place / name).write_text(PREFIXES + text)
    assert run("load", "--unchecked", *files, folder=place).returncode == 0
    return place


def test_a_violation_is_exit_1_and_a_row_in_every_format(folder: Path) -> None:
    for form in ("csv", "tsv", "json", "jsonl"):
        done = run("validate", "wrong.ttl", "--format", form, folder=folder)
        assert done.returncode == 1
        assert done.stderr == "1 source checked: 1 violation, 0 warnings\n"
        if form.startswith("json"):
            assert json.loads(done.stdout) == (ROW if form == "jsonl" else [ROW])
        else:
            rows = csv.DictReader(io.StringIO(done.stdout), delimiter="," if form == "csv" else "\t")
            assert list(rows) == [ROW]
    shown = run("validate", "wrong.ttl", folder=folder).stdout
    assert all(value in shown for value in ROW.values())


def test_a_warning_alone_is_exit_0(folder: Path) -> None:
    done = run("validate", "warned.ttl", folder=folder)
    assert done.returncode == 0
    assert "The body has no instrument" in done.stdout
    assert done.stderr == "1 source checked: 0 violations, 1 warning\n"


def test_a_clean_source_prints_nothing_but_the_summary(folder: Path) -> None:
    done = run("validate", "good.ttl", "reference", folder=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2 sources checked: 0 violations, 0 warnings\n"
    assert run("validate", "good.ttl", "--format", "json", folder=folder).stdout == "[]\n"


def test_all_sources_are_checked_without_a_key(folder: Path) -> None:
    done = run("validate", "--format", "jsonl", folder=folder)
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["warned.ttl", "wrong.ttl"]
    assert done.stderr == "5 sources checked: 1 violation, 1 warning\n"


def test_the_sources_that_are_counted_are_those_that_are_listed(folder: Path) -> None:
    judged = """key: register-judged
title: Judged
publisher: Me
licence: CC BY 4.0
judgements:
- kind: same
  about: [https://example.org/good, https://example.org/bad]
  by: Me
  on: 2026-01-31
  why: One agreement.
"""
    (folder / "judged.yaml").write_text(judged)
    files = ("good.ttl", "wrong.ttl", "judged.yaml")
    assert run("load", "--unchecked", *files, "--store", "judged", folder=folder).returncode == 0
    listed = len(json.loads(run("sources", "--store", "judged", "--format", "json", folder=folder).stdout))
    done = run("validate", "--store", "judged", folder=folder)
    assert done.stderr == f"{listed} sources and the judgements checked: 1 violation, 0 warnings\n"
    done = run("validate", "derived", "--store", "judged", folder=folder)
    assert done.stderr == "what is derived checked: 0 violations, 0 warnings\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("validate god.ttl", "did you mean good.ttl?"),
        ("validate --store nowhere", "quickstart"),
        ("sources --store nowhere", "quickstart"),
        ("export - --format csv", "name a folder"),
        ("export good.ttl --format tsv", "is a file"),
        ("explain https://example.org/x --format json", "says nothing"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(folder: Path, words: str, expected: str) -> None:
    done = run(*words.split(), folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_tables_are_written_to_a_folder_and_counted(folder: Path) -> None:
    done = run("export", "tables", "--format", "csv", folder=folder)
    assert done.returncode == 0
    assert "tables/agreements.csv: 2 rows" in done.stderr
    text = (folder / "tables" / "agreements.csv").read_bytes().decode()
    assert ",'=Bad," in text


def test_an_explanation_as_json_holds_the_line_to_cite(folder: Path) -> None:
    done = run("explain", "https://example.org/bad", "--format", "json", folder=folder)
    found = json.loads(done.stdout)
    assert found["citation"].startswith("=Bad. France; India. ")
    assert found["records"] == [{"about": "https://example.org/bad", "file": "treaties.csv", "line": "7"}]
    words = run("explain", "https://example.org/bad", folder=folder).stdout
    assert f"Cite as\n  {found['citation']}\n" in words
    assert "party  France <https://w3id.org/comity/id/country/FRA>" in words
