"""Tables of memberships: the rows of one agreement are its participations, with an act for each date."""

from collections import Counter
from collections.abc import Iterator

from comity.graph import names
from comity.graph.context import Context
from comity.graph.counted import counted
from comity.graph.records import Fact, Record, Text
from comity.loaders.manydata.actors import States
from comity.loaders.manydata.acts import Acts
from comity.loaders.manydata.frames import Frame, Row
from comity.loaders.manydata.naming import identified, instrument, treaty
from comity.loaders.manydata.rows import Days, distinct, tell
from comity.loaders.participations import Taking, roles
from comity.loaders.sheet import ALTERNATIVE
from comity.ontology import terms as C

DATES = {"Signature": C.signedOn, "Force": C.inForceFrom, "End": C.terminatedOn}
OTHER = ("manyID", "treatyID", "Title", "Begin", "stateID", "StateName", "Accession", "Succession")
Numbered = list[tuple[int, Row]]


def read(context: Context, frame: Frame) -> None:
    """Emit each agreement of the table after the parts that states have in it."""
    table = Table(context, frame)
    tell(context, frame, {*OTHER, *DATES, *table.acts.columns})
    groups: dict[str, Numbered] = {}
    for number, row in distinct(context, frame):
        called = treaty(row)
        if called:
            groups.setdefault(called, []).append((number, row))
        else:
            context.skip(f"memberships of {frame.name} without an agreement", frame.place(number))
    for called, rows in groups.items():
        for record in table.records(called, rows):
            context.emit(record)
    table.tell()


class Table:
    """One dataset on its way to records."""

    def __init__(self, context: Context, frame: Frame) -> None:
        """Begin a dataset."""
        self.context, self.frame = context, frame
        self.days = Days(context, frame)
        self.acts = Acts(frame, self.days)
        self.states = States()
        self.dates = {column: dated for column, dated in DATES.items() if column not in self.acts.columns}

    def tell(self) -> None:
        """Note what the columns repeat."""
        for column, count in self.acts.repeated.items():
            told = counted(
                count,
                f"Accession repeats {column} and is no act of its own",
                f"Accession repeat {column} and are no acts of their own",
            )
            self.context.note(f"{self.frame.name}: {told}")
        if self.acts.successors:
            marked = f"{self.frame.name}: {counted(self.acts.successors, 'row is', 'rows are')} marked Succession"
            self.context.note(f"{marked}, which tells of the state and not of its act")

    def records(self, called: str, rows: Numbered) -> Iterator[Record]:
        """Yield the parts in one agreement and then the agreement."""
        first, head = rows[0]
        title = head.get("Title") or f"agreement {called}, known by its identifier only"
        facts = [
            *identified(head.get("manyID") or called),
            *self._other_titles(rows, title),
            *self._dates(called, rows),
        ]
        parts = list(self._parts(called, title, rows))
        for part, role in zip(parts, roles(parts), strict=True):
            yield from part.records(role)
            facts += part.on_agreement(role)
        node = names.minted(self.context.key, "agreement", self.frame.name, called)
        locator = self.frame.locator(first, called)
        yield Record(node, instrument(called), title, tuple(dict.fromkeys(facts)), locator=locator)

    def _parts(self, called: str, title: str, rows: Numbered) -> Iterator[Taking]:
        signed = any(self.acts.signed(row) for _, row in rows)
        met: Counter[str] = Counter()
        for number, row in rows:
            code, name = row.get("stateID"), row.get("StateName")
            who = self.states.actor(code, name, row.get("Begin"))
            if who is None:
                known = " ".join(one for one in (code, name if name != code else None) if one) or "none given"
                self.context.skip(f"memberships of a state that is not known: {known}", self.frame.place(number))
                continue
            state = code or who.rpartition("/")[2]
            met[state] += 1
            again = (met[state],) if met[state] > 1 else ()
            acts = self.acts.of(row, number, signed)
            locator = self.frame.locator(number, called)
            place = (self.frame.name, called, state, *again)
            yield Taking(self.context.key, place, who, f"{name or state} in {title}", acts, locator)

    def _other_titles(self, rows: Numbered, title: str) -> Iterator[Fact]:
        for other in dict.fromkeys(row["Title"] for _, row in rows if "Title" in row):
            if other != title:
                yield Fact(ALTERNATIVE, Text(other))

    def _dates(self, called: str, rows: Numbered) -> Iterator[Fact]:
        """Yield the dates of the agreement on which its rows agree."""
        for column, predicate in self.dates.items():
            given = {row[column]: (number, row) for number, row in rows if column in row}
            if len(given) > 1:
                what = f"{column} of an agreement on which the rows of {self.frame.name} differ"
                self.context.skip(what, f"{self.frame.name} {called}: {', '.join(sorted(given)[:4])}")
                continue
            for number, row in given.values():
                if found := self.days.day(row, column, number):
                    yield Fact(predicate, found)
