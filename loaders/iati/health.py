"""Whether an activity is about health: by codes where there are any that tell, else by the words of its title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from comity.loaders.iati.sectors import Sector, is_sound, nearest
from comity.loaders.iati.tables import table

LONGEST = 2_000
OTHER_CODES = "activities whose sector codes are not about health"
NO_CODES = "activities without a sector code that tells, whose title does not speak of health"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to keep an activity; ``why`` is the reason where that is only possible, or the reason to leave it out."""

    kept: bool
    why: str = ""


CERTAIN = Verdict(True)


def judge(sectors: Iterable[Sector], titles: Iterable[str]) -> Verdict:
    """Judge an activity by the sectors and tags of it and its transactions, and by its titles."""
    telling = [one for one in sectors if tells(one)]
    if any(is_health(one) for one in telling):
        return CERTAIN
    broad = table("health")["broad"]["dac"]
    only_broad = [one.code for one in telling if one.scheme == "dac" and one.code in broad]
    if telling and not only_broad:
        return Verdict(False, OTHER_CODES)
    text = " | ".join([*titles, *(text.value for one in sectors for text in one.words)])[:LONGEST]
    found = _words().search(text)
    if not found:
        return Verdict(False, OTHER_CODES if telling else NO_CODES)
    said = f"its title or the name of its sector speaks of “{found[0]}”"
    if only_broad:
        return Verdict(True, f"{said}; purpose code {only_broad[0]} holds other work too")
    return Verdict(True, f"{said}; no sector code tells what it is about")


def tells(one: Sector) -> bool:
    """Tell whether the code is of a list that is known here, and says something of the subject."""
    data = table("health")
    return is_sound(one) and one.scheme in data["codes"] and one.code not in data["unusable"].get(one.scheme, ())


def is_health(one: Sector) -> bool:
    """Tell whether the code is one of health, or one that a domain stands for."""
    if one.scheme == "dac" and one.code in nearest():
        return True
    starts = table("health")["codes"].get(one.scheme, ())
    if one.scheme == "sdg-goal":
        return one.code in starts
    return one.code.startswith(tuple(starts))


@cache
def _words() -> re.Pattern[str]:
    """Match the beginnings of words, in all languages."""
    starts = sorted({word for some in table("health")["words"].values() for word in some})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, starts))})\w{{0,30}}", re.IGNORECASE)
