"""Links between entries: by the key of an entry of the same file, or FILEKEY/KEY for one of a file beside it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from comity.graph import names
from comity.loaders.reference import FILES as REFERENCE_FILES
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
            if key == entry:
                place.fail(f"{key!r} cannot change itself; name another entry.", *where)
            if key not in self.keys:
                self._fail(key, place, *where)
            return names.minted(self.source, "agreement", key)
        place.known(file, self._beside, "key of a file beside this one", *where)
        place.known(key, self._beside[file], f"entry of {file}", *where)
        return names.minted(file, "agreement", key)

    def _fail(self, key: str, place: Place, *where: str | int) -> NoReturn:
        others = [f"{file}/{key}" for file, keys in self._beside.items() if key in keys]
        if others:
            place.fail(f"{key!r} is an entry of another file; write {' or '.join(others)}.", *where)
        place.known(key, self.keys, "entry of this file", *where)
        raise AssertionError(key)

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        """Map the keys of the files of the folder to those of their entries; raises BadInput for a broken file."""
        found: dict[str, set[str]] = {}
        for path in files_of(self.path.parent):
            data, _ = read_yaml(path, shown(path))
            if isinstance(data, dict) and isinstance(data.get("agreements"), list):
                entries = [entry for entry in data["agreements"] if isinstance(entry, dict)]
                found[str(data.get("key"))] = {str(entry.get("key")) for entry in entries}
        return found


def files_of(folder: Path) -> list[Path]:
    """List the YAML files of a folder, but for reference files."""
    return sorted(path for path in folder.glob("*.y*ml") if path.name not in REFERENCE_FILES)
