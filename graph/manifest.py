"""What a generation holds and when it was made: kept beside the RDF, so that no clock is written into a graph."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from comity.graph.errors import NotAStore

FORMAT = 1


@dataclass(frozen=True)
class SourceEntry:
    """One source of a generation: the hash of its bytes, what read it, when (UTC), its part file and its counts.

    ``skipped`` counts what was left out by reason; ``skipped_at`` keeps the reasons and places of the first hundred;
    ``kinds`` counts the records by class, those of a narrower one among them.
    """

    key: str
    graph: str
    sha256: str
    loader: str
    version: str
    part: str
    quads: int
    text_sha256: str | None = None
    country: str | None = None
    foreign: bool = False
    confined: bool = True
    skipped: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    skipped_at: tuple[tuple[str, str], ...] = ()
    loaded: str | None = None
    kinds: dict[str, int] = field(default_factory=dict)

    def first(self) -> dict[str, str]:
        """Give the first place of what was left out, by reason."""
        return dict(reversed(self.skipped_at))


@dataclass
class Manifest:
    """A generation: its name, the UTC time it was made and its sources in loading order."""

    name: str
    made: str
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    quads: int = 0

    def save(self, folder: Path) -> None:
        """Write the manifest into the folder of its generation."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False)
        (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Read the manifest of a generation; raises NotAStore where it is missing or of another format."""
        path = folder / "manifest.json"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            if data.pop("format") != FORMAT:
                raise NotAStore(f"{path} was written by another version of Comity; load the sources into a new store.")
            data["sources"] = {key: read_entry(entry) for key, entry in data["sources"].items()}
            return cls(**data)
        except (OSError, ValueError, KeyError, TypeError) as trouble:
            raise NotAStore(f"{path} is missing or broken; load the sources into a new store.") from trouble


def read_entry(data: dict[str, object]) -> SourceEntry:
    """Make an entry of what a file of JSON says."""
    data["notes"] = tuple(data.get("notes", ()))  # type: ignore[arg-type]
    data["skipped_at"] = tuple((what, where) for what, where in data.get("skipped_at", ()))  # type: ignore[attr-defined]
    return SourceEntry(**data)  # type: ignore[arg-type]
