"""The wording files: the words of each language, and patterns made from them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

FULL = ("en", "fr", "es", "pt")


@cache
def wording(name: str) -> dict[str, Any]:
    """Read one of the wording files of this package."""
    return tomllib.loads((files("comity.loaders.press") / f"{name}.toml").read_text(encoding="utf-8"))


def part(language: str, *path: str) -> Any:
    """Return a section of a language's wording; an empty list where it has none."""
    section: Any = wording(language) if language in FULL else {}
    for key in path:
        section = section.get(key, {}) if isinstance(section, dict) else {}
    return section or []


@cache
def pattern(language: str, *path: str) -> re.Pattern[str]:
    """Compile the words of a section into one pattern of whole words."""
    section = part(language, *path)
    words = section if isinstance(section, list) else [word for words in section.values() for word in words]
    return any_of(words)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words into one pattern, the longest first; what is in capitals must stand so.

    >>> any_of(["will ~ sign", "approv*", "WHO"]).findall("They will soon sign; who approved it?")
    ['will soon sign', 'approved']
    """
    forms = [form(word) for word in sorted(words, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)", re.I)


def form(word: str) -> str:
    r"""Write one entry as a pattern: "*" is the rest of a word, "~" up to three words.

    >>> form("approv*")
    'approv\\w{0,12}'
    """
    written = re.escape(word).replace(r"\*", r"\w{0,12}").replace(r"\ \~\ ", r"\ (?:[^\s.;]{1,20}\ ){0,3}")
    written = written.replace(
        r"\ \~", r"(?:,?\ (?-i:[A-Z][\w-]{1,20})|\ (?:and|of|&)\ (?-i:[A-Z][\w-]{1,20})){0,5}"
    ).replace(r"\ ", r"\s{1,3}")
    written = written.replace("'", "['’]")
    return f"(?-i:{written})" if sum(letter.isupper() for letter in word) > 1 and " " not in word else written
