"""Who belonged to a group on a day: dated, partly dated and merely attested memberships, on every backend."""

from collections.abc import Callable, Iterator

import pytest

from comity.graph import names, ontology_part
from comity.graph.context import Context
from comity.graph.errors import Unknown
from comity.graph.store import Store, View, Work
from comity.loaders import reference
from comity.loaders.reference.groups import groups
from comity.queries.ask import Cell, ask

LABELS = {"FRA": "France", "GBR": "United Kingdom", "DNK": "Denmark", "SUN": "Soviet Union", "IND": "India"}
PREFIXES = "@prefix c: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
COUNTRIES = PREFIXES + "".join(
    f'<{names.country(code)}> a c:Country ; rdfs:label "{label}"@en ; c:iso3 "{code}" .\n'
    for code, label in LABELS.items()
)
GONE = f"""<{names.country("SUN")}> c:withdrawnOn "1992-08-30"^^<http://www.w3.org/2001/XMLSchema#date> ."""
GROUPS = """
- key: isles
  kind: CountryGroup
  names: [The Isles, Isles of the North]
  source: {publisher: Council, address: "https://example.org/1"}
  checked: yes
  memberships:
    - {country: FRA, from: 1958-01-01, until: 1966-07-01}
    - {country: FRA, from: 2009, source: {publisher: Gazette, address: "https://example.org/2"}}
    - {country: DNK, until: 1985-02}
  as_of: 2024-06-01
  members: [DNK, IND, SUN]
- key: who-sea
  kind: WHORegion
  names: [Sea Region]
  source: {publisher: WHO, address: "https://example.org/3"}
  as_of: 2024-06
  members: [GBR]
"""


@pytest.fixture(scope="module")
def world(lasting_store: Store, lasting_turtle: Callable[..., Work], tmp_path_factory: pytest.TempPathFactory) -> View:
    """Five countries and two groups in a store of each backend."""
    store, turtle = lasting_store, lasting_turtle
    path = tmp_path_factory.mktemp("groups") / "reference-groups.yaml"
    path.write_text(GROUPS, encoding="utf-8")

    def load(context: Context) -> None:
        for group in groups(reference.read_sheet(path), LABELS):
            for record in group.records(LABELS):
                context.emit(record)

    ontology = Work("ontology", path, ontology_part.digest(), "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
    with store.writer() as writer:
        writer.add(ontology)
        writer.add(turtle("countries", COUNTRIES + GONE, names.REFERENCE_GRAPH))
        writer.add(Work("groups", path, "0" * 64, "reference", "1", load, names.GRAPH + "groups"))
    return store.view()


def _rows(view: View, columns: str, group: str, on: str) -> Iterator[tuple[Cell, ...]]:
    answer = ask(view, "members", {"group": group, "on": on})
    chosen = [answer.columns.index(column) for column in columns.split()]
    for row in answer.rows:
        yield tuple(row[index] for index in chosen)


@pytest.mark.parametrize(
    ("day", "since", "until", "grade", "why"),
    [
        ("1958-01-01", "1958-01-01", "1966-07-01", "certain", None),
        ("1966-07-01", "1958-01-01", "1966-07-01", "certain", None),
        ("2009-12-30", "2009", None, "possible", "the first day is known only as 2009"),
        ("2009-12-31", "2009", None, "certain", None),
    ],
)
def test_a_dated_membership_is_certain_from_its_first_to_its_last_day(
    world: View, day: str, since: str, until: str | None, grade: str, why: str | None
) -> None:
    found = [row for row in _rows(world, "code since until grade why", "isles", day) if row[0] == "FRA"]
    assert found == [("FRA", since, until, grade, why)]


@pytest.mark.parametrize("day", ["1957-12-31", "1966-07-02", "2008-12-31"])
def test_before_between_and_after_its_memberships_a_country_is_no_member(world: View, day: str) -> None:
    assert "FRA" not in {code for (code,) in _rows(world, "code", "isles", day)}


def test_a_membership_without_a_first_day_is_possible_and_counts_once(world: View) -> None:
    found = [row for row in _rows(world, "code until grade why", "isles", "1985-02-10") if row[0] == "DNK"]
    assert found == [("DNK", "1985-02", "possible", "the first day is not known")]


def test_what_is_attested_on_another_day_is_possible_only(world: View) -> None:
    found = set(_rows(world, "country grade why", "isles", "2020-01-01"))
    reason = "the source shows it as of 2024-06-01 only"
    assert found == {
        ("Denmark", "possible", reason),
        ("France", "certain", None),
        ("India", "possible", reason),
    }
    assert {grade for (grade,) in _rows(world, "grade", "isles", "2024-06-01")} == {"certain"}
    assert list(_rows(world, "country grade", "Sea Region", "2024-06-01")) == [("United Kingdom", "possible")]


def test_an_attested_state_is_left_out_once_its_codes_were_withdrawn(world: View) -> None:
    assert "SUN" in {code for (code,) in _rows(world, "code", "isles", "1992-08-30")}
    assert "SUN" not in {code for (code,) in _rows(world, "code", "isles", "1992-08-31")}


def test_each_row_says_who_says_so_and_who_has_looked(world: View) -> None:
    rows = list(_rows(world, "source review membership", "isles", "2010-01-01"))
    assert ("https://example.org/2", "reviewed", f"{names.ID}membership/isles/FRA/2") in rows
    rows = list(_rows(world, "source review membership", "isles", "1960-01-01"))
    assert ("https://example.org/1", "reviewed", f"{names.ID}membership/isles/FRA/1") in rows
    assert {review for (review,) in _rows(world, "review", "who-sea", "1960-01-01")} == {"unreviewed"}


def test_a_group_goes_by_its_key_and_all_its_names(world: View) -> None:
    for name in ("isles", "The Isles", "ISLES", "isles of the north"):
        assert ask(world, "members", {"group": name, "on": "2024-06-01"}).parameters["group"] == names.group("isles")
    with pytest.raises(Unknown, match="No group is called 'aisles'; did you mean The Isles"):
        ask(world, "members", {"group": "aisles"})
