"""Countries and groups as tables name them: turned round, marked, shortened, and by the names of other years."""

from pathlib import Path

import pytest

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Record, Text
from comity.loaders import reference
from comity.loaders.gazetteer import codes, gazetteer, territories
from comity.loaders.sheet import ALTERNATIVE
from comity.loaders.states import actor


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Korea, Republic of", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo", "COG"),
        ("Congo (Kinshasa)", "COD"),
        ("Guinea (Republic of)", "GIN"),
        ("Gambia, The", "GMB"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Germany, Federal Republic of", "DEU"),
        ("St. Kitts & Nevis", "KNA"),
        ("Saint Lucia", "LCA"),
        ("Côte d’Ivoire", "CIV"),
        ("Lao PDR", "LAO"),
        ("Denmark 3", "DNK"),
        ("Spain [4]", "ESP"),
        ("Germany 1, 2", "DEU"),
        ("Türkiye*", "TUR"),
        ("FR", "FRA"),
        ("FRA", "FRA"),
        ("Zaire", "COD"),
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Cape Verde", "CPV"),
        ("Turkey", "TUR"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Upper Volta", "BFA"),
        ("Byelorussian SSR", "BLR"),
        ("Yugoslavia, Socialist Federal Republic of", "YUG"),
        ("Serbia and Montenegro", "SCG"),
        ("USSR", "SUN"),
        ("Czechoslovakia", "CSK"),
        ("German Democratic Republic", "DDR"),
    ],
)
def test_a_state_is_known_by_the_names_of_tables(written: str, code: str) -> None:
    assert actor(written) == names.country(code)


@pytest.mark.parametrize("written", ["European Community", "European Communities", "European Economic Community", "EU"])
def test_the_european_union_goes_by_its_former_names(written: str) -> None:
    assert actor(written) == names.group("eu")


@pytest.mark.parametrize(
    "written",
    [
        "Congo (somewhere)",
        "Viet-Nam, Republic of",
        "China (Republic of)",
        "Korea",
        "United Arab Republic",
        "and",
        "of the",
        "",
    ],
)
def test_what_may_be_another_state_or_none_is_not_guessed(written: str) -> None:
    assert actor(written) is None


def test_a_state_goes_by_its_name_in_the_language_of_the_table() -> None:
    assert actor("Vereinigte Staaten", "de") == names.country("USA")
    assert actor("Россия", "ru-RU") == names.country("RUS")
    assert actor("Vereinigte Staaten", "qqq") is None


@pytest.mark.parametrize(
    "language", ["en", "fr", "es", "pt", "de", "it", "nl", "ar", "zh", "ru", "sv", "pl", "hi", "km"]
)
def test_every_country_goes_by_its_short_name_in_the_language_of_the_table(language: str) -> None:
    called = {
        code: territories(language)[alpha2] for code, alpha2 in codes().items() if alpha2 in territories(language)
    }
    assert len(called) > 240
    assert {code: name for code, name in called.items() if actor(name, language) != names.country(code)} == {}


@pytest.mark.parametrize(
    ("language", "written", "code"),
    [
        ("de", "Großbritannien", "GBR"),
        ("de", "Elfenbeinküste", "CIV"),
        ("de-AT", "Weißrussland", "BLR"),
        ("de", "Vereinigte Staaten von Amerika", "USA"),
        ("de", "Korea, Demokratische Volksrepublik", "PRK"),
        ("de", "Sowjetunion", "SUN"),
        ("fr", "Grande-Bretagne", "GBR"),
        ("fr", "Côte d'Ivoire", "CIV"),
        ("fr", "Pays-Bas", "NLD"),
        ("es", "Estados Unidos", "USA"),
        ("es", "Corea, República de", "KOR"),
        ("es", "Holanda", "NLD"),
        ("pt", "Irã", "IRN"),
        ("pt", "Irão", "IRN"),
        ("it", "Gran Bretagna", "GBR"),
        ("nl", "Ivoorkust", "CIV"),
        ("ru", "США", "USA"),
        ("zh", "美國", "USA"),
        ("fa", "فلسطین", "PSE"),
        ("hi", "टोगो", "TGO"),
    ],
)
def test_a_country_goes_by_other_names_in_the_language_of_the_table(language: str, written: str, code: str) -> None:
    assert actor(written, language) == names.country(code)


def test_a_name_in_another_language_than_that_of_the_table_is_not_read() -> None:
    assert actor("Elfenbeinküste") is None
    assert actor("Elfenbeinküste", "fr") is None


def test_a_name_that_two_countries_share_in_a_language_is_not_guessed() -> None:
    assert actor("Kata", "mi") is None  # Chad and Qatar differ by the length of a vowel alone


def test_former_names_are_in_the_graph_and_not_looked_for_in_texts() -> None:
    found: list[Record] = []
    reference.load(Context(Path("reference"), "reference", found.append, lambda *_: None))
    others = {record.iri: {fact.value for fact in record.facts if fact.predicate == ALTERNATIVE} for record in found}
    assert Text("Zaire") in others[names.country("COD")]
    assert Text("European Community") in others[names.group("eu")]
    assert "Zaire" not in gazetteer().countries["COD"]
    assert "European Community" not in gazetteer().groups["eu"]
