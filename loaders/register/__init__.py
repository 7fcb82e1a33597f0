"""The register: YAML files of agreements and of judgements, each record with its line and its pages."""

import re
from pathlib import Path

from comity.graph.context import Context
from comity.loaders.folder import register_folder
from comity.loaders.register.entry import Entry
from comity.loaders.register.judgements import judgement
from comity.loaders.register.links import Links, files_of
from comity.loaders.register.place import Place
from comity.loaders.sheet import read
from comity.loaders.yaml_files import read_yaml, shown

SCHEMA = "schema-register.json"
# A file of the register states its own key; a list of reference facts has keys in its entries only. A file whose head
# is broken is told by its lists, so that it is not taken for somebody else's YAML.
OWN_KEY = re.compile(rb"^key:|^[ \t]*(agreements|judgements|left_out):", re.MULTILINE)


def register_files() -> list[Path]:
    """List the files of the register in use, but for its reference files."""
    return files_of(register_folder())


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is YAML with a key or a list of a register file."""
    return path.suffix.lower() in (".yaml", ".yml") and bool(OWN_KEY.search(head))


def file_key(path: Path) -> str | None:
    """Return the key that the file states."""
    data, _ = read_yaml(path, shown(path))
    key = data.get("key") if isinstance(data, dict) else None
    return key if isinstance(key, str) else None


def load(context: Context) -> None:
    """Emit the agreements or judgements of one file, and count what it lists as left out."""
    sheet = read(context.path, SCHEMA)
    data = sheet.data
    context.describe(
        title=data["title"], publisher=data["publisher"], licence=data["licence"], published=data.get("published")
    )
    sheet.refuse_twins("agreements")
    entries = list(sheet.entries("agreements"))
    links = Links(context.path, context.key, data["key"], frozenset(entry["key"] for _, entry in entries))
    for place, entry in entries:
        for record in Entry(context.key, entry, Place(sheet, place), links).records():
            context.emit(record)
    for place, entry in sheet.entries("judgements"):
        context.emit(judgement(entry, Place(sheet, place), context.key))
    for place, entry in sheet.entries("left_out"):
        context.skip(f"candidates of the register: {entry['why']}", f"{sheet.name} line {sheet.lines[place]}")
