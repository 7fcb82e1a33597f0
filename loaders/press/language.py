"""Which language a text is in, by its short words and its script."""

import re
from functools import cache

from comity.loaders.press.words import wording

ENOUGH = 0.12
FEWEST = 12
WORD = re.compile(r"[^\W\d_]{1,20}")


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = wording("languages")
    return {code: frozenset(words) for part in ("full", "other") for code, words in data[part].items()}


def language(prose: str) -> str:
    """Return the code of the language of some prose: "en" where too little is said, "und" where none fits.

    >>> language("El ministro de Salud y su homólogo de Cuba firmaron un convenio de cooperación en la materia.")
    'es'
    """
    words = WORD.findall(prose[:6000].lower())
    shares = {code: sum(word in known for word in words) / max(len(words), 1) for code, known in _lists().items()}
    if len(words) < FEWEST:
        # So few words tell apart only the languages that are read in full.
        best = max(wording("languages")["full"], key=lambda code: shares[code])
        return _script(prose) or (best if len(words) > 4 and shares[best] > ENOUGH else "en")
    best = max(shares, key=lambda code: shares[code])
    if shares[best] >= ENOUGH:
        return best
    return _script(prose) or "und"


def _script(prose: str) -> str | None:
    letters = [letter for letter in prose[:2000] if letter.isalpha()]
    for code, (first, last) in wording("languages")["scripts"].items():
        if letters and sum(first <= letter <= last for letter in letters) > len(letters) / 3:
            return str(code)
    return None


def is_full(code: str) -> bool:
    """Tell whether texts of this language are read in full."""
    return code in wording("languages")["full"]


def english_name(code: str) -> str:
    """Name a language in English.

    >>> english_name("sv")
    'Swedish'
    """
    from babel import Locale

    return str(Locale("en").languages.get(code, "an unknown language"))
