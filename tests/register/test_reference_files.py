"""The bundled reference facts: what people edit there hangs together."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from comity import loading
from comity.graph.context import Context
from comity.graph.dates import when
from comity.graph.embedded import EmbeddedStore
from comity.graph.generations import EmbeddedView
from comity.graph.records import Record, Text
from comity.graph.store import strings
from comity.graph.validate import validate
from comity.loaders import gazetteer, reference
from comity.loaders.folder import register_folder
from comity.loaders.reference.rates import RATES
from comity.ontology import terms as C
from comity.queries.resolve import LABELS, normal

# UN members whose people have no English adjective of their own that fits no other country.
WITHOUT_ADJECTIVE = {"CAF", "COD", "COG", "DMA", "DOM", "FSM", "SLB"}
NOT_MEMBERS_BUT_LISTED = {"HKG", "MAC", "TWN", "VAT"}
REGISTER = register_folder()


def _records() -> list[Record]:
    found: list[Record] = []
    reference.load(Context(Path("reference"), "reference", found.append, lambda *_: None))
    return found


def test_the_same_files_give_the_same_records() -> None:
    assert _records() == _records()


def test_every_entry_has_a_key_of_its_own_that_begins_with_its_country() -> None:
    known = gazetteer.gazetteer()
    organisations = {one.key: one for one in known.organisations}
    posts = {one.key: one for one in known.posts}
    assert len(organisations) == len(known.organisations)
    assert len(posts) == len(known.posts)
    for one in known.organisations:
        assert one.country is None or one.key.startswith(one.country.lower() + "-")
    for post in known.posts:
        if post.organisation and post.country:
            assert organisations[post.organisation].country in (None, post.country)


def test_codes_of_demonyms_are_countries_and_every_one_of_them_has_a_name_or_adjective() -> None:
    entries = gazetteer.reference_data("reference-demonyms.yaml")
    assert set(entries) <= set(gazetteer.codes())
    assert {code for code in entries if not entries[code].get("adjectives")} == (
        WITHOUT_ADJECTIVE | NOT_MEMBERS_BUT_LISTED
    )


def test_no_name_stands_for_two_countries() -> None:
    meant = defaultdict(set)
    for code, names in gazetteer.gazetteer().countries.items():
        for name in names:
            meant[name.casefold()].add(code)
    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Democratic Republic of Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Trinidad and Tobago", "TTO"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Saint Lucia", "LCA"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("Ivorian", "CIV"),
        ("Viet Nam", "VNM"),
        ("Soviet Union", "SUN"),
        ("Soviet", "SUN"),
        ("Czechoslovak", "CSK"),
        ("Kosovar", "XKX"),
    ],
)
def test_usual_names_of_the_press_are_known(name: str, code: str) -> None:
    assert name in gazetteer.gazetteer().countries[code]


def test_serbia_and_montenegro_in_a_text_are_two_countries() -> None:
    assert gazetteer.gazetteer().countries["SCG"] == []


@pytest.mark.parametrize("name", reference.FILES)
def test_every_bundled_file_keeps_the_rules_of_its_kind(name: str) -> None:
    reference.check(REGISTER / name)


def test_what_stands_in_a_file_carries_the_line_of_its_entry() -> None:
    placed = [record.locator for record in _records() if record.locator]
    assert {place.file for place in placed} == {f"register/{name}" for name in (*reference.FILES, RATES)} - {
        "register/reference-demonyms.yaml"
    }
    for place in placed:
        line = (REGISTER.parent / place.file).read_text(encoding="utf-8").splitlines()[(place.line or 0) - 1]
        assert str(place.identifier).rsplit("/", 1)[-1] in line, place


def _values(record: Record, predicate: str) -> list[Any]:
    return [getattr(fact.value, "value", fact.value) for fact in record.facts if fact.predicate == predicate]


def test_all_249_countries_have_their_codes_and_a_name_in_each_un_language() -> None:
    listed = [record for record in _records() if _values(record, C.hasOfficialCode) == [True]]
    assert len(listed) == 249
    assert {record.kind for record in listed} == {C.Country}
    for record in listed:
        names = {fact.value for fact in record.facts if isinstance(fact.value, Text)} | {Text(record.label)}
        for language in ("en", "fr", "es", "ar", "zh", "ru"):
            name = Locale.parse(language).territories[_values(record, C.iso2)[0]]
            assert Text(name, language) in names, (record.iri, language)
        (number,) = _values(record, C.isoNumeric)
        assert len(number) == 3
        assert number.isdigit()
        assert _values(record, C.m49) == ([] if record.iri.endswith("TWN") else [number])
        assert len(_values(record, C.officialName)) == 1
    afghanistan = next(record for record in listed if record.iri.endswith("AFG"))
    assert _values(afghanistan, C.isoNumeric) == ["004"]


def test_what_iso_does_not_list_today_is_flagged() -> None:
    others = {record.iri[-3:]: record for record in _records() if _values(record, C.hasOfficialCode) == [False]}
    assert set(others) == {"CSK", "DDR", "SCG", "SUN", "XKX", "YUG"}
    assert others["SUN"].kind == C.HistoricalCountry
    assert _values(others["SUN"], C.iso4) == ["SUHH"]
    assert _values(others["SUN"], C.withdrawnOn) == [date(1992, 8, 30)]
    assert others["XKX"].kind == C.UnlistedCountry
    assert {name.value for fact in others["XKX"].facts if isinstance(name := fact.value, Text)} >= {"Косово", "科索沃"}
    # ISO gave CS to two states one after the other, and the number 891 too.
    assert {code for code, record in others.items() if _values(record, C.iso2)} == {"XKX"}
    assert {code for code, record in others.items() if _values(record, C.isoNumeric)} == {"CSK", "DDR", "SUN"}


def test_no_country_is_twice_in_a_group_at_the_same_time() -> None:
    for group in gazetteer.reference_data("reference-groups.yaml"):
        days: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for one in group.get("memberships", ()):
            first = when(one["from"]).latest if "from" in one else date.min
            last = when(one["until"]).earliest if "until" in one else date.max
            days[one["country"]].append((first or date.max, last or date.min))
        for country, found in days.items():
            assert all(left < right for (_, left), (right, _) in zip(sorted(found), sorted(found)[1:], strict=False)), (
                group["key"],
                country,
            )
        assert len(set(group.get("members", ()))) == len(group.get("members", ()))
        assert not set(group.get("members", ())) & {code for code in days if days[code][-1][1] == date.max}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The ontology and the reference graph in a store."""
    made = EmbeddedStore(tmp_path_factory.mktemp("reference") / "store")
    with made.writer() as writer:
        list(loading.base(writer))
    return made


