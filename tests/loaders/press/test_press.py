"""What the press loader finds in small texts, and in the seed text."""

import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.cli.extract import extract as extract_command
from comity.graph import names
from comity.graph.context import Context
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Iri, Record
from comity.loaders import loader_for
from comity.loaders.press import extract, load, recognises
from comity.loaders.press.dates import find, weekday
from comity.loaders.press.output import as_json
from comity.loaders.press.text import header_block

ROOT = Path(__file__).parents[3]
SEED = ROOT.parent / "shared" / "seed" / "india-russia-2025-12-05.txt"
needs_shared = pytest.mark.skipif(not SEED.exists(), reason="needs ../shared")


def loaded(path: Path, key: str = "k") -> tuple[Context, list[Record]]:
    records: list[Record] = []
    context = Context(path, key, records.append, lambda *_: None)
    load(context)
    return context, records


def test_a_cabinet_approval_is_approved_and_has_no_date_of_its_own() -> None:
    text = "date 2019-03-05 The Cabinet approved a Memorandum of Understanding between India and Germany on cancer.\n"
    (one,) = extract(text, "IND").agreements
    assert (one.type.value, one.status.value, one.date) == ("memorandum_of_understanding", "approved", None)
    assert {found.value for found in one.countries} == {"IND", "DEU"}
    assert [found.value for found in one.domains] == ["cancer"]


def test_and_splits_a_list_only_outside_a_term() -> None:
    text = "India and Nepal signed an agreement. It covers maternal and child health, malaria and telemedicine.\n"
    (one,) = extract(text).agreements
    assert [found.value for found in one.areas] == ["maternal and child health", "malaria", "telemedicine"]
    assert one.date is None


@pytest.mark.parametrize(
    ("day", "words", "expected"),
    [
        (date(2025, 12, 5), "on Friday", "2025-12-05"),
        (date(2025, 12, 5), "on Thursday", "2025-12-04"),
        (date(2026, 1, 1), "on Wednesday", "2025-12-31"),
        (date(2024, 3, 1), "on Thursday", "2024-02-29"),
        (date(2025, 1, 3), "last month", "2024-12"),
        (date(2025, 1, 3), "on 28 December 2024", "2024-12-28"),
        (date(2025, 1, 3), "on Dec 28", "2024-12-28"),
        (date(2025, 1, 3), "on 31 February 2024", None),
    ],
)
def test_a_date_is_read_against_the_date_line(day: date, words: str, expected: str | None) -> None:
    found = find(words, 0, len(words), day)
    assert (found[0].written if found else None) == expected


def test_a_weekday_ahead_lies_after_the_date_line() -> None:
    assert weekday(0, date(2025, 12, 5), "next") == date(2025, 12, 8)


def test_a_text_without_an_agreement_has_none() -> None:
    assert extract("The minister opened a hospital in Kenya. Nurses were present.\n").agreements == []


def test_an_agreement_on_other_matters_is_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2020-01-01 India and France signed an agreement on railways.\n")
    context, records = loaded(path)
    assert records == []
    assert sum(context.skipped.values()) == 1


def test_several_instruments_of_one_sentence_have_anchors_of_their_own() -> None:
    text = "India and Kenya signed an agreement on malaria and a memorandum of understanding on cancer.\n"
    assert len({one.anchor.start for one in extract(text).agreements}) == 2


