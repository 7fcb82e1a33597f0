"""Graphs that several tests of the ontology read."""

import pytest
from rdflib import Graph

from comity.ontology import files
from comity.ontology.model import Term, read, terms


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The classes and properties."""
    return read(files.ontology_files())


@pytest.fixture(scope="session")
def schemes() -> Graph:
    """The SKOS schemes."""
    return read(files.scheme_files())


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """The SHACL shapes."""
    return read([files.shapes_file()])


@pytest.fixture(scope="session")
def own_terms(ontology: Graph) -> list[Term]:
    """The own terms of the ontology."""
    return terms(ontology)
