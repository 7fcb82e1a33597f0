"""Reference files: every field reaches its record, and every mistake is one sentence with file and line."""

from pathlib import Path
from typing import Any

import pytest

from comity.graph import names
from comity.graph.errors import BadInput
from comity.graph.records import Record, Text, When
from comity.loaders import gazetteer, reference
from comity.loaders.folder import SETTING
from comity.loaders.reference.bodies import organisations, posts
from comity.loaders.reference.groups import Group, groups
from comity.loaders.sheet import ALTERNATIVE, NOTE
from comity.ontology import terms as C

KNOWN = ("FRA", "GBR", "DNK", "SUN", "IND")
LABELS = {"FRA": "France", "GBR": "United Kingdom", "DNK": "Denmark", "SUN": "Soviet Union", "IND": "India"}
GROUP = """# Groups.
- key: isles
  kind: CountryGroup
  names: [Isles, The Isles of the North]
  other_names: {fr: [Îles]}
  source: {publisher: Council, address: "https://example.org/1", seen: 2024-10, official: yes}
  note: Some words.
  memberships:
    - {country: FRA, from: 1958-01-01, until: 1966-07-01}
    - {country: FRA, from: 2009}
    - {country: DNK, from: 1973-01-01, source: {publisher: Gazette, address: "https://example.org/2"}}
  as_of: 2024-06
  members: [GBR, IND]
"""
ORGANISATION = """- key: ind-new
  kind: Ministry
  country: IND
  names: [New Indian Ministry, Ministry Anew]
  acronyms: [NM]
  other_names: {hi: [मंत्रालय]}
  former_names: [Newer Ministry]
  succeeds: [ind-old]
  part_of: ind-whole
  note: Some words.
- {key: ind-old, kind: Ministry, country: IND, names: [Old Indian Ministry]}
- {key: ind-whole, kind: Organisation, names: [Whole]}
"""
POST = "- {key: ind-minister, country: IND, organisation: ind-mohfw, names: [Minister, Secretary]}\n"
DEMONYM = "FRA: {names: [France], adjectives: [French]}\nIND: {adjectives: [Indian]}\n"
HISTORICAL = "SUN: {names: [Soviet Union], adjectives: [Soviet]}\nXKX: {alpha2: XK, names: [Kosovo]}\n"
TEXTS = {
    "groups": GROUP,
    "organisations": ORGANISATION,
    "posts": POST,
    "demonyms": DEMONYM,
    "historical": HISTORICAL,
}


def _write(folder: Path, kind: str, text: str) -> Path:
    path = folder / f"reference-{kind}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _groups(folder: Path, text: str = GROUP) -> list[Group]:
    return groups(reference.read_sheet(_write(folder, "groups", text)), KNOWN)


def _values(record: Record, predicate: str) -> list[Any]:
    return [getattr(fact.value, "value", fact.value) for fact in record.facts if fact.predicate == predicate]


def _written(record: Record, predicate: str) -> list[str]:
    moments = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [moment.written for moment in moments if isinstance(moment, When)]


def test_a_group_and_its_memberships_reach_their_records(tmp_path: Path) -> None:
    (group,) = _groups(tmp_path)
    records = {record.iri.removeprefix(names.ID): record for record in group.records(LABELS)}
    own = records["group/isles"]
    assert (own.kind, own.label) == (C.CountryGroup, "Isles")
    assert [fact.value for fact in own.facts if fact.predicate == ALTERNATIVE] == [
        Text("The Isles of the North"),
        Text("Îles", "fr"),
    ]
    assert _values(own, NOTE) == ["Some words."]
    assert own.locator is not None
    assert (own.locator.file, own.locator.line) == ("reference-groups.yaml", 2)
    page = records["page/isles/1"]
    assert _values(own, C.citedFrom) == [page.iri]
    assert _values(page, C.url) == ["https://example.org/1"]
    assert _values(page, C.isOfficial) == [True]
    assert _written(page, C.seenOn) == ["2024-10"]
    again = records["membership/isles/FRA/2"]
    assert again.label == "France in Isles"
    assert again.locator is not None
    assert again.locator.line == 10
    assert _values(again, C.member) == [names.country("FRA")]
    assert _values(again, C.group) == [own.iri]
    assert _written(again, C.validFrom) == ["2009"]
    assert _written(again, C.validUntil) == []
    assert _written(records["membership/isles/FRA/1"], C.validUntil) == ["1966-07-01"]
    assert _values(records["membership/isles/DNK/1"], C.citedFrom) == [records["page/isles/2"].iri]
    listed = records["membership/isles/GBR/1"]
    assert _written(listed, C.attestedOn) == ["2024-06"]
    assert _written(listed, C.validFrom) == []
    assert listed.locator is not None
    assert listed.locator.line == 13


