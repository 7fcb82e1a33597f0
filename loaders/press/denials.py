"""Whether the words around an act tell that it was not done: "did not sign", "no pact was signed"."""

import re
from functools import cache

from comity.loaders.press.words import any_of, form, part, pattern

# How far a denial reaches: within its clause, and behind the act.
REACH = 100
BEHIND = 40
NOUN = 200
CLAUSE = re.compile(r"[.;:,()]|\n")
# "Did not sign", "has not yet been signed", "a pas encore signé".
NEAR = r"(?:\s[\w'’-]+){0,3}\s?$"
FAR = r"(?:\s[\w'’-]+){0,12}\s?$"
BE = r"(?:\s[\w'’-]+){0,25}?\s"


@cache
def _before(language: str) -> re.Pattern[str]:
    near, clause = (
        "|".join(form(word) for word in sorted(part(language, "denials", key), key=len, reverse=True))
        for key in ("near", "clause")
    )
    return re.compile(rf"(?:(?<!\w)(?:{near})|(?<=\w)n['’]t){NEAR}|(?<!\w)(?:{clause}){FAR}", re.I)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"{BE}{any_of(part(language, 'denials', 'behind')).pattern}", re.I)


def is_denied(text: str, start: int, act: tuple[int, int], end: int, language: str) -> bool:
    """Tell whether an act of the sentence from ``start`` to ``end`` is told as not done.

    >>> is_denied("Togo did not sign the pact", 0, (13, 17), 26, "en")
    True
    >>> is_denied("Togo not only signed the pact", 0, (14, 20), 29, "en")
    False
    """
    before = CLAUSE.split(text[max(act[0] - REACH, start) : act[0]])[-1]
    before = pattern(language, "denials", "not").sub(lambda match: "," * len(match[0]), before)
    if _before(language).search(CLAUSE.split(before)[-1]):
        return True
    reach = NOUN if pattern(language, "denials", "nouns").fullmatch(text[slice(*act)]) else BEHIND
    after = CLAUSE.split(text[act[1] : min(act[1] + reach, end)])[0]
    return _behind(language).match(after) is not None
