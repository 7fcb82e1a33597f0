"""From the rows of a file to its sums, with every row in the graph or counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from comity.graph.context import Context
from comity.graph.counted import counted
from comity.loaders.crs.codes import area, is_of_health
from comity.loaders.crs.layouts import layout
from comity.loaders.crs.lines import FALLBACK, rows, shape
from comity.loaders.crs.records import Named, Records
from comity.loaders.crs.sums import NO_AMOUNT, ZERO, Left, Sum, bulk_sum, table_sum, words
from comity.loaders.crs.totals import MOST, Totals
from comity.loaders.iati.tally import Tally
from comity.loaders.table.rows import clean

KINDS = ("commitment", "disbursement")
NOTHING = (NO_AMOUNT, ZERO)
ONE_OF_TWO = "one of two sums, of "
SHOWN = 80
AMOUNTS = ("usd", "national")
REPEATED = "rows that repeat another"
CONTRADICTED = "rows with the place of an earlier row and another amount"
Counted = tuple[int, list[str], Sum | Left]


class Reader:
    """One file on its way to records."""

    def __init__(self, context: Context) -> None:
        """Read the header; raises BadInput where a column is missing."""
        self.context, self.path = context, context.path
        self.shape = shape(self.path)
        header = next(rows(self.path, self.shape), (0, []))[1]
        self.layout = layout(self.path.name, [head.strip().lstrip("\ufeff") for head in header])
        self.tally = Tally(self.path.name)
        self.records = Records(context.key, self.path.name)
        self.names: dict[tuple[str, str], str] = {}
        self.totals = Totals(self.path.name, lambda dimension, code: self.names.get((dimension, code), ""))
        self.whole_and_reports = False
        self.counts: Counter[str] = Counter()

    def read(self) -> None:
        """Read the file to its end."""
        self.context.describe(
            title=f"Creditor Reporting System: {self.path.name}",
            publisher="Organisation for Economic Co-operation and Development",
        )
        if self.layout.form == "bulk":
            self._bulk()
        else:
            self._table()
        for record in self.records.others():
            self.context.emit(record)
        self._tell()

    # --- Tables ---

    def _table(self) -> None:
        """Emit the sums of a table; it is gone through for its codes, and once more where it holds totals."""
        if self.totals.meet(self._met()):
            self.totals.add(self._sums())
        seen: dict[int, float] = {}
        for line, cells, one in self._read(self.context.reached):
            found = self._left(one, seen) if isinstance(one, Sum) else one
            if isinstance(found, Left):
                self._leave(found.reason, line, cells)
            else:
                self._emit(found, cells)
                self.counts["kept"] += 1

    def _met(self) -> Iterator[Sum]:
        """Yield the sums, keeping the names of areas and whether the table holds both totals and reports."""
        details = set[bool]()
        for _, cells, one in self._read():
            if isinstance(one, Sum):
                for side, code in (("donor", one.cell.donor), ("recipient", one.cell.recipient)):
                    if (side, code) not in self.names:
                        self.names[side, code] = words(self.layout.cell(cells, f"{side}_name"))
                details.add(one.is_report)
                yield one
        self.whole_and_reports = len(details) > 1

    def _sums(self) -> Iterator[Sum]:
        for _, _, one in self._read():
            if isinstance(one, Sum) and not self._is_report_beside_whole(one):
                yield one

    def _left(self, one: Sum, seen: dict[int, float]) -> Sum | Left:
        if self._is_report_beside_whole(one):
            return Left("single reports in a table that has their totals too")
        for side, code in (("donor", one.cell.donor), ("recipient", one.cell.recipient)):
            if not area(code, self.names[side, code], side).known:
                return Left(f"rows of a {'provider' if side == 'donor' else side} that is not known")
        if not one.is_report:
            place, number = hash(one.cell), float(one.number)
            if place in seen:
                return Left(REPEATED if seen[place] == number else CONTRADICTED)
            if len(seen) < MOST:
                seen[place] = number
        reason = self.totals.reason(one)
        return Left(reason) if reason else one

    def _is_report_beside_whole(self, one: Sum) -> bool:
        return self.whole_and_reports and one.is_report

    def _read(self, reached: Callable[[int], None] = lambda _: None) -> Iterator[Counted]:
        for line, cells in self._rows(reached):
            yield line, cells, self._unfit(cells) or table_sum(self.layout, cells, line)

    # --- Bulk files ---

    def _bulk(self) -> None:
        """Emit the commitment and the disbursement of each row."""
        for line, cells in self._rows(self.context.reached):
            unfit = self._unfit(cells)
            found = [unfit] if unfit else [bulk_sum(self.layout, cells, line, kind) for kind in KINDS]
            sums = [one for one in found if isinstance(one, Sum)]
            for one in sums:
                self._emit(one, cells)
            self.counts["kept"] += bool(sums)
            left = dict.fromkeys(one.reason for one in found if isinstance(one, Left) and one.reason not in NOTHING)
            if not sums:
                self._leave(next(iter(left), "rows with neither a commitment nor a disbursement"), line, cells)
            for reason in left if sums else ():
                self._leave(ONE_OF_TWO + reason, line, cells)

    # --- Both ---

    def _rows(self, reached: Callable[[int], None]) -> Iterator[tuple[int, list[str]]]:
        return islice(rows(self.path, self.shape, reached), 1, None)

    def _unfit(self, cells: list[str]) -> Left | None:
        """Tell why a row is left out before its sum is looked at."""
        if len(cells) != self.layout.width:
            return Left("rows with fewer or more cells than the header")
        if not self.context.include_all and not is_of_health(self.layout.cell(cells, "sector")):
            return Left("rows of other purposes than health")
        return None

    def _emit(self, one: Sum, cells: list[str]) -> None:
        cell, report = self.layout.cell, ""
        named = Named(
            donor=words(cell(cells, "donor_name")),
            recipient=words(cell(cells, "recipient_name")),
            sector=words(cell(cells, "sector_name")),
            channel=cell(cells, "delivery") or one.cell.channel,
            channel_name=words(cell(cells, "delivery_name") or cell(cells, "channel_name")),
            title=clean(cell(cells, "title")),
        )
        self.names.setdefault(("donor", one.cell.donor), named.donor)
        self.names.setdefault(("recipient", one.cell.recipient), named.recipient)
        place: tuple[str | int, ...] = (".".join([*one.cell[:-1], *one.cell.basis[:-1]]),)
        if one.is_report:
            place, report = (f"line-{one.line}", one.cell.basis.kind), cell(cells, "report")
        totals = self.totals.over(one.cell)
        self.context.emit(self.records.record(one, named, totals, place, report or str(place[0])))
        self.counts["sums"] += 1
        self.counts["totals"] += bool(totals)

    def _leave(self, reason: str, line: int, cells: list[str]) -> None:
        shown = " ".join(cells)
        self.tally.leave(reason, line, shown[:SHOWN] + ("…" if len(shown) > SHOWN else ""))

    def _tell(self) -> None:
        """Say what was read, and hand over what was left out."""
        counts = self.counts
        read = counts["kept"] + sum(
            count for reason, count in self.tally.reasons.items() if not reason.startswith(ONE_OF_TWO)
        )
        totals = f", {counts['totals']} of them totals that no sum takes" if counts["totals"] else ""
        self.context.note(
            f"{counted(read, 'row')} read, {counts['kept']} kept; {counted(counts['sums'], 'sum')}{totals}"
        )
        if counts["kept"] > MOST and self.layout.form != "bulk":
            self.context.note(f"rows that repeat another were looked for among the first {MOST} only")
        if self.shape.encoding == FALLBACK:
            self.context.note("the file is no UTF-8, and is read as Windows-1252")
        unread = [head for head in self.layout.unread if any(word in head.casefold() for word in AMOUNTS)]
        if unread:
            self.context.note(f"columns of amounts that are not read: {', '.join(unread)}")
        self.tally.tell(self.context)
