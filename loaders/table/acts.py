"""The acts of a party: a column that holds one kind, or a column whose cells bear marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from comity.graph.parts import CONSENT
from comity.graph.records import Text, When
from comity.loaders.participations import Act
from comity.loaders.table.dates import Dates
from comity.loaders.table.report import Report
from comity.loaders.table.rows import Row

# Notes hang on days as figures, stars and daggers, in brackets or not.
NOTES = re.compile(r"(\s*(\[[^\]]{1,3}\]|[*†‡§¹²³⁰-⁹,]|\d{1,3}(?!\w)))+$")
# Of a header only behind its last mark: "Notification under article 25" bears no note.
HEAD_NOTES = re.compile(r"(?<=\))(\s*(\[?\d{1,3}\]?|[*†‡§,]))+$")
# "Ratified 3 May 2001" and "R: 3 May 2001": the mark stands before the day.
FIRST = re.compile(r"(?P<mark>[^\W\d][^\d:]*?)(?:\s*:)?\s*(?P<day>\d.*)")
MARK = re.compile(r"(?P<label>.+?)\s*\((?P<mark>[A-Za-z]{1,2})\)")


@dataclass(frozen=True)
class ActColumn:
    """A column of acts: the kind of a cell without a mark (a key, or a column that tells it), and those of the marks.

    ``words`` are what the source calls the acts, where that says more than the kind; by mark, "" for none.
    """

    column: str
    kind: str | dict[str, Any]
    marks: dict[str, str] = field(default_factory=dict)
    yes: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)
    separator: str | None = None


def given(acts: list[dict[str, Any]]) -> list[ActColumn]:
    """Read the columns that the mapping lists."""
    return [
        ActColumn(
            one["column"],
            one["kind"],
            one.get("marks", {}),
            frozenset(word.casefold() for word in one.get("yes", ())),
            separator=one.get("separator"),
        )
        for one in acts
    ]


def by_header(head: str, words: dict[str, str], marks: dict[str, str]) -> ActColumn | None:
    """Read a header that names its acts: "Ratification, Accession(a), Succession(d)"; None where it names none.

    ``words`` gives the kinds by how their names begin, ``marks`` those of marks that the header does not explain.
    """
    own: dict[str, str] = {}
    called: dict[str, list[str]] = {}
    bare: list[str] = []
    for label in _labels(HEAD_NOTES.sub("", head), words):
        match = MARK.fullmatch(label)
        name, mark = (match["label"], match["mark"]) if match else (label, "")
        kind = words[_begins(name, words)]
        called.setdefault(mark, []).append(name)
        if mark:
            own[mark] = kind
        else:
            bare.append(kind)
    if not called:
        return None
    kinds = set(bare)
    # Of several kinds without a mark, or none, the cell does not tell which it is.
    plain = kinds.pop() if len(kinds) == 1 else "signature" if kinds and not kinds & CONSENT else "consent"
    told = {mark: " or ".join(names) for mark, names in called.items()}
    return ActColumn(head, plain, marks | own, words=_telling(told, own | {"": plain}))


def _telling(told: dict[str, str], kinds: dict[str, str]) -> dict[str, str]:
    """Keep the words that say more than the kind."""
    return {mark: text for mark, text in told.items() if text.casefold() != kinds[mark].replace("-", " ")}


def _labels(head: str, words: dict[str, str]) -> Iterator[str]:
    """Split a header at its commas, where a name of acts follows; other commas belong to the name before."""
    current = ""
    for piece in head.split(", "):
        if _begins(piece, words):
            if current:
                yield current
            current = piece
        elif current:
            current += f", {piece}"
    if current:
        yield current


def _begins(label: str, words: dict[str, str]) -> str:
    """Return the longest of the words that a label begins with, or "" for none."""
    return max((word for word in words if re.match(rf"{re.escape(word)}\b", label)), key=len, default="")


class ActReader:
    """Reads the acts of one record."""

    def __init__(self, columns: list[ActColumn], dates: Dates, report: Report):
        """Keep the columns, how dates are written, and where to count what cannot be read."""
        self.columns, self.dates, self.report = columns, dates, report

    def acts(self, row: Row) -> list[Act]:
        """List the acts of a record; what cannot be read is counted, and the record stays."""
        return [
            act
            for column in self.columns
            for cell in row.values(column.column, column.separator)
            for act in self._act(column, cell, row)
        ]

    def _act(self, column: ActColumn, cell: str, row: Row) -> Iterator[Act]:
        kind = self._kind(column, row)
        if kind is None:
            return
        if cell.casefold() in column.yes:
            yield Act(kind)
            return
        dated = self._dated(column, cell)
        if dated is None:
            self.report.skip("acts whose day cannot be read", row, f"{column.column}: {cell}")
            return
        on, mark = dated
        if mark and mark not in column.marks:
            self.report.skip("acts with a mark that the mapping does not know", row, f"{column.column}: {cell}")
            return
        words = column.words.get(mark)
        yield Act(column.marks.get(mark, kind), on, Text(words) if words else None)

    def _dated(self, column: ActColumn, cell: str) -> tuple[When, str] | None:
        """Find the day of an act and its mark, behind the day or before it."""
        found = self.dates.find(cell)
        if found:
            return found.on, NOTES.sub("", found.rest).strip("() ")
        first = FIRST.fullmatch(cell)
        mark = first["mark"].strip() if first else ""
        found = self.dates.find(first["day"]) if first and mark in column.marks else None
        return (found.on, mark) if found and not NOTES.sub("", found.rest) else None

    def _kind(self, column: ActColumn, row: Row) -> str | None:
        if isinstance(column.kind, str):
            return column.kind
        called = row.text(column.kind["column"])
        values = {word.casefold(): kind for word, kind in column.kind["values"].items()}
        kind: str | None = values.get(called.casefold())
        if kind is None:
            self.report.skip("acts of a kind that the mapping does not know", row, called)
        return kind