def test_the_short_way_leads_from_countries_that_have_not_left(tmp_path: Path) -> None:
    left = GROUP.replace("until: 1966-07-01", "until: 1966-07").replace("{country: FRA, from: 2009}", "{country: SUN}")
    (group,) = _groups(tmp_path, left.replace("{country: SUN}", "{country: SUN, until: 1991-12-25}"))
    assert {code for code, _ in group.shortcuts()} == {"DNK", "GBR", "IND"}
    (region,) = _groups(tmp_path, GROUP.replace("CountryGroup", "WHORegion"))
    assert {fact.predicate for _, facts in region.shortcuts() for fact in facts} == {C.memberOf, C.whoRegion}


def test_a_checked_group_is_reviewed(tmp_path: Path) -> None:
    for text, state in ((GROUP, "unreviewed"), (GROUP + "  checked: yes\n", "reviewed")):
        (group,) = _groups(tmp_path, text)
        states = {
            value
            for record in group.records(LABELS)
            for value in _values(record, C.reviewState)
            if "/FRA/" in record.iri
        }
        assert states == {names.concept("review", state)}


def test_an_organisation_and_a_post_reach_their_records(tmp_path: Path) -> None:
    new, *_ = organisations(reference.read_sheet(_write(tmp_path, "organisations", ORGANISATION)), KNOWN)
    assert (new.iri, new.kind, new.label) == (names.organisation("ind-new"), C.Ministry, "New Indian Ministry")
    assert [fact.value for fact in new.facts if fact.predicate == ALTERNATIVE] == [
        Text("Ministry Anew"),
        Text("मंत्रालय", "hi"),
        Text("Newer Ministry"),
    ]
    assert _values(new, C.acronym) == ["NM"]
    assert _values(new, C.successorOf) == [names.organisation("ind-old")]
    assert _values(new, C.partOf) == [names.organisation("ind-whole")]
    assert _values(new, NOTE) == ["Some words."]
    (post,) = posts(reference.read_sheet(_write(tmp_path, "posts", POST)), KNOWN, ["ind-mohfw"])
    assert _values(post, C.postIn) == [names.organisation("ind-mohfw")]
    assert _values(post, C.postOfCountry) == [names.country("IND")]
    assert _values(post, ALTERNATIVE) == ["Secretary"]


