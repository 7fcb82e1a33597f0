"""The register: YAML files of agreements and of judgements, each record with its line and its pages."""

import re
from pathlib import Path
from typing import Any

from comity.graph.context import Context
from comity.loaders.folder import register_folder
from comity.loaders.register.entry import Entry
from comity.loaders.register.judgements import judgement
from comity.loaders.register.links import Links
from comity.loaders.register.place import Place
from comity.loaders.sheet import Sheet, read
from comity.loaders.yaml_files import read_yaml, shown

SCHEMA = "schema-register.json"
# A file of the register states its own key; a list of reference facts has keys in its entries only.
OWN_KEY = re.compile(rb"^key:", re.MULTILINE)


def register_files() -> list[Path]:
    """List the files of agreements and judgements of the register in use."""
    folder = register_folder()
    return sorted(path for name in ("agreements-*", "judgements*", "left-out*") for path in folder.glob(name + ".yaml"))


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is YAML with a key of its own."""
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
    entries = data.get("agreements", ())
    _refuse_twins(entries, sheet)
    links = Links(context.path, context.key, data["key"], frozenset(entry["key"] for entry in entries))
    for index, entry in enumerate(entries):
        for record in Entry(context.key, entry, Place(sheet, ("agreements", index)), links).records():
            context.emit(record)
    for index, entry in enumerate(data.get("judgements", ())):
        context.emit(judgement(entry, Place(sheet, ("judgements", index))))
    for index, entry in enumerate(data.get("left_out", ())):
        place = f"{sheet.name} line {sheet.lines['left_out', index]}"
        context.skip(f"candidates of the register: {entry['why']}", place)


def _refuse_twins(entries: list[dict[str, Any]], sheet: Sheet) -> None:
    """Refuse two entries of one key."""
    known: set[str] = set()
    for index, entry in enumerate(entries):
        if entry["key"] in known:
            sheet.fail(f"the key {entry['key']!r} is used again; give this entry its own.", "agreements", index, "key")
        known.add(entry["key"])
