"""How far the reading of files has come: files, megabytes, how fast, and how long it will take."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MEGABYTE = 1_000_000
# Rate and time left are guesses before this many seconds.
SURE_AFTER = 2.0


@dataclass
class Progress:
    """The bytes that are read of each file of a load."""

    sizes: dict[str, int]
    tell: Callable[[str], None] = lambda _: None
    reached: dict[str, int] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def at(self, key: str, position: int) -> None:
        """Take note of how far the reading of a file is, and tell it."""
        self.reached[key] = min(position, self.sizes.get(key, 0))
        self.tell(self.words(time.monotonic() - self.started))

    def done(self, key: str) -> None:
        """Take note that a file is read."""
        self.at(key, self.sizes.get(key, 0))

    def words(self, seconds: float) -> str:
        """Say how far it is after so many seconds.

        >>> Progress({"a": 4_000_000, "b": 8_000_000}, reached={"a": 4_000_000, "b": 2_000_000}).words(3)
        'read 1 of 2 files, 6.0 of 12.0 MB, 2.0 MB/s, 3 s left'
        """
        total, read = sum(self.sizes.values()), sum(self.reached.values())
        files = sum(size <= self.reached.get(key, -1) for key, size in self.sizes.items())
        said = f"read {files} of {len(self.sizes)} files, {read / MEGABYTE:.1f} of {total / MEGABYTE:.1f} MB"
        if seconds < SURE_AFTER or not read:
            return said
        left = (total - read) * seconds / read
        return f"{said}, {read / MEGABYTE / seconds:.1f} MB/s, {_time(left)} left"


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{round(whole / 60)} min"
