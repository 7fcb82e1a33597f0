"""What falls short is found by rule, once, and told in words; the rules find what pySHACL finds."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from comity import loading
from comity.graph import names
from comity.graph.board import Board
from comity.graph.context import Context
from comity.graph.errors import Unknown
from comity.graph.remote import RemoteView
from comity.graph.shapes import read_shapes
from comity.graph.store import Store, Work, open_store
from comity.graph.validate import Finding, Report, broken, validate
from comity.ontology.files import ontology_files, scheme_files, shapes_file

EXAMPLES = Path(__file__).parents[1] / "ontology" / "examples"
GOOD = sorted(EXAMPLES.glob("*.good.ttl"))
BAD = sorted(EXAMPLES.glob("*.bad.ttl"))
PREFIXES = """@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/comity/concept/role/> . @prefix status: <https://w3id.org/comity/concept/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix country: <https://w3id.org/comity/id/country/> .
@prefix organisation: <https://w3id.org/comity/id/organisation/> . @prefix e: <https://example.org/> .
"""
# Two agreements that nothing is wrong with; each planted fault adds to them.
CLEAN = """
e:memo a c:Agreement ; rdfs:label "Memorandum on vaccines"@en ; c:party country:IND , country:FRA ;
  c:partyCountry country:IND , country:FRA ; c:participation e:side ; c:establishes e:group ;
  c:signedOn "2020-05-05"^^xsd:date ; c:signedOnEarliest "2020-05-05"^^xsd:date ;
  c:signedOnLatest "2020-05-05"^^xsd:date ; c:signedOnAsWritten "2020-05-05" .
e:side a c:Participation ; rdfs:label "India in the memorandum"@en ; c:participant country:IND ; c:role role:party ;
  c:signatory e:ada ; c:signatoryPost e:minister .