@pytest.mark.parametrize("kind", TEXTS)
def test_a_good_file_of_each_kind_passes(tmp_path: Path, kind: str) -> None:
    reference.check(_write(tmp_path, kind, TEXTS[kind]))


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("groups", "GBR", "GBX", "line 13: 'GBX' is no known country; did you mean"),
        ("groups", "country: DNK", "country: DNX", "line 11: 'DNX' is no known country"),
        (
            "groups",
            "country: DNK",
            "country: Denmark",
            "line 11, memberships.country: 'Denmark' should be a country code",
        ),
        ("groups", "from: 2009", "from: 2009-13", "line 10: '2009-13' is not a date"),
        ("groups", "seen: 2024-10", "seen: autumn", "line 6: 'autumn' is not a date"),
        ("groups", "as_of: 2024-06", "as_of: lately", "line 12: 'lately' is not a date"),
        ("groups", "until: 1966-07-01", "until: 1957", "line 9: 1957 is before 1958-01-01, the first day"),
        ("groups", "until: 1966-07-01", "until: 2010", "line 10: FRA is in isles at the same time by line 9"),
        ("groups", ", until: 1966-07-01", "", "line 10: FRA is in isles at the same time by line 9"),
        ("groups", "GBR, IND", "GBR, GBR", "line 13: GBR is in isles at the same time by line 13"),
        ("groups", "GBR, IND", "GBR, DNK", "line 13: DNK is in isles at the same time by line 11"),
        ("groups", "from: 2009", "From: 2009", "line 10, memberships: 'From' is no field here; did you mean from"),
        ("groups", ", from: 2009", "", "line 10, memberships: this should be a membership with from or until"),
        ("groups", "  members: [GBR, IND]\n", "", "line 2, the file: this should be a group with memberships, or with"),
        ("groups", "kind: CountryGroup", "kind: Bloc", "line 3, kind: 'Bloc' is none of"),
        ("groups", "key: isles", "key: The Isles", "line 2, key: 'The Isles' should be small letters"),
        (
            "groups",
            "example.org/2",
            "example .org",
            "line 11, memberships.source.address: .* should be an http address",
        ),
        ("groups", "{fr: ", "{French: ", "line 5: 'French' is no language; write a tag such as fr"),
        ("groups", "GBR, IND]\n", "GBR, IND]\n" + GROUP[10:], "line 14: the key 'isles' is used in line 2"),
        ("organisations", "kind: Ministry\n", "kind: Ministery\n", "line 2, kind: 'Ministery' is none of"),
        ("organisations", "country: IND\n", "country: INX\n", "line 3: 'INX' is no known country; did you mean .*IND"),
        ("organisations", "[ind-old]", "[ind-odl]", "line 8: 'ind-odl' is no known organisation; did you mean ind-old"),
        ("organisations", "part_of: ind-whole", "part_of: ind-new", "line 9: 'ind-new' is this organisation itself"),
        (
            "organisations",
            "names: [Whole]",
            "names: [Whole], part_of: ind-new",
            "line 9: .* over part_of; break the circle",
        ),
        (
            "organisations",
            "acronyms:",
            "acronym:",
            "line 5, the file: 'acronym' is no field here; did you mean acronyms",
        ),
        ("organisations", "key: ind-old", "key: ind-new", "line 11: the key 'ind-new' is used in line 1"),
        ("organisations", "[New Indian Ministry, ", "[New Ministry, ", "line 4: 'New Ministry' does not say whose"),
        ("organisations", "[Old Indian Ministry]", "[ministry anew]", "line 11: 'ministry anew' is a name of ind-new"),
        (
            "organisations",
            "names: [New Indian Ministry, Ministry Anew]",
            "names: []",
            "line 4, names: this should be a list",
        ),
        ("posts", "ind-mohfw", "ind-mohf", "line 1: 'ind-mohf' is no known organisation; did you mean ind-mohfw"),
        ("posts", "country: IND, organisation: ind-mohfw, ", "", "line 1, .*a post with a country or an organisation"),
        ("posts", "country: IND", "country: IDN, seat: 1", "line 1, the file: 'seat' is no field here"),
        ("posts", "country: IND", "country: XYZ", "line 1: 'XYZ' is no known country"),
        ("demonyms", "IND:", "INN:", "line 2: 'INN' is no known country; did you mean"),
        ("demonyms", "[Indian]", "[french]", "line 2: 'french' also stands for FRA; keep one"),
        (
            "demonyms",
            "adjectives: [Indian]",
            "adjective: [Indian]",
            "line 2, IND: 'adjective' is no field here; did you",
        ),
        ("demonyms", "IND: {adjectives: [Indian]}", "FRA: {adjectives: [Gallic]}", "line 2 gives 'FRA' twice"),
        ("historical", "SUN", "SUX", "line 1: 'SUX' is no known code of ISO 3166-3; did you mean SUN"),
        ("historical", "SUN", "FRA", "line 1: 'FRA' is listed in ISO 3166-1 today"),
        (
            "historical",
            "alpha2: XK",
            "alpha2: KX",
            "line 2, XKX.alpha2: 'KX' should be a two-letter code that ISO leaves",
        ),
        ("historical", "XKX", "QKX", "line 2: 'QKX' does not go with XK"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, kind: str, old: str, new: str, expected: str
) -> None:
    text = TEXTS[kind]
    assert old in text
    with pytest.raises(BadInput, match=expected) as caught:
        reference.check(_write(tmp_path, kind, text.replace(old, new, 1)))
    assert str(caught.value).startswith(f"reference-{kind}.yaml line ")
    assert "\n" not in str(caught.value)


