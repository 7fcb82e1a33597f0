"""The reference graph: countries of ISO 3166 and their groups, known organisations and posts, exchange rates."""

import hashlib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Fact
from comity.loaders.gazetteer import codes, reference_data, reference_file
from comity.loaders.reference.bodies import organisations, posts
from comity.loaders.reference.countries import check_demonyms, check_historical, countries, label, others
from comity.loaders.reference.groups import groups
from comity.loaders.reference.rates import RATES, rates, rates_file
from comity.loaders.sheet import Sheet, read
from comity.loaders.yaml_files import read_yaml, shown

DEMONYMS, HISTORICAL = "reference-demonyms.yaml", "reference-historical.yaml"
GROUPS, ORGANISATIONS, POSTS = "reference-groups.yaml", "reference-organisations.yaml", "reference-posts.yaml"
FILES = (DEMONYMS, GROUPS, HISTORICAL, ORGANISATIONS, POSTS)


def digest() -> str:
    """Hash the files and the versions of the packages that the reference graph is made of."""
    total = hashlib.sha256(f"pycountry {version('pycountry')} babel {version('babel')}".encode())
    for name in FILES:
        total.update(name.encode() + b"\0" + reference_file(name).read_bytes())
    total.update(RATES.encode() + b"\0" + rates_file().read_bytes())
    return total.hexdigest()


def load(context: Context) -> None:
    """Emit countries, groups, organisations, posts and rates; raises BadInput for files that do not hang together."""
    demonyms, historical = read_sheet(reference_file(DEMONYMS)), read_sheet(reference_file(HISTORICAL))
    known = [*codes(), *historical.data]
    found = groups(read_sheet(reference_file(GROUPS)), known)
    shortcuts: defaultdict[str, list[Fact]] = defaultdict(list)
    for group in found:
        for code, facts in group.shortcuts():
            shortcuts[code] += facts
    labels = {code: label(code, (demonyms, historical)) for code in known}
    bodies = read_sheet(reference_file(ORGANISATIONS))
    keys = {entry["key"] for _, entry in bodies.entries()}
    for records in (
        countries(demonyms, shortcuts),
        others(historical, shortcuts),
        *(group.records(labels) for group in found),
        organisations(bodies, known),
        posts(read_sheet(reference_file(POSTS)), known, keys),
        rates(rates_file()),
    ):
        for record in records:
            context.emit(record)


def check(path: Path) -> None:
    """Hold one reference file to the rules of its kind, which its name tells; raises BadInput with file and line.

    What it points to is looked for in the files beside it, and where there are none in the register in use.
    """
    if path.name == RATES:
        list(rates(path))
        return
    if path.name not in FILES:
        raise BadInput(f"{shown(path)} is no reference file; those are {', '.join((*FILES, RATES))}.")
    sheet = read_sheet(path)
    if path.name == DEMONYMS:
        check_demonyms(sheet)
    elif path.name == HISTORICAL:
        check_historical(sheet)
    else:
        _check_entries(sheet, path)


def _check_entries(sheet: Sheet, path: Path) -> None:
    known = [*codes(), *_keys_beside(path, HISTORICAL)]
    if path.name == GROUPS:
        for group in groups(sheet, known):
            list(group.records(dict.fromkeys(known, "")))
    elif path.name == ORGANISATIONS:
        list(organisations(sheet, known))
    else:
        list(posts(sheet, known, _keys_beside(path, ORGANISATIONS)))


def _keys_beside(path: Path, name: str) -> list[str]:
    """List the keys of another file in the same folder, as far as they can be read, or else of the register in use."""
    beside = path.parent / name
    data = read_yaml(beside, shown(beside))[0] if beside.is_file() else reference_data(name)
    if isinstance(data, dict):
        return list(data)
    return [entry["key"] for entry in data if isinstance(entry, dict) and "key" in entry]


def read_sheet(path: Path) -> Sheet:
    """Read a reference file and hold it to the schema of its kind; raises BadInput naming file and line."""
    return read(path, f"schema-{path.stem}.json")
