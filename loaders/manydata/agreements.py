"""Tables of agreements: one row, one agreement of its own; those with one manyID are joined by it."""

import re
from collections import Counter
from collections.abc import Iterator

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Fact, Iri, Record, Typed
from comity.loaders.manydata.frames import ABSENT, Frame, Row
from comity.loaders.manydata.naming import identified, instrument, treaty
from comity.loaders.manydata.rows import Days, distinct, tell
from comity.loaders.manydata.subjects import concerned
from comity.loaders.manydata.wording import wording
from comity.ontology import terms as C

ADDRESS = "http://www.w3.org/2001/XMLSchema#anyURI"
DATES = {"Signature": C.signedOn, "Force": C.inForceFrom, "End": C.terminatedOn}
UNFIT = re.compile(r'[\s"<>\\^`{|}]')
READ = frozenset(["manyID", "treatyID", "Title", "Begin", *DATES, "LegalStatus", "Topic", "url"])


def read(context: Context, frame: Frame) -> None:
    """Emit the agreement of each row, and before it the page that it names."""
    tell(context, frame, READ)
    table, days = Table(context, frame), Days(context, frame)
    for number, row in distinct(context, frame):
        for record in table.records(number, row, days):
            context.emit(record)
    if table.begins:
        context.note(
            f"{frame.name}: {table.begins} Begin repeat or go before Signature or Force and are not read apart"
        )


class Table:
    """One dataset on its way to records."""

    def __init__(self, context: Context, frame: Frame) -> None:
        """Begin a dataset."""
        self.context, self.frame = context, frame
        self.met: Counter[str] = Counter()
        self.begins = 0

    def records(self, number: int, row: Row, days: Days) -> Iterator[Record]:
        """Yield the page and the agreement of one row."""
        called = treaty(row) or f"row-{number}"
        self.met[called] += 1
        parts: list[str | int] = [self.frame.name, called]
        if self.met[called] > 1:
            parts.append(self.met[called])
        locator = self.frame.locator(number, called)
        facts = [*identified(row.get("manyID") or row.get("treatyID")), *self._dates(number, row, days)]
        facts += [*self._status(number, row), *concerned(row.get("Title"), row.get("Topic"))]
        if "Topic" in row:
            facts.append(Fact(C.areaText, row["Topic"]))
        for count, page in enumerate(self._pages(number, row), start=1):
            node = names.minted(self.context.key, "page", *parts, *([count] if count > 1 else []))
            yield Record(node, C.CitedDocument, page, (Fact(C.url, Typed(page, ADDRESS)),), locator=locator)
            facts.append(Fact(C.citedFrom, Iri(node)))
        label = row.get("Title") or f"agreement {called}, known by its identifier only"
        node = names.minted(self.context.key, "agreement", *parts)
        yield Record(node, instrument(row.get("treatyID")), label, tuple(facts), locator=locator)

    def _dates(self, number: int, row: Row, days: Days) -> Iterator[Fact]:
        for column, predicate in DATES.items():
            if found := days.day(row, column, number):
                yield Fact(predicate, found)
        if "Begin" not in row:
            return
        if "Signature" in row or row["Begin"] == row.get("Force"):
            self.begins += 1
        elif found := days.day(row, "Begin", number):
            yield Fact(C.adoptedOn, found)

    def _status(self, number: int, row: Row) -> Iterator[Fact]:
        status = row.get("LegalStatus")
        if status in wording()["legal_status"]:
            yield Fact(C.isBinding, bool(wording()["legal_status"][status]))
        elif status:
            self.context.skip(f"legal statuses that do not tell what binds: {status}", self.frame.place(number))

    def _pages(self, number: int, row: Row) -> Iterator[str]:
        """Yield the addresses of a cell, which stand between bars and at times in quotation marks."""
        for part in dict.fromkeys(one.strip(' "\r\n\t') for one in row.get("url", "").split("|")):
            if part.startswith(("http://", "https://")) and not UNFIT.search(part):
                yield part
            elif part not in ABSENT:
                what = f"addresses of {self.frame.name} that are none"
                self.context.skip(what, f"{self.frame.place(number)} {part[:60]}")