e:ada a c:Person , c:Actor ; rdfs:label "Ada Doe"@en .
e:eve a c:Person , c:Actor ; rdfs:label "Eve Roe"@en .
e:minister a c:Post ; rdfs:label "Minister of Health"@en ; c:postOfCountry country:IND .
e:group a c:JointBody , c:Actor ; rdfs:label "Joint Working Group"@en .
e:treaty a c:Agreement ; rdfs:label "Treaty on malaria"@en ; c:party country:IND , country:FRA .
"""


def days(name: str, first: str, last: str = "") -> str:
    last = last or first
    day = f'c:{name} "{first}"^^xsd:date ; ' if first == last else ""
    bounds = f'c:{name}Earliest "{first}"^^xsd:date ; c:{name}Latest "{last}"^^xsd:date'
    written = first if first == last else f"{first}/{last}"
    return f'{day}{bounds} ; c:{name}AsWritten "{written}"'


def tenure(name: str, holder: str, *dates: str) -> str:
    facts = " ; ".join((f"c:holder e:{holder}", "c:post e:minister", *dates))
    return f'e:{name} a c:Tenure ; rdfs:label "term of {holder}"@en ; {facts} .'


def membership(name: str, *dates: str) -> str:
    facts = " ; ".join(("c:member country:IND", "c:group <https://w3id.org/comity/id/group/g20>", *dates))
    return f'e:{name} a c:GroupMembership ; rdfs:label "{name}"@en ; {facts} .'


WORDED = (
    'e:treaty c:signedOnEarliest "2020-01-01"^^xsd:date ; c:signedOnLatest "2020-12-31"^^xsd:date ;'
    ' c:signedOnAsWritten "{}" .'
)
OTHER_BOUNDS = "Signed on: what the source gives leads to another earliest or latest day"
NO_TERM = "The ontology has no term comity:singedOn; did you mean comity:signedOn?"
NOT_IN_POST = "The signer did not hold the post"
NO_TENURE = "No tenure of the signer covers the day of signature"
EXPIRED = "The agreement is said to be in force on a day after its end"
OVERLAP = "The membership overlaps another"
ENDS_BEFORE = "The agreement expires before it was signed or entered into force"
NO_KIND = "A party is of no known kind"
# What is added to the clean source, of what a finding must then be made, and how it must begin; None is no finding.
PLANTED: list[tuple[str, str, str, str | None]] = [
    ("an end before the signature", f"e:memo {days('expiresOn', '2019-12-31')} .", "memo", ENDS_BEFORE),
    (
        "an end before signature and entry into force",
        f"e:memo {days('inForceFrom', '2020-06-01')} ; {days('expiresOn', '2019-01-01', '2019-12-31')} .",
        "memo",
        ENDS_BEFORE,
    ),
    (
        "an end before the beginning of an agreement in force",
        f"e:memo c:lastKnownStatus status:in-force ; {days('lastKnownStatusOn', '2021-01-01')} ;"
        f" {days('expiresOn', '2019-12-31')} .",
        "memo",
        ENDS_BEFORE,
    ),
    ("an end on the day of signature", f"e:memo {days('expiresOn', '2020-05-05')} .", "", None),
    (
        "an earliest day that no calendar has",
        'e:memo c:expiresOnEarliest "2024-13-45"^^xsd:date ; c:expiresOnLatest "2025-01-01"^^xsd:date .',
        "memo",
        "Expires on: the earliest day must be one day",
    ),
    (
        "a latest day that is a word, beside other dates",
        'e:memo c:expiresOnEarliest "2024-01-01"^^xsd:date ; c:expiresOnLatest "x" .',
        "memo",
        "Expires on: the latest day must be one day",
    ),
    (
        "a day of no calendar as day, bounds and words",
        f"e:treaty {days('signedOn', '2024-13-45')} .",
        "treaty",
        "Signed on: must be one day",
    ),
    (
        "a known day with other bounds, out of order",
        'e:treaty c:signedOn "2020-02-28"^^xsd:date ; c:signedOnEarliest "2020-12-31"^^xsd:date ;'
        f' c:signedOnLatest "2020-02-28"^^xsd:date ; {days("expiresOn", "2020-06-01")} .',
        "treaty",
        "Signed on: the day is known",
    ),
    (
        "a known day of a tenure with other bounds",
        tenure("t", "eve", 'c:validFrom "2020-02-28"^^xsd:date', 'c:validFromEarliest "2021-01-01"^^xsd:date'),
        "t",
        "Valid from: the day is known",
    ),
    (
        "words that are no date",
        WORDED.format("next spring"),
        "treaty",
        "Signed on: what the source gives is no date",
    ),
    (
        "words of another year than the bounds",
        WORDED.format("2019"),
        "treaty",
        OTHER_BOUNDS,
    ),
    (
        "words with an open side and two bounds",
        WORDED.format("2020/.."),
        "treaty",
        OTHER_BOUNDS,
    ),
    ("words of the same year as the bounds", WORDED.format("2020"), "", None),
    ("words without bounds", 'e:treaty c:signedOnAsWritten "2020" .', "", None),
    (
        "a misspelt property",
        "e:treaty c:singedOn 5 .",
        "treaty",
        NO_TERM,
    ),
    (
        "a misspelt date with its bounds",
        f"e:treaty {days('singedOn', '2020-01-01')} .",
        "treaty",
        NO_TERM,
    ),
    (
        "an unknown class",
        'e:x a c:Gizmo ; rdfs:label "X"@en .',
        "x",
        "The ontology has no term comity:Gizmo; docs/ontology.md lists them all.",
    ),
    (
        "a date that is not made for a tenure",
        tenure("t", "eve", days("startsOn", "2020-01-01")),
        "t",
        "comity:startsOn is made for comity:Event or comity:AidActivity and stands on something else",
    ),
    ("a property on a thing of no kind", "e:x c:heldBy e:group .", "", None),
    (
        "a negative duration",
        'e:treaty c:duration "-P5Y"^^xsd:duration .',
        "treaty",
        "The duration must be one",
    ),
    (
        "a negative renewal period",
        'e:treaty c:renewalPeriod "-P5Y"^^xsd:duration .',
        "treaty",
        "The renewal period must be one ISO 8601",
    ),
    (
        "a tenure that ends before it begins",
        tenure("t", "eve", days("validFrom", "2021-01-01"), days("validUntil", "2020-12-31")),
        "t",
        "The period ends before it starts",
    ),
    ("a party of no kind", 'e:x rdfs:label "X" . e:treaty c:party e:x .', "treaty", NO_KIND),
    ("a party nobody describes", "e:treaty c:party e:x ; c:partyCountry e:x .", "treaty", NO_KIND),
    (
        "a party of no kind that takes part",
        'e:treaty c:party e:x ; c:participation e:p . e:p a c:Participation ; rdfs:label "x"@en ;'
        " c:participant e:x ; c:role role:party .",
        "treaty",
        NO_KIND,
    ),
    ("a party that is a word", 'e:treaty c:party "Ministry" .', "treaty", NO_KIND),
    ("a party that is a domain", "e:treaty c:party <https://w3id.org/comity/domain/oncology> .", "treaty", NO_KIND),
    ("a party of the bare kind actor", 'e:x a c:Actor ; rdfs:label "X"@en . e:treaty c:party e:x .', "treaty", NO_KIND),
    (
        "a ministry as the country behind a party",
        "e:treaty c:partyCountry organisation:ind-mohfw .",
        "treaty",
        "A country behind a party is not known",
    ),
    (
        "a signer whose tenure was over",
        tenure("t", "ada", days("validFrom", "2010-01-01"), days("validUntil", "2019-12-31")),
        "side",
        NOT_IN_POST,
    ),
    (
        "a signer who came later",
        tenure("t", "ada", days("validFrom", "2020-05-06")),
        "side",
        NOT_IN_POST,
    ),
    (
        "a signer whose two tenures miss the day",
        tenure("t", "ada", days("validUntil", "2019-12-31")) + tenure("u", "ada", days("validFrom", "2021-01-01")),
        "side",
        NOT_IN_POST,
    ),
    (
        "a post that somebody else held",
        tenure("t", "eve", days("validFrom", "2019-01-01"), days("validUntil", "2021-01-01")),
        "side",
        NOT_IN_POST,
    ),
    ("a post that somebody else is seen in", tenure("t", "eve", days("attestedOn", "2020-05-05")), "side", NOT_IN_POST),
    (
        "a signer who was over, and somebody else in the post",
        tenure("t", "ada", days("validUntil", "2019-12-31"))
        + tenure("u", "eve", days("validFrom", "2020-01-01"), days("validUntil", "2021-01-01")),
        "side",
        NOT_IN_POST,
    ),
    (
        "a signer in post",
        tenure("t", "ada", days("validFrom", "2019-01-01"), days("validUntil", "2020-05-05")),
        "",
        None,
    ),
    (
        "a signer back in post",
        tenure("t", "ada", days("validUntil", "2010-12-31")) + tenure("u", "ada", days("validFrom", "2019-01-01")),
        "",
        None,
    ),
    (
        "a signer whose tenure has unsure bounds",
        tenure("t", "ada", days("validFrom", "2020-01-01", "2020-12-31")),
        "",
        None,
    ),
    (
        "somebody else in the post with unsure bounds",
        tenure("t", "eve", days("validFrom", "2020-01-01", "2020-12-31"), days("validUntil", "2021-01-01")),
        "",
        None,
    ),
    ("a predecessor", tenure("t", "eve", days("validUntil", "2020-05-05")), "", None),
    (
        "the same name under another node",
        'e:ada2 a c:Person , c:Actor ; rdfs:label "ADA DOE"@en . '
        + tenure("t", "ada2", days("validFrom", "2019-01-01"), days("validUntil", "2021-01-01")),
        "",
        None,
    ),
    (
        "another spelling judged the same",
        'e:ada2 a c:Person , c:Actor ; rdfs:label "A. Doe"@en . e:same a c:Judgement ; c:judgedBy "us" ;'
        " c:judgementKind <https://w3id.org/comity/concept/judgement/same> ; c:about e:ada , e:ada2 ;"
        ' c:reason "one person" ; c:judgedOn "2024-01-01"^^xsd:date .'
        + tenure("t", "ada2", days("validFrom", "2019-01-01"), days("validUntil", "2021-01-01")),
        "",
        None,
    ),
    (
        "another spelling judged the same, whose tenure was over",
        'e:ada2 a c:Person , c:Actor ; rdfs:label "A. Doe"@en . e:same a c:Judgement ; c:judgedBy "us" ;'
        " c:judgementKind <https://w3id.org/comity/concept/judgement/same> ; c:about e:ada , e:ada2 ;"
        ' c:reason "one person" ; c:judgedOn "2024-01-01"^^xsd:date .'
        + tenure("t", "ada2", days("validUntil", "2019-01-01")),
        "side",
        NOT_IN_POST,
    ),
    (
        "a signer in no stated post, out of all",
        f"e:treaty c:signedBy e:eve ; {days('signedOn', '2020-05-05')} . "
        + tenure("t", "eve", days("validUntil", "2010-01-01")),
        "treaty",
        NO_TENURE,
    ),
    (
        "a signer in no stated post, in one of them",
        f"e:treaty c:signedBy e:eve ; {days('signedOn', '2020-05-05')} . "
        + tenure("t", "eve", days("validUntil", "2010-01-01"))
        + tenure("u", "eve", days("validFrom", "2020-01-01", "2020-12-31")),
        "",
        None,
    ),
    (
        "a body with no instrument",
        'e:lost a c:JointBody , c:Actor ; rdfs:label "Lost committee"@en .',
        "lost",
        "The body has no instrument",
    ),
    (
        "overlapping memberships",
        membership("one", days("validFrom", "2000-01-01"), days("validUntil", "2005-12-31"))
        + membership("two", days("validFrom", "2005-01-01"), days("validUntil", "2010-12-31")),
        "two",
        OVERLAP,
    ),
    (
        "a membership within one that goes on",
        membership("one", days("validFrom", "2000-01-01")) + membership("two", days("validFrom", "2005-01-01")),
        "two",
        OVERLAP,
    ),
    (
        "the same membership twice",
        membership("one", days("validFrom", "2000-01-01")) + membership("two", days("validFrom", "2000-01-01")),
        "two",
        OVERLAP,
    ),
    (
        "memberships one after the other",
        membership("one", days("validFrom", "2000-01-01"), days("validUntil", "2005-01-01"))
        + membership("two", days("validFrom", "2005-01-01")),
        "",
        None,
    ),
    (
        "memberships that overlap only perhaps",
        membership("one", days("validFrom", "2000-01-01"), days("validUntil", "2005-01-01", "2005-12-31"))
        + membership("two", days("validFrom", "2005-01-01", "2005-12-31")),
        "",
        None,
    ),
    (
        "an expired agreement in force",
        f"e:memo c:lastKnownStatus status:in-force ; {days('lastKnownStatusOn', '2024-01-01', '2024-12-31')} ;"
        f" {days('expiresOn', '2023-12-31')} .",
        "memo",
        EXPIRED,
    ),
    (
        "an agreement long ended, in force on no known day",
        f"e:memo c:lastKnownStatus status:in-force ; {days('expiresOn', '2022-12-31')} .",
        "memo",
        "The agreement has ended and is said to be in force on no known day",
    ),
    (
        "an agreement that renews by itself",
        f"e:memo c:lastKnownStatus status:in-force ; c:autoRenewal true ; {days('lastKnownStatusOn', '2024-01-01')} ;"
        f" {days('expiresOn', '2023-12-31')} .",
        "",
        None,
    ),
]
WARNINGS = (
    "The body has no instrument",
    "The agreement has ended and is said to be in force on no known day",
    NO_TENURE,
)


@pytest.fixture(scope="module")
def based(lasting_store: Store) -> Store:
    """A store of each backend with ontology and reference."""
    with lasting_store.writer() as writer:
        list(loading.base(writer))
    return lasting_store


def _put(store: Store, make: Callable[..., Work], text: str, name: str = "facts.ttl") -> None:
    with store.writer() as writer:
        writer.add(make(name, PREFIXES + text))


@pytest.fixture(scope="module")
def planted(based: Store, lasting_turtle: Callable[..., Work]) -> Report:
    """Each fault in a source of its own, about things of its own."""
    with based.writer() as writer:
        for name, fault, _, _ in PLANTED:
            text = (PREFIXES + CLEAN + fault).replace("e: <https://example.org/", f"e: <{_space(name)}")
            # Into the graph itself: the loader of RDF refuses some of these faults before.
            writer.add(lasting_turtle(f"{name}.ttl", text, names.source_graph(f"{name}.ttl")))
    return validate(based)


def _space(name: str) -> str:
    return f"https://example.org/{name.replace(' ', '-')}/"


@pytest.mark.parametrize(("name", "thing", "message"), [(row[0], *row[2:]) for row in PLANTED])
def test_a_planted_fault_is_reported_once_by_name(planted: Report, name: str, thing: str, message: str | None) -> None:
    assert f"{name}.ttl" in planted.sources
    findings = [found for found in planted.findings if found.source == f"{name}.ttl"]
    if message is None:
        assert findings == []
        return
    (found,) = findings
    assert found.message.startswith(message)
    assert found.thing == _space(name) + thing
    assert found.severity == ("warning" if message in WARNINGS else "violation")
    assert found.label


@pytest.mark.parametrize("label", ['""', '" "', '""@en , "Ada"@en'])
def test_an_empty_label_is_told(based: Store, lasting_turtle: Callable[..., Work], label: str) -> None:
    _put(based, lasting_turtle, CLEAN + f"e:x a c:Person , c:Actor ; rdfs:label {label} .")
    (found,) = validate(based, ["facts.ttl"]).findings
    assert (found.thing, found.rule) == ("https://example.org/x", "Labelled label")


def test_a_value_is_named_beside_its_iri_and_evidence_says_where(
    based: Store, lasting_turtle: Callable[..., Work]
) -> None:
    fault = 'e:x rdfs:label "Ministry of Silly Walks"@en . e:treaty c:party e:x .'
    _put(based, lasting_turtle, CLEAN + fault)
    assert validate(based, ["facts.ttl"]).findings == [
        Finding(
            source="facts.ttl",
            severity="violation",
            rule="Agreement party",
            message="A party is of no known kind: say whether it is a country, group, organisation, body or person"
            " (comity:party).",
            value="Ministry of Silly Walks <https://example.org/x>",
            label="Treaty on malaria",
            thing="https://example.org/treaty",
            evidence="source facts.ttl",
        )
    ]
    placed = fault + 'e:treaty c:locatorFile "treaties.csv" ; c:locatorLine 7 .'
    _put(based, lasting_turtle, CLEAN + placed)
    assert [found.evidence for found in validate(based, ["facts.ttl"]).findings] == ["treaties.csv line 7"]


# Four sources: the second states all that the first does, and other things of the same agreement; the third is
# pointed to; the last has the one fault.
SEVERAL = {
    "a.ttl": CLEAN + 'e:far a c:JointBody , c:Actor ; rdfs:label "Far committee"@en .',
    "b.ttl": CLEAN.replace("2020-05-05", "2020-05-06")
    + "e:memo c:establishes e:far ; c:buildsOn e:old ; c:depositary e:una .",
    "c.ttl": 'e:old a c:Agreement ; rdfs:label "Old"@en ; c:openTo "all"@en . e:una a c:Person ; rdfs:label "Una"@en .',
    "d.ttl": 'e:lost a c:JointBody , c:Actor ; rdfs:label "Lost committee"@en .',
}


@pytest.fixture(scope="module")
def several(based: Store, lasting_turtle: Callable[..., Work]) -> Store:
    with based.writer() as writer:
        for name, text in SEVERAL.items():
            writer.add(
                lasting_turtle(name, (PREFIXES + text).replace("e: <https://example.org/", f"e: <{_space('s')}"))
            )
    return based


@pytest.mark.parametrize("large", [0, 1_000_000], ids=["one by one", "at once"])
def test_sources_may_say_the_same_and_disagree_and_point_to_each_other(
    several: Store, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.graph.validate.Board", lambda store: Board(store, large))
    report = validate(several, SEVERAL)
    assert report.sources == list(SEVERAL)
    assert [(found.source, found.label) for found in report.findings] == [("d.ttl", "Lost committee")]


def test_an_unknown_source_is_told_with_the_nearest(based: Store, lasting_turtle: Callable[..., Work]) -> None:
    _put(based, lasting_turtle, CLEAN)
    with pytest.raises(Unknown, match=r"did you mean facts\.ttl"):
        validate(based, ["fact.ttl"])
    with pytest.raises(Unknown, match="comity sources lists them"):
        validate(based, ['" } DROP ALL #'])


def test_hostile_names_stay_values(based: Store, lasting_turtle: Callable[..., Work]) -> None:
    name = '"} . ?s ?p ?o } # \u202e\U0001f4a3'
    iri = "<https://example.org/%22%7D%20UNION%20%7B?x=1&y='>"
    literal = ox.Literal(name, language="en")
    _put(based, lasting_turtle, CLEAN + f"{iri} rdfs:label {literal} . e:treaty c:party {iri} .")
    (found,) = validate(based, ["facts.ttl"]).findings
    assert found.value == f"{name} {iri}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_rules_find_what_pyshacl_finds_in_the_examples(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    _examples(store, tmp_path, BAD)
    expected = _by_pyshacl([*GOOD, *BAD])
    facts = Board(store).facts(names.source_graph("examples.nt"))
    found = {(node.value, result.shape.severity, result.shape.message) for node, result in broken(facts)}
    assert found == expected
    assert len(expected) > 150


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_rules_find_nothing_in_the_good_examples(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    _examples(store, tmp_path, [])
    assert _told(validate(store, ["examples.nt"])) == set()


def _told(report: Report) -> set[tuple[str, str, str]]:
    return {(found.thing, found.severity, found.message) for found in report.findings}


def _examples(store: Store, folder: Path, bad: list[Path]) -> None:
    """Load the examples with the ontology, and with no reference: they have countries of their own."""
    import hashlib

    from comity.graph import ontology_part

    data = Graph()
    for file in [*GOOD, *bad]:
        data.parse(file)
    path = folder / "examples.nt"
    text = "".join(
        f"{line}\n" for line in data.serialize(format="nt").splitlines() if "https://w3id.org/comity/" in line or line
    )
    path.write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    with store.writer() as writer:
        ontology = Path("ontology")
        writer.add(Work("ontology", ontology, "0" * 64, "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH))
        writer.add(Work("examples.nt", path, digest, "rdf", "1", _as_it_stands))


def _as_it_stands(context: Context) -> None:
    """Emit every triple; the loader of RDF would refuse some of the faults."""
    for triple in ox.parse(path=str(context.path), format=ox.RdfFormat.N_TRIPLES):
        context.emit_triple(triple.subject, triple.predicate, triple.object)


def _by_pyshacl(files: list[Path]) -> set[tuple[str, str, str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyshacl
    data, shapes = Graph(), Graph().parse(data=shapes_file().read_text(encoding="utf-8"), format="turtle")
    for file in [*ontology_files(), *scheme_files()]:
        data.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    for path in files:
        data.parse(path)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=False)
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[-1].lower(),
            str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_a_shape_that_would_not_be_checked_is_refused() -> None:
    text = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://example.org/> ."
    known = read_shapes(f"{text} e:s sh:targetClass e:C ; sh:property [ sh:path e:p ; sh:minCount 1 ] .")
    assert [part.name for shape in known for part in shape.properties] == [
        "https://example.org/s https://example.org/p"
    ]
    for unknown in ("sh:closed true", "sh:property [ sh:path ( e:p e:q ) ; sh:minCount 1 ]", "sh:node e:other"):
        with pytest.raises(ValueError, match="not"):
            read_shapes(f"{text} e:s sh:targetClass e:C ; {unknown} .")


def test_the_register_and_what_is_derived_from_it_are_clean_but_for_what_reaches_back(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    loading.load(store, ["register", *(str(path) for path in loading.example_files())])
    report = validate(store)
    # These do reach back to the first of January, as their entries note.
    assert sorted((each.severity, each.rule.split()[0], each.label) for each in report.findings) == [
        ("warning", "InForceBeforeSigned", "Moldova association to EU4Health"),
        ("warning", "InForceBeforeSigned", "Switzerland-Gavi host agreement"),
        ("warning", "InForceBeforeSigned", "Ukraine association to EU4Health"),
    ]
    assert {"ontology", "reference", "register-india", "judgements"} <= set(report.sources)
    assert validate(store, ["derived"]) == Report(["derived"], [])


def test_a_server_is_checked_in_full_too(server: str, tmp_path: Path) -> None:
    RemoteView(server).update("DROP ALL")
    store = open_store(server)
    (tmp_path / "note.txt").write_text("Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria.")
    loading.load(store, [str(tmp_path / "note.txt")])
    assert validate(store).findings == []
    assert validate(store, ["derived"]).findings == []
