"""What a state did under an agreement, from its row of a table of memberships."""

from collections import Counter
from collections.abc import Iterator

from comity.graph.records import When
from comity.loaders.manydata.frames import Frame, Row
from comity.loaders.manydata.rows import OPEN_END, Days
from comity.loaders.manydata.wording import wording
from comity.loaders.participations import Act

YES = frozenset(["1", "TRUE", "True"])


class Acts:
    """Reads the acts of the rows of one table, and counts what is no act."""

    def __init__(self, frame: Frame, days: Days) -> None:
        """Learn which columns of the table are acts of states."""
        own = wording()["acts_in"].get(frame.name, {})
        self.columns: dict[str, str] = {
            one: kind for one, kind in (wording()["acts"] | own).items() if one in frame.columns
        }
        self.days = days
        self.repeated: Counter[str] = Counter()
        self.successors = 0

    def of(self, row: Row, number: int, signed: bool) -> tuple[Act, ...]:
        """Return the acts of a row; ``signed`` tells whether any state signed the agreement."""
        return tuple(self._acts(row, number, signed))

    def signed(self, row: Row) -> bool:
        """Tell whether the row has a signature."""
        return any(kind == "signature" and column in row for column, kind in self.columns.items())

    def _acts(self, row: Row, number: int, signed: bool) -> Iterator[Act]:
        self.successors += row.get("Succession") in YES
        for column, kind in self.columns.items():
            if kind == "withdrawal" and row.get(column) in (row.get("End") if column != "End" else None, OPEN_END):
                continue
            if found := self.days.day(row, column, number):
                yield Act(self._consent(row, column, signed) if kind == "ratification" else kind, found)
        if acceded := self._accession(row, number):
            yield Act("accession", acceded)

    def _consent(self, row: Row, column: str, signed: bool) -> str:
        """Tell how a state consented that is said to have ratified.

        Where others signed and it did not, and Accession gives the same day, it acceded; but a state that came in the
        place of another may have succeeded to the agreement on that day.
        """
        if self.signed(row) or not signed or row.get("Accession") != row[column]:
            return "ratification"
        return "consent" if row.get("Succession") in YES else "accession"

    def _accession(self, row: Row, number: int) -> When | None:
        given = row.get("Accession")
        same = next((one for one, kind in self.columns.items() if kind != "withdrawal" and row.get(one) == given), None)
        if given and same:
            self.repeated[same] += 1
            return None
        return self.days.day(row, "Accession", number)
