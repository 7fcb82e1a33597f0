"""The register and reference loaders: every field reaches the graph, every mistake names file and line."""

from pathlib import Path
from typing import Any

import pytest

from comity.graph import names
from comity.graph.context import Context
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Record, Text, When
from comity.loaders import gazetteer, press, reference, register
from comity.ontology import terms as C

HEAD = "key: try\ntitle: A try\npublisher: Us\nlicence: CC BY 4.0\nagreements:\n"
ENTRY = """- key: one
  title: India-Cuba memorandum
  type: memorandum_of_understanding
  parties: [ind-mohfw, {organisation: cub-minsap, on_behalf_of: CUB}, NOR]
  dates: {signed: 2020-02-03, in_force: 2021, expires: 2026-01..2026-03}
  place: Havana
  status: {last_known: in-force, as_of: 2022-05}
  domains: [malaria]
  areas_as_worded: [health of sailors]
  bodies:
    - {name: Joint Committee, status: active, meets: every-two-years, hosts: [IND, CUB], alternate: yes}
  duration: P5Y
  renewal: automatic
  amount: {sum: 1500000.50, currency: EUR, whose: Norway's fund}
  signers:
    - {name: A. Person, post: ind-minister-of-health, for: IND}
    - {name: B. Person, post: Ambassador, for: CUB}
  source: {publisher: Gazette, address: "https://example.org/1", published: 2020-02-04, official: yes}
  checked: yes
"""
# An open treaty, and what follows it: with the fields that the first entry does not have.
TREATY = """- key: convention
  title: Convention on sea clinics
  official_title: {fr: Convention sur les cliniques de mer}
  type: treaty
  open_to: all coastal states
  dates: {adopted: 1999-05-01}
  status: {last_known: in-force}
  domains: [malaria]
  source: {publisher: Gazette, address: "https://example.org/2", official: yes}
  checked: disputed
- key: plan
  title: Plan under the convention
  type: programme
  parties: [asean, who]
  status: {last_known: announced}
  binding: no
  domains: [malaria]
  bodies:
    - name: Conference
      meets_as_worded: at least yearly
      mandate: [reviews the plan]
      last_met: {on: 2018-10-08..2018-10-10, place: Geneva, session: 3}
      note: its secretariat is new
  amount: {sum: 10, currency: USD, whose: who, note: an upper limit}
  signers: [{name: C. Person, for: who}]
  builds_on: [convention]
  builds_on_as_worded: [the strategy of 1998]
  source: {publisher: Gazette, address: "https://example.org/3", official: yes}
  other_sources: [{publisher: Courier, address: "https://example.org/4", supports: [amount, bodies]}]
  checked: no
"""


def _load(tmp_path: Path, text: str) -> list[Record]:
    path = tmp_path / "register" / "try.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found: list[Record] = []
    register.load(Context(path, "try", found.append, lambda *_: None))
    return found


def _values(record: Record, predicate: str) -> list[Any]:
    return [getattr(fact.value, "value", fact.value) for fact in record.facts if fact.predicate == predicate]


def test_every_field_of_an_entry_reaches_its_record(tmp_path: Path) -> None:
    noticed = ENTRY.replace("  renewal: automatic\n", "  renewal: automatic\n  notice: P6M\n")
    records = {record.iri: record for record in _load(tmp_path, HEAD + noticed)}
    own = records[names.minted("try", "agreement", "one")]
    assert own.kind == C.MemorandumOfUnderstanding
    assert own.locator is not None
    assert (own.locator.file, own.locator.line, own.locator.identifier) == ("register/try.yaml", 6, "one")
    assert _values(own, C.partyCountry) == [names.country(code) for code in ("IND", "CUB", "NOR")]
    assert _values(own, C.party)[0] == names.organisation("ind-mohfw")
    signed = next(fact.value for fact in own.facts if fact.predicate == C.signedOn)
    assert isinstance(signed, When)
    assert signed.written == "2020-02-03"
    expires = next(fact.value for fact in own.facts if fact.predicate == C.expiresOn)
    assert isinstance(expires, When)
    assert str(expires.latest) == "2026-03-31"
    assert _values(own, C.lastKnownStatus) == [names.concept("status", "in-force")]
    assert _values(own, C.areaText) == ["health of sailors"]
    assert _values(own, C.duration) == ["P5Y"]
    assert _values(own, C.autoRenewal) == [True]
    assert _values(own, C.noticePeriod) == ["P6M"]
    assert _values(own, C.reviewState) == [names.concept("review", "reviewed")]
    body = records[_values(own, C.establishes)[0]]
    assert _values(body, C.meetingInterval) == ["P2Y"]
    assert _values(body, C.hostsAlternate) == [True]
    flow = records[_values(own, C.flow)[0]]
    assert str(_values(flow, C.amount)[0]) == "1500000.50"
    page = records[_values(own, C.citedFrom)[0]]
    assert _values(page, C.url) == ["https://example.org/1"]
    signers = [records[iri] for iri in _values(own, C.signedBy)]
    assert [signer.label for signer in signers] == ["A. Person", "B. Person"]
    assert _values(signers[0], C.holdsPost) == [names.post("ind-minister-of-health")]
    ambassador = records[_values(signers[1], C.holdsPost)[0]]
    assert _values(ambassador, C.postOfCountry) == [names.country("CUB")]


