"""OWLAPI finds the ontology within OWL 2 DL, which reasoners do not check, and reports a breach that is planted."""

import os
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Literal, URIRef

from comity.ontology import files
from comity.ontology.model import NS, for_reasoners, read

HERE = Path(__file__).parent
JARS: Path = runpy.run_path(str(HERE / "fetch_owlapi.py"))["jars_folder"]()

if shutil.which("javac") is None:
    pytest.skip("needs JDK: OWLAPI is run from Java source; install a JDK 17 or later", allow_module_level=True)
if not any(JARS.glob("owlapi-distribution-*.jar")):
    pytest.skip(f"needs OWLAPI: jars in {JARS}: run python tests/ontology/fetch_owlapi.py", allow_module_level=True)


def check(graph: Graph, folder: Path) -> tuple[int, list[str]]:
    """Give the number of axioms and the violations of OWL 2 DL."""
    file = folder / "whole.ttl"
    graph.serialize(file, format="turtle", encoding="utf-8")
    command = ["java", "-cp", f"{JARS}{os.sep}*", str(HERE / "ProfileCheck.java"), str(file)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    counts = [int(line.removeprefix("axioms: ")) for line in lines if line.startswith("axioms: ")]
    return counts[0], [line for line in lines if line.startswith("violation: ")]


@pytest.fixture
def whole() -> Graph:
    # All but the intervals of the four frequencies: xsd:duration is no datatype of OWL 2.
    return for_reasoners(read([*files.ontology_files(), *files.scheme_files(), files.mappings_file()]))


def test_the_ontology_is_within_owl_2_dl(whole: Graph, tmp_path: Path) -> None:
    axioms, violations = check(whole, tmp_path)
    assert axioms > 1500
    assert violations == []


def test_a_breach_of_owl_2_dl_is_reported(whole: Graph, tmp_path: Path) -> None:
    # A property cannot point to things and to values at once.
    whole.add((URIRef(NS + "party"), RDF.type, OWL.DatatypeProperty))
    _, violations = check(whole, tmp_path)
    assert any("party" in violation for violation in violations)


def test_a_date_as_the_value_of_a_property_is_reported(whole: Graph, tmp_path: Path) -> None:
    whole.add((URIRef("https://example.org/a"), URIRef(NS + "signedOn"), Literal("2025-12-05", datatype=XSD.date)))
    _, violations = check(whole, tmp_path)
    assert any("xsd:date" in violation for violation in violations)
