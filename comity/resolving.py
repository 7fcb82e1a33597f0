"""Decide which records are one thing: judgements in a file of the user's own, loaded like any register file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from comity.graph.canonical import clusters
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, View
from comity.loaders.yaml_files import read_yaml
from comity.loading import load
from comity.queries.resolve import resolve

DECISIONS = {"accept": "same", "reject": "different", "undo": "undecided"}
HEAD = "# Judgements made with comity resolve; edit by hand as you like.\n"
EMPTY: dict[str, Any] = {
    "key": "own-judgements",
    "title": "Judgements on what is the same",
    "publisher": "the users of this store",
    "licence": "not stated",
}


def decide(store: Store, file: Path, decision: str, pair: tuple[str, str], by: str, why: str) -> list[Outcome]:
    """Write one judgement into the file and load it; one of the same person and day on the pair gives way."""
    one, other = (_thing(store.view(), given) for given in pair)
    if one == other:
        raise BadInput(f"{pair[0]!r} and {pair[1]!r} are one thing already; name two.")
    today = datetime.now(UTC).date().isoformat()
    entry = {"kind": DECISIONS[decision], "about": sorted((one, other)), "by": by, "on": today, "why": why}
    data = _read(file)
    data["judgements"] = [each for each in data.get("judgements", []) if not _replaced(each, entry)] + [entry]
    before = file.read_bytes() if file.exists() else None
    file.write_text(HEAD + _yaml(data), encoding="utf-8")
    try:
        return load(store, [str(file)])
    except BadInput:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
        raise


def _thing(view: View, given: str) -> str:
    """Find an agreement or an organisation by IRI, key or name; an IRI of either is taken as it stands."""
    if "://" in given:
        if given in {thing for some in clusters(view).values() for thing in some}:
            return given
        raise BadInput(f"{given} is no agreement, organisation, person or body of this store; copy it from an answer.")
    try:
        return resolve(view, "agreement", given).value
    except BadInput:
        return resolve(view, "organisation", given).value


def _replaced(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return sorted(old["about"]) == new["about"] and (old["by"], str(old["on"])) == (new["by"], new["on"])


def _read(file: Path) -> dict[str, Any]:
    if not file.exists():
        return dict(EMPTY)
    data, _ = read_yaml(file, str(file))
    if not isinstance(data, dict) or "key" not in data:
        raise BadInput(f"{file} is no file of judgements; give another with --file.")
    return dict(data)


def _yaml(data: dict[str, Any]) -> str:
    import yaml

    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
