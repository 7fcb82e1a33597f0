"""Each shape accepts an example and refuses another, with the message that an analyst reads."""

import warnings
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from comity.ontology import terms as C
from comity.ontology.model import Term

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pyshacl's own dependencies warn on import
    from pyshacl import validate

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl", "ignore::DeprecationWarning:rdflib")

EXAMPLES = Path(__file__).parent / "examples"
GOOD = sorted(EXAMPLES.glob("*.good.ttl"))
BAD = sorted(EXAMPLES.glob("*.bad.ttl"))
EXPECT = "# expect: "

# Beside the known days of the good examples: each date as it may be and as it may not be.
PREFIXES = "@prefix c: <https://w3id.org/comity/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
GOOD_DATES = """
<https://example.org/dates/{name}/day> c:{name} "2020-02-29"^^xsd:date ; c:{name}AsWritten "2020-02-29" ;
    c:{name}Earliest "2020-02-29"^^xsd:date ; c:{name}Latest "2020-02-29"^^xsd:date .
<https://example.org/dates/{name}/year> c:{name}AsWritten "2020" ;
    c:{name}Earliest "2020-01-01"^^xsd:date ; c:{name}Latest "2020-12-31"^^xsd:date .
<https://example.org/dates/{name}/open> c:{name}AsWritten "2020/.." ; c:{name}Earliest "2020-01-01"^^xsd:date .
"""
BAD_DATES = [
    ('c:{name} "2020" ; c:{name}Earliest "2020" ; c:{name}Latest "2020"', "must be one day,"),
    ("c:{name} {day} ; c:{name}Earliest {before} ; c:{name}Latest {day}", "the day is known, so"),
    ("c:{name} {day} ; c:{name}Earliest {day} ; c:{name}Latest {after}", "the day is known, so"),
    ("c:{name} {day}", "the day is known, so"),
    ('c:{name}Earliest "2020"', "the earliest day must be one day,"),
    ("c:{name}Latest {day} , {after}", "the latest day must be one day,"),
    ("c:{name}Earliest {after} ; c:{name}Latest {before}", "the earliest day comes after"),
    ('c:{name}AsWritten "2020" , "2021"', "what the source gives must be one plain text"),
]
DAYS = {
    "before": '"2020-02-01"^^xsd:date',
    "day": '"2020-02-28"^^xsd:date',
    "after": '"2020-12-31"^^xsd:date',
}


@pytest.fixture(scope="session")
def background(ontology: Graph, schemes: Graph) -> Graph:
    return ontology + schemes


def messages(data: Graph, background: Graph, shapes: Graph) -> dict[Node, set[str]]:
    """Validate and give the messages by the node they are about."""
    _, report, _ = validate(data + background, shacl_graph=shapes, meta_shacl=False, allow_warnings=False)
    found: dict[Node, set[str]] = defaultdict(set)
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        assert node is not None
        found[node].add(str(message))
    return found


@pytest.fixture(scope="session")
def good() -> Graph:
    data = Graph()
    for file in GOOD:
        data.parse(file)
    return data


@pytest.fixture(scope="session")
def refused(good: Graph, background: Graph, shapes: Graph) -> dict[Node, set[str]]:
    data = Graph()
    for file in BAD:
        data.parse(file)
    return messages(data + good, background, shapes)


def expected(file: Path) -> set[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix(EXPECT) for line in lines if line.startswith(EXPECT)}


def test_shapes_are_themselves_well_formed(shapes: Graph) -> None:
    validate(Graph(), shacl_graph=shapes, meta_shacl=True)


def test_good_examples_and_the_schemes_are_accepted(good: Graph, background: Graph, shapes: Graph) -> None:
    assert messages(good, background, shapes) == {}


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.name)
def test_a_bad_example_is_refused_in_words(file: Path, refused: dict[Node, set[str]]) -> None:
    nodes = set(Graph().parse(file).subjects())
    assert set().union(*(refused.get(node, set()) for node in nodes)) == expected(file)


def test_bad_examples_make_nothing_else_wrong(refused: dict[Node, set[str]]) -> None:
    described = {node for file in BAD for node in Graph().parse(file).subjects()}
    assert set(refused) <= described


def test_every_message_of_the_shapes_is_tried(shapes: Graph, own_terms: list[Term]) -> None:
    titles = tuple(f"{term.label[0].upper()}{term.label[1:]}: " for term in own_terms if term.dated)
    written = {str(message) for message in shapes.objects(None, SH.message)}
    by_hand = {message for message in written if not message.startswith(titles)}
    assert by_hand == set().union(*map(expected, BAD))


def test_every_shape_meets_a_good_example(shapes: Graph, good: Graph, ontology: Graph, schemes: Graph) -> None:
    data = good + schemes
    for shape, class_ in shapes.subject_objects(SH.targetClass):
        below = ontology.transitive_subjects(RDFS.subClassOf, class_)
        assert any((None, RDF.type, kind) in data for kind in below), (shape, class_)
    for shape in set(shapes.subjects(SH.targetSubjectsOf)):
        paths = set(shapes.objects(shape, SH.targetSubjectsOf))
        by_date = str(next(iter(paths))).startswith(tuple(C.DATES))  # these have a test of their own
        assert by_date or any((None, path, None) in data for path in paths), shape


def test_every_constraint_has_a_message(shapes: Graph) -> None:
    for property_shape in shapes.objects(None, SH.property):
        assert shapes.value(property_shape, SH.message), shapes.value(property_shape, SH.path)
    for operator in (SH["or"], SH.xone):
        for shape in shapes.subjects(operator):
            assert shapes.value(shape, SH.message), shape


def test_every_date_is_held_to_its_bounds(own_terms: list[Term], background: Graph, shapes: Graph) -> None:
    dated = [term for term in own_terms if term.dated]
    assert len(dated) == 23
    text, wanted = PREFIXES, {}
    for term in dated:
        title = term.label[0].upper() + term.label[1:]
        text += GOOD_DATES.format(name=term.name)
        for number, (facts, message) in enumerate(BAD_DATES):
            node = f"https://example.org/dates/{term.name}/{number}"
            text += f"<{node}> {facts.format(name=term.name, **DAYS)} .\n"
            wanted[node] = f"{title}: {message}"
    found = {str(node): some for node, some in messages(Graph().parse(data=text), background, shapes).items()}
    assert set(found) == set(wanted)
    for node, message in wanted.items():
        assert any(some.startswith(message) for some in found[node]), (node, found[node])
