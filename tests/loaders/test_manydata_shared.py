"""The manyhealth package as published: every row is in the graph or in the report."""

from collections import Counter
from pathlib import Path

import pytest

from comity.graph.context import Context
from comity.graph.records import Record, When
from comity.loaders import manydata
from comity.ontology import terms as C

KINDS = {C.Agreement: "agreement", C.Protocol: "agreement", C.Participation: "participation"}
LINKS = (C.cites, C.complements, C.refersTo, C.amends, C.supersedes)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    found = shared / "data" / "treaties-manyhealth"
    if not found.is_dir():
        pytest.skip("needs ../shared: the manyhealth files, which are not part of the repository")
    return found


def _read(path: Path) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None)
    manydata.load(context)
    return found, context


def _datasets(records: list[Record], kind: str) -> Counter[str]:
    found = (record.locator.file for record in records if KINDS.get(record.kind) == kind and record.locator)
    return Counter(file.partition(", ")[2] for file in found)


def test_every_agreement_is_there(folder: Path) -> None:
    records, _ = _read(folder / "agreements.rda")
    assert _datasets(records, "agreement") == {"WHO": 108, "GHHR": 149, "HUGGO": 252}


def test_every_membership_is_there_or_counted_by_its_state(folder: Path) -> None:
    records, context = _read(folder / "memberships.rda")
    unknown = {what: count for what, count in context.skipped.items() if what.startswith("memberships")}
    assert _datasets(records, "participation")["HUGGO_MEM"] + sum(unknown.values()) == 39_000
    assert sum(unknown.values()) < 39_000 * 0.005
    assert len({record.iri for record in records}) == len(records)


def test_those_who_only_signed_the_tobacco_convention_are_no_parties(folder: Path) -> None:
    records, _ = _read(folder / "memberships.rda")
    (convention,) = (one for one in records if one.iri.endswith("/agreement/HUGGO_MEM/FRMWTC_2003A"))
    parties = {str(getattr(fact.value, "value", ""))[-3:] for fact in convention.facts if fact.predicate == C.party}
    assert parties.isdisjoint({"ARG", "CHE", "CUB", "HTI", "MAR", "USA"})
    assert {"IND", "NOR", "BRA"} <= parties


def test_every_reference_is_there_or_counted(folder: Path) -> None:
    records, context = _read(folder / "references.rda")
    links = sum(fact.predicate in LINKS for record in records for fact in record.facts)
    assert links + sum(context.skipped.values()) == 224 + 65


@pytest.mark.parametrize("name", ["agreements", "memberships"])
def test_no_date_stands_for_no_end_and_none_is_completed(folder: Path, name: str) -> None:
    records, _ = _read(folder / f"{name}.rda")
    dates = [fact.value for record in records for fact in record.facts if isinstance(fact.value, When)]
    assert dates
    assert not [date for date in dates if int(date.written[:4]) > 2100]
    partial = [date for date in dates if len(date.written) < 10]
    assert all(date.earliest != date.latest for date in partial)
