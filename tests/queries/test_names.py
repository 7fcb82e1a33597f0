"""Names as people type them, held to the reference facts and the register: what they mean, or what may be meant."""

import re

import pytest

from comity import loading
from comity.graph import names
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View, open_store
from comity.queries import library
from comity.queries.resolve import TYPES, resolve
from comity.queries.spelling import Name, nearest


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Load the register."""
    store = open_store(str(tmp_path_factory.mktemp("names") / "store"))
    loading.load(store, ["register"])
    return store.view()


def _refused(view: View, kind: str, given: str) -> str:
    with pytest.raises(Unknown) as told:
        resolve(view, kind, given)
    return str(told.value)


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ("Congo", "Democratic Republic of the Congo (COD), Republic of the Congo (COG)."),
        ("Korea", "North Korea (PRK), South Korea (KOR)."),
        ("virgin islands", "British Virgin Islands (VGB), U.S. Virgin Islands (VIR)."),
    ],
)
@pytest.mark.parametrize("kind", ["country", "actor"])
def test_a_bare_name_that_two_countries_share_is_refused_with_both(
    view: View, kind: str, given: str, keys: str
) -> None:
    told = _refused(view, kind, given)
    assert "is the name of 2 " in told
    assert told.endswith(f"; say which by its key: {keys}")


@pytest.mark.parametrize(
    ("given", "code"),
    [("Guinea", "GIN"), ("Republic of the Congo", "COG"), ("DR Congo", "COD"), ("Niger", "NER"), ("Dominica", "DMA"),
     ("Samoa", "WSM"), ("Republic of Korea", "KOR"), ("Micronesia", "FSM"), ("Ireland", "IRL"), ("Sudan", "SDN")],
)  # fmt: skip
def test_a_name_that_is_a_countrys_own_means_it_though_others_hold_it(view: View, given: str, code: str) -> None:
    assert resolve(view, "country", given).value == names.country(code)


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("country", "Inda", "; did you mean India (IND)?"),
        ("country", "Untied", "United Arab Emirates (ARE), United Kingdom (GBR), United States (USA)?"),
        ("country", "Norvège du Nord", "Norvège (NOR)?"),
        ("country", "zzzzqq", "No country is called 'zzzzqq', and no name is near; write it in full, or by its key."),
        ("domain", "AMR and One", "; did you mean AMR and One Health (amr-one-health)?"),
        ("domain", "telemedicin", "; did you mean telemedicine (telemedicine)?"),
        (
            "organisation",
            "Global Fund",
            "did you mean Global Fund to Fight AIDS, Tuberculosis and Malaria (global-fund)?",
        ),
        ("agreement", "International Health Regulations", "did you mean International Health Regulations 2005 (regist"),
    ],
)
def test_the_nearest_names_are_told_as_they_are_written(view: View, kind: str, given: str, told: str) -> None:
    assert told in _refused(view, kind, given)


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        (
            "country",
            "EU",
            "'EU' is a group of countries, European Union (eu), and not a country; "
            "comity ask members --group eu lists its countries.",
        ),
        (
            "country",
            "WHO",
            "'WHO' is an organisation, World Health Organization (who), and not a country; name a country.",
        ),
        (
            "group",
            "India",
            "'India' is a country, India (IND), and not a group of countries; name a group of countries.",
        ),
    ],
)
def test_a_name_of_another_kind_is_told_as_such(view: View, kind: str, given: str, told: str) -> None:
    assert _refused(view, kind, given) == told


def test_the_question_that_takes_a_group_is_there() -> None:
    assert {"group": "group"}.items() <= {one.name: one.type for one in library.question("members").parameters}.items()


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("given", ["", "  ", "\n"])
def test_an_empty_text_is_refused(view: View, kind: str, given: str) -> None:
    with pytest.raises(BadInput, match=r"An empty text says nothing; write .+, or leave the parameter out\."):
        resolve(view, kind, given)


def test_whole_words_come_before_beginnings_these_before_parts_and_english_first() -> None:
    known = [
        Name(written, language, written, 0)
        for written, language in [
            ("unhealthy", "en"),
            ("healthcare of all", "en"),
            ("public health", "en"),
            ("health publique", "fr"),
            ("wealth", "en"),
        ]
    ]
    assert [name.written for name in nearest("Health", known)] == [
        "public health",
        "health publique",
        "healthcare of all",
    ]
    assert [name.written for name in nearest("healt of", known)] == ["healthcare of all"]
    assert [name.written for name in nearest("welth", known)] == ["wealth"]
    assert not re.search("[a-z]", "".join(name.written for name in nearest("q", known)))


AID = """<iati-activities version="2.03">{}</iati-activities>"""
ACTIVITY = """<iati-activity default-currency="USD"><iati-identifier>XX-{0}</iati-identifier>
 <reporting-org ref="XX-COA-{0}" type="21"><narrative>Tea Aid {0}</narrative></reporting-org>
 <participating-org role="1" ref="XX-COA-9{0}"><narrative>{1}</narrative></participating-org>
 <title><narrative>Nets</narrative></title><sector vocabulary="1" code="12262"/>
</iati-activity>"""
GIVEN = ("WHO", "UNICEF", "Gavi", "USAID", "Global Fund", "Global Fund")


@pytest.fixture(scope="module")
def with_aid(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Load the register, and a file whose own bodies are called as bodies of the reference are, under other codes."""
    folder = tmp_path_factory.mktemp("aid")
    file = folder / "aid.xml"
    file.write_text(AID.format("".join(ACTIVITY.format(*each) for each in enumerate(GIVEN))), encoding="utf-8")
    store = open_store(str(folder / "store"))
    loading.load(store, ["register", str(file)])
    return store.view()


@pytest.mark.parametrize(
    ("given", "key"), [("WHO", "who"), ("unicef", "unicef"), ("Gavi", "gavi"), ("USAID", "usa-usaid")]
)
@pytest.mark.parametrize("kind", ["organisation", "actor"])
def test_a_body_of_the_reference_goes_before_bodies_of_files_with_its_name(
    view: View, with_aid: View, kind: str, given: str, key: str
) -> None:
    assert resolve(view, kind, given).value == resolve(with_aid, kind, given).value == names.organisation(key)


def test_of_a_name_that_bodies_of_files_share_the_near_body_of_the_reference_is_told_first(with_aid: View) -> None:
    told = _refused(with_aid, "organisation", "Global Fund")
    assert "is the name of 2 organisations; say which by its key: " in told
    assert (
        "by its key: Global Fund to Fight AIDS, Tuberculosis and Malaria (global-fund), Global Fund (aid.xml/" in told
    )
    assert resolve(with_aid, "organisation", "Tea Aid 1").value.startswith(names.source("aid.xml"))
