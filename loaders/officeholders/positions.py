"""Which positions are kept, and which post of which country each is."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.loaders.folder import register_folder
from comity.loaders.gazetteer import codes, gazetteer, territories

# Names of countries that take the article in running text.
ARTICLE = re.compile(
    r"(United|Netherlands|Philippines|Maldives|Bahamas|Comoros|Seychelles|Solomon|Marshall|Gambia)\b|.*Republic$"
)


@dataclass(frozen=True)
class Posts:
    """The positions of one country, by ISO 3166 alpha-3."""

    country: str

    @cached_property
    def _names(self) -> re.Pattern[str]:
        called = {plain(name) for name in gazetteer().countries[self.country]}
        either = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True) if name)
        return re.compile(rf"(\b(of|for) )?(the )?\b({either})\b")

    def bare(self, position: str) -> str:
        """Write a position without the name of the country, case, accents and punctuation.

        >>> Posts("RUS").bare("Russian Minister of Health"), Posts("KEN").bare("President of Kenya")
        ('minister of health', 'president')
        """
        return " ".join(self._names.sub(" ", plain(position)).split())

    def known(self, position: str) -> str | None:
        """Return the key of the post of the reference graph that the position is."""
        return _known(register_folder(), self).get(self.bare(position))

    def kind(self, position: str) -> str | None:
        """Tell which kind of position it is, of those that are kept."""
        words, data = self.bare(position), _data("positions")
        if any(_stands(word, words) for word in data["never"]):
            return None
        for kind in data["kept"]:
            if words in kind["whole"] or (
                any(_stands(office, words) for office in kind.get("offices", ()))
                and any(_stands(subject, words) for subject in kind["subjects"])
            ):
                return str(kind["key"])
        return None

    def label(self, position: str) -> str:
        """Name the post so that its country is told.

        >>> Posts("GBR").label("Prime Minister"), Posts("BRA").label("President of Brazil")
        ('Prime Minister of the United Kingdom', 'President of Brazil')
        """
        if self._names.search(plain(position)):
            return position
        name = territories("en").get(codes().get(self.country, "")) or gazetteer().countries[self.country][0]
        return f"{position} of {'the ' if ARTICLE.match(name) else ''}{name}"


def country_of(identifier: str) -> str | None:
    """Return the alpha-3 code of a country by its identifier of Wikidata.

    >>> country_of("Q159"), country_of("Q1")
    ('RUS', None)
    """
    return _countries().get(identifier)


def plain(text: str) -> str:
    """Fold case and accents and drop punctuation.

    >>> plain("Minister for Health, Labour & Welfare (São Tomé)")
    'minister for health labour welfare sao tome'
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return " ".join(unicodedata.normalize("NFKC", re.sub(r"[^\w]+", " ", letters)).split())


def _stands(word: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) is not None


@cache
def _known(_: Path, posts: Posts) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in gazetteer().posts:
        if one.country == posts.country:
            for name in one.names:
                found.setdefault(posts.bare(name), one.key)
    return found


@cache
def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = _folded(tomllib.loads((files(__package__ or "") / f"{name}.toml").read_text("utf-8")))
    return data


def _folded(value: Any) -> Any:
    """Fold the words of the data as those of the tables are; keys stay."""
    if isinstance(value, dict):
        return {key: each if key == "key" else _folded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_folded(each) for each in value]
    return plain(value)


@cache
def _countries() -> dict[str, str]:
    table = tomllib.loads((files(__package__ or "") / "countries.toml").read_text(encoding="utf-8"))
    return {identifier: code for code, identifiers in table.items() for identifier in identifiers}