def test_the_header_block_describes_the_source_and_is_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        b"\xef\xbb\xbfTitle: India signs\r\nPublished: 2024-05-01\r\nCountry: IND\r\n\r\nNothing was agreed.\r\n"
    )
    context, _ = loaded(path)
    assert context.description.title == "India signs"
    assert (context.description.published, context.description.country) == ("2024-05-01", "IND")
    assert context.text is not None
    assert "\r" not in context.text
    assert header_block("Prose: none") == ({}, 0)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"a\0b", "binary"),
        (b"Minist\xe8re", "byte 6"),
        (b"a" * 5_000_000, "larger"),
        (b"Country: Bharat\n\nText.", "Country"),
        (b"Published: yesterday\n\nText.", "Published"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_emitted(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    records: list[Record] = []
    with pytest.raises(BadInput, match=words):
        load(Context(path, "k", records.append, lambda *_: None))
    assert records == []


@pytest.mark.parametrize(
    "unit", ["a", "A ", "A and ", "signed an agreement ", "“", "1", "Minister ", "dates 5 May 2020 ", "\n"]
)
def test_hostile_text_takes_seconds_at_most(unit: str) -> None:
    begun = time.monotonic()
    extract((unit * (200_000 // len(unit) + 1))[:200_000])
    assert time.monotonic() - begun < 15


def test_utf_16_with_a_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("India’s ministry met.", encoding="utf-16")
    assert loaded(path)[0].text == "India’s ministry met."


def test_only_plain_text_is_recognised() -> None:
    assert recognises(Path("a.txt"), b"India and Russia")
    assert not recognises(Path("a"), b'{"a": 1}')
    assert not recognises(Path("a.yaml"), b"a: 1")
    assert not recognises(Path("a"), b"@prefix : <x> .")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "India",
                "Russia’s",
                "Ministry of Health",
                "signed",
                "an agreement",
                "İ",
                "  ",
                "on Friday",
                ".",
                "\n\n",
                "malaria and",
                "will promote",
                "😀",
            ]
        ),
        max_size=40,
    )
)
def test_every_quote_stands_at_its_offsets(parts: list[str]) -> None:
    text = " ".join(parts)
    for line in as_json(extract(text))["evidence"]:
        assert text[line["start"] : line["end"]] == line["quote"]


def test_the_example_is_read_fully() -> None:
    context, records = loaded(ROOT / "examples" / "india-russia-health-agreement.txt")
    assert context.description.publisher == "Comity editors, after agency reports of 5 December 2025"
    (one,) = extract(context.text or "").agreements
    assert {party.key for party in one.organisations} == {"ind-mohfw", "rus-minzdrav"}
    assert (one.date.value if one.date else None) == "2025-12-05"
    assert len(one.domains) >= 8
    assert len(one.provisions) >= 4
    assert one.bodies[0].frequency is not None
    assert len({record.iri for record in records}) == len(records)


@needs_shared
def test_the_seed_says_what_was_agreed() -> None:
    text = SEED.read_text(encoding="utf-8")
    (one,) = extract(text).agreements
    assert (one.type.value, one.status.value) == ("agreement", "signed")
    assert one.date is not None
    assert one.place is not None
    assert (one.date.value, one.date.spans[0].quote, one.place.value) == ("2025-12-05", "Friday", "New Delhi")
    assert [found.value for found in one.countries] == ["IND", "RUS"]
    assert [party.key for party in one.organisations] == ["ind-mohfw", "rus-minzdrav"]
    assert (one.signers, one.duration, one.amount) == ([], None, None)
    wanted = "healthcare-system-management professional-training disease-prevention-control maternal-and-child-health"
    wanted += " digital-health joint-research regulation-medicines-devices antimicrobial-resistance"
    wanted += " medical-education health-research"
    assert set(wanted.split()) <= {found.value for found in one.domains}
    kinds = {kind.value for provision in one.provisions for kind in provision.kinds}
    assert kinds == {
        "information-exchange",
        "mobility",
        "forum-participation",
        "joint-research",
        "programme-development",
        "objective",
    }
    groups = [group.value for provision in one.provisions for group in provision.beneficiaries]
    assert groups == ["specialists", "students"]


@needs_shared
def test_the_seed_tells_of_the_joint_body_the_persons_and_the_events() -> None:
    result = extract(SEED.read_text(encoding="utf-8"))
    (body,) = result.agreements[0].bodies
    assert body.status is not None
    assert body.frequency is not None
    assert (body.status.value, body.frequency.value) == ("planned", ("annual", "P1Y", "1"))
    assert [task.value for task in body.mandates] == ["monitor progress", "identify new opportunities"]
    assert [host.value for host in body.hosts] == ["IND", "RUS"]
    posts = {person.name: (person.role, person.country) for person in result.persons}
    assert posts["JP Nadda"] == ("minister-of-health", "IND")
    assert posts["Mikhail Murashko"] == ("minister-of-health", "RUS")
    assert posts["Vladimir Putin"] == ("president", "RUS")
    assert all(person.known_post for person in result.persons)
    meeting, visit, war = result.events
    assert [one.kind for one in result.events] == ["Meeting", "StateVisit", "Conflict"]
    assert (meeting.date.value if meeting.date else None) == "2025-12-04"
    assert meeting.during is not None
    assert meeting.during[0] is visit
    assert (visit.duration.value if visit.duration else None) == "P2D"
    assert visit.since is not None
    assert visit.since[0] is war
    assert (war.date.value if war.date else None) == "2022"
    assert [found.value for found in war.countries] == ["RUS", "UKR"]
    assert meeting.outcomes


def test_approving_a_signing_is_no_signing_and_the_approver_no_party() -> None:
    text = (
        "New Delhi, 12 March 2024: The Union Cabinet has approved the signing of a Memorandum of Understanding "
        "on malaria between the Health Ministry of India and the Ministry of Health of Brazil."
    )
    (agreement,) = as_json(extract(text, "IND"))["agreements"]
    assert agreement["status"] == "approved"
    assert agreement["parties_countries"] == ["IND", "BRA"]
    assert not any("Cabinet" in name for name in agreement["parties_organisations"])


def test_an_agreement_in_force_bears_the_status_of_the_list_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The pact on malaria between Ghana and Cuba entered into force on 9 May 2018.\n")
    _, records = loaded(path)
    facts = {fact.predicate.rsplit("#")[-1]: fact.value for fact in records[0].facts}
    assert facts["lastKnownStatus"] == Iri(names.concept("status", "in-force"))
    assert facts["inForceFrom"] == when("2018-05-09")


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health of Ghana signed a pact on malaria with Cuba and Togo.\n",
        "Le ministère de la Santé du Ghana a signé un accord sur le paludisme avec Cuba et le Togo.\n",
        "El Ministerio de Salud de Ghana firmó un convenio sobre malaria con Cuba y Togo.\n",
        "O Ministério da Saúde de Gana assinou um acordo sobre malária com Cuba e Togo.\n",
    ],
)
def test_a_country_without_a_body_of_its_own_is_party_beside_the_body_of_another(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    _, records = loaded(path)
    parties = [str(fact.value) for fact in records[0].facts if fact.predicate.endswith("#party")]
    assert {party.rsplit("/")[-1].rstrip("')") for party in parties} == {"gha-moh", "CUB", "TGO"}
    assert "CUB and TGO" in records[0].label or "TGO and CUB" in records[0].label


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ghana and Cuba signed a pact on malaria.</p>\n",
        "Ghana and Cuba signed a pact on malaria on 4&nbsp;March&nbsp;2021.\n",
        "Ghana and Cuba signed a pact on malaria.\n<script>track('Togo signed a pact on cancer with Mali')</script>\n",
    ],
)
def test_the_source_of_a_web_page_is_refused_and_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"holds HTML .* give the plain text"):
        loaded(path)


