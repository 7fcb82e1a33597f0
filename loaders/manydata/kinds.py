"""What a table tells of, by its columns, and the refusal of one whose columns are not what they were."""

from collections.abc import Iterable
from pathlib import Path

from comity.graph.errors import BadInput
from comity.loaders.manydata.frames import Frame
from comity.loaders.manydata.wording import wording


def kind(path: Path, frame: Frame) -> str | None:
    """Return the kind of a table, or None; raises BadInput where it lacks a column that its kind needs."""
    table = wording()
    called = _by_columns(table["kinds"], frame)
    stands_in = table["objects"].get(frame.object)
    if called in (None, "agreements") and stands_in and (called or _alike(table["kinds"][stands_in], frame)):
        called = stands_in
    if called:
        _refuse_gaps(path, frame, called, table["kinds"][called]["needs"])
    return called


def _by_columns(kinds: dict[str, dict[str, list[str]]], frame: Frame) -> str | None:
    for name, columns in kinds.items():
        if any(one in frame.columns for one in columns["tells"]):
            return name
    return None


def _alike(columns: dict[str, list[str]], frame: Frame) -> bool:
    return any(one in frame.columns for one in columns["beside"])


def _refuse_gaps(path: Path, frame: Frame, called: str, needs: Iterable[str]) -> None:
    """Refuse a table of which no column, or none of the columns between bars, is there."""
    missing = [one for one in needs if not any(name in frame.columns for name in one.split("|"))]
    if missing:
        raise BadInput(
            f"{path}: {frame.name} is a table of {called} without the column {_listed(missing)}; "
            f"it has {', '.join(frame.columns)}. Rename its columns in R, or ask for this version of the package."
        )


def _listed(missing: list[str]) -> str:
    return ", ".join(one.replace("|", " or ") for one in missing)
