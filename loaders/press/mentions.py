"""Names and terms in running text: whole words, the longest match first, offsets of the text itself."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from comity.loaders.press.text import Document, wording

LIKE = {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " "}


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name or term in the text."""

    start: int
    end: int
    value: str


def normal(text: str) -> tuple[str, list[int]]:
    """Write a text in small letters with single spaces; also return where each letter came from.

    >>> normal("New  Delhi’s")[0]
    "new delhi's"
    """
    letters: list[str] = []
    places: list[int] = []
    for place, raw in enumerate(text):
        letter = LIKE.get(raw, raw).lower()
        if len(letter) != 1:
            letter = raw
        if letter == " " and letters and letters[-1] == " ":
            continue
        letters.append(letter)
        places.append(place)
    places.append(len(text))
    return "".join(letters), places


class Finder:
    """Finds any of many terms; short all-capital ones only as written."""

    def __init__(self, terms: dict[str, str]) -> None:
        """Take terms as written and the value of each."""
        self.automaton: Any = ahocorasick.Automaton()
        for term, value in terms.items():
            key = normal(term)[0].strip()
            if key:
                exact = term if sum(letter.isupper() for letter in term) > 1 and " " not in term else None
                self.automaton.add_word(key, (len(key), value, exact))
        if len(self.automaton):
            self.automaton.make_automaton()

    def find(self, text: str, begin: int = 0, capital: bool = False) -> list[Mention]:
        """Return the longest matches that do not overlap, from left to right."""
        if not len(self.automaton):
            return []
        small, places = normal(text[begin:])
        hits = []
        for last, (length, value, exact) in self.automaton.iter(small):
            first = last - length + 1
            if (first and small[first - 1].isalnum()) or (last + 1 < len(small) and small[last + 1].isalnum()):
                continue
            start, end = begin + places[first], begin + places[last] + 1
            words = text[start:end]
            if (exact and words != exact) or (capital and not words[0].isupper()):
                continue
            hits.append((first, -length, Mention(start, end, value)))
        found: list[Mention] = []
        for _, _, hit in sorted(hits, key=lambda item: item[:2]):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return found


@cache
def _countries() -> Finder:
    from comity.loaders.gazetteer import gazetteer

    terms = {name: code for code, names in gazetteer().countries.items() for name in names}
    terms |= dict.fromkeys(wording("mentions")["not_countries"], "")
    return Finder(terms)


def countries(document: Document) -> list[Mention]:
    """Return the countries named in the prose, by name or adjective."""
    data = wording("mentions")
    ambiguous, text = set(data["ambiguous"]), document.text
    found = []
    for mention in _countries().find(text, document.prose, capital=True):
        words = text[mention.start : mention.end]
        following = text[mention.end : mention.end + 2]
        before = text[max(mention.start - 12, 0) : mention.start].split()
        named = following[:1] == " " and following[1:].isupper()
        given = bool(before) and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in data["before"]
        if mention.value and not (words in ambiguous and (named or given)):
            found.append(mention)
    return found