def test_a_participation_is_called_by_the_name_of_the_party(tmp_path: Path) -> None:
    records = _load(tmp_path, HEAD + ENTRY.replace("NOR]", "NOR, SUN, asean]"))
    labels = [record.label.partition(" in ")[0] for record in records if record.kind == C.Participation]
    assert labels == [
        "Ministry of Health and Family Welfare of India",
        "Ministry of Public Health of Cuba",
        "Norway",
        "Soviet Union",
        "Association of Southeast Asian Nations",
    ]


def test_a_body_without_public_standing_is_party_for_itself_unless_it_acts_for_a_country(tmp_path: Path) -> None:
    entry = ENTRY.replace("NOR]", "usa-gates, rus-binnopharm, {organisation: phl-meco, on_behalf_of: PHL}]")
    records = {record.iri: record for record in _load(tmp_path, HEAD + entry)}
    own = records[names.minted("try", "agreement", "one")]
    parties = ("ind-mohfw", "cub-minsap", "usa-gates", "rus-binnopharm", "phl-meco")
    assert _values(own, C.party) == [names.organisation(key) for key in parties]
    assert _values(own, C.partyCountry) == [names.country(code) for code in ("IND", "CUB", "PHL")]
    behalf = [_values(records[iri], C.onBehalfOf) for iri in _values(own, C.participation)]
    assert behalf == [[names.country("IND")], [names.country("CUB")], [], [], [names.country("PHL")]]


def test_the_fields_of_open_treaties_and_of_what_follows_them_reach_their_records(tmp_path: Path) -> None:
    records = {record.iri: record for record in _load(tmp_path, HEAD + TREATY)}
    treaty = records[names.minted("try", "agreement", "convention")]
    assert (_values(treaty, C.openTo), _values(treaty, C.party)) == (["all coastal states"], [])
    title = next(fact.value for fact in treaty.facts if fact.predicate == C.officialName)
    assert title == Text("Convention sur les cliniques de mer", "fr")
    assert _values(treaty, C.reviewState) == [names.concept("review", "disputed")]
    plan = records[names.minted("try", "agreement", "plan")]
    assert _values(plan, C.party) == [names.group("asean"), names.organisation("who")]
    assert _values(plan, C.partyCountry) == []
    assert _values(plan, C.isBinding) == [False]
    assert _values(plan, C.buildsOn) == [treaty.iri]
    assert _values(plan, C.buildsOnText) == ["the strategy of 1998"]
    body = records[_values(plan, C.establishes)[0]]
    assert _values(body, C.meetingText) == ["at least yearly"]
    session = next(record for record in records.values() if _values(record, C.heldBy) == [body.iri])
    assert (_values(session, C.startsOn), _values(session, C.sessionNumber)) == ([when("2018-10-08")], [3])
    flow = records[_values(plan, C.flow)[0]]
    assert (_values(flow, C.provider), _values(flow, C.flowSide)) == ([names.organisation("who")], [])
    pages = [records[iri] for iri in _values(plan, C.citedFrom)]
    assert [_values(page, C.supportsField) for page in pages] == [[], ["amount", "bodies"]]
    signer = records[_values(plan, C.signedBy)[0]]
    assert signer.facts == ()


