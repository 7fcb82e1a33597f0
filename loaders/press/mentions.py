"""Names and terms in running text: whole words, the longest match first, offsets of the text itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from comity.loaders.press.text import Document
from comity.loaders.press.words import FULL, part, wording

LIKE = {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " "}
TABLE = str.maketrans(LIKE)
# Invisible signs that texts from the web carry inside words.
SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
SUFFIXES = {
    "es": {"o": "o a os as", "a": "a as", "és": "és esa eses esas", "án": "án ana anes anas"},
    "pt": {"o": "o a os as", "a": "a as", "ês": "ês esa eses esas"},
    "fr": {"e": " e s es", "x": "e es", "ien": "ien ienne iens iennes", "en": "en enne ens ennes"},
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name or term in the text."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=64)
def normal(text: str) -> tuple[str, Sequence[int]]:
    """Write a text in small letters with single spaces; also return where each letter came from.

    >>> normal("New  Delhi’s")[0]
    "new delhi's"
    """
    # No term crosses a blank line, so that most texts need no new places.
    small = text.replace("\n\n", "\r\r").translate(TABLE).lower()
    if len(small) == len(text) and "  " not in small and not SILENT.intersection(text):
        return small, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, raw in enumerate(text):
        if raw in SILENT:
            continue
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
    """Finds any of many terms; those in capitals only as written."""

    def __init__(self, terms: dict[str, str]) -> None:
        """Take terms as written and the value of each."""
        self.automaton: Any = ahocorasick.Automaton()
        rows: dict[str, dict[str | None, str]] = {}
        for term, value in terms.items():
            exact = term if sum(letter.isupper() for letter in term) > 1 and " " not in term else None
            rows.setdefault(normal(term)[0].strip(), {})[exact] = value
        rows.pop("", None)
        for key, forms in rows.items():
            self.automaton.add_word(key, (len(key), forms))
        if len(self.automaton):
            self.automaton.make_automaton()

    def find(self, text: str, begin: int = 0, capital: bool = False) -> list[Mention]:
        """Return the longest matches that do not overlap, from left to right."""
        if not len(self.automaton):
            return []
        small, places = normal(text)
        hits = []
        for last, (length, forms) in self.automaton.iter(small):
            first = last - length + 1
            if (first and small[first - 1].isalnum()) or (last + 1 < len(small) and small[last + 1].isalnum()):
                continue
            start, end = places[first], places[last] + 1
            words = text[start:end]
            value = forms.get(words, forms.get(None))
            if value is None or start < begin or (capital and not words[0].isupper()):
                continue
            hits.append((first, -length, Mention(start, end, value)))
        found: list[Mention] = []
        for _, _, hit in sorted(hits, key=lambda item: item[:2]):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return found


@cache
def _countries(language: str) -> Finder:
    from comity.loaders.gazetteer import codes, gazetteer, territories

    terms = {name: code for code, names in gazetteer().countries.items() for name in names}
    if language not in FULL and language != "und":
        terms |= {territories(language).get(alpha2, ""): code for code, alpha2 in codes().items()}
    for code, names in dict(part(language, "names")).items():
        terms |= dict.fromkeys(names, code)
    terms.pop("", None)
    terms |= dict.fromkeys(wording("mentions")["not_countries"], "")
    return Finder(terms)


@cache
def adjective_forms(language: str) -> dict[str, str]:
    """Return the adjectives of countries that a language writes with small letters, with the country of each."""
    terms: dict[str, str] = {}
    for code, written in dict(part(language, "countries")).items():
        for word in written.split(" "):
            stem, mark, ending = word.rpartition("-")
            endings = SUFFIXES[language].get(ending) if mark else None
            forms = [stem + each for each in endings.split(" ")] if endings else [word]
            terms |= dict.fromkeys(forms, code)
    return terms


@cache
def _adjectives(language: str) -> Finder:
    terms = dict(adjective_forms(language))
    terms |= dict.fromkeys(wording("mentions")["not_adjectives"], "")
    return Finder(terms)


def countries(document: Document, language: str = "en") -> list[Mention]:
    """Return the countries named in the prose, by name or adjective."""
    data = wording("mentions")
    ambiguous, text = set(data["ambiguous"]), document.text
    found = []
    for mention in _countries(language).find(text, document.prose, capital=True):
        words = text[mention.start : mention.end]
        following = text[mention.end : mention.end + 2]
        before = text[max(mention.start - 12, 0) : mention.start].split()
        named = following[:1] == " " and following[1:].isupper()
        given = bool(before) and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in data["before"]
        if mention.value and not (words in ambiguous and (named or given)):
            found.append(mention)
    if part(language, "countries"):
        taken = {place for one in found for place in range(one.start, one.end)}
        more = _adjectives(language).find(text, document.prose)
        found = sorted([*found, *(m for m in more if m.value and m.start not in taken)], key=lambda m: m.start)
    return found
