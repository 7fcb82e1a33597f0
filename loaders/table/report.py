"""What a table holds that does not go into the graph, counted with its place."""

from comity.graph.context import Context
from comity.graph.counted import counted
from comity.loaders.table.rows import Row

LONGEST = 120
MOST_NAMES = 60


class Report:
    """Counts what one table leaves out, and gathers what is said once at its end."""

    def __init__(self, context: Context):
        """Keep where to tell it."""
        self.context = context
        self.minted: dict[str, str] = {}
        self.untitled = 0

    def place(self, row: Row) -> str:
        """Tell where a record stands."""
        return f"{self.context.path.name} line {row.line}"

    def skip(self, what: str, row: Row, words: str = "") -> None:
        """Count what was left out, with its place and the words that stand there."""
        self.context.skip(what, self.place(row) + (f": {words[:LONGEST]}" if words else ""))

    def finish(self) -> None:
        """Say what concerns the table as a whole."""
        if self.untitled:
            one, many = "agreement has no title and goes by its key", "agreements have no title and go by their keys"
            self.context.note(counted(self.untitled, one, many))
        if self.minted:
            shown = ", ".join(list(self.minted.values())[:MOST_NAMES])
            more = f" and {len(self.minted) - MOST_NAMES} more" if len(self.minted) > MOST_NAMES else ""
            self.context.note(f"neither states nor known organisations, and taken as they are written: {shown}{more}")
