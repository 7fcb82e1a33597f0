"""The days on which agreements are in force, as stretches with two ends."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

LAST = date.max.isoformat()


@dataclass(frozen=True)
class Spell:
    """Days, open where None, on which an agreement is in force with one grade; the reason where it is not certain."""

    start: str | None
    end: str | None
    grade: str
    why: str = ""

    def covers(self, day: str) -> bool:
        """Tell whether an ISO day lies within."""
        return (self.start or day) <= day <= (self.end or day)


def until(spells: list[Spell], last: str) -> list[Spell]:
    """Cut the days at the last one of a state of the past: what followed it is party only where a source says so."""
    if last == LAST:
        return spells
    return [replace(each, end=min(each.end or LAST, last)) for each in spells if (each.start or "") <= last]


def merged(spells: list[Spell]) -> tuple[tuple[str | None, str | None], ...]:
    """Join days that touch or overlap; an open side is None."""
    found: list[list[Any]] = []
    for spell in sorted(spells, key=lambda each: (each.start or "", each.end or "9999-12-31")):
        if found and (found[-1][1] is None or (spell.start or "") <= _next(found[-1][1])):
            last = found[-1][1]
            found[-1][1] = None if last is None or spell.end is None else max(last, spell.end)
        else:
            found.append([spell.start, spell.end])
    return tuple((start, end) for start, end in found)


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat() if day < "9999-12-31" else day
