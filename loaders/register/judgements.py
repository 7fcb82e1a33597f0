"""Judgements of the register: what is the same or not, what is accepted or rejected, by whom and why."""

import hashlib
import re
from typing import Any

from comity.graph import names
from comity.graph.dates import day
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Iri, Record
from comity.loaders.register.place import Place
from comity.ontology import terms as C

PAIRS = ("same", "different", "undecided")
SHORT = re.compile(r"[^/]+/[^/]+/.+")


def judgement(entry: dict[str, Any], place: Place) -> Record:
    """Make the record of one judgement; its IRI follows from what is judged, by whom and when."""
    about = [_full(one, place) for one in entry["about"]]
    wanted = 2 if entry["kind"] in PAIRS else 1
    if len(set(about)) != wanted:
        things = "two different things" if wanted == 2 else "one claim"
        place.fail(f"a judgement {entry['kind']!r} is about {things}; name them, or write several.", "about")
    parts = [entry["kind"], *sorted(about), entry["by"], entry["on"]]
    node = f"{names.ID}judgement/{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:16]}"
    try:
        judged_on = day(entry["on"])
    except BadInput as trouble:
        place.fail(str(trouble), "on")
    facts = [
        Fact(C.judgementKind, Iri(names.concept("judgement", entry["kind"]))),
        *(Fact(C.about, Iri(one)) for one in about),
        Fact(C.judgedBy, entry["by"]),
        Fact(C.judgedOn, judged_on),
        Fact(C.reason, entry["why"]),
    ]
    return Record(
        node,
        C.Judgement,
        f"{entry['kind']}, judged by {entry['by']}",
        tuple(facts),
        locator=place.locator(node.rsplit("/", 1)[-1]),
    )


def _full(short: str, place: Place) -> str:
    """Write ``SOURCEKEY/KIND/ANCHOR`` as the IRI it is short for."""
    if "://" in short:
        return short
    if not SHORT.fullmatch(short):
        place.fail(f"{short!r} names nothing; write SOURCEKEY/KIND/ANCHOR or a full IRI.", "about")
    return names.ID + "source/" + short
