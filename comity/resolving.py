"""Decide which records are one thing: judgements in a file of the user's own, loaded like any register file."""

from datetime import UTC, datetime
from pathlib import Path

from comity.graph.canonical import clusters
from comity.graph.errors import BadInput
from comity.graph.store import Outcome, Store, View
from comity.judgement_file import JudgementFile
from comity.queries.resolve import resolve

DECISIONS = {"accept": "same", "reject": "different", "undo": "undecided"}


def decide(store: Store, file: Path, decision: str, pair: tuple[str, str], by: str, why: str) -> list[Outcome]:
    """Write one judgement into the file and load it; one of the same person and day on the pair gives way."""
    view = store.view()
    one, other = (_thing(view, given) for given in pair)
    if one == other:
        raise BadInput(f"{pair[0]!r} and {pair[1]!r} are one thing already; name two.")
    today = datetime.now(UTC).date().isoformat()
    kept = JudgementFile(file)
    kept.refuse_strangers(view)
    before = file.read_bytes() if file.exists() else None
    kept.put([{"kind": DECISIONS[decision], "about": sorted((one, other)), "by": by, "on": today, "why": why}])
    try:
        return kept.load(store)
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
