"""Judgements: what is the same or not, and what is right or wrong in a text, by whom and why."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from comity.graph import names
from comity.graph.dates import day
from comity.graph.errors import BadInput
from comity.graph.proposals import key_of
from comity.graph.records import Fact, Iri, Record
from comity.loaders.register.place import Place
from comity.ontology import terms as C

PAIRS = ("same", "different")
SHORT = re.compile(r"[^/]+/[^/]+/.+")
# The fields of a judgement on a fact of a text that say which fact it is, in the order that makes its key.
IDENTITY = ("text", "thing", "thing_quote", "thing_sentence", "fact", "value", "quote", "sentence")
PROPERTIES = {
    "thing": C.judgedThing,
    "thing_quote": C.judgedThingQuote,
    "thing_sentence": C.judgedThingSentence,
    "fact": C.judgedFact,
    "value": C.judgedValue,
    "quote": C.judgedQuote,
    "sentence": C.judgedSentence,
    "to": C.correctedValue,
}


def judgement(entry: dict[str, Any], place: Place, key: str) -> Record:
    """Make the record of one judgement; its IRI follows from what is judged, by whom and when."""
    on_text = "text" in entry
    about = [_proposal(entry, place)] if on_text else _things(entry, place)
    told = [entry["to"]] if "to" in entry else []
    turn = [f"turn {entry['turn']}"] if "turn" in entry else []
    parts = [entry["kind"], *sorted(about), *told, entry["by"], entry["on"], *turn]
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
        Fact(C.keptIn, Iri(names.source(key))),
        *(_words(entry) if on_text else ()),
    ]
    return Record(
        node,
        C.Judgement,
        f"{entry['kind']}, judged by {entry['by']}",
        tuple(facts),
        locator=place.locator(node.rsplit("/", 1)[-1]),
    )


def _words(entry: dict[str, Any]) -> Iterator[Fact]:
    yield from (Fact(predicate, entry[field]) for field, predicate in PROPERTIES.items() if field in entry)
    if entry.get("everywhere") == "yes":
        yield Fact(C.inEveryText, True)
    if "turn" in entry:
        yield Fact(C.judgedInTurn, int(entry["turn"]))


def _proposal(entry: dict[str, Any], place: Place) -> str:
    """Name the fact of a text that is judged, by its words."""
    if "about" in entry:
        place.fail("a judgement is about things or about a fact of a text; leave about or text out.", "about")
    if entry["kind"] in PAIRS:
        place.fail(f"{entry['kind']!r} is said of two things and not of a fact; name them under about.", "kind")
    if ("to" in entry) != (entry["kind"] == "corrected"):
        place.fail("what is corrected, and only that, has under to the value that is right.", "kind")
    return names.minted(entry["text"], "proposal", key_of(*(entry[field] for field in IDENTITY)))


def _things(entry: dict[str, Any], place: Place) -> list[str]:
    about = [_full(one, place) for one in entry["about"]]
    if entry["kind"] == "corrected":
        place.fail("a correction says which fact of a text it corrects; comity review writes it.", "kind")
    wanted = 2 if entry["kind"] in (*PAIRS, "undecided") else 1
    if len(set(about)) != wanted:
        things = "two different things" if wanted == 2 else "one claim"
        place.fail(f"a judgement {entry['kind']!r} is about {things}; name them, or write several.", "about")
    return about


def _full(short: str, place: Place) -> str:
    """Write ``SOURCEKEY/KIND/ANCHOR`` as the IRI it is short for."""
    if "://" in short:
        return short
    if not SHORT.fullmatch(short):
        place.fail(f"{short!r} names nothing; write SOURCEKEY/KIND/ANCHOR or a full IRI.", "about")
    return names.ID + "source/" + short
