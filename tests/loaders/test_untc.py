"""Tables of the UN Treaty Collection: every mark and header, the index, and every row in the graph or the report."""

import csv
from pathlib import Path
from typing import Any

import pytest

from comity import loading
from comity.graph import names
from comity.graph.check import check
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Record
from comity.graph.store import Store
from comity.graph.validate import validate
from comity.loaders import loader_for, untc
from comity.ontology import terms as C

INDEX = """chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name
9,4,"Convention on tents. Geneva, 21 May 2003",http://example.org/?n=IX-4,,Health
9,4.a,"Protocol on tents*. Lake Success, New York, 12 November 2012",http://example.org/?n=IX-4-a,,Health
19,5.b,"Agreement on tea. Geneva, 1 May 1925 and New York, 2 May 1946*",http://example.org/?n=XIX-5-b,,Trade
"""
TABLE = """Participant,"Signature, Succession to signature(d)","Ratification, Accession(a), Succession(d)",Extension
Togo,1 May 2004,3 May 2005,
Ghana,,4 May 2005 a,1 Jan 2006
"Korea, Republic of 2",5 May 2004 d,6 May 2006 d 3,
International Maritime Organization,,7 May 2006 z,
Benin,1 May 2004,,
"""


def _load(path: Path) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None)
    untc.load(context)
    return found, context


def _write(folder: Path, name: str, text: str, index: str | None = INDEX) -> Path:
    path = folder / "treaties" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if index:
        (folder / "index.csv").write_text(index, encoding="utf-8")
    return path


def _said(record: Record, predicate: str) -> list[Any]:
    values = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [getattr(value, "written", getattr(value, "value", value)) for value in values]


def _acts(records: list[Record]) -> list[tuple[str, str, str]]:
    acts = [record for record in records if record.kind == C.TreatyAct]
    return [(act.label, "".join(_said(act, C.actedOn)), "".join(_said(act, C.actText))) for act in acts]


def _treaty(records: list[Record]) -> Record:
    return next(record for record in records if record.kind == C.Treaty)


def test_a_table_comes_with_what_the_index_says_of_its_treaty(tmp_path: Path) -> None:
    path = _write(tmp_path, "9-4-a.csv", TABLE)
    records, context = _load(path)
    treaty = _treaty(records)
    assert (treaty.label, _said(treaty, C.identifier)) == ("Protocol on tents", ["untc:IX-4-a"])
    assert (_said(treaty, C.place), _said(treaty, C.adoptedOn)) == (["Lake Success, New York"], ["2012-11-12"])
    pages = [record for record in records if record.kind == C.CitedDocument]
    assert [_said(page, C.url) for page in pages] == [["http://example.org/?n=IX-4-a"]]
    assert context.description.title == "Participants in: Protocol on tents"
    assert sorted(_said(treaty, C.partyCountry)) == [names.country(code) for code in ("GHA", "KOR", "TGO")]


def test_marks_mean_what_the_header_says(tmp_path: Path) -> None:
    records, context = _load(_write(tmp_path, "9-4.csv", TABLE))
    assert _acts(records) == [
        ("signature", "2004-05-01", ""),
        ("ratification", "2005-05-03", ""),
        ("accession", "2005-05-04", ""),
        ("signature", "2004-05-05", "Succession to signature"),
        ("succession", "2006-05-06", ""),
        ("signature", "2004-05-01", ""),
    ]
    assert context.skipped_at == [
        (
            "acts with a mark that the mapping does not know",
            "9-4.csv line 5: Ratification, Accession(a), Succession(d): 7 May 2006 z",
        )
    ]
    assert context.notes == [
        "neither states nor known organisations, and taken as they are written: International Maritime Organization",
        "columns that are not read: Extension",
    ]


@pytest.mark.parametrize(
    ("header", "cell", "act"),
    [
        ("Acceptance(A)", "2 May 1960 A", ("acceptance", "")),
        ("Acceptance(A)", "2 May 1960", ("consent", "")),
        ("Approval(AA), Acceptance(A), Ratification", "2 May 1960 AA", ("approval", "")),
        ("Approval(AA), Acceptance(A), Ratification", "2 May 1960", ("ratification", "")),
        ("Definitive signature(s), Acceptance(A)", "2 May 1960 s", ("definitive signature", "")),
        ("Ratification, Formal confirmation(c)", "2 May 1960 c", ("formal confirmation", "")),
        ("Ratification", "2 May 1960 a", ("accession", "")),
        ("Ratification, Accession (a) 2", "2 May 1960 a 1, 3", ("accession", "")),
        ("Succession(d), Consent to be bound(P)", "2 May 1960 P", ("consent", "Consent to be bound")),
        ("Provisional application(n)", "2 May 1960 n", ("provisional application", "")),
        ("Application", "2 May 1960", ("consent", "Application")),
        ("Notification under article 25", "2 May 1960", ("declaration", "Notification under article 25")),
        ("Denunciation", "2 May 1960", ("withdrawal", "Denunciation")),
        (
            "Definitive signature of the Protocol, Acceptance of the Protocol",
            "2 May 1960",
            ("consent", "Definitive signature of the Protocol or Acceptance of the Protocol"),
        ),
        (
            "Acceptance by virtue of article 10 (1) of the Convention, as amended(A), Ratification",
            "2 May 1960 A",
            ("acceptance", "Acceptance by virtue of article 10 (1) of the Convention, as amended"),
        ),
        (
            "Provisional acceptance/accession",
            "2 May 1960",
            ("provisional application", "Provisional acceptance/accession"),
        ),
    ],
)
def test_a_header_tells_the_acts_of_its_column(tmp_path: Path, header: str, cell: str, act: tuple[str, str]) -> None:
    records, context = _load(_write(tmp_path, "9-4.csv", f'Participant,"{header}"\nTogo,"{cell}"\n'))
    assert _acts(records) == [(act[0], "1960-05-02", act[1])]
    assert not context.skipped


