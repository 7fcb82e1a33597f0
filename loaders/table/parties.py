"""The parties that a record names: states and groups, known organisations, others as they are written."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Fact, Iri, Locator, Record
from comity.loaders.folder import register_folder
from comity.loaders.gazetteer import KnownOrganisation, country_name, gazetteer
from comity.loaders.states import actor
from comity.loaders.table.mapping import Mapping
from comity.loaders.table.report import Report
from comity.loaders.table.rows import Row
from comity.ontology import terms as C

# Names of parties that are kept with what they mean: a list names the same ones over and over.
MOST_KNOWN = 10_000


@dataclass(frozen=True)
class Party:
    """Who is meant by a name: its IRI, and the country that is party where this body is."""

    written: str
    iri: str
    on_behalf_of: str | None = None


class Parties:
    """Reads names of parties; keeps the names of organisations that it minted, each of which is emitted once."""

    def __init__(self, context: Context, mapping: Mapping, report: Report):
        """Keep where organisations are emitted."""
        self.context, self.report = context, report
        self.data: dict[str, Any] = mapping.data.get("parties", {})
        self.language = mapping.language
        self.known: dict[str, tuple[str | None, str | None]] = {}
        self.values = {key_of(word): ours for word, ours in self.data.get("values", {}).items()}
        self.kind: str = getattr(C, self.data.get("kind", "Organisation"))
        self._refuse_unknown(mapping)

    def _refuse_unknown(self, mapping: Mapping) -> None:
        """Refuse a name among ``always`` that nothing has: misspelt, it would be a party of every agreement.

        An organisation that is new has a ``kind``.
        """
        for number, written in enumerate(self.data.get("always", ()), start=1):
            called = self.values.get(key_of(written), written)
            if ("kind" in self.data and "states" not in self.data) or _known(called, self.language)[0]:
                continue
            near = get_close_matches(called, _names(), n=1, cutoff=0.75)
            hint = f"did you mean {near[0]}?" if near else "write the code of a country, or a name that it has"
            new = "" if self.data.get("states") else "; of an organisation that is new, say its kind: parties.kind"
            mapping.fail(
                f"parties.always.{number}", f"{written!r} is no known country, group or organisation; {hint}{new}"
            )

    def named(self, row: Row, path: str | None = None) -> Iterator[Party]:
        """Yield the parties that stand in a record, in the column of the mapping or at another path."""
        columns = [path] if path is not None else self._columns()
        for column in columns:
            for written in row.values(column, self.data.get("separator")):
                party = self._party(written, row)
                if party:
                    yield party

    def always(self, row: Row) -> Iterator[Party]:
        """Yield those that are party to every agreement of the table."""
        for written in self.data.get("always", ()):
            party = self._party(written, row)
            if party:
                yield party

    def _columns(self) -> list[str]:
        given: str | list[str] = self.data.get("column", [])
        return [given] if isinstance(given, str) else given

    def _party(self, written: str, row: Row) -> Party | None:
        called = self.values.get(key_of(written), written)
        if called not in self.known:
            if len(self.known) == MOST_KNOWN:
                self.known.clear()
            self.known[called] = _known(called, self.language)
        iri, country = self.known[called]
        if iri:
            return Party(written, iri, self._behalf(row) or country)
        if self.data.get("states"):
            self.report.skip("parties that are no known state or organisation", row, written)
            return None
        return Party(written, self._minted(called, row), self._behalf(row))

    def _behalf(self, row: Row) -> str | None:
        column = self.data.get("on_behalf_of")
        written = row.text(column) if column else ""
        if not written:
            return None
        found = actor(self.values.get(key_of(written), written), self.language)
        if found is None or not found.startswith(names.country("")):
            self.report.skip("countries behind a party that are no known state", row, written)
            return None
        return found

    def _minted(self, written: str, row: Row) -> str:
        key = key_of(written)
        iri = names.minted(self.context.key, "organisation", key or written)
        if iri not in self.report.minted:
            self.report.minted[iri] = written
            locator = Locator(self.context.path.name, row.line, written)
            country = self._behalf(row)
            facts = (Fact(C.jurisdiction, Iri(country)),) if country else ()
            self.context.emit(Record(iri, self.kind, written, facts, locator=locator))
        return iri


def _known(called: str, language: str) -> tuple[str | None, str | None]:
    """Find the IRI of a state, group or known organisation, and the country that is party where that body is."""
    state = actor(called, language)
    if state:
        return state, None
    found = organisations().get(key_of(called)) or gazetteer().by_key.get(called)
    if not found:
        return None, None
    return names.organisation(found.key), names.country(found.counts_as) if found.counts_as else None


def _names() -> list[str]:
    """List the names by which answers show countries and groups."""
    known = gazetteer()
    return [country_name(code) for code in known.countries] + [called[0] for called in known.groups.values() if called]


def key_of(written: str) -> str:
    """Fold a name to what two writings of it share."""
    folded = unicodedata.normalize("NFKC", written).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split()).removeprefix("the ")


def organisations() -> dict[str, KnownOrganisation]:
    """Map the folded names of the known organisations of the register in use; a name of two is nobody's."""
    return _organisations(register_folder())


@cache
def _organisations(_: Path) -> dict[str, KnownOrganisation]:
    found: dict[str, KnownOrganisation | None] = {}
    for one in gazetteer().organisations:
        for name in one.names:
            key = key_of(name)
            found[key] = one if found.get(key, one) is one else None
    return {key: one for key, one in found.items() if one}
