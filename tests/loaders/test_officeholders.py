"""Tables of office holders: what is kept, whose the posts are, and that nothing goes missing."""

from pathlib import Path

import pytest

from comity import loading
from comity.graph import check, names
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, strings
from comity.graph.validate import validate
from comity.loaders import loader_for
from comity.loaders.officeholders.positions import Posts, country_of

# Q33 is Finland, whose posts the reference does not have; Q159 is Russia, whose minister of health it has.
POSITIONS = """\
id,position,country,jurisdiction,deputy,list,start,end,before,after,enwiki
Q800001,President of Russia,Q159,Q159,,,1991,,,,
Q800002,Russian Minister of Health,Q159,Q159,,,,,,,
Q800003,Head of a republic,,Q800009,,,,,,,
"""
HOLDERS = """\
position,person,personID,start,end,gender,DOB
President,Anna Ivanova,Q900001,2000-05-07,2008-05-07,female,1950-01-01
President,Anna Ivanova,Q900001,2000-05-07,2008-05-07,female,1950-01-01
President,Anna Ivanova,Q900001,2012-05-07,,female,1950-01-01
Minister of Health,"Petrov, Ivan",Q900002,2004,2007-09,male,
Prime Minister,Olga Orlova,Q900003,1999-08,,,
Acting President,Olga Orlova,Q900003,1999-12-31,1999-05-07,,
Minister of Health,Lev Lvov,,,2003-13-01,,
Prime Minister of Crimea,Max Maximov,Q900004,2014-02-27,,,
Deputy Minister of Health,Max Maximov,Q900004,2014,,,
Minister of Foreign Affairs,Max Maximov,Q900004,9999-12-31,,,
President,,Q900005,2000,,,
President,Short Row
"""
CABINET = """\
item,itemLabel,position,positionLabel,start,psid
Q900001,Anna Ivanova,Q800001,President of Russia,2012-05-07,Q900001-aa
Q900006,Vera Volkova,Q800007,Minister of Foreign Affairs,2020-01-21,Q900006-bb
Q900007,Gleb Glebov,Q800008,Minister of Culture,2020-01-21,Q900007-cc
"""
TENURES = """
PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who ?identifier ?post ?from ?fromEarliest ?untilLatest WHERE {
  ?tenure a comity:Tenure ; comity:holder ?person ; comity:post ?held .
  ?person rdfs:label ?who .
  ?held rdfs:label ?post .
  OPTIONAL { ?person comity:identifier ?identifier }
  OPTIONAL { ?tenure comity:validFromAsWritten ?from }
  OPTIONAL { ?tenure comity:validFromEarliest ?fromEarliest }
  OPTIONAL { ?tenure comity:validUntilLatest ?untilLatest }
} ORDER BY ?who ?from"""
RUSSIA = "the Russian Federation"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables of one country, as scrapers leave them."""
    made = tmp_path / "russia"
    made.mkdir()
    (made / "positions.csv").write_text(POSITIONS, encoding="utf-8")
    (made / "holders21.csv").write_text(HOLDERS, encoding="utf-8-sig")
    (made / "current-cabinet.csv").write_text(CABINET, encoding="utf-8")
    return made


def _load(store: Store, *paths: Path, **options: object) -> dict[str, Outcome]:
    outcomes = loading.load(store, [str(path) for path in paths], **options)  # type: ignore[arg-type]
    return {outcome.key: outcome for outcome in outcomes}


def test_holders_become_persons_posts_and_tenures(store: Store, folder: Path) -> None:
    outcome = _load(store, folder / "holders21.csv")["russia/holders21.csv"]
    health, president = f"Minister of Health of {RUSSIA}", f"President of {RUSSIA}"
    anna, olga = ("Anna Ivanova", "wikidata:Q900001"), ("Olga Orlova", "wikidata:Q900003")
    assert list(strings(store.view().select(TENURES))) == [
        (*anna, president, "2000-05-07", "2000-05-07", "2008-05-07"),
        (*anna, president, "2012-05-07", "2012-05-07", ""),
        ("Lev Lvov", "", health, "", "", ""),
        ("Max Maximov", "wikidata:Q900004", "Minister of Foreign Affairs of Russia", "", "", ""),
        (*olga, "Prime Minister of Russia", "1999-08", "1999-08-01", ""),
        ("Petrov, Ivan", "wikidata:Q900002", health, "2004", "2004-01-01", "2007-09-30"),
    ]
    assert outcome.skipped == {
        "rows that repeat another": 1,
        "tenures that end before they begin": 1,
        "dates that cannot be read": 1,
        "rows of positions other than heads of state and government, health and foreign ministers": 2,
        "rows without a position or a person": 1,
        "rows with more or fewer cells than the header": 1,
    }
    assert outcome.kinds["Tenure"] == 6
    # Every row of the table is in the graph or counted; the date that cannot be read is of a row that stays.
    assert outcome.kinds["Tenure"] + sum(outcome.skipped.values()) - 1 == HOLDERS.count("\n") - 1
    assert outcome.notes == ("columns that are not read: gender, DOB",)


def test_posts_are_those_of_the_reference_where_country_and_name_fit(store: Store, folder: Path) -> None:
    _load(store, folder / "holders21.csv")
    query = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT DISTINCT ?post ?country WHERE { GRAPH ?g { ?tenure comity:post ?post } ?post comity:postOfCountry ?country }
    ORDER BY ?post"""
    minted = [
        names.minted("russia/holders21.csv", "post", post) for post in ("Minister of Foreign Affairs", "Prime Minister")
    ]
    known = [names.post("rus-minister-of-health"), names.post("rus-president")]
    country = names.country("RUS")
    assert list(strings(store.view().select(query))) == [(post, country) for post in [*known, *minted]]
    assert list(check.check(store.view())) == []
    assert validate(store, ()).findings == []


