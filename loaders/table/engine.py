"""From the records of a table to agreements, their parties and the acts of each."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Fact, Iri, Locator, Record, Text, Typed
from comity.loaders.participations import Act, Taking, roles
from comity.loaders.register.entry import KINDS
from comity.loaders.register.facts import XSD
from comity.loaders.table.acts import ActReader, by_header, given
from comity.loaders.table.dates import Dates
from comity.loaders.table.facts import Facts, known_words
from comity.loaders.table.groups import grouped
from comity.loaders.table.mapping import Mapping
from comity.loaders.table.parties import Parties, Party
from comity.loaders.table.report import Report
from comity.loaders.table.rows import Row
from comity.loaders.table.tables import MOST_NAMES, Table
from comity.ontology import terms as C


def run(context: Context, mapping: Mapping, table: Table) -> None:
    """Emit the agreements of a table, and say what was left out and which columns were not read."""
    source = mapping.data.get("source", {})
    context.describe(language=mapping.language, **source)
    engine = Engine(context, mapping, table)
    for key, rows in grouped(table.rows, engine.facts.key, mapping, engine.report):
        engine.agreement(key, rows)
    engine.refuse_missing()
    engine.report.finish()
    unread = [head for head in dict.fromkeys(table.heads) if head and head not in engine.read_columns()]
    if unread:
        words = mapping.data.get("headers", {}).get("words", ())
        context.note(f"columns that are not read: {', '.join(_alike(head, words) for head in unread)}")


def _alike(head: str, words: Iterable[str]) -> str:
    """Add to a header the name of an act that it may be meant for."""
    near = get_close_matches(re.split(r",| ?\(", head)[0], words, n=1, cutoff=0.8)
    return f"{head} (looks like {near[0]})" if near else head


class Engine:
    """Reads one table by one mapping."""

    def __init__(self, context: Context, mapping: Mapping, table: Table):
        """Make the readers of the parts."""
        self.context, self.mapping = context, mapping
        self.report = Report(context)
        dates = Dates(mapping)
        self.facts = Facts(mapping, dates, self.report)
        self.parties = Parties(context, mapping, self.report)
        columns = given(mapping.data.get("acts", []))
        headers = mapping.data.get("headers")
        if headers:
            named = {name for name, _ in mapping.columns()}
            found = [
                by_header(head, headers["words"], headers.get("marks", {})) for head in table.heads if head not in named
            ]
            columns += [column for column in found if column]
        self.acts = ActReader(columns, dates, self.report)
        self.given_roles: dict[str, str] = {}
        self.nested_names: dict[str, None] = {}
        self.nested_met: set[str] = set()

    def read_columns(self) -> set[str]:
        """List the columns that are read; of a path, the first name."""
        read = [name for name, _ in self.mapping.columns()] + [act.column for act in self.acts.columns]
        return {*read, *(name.split(".")[0] for name in read)}

    def agreement(self, key: str, rows: list[Row]) -> None:
        """Emit one agreement after what it points to; a record without parties, or with nothing, is counted."""
        title = self.facts.title(rows)
        takings = self._takings(key, rows, title.value if title else key)
        always = set(self.mapping.data.get("parties", {}).get("always", ()))
        if not takings or (title is None and all(taking.parts[1] in always for taking in takings)):
            what = "records without parties" if title else "records without title and parties"
            self.report.skip(what, rows[0], key)
            return
        if title is None:
            self.report.untitled += 1
        facts: list[Fact] = []
        for taking, role in zip(takings, self._roles(takings), strict=True):
            for record in taking.records(role):
                self.context.emit(record)
            facts += taking.on_agreement(role)
        facts += self.facts.facts(rows)
        facts += self._pages(key, rows)
        label = title or Text(key, self.mapping.language)
        kind = KINDS[self.facts.kind(rows)]
        node = names.minted(self.context.key, "agreement", key)
        locator = self._locator(key, rows[0])
        record = Record(node, kind, label.value, tuple(dict.fromkeys(facts)), locator=locator, language=label.language)
        self.context.emit(record)

    def _takings(self, key: str, rows: list[Row], title: str) -> list[Taking]:
        """Gather the part of each party; one that several records name has all their acts."""
        found: dict[str, tuple[Party, Row, dict[Act, None]]] = {}
        self.given_roles.clear()
        for row, party, acts in self._named(rows):
            _, _, own = found.setdefault(party.written, (party, row, {}))
            own.update(dict.fromkeys(acts))
        return [
            Taking(
                self.context.key,
                (key, written),
                party.iri,
                f"{written} in {title}",
                tuple(acts),
                self._locator(key, row),
                party.on_behalf_of,
            )
            for written, (party, row, acts) in found.items()
        ]

    def _named(self, rows: list[Row]) -> Iterator[tuple[Row, Party, list[Act]]]:
        nested = self.mapping.nested
        for row in rows:
            for party in self.parties.always(row):
                yield row, party, []
            for place in self._items(nested, row) if nested else [row]:
                for party in self.parties.named(place, "" if nested and "" in place.data else None):
                    self._note_role(party, place)
                    yield place, party, self.acts.acts(place)

    def _items(self, nested: str, row: Row) -> Iterator[Row]:
        """Yield the items of a list of parties, and keep which of their names were met."""
        for item in row.items(nested):
            if len(self.nested_names) < MOST_NAMES:
                self.nested_names.update(dict.fromkeys(item.data))
            wanted = dict(self.mapping.party_columns())
            self.nested_met.update(name for name in wanted if item.at(name) is not None or "" in item.data)
            yield item

    def refuse_missing(self) -> None:
        """Refuse a file of whose nested parties none has a name that the mapping gives."""
        for name, key in self.mapping.party_columns() if self.nested_names else ():
            if name not in self.nested_met:
                found = ", ".join(map(repr, self.nested_names))
                where = f"the items of {self.mapping.nested!r} in {self.context.path.name}"
                self.mapping.fail(key, f"{where} have no {name!r}; they have {found}: correct the mapping, or the file")

    def _note_role(self, party: Party, row: Row) -> None:
        spec = self.mapping.data.get("parties", {}).get("role")
        if spec is not None:
            spec = spec if isinstance(spec, dict) else {"column": spec}
            for role in self.facts.chosen("role", spec | {"known": known_words("role")}, [row]):
                self.given_roles.setdefault(party.written, role)

    def _roles(self, takings: list[Taking]) -> list[str]:
        """Tell the role of each: as the table says, else as the acts say."""
        return [
            self.given_roles.get(str(taking.parts[1]), role)
            for taking, role in zip(takings, roles(takings), strict=True)
        ]

    def _pages(self, key: str, rows: list[Row]) -> Iterator[Fact]:
        for number, address in enumerate(self.facts.addresses(rows), start=1):
            page = names.minted(self.context.key, "page", key, number)
            url = Fact(C.url, Typed(address, XSD + "anyURI"))
            self.context.emit(Record(page, C.CitedDocument, address, (url,), locator=self._locator(key, rows[0])))
            yield Fact(C.citedFrom, Iri(page))

    def _locator(self, key: str, row: Row) -> Locator:
        return Locator(self.context.path.name, row.line, key)
