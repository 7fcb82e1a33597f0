"""manydata packages: what each row of each kind of table becomes, and what is counted instead."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import pytest
import rdata

from comity.graph import names
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Iri, Record, Text, Typed, When
from comity.graph.store import Store
from comity.graph.validate import validate
from comity.loaders import loader_for, manydata
from comity.loading import load
from comity.ontology import terms as C

Columns = Mapping[str, Sequence[str | float | None]]
CONVENTION = "Convention On Sea Clinics"


def _write(path: Path, within: str, **datasets: Columns) -> Path:
    frames = {name: pd.DataFrame(columns) for name, columns in datasets.items()}
    rdata.write_rda(path, {within: frames})
    return path


def _read(path: Path) -> tuple[dict[str, Record], Context]:
    found: list[Record] = []
    context = Context(path, "k", found.append, lambda *_: None)
    manydata.load(context)
    return {record.iri.removeprefix(names.source("k") + "/"): record for record in found}, context


def _values(record: Record, predicate: str) -> list[object]:
    plain = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [value.written if isinstance(value, When) else getattr(value, "value", value) for value in plain]


def _acts(records: dict[str, Record], part: str) -> list[tuple[str, str]]:
    """List kind and day of the acts of a participation, in their order."""
    acts = [str(iri).removeprefix(names.source("k") + "/") for iri in _values(records[part], C.act)]
    kinds = [str(_values(records[act], C.actKind)[0]).removeprefix(names.concept("act", "")) for act in acts]
    return list(zip(kinds, (str(_values(records[act], C.actedOn)[0]) for act in acts), strict=True))


def _memberships(tmp_path: Path, *rows: Mapping[str, str | None], **same: str) -> tuple[dict[str, Record], Context]:
    """Read memberships in one convention; each row says what differs."""
    usual = {
        "manyID": "CNVSCL_1990A",
        "treatyID": "CNVSCL_1990A",
        "Title": CONVENTION,
        "stateID": None,
        "StateName": None,
        "StateSignature": None,
        "StateRatification": None,
        "StateForce": None,
        "StateEnd": "9999-12-31",
        "Accession": None,
        "Succession": "0",
        "Signature": "1990-05-01",
        "Force": "1993-01-01",
        "End": "9999-12-31",
        **same,
    }
    columns = {name: [row.get(name, value) for row in rows] for name, value in usual.items()}
    return _read(_write(tmp_path / "memberships.rda", "memberships", MEM=columns))


def test_an_agreement_has_its_dates_address_topic_and_identifier(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "agreements.rda",
        "agreements",
        LIST={
            "manyID": ["CNVSCL_1990A", "PRTSCL_1995P"],
            "treatyID": ["CNVSCL_1990A", "PRTSCM_1995P1:CNVSCL_1990A"],
            "Title": [CONVENTION, "Protocol On Malaria"],
            "Signature": ["1990-05-01", "1995"],
            "Force": ["1993-01", "NA"],
            "End": ["9999-12-31", "2001-02-03"],
            "url": ["https://example.org/1", '"https://example.org/2" | https://example.org/3'],
            "Topic": [None, "health of sailors"],
            "LegalStatus": ["Intergovernmental - Legally Binding", "Intergovernmental - Non-binding"],
        },
    )
    records, context = _read(path)
    first = records["agreement/LIST/CNVSCL_1990A"]
    assert first.kind == C.Agreement
    assert first.label == CONVENTION
    assert _values(first, C.identifier) == ["manyid:CNVSCL_1990A"]
    assert _values(first, C.signedOn) == ["1990-05-01"]
    assert _values(first, C.inForceFrom) == ["1993-01"]
    assert _values(first, C.terminatedOn) == []
    assert _values(first, C.isBinding) == [True]
    assert first.locator is not None
    assert (first.locator.file, first.locator.line) == ("agreements.rda, LIST", 1)

    second = records["agreement/LIST/PRTSCM_1995P1%3ACNVSCL_1990A"]
    assert second.kind == C.Protocol
    assert _values(second, C.identifier) == ["manyid:PRTSCL_1995P"]
    assert _values(second, C.inForceFrom) == []
    assert _values(second, C.terminatedOn) == ["2001-02-03"]
    assert _values(second, C.isBinding) == [False]
    assert _values(second, C.areaText) == ["health of sailors"]
    assert _values(second, C.concerns) == [names.domain("malaria")]
    pages = [records[str(iri).removeprefix(names.source("k") + "/")] for iri in _values(second, C.citedFrom)]
    assert [page.facts[0].value for page in pages] == [
        Typed(f"https://example.org/{number}", "http://www.w3.org/2001/XMLSchema#anyURI") for number in (2, 3)
    ]
    assert not context.skipped


def test_a_year_without_a_signature_is_that_of_adoption_and_impossible_years_are_counted(tmp_path: Path) -> None:
    columns = {"manyID": ["A_1990O", "B_1990O", "C_1990O"], "Title": ["A", "B", "C"]}
    path = _write(tmp_path / "a.rda", "agreements", OLD={**columns, "Begin": ["1990", "4313", "1990-02-30"]})
    records, context = _read(path)
    assert _values(records["agreement/OLD/A_1990O"], C.adoptedOn) == ["1990"]
    assert _values(records["agreement/OLD/B_1990O"], C.adoptedOn) == []
    assert context.skipped == {"dates of OLD that cannot be read": 2}
    assert [where for _, where in context.skipped_at] == [
        "a.rda, OLD row 2, Begin 4313",
        "a.rda, OLD row 3, Begin 1990-02-30",
    ]


def test_two_rows_with_one_identifier_stay_two_nodes_and_a_repeated_row_is_one(tmp_path: Path) -> None:
    columns = {"manyID": ["A_1990O"] * 3, "Title": ["On Clinics", "On Clinics (May)", "On Clinics"]}
    records, context = _read(_write(tmp_path / "a.rda", "agreements", OLD=columns))
    assert {key: record.label for key, record in records.items()} == {
        "agreement/OLD/A_1990O": "On Clinics",
        "agreement/OLD/A_1990O/2": "On Clinics (May)",
    }
    assert all(_values(record, C.identifier) == ["manyid:A_1990O"] for record in records.values())
    assert context.skipped == {"rows of OLD that repeat another word for word": 1}


def test_a_membership_is_a_participation_with_an_act_for_each_date(tmp_path: Path) -> None:
    norway = {"StateSignature": "1990-05-01", "StateRatification": "1992-03-04", "StateForce": "1993-01-01"}
    records, _ = _memberships(
        tmp_path,
        {"stateID": "NOR", "StateName": "Norway", **norway, "StateEnd": "2003-04-05", "Accession": "1990-05-01"},
        {"stateID": "CHE", "StateName": "Switzerland", "StateSignature": "1990-06-01", "Accession": "1990-06-01"},
        {"stateID": "ALG", "StateName": "Algeria"},
    )
    assert _acts(records, "participation/MEM/CNVSCL_1990A/NOR") == [
        ("signature", "1990-05-01"),
        ("ratification", "1992-03-04"),
        ("entry-into-force", "1993-01-01"),
        ("withdrawal", "2003-04-05"),
    ]
    assert _acts(records, "participation/MEM/CNVSCL_1990A/CHE") == [("signature", "1990-06-01")]
    assert _acts(records, "participation/MEM/CNVSCL_1990A/ALG") == []
    assert _values(records["participation/MEM/CNVSCL_1990A/ALG"], C.participant) == [names.country("DZA")]
    roles = [_values(records[f"participation/MEM/CNVSCL_1990A/{code}"], C.role)[0] for code in ("NOR", "CHE", "ALG")]
    assert roles == [names.concept("role", role) for role in ("party", "signatory", "signatory")]

    agreement = records["agreement/MEM/CNVSCL_1990A"]
    assert _values(agreement, C.identifier) == ["manyid:CNVSCL_1990A"]
    assert _values(agreement, C.party) == [names.country("NOR")]
    assert _values(agreement, C.signedOn) == ["1990-05-01"]
    assert len(_values(agreement, C.participation)) == 3


def test_the_end_of_the_agreement_is_no_withdrawal(tmp_path: Path) -> None:
    row = {"stateID": "NOR", "StateRatification": "1992-03-04", "StateEnd": "2001"}
    records, _ = _memberships(tmp_path, row, End="2001")
    assert _acts(records, "participation/MEM/CNVSCL_1990A/NOR") == [("ratification", "1992-03-04")]
    assert _values(records["agreement/MEM/CNVSCL_1990A"], C.terminatedOn) == ["2001"]


ACCEDED = {"StateRatification": "1995-02-03", "Accession": "1995-02-03"}


@pytest.mark.parametrize(
    ("row", "others_signed", "kind"),
    [
        (ACCEDED, True, "accession"),
        # A state that came in the place of another may as well have succeeded.
        ({**ACCEDED, "Succession": "1"}, True, "consent"),
        # Where nobody signed, as with labour conventions, all ratify.
        (ACCEDED, False, "ratification"),
        ({**ACCEDED, "StateSignature": "1991"}, True, "ratification"),
        ({"StateRatification": "1995-02-03"}, True, "ratification"),
    ],
)
def test_how_a_state_consented_is_told_no_closer_than_the_columns_do(
    tmp_path: Path, row: dict[str, str], others_signed: bool, kind: str
) -> None:
    other = {"stateID": "SWE", "StateSignature": "1990-05-01" if others_signed else None}
    records, context = _memberships(tmp_path, {"stateID": "NOR", **row}, other)
    acts = [act for act in _acts(records, "participation/MEM/CNVSCL_1990A/NOR") if act[0] != "signature"]
    assert acts == [(kind, "1995-02-03")]
    repeats = "MEM: 1 Accession repeats StateRatification and is no act of its own"
    assert (repeats in context.notes) == ("Accession" in row)


def test_an_accession_on_a_day_of_its_own_is_an_act(tmp_path: Path) -> None:
    records, _ = _memberships(tmp_path, {"stateID": "NOR", "Accession": "1996", "StateForce": "1997"})
    acts = _acts(records, "participation/MEM/CNVSCL_1990A/NOR")
    assert acts == [("entry-into-force", "1997"), ("accession", "1996")]


def test_a_state_that_stands_twice_takes_part_twice_and_an_unknown_one_is_counted(tmp_path: Path) -> None:
    records, context = _memberships(
        tmp_path,
        {"stateID": "CZE", "StateSignature": "1990-05-01"},
        {"stateID": "CZE", "StateSignature": "1993-01-01"},
        {"stateID": "EAZ", "StateName": "Zanzibar", "StateSignature": "1990-05-01"},
    )
    assert _acts(records, "participation/MEM/CNVSCL_1990A/CZE/2") == [("signature", "1993-01-01")]
    assert context.skipped == {"memberships of a state that is not known: EAZ Zanzibar": 1}
    assert _values(records["agreement/MEM/CNVSCL_1990A"], C.party) == [names.country("CZE")]


@pytest.mark.parametrize(
    ("code", "begin", "country"), [("USR", "1990-01-01", "SUN"), ("USR", "1995-01-01", "RUS"), ("KOS", "1995", "XKX")]
)
def test_codes_of_the_past_mean_the_state_of_their_time(tmp_path: Path, code: str, begin: str, country: str) -> None:
    records, _ = _memberships(tmp_path, {"stateID": code, "Begin": begin}, Begin=begin)
    (part,) = (record for record in records.values() if record.kind == C.Participation)
    assert _values(part, C.participant) == [names.country(country)]


def test_rows_that_differ_on_the_agreement_give_it_no_date_and_every_title(tmp_path: Path) -> None:
    records, context = _memberships(
        tmp_path,
        {"stateID": "NOR", "Title": CONVENTION, "Signature": "1990-05-01"},
        {"stateID": "SWE", "Title": "Sea Clinics", "Signature": "1990-05-02"},
    )
    agreement = records["agreement/MEM/CNVSCL_1990A"]
    assert _values(agreement, C.signedOn) == []
    assert Text("Sea Clinics") in [fact.value for fact in agreement.facts]
    assert context.skipped == {"Signature of an agreement on which the rows of MEM differ": 1}


@pytest.mark.parametrize("columns", [("Treaty1", "Treaty2"), ("treatyID1", "treatyID2")])
def test_references_point_one_way_once_and_an_untold_one_refers(tmp_path: Path, columns: tuple[str, str]) -> None:
    rows = [
        ("A_1990A", "B_1980A", "Cites"),
        ("B_1980A", "A_1990A", "Cited by"),
        ("C_1991E", "B_1980A", "Amends"),
        ("A_1990A", "C_1991E", None),
        ("A_1990A", "D_1970A", "Na"),
        ("E_1999A", "B_1980A", "Enabled by"),
        ("B_1980A", "B_1980A", "Cites"),
        ("B_1980A", None, "Cites"),
    ]
    table = {name: [row[place] for row in rows] for place, name in enumerate((*columns, "RefType"))}
    records, context = _read(_write(tmp_path / "references.rda", "references", REF=table))

    def pointed(called: str, predicate: str) -> list[object]:
        return [str(one).rpartition("/")[2] for one in _values(records[f"agreement/REF/{called}"], predicate)]

    assert pointed("A_1990A", C.cites) == ["B_1980A"]
    assert pointed("B_1980A", C.cites) == []
    assert pointed("C_1991E", C.amends) == ["B_1980A"]
    assert pointed("A_1990A", C.refersTo) == ["C_1991E", "D_1970A"]
    assert pointed("E_1999A", C.implements) == ["B_1980A"]
    assert records["agreement/REF/D_1970A"].label == "agreement D_1970A, known by its identifier only"
    assert _values(records["agreement/REF/D_1970A"], C.identifier) == ["manyid:D_1970A"]
    assert context.skipped == {
        "references of REF that say another one again": 1,
        "references of REF that point to themselves": 1,
        "references of REF without one of the two agreements": 1,
    }
    assert "REF: 2 references of type none become refersTo" in context.notes


def test_organisations_of_one_list_share_identifiers_and_those_of_another_do_not(tmp_path: Path) -> None:
    row = {"organizationID": ["IPA", "WB"], "Organization": ["Ipas", "World Bank"], "State": ["US", "US"]}
    records, context = _read(
        _write(
            tmp_path / "organizations.rda",
            "organizations",
            CHATHAM={**row, "Type": [6.0, 3.0], "City": ["Chapel Hill", "Washington"]},
            GHS=row,
            IHEID={"organizationID": ["IPA", None], "Organization": ["Paediatricians", "Roche"]},
        )
    )
    assert _values(records["organisation/CHATHAM/IPA"], C.identifier) == ["manydata-organisation:hoffman-cole/IPA"]
    assert _values(records["organisation/GHS/IPA"], C.identifier) == ["manydata-organisation:hoffman-cole/IPA"]
    assert _values(records["organisation/IHEID/IPA"], C.identifier) == ["manydata-organisation:IHEID/IPA"]
    assert _values(records["organisation/IHEID/row-2"], C.identifier) == []
    assert [fact.value for fact in records["organisation/CHATHAM/IPA"].facts][1] == Iri(names.country("USA"))
    assert records["organisation/CHATHAM/WB"].kind == C.InternationalOrganisation
    assert _values(records["organisation/CHATHAM/WB"], C.jurisdiction) == []
    assert "CHATHAM: 1 column is not read: City" in context.notes
    assert sum(context.skipped.values()) == 1


@pytest.mark.parametrize(
    ("within", "columns", "missing"),
    [
        ("memberships", {"manyID": ["A"], "Title": ["A"], "ISO": ["NOR"]}, "stateID"),
        ("memberships", {"stateID": ["NOR"], "Title": ["A"]}, "treatyID or manyID"),
        ("references", {"Treaty1": ["A"], "Other": ["B"], "RefType": ["Cites"]}, "Treaty2 or treatyID2"),
        ("organizations", {"organizationID": ["A"], "Name": ["B"]}, "Organization"),
        ("agreements", {"manyID": ["A"], "Name": ["B"]}, "Title"),
    ],
)
def test_a_table_whose_columns_were_renamed_is_refused(
    tmp_path: Path, within: str, columns: Columns, missing: str
) -> None:
    path = _write(tmp_path / "x.rda", within, NEW=columns)
    with pytest.raises(BadInput, match=rf"NEW is a table of \w+ without the column {missing}; it has ") as trouble:
        _read(path)
    assert all(name in str(trouble.value) for name in columns)


def test_a_table_of_another_kind_is_counted_row_by_row_and_alone_refused(tmp_path: Path) -> None:
    other = {"Year": [1990.0, 1991.0], "Cases": [1.0, 2.0]}
    known = {"manyID": ["A_1990A"], "Title": ["A"]}
    _, context = _read(_write(tmp_path / "x.rda", "agreements", CASES=other, OLD=known))
    assert context.skipped == {"rows of CASES, a table of no known kind": 2}
    with pytest.raises(BadInput, match="holds no table of agreements"):
        _read(_write(tmp_path / "y.rda", "agreements", CASES=other))


def test_a_load_answers_again_unchanged_and_validates(tmp_path: Path, store: Store) -> None:
    ratified = {"StateSignature": "1990-05-01", "StateRatification": "1992"}
    _memberships(tmp_path, {"stateID": "NOR", **ratified}, {"stateID": "SWE", **ratified})
    path = tmp_path / "memberships.rda"
    assert loader_for(path).name == "manydata"
    load(store, [str(path)])
    before = _dump(store)
    assert any("manyid:CNVSCL_1990A" in line for line in before)
    assert "9999" not in "".join(line for line in before if "memberships.rda" in line)
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / "memberships.rda"
    _memberships(again.parent, *({"stateID": code, **ratified} for code in ("NOR", "SWE", "FIN")))
    load(store, [str(again)])
    assert _dump(store) != before
    load(store, [str(path)])
    assert _dump(store) == before
    assert [finding for finding in validate(store).findings if "memberships" in finding.source] == []


def _dump(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.view().quads(names.source_graph("memberships.rda")))
