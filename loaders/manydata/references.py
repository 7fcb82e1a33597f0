"""Tables of references: how one agreement of the family points to another."""

from collections import Counter

from comity.graph import names
from comity.graph.context import Context
from comity.graph.counted import counted
from comity.graph.records import Fact, Iri, Record
from comity.loaders.manydata.frames import Frame, Row
from comity.loaders.manydata.naming import identified, instrument
from comity.loaders.manydata.rows import distinct, tell
from comity.loaders.manydata.wording import wording
from comity.ontology import terms as C

FIRST, SECOND = ("Treaty1", "treatyID1"), ("Treaty2", "treatyID2")


def read(context: Context, frame: Frame) -> None:
    """Emit the agreements of the table with what they point to."""
    tell(context, frame, {*FIRST, *SECOND, "RefType"})
    table = Table(context, frame)
    for number, row in distinct(context, frame):
        table.add(number, row)
    for record in table.records():
        context.emit(record)
    table.tell()


class Table:
    """One dataset: its agreements in the order in which it names them."""

    def __init__(self, context: Context, frame: Frame) -> None:
        """Begin a dataset."""
        self.context, self.frame = context, frame
        self.facts: dict[str, dict[Fact, None]] = {}
        self.first: dict[str, int] = {}
        self.untold: Counter[str] = Counter()

    def add(self, number: int, row: Row) -> None:
        """Take one row."""
        first, second = (next((row[one] for one in pair if one in row), None) for pair in (FIRST, SECOND))
        place = self.frame.place(number)
        if first is None or second is None or first == second:
            reason = "that point to themselves" if first and second else "without one of the two agreements"
            self.context.skip(f"references of {self.frame.name} {reason}", place)
            return
        stated = row.get("RefType", "none")
        if stated in wording()["references_inverse"]:
            first, second = second, first
        predicate = wording()["references"].get(stated) or wording()["references_inverse"].get(stated)
        if predicate is None:
            self.untold[stated] += 1
        for one in (first, second):
            self.facts.setdefault(one, {})
            self.first.setdefault(one, number)
        fact = Fact(getattr(C, predicate or "refersTo"), Iri(self._node(second)))
        if fact in self.facts[first]:
            self.context.skip(f"references of {self.frame.name} that say another one again", place)
        self.facts[first][fact] = None

    def records(self) -> list[Record]:
        """Return the agreements."""
        return [self._record(called, list(facts)) for called, facts in self.facts.items()]

    def tell(self) -> None:
        """Note which types say no more than that one agreement refers to another."""
        for stated, count in self.untold.items():
            told = counted(count, f"reference of type {stated} becomes", f"references of type {stated} become")
            self.context.note(f"{self.frame.name}: {told} refersTo")

    def _node(self, called: str) -> str:
        return names.minted(self.context.key, "agreement", self.frame.name, called)

    def _record(self, called: str, facts: list[Fact]) -> Record:
        label = f"agreement {called}, known by its identifier only"
        locator = self.frame.locator(self.first[called], called)
        return Record(self._node(called), instrument(called), label, (*identified(called), *facts), locator=locator)
