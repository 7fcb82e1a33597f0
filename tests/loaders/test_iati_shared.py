"""Real IATI files: every activity and transaction is in the graph or in the report, to the cent."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from comity import loading
from comity.graph.context import Context
from comity.graph.embedded import EmbeddedStore
from comity.graph.records import Record
from comity.loaders import iati, loader_for
from comity.ontology import terms as C


@pytest.fixture(scope="module")
def paths(shared: Path) -> list[Path]:
    found = sorted((shared / "data" / "iati").glob("*.xml"))
    if not found:
        pytest.skip("needs ../shared: IATI files, which are not part of the repository")
    return found


def _read(path: Path, everything: bool) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None, include_all=everything)
    iati.load(context)
    return found, context


def _left(context: Context, what: str) -> int:
    return sum(count for reason, count in context.skipped.items() if reason.startswith(what))


@pytest.mark.parametrize("everything", [False, True])
def test_every_activity_and_transaction_is_kept_or_counted(paths: list[Path], everything: bool) -> None:
    for path in paths:
        assert loader_for(path).name == "iati"
        root = etree.parse(str(path)).getroot()
        records, context = _read(path, everything)
        activities = sum(record.kind == C.AidActivity for record in records)
        transactions = sum("/t" in record.iri and record.kind == C.FinancialFlow for record in records)
        assert activities + _left(context, "activities ") == len(list(root.iter("iati-activity"))), path.name
        assert transactions + _left(context, "transactions ") == len(list(root.iter("transaction"))), path.name
        assert set(context.skipped) == {what for what, _ in context.skipped_at}
        assert activities if everything else True


def test_sums_by_kind_and_currency_are_those_of_the_file(paths: list[Path]) -> None:
    kinds = {"2": "commitment", "C": "commitment", "3": "disbursement", "D": "disbursement"}
    for path in paths:
        expected: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for activity in etree.parse(str(path)).getroot().iter("iati-activity"):
            for one in activity.iter("transaction"):
                kind, value = one.find("transaction-type"), one.find("value")
                code = kind.get("code") if kind is not None else {"commitment": "2"}.get(one.get("type", ""), "3")
                if code in kinds and value is not None and value.text:
                    currency = value.get("currency") or activity.get("default-currency") or ""
                    expected[kinds[code], currency] += Decimal(value.text.strip())
        assert _sums(_read(path, True)[0], set(kinds.values())) == expected, path.name


def _sums(records: list[Record], kinds: set[str]) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for record in records:
        if record.kind == C.FinancialFlow and "/t" in record.iri:
            said = {fact.predicate: fact.value for fact in record.facts}
            kind = str(getattr(said[C.flowKind], "value", "")).rsplit("/", 1)[-1]
            amount = said[C.amount]
            assert isinstance(amount, Decimal)
            if kind in kinds:
                found[kind, str(said[C.currency])] += amount
    return found


def test_a_second_reading_gives_the_same_records(paths: list[Path]) -> None:
    for path in paths:
        assert _read(path, False)[0] == _read(path, False)[0], path.name


def test_all_files_give_the_same_store_each_time_and_with_two_processes(paths: list[Path], tmp_path: Path) -> None:
    stores = [EmbeddedStore(tmp_path / str(count)) for count in (1, 2)]
    for count, store in enumerate(stores, start=1):
        outcomes = loading.load(store, [str(paths[0].parent)], processes=count)
        assert {one.state for one in outcomes} == {"added"}
        assert [one.key for one in outcomes if one.key.endswith(".xml")] == [path.name for path in paths]
    assert _dump(stores[0]) == _dump(stores[1])
    again = loading.load(stores[0], [str(paths[0].parent)])
    assert {one.state for one in again} == {"unchanged"}
    assert stores[0].manifest().name == "000001"


def _dump(store: EmbeddedStore) -> list[str]:
    return sorted(map(str, store.view().quads()))