def test_a_table_without_acts_lists_its_participants(tmp_path: Path) -> None:
    records, _ = _load(_write(tmp_path, "1-4.csv", "Participant\nTogo\nGhana\n"))
    assert _said(_treaty(records), C.party) == [names.country("TGO"), names.country("GHA")]


def test_a_title_that_does_not_end_with_one_day_stands_as_it_is_and_is_counted(tmp_path: Path) -> None:
    records, context = _load(_write(tmp_path, "19-5-b.csv", TABLE))
    assert _treaty(records).label == "Agreement on tea. Geneva, 1 May 1925 and New York, 2 May 1946"
    assert _said(_treaty(records), C.adoptedOn) == []
    assert context.skipped["titles of the index that do not tell place and day apart"] == 1


def test_without_an_index_or_a_line_in_it_the_number_is_the_title(tmp_path: Path) -> None:
    records, context = _load(_write(tmp_path, "11-2-12a.csv", TABLE, index=None))
    assert _treaty(records).label == "Treaty XI-2-12a of the UN Treaty Collection"
    assert context.notes[0] == "XI-2-12a has no index.csv beside it: its number stands for the title"
    _, context = _load(_write(tmp_path, "11-2-12a.csv", TABLE))
    assert context.notes[0] == "XI-2-12a is not in the index: its number stands for the title"


def test_a_table_whose_name_bears_no_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^tents\.csv does not say which treaty it is of; name it .* 9-4\.csv for IX-4"):
        _load(_write(tmp_path, "tents.csv", TABLE))


def test_a_folder_of_tables_loads_and_a_changed_index_loads_it_again(store: Store, tmp_path: Path) -> None:
    _write(tmp_path, "9-4.csv", TABLE)
    done = {one.key: one for one in loading.load(store, [str(tmp_path)])}
    assert done["index.csv"].notes == (
        "the index is read with each table beside it; it names no participants of its own",
    )
    assert validate(store, ["9-4.csv"]).findings == []
    assert list(check(store.view())) == []
    assert {one.state for one in loading.load(store, [str(tmp_path / "treaties")])} == {"unchanged"}
    _write(tmp_path, "9-4.csv", TABLE, INDEX.replace("Convention", "Treaty"))
    assert {one.state for one in loading.load(store, [str(tmp_path / "treaties")])} == {"replaced"}


def test_every_row_of_the_health_chapter_is_in_the_graph(shared: Path) -> None:
    tables = sorted((shared / "data" / "treaties-un" / "treaties").glob("*.csv"))
    assert len(tables) == 13
    for path in tables:
        assert loader_for(path).name == "untc"
        records, context = _load(path)
        with path.open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        parts = [record for record in records if record.kind == C.Participation]
        assert sorted(str(part.iri.rsplit("/", 1)[-1]) for part in parts) == sorted(
            names.encode(row[0]) for row in rows
        )
        assert len(_acts(records)) == sum(bool(cell) for row in rows for cell in row[1:]), path.name
        assert all(day for _, day, _ in _acts(records))
        assert not context.skipped
        assert not context.notes


def test_the_tobacco_convention_has_its_parties_and_signatories(shared: Path) -> None:
    records, _ = _load(shared / "data" / "treaties-un" / "treaties" / "9-4.csv")
    treaty = _treaty(records)
    assert treaty.label == "WHO Framework Convention on Tobacco Control"
    assert (_said(treaty, C.adoptedOn), _said(treaty, C.place)) == (["2003-05-21"], ["Geneva"])
    # The United States signed on 10 May 2004 and did no more.
    assert names.country("USA") not in _said(treaty, C.party)
    assert names.group("eu") in _said(treaty, C.party)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("9-4.csv", "Participant", "Participants", "has no column 'Participant'; 'Participants' looks like it: rename"),
        ("9-4.csv", "Participant", "participant", "has no column 'Participant'; 'participant' looks like it: rename"),
        ("9-4.csv", "Participant", "Land", "has no column 'Participant': rename the column, or write 9-4.mapping.toml"),
        ("9-4.csv", "Participant", "No,Participant", "let its columns begin with Participant."),
        ("index.csv", "treaty_name", "treaty_title", "has no column 'treaty_name'; 'treaty_title' looks like it"),
    ],
)
def test_a_renamed_column_is_told_with_the_one_that_looks_like_it(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    path = _write(tmp_path, name, (INDEX if name == "index.csv" else TABLE).replace(old, new, 1))
    with pytest.raises(BadInput) as refused:
        loader_for(path)
    assert told in str(refused.value)


def test_a_table_of_another_name_is_not_taken_for_one_of_the_collection(tmp_path: Path) -> None:
    path = _write(tmp_path, "list.csv", TABLE.replace("Participant", "Party", 1))
    with pytest.raises(BadInput, match=r"no mapping says what its columns are"):
        loader_for(path)


def test_a_misspelt_act_is_told_with_the_one_it_looks_like(tmp_path: Path) -> None:
    path = _write(tmp_path, "9-4.csv", "Participant,Signture,Extension\nTogo,1 May 2004,\n")
    told = "columns that are not read: Signture (looks like Signature), Extension"
    assert told in _load(path)[1].notes