def test_entries_point_to_entries_of_the_files_beside_their_own(tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    other = HEAD.replace("key: try", "key: other") + ENTRY
    beside = tmp_path / "register" / "agreements-other.yaml"
    beside.write_text(other, encoding="utf-8")
    text = HEAD + ENTRY.replace("  checked: yes", "  renews: [other/one]\n  checked: yes")
    own = next(record for record in _load(tmp_path, text) if record.kind == C.MemorandumOfUnderstanding)
    assert _values(own, C.renews) == [names.minted("other", "agreement", "one")]
    with pytest.raises(BadInput, match="line 24: 'two' is no known entry of other; did you mean one"):
        _load(tmp_path, text.replace("other/one", "other/two"))
    with pytest.raises(BadInput, match="line 24: 'otter' is no known key of a file beside this one"):
        _load(tmp_path, text.replace("other/one", "otter/one"))
    beside.write_text(other.replace("key: one", "key: two"), encoding="utf-8")
    with pytest.raises(BadInput, match="line 24: 'two' is an entry of another file; write other/two"):
        _load(tmp_path, text.replace("other/one", "two"))
    beside.write_text("a: [", encoding="utf-8")
    with pytest.raises(BadInput, match=r"agreements-other.yaml line \d cannot be read"):
        _load(tmp_path, text)


def test_what_was_left_out_is_counted_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "left.yaml"
    text = "left_out:\n- {what: a list, address: 'https://example.org/9', why: names no parties}\n"
    path.write_text(HEAD.replace("agreements:\n", text), encoding="utf-8")
    context = Context(path, "try", lambda _: None, lambda *_: None)
    register.load(context)
    assert context.skipped == {"candidates of the register: names no parties": 1}
    assert context.skipped_at == [("candidates of the register: names no parties", "left.yaml line 6")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("NOR]", "XXX]", "line 9: 'XXX' is no known country"),
        ("ind-mohfw", "ind-mohf", "line 9: 'ind-mohf' is no known organisation or group; did you mean ind-mohfw"),
        ("[malaria]", "[malarya]", "line 13: 'malarya' is no known domain; did you mean malaria"),
        ("2020-02-03", "2020-02-33", "line 10: '2020-02-33' is not a date"),
        ("checked: yes", "checked: maybe", "line 24, agreements.checked: 'maybe' is none of yes, no, disputed"),
        ("  place: Havana\n", "  plaice: Havana\n", "line 11, agreements: 'plaice' is no field here"),
        ("  place: Havana\n", "  place: Havana\n  place: Delhi\n", "line 12 gives 'place' twice"),
        ("place: Havana", "place: [Havana", "a bracket does not close"),
        ("place: Havana", "place: &a Havana\n  note: *a", "line 12 uses a YAML alias"),
        ("place: Havana", "place: " + "[" * 30, "line 11 nests deeper"),
        ("place: Havana", "place: " + "[" * 3000, "line 11 (nests deeper|cannot be read)"),
        ("place: Havana", "place: Havana: Vedado", "line 11 cannot be read: text with a colon"),
        ("place: Havana", "\tplace: Havana", "line 11 cannot be read: indent by spaces"),
        ("place: Havana", "place: Havana #2", "line 11: what follows the # would be lost"),
        ("1500000.50", "1,500,000", "line 19, agreements.amount: '500' is no field here; text with a comma"),
        ("currency: EUR", "currency: EUX", "line 19: 'EUX' is no known currency of ISO 4217; did you mean"),
        ("whose: Norway's fund", "whose: NOX", "line 19: 'NOX' is no known country; did you mean NOR"),
        ("NOR]", "Norway]", "line 9: a country is written by its code: NOR for 'Norway'"),
        ("NOR]", "nor]", "line 9: a country is written by its code: NOR for 'nor'"),
        ("2020-02-03,", "2999-02-03,", "line 10: 2999-02-03 has not come yet"),
        ("expires: 2026-01..2026-03", "expires: 2019", "line 10: it cannot end in 2019: signed is 2020-02-03"),
        ("hosts: [IND, CUB]", "hosts: [IND, CUX]", "line 16: 'CUX' is no known country; did you mean .*CUB"),
        ('address: "https://example.org/1", ', "", "line 23, agreements.source: address must be given"),
        (
            '"https://example.org/1"',
            '"https://..."',
            "agreements.source.address: .* should be an http address",
        ),
        ("[malaria]", "[malaria, malaria]", "line 13: 'malaria' is given twice; keep one"),
        ("place: Havana", "place: " + "a" * 3000, "line 11, agreements.place: 'a+…' should be words, of at most 2,000"),
        ("place: Havana", "? [a]", "line 11 has a list for a key"),
        ("place: Havana", "place: ''", "line 11, agreements.place: '' should be words"),
        ("place: Havana", 'place: "a\\x01b"', "line 11 holds a control character"),
        ("  type: memorandum_of_understanding\n", "", "line 6, agreements: type must be given"),
        (
            "duration: P5Y",
            "duration: 5 years",
            "line 17, agreements.duration: '5 years' should be an ISO 8601 duration",
        ),
        ("example.org/1", "example.org/<1>", "line 23, agreements.source.address: .* should be an http address"),
        ("NOR]", "ind-mohfw]", "line 9: 'ind-mohfw' is a party already"),
        ("NOR]", "ind-ayush]", "line 21: 'IND' is the country of several parties; write ind-mohfw or ind-ayush"),
        ("in_force: 2021", "approved: {by: SWE, on: 2021}", "line 10: 'SWE' is no party of this agreement"),
        (
            "post: Ambassador",
            "post: cub-ministr",
            "line 22: 'cub-ministr' is no known post; did you mean",
        ),
        ("  checked: yes", "  renews: [one]\n  checked: yes", "line 24: 'one' cannot change itself"),
        ("for: CUB", "for: SWE", "line 22: 'SWE' is no party of this agreement"),
        ("  checked: yes", "  amends: [none]\n  checked: yes", "line 24: 'none' is no known entry of this file"),
        ("  checked: yes", "  checked: yes\n" + ENTRY.rstrip(), "line 25: the key 'one' is used in line 6"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = HEAD + ENTRY
    assert old in text
    with pytest.raises(BadInput, match=expected) as caught:
        _load(tmp_path, text.replace(old, new, 1))
    assert "register/try.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_first_of_several_mistakes_is_the_one_that_stands_first(tmp_path: Path) -> None:
    """The twelfth entry would come before the third if places were compared as words."""
    entries = [ENTRY.replace("key: one", f"key: k{number}") for number in range(12)]
    for number in (2, 11):
        entries[number] += "  plaice: Havana\n"
    with pytest.raises(BadInput, match=rf"line {5 + 3 * 19 + 1}, agreements: 'plaice' .* did you mean place.*1 more"):
        _load(tmp_path, HEAD + "".join(entries))


def test_an_entry_without_domain_or_party_is_told_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="line 6, agreements: domains must be given"):
        _load(tmp_path, HEAD + ENTRY.replace("  domains: [malaria]\n", ""))
    with pytest.raises(BadInput, match="line 6, agreements: this should be an entry with parties or open_to"):
        _load(tmp_path, HEAD + TREATY.replace("  open_to: all coastal states\n", ""))


def test_a_signer_of_a_group_needs_a_known_post_and_an_open_treaty_has_none(tmp_path: Path) -> None:
    text = HEAD + TREATY.replace("for: who", "post: Some Chair, for: asean")
    with pytest.raises(BadInput, match="line 30: 'asean' is a group; write the post as a key"):
        _load(tmp_path, text)
    text = HEAD + TREATY.replace("1999-05-01}", "1999-05-01}\n  signers: [{name: D. Person, for: IND}]")
    with pytest.raises(BadInput, match="line 12: 'IND' is no party"):
        _load(tmp_path, text)


def test_a_file_of_very_many_values_is_refused_before_it_is_checked(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too many values"):
        _load(tmp_path, HEAD + "- a\n" * 250_000)


def test_an_approval_by_one_side_stands_on_that_side(tmp_path: Path) -> None:
    text = HEAD + ENTRY.replace("in_force: 2021", "approved: {by: NOR, on: 2021-05}")
    records = {record.iri: record for record in _load(tmp_path, text)}
    own = records[names.minted("try", "agreement", "one")]
    sides = [records[iri] for iri in _values(own, C.participation)]
    assert _values(own, C.approvedOn) == []
    approvals = [[fact.value for fact in side.facts if fact.predicate == C.approvedOn] for side in sides]
    assert [len(one) for one in approvals] == [0, 0, 1]
    assert isinstance(approvals[2][0], When)
    assert approvals[2][0].written == "2021-05"


def test_an_approval_by_a_country_stands_on_each_of_its_parties(tmp_path: Path) -> None:
    text = HEAD + ENTRY.replace("in_force: 2021", "approved: {by: IND, on: 2021-05}").replace("NOR]", "ind-ayush]")
    records = {record.iri: record for record in _load(tmp_path, text.replace("for: IND", "for: ind-ayush"))}
    sides = [record for record in records.values() if record.kind == C.Participation]
    assert [len(_values(side, C.approvedOn)) for side in sides] == [1, 0, 1]


def test_a_post_in_words_may_hold_a_hyphen_and_a_signer_signs_for_one_side(tmp_path: Path) -> None:
    text = HEAD + ENTRY.replace("NOR]", "who, ind-ayush]").replace("for: IND", "for: ind-ayush")
    text = text.replace("post: Ambassador, for: CUB", "post: Director-General, for: who")
    records = {record.iri: record for record in _load(tmp_path, text)}
    own = records[names.minted("try", "agreement", "one")]
    sides = [records[iri] for iri in _values(own, C.participation)]
    assert [len(_values(side, C.signatory)) for side in sides] == [0, 0, 1, 1]
    post = records[_values(sides[2], C.signatoryPost)[0]]
    assert (post.kind, post.label) == (C.Post, "Director-General")
    assert _values(post, C.postIn) == [names.organisation("who")]


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("same", "[a/agreement/1]", "line 7: a judgement 'same' is about two different things"),
        ("different", "[a/agreement/1, a/agreement/1]", "line 7: a judgement 'different' is about two"),
        ("accepted", "[a/claim/1, a/claim/2]", "line 7: a judgement 'accepted' is about one claim"),
        ("same", "[a/agreement/1, nothing]", "line 7: 'nothing' names nothing"),
        ("same", "[a/agreement/1, with a space]", "line 7, judgements.about: 'with a space' should be"),
    ],
)
def test_a_judgement_about_the_wrong_things_is_told(tmp_path: Path, kind: str, about: str, expected: str) -> None:
    entry = f"judgements:\n- kind: {kind}\n  about: {about}\n  by: Us\n  on: 2026-01-02\n  why: Because.\n"
    with pytest.raises(BadInput, match=expected):
        _load(tmp_path, HEAD.replace("agreements:\n", entry))


def test_a_file_outside_the_register_goes_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + ENTRY, encoding="utf-8")
    found: list[Record] = []
    register.load(Context(path, "try", found.append, lambda *_: None))
    assert {record.locator.file for record in found if record.locator} == {"mine.yaml"}


