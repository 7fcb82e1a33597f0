"""The questions on a small world, with rows worked out by hand, on every backend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.graph import names, ontology_part
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import Store, View, Work
from comity.queries import library, resolve
from comity.queries.ask import Cell, ask

HERE = Path(__file__).parent
COUNTRIES = """
@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix id: <https://w3id.org/comity/id/country/> .
id:IND a c:Country ; rdfs:label "India"@en ; skos:altLabel "Indian"@en ;
  c:iso2 "IN" ; c:iso3 "IND" ; c:isoNumeric "356" .
id:RUS a c:Country ; rdfs:label "Russia"@en ; c:iso2 "RU" ; c:iso3 "RUS" ; c:isoNumeric "643" .
id:USA a c:Country ; rdfs:label "United States"@en ; c:iso2 "US" ; c:iso3 "USA" ; c:isoNumeric "840" .
id:BRA a c:Country ; rdfs:label "Brazil"@en ; c:iso2 "BR" ; c:iso3 "BRA" ; c:isoNumeric "076" .
id:CUB a c:Country ; rdfs:label "Cuba"@en ; c:iso2 "CU" ; c:iso3 "CUB" ; c:isoNumeric "192" .
"""


@pytest.fixture(scope="module")
def world(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> View:
    """The small world in a store of each backend."""
    store, turtle = lasting_store, lasting_turtle
    ontology = Work("ontology", HERE, ontology_part.digest(), "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
    with store.writer() as writer:
        writer.add(ontology)
        writer.add(turtle("reference", COUNTRIES, names.REFERENCE_GRAPH))
        writer.add(turtle("world.ttl", (HERE / "cooperation.ttl").read_text(encoding="utf-8")))
    return store.view()


def _rows(view: View, name: str, columns: str, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, given)
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_partners_are_found_through_narrower_domains(world: View) -> None:
    rows = _rows(
        world, "partners", "partner areas through since grade review why", domain="digital health", on="2021-06-01"
    )
    assert rows == [("Russia", "telemedicine", "AB agreement", "2019-05-01", "certain", "reviewed", None)]


def test_partners_of_any_domain_come_with_their_grades(world: View) -> None:
    rows = _rows(world, "partners", "partner areas grade why evidence", on="2022-06-01", country="Indian")
    assert rows == [
        ("Russia", "antimicrobial resistance | telemedicine", "certain", None, "world.ttl line 18"),
        ("United States", "antimicrobial resistance", "possible", "no entry into force is known", "world.ttl line 33"),
    ]


def test_before_the_entry_into_force_there_is_no_partner(world: View) -> None:
    assert _rows(world, "partners", "partner", on="2019-06-01") == []


def test_what_two_countries_agreed_is_told_whatever_its_state(world: View) -> None:
    rows = _rows(
        world, "between", "title signed status countries bodies grade", country="IN", **{"with": "643"}, on="2019-06-01"
    )
    assert rows == [("AB agreement", "2019-05-01", "in-force", 2, "AB committee", None)]


def test_a_year_without_a_day_is_shown_as_a_year(world: View) -> None:
    assert _rows(world, "between", "signed", country="IN", **{"with": "USA"}, on="2022-06-01") == [("2021",)]
    rows = _rows(world, "partners", "partner since", domain="any", on="2022-06-01")
    assert rows == [("Russia", "2019-05-01"), ("United States", "2021")]


def test_a_domain_shared_with_one_and_not_with_another(world: View) -> None:
    rows = _rows(
        world,
        "shared-not-with",
        "area through grade",
        **{"with": "Russia", "without": "USA"},
        country="IND",
        on="2022-06-01",
    )
    assert rows == [("telemedicine", "AB agreement", "certain")]


def test_countries_linked_only_through_a_third(world: View) -> None:
    rows = _rows(world, "linked-through", "linked third through onward grade review", country="India", on="2022-06-01")
    assert rows == [("Brazil", "Russia", "AB agreement", "BD agreement", "certain", "unreviewed")]
    assert _rows(world, "linked-through", "linked", country="Cuba", on="2017-06-01") == [("Russia",)]
    assert _rows(world, "linked-through", "linked", country="Cuba", on="2019-06-01") == []


def test_ministries_bound_on_a_day(world: View) -> None:
    rows = _rows(world, "bound-ministries", "ministry state title from grade", domain="AMR", on="2021-06-01")
    assert rows == [
        ("Ministry of Health of A", "India", "AB agreement", "2020-01-01", "certain"),
        ("Ministry of Health of B", "Russia", "AB agreement", "2020-01-01", "certain"),
    ]
    assert _rows(world, "bound-ministries", "ministry", on="2019-12-31") == []
    assert _rows(world, "bound-ministries", "ministry", on="2021-06-01", country="Russia") == [
        ("Ministry of Health of B",)
    ]


def test_bodies_are_due_overdue_or_unknown_with_the_reason(world: View) -> None:
    columns = "body met due state nextHost grade why"
    silence = "no later meeting is known, which does not prove that there was none"
    unknown = ("AC working group", None, None, "unknown", None, "possible", "no first meeting is known")
    assert _rows(world, "bodies-due", columns, on="2023-03-10") == [
        ("AB committee", "2021-03-10", "2023-03-10", "due", "India", "certain", None),
        unknown,
    ]
    assert _rows(world, "bodies-due", columns, on="2023-03-11") == [
        ("AB committee", "2021-03-10", "2023-03-10", "overdue", "India", "possible", silence),
        unknown,
    ]


def test_a_name_nobody_knows_gets_the_nearest(world: View) -> None:
    with pytest.raises(Unknown, match=r"did you mean Brazil \(BRA\)\?"):
        ask(world, "partners", {"country": "Brasil"})
    with pytest.raises(Unknown, match="telemedicine"):
        ask(world, "partners", {"domain": "telemedicin"})
    with pytest.raises(Unknown, match="partners"):
        ask(world, "partnrs", {})
    with pytest.raises(Unknown, match="takes no 'colour'"):
        ask(world, "partners", {"colour": "red"})
    with pytest.raises(BadInput, match="is not one day"):
        ask(world, "partners", {"on": "yesterday"})


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("between", {"country": "India", "with": "IN"}),
        ("chain", {"country": "IND", "with": "356"}),
        ("shared-not-with", {"country": "IND", "with": "Russia", "without": "RU"}),
    ],
)
def test_what_is_compared_must_differ(world: View, name: str, given: dict[str, str]) -> None:
    with pytest.raises(
        BadInput, match=rf"^--with(out)? .* both mean|^--country and --with of {name} both mean IND; name"
    ):
        ask(world, name, given)


@pytest.mark.parametrize(
    "hostile", ['"} DROP ALL #', "India> } UNION { ?s ?p ?o", "\\u0022", "", "'" * 500, "{" * 3000]
)
def test_hostile_parameters_are_refused_in_a_sentence(world: View, hostile: str) -> None:
    with pytest.raises((Unknown, BadInput)):
        ask(world, "partners", {"country": hostile})


@pytest.mark.parametrize("name", library.names())
def test_every_question_is_whole_and_runs_as_it_stands(name: str, world: View) -> None:
    question = library.question(name)
    assert question.summary.endswith("?")
    assert {parameter.type for parameter in question.parameters} <= set(resolve.TYPES)
    assert all(f"VALUES ?{parameter.name} {{" in question.text for parameter in question.parameters)
    assert {"grade", "review", "why", "evidence"} <= set(question.columns)
    assert question.example.startswith(f"comity ask {name}")
    assert world.select(question.text).columns == question.columns
