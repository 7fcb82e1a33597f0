"""What is left out of a file, by reason: each reason is told with its first place, however many there are."""

from collections import Counter

from comity.graph.context import Context


class Tally:
    """Counts by reason, with the first place of each."""

    def __init__(self, file: str) -> None:
        """Begin the count of one file."""
        self.file = file
        self.reasons: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def leave(self, reason: str, line: int | None, identifier: str, count: int = 1) -> None:
        """Count things left out at one place."""
        if count:
            self.reasons[reason] += count
            self.first.setdefault(reason, f"{self.file} line {line}: {identifier}")

    def tell(self, context: Context) -> None:
        """Hand the counts over, so that no frequent reason crowds out the place of another."""
        for reason, count in sorted(self.reasons.items()):
            context.skip(reason, self.first[reason])
            context.skipped[reason] += count - 1