@pytest.fixture(scope="module")
def view(store: EmbeddedStore) -> EmbeddedView:
    return store.view()


PREFIXES = "PREFIX comity: <https://w3id.org/comity/ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "


@pytest.mark.parametrize(("day", "members"), [("2012-06-01", 27), ("2019-12-31", 28), ("2020-06-01", 27)])
def test_the_european_union_has_as_many_members_as_it_had_that_day(view: EmbeddedView, day: str, members: int) -> None:
    query = f"""SELECT (COUNT(DISTINCT ?country) AS ?members) WHERE {{
      ?membership comity:group <https://w3id.org/comity/id/group/eu> ; comity:member ?country ; comity:validFrom ?from .
      OPTIONAL {{ ?membership comity:validUntil ?until }}
      FILTER(?from <= "{day}"^^xsd:date && (!BOUND(?until) || "{day}"^^xsd:date <= ?until)) }}"""
    assert list(strings(view.select(PREFIXES + query))) == [(str(members),)]


def test_shortcuts_are_the_memberships_that_have_not_ended(view: EmbeddedView) -> None:
    query = "SELECT ?country WHERE { ?country comity:memberOf <https://w3id.org/comity/id/group/eu> }"
    found = {country[-3:] for (country,) in strings(view.select(PREFIXES + query))}
    assert len(found) == 27
    assert "GBR" not in found
    regions = "SELECT ?country (COUNT(?region) AS ?n) WHERE { ?country comity:whoRegion ?region } GROUP BY ?country"
    counted = list(strings(view.select(PREFIXES + regions)))
    assert len(counted) > 150
    assert {number for _, number in counted} == {"1"}


def test_countries_without_the_flagged_ones_are_249(view: EmbeddedView) -> None:
    query = """SELECT (COUNT(?c) AS ?n) WHERE { ?c a comity:Country
      FILTER NOT EXISTS { ?c comity:hasOfficialCode false } }"""
    assert list(strings(view.select(PREFIXES + query))) == [("249",)]


@pytest.mark.parametrize("kind", ["Country", "CountryGroup"])
def test_no_name_or_code_that_a_user_may_type_means_two(view: EmbeddedView, kind: str) -> None:
    meant = defaultdict(set)
    for thing, name, *_ in strings(view.select(LABELS.format(ns=C.NS, kinds=f"comity:{kind}"))):
        meant[normal(name)].add(thing)
    assert {name: things for name, things in meant.items() if len(things) > 1} == {}


def test_the_reference_graph_conforms_to_the_shapes(store: EmbeddedStore) -> None:
    assert validate(store).findings == []
