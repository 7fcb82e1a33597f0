"""A column mapping: TOML that says which column of a table holds what, held to its schema."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from comity.graph.errors import BadInput
from comity.loaders.table.complaints import complaint, stray_choice

ENDING = ".mapping.toml"
LARGEST = 1_000_000
HELP = "see docs/treaties.md"
FORMATS = {".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".jsonl": "jsonl", ".ndjson": "jsonl"}


@dataclass(frozen=True)
class Mapping:
    """What one mapping says; ``name`` is its file in errors, ``nested`` the path of a list of parties in a record."""

    name: str
    data: dict[str, Any]

    @property
    def nested(self) -> str | None:
        """Tell where in a record its parties are listed, each with fields of its own."""
        found: str | None = self.data.get("parties", {}).get("path")
        return found

    @property
    def by_party(self) -> bool:
        """Tell whether a row is a party of an agreement, and several rows are one agreement."""
        return self.data.get("rows") == "party"

    @property
    def language(self) -> str:
        """Tell the language of the words of the table."""
        return str(self.data.get("language", "en"))

    def form(self, path: Path) -> str:
        """Tell the format of the data: as the mapping says, else by the ending."""
        form = self.data.get("format") or FORMATS.get(path.suffix.lower())
        if not form:
            self.fail("format", f"{path.name} does not tell it by its ending; write csv, jsonl or xlsx")
        return str(form)

    def specs(self, key: str) -> list[dict[str, Any]]:
        """List what stands at a key of the agreement as tables: ``"Titel"`` is ``{column = "Titel"}``."""
        return [_spec(one) for one in _listed(self.data["agreement"].get(key, []))]

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield each column that a record must have, with the key that names it; not the fields of a nested party."""
        for key in self.data["agreement"]:
            for spec in self.specs(key):
                for column in _listed(spec.get("column", [])):
                    yield column, f"agreement.{key}"
        if self.nested:
            yield self.nested, "parties.path"
        else:
            yield from self.party_columns()

    def party_columns(self) -> Iterator[tuple[str, str]]:
        """Yield the columns of a party, with their keys."""
        parties = self.data.get("parties", {})
        for key in ("column", "role", "on_behalf_of"):
            for column in _listed(_spec(parties.get(key, {})).get("column", [])):
                yield column, f"parties.{key}"
        for number, act in enumerate(self.data.get("acts", ()), start=1):
            yield act["column"], f"acts {number}.column"
            if isinstance(act["kind"], dict):
                yield act["kind"]["column"], f"acts {number}.kind"

    def fail(self, key: str, sentence: str) -> NoReturn:
        """Refuse the mapping, or the file by it, for what stands at a key."""
        raise BadInput(f"{self.name}, {key}: {sentence}; {HELP}.")


def read_mapping(path: Path) -> Mapping:
    """Read a mapping and hold it to the schema; raises BadInput naming file and key."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as trouble:
        raise BadInput(f"{path} cannot be read ({trouble.strerror}); name a mapping file that is there.") from None
    if len(raw) > LARGEST:
        raise BadInput(f"{path.name} is larger than a mapping can be; give the mapping, not the data.")
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as trouble:
        raise BadInput(f"{path.name} is not UTF-8 at byte {trouble.start}; save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        raise BadInput(
            f"{path.name} is not valid TOML: {trouble}; correct it there, and quote words with signs other than a to z."
        ) from None
    mapping = Mapping(path.name, data)
    wrong = complaint(data) or stray_choice(data)
    if wrong:
        mapping.fail(*wrong)
    _hangs_together(mapping)
    return mapping


def _hangs_together(mapping: Mapping) -> None:
    parties = mapping.data.get("parties", {})
    if "acts" in mapping.data and not (mapping.nested or mapping.by_party):
        mapping.fail("acts", 'acts are of one party each; say rows = "party", or give parties.path')
    if mapping.nested and mapping.by_party:
        mapping.fail("parties.path", 'a row is either one party or holds a list of them; leave out rows = "party"')
    if not parties.keys() & {"column", "always"}:
        mapping.fail("parties.column", "no column of parties is named; name it, or the party of all in parties.always")
    for key in ("title", "key"):
        for spec in mapping.specs(key):
            if key == "title" and isinstance(spec.get("column"), list):
                mapping.fail("agreement.title", "a title is one column; others go to official_title")


def shipped(name: str) -> Path | None:
    """Find a mapping that came with Comity by its name."""
    place = files("comity.loaders.table").joinpath("mappings", f"{name}.toml")
    return Path(str(place)) if place.is_file() else None


def shipped_names() -> list[str]:
    """List the names of the mappings that came with Comity."""
    folder = files("comity.loaders.table").joinpath("mappings")
    return sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))


def mapping_for(path: Path, given: Path | None) -> Path | None:
    """Find the mapping of a file: the one given, or one of the same stem beside it."""
    if given:
        return given
    beside = path.with_name(path.stem + ENDING)
    return beside if beside.is_file() else None


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _spec(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {"column": given}
