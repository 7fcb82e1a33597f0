"""What the register covers, as the tables of docs/register.md: ``python -m comity.loaders.register.coverage``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from comity.graph.dates import when
from comity.loaders.gazetteer import reference_file
from comity.loaders.reference import DEMONYMS, HISTORICAL, read_sheet
from comity.loaders.reference.countries import label
from comity.loaders.register import SCHEMA, register_files
from comity.loaders.register.parties import Side, sides
from comity.loaders.register.place import Place
from comity.loaders.sheet import read

PAGE = Path(__file__).resolve().parents[2] / "docs" / "register.md"
MARKS = "<!-- begin: made by python -m comity.loaders.register.coverage -->", "<!-- end -->"
# The first of these that an entry has tells its period.
ACTS = ("signed", "adopted", "approved", "announced", "in_force", "renewed", "expires", "terminated")
FEW = 5
# An agreement of the register, as judgements name it.
ENTRY = re.compile(r"register-[^/]+/agreement/[^/]+")


def tables() -> str:
    """Write the tables."""
    read = list(_entries())
    entries = [entry for entry, _ in read]
    return "\n\n".join(
        [
            _table(("agreements", "number"), _totals(read)),
            _table(("period", "agreements"), sorted(Counter(_period(entry) for entry in entries).items(), key=_order)),
            _table(("kind", "agreements"), Counter(str(entry["type"]) for entry in entries).most_common()),
            _countries([side for _, side in read]),
        ]
    )


def _entries() -> Iterator[tuple[dict[str, Any], list[Side]]]:
    for path in register_files():
        sheet = read(path, SCHEMA)
        for index, entry in enumerate(sheet.data.get("agreements", ())):
            yield entry, sides(entry.get("parties", []), Place(sheet, ("agreements", index)))


def _totals(read: list[tuple[dict[str, Any], list[Side]]]) -> Iterator[tuple[str, int]]:
    entries = [entry for entry, _ in read]
    parties = {side.actor for _, found in read for side in found}
    yield "entries", len(entries)
    yield "instruments, where entries judged the same count once", len(entries) - _joined()
    for words, fits in (
        ("signed on a known day", lambda entry: _known_day(entry.get("dates", {}).get("signed", ""))),
        ("with no date at all", lambda entry: not entry.get("dates")),
        ("with a date of entry into force", lambda entry: "in_force" in entry.get("dates", {})),
        ("that name no domain", lambda entry: entry["domains"] == ["health-unspecified"]),
        ("with a joint body", lambda entry: "bodies" in entry),
        ("with signers", lambda entry: "signers" in entry),
        ("with a sum of money", lambda entry: "amount" in entry),
        ("from an official page", lambda entry: entry["source"]["official"] == "yes"),
        ("compared with their page (reviewed)", lambda entry: entry["checked"] == "yes"),
    ):
        yield words, sum(1 for entry in entries if fits(entry))
    yield "countries that are party", len({side.country for _, found in read for side in found if side.country})
    yield "organisations that are party", len({side.organisation for _, found in read for side in found} - {None})
    yield "groups of countries that are party", sum(1 for actor in parties if "/group/" in actor)


def _joined() -> int:
    """Count the entries that a judgement makes one with another."""
    graph: nx.Graph[str] = nx.Graph()
    for path in register_files():
        for given in read(path, SCHEMA).data.get("judgements", ()):
            if given["kind"] == "same" and all(
                re.fullmatch(r"register-[^/]+/agreement/.+", one) for one in given["about"]
            ):
                graph.add_edge(*given["about"])
    return graph.number_of_nodes() - nx.number_connected_components(graph)


def _known_day(written: str) -> bool:
    return bool(written) and when(written).earliest == when(written).latest


def _period(entry: dict[str, Any]) -> str:
    dates = entry.get("dates", {})
    for act in ACTS:
        written = dates.get(act)
        if written:
            moment = when(written["on"] if isinstance(written, dict) else written)
            known = moment.earliest or moment.latest
            if known:
                return "before 1990" if known.year < 1990 else f"{known.year // 10 * 10}-{known.year // 10 * 10 + 9}"
    return "undated"


def _order(row: tuple[str, int]) -> tuple[bool, bool, str]:
    """Put the oldest period first and what has no date last."""
    return row[0] == "undated", not row[0].startswith("before"), row[0]


def _countries(found: list[list[Side]]) -> str:
    counts = Counter(country for some in found for country in {side.country for side in some if side.country})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    sheets = tuple(read_sheet(reference_file(name)) for name in (DEMONYMS, HISTORICAL))
    often = [(label(code, sheets), count) for code, count in ordered if count >= FEW]
    rest = sum(1 for _, count in ordered if count < FEW)
    return _table(("country", "agreements"), [*often, (f"{rest} others", f"fewer than {FEW} each")])


def _table(head: tuple[str, str], rows: Iterable[tuple[Any, Any]]) -> str:
    return "\n".join([f"| {head[0]} | {head[1]} |", "|---|---|", *(f"| {one} | {other} |" for one, other in rows)])


def page(text: str) -> str:
    """Put the tables between their marks in the page."""
    before, rest = text.split(MARKS[0])
    after = rest.split(MARKS[1], 1)[1]
    return f"{before}{MARKS[0]}\n\n{tables()}\n\n{MARKS[1]}{after}"


def main() -> None:
    """Write the tables into the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