def test_an_empty_file_and_a_wrong_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is empty"):
        _load(tmp_path, "# nothing\n")
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: santé".encode("latin-1"))
    with pytest.raises(BadInput, match="not UTF-8 at byte"):
        register.load(Context(path, "latin", lambda _: None, lambda *_: None))


def test_bundled_files_load_and_every_judgement_is_about_something_minted() -> None:
    minted: set[str] = set()
    about: set[str] = set()
    for path in register.register_files():
        found: list[Record] = []
        register.load(Context(path, str(register.file_key(path)), found.append, lambda *_: None))
        minted |= {record.iri for record in found}
        about |= {iri for record in found for iri in _values(record, C.about)}
    agreements = [iri for iri in minted if "/agreement/" in iri]
    assert len(agreements) >= 20
    assert {iri for iri in about if "/register-" in iri} <= minted


def test_judgements_about_the_example_meet_what_the_press_loader_mints() -> None:
    folder = Path(register.__file__).resolve().parents[2] / "examples"
    minted: set[str] = set()
    for path in folder.glob("*.txt"):
        found: list[Record] = []
        press.load(Context(path, path.name, found.append, lambda *_: None))
        minted |= {record.iri for record in found}
    judged: list[Record] = []
    path = next(path for path in register.register_files() if path.name == "judgements.yaml")
    register.load(Context(path, "judgements", judged.append, lambda *_: None))
    about = {iri for record in judged for iri in _values(record, C.about) if "health-agreement.txt" in iri}
    assert about
    assert about <= minted


def test_all_249_countries_have_codes_and_names() -> None:
    found: list[Record] = []
    reference.load(Context(Path("reference"), "reference", found.append, lambda *_: None))
    countries = [record for record in found if record.kind == C.Country]
    assert len(countries) == 249
    for predicate in (C.iso2, C.iso3, C.isoNumeric):
        codes = [value for record in countries for value in _values(record, predicate)]
        assert len(set(codes)) == 249
    afghanistan = next(record for record in countries if record.iri.endswith("AFG"))
    assert _values(afghanistan, C.isoNumeric) == ["004"]
    assert len({record.iri for record in found}) == len(found)


def test_the_gazetteer_knows_names_in_four_languages_and_adjectives() -> None:
    known = gazetteer.gazetteer()
    assert {"Germany", "Allemagne", "Alemania", "Alemanha", "German"} <= set(known.countries["DEU"])
    assert {"United States", "U.S.", "American"} <= set(known.countries["USA"])
    keys = {one.key for one in known.organisations}
    assert all(post.organisation in keys for post in known.posts if post.organisation)
