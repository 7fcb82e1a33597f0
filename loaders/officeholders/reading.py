"""From the rows of a table of office holders to persons, posts and tenures."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.graph import names
from comity.graph.context import Context
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Iri, Locator, Record, When
from comity.loaders.officeholders.positions import Posts
from comity.loaders.officeholders.tables import POSITIONS, Row, Table, country_beside, header_of, rows, table_of
from comity.ontology import terms as C

HEAD = 65536


def load(context: Context) -> None:
    """Emit the tenures while reading, and each person and post once at the end."""
    with context.path.open("rb") as file:
        header = header_of(file.read(HEAD))
    table = table_of(header)
    if table is None:
        raise BadInput(f"{context.path} has not the columns position, person, personID, start and end; name them so.")
    if table.name == "positions":
        context.note("the positions are read with each table of holders beside them, and name no holders themselves")
        return
    unread = [name for name in header if name and name not in table.columns.values()]
    if unread:
        context.note(f"columns that are not read: {', '.join(unread)}")
    _Reading(context, Posts(_country(context))).read(table)


def _country(context: Context) -> str:
    """Tell whose posts these are."""
    told = country_beside(context.path)
    if told and context.country and told != context.country:
        context.note(f"{POSITIONS} says that the posts are of {told}, so --country {context.country} was not heeded")
    found = told or context.country
    if not found:
        raise BadInput(
            f"{context.path} does not tell whose posts these are; put its {POSITIONS} beside it, or give --country."
        )
    return found


@dataclass
class _Reading:
    """One table being read; what is kept grows with the persons and posts, not with the rows."""

    context: Context
    posts: Posts
    seen: set[tuple[str, ...]] = field(default_factory=set)
    held: dict[str, tuple[Row, dict[str, None]]] = field(default_factory=dict)
    minted: set[str] = field(default_factory=set)

    def read(self, table: Table) -> None:
        for row in rows(self.context.path, table):
            reason = self._unusable(row)
            if reason:
                self.context.skip(reason, self._place(row))
                continue
            for record in self._records(row):
                self.context.emit(record)
        for person, (row, posts) in self.held.items():
            self.context.emit(self._person(person, row, posts))

    def _unusable(self, row: Row) -> str | None:
        """Tell why a row is left out."""
        if not row.whole:
            return "rows with more or fewer cells than the header"
        if not row.position or not row.person:
            return "rows without a position or a person"
        if not (self.context.include_all or self.posts.kind(row.position) or self.posts.known(row.position)):
            return "rows of positions other than heads of state and government, health and foreign ministers"
        known = (row.position_id or row.position, row.person_id or row.person, row.start, row.end)
        if known in self.seen:
            return "rows that repeat another"
        self.seen.add(known)
        return None

    def _records(self, row: Row) -> Iterator[Record]:
        """Yield the post, where it is new and not of the reference graph, and the tenure."""
        key, dates = self.context.key, dict(self._dates(row))
        start, end = dates.get(C.validFrom), dates.get(C.validUntil)
        if start and end and start.earliest and end.latest and end.latest < start.earliest:
            self.context.skip("tenures that end before they begin", self._place(row))
            return
        known = self.posts.known(row.position)
        post = names.post(known) if known else names.minted(key, "post", row.position_id or row.position)
        if not known and post not in self.minted:
            self.minted.add(post)
            yield self._post(post, row)
        who = (row.person_id,) if row.person_id else (row.person, row.position)
        person = names.minted(key, "person", *who)
        self.held.setdefault(person, (row, {}))[1][post] = None
        facts = [Fact(C.holder, Iri(person)), Fact(C.post, Iri(post))]
        facts += [Fact(predicate, value) for predicate, value in dates.items()]
        where = (*who, row.position_id or row.position, row.start or "-", row.end or "-")
        label = f"{row.person}: {self.posts.label(row.position)}"
        yield Record(names.minted(key, "tenure", *where), C.Tenure, label, tuple(facts), locator=self._locator(row))

    def _dates(self, row: Row) -> Iterator[tuple[str, When]]:
        for predicate, written in ((C.validFrom, row.start), (C.validUntil, row.end)):
            try:
                moment = when(written) if written else None
            except BadInput:
                self.context.skip("dates that cannot be read", f"{self._place(row)}: {written[:40]}")
                continue
            if moment and (moment.earliest or moment.latest):
                yield predicate, moment

    def _post(self, post: str, row: Row) -> Record:
        facts = [Fact(C.postOfCountry, Iri(names.country(self.posts.country)))]
        if row.position_id:
            facts.append(Fact(C.identifier, f"wikidata:{row.position_id}"))
        return Record(post, C.Post, self.posts.label(row.position), tuple(facts), locator=self._locator(row))

    def _person(self, person: str, row: Row, posts: dict[str, None]) -> Record:
        facts = [Fact(C.holdsPost, Iri(post)) for post in posts]
        if row.person_id:
            facts.append(Fact(C.identifier, f"wikidata:{row.person_id}"))
        return Record(person, C.Person, row.person, tuple(facts), locator=self._locator(row))

    def _place(self, row: Row) -> str:
        return f"{self.context.path.name} line {row.line}"

    def _locator(self, row: Row) -> Locator:
        return Locator(self.context.path.name, row.line, row.person_id or None)