def test_the_same_person_in_two_tables_is_one(store: Store, folder: Path) -> None:
    outcomes = _load(store, folder)
    assert outcomes["russia/positions.csv"].kinds.get("Post") is None
    assert "name no holders themselves" in outcomes["russia/positions.csv"].notes[0]
    assert outcomes["russia/current-cabinet.csv"].kinds["Tenure"] == 2
    query = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT (COUNT(DISTINCT ?person) AS ?persons) (COUNT(DISTINCT ?one) AS ?canonicals)
    WHERE { ?person comity:identifier "wikidata:Q900001" ; comity:canonical ?one }"""
    assert list(strings(store.view().select(query))) == [("2", "1")]
    assert {outcome.state for outcome in _load(store, folder).values()} == {"unchanged"}


def test_a_table_is_read_again_when_the_positions_beside_it_change(store: Store, folder: Path) -> None:
    _load(store, folder / "holders21.csv")
    (folder / "positions.csv").write_text(POSITIONS.replace("Q159", "Q33"), encoding="utf-8")
    assert _load(store, folder / "holders21.csv")["russia/holders21.csv"].state == "replaced"
    assert "President of Finland" in {row[2] for row in strings(store.view().select(TENURES))}


def test_all_keeps_every_post(store: Store, folder: Path) -> None:
    outcome = _load(store, folder / "holders21.csv", include_all=True)["russia/holders21.csv"]
    assert outcome.kinds["Tenure"] == 8
    assert not any("positions" in reason for reason in outcome.skipped)


def test_the_country_is_that_of_the_positions_else_the_one_given(store: Store, folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "holders.csv"
    alone.write_text(HOLDERS, encoding="utf-8")
    with pytest.raises(BadInput, match=r"holders\.csv does not tell whose posts these are; .* or give --country\."):
        _load(store, alone)
    _load(store, alone, country="FIN")
    posts = ("President", "Minister of Health", "Prime Minister", "Minister of Foreign Affairs")
    assert {row[2] for row in strings(store.view().select(TENURES))} == {f"{post} of Finland" for post in posts}
    (folder / "holders21.csv").write_text(HOLDERS + "Minister of Health,Nina Novak,Q900008,2021,\n", encoding="utf-8")
    notes = _load(store, folder / "holders21.csv", country="FIN")["russia/holders21.csv"].notes
    assert notes[-1] == "positions.csv says that the posts are of RUS, so --country FIN was not heeded"


@pytest.mark.parametrize(
    ("positions", "told"),
    [
        ("id,position,country\nQ1,a,Q159\nQ2,b,Q33\n", "whose posts"),
        ("id,position,country\nQ1,a,Q999999999\n", "whose posts"),
        ("id,position,country\nQ1,a,\n", "whose posts"),
    ],
)
def test_positions_that_name_no_one_country_leave_it_open(
    store: Store, folder: Path, positions: str, told: str
) -> None:
    (folder / "positions.csv").write_text(positions, encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        _load(store, folder / "holders21.csv")


def test_broken_tables_are_one_sentence(store: Store, folder: Path) -> None:
    path = folder / "holders21.csv"
    path.write_bytes(HOLDERS.replace("Lev", "Léo").encode("cp1252"))
    with pytest.raises(BadInput, match=r"holders21\.csv is not UTF-8 text"):
        _load(store, path)
    path.write_text(HOLDERS.replace("personID", "who"), encoding="utf-8")
    with pytest.raises(BadInput, match="has not the columns position, person, personID"):
        _load(store, path, form="officeholders")
    path.write_text(HOLDERS + 'President,"Open quote\n', encoding="utf-8")
    with pytest.raises(BadInput, match="is no table of comma-separated values"):
        _load(store, path)


def test_a_table_is_told_by_its_columns(folder: Path) -> None:
    assert {loader_for(path).name for path in folder.iterdir()} == {"officeholders"}


@pytest.mark.parametrize(
    ("country", "position", "kind"),
    [
        ("MUS", "Minister of Health and Quality of Life", "minister of health"),
        ("FRA", "Ministre de la Santé et de la Prévention", "minister of health"),
        ("BRA", "Ministra da Saúde", "minister of health"),
        ("UKR", "Міністр", None),
        ("RUS", "Министр здравоохранения", "minister of health"),
        ("EGY", "وزير الصحة والسكان", "minister of health"),
        ("JPN", "厚生労働大臣", "minister of health"),
        ("FRA", "Minister of State for Pensions and Occupational Health", None),
        ("JPN", "Minister in Charge of Measures for Health Crisis Management", None),
        ("ZAF", "Premier of Gauteng", None),
        ("FRA", "President of the French Republic", None),
        ("FRA", "President of the National Assembly", None),
        ("GBR", "Prime Minister of the United Kingdom", "head of state or government"),
        ("ZAF", "Minister of International Relations and Cooperation", "minister of foreign affairs"),
        ("USA", "Secretary-General of the Presidency", None),
    ],
)
def test_positions_are_told_apart_by_their_words(country: str, position: str, kind: str | None) -> None:
    assert Posts(country).kind(position) == kind


def test_countries_go_by_their_identifiers() -> None:
    assert [country_of(identifier) for identifier in ("Q55", "Q29999", "Q15180", "Q1030", "Q64")] == [
        "NLD",
        "NLD",
        "SUN",
        "NAM",
        None,
    ]


def test_the_real_tables_give_every_row_or_its_reason(shared: Path, tmp_path: Path) -> None:
    from comity.graph.store import open_store

    store = open_store(str(tmp_path / "store"))
    kept = {}
    for folder in sorted((shared / "data" / "wikidata-health-ministers").glob("*/")):
        path = folder / "holders21.csv"
        outcome = _load(store, path, key=folder.name)[folder.name]
        rows = len(path.read_text(encoding="utf-8").splitlines()) - 1
        assert outcome.kinds["Tenure"] + sum(outcome.skipped.values()) == rows, folder.name
        kept[folder.name] = outcome.kinds["Tenure"]
    # Counted by hand from the tables: presidents, prime ministers, ministers of health and of foreign affairs.
    assert kept == {
        "brazil-ministers": 23,
        "india-ministers": 33,
        "japan-ministers": 49,
        "kenya": 23,
        "russia-cabinet": 19,
        "south-africa-cabinet": 16,
    }
    assert validate(store, ()).findings == []


def test_the_folders_of_two_countries_stand_beside_each_other(store: Store, folder: Path) -> None:
    other = folder.parent / "finland"
    folder.rename(other)
    folder.mkdir()
    for path in other.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (other / "holders21.csv").write_text(HOLDERS + "Minister of Health,Nina Novak,Q900008,2021,\n", encoding="utf-8")
    _load(store, folder / "holders21.csv")
    assert _load(store, other / "holders21.csv")["finland/holders21.csv"].state == "added"
