"""The loader on the page for those who add one works as it stands there."""

import hashlib
import importlib.util
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from comity.graph.check import check
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, Work
from comity.graph.validate import validate
from comity.loaders import Loader
from comity.loading import base
from comity.queries.ask import ask

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "loaders.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    (text,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert isinstance(text, str)
    return text


@pytest.fixture
def example(tmp_path: Path) -> ModuleType:
    """Import the loader from the page."""
    path = tmp_path / "treaty_table.py"
    path.write_text(_block("python"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("treaty_table", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _load(store: Store, example: ModuleType, path: Path) -> Outcome:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with store.writer() as writer:
        list(base(writer))
        return writer.add(Work(path.name, path, digest, "treaty_table", "1", example.load))


def test_the_metadata_says_what_a_loader_must_say() -> None:
    data = tomllib.loads(_block("toml"))
    assert set(data) == {field.name for field in fields(Loader)}


def test_the_example_is_recognised_and_other_tables_are_not(example: ModuleType) -> None:
    assert example.recognises(Path("t.csv"), _block("csv").encode())
    assert not example.recognises(Path("t.csv"), b"title,ref\n")


def test_the_example_answers_with_evidence_and_counts_what_it_leaves_out(
    store: Store, example: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "treaties.csv"
    path.write_text(_block("csv"), encoding="utf-8")
    assert _load(store, example, path).skipped == {"agreements with a party that is no country": 1}
    answer = ask(store.view(), "partners", {"country": "Norway", "on": "2020-01-01"})
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [(row["partner"], row["areas"], row["since"], row["grade"], row["evidence"]) for row in rows] == [
        ("Ghana", "malaria", "1998-06-12", "possible", "treaties.csv line 2, https://example.org/t/1"),
        ("Kenya", "digital health", "2012", "possible", "treaties.csv line 3, https://example.org/t/2"),
    ]
    assert [(one.severity, one.rule) for one in validate(store, [path.name]).findings] == []
    assert list(check(store.view())) == []
    assert _load(store, example, path).state == "unchanged"


@pytest.mark.parametrize("row", ["T-4,Short\n", "T-4,Long,2012,NOR GHA,malaria,https://example.org/t/4,more\n"])
def test_a_row_with_too_few_or_too_many_cells_is_skipped_and_counted(
    store: Store, example: ModuleType, tmp_path: Path, row: str
) -> None:
    path = tmp_path / "treaties.csv"
    path.write_text(_block("csv") + row, encoding="utf-8")
    assert _load(store, example, path).skipped["rows with fewer or more cells than columns"] == 1


def test_a_bad_date_is_told_with_its_line(store: Store, example: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "treaties.csv"
    path.write_text(_block("csv").replace("1998-06-12", "12.6.98"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"treaties\.csv line 2"):
        _load(store, example, path)
