"""Which country or group a table means: by its code, or by a name as tables write it, marks and brackets included."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from comity.graph import names
from comity.loaders.folder import register_folder
from comity.loaders.gazetteer import gazetteer

INVERTED = re.compile(r"(?P<short>[^,(]+)(?:, | \()(?P<title>[^)]+)\)?")
# Notes hang on names as figures, letters in brackets, stars and daggers.
MARKS = re.compile(r"(\s*(\[[^\]]{1,3}\]|[*†‡§¹²³⁰-⁹]+|(?<=[^\d\s])\d+|\s\d+(,\s?\d+)*))+$")


def actor(written: str) -> str | None:
    """Return the IRI of the country or group that is meant, or None."""
    text = MARKS.sub("", written.strip())
    found = _index(register_folder())
    for form in (text, *_turned(text)):
        iri = found.get(_plain(form))
        if iri:
            return iri
    return None


def _turned(text: str) -> list[str]:
    """Turn "Korea, Republic of" and "Iran (Islamic Republic of)" the right way round; the bare name comes last."""
    match = INVERTED.fullmatch(text)
    return [f"{match['title']} {match['short']}", match["short"]] if match else []


@cache
def _index(_: Path) -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    known = gazetteer()
    for key, called in known.groups.items():
        for name in called:
            found.setdefault(_plain(name), names.group(key))
    for code, called in known.countries.items():
        for name in (code, *called):
            found[_plain(name)] = names.country(code)
    for one in pycountry.countries:
        for name in (one.name, getattr(one, "official_name", ""), *_turned(one.name)[:1]):
            if name:
                found.setdefault(_plain(name), names.country(one.alpha_3))
    return found


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split()).removeprefix("the ")
