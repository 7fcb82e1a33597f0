"""Links between entries: by the key of an entry of the same file, or FILEKEY/KEY for one of a file beside it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from comity.graph import names
from comity.graph.errors import BadInput
from comity.loaders.register.place import Place
from comity.loaders.yaml_files import read_yaml, shown
from comity.ontology import terms as C

LINKS = {
    "amends": C.amends,
    "renews": C.renews,
    "supersedes": C.supersedes,
    "implements": C.implements,
    "builds_on": C.buildsOn,
}


@dataclass(frozen=True)
class Links:
    """What the entries of a file can point to; ``source`` is the key that the file is loaded under."""

    path: Path
    source: str
    own: str
    keys: frozenset[str]

    def target(self, given: str, entry: str, place: Place, *where: str | int) -> str:
        """Name the agreement that a link means; raises BadInput where there is none."""
        file, slash, key = given.rpartition("/")
        if not slash or file == self.own:
            if key not in self.keys:
                place.fail(f"no entry of this file has the key {key!r}; correct it.", *where)
            if key == entry:
                place.fail(f"{key!r} cannot change itself; name another entry.", *where)
            return names.minted(self.source, "agreement", key)
        if key not in self._beside.get(file, ()):
            place.fail(f"no file beside this one has the key {file!r} and an entry {key!r}; correct it.", *where)
        return names.minted(file, "agreement", key)

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        """Map the keys of the files of the same folder to the keys of their entries."""
        found: dict[str, set[str]] = {}
        for path in sorted(self.path.parent.glob("agreements-*.yaml")):
            try:
                data, _ = read_yaml(path, shown(path))
            except BadInput:
                continue  # told when that file is read itself
            if isinstance(data, dict) and isinstance(data.get("agreements"), list):
                entries = [entry for entry in data["agreements"] if isinstance(entry, dict)]
                found[str(data.get("key"))] = {str(entry.get("key")) for entry in entries}
        return found