def test_an_html_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<!DOCTYPE html><p>Ghana and Cuba signed a pact.</p>\n")
    with pytest.raises(BadInput, match=r"is HTML, a web page; save the page as plain text"):
        loader_for(path)


def test_signs_of_less_and_more_are_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ghana & Cuba signed a pact on malaria in children <5 and >2 years, see <www.example.org>.\n")
    assert loaded(path)[1]


@pytest.mark.parametrize("day", ["18 April 2024", "18 avril 2024", "18 de abril de 2024", "2024-04-18"])
def test_a_header_gives_country_and_day_in_words_too(day: str) -> None:
    text = f"Country: Ghana\nPublished: {day}\n\nThe health ministry signed a pact on malaria with Cuba yesterday.\n"
    (one,) = extract(text).agreements
    assert one.date is not None
    assert one.date.value == "2024-04-17"
    assert {found.value for found in one.countries} == {"GHA", "CUB"}


@pytest.mark.parametrize("line", ["Country: Atlantis", "Published: some day"])
def test_extract_and_load_refuse_the_same_headers(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{line}\n\nGhana and Cuba signed a pact on malaria.\n")
    with pytest.raises(BadInput, match=line.split(":")[0]):
        loaded(path)
    done = CliRunner().invoke(extract_command, [str(path)])
    assert isinstance(done.exception, BadInput)
