"""The register and reference loaders: every field reaches the graph, every mistake names file and line."""

from pathlib import Path
from typing import Any

import pytest

from comity.graph import names
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Record, When
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
  amount: {sum: 1500000.50, currency: EUR, whose: Norway}
  signers:
    - {name: A. Person, post: ind-minister-of-health, for: IND}
    - {name: B. Person, post: Ambassador, for: CUB}
  source: {publisher: Gazette, address: "https://example.org/1", published: 2020-02-04, official: yes}
  checked: yes
"""


def _load(tmp_path: Path, text: str) -> list[Record]:
    path = tmp_path / "try.yaml"
    path.write_text(text, encoding="utf-8")
    found: list[Record] = []
    register.load(Context(path, "try", found.append, lambda *_: None))
    return found


def _values(record: Record, predicate: str) -> list[Any]:
    return [getattr(fact.value, "value", fact.value) for fact in record.facts if fact.predicate == predicate]


def test_every_field_of_an_entry_reaches_its_record(tmp_path: Path) -> None:
    records = {record.iri: record for record in _load(tmp_path, HEAD + ENTRY)}
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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("NOR]", "XXX]", "line 9: 'XXX' is no known country"),
        ("ind-mohfw", "ind-mohf", "line 9: 'ind-mohf' is no known organisation; did you mean ind-mohfw"),
        ("[malaria]", "[malarya]", "line 13: 'malarya' is no known domain; did you mean malaria"),
        ("2020-02-03", "2020-02-33", "line 10: '2020-02-33' is not a date"),
        ("checked: yes", "checked: maybe", "line 24, agreements.checked: 'maybe' is not one of"),
        ("  place: Havana\n", "  plaice: Havana\n", "line 11, agreements: 'plaice' is no field here"),
        ("  place: Havana\n", "  place: Havana\n  place: Delhi\n", "line 12 gives 'place' twice"),
        ("place: Havana", "place: [Havana", "is not valid YAML"),
        ("place: Havana", "place: &a Havana\n  note: *a", "line 12 uses a YAML alias"),
        ("place: Havana", "place: " + "[" * 3000, "line 11 nests deeper"),
        ("place: Havana", "? [a]", "line 11 has a list for a key"),
        ("for: CUB", "for: SWE", "line 22: 'SWE' is no party of this agreement"),
        ("  checked: yes", "  amends: [none]\n  checked: yes", "line 24: no entry of this file has the key 'none'"),
        ("  checked: yes", "  checked: yes\n" + ENTRY.rstrip(), "line 25 uses the key 'one' again"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = HEAD + ENTRY
    assert old in text
    with pytest.raises(BadInput, match=expected) as caught:
        _load(tmp_path, text.replace(old, new, 1))
    assert "register/try.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


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
    folder = Path(register.__file__).resolve().parents[1] / "examples"
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
