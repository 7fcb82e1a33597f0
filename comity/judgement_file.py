"""The file in which a user's own judgements stand: read, added to, saved whole, loaded like any register file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from comity.graph import names
from comity.graph.errors import BadInput
from comity.graph.judged import Judgement, judgements
from comity.graph.store import Outcome, Store, View, strings
from comity.loaders.yaml_files import read_yaml
from comity.loading import load
from comity.ontology import terms as C

Entry = dict[str, Any]
HEAD = "# Judgements made with comity resolve and comity review; edit by hand as you like.\n"
EMPTY: dict[str, Any] = {
    "key": "own-judgements",
    "title": "Judgements of the users of this store",
    "publisher": "the users of this store",
    "licence": "not stated",
}
# A judgement on the same thing by the same person on the same day takes the place of the one before.
SAME = ("text", "thing", "thing_quote", "thing_sentence", "fact", "value", "quote", "sentence", "by", "on")
# Seconds to wait for another session that writes the file.
PATIENCE = 10
KEPT = "SELECT ?judgement WHERE {{ ?judgement <{kept}> <{source}> }} LIMIT 1"
PAIRS = f"""
PREFIX comity: <{C.NS}>
SELECT ?judgement ?kind ?about ?by ?on ?why WHERE {{
  ?judgement comity:judgementKind ?kind ; comity:about ?about ; comity:judgedBy ?by ; comity:judgedOn ?on ;
    comity:reason ?why .
  OPTIONAL {{ ?judgement comity:judgedFact ?fact }} FILTER(!BOUND(?fact))
}} ORDER BY ?on ?judgement ?about"""


@dataclass(frozen=True)
class Change:
    """What was added to a file, and what that took the place of, with where it stood."""

    added: list[Entry] = field(default_factory=list)
    replaced: list[tuple[int, Entry]] = field(default_factory=list)


class JudgementFile:
    """A file of judgements, that several sessions may add to."""

    def __init__(self, path: Path) -> None:
        """Read the file, where it is there."""
        self.path = path
        self.data = _read(path)
        self.judgements: list[Entry] = list(self.data.get("judgements", []))

    def put(self, entries: list[Entry]) -> Change:
        """Add judgements to the file as it is now, and save; return what that changed."""
        new = [_identity(entry) for entry in entries]
        with self._held():
            old = [(place, each) for place, each in enumerate(self.judgements) if _identity(each) in new]
            self.judgements = [each for each in self.judgements if _identity(each) not in new] + entries
            self._save()
        return Change(entries, old)

    def take_back(self, change: Change) -> None:
        """Undo a change in the file as it is now: what others have added stays."""
        with self._held():
            self.judgements = [each for each in self.judgements if each not in change.added]
            for place, each in change.replaced:
                self.judgements.insert(place, each)
            self._save()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep others from writing the file, and read what they have written."""
        try:
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=PATIENCE):
                self.data = _read(self.path)
                self.judgements = list(self.data.get("judgements", []))
                yield
        except Timeout:
            raise BadInput(
                f"{self.path} is being written by another command; wait for it, then answer again."
            ) from None
        except OSError as trouble:
            raise BadInput(f"{self.path} cannot be written ({trouble.strerror}); give another with --file.") from None

    def _save(self) -> None:
        """Write the file whole, in one step."""
        if not self.judgements:
            self.path.unlink(missing_ok=True)
            return
        draft = self.path.with_name(self.path.name + ".draft")
        draft.write_text(HEAD + _yaml({**self.data, "judgements": self.judgements}), encoding="utf-8")
        draft.replace(self.path)

    def load(self, store: Store) -> list[Outcome]:
        """Load the file into the store."""
        return load(store, [str(self.path)], may_shrink=True)

    def refuse_strangers(self, view: View) -> None:
        """Refuse to begin a file anew where the store holds judgements of one with the same key."""
        source = names.source(self.data["key"])
        if not self.judgements and list(view.select(KEPT.format(kept=C.keptIn, source=source)).rows):
            raise BadInput(
                f"The store holds judgements of {self.data['key']!r}, and {self.path} has none: it would replace them; "
                f"give their file with --file, or write it from the store: comity review --export {self.path}"
            )


def export(view: View, path: Path) -> int:
    """Write all judgements of a store into a file, that other stores can load; return how many."""
    entries = [*_pairs(view), *(_entry(one) for one in judgements(view) if one.fact)]
    file = JudgementFile(path)
    file.put(sorted(entries, key=lambda entry: str(entry["on"])))
    return len(entries)


def _pairs(view: View) -> list[Entry]:
    found: dict[str, Entry] = {}
    for judgement, kind, about, by, on, why in strings(view.select(PAIRS)):
        entry = found.setdefault(
            judgement, {"kind": kind.rsplit("/", 1)[-1], "about": [], "by": by, "on": on, "why": why}
        )
        if about not in entry["about"]:
            entry["about"].append(about)
    return list(found.values())


def _entry(one: Judgement) -> Entry:
    return entry_of(
        one.kind,
        (one.source, one.thing, one.thing_quote, one.thing_sentence, one.fact, one.value, one.quote, one.sentence),
        (one.by, one.on, one.why),
        one.to,
        one.everywhere,
        one.turn,
    )


def entry_of(
    kind: str,
    about: tuple[str, ...],
    who: tuple[str, str, str],
    to: str = "",
    everywhere: bool = False,
    turn: str = "",
) -> Entry:
    """Make the entry of a judgement on a fact; ``about`` in the order of its key, ``who`` with day and why."""
    entry: Entry = {"kind": kind, **dict(zip(SAME[:-2], about, strict=True))}
    if to:
        entry["to"] = to
    if everywhere:
        entry["everywhere"] = "yes"
    if turn:
        entry["turn"] = turn
    return entry | dict(zip(("by", "on", "why"), who, strict=True))


def _identity(entry: Entry) -> tuple[str, ...]:
    about = sorted(map(str, entry.get("about", ())))
    return (*about, *(str(entry.get(field, "")) for field in SAME))


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return dict(EMPTY)
    data, _ = read_yaml(path, str(path))
    if not isinstance(data, dict) or "key" not in data:
        raise BadInput(f"{path} is no file of judgements; give another with --file.")
    return dict(data)


def _yaml(data: dict[str, Any]) -> str:
    import yaml

    # Lines are never folded: where one broke, a sign after a space would begin a comment.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1 << 30)
    return text
