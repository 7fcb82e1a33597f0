"""Tables by a column mapping: what each key does, what is counted, and each mistake in one sentence."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from comity import loading
from comity.cli import cli
from comity.graph import names
from comity.graph.check import check
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Record, Typed
from comity.graph.store import Store, strings
from comity.graph.validate import validate
from comity.loaders import loader_for, table
from comity.loaders.table import groups
from comity.loaders.table.dates import Dates
from comity.loaders.table.mapping import Mapping
from comity.ontology import terms as C

MAPPING = """dates = ["DD/MM/YYYY", "D MMM YYYY", "EDTF"]
[agreement]
key = "no"
title = "name"
signed = "day"
[parties]
column = "with"
separator = "/"
"""
LIST = "no,name,day,with\n1,Accord on wells,12/03/1998,Togo / Ghana\n2,Accord on labs,2001-05,Zaire/Union of Wells\n"
BY_PARTY = """rows = "party"
dates = ["D MMM YYYY"]
[agreement]
key = "no"
title = "name"
[parties]
column = "state"
states = true
[[acts]]
column = "signed"
kind = "signature"
yes = ["x"]
[[acts]]
column = "bound"
kind = "ratification"
marks = { a = "accession" }
"""
STATES = """no,name,state,signed,bound
1,Pact,Togo,x,3 May 2001
1,Pact,Ghana,,4 June 2002 a 3
2,Plan,Benin,2 May 2001,
1,Pact,Benin,1 May 2001,5 June 2003 b
1,Pact,Atlantis,1 May 2001,
2,Plan,Chile,2 May 2001,
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a table with its mapping beside it."""

    def make(text: str | bytes, mapping: str, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.with_name(f"{path.stem}.mapping.toml").write_text(mapping, encoding="utf-8")
        return path

    return make


def _load(path: Path) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None)
    table.load(context)
    return found, context


def _agreements(records: list[Record]) -> list[Record]:
    return [record for record in records if "/agreement/" in record.iri]


def _said(record: Record, predicate: str) -> list[Any]:
    values = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [getattr(value, "written", getattr(value, "value", value)) for value in values]


def _acts(records: list[Record]) -> list[tuple[str, list[Any]]]:
    return [(record.label, _said(record, C.actedOn)) for record in records if record.kind == C.TreatyAct]


def test_parties_are_states_by_any_name_and_others_as_they_are_written(write: Callable[..., Path]) -> None:
    records, context = _load(write(LIST, MAPPING))
    first, second = _agreements(records)
    assert _said(first, C.party) == [names.country("TGO"), names.country("GHA")]
    own = names.minted("list.csv", "organisation", "union of wells")
    assert _said(second, C.party) == [names.country("COD"), own]
    assert [(one.kind, one.label) for one in records if one.iri == own] == [(C.Organisation, "Union of Wells")]
    assert context.notes == ["neither states nor known organisations, and taken as they are written: Union of Wells"]
    assert (_said(first, C.signedOn), _said(second, C.signedOn)) == (["1998-03-12"], ["2001-05"])


def test_a_table_lands_in_every_store_and_nothing_in_it_is_wrong(store: Store, write: Callable[..., Path]) -> None:
    path = write(STATES, BY_PARTY)
    (outcome,) = [one for one in loading.load(store, [str(path)]) if one.key == "list.csv"]
    assert outcome.skipped == {
        "acts with a mark that the mapping does not know": 1,
        "parties that are no known state or organisation": 1,
    }
    assert validate(store, ["list.csv"]).findings == []
    assert list(check(store.view())) == []
    asked = f"""PREFIX comity: <{C.NS}> SELECT ?actor ?kind ?day WHERE {{
      ?agreement comity:party ?actor ; comity:participation ?part . ?part comity:participant ?actor ; comity:act ?act .
      ?act comity:actKind ?kind OPTIONAL {{ ?act comity:actedOn ?day }} }} ORDER BY ?actor ?kind"""
    rows = [tuple(cell.rsplit("/", 1)[-1] for cell in row) for row in strings(store.view().select(asked))]
    # The plan binds by signature, as nobody did more; of the pact Benin is a mere signatory.
    assert rows == [
        ("BEN", "signature", "2001-05-02"),
        ("CHL", "signature", "2001-05-02"),
        ("GHA", "accession", "2002-06-04"),
        ("TGO", "ratification", "2001-05-03"),
        ("TGO", "signature", ""),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('always = ["DEU", "Germny"]', "'Germny' is no known country, group or organisation; did you mean Germany?"),
        ('always = ["Atlantis"]\nstates = true', "write the code of a country, or a name that it has; see"),
        ('always = ["Union of Wells"]', "of an organisation that is new, say its kind: parties.kind; see"),
    ],
)
def test_a_party_of_all_agreements_that_is_not_known_is_refused(
    write: Callable[..., Path], more: str, told: str
) -> None:
    with pytest.raises(BadInput) as refused:
        _load(write(LIST, MAPPING + more))
    assert told in str(refused.value)
    assert "list.mapping.toml" in str(refused.value)


def test_a_party_of_all_agreements_may_be_new_where_its_kind_is_told(write: Callable[..., Path]) -> None:
    records, context = _load(write(LIST, MAPPING + 'kind = "Company"\nalways = ["Wells Ltd"]\n'))
    assert [one.kind for one in records if one.label == "Wells Ltd"] == [C.Company]
    assert "Wells Ltd" in context.notes[0]


def test_a_row_of_too_few_or_too_many_cells_is_read_and_told_with_its_line(write: Callable[..., Path]) -> None:
    text = (
        "no,name,day,with,\n1,Accord,12/03/1998,Togo,\n2,Pact,2001-05\n\n3,Plan,2002,Ghana,,Benin\n4,Deal,2003,Chile\n"
    )
    records, context = _load(write(text, MAPPING.replace('separator = "/"', "states = true")))
    assert [one.label for one in _agreements(records)] == ["Accord", "Plan", "Deal"]
    assert context.skipped_at == [
        ("cells that lack at the end of a row", "list.csv line 3: 3 cells for 4 columns"),
        ("records without parties", "list.csv line 3: 2"),
        ("cells beyond the last column", "list.csv line 5: 6 cells for 4 columns"),
    ]


def test_the_first_place_of_what_is_left_out_is_shown_with_its_count(write: Callable[..., Path]) -> None:
    path = write("no,name,day,with\n1,Accord,1998,Togo\n2,Pact\n3,Plan\n", MAPPING)
    done = CliRunner().invoke(cli, ["load", str(path), "--store", str(path.with_name("s.store"))])
    first = "(first at list.csv line 3: 2 cells for 4 columns)"
    assert f"left out (2): cells that lack at the end of a row {first}\n" in done.output


def test_rows_of_one_key_are_one_agreement_wherever_they_stand(write: Callable[..., Path]) -> None:
    records, context = _load(write(STATES, BY_PARTY))
    assert [len(_said(one, C.participation)) for one in _agreements(records)] == [3, 2]
    assert context.skipped_at == [
        ("acts with a mark that the mapping does not know", "list.csv line 5: bound: 5 June 2003 b"),
        ("parties that are no known state or organisation", "list.csv line 6: Atlantis"),
    ]


def test_sorted_rows_are_read_as_a_stream_and_a_key_that_comes_back_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(BadInput, match=r"list\.mapping\.toml, sorted: list\.csv line 5: the key '1' comes back; sort"):
        _load(write(STATES, "sorted = true\n" + BY_PARTY))
    header, *rows = STATES.splitlines(keepends=True)
    together = header + "".join(sorted(rows))
    assert len(_agreements(_load(write(together, "sorted = true\n" + BY_PARTY))[0])) == 2


def test_too_many_unsorted_rows_are_refused(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_ROWS", 3)
    with pytest.raises(BadInput, match=r"line 5: more than 3 rows .* sorted = true in list\.mapping\.toml"):
        _load(write(STATES, BY_PARTY))


def test_acts_of_one_party_in_several_rows_are_one_participation(write: Callable[..., Path]) -> None:
    mapping = BY_PARTY[: BY_PARTY.index("[[acts]]")] + (
        '[[acts]]\ncolumn = "day"\nkind = { column = "act", values = { Signed = "signature", Left = "withdrawal" } }\n'
    )
    rows = ("signed,1 May 2001", "Left,1 May 2011", "Slept,1 May 2012")
    text = "no,name,state,act,day\n" + "".join(f"1,Pact,Togo,{row}\n" for row in rows)
    records, context = _load(write(text, mapping))
    assert len([one for one in records if one.kind == C.Participation]) == 1
    assert _acts(records) == [("signature", ["2001-05-01"]), ("withdrawal", ["2011-05-01"])]
    assert context.skipped == {"acts of a kind that the mapping does not know": 1}


def test_a_cell_may_hold_several_acts_and_bear_its_marks_before_the_day(write: Callable[..., Path]) -> None:
    mapping = BY_PARTY[: BY_PARTY.index("[[acts]]")] + (
        '[[acts]]\ncolumn = "acts"\nkind = "consent"\nseparator = ";"\n'
        'marks = { Signed = "signature", R = "ratification", "Took part" = "declaration" }\n'
    )
    acts = "Signed 1 May 2001; R: 2 May 2002 3; 3 May 2003; Took part 4 May 2004; Left 2005"
    text = f"no,name,state,acts\n1,Pact,Togo,{acts}\n"
    records, context = _load(write(text, mapping))
    assert _acts(records) == [
        ("signature", ["2001-05-01"]),
        ("ratification", ["2002-05-02"]),
        ("consent", ["2003-05-03"]),
        ("declaration", ["2004-05-04"]),
    ]
    assert context.skipped_at == [("acts whose day cannot be read", "list.csv line 2: acts: Left 2005")]


def test_what_differs_between_rows_of_one_agreement_is_counted(write: Callable[..., Path]) -> None:
    text = "no,name,state,signed,bound\n1,Pact,Togo,x,\n1,Pact of 2001,Ghana,x,\n"
    records, context = _load(write(text, BY_PARTY))
    assert [one.label for one in _agreements(records)] == ["Pact"]
    assert context.skipped == {"rows that differ from the first of their agreement in title": 1}


def test_repeated_rows_stubs_and_rows_without_a_key_are_counted_with_their_place(write: Callable[..., Path]) -> None:
    more = [
        "1,Accord on wells,12/03/1998,Togo / Ghana",
        "1,Accord on pumps,,Togo",
        "3,,,",
        "4,Accord,,",
        ",Accord,,Togo",
    ]
    text = LIST + "\n".join([*more, "5,,,Togo\n"])
    records, context = _load(write(text, MAPPING))
    assert [one.label for one in _agreements(records)] == ["Accord on wells", "Accord on labs", "5"]
    assert sorted(context.skipped_at) == [
        ("records without parties", "list.csv line 7: 4"),
        ("records without title and parties", "list.csv line 6: 3"),
        ("rows that repeat another", "list.csv line 4: 1"),
        ("rows with the key of an earlier row and other values", "list.csv line 5: 1"),
        ("rows without a key", "list.csv line 8"),
    ]
    assert "1 agreement has no title and go by their key" not in context.notes
    assert "1 agreement has no title and goes by its key" in context.notes


def test_every_field_of_an_agreement_reaches_its_record(write: Callable[..., Path]) -> None:
    row = {
        "no": 4,
        "name": "Traité",
        "en": "Treaty",
        "days": {"a": "2001", "f": "2002-01-01", "e": "2010-01", "t": "9999-12-31"},
        "status": "En vigueur",
        "since": "2003-01-01",
        "bind": True,
        "months": 6,
        "years": 5,
        "fields": ["malaria", "Health  Research", "sea air"],
        "where": "Lomé",
        "link": "https://example.org/a b",
        "un": "IX-4",
        "series": ["UNTS 1", "UNTS 2"],
        "who": ["Togo", "ind-mohfw"],
        "part": "observer",
        "for": "Inde",
        "odd": 1,
        "tongues": "English, fr, Old Norse",
    }
    mapping = """language = "fr"
    [agreement]
    key = ["no", "un"]
    title = "name"
    official_title = { column = "en", language = "en" }
    type = { value = "treaty" }
    adopted = "days.a"
    in_force = "days.f"
    expires = "days.e"
    terminated = "days.t"
    status = { column = "status", values = { "en vigueur" = "in-force" } }
    status_as_of = "since"
    binding = "bind"
    duration = { column = "years", unit = "years" }
    notice = { column = "months", unit = "months" }
    domains = { column = "fields", otherwise = "health-unspecified" }
    authentic_language = { column = "tongues", separator = ",", values = { English = "en" } }
    place = "where"
    address = "link"
    identifier = { column = "un", prefix = "untc" }
    number = "series"
    [parties]
    column = "who"
    role = "part"
    on_behalf_of = "for"
    """
    path = write(json.dumps(row), mapping, "list.jsonl")
    records, context = _load(path)
    (treaty,) = _agreements(records)
    assert (treaty.iri, treaty.label, treaty.language, treaty.kind) == (
        names.minted("list.jsonl", "agreement", "4 IX-4"),
        "Traité",
        "fr",
        C.Treaty,
    )
    assert [_said(treaty, one) for one in (C.adoptedOn, C.inForceFrom, C.expiresOn, C.terminatedOn)] == [
        ["2001"],
        ["2002-01-01"],
        ["2010-01"],
        [],
    ]
    assert _said(treaty, C.lastKnownStatus) == [names.concept("status", "in-force")]
    assert (_said(treaty, C.lastKnownStatusOn), _said(treaty, C.isBinding)) == (["2003-01-01"], [True])
    (duration,) = [fact.value for fact in treaty.facts if fact.predicate == C.duration]
    assert isinstance(duration, Typed)
    assert duration.value == "P5Y"
    assert _said(treaty, C.noticePeriod) == ["P6M"]
    assert _said(treaty, C.concerns) == [
        names.domain(key) for key in ("malaria", "health-research", "health-unspecified")
    ]
    assert (_said(treaty, C.areaText), _said(treaty, C.place)) == (["sea air"], ["Lomé"])
    assert (_said(treaty, C.officialName), _said(treaty, C.identifier)) == (["Treaty"], ["untc:IX-4"])
    assert _said(treaty, C.treatySeriesNumber) == ["UNTS 1", "UNTS 2"]
    assert _said(treaty, C.authenticLanguage) == ["en", "fr"]
    assert context.skipped == {"addresses that are no links": 1, "languages that are no tags": 1}
    assert context.notes == ["columns that are not read: odd"]
    parts = [record for record in records if record.kind == C.Participation]
    assert [_said(part, C.participant) for part in parts] == [[names.country("TGO")], [names.organisation("ind-mohfw")]]
    assert {*_said(parts[0], C.role), *_said(parts[1], C.role)} == {names.concept("role", "observer")}
    assert _said(parts[1], C.onBehalfOf) == [names.country("IND")]


def test_names_that_are_not_understood_are_given_by_the_mapping(write: Callable[..., Path]) -> None:
    text = LIST.replace("Togo / Ghana", "Гана / Holland")
    records, context = _load(write(text, 'language = "ru"\n' + MAPPING + 'values = { Holland = "NLD" }\n'))
    assert _said(_agreements(records)[0], C.party) == [names.country("GHA"), names.country("NLD")]
    assert "Holland" not in str(context.notes)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-8", ""),
        ("cp1252", 'encoding = "cp1252"\n'),
        ("utf-16-be", 'encoding = "utf-16-be"\n'),
    ],
)
def test_a_list_is_read_in_its_encoding(write: Callable[..., Path], encoding: str, said: str) -> None:
    text = LIST.replace("wells", "wells – Lomé")
    records, _ = _load(write(text.encode(encoding), said + MAPPING))
    assert _agreements(records)[0].label == "Accord on wells – Lomé"


def test_a_line_that_does_not_decode_is_named(write: Callable[..., Path]) -> None:
    text = (LIST + "9,x,,Togo\n" * 3000 + "3,Café,,Togo\n").encode("cp1252")
    with pytest.raises(
        BadInput, match=r'^list\.csv line 3004 is not utf-8 at byte 6 of the line; .*encoding = "cp1252"'
    ):
        _load(write(text, MAPPING))


def test_renamed_columns_are_refused_with_the_names_found(write: Callable[..., Path]) -> None:
    with pytest.raises(BadInput) as caught:
        _load(write(LIST.replace("name", "title"), MAPPING))
    assert str(caught.value) == (
        "list.mapping.toml, agreement.title: list.csv has no column 'name'; it has 'no', 'title', 'day', 'with': "
        "correct the mapping, or the header in the file; see docs/treaties.md."
    )
    lines = '{"no": 1, "label": "Accord", "day": "2001", "with": "Togo"}\n'
    with pytest.raises(
        BadInput, match=r"agreement\.title: list\.jsonl has no column 'name'; it has 'no', 'label', 'day'"
    ):
        _load(write(lines, MAPPING, "list.jsonl"))
    nested = MAPPING.replace('"with"', '"who"').replace("separator", 'path = "with"\nseparator')
    lines = '{"no": 1, "name": "Accord", "day": "2001", "with": [{"state": "Togo"}]}\n'
    with pytest.raises(
        BadInput, match=r"parties\.column: the items of 'with' in list\.jsonl have no 'who'; they have 'state'"
    ):
        _load(write(lines, nested, "list.jsonl"))


@pytest.mark.parametrize("header", ["3", '"find"'])
def test_rows_above_the_header_are_passed_over(write: Callable[..., Path], header: str) -> None:
    records, _ = _load(write(f"Ministry\n,As of May\n{LIST}", f"header = {header}\n{MAPPING}"))
    assert [(one.locator.line if one.locator else 0) for one in _agreements(records)] == [4, 5]
    with pytest.raises(BadInput, match=r"agreement\.key: list\.csv has no column 'no'"):
        _load(write(f"Ministry\n,As of May\n{LIST}".replace("no,", "nr,"), f"header = {header}\n{MAPPING}"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("[agreement]", "colour = 1\n[agreement]"), "the mapping: 'colour' is no key here; the keys are format, enc"),
        (('title = "name"', 'titel = "name"'), "agreement: 'titel' is no key here; did you mean title?"),
        (('key = "no"', ""), "agreement: key must be given"),
        (('title = "name"', "title = 5"), "agreement.title: 5 should be a column, or {column, language}"),
        (
            ('title = "name"', 'title = {column = "name", lang = "en"}'),
            "agreement.title: 'lang' is no key here; did you",
        ),
        (
            ('title = "name"', 'type = {value = "pact"}'),
            "agreement.type.value: 'pact' is no type of ours; write agreement",
        ),
        (
            ('title = "name"', 'type = {column = "name", values = {V = "vertrag"}}'),
            "agreement.type.values.V: 'vertrag' is no",
        ),
        (
            ('title = "name"', 'domains = {value = "malria"}'),
            "agreement.domains.value: 'malria' is no domain of ours; write malaria",
        ),
        (('column = "with"', ""), "parties.column: no column of parties is named"),
        (("[parties]", '[[acts]]\ncolumn = "day"\nkind = "signature"\n[parties]'), "acts: acts are of one party each"),
        (
            ("[agreement]", 'rows = "party"\nacts = [{column = "day", kind = "sign"}]\n[agreement]'),
            "acts.1.kind: 'sign' should be a kind",
        ),
        (("DD/MM/YYYY", "DD/MM/YY"), "dates: 'DD/MM/YY' is no form of dates"),
        (("[agreement]", 'encoding = "utf-9"\n[agreement]'), "encoding: 'utf-9' is no encoding"),
        (("[agreement]", "header = 0\n[agreement]"), "header: 0 should be the number of the row"),
    ],
)
def test_a_wrong_mapping_is_refused_in_one_sentence(
    write: Callable[..., Path], change: tuple[str, str], sentence: str
) -> None:
    assert change[0] in MAPPING
    with pytest.raises(BadInput) as caught:
        _load(write(LIST, MAPPING.replace(change[0], change[1], 1)))
    assert str(caught.value).startswith(f"list.mapping.toml, {sentence}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.csv", b"", "list.csv has no row 1"),
        ("list.csv", b'no,name,day,with\n1,"Accord\n', "list.csv line 2 is no CSV"),
        ("list.csv", b"no,name,day,with,name\n", "agreement.title: list.csv has 2 columns 'name'; rename one"),
        ("list.jsonl", b"[1, 2]\n", "list.jsonl line 1 is no JSON object"),
        ("list.jsonl", b"{}\n{\n", "list.jsonl line 2 is no JSON object"),
        ("list.jsonl", b'{"no": ' + b"[" * 100_000 + b"\n", "list.jsonl line 1 is no JSON object"),
        ("list.xlsx", b"no,name\n", "list.xlsx is no XLSX"),
        ("list.dat", b"no,name\n", "format: list.dat does not tell it by its ending; write csv, jsonl or xlsx"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(
    write: Callable[..., Path], name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(BadInput) as caught:
        _load(write(content, MAPPING, name))
    assert sentence in str(caught.value)


def test_a_workbook_that_unfolds_beyond_measure_is_refused(write: Callable[..., Path]) -> None:
    def zipped(parts: dict[str, bytes]) -> bytes:
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        return whole.getvalue()

    with pytest.raises(BadInput, match=r"unfolds to more than 400 MB, or 100 MB of words"):
        _load(write(zipped({"xl/sharedStrings.xml": b" " * 100_000_001}), MAPPING, "list.xlsx"))
    with pytest.raises(BadInput, match="declares a DOCTYPE"):
        _load(write(zipped({"xl/workbook.xml": b"<?xml version='1.0'?><!DOCTYPE a []><a/>"}), MAPPING, "list.xlsx"))


def test_a_row_that_claims_a_place_far_down_does_not_keep_the_reader_busy(write: Callable[..., Path]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, whole = openpyxl.Workbook(), io.BytesIO()
    for line in LIST.splitlines():
        book.active.append(line.split(","))
    book.save(whole)
    far = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(far, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b'<row r="3"', b'<row r="99999999999"'))
    with pytest.raises(BadInput, match="20000 empty rows below row 2"):
        _load(write(far.getvalue(), MAPPING, "list.xlsx"))


def test_cells_of_a_workbook_are_days_and_whole_numbers(write: Callable[..., Path]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime

    book, whole = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("List")
    sheet.append(["no", "name", "day", "with"])
    sheet.append([1.0, "Accord", datetime(2001, 5, 3), "Togo"])
    book.save(whole)
    (one,) = _agreements(_load(write(whole.getvalue(), 'sheet = "List"\n' + MAPPING, "list.xlsx"))[0])
    assert (one.iri.rsplit("/", 1)[-1], _said(one, C.signedOn)) == ("1", ["2001-05-03"])
    with pytest.raises(BadInput, match=r"sheet: list\.xlsx has no sheet 'Lists'; it has 'Sheet', 'List'"):
        _load(write(whole.getvalue(), 'sheet = "Lists"\n' + MAPPING, "list.xlsx"))


def test_half_a_surrogate_and_control_characters_do_no_harm(store: Store, write: Callable[..., Path]) -> None:
    line = '{"no": "1\\ud800", "name": "Acc\\u0000ord", "day": "2001", "with": "Togo/Ghana"}\n'
    loading.load(store, [str(write(line, MAPPING, "list.jsonl"))])
    assert list(check(store.view())) == []


@pytest.mark.parametrize(
    ("forms", "written", "read"),
    [
        (["D MMM YYYY"], "13 Aug 2010", "2010-08-13"),
        (["D MMM YYYY"], "13 August  2010", "2010-08-13"),
        (["D. MMMM YYYY"], "3.  März 2010", "2010-03-03"),
        (["MM/DD/YYYY"], "08/13/2010", "2010-08-13"),
        (["DD/MM/YYYY"], "08/13/2010", None),
        (["DD/MM/YYYY", "MMM YYYY"], "Mai 2010", "2010-05"),
        (["EDTF"], "2010-08-13T00:00:00", "2010-08-13"),
        (["EDTF"], "2010-05..2010-06", "2010-05..2010-06"),
        (["DD/MM/YYYY"], "13/08/20101", None),
        (["EDTF"], "13 Aug 2010", None),
    ],
)
def test_days_are_read_in_the_forms_of_the_mapping(forms: list[str], written: str, read: str | None) -> None:
    dates = Dates(Mapping("m.toml", {"dates": forms, "language": "de", "agreement": {"key": "k"}}))
    try:
        assert dates.read(written).written == read
    except BadInput:
        assert read is None


def test_a_table_without_a_mapping_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"list\.csv is a table, .*: write list\.mapping\.toml beside it, or give one with --m"
    ):
        loader_for(path)


def test_a_mapping_is_given_on_the_command_line_and_a_changed_one_reads_the_file_again(tmp_path: Path) -> None:
    path, mapping, store = tmp_path / "list.csv", tmp_path / "my.toml", str(tmp_path / "store")
    path.write_text(LIST, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")

    def run(given: str) -> str:
        return CliRunner().invoke(cli, ["load", str(path), "--mapping", given, "--store", store]).output

    assert "added list.csv" in run(str(mapping))
    assert "unchanged list.csv" in run(str(mapping))
    mapping.write_text(MAPPING.replace('title = "name"', ""), encoding="utf-8")
    assert "replaced list.csv" in run(str(mapping))
    for given, said in ((tmp_path / "none.toml", "There is no mapping"), ("plain", "has no column 'key'")):
        with pytest.raises(BadInput, match=said):
            cli.main(["load", str(path), "--mapping", str(given), "--store", store], standalone_mode=False)


def test_the_mappings_of_a_folder_are_not_files_that_nobody_reads(store: Store, write: Callable[..., Path]) -> None:
    outcomes = loading.load(store, [str(write(LIST, MAPPING).parent)])
    assert {one.key: one.state for one in outcomes if one.key not in ("ontology", "reference")} == {"list.csv": "added"}


def test_memory_does_not_grow_with_the_file(write: Callable[..., Path]) -> None:
    import tracemalloc

    def peak(rows: int) -> int:
        path = write("no,name,day,with\n" + "".join(f"{row},Accord,2001,Togo/Ghana\n" for row in range(rows)), MAPPING)
        context = Context(path, path.name, lambda _: None, lambda *_: None)
        tracemalloc.start()
        table.load(context)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(3000) - peak(1000) < 2000 * 250, "250 bytes a row"
