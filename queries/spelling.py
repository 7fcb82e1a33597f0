"""Names as people type them: which are the same, and which are near."""

import re
import unicodedata
from dataclasses import dataclass

# How alike names must be to be near, how much less alike than the best, and what a name in another language loses.
ALIKE = 60
SPREAD = 15
FOREIGN = 10
# How much a word counts beside the whole.
PART = 0.85
MOST = 3
# A shorter name is a code: too many things that are typed are near to it.
SHORTEST = 4
LONGEST = 1000


@dataclass(frozen=True)
class Name:
    """A name as written, its language, the thing that bears it, and its rank: the label first, parts of names last."""

    written: str
    language: str
    thing: str
    rank: int

    @property
    def is_foreign(self) -> bool:
        """Tell whether the name is in another language than English; a code is in none."""
        return not (self.language == "" or self.language.split("-")[0] == "en")


# A name and what it is sorted by, the best first.
Scored = tuple[Name, tuple[float, ...]]


def normal(text: str) -> str:
    """Fold case, accents, punctuation and spaces away.

    >>> normal("  Côte d’Ivoire ")
    'cote d ivoire'
    >>> normal("U.S.") == normal("US")
    True
    """
    plain = text.casefold().replace(".", "")
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain).replace(".", "")
        plain = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split()).removeprefix("the ")


def label(thing: str, known: list[Name]) -> str:
    """Give the name by which a thing is shown."""
    own = [name for name in known if name.thing == thing]
    return min(own, key=lambda name: (name.rank, name.is_foreign, name.written)).written


def nearest(given: str, known: list[Name]) -> list[Name]:
    """Find the names that have what was typed as words, or else in them, or else are alike; one for each thing."""
    asked = normal(given[:LONGEST])
    spelt = [(name, normal(name.written)) for name in known if len(name.written) >= SHORTEST]
    scored = [(tier, name, text) for name, text in spelt if asked and (tier := _tier(asked, text)) is not None]
    having: list[Scored] = [(name, (tier, name.is_foreign, -_alike(asked, text))) for tier, name, text in scored]
    return _first(having or _fuzzy(asked, spelt))


def _tier(asked: str, text: str) -> int | None:
    """Rank how a text holds what was asked: as words in order, as words, within words; None where it does not."""
    if f" {asked} " in f" {text} ":
        return 0
    if set(asked.split()) <= set(text.split()):
        return 1
    if f" {asked}" in f" {text}" or f" {text} " in f" {asked} ":
        return 2
    return 3 if len(asked) >= SHORTEST and asked in text else None


def _fuzzy(asked: str, spelt: list[tuple[Name, str]]) -> list[Scored]:
    scored = [(name, _alike(asked, text) - FOREIGN * name.is_foreign) for name, text in spelt]
    least = max(ALIKE, max((score for _, score in scored), default=0) - SPREAD)
    return [(name, (-score,)) for name, score in scored if score >= least]


def _alike(asked: str, text: str) -> float:
    """Compare the whole, or one word with each word: a slip in "United" is one in "United States"."""
    from rapidfuzz import fuzz

    words = [] if " " in asked else text.split()
    return max([fuzz.ratio(asked, text), *(PART * fuzz.ratio(asked, word) for word in words)])


def _first(scored: list[Scored]) -> list[Name]:
    best: dict[str, Name] = {}
    for name, _ in sorted(scored, key=lambda item: (item[1], item[0].rank, item[0].written)):
        best.setdefault(name.thing, name)
    return list(best.values())[:MOST]