def test_a_country_that_came_back_is_in_the_group_twice_but_not_on_one_day(tmp_path: Path) -> None:
    for until, start, overlap in (
        ("1966-07-01", "1966-07-01", True),
        ("1966-07-01", "1966-07-02", False),
        ("1966", "1966", False),  # it may have come back later in the year
        ("1967", "1966", True),
    ):
        text = GROUP.replace("1966-07-01", until).replace("2009", start)
        if overlap:
            with pytest.raises(BadInput, match="at the same time"):
                _ = _groups(tmp_path, text)[0].memberships
        else:
            assert len(_groups(tmp_path, text)[0].memberships) == 5


def test_a_country_is_in_one_who_region_at_a_time(tmp_path: Path) -> None:
    one = GROUP.replace("CountryGroup", "WHORegion")
    two = one.split("\n", 1)[1].replace("isles", "others").replace("[GBR, IND]", "[GBR]")
    with pytest.raises(BadInput, match="line 22: FRA is in the WHO region isles too; end one of the two"):
        _groups(tmp_path, one + two)


def test_what_a_file_points_to_is_looked_for_beside_it(tmp_path: Path) -> None:
    path = _write(tmp_path, "posts", POST.replace("ind-mohfw", "ind-new"))
    with pytest.raises(BadInput, match="'ind-new' is no known organisation"):
        reference.check(path)
    _write(tmp_path, "organisations", ORGANISATION)
    reference.check(path)
    group = _write(tmp_path, "groups", GROUP.replace("country: DNK", "country: RHO"))
    with pytest.raises(BadInput, match="'RHO' is no known country"):
        reference.check(group)
    _write(tmp_path, "historical", "RHO: {names: [Southern Rhodesia]}\n")
    reference.check(group)


def test_a_file_of_another_name_is_no_reference_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"reference-other\.yaml is no reference file; those are reference-demonyms"):
        reference.check(_write(tmp_path, "other", GROUP))


def test_a_change_in_any_file_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    found = {reference.digest()}  # of the bundled files: the folder has none
    for name in reference.FILES:
        (tmp_path / name).write_text("two", encoding="utf-8")
        found.add(reference.digest())
    assert len(found) == len(reference.FILES) + 1


def test_the_files_of_a_folder_stand_for_the_bundled_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = gazetteer.gazetteer()
    _write(tmp_path, "groups", GROUP)
    _write(tmp_path, "organisations", ORGANISATION)
    monkeypatch.setenv(SETTING, str(tmp_path))
    own = gazetteer.gazetteer()
    assert own.groups == {"isles": ["Isles", "The Isles of the North", "Îles"]}
    assert own.organisations[0].names[-1] == "Newer Ministry"
    assert own.posts == bundled.posts
    monkeypatch.delenv(SETTING)
    assert gazetteer.gazetteer().groups["eu"][0] == "European Union"


def test_a_former_name_that_another_bears_today_is_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "organisations", ORGANISATION.replace("[Newer Ministry]", "[Newer Ministry, Old Indian Ministry]"))
    monkeypatch.setenv(SETTING, str(tmp_path))
    new, old, _ = gazetteer.gazetteer().organisations
    assert "Newer Ministry" in new.names
    assert "Old Indian Ministry" not in new.names
    assert "Old Indian Ministry" in old.names
