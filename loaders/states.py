"""Which country or group a table means: by its code, or by a name as tables write it, marks and brackets included."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from comity.graph import names
from comity.loaders.folder import register_folder
from comity.loaders.gazetteer import codes, gazetteer, reference_data
from comity.loaders.native import native_names

INVERTED = re.compile(r"(?P<short>[^,(]+)(?:, | \()(?P<title>[^)]+)\)?")
# Notes hang on names as figures, letters in brackets, stars and daggers.
MARKS = re.compile(r"(\s*(\[[^\]]{1,3}\]|[*†‡§¹²³⁰-⁹]+|(?<=[^\d\s])\d+|\s\d+(,\s?\d+)*))+$")
SHORT = {
    "&": " and ",
    "Rep.": "Republic",
    "Dem.": "Democratic",
    "Fed.": "Federal",
    "Is.": "Islands",
    "PDR": "People's Democratic Republic",
    "SAR": "Special Administrative Region",
}
SHORTENED = re.compile(r"&|\b(?:Rep\.|Dem\.|Fed\.|Is\.|PDR\b|SAR\b)")
# Accents are left out, and what points Hebrew and Arabic; the signs of vowels in Indic scripts are letters like others.
ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0655\u0670]+")
NO_WORD = re.compile(r"[^\w\u0900-\u1cff\ua8e0-\uabff]+")
SAINT = re.compile(r"\bst\b")


def actor(written: str, language: str = "en") -> str | None:
    """Return the IRI of the country or group that is meant, or None; ``language`` is that of the table.

    A name that is turned round a comma or brackets is turned back. Its bare form counts only where no other
    country has it in its own name: "Congo (something)" may be either.
    """
    folder = register_folder()
    return _actor(folder, written) or _native(folder, language).get(_plain(MARKS.sub("", written)))


@lru_cache(maxsize=10_000)
def _actor(folder: Path, written: str) -> str | None:
    bare = MARKS.sub("", written.strip())
    code = _two_letters().get(bare, bare)  # codes are capitals: "and" is no Andorra
    if code in gazetteer().countries:
        return names.country(code)
    text = SHORTENED.sub(lambda match: SHORT[match[0]], bare)
    direct = _direct(text, folder)
    inverted = INVERTED.fullmatch(text)
    if direct or not inverted:
        return direct
    short = _plain(inverted["short"])
    return _index(folder).get(short) if short not in _shared(folder) else None


def _direct(text: str, folder: Path) -> str | None:
    """Find a name as it stands, or turned back."""
    found = _index(folder)
    for form in _written(text):
        plain = _plain(form)
        iri = found.get(plain) or found.get(_bare(plain))
        if iri:
            return iri
    return None


@cache
def _two_letters() -> dict[str, str]:
    return {alpha2: code for code, alpha2 in codes().items()}


@cache
def _native(_: Path, language: str) -> dict[str, str]:
    """Map the plain names in a language to countries; a name that one place gives to two is nobody's there."""
    found: dict[str, str] = {}
    for place in native_names(language):
        meant: dict[str, set[str]] = {}
        for code, called in place.items():
            for name in called:
                for form in _written(name):
                    meant.setdefault(_plain(form), set()).add(code)
        for plain, some in meant.items():
            if plain and len(some) == 1:
                found.setdefault(plain, names.country(*some))
    return found


@cache
def _index(_: Path) -> dict[str, str]:
    """Map the plain names, and those without "of" and "the", to countries and groups."""
    import pycountry

    found: dict[str, str] = {}
    known = gazetteer()
    past = reference_data("reference-historical.yaml")
    for key, called in known.groups.items():
        _add(found, names.group(key), called)
    for one in reference_data("reference-groups.yaml"):
        _add(found, names.group(one["key"]), one.get("former_names", ()))
    for code, called in known.countries.items():
        _add(found, names.country(code), (*called, *past.get(code, {}).get("names", ())), first=True)
    for code, own in reference_data("reference-demonyms.yaml").items():
        _add(found, names.country(code), own.get("former_names", ()))
    for one in pycountry.countries:
        _add(found, names.country(one.alpha_3), (getattr(one, "official_name", ""), *_written(one.name)))
    for one in pycountry.historic_countries:
        if one.alpha_3 in past:
            _add(found, names.country(one.alpha_3), _written(one.name))
    bare = {_bare(plain): iri for plain, iri in reversed(found.items()) if _bare(plain)}
    return bare | found


def _add(found: dict[str, str], iri: str, called: "tuple[str, ...] | list[str]", *, first: bool = False) -> None:
    for name in called:
        plain = _plain(name)
        if plain and (first or plain not in found):
            found[plain] = iri


def _written(name: str) -> tuple[str, ...]:
    """List a name as it stands and turned the right way round."""
    match = INVERTED.fullmatch(name)
    return (name, f"{match['title']} {match['short']}") if match else (name,)


@cache
def _shared(folder: Path) -> frozenset[str]:
    """List the short names that another state has in its own, be it one that is gone: Congo, Korea, Viet Nam."""
    import pycountry

    index = {f" {plain} ": iri for plain, iri in _index(folder).items() if len(plain) > 3}
    gone = {f" {_plain(one.name)} ": one.name for one in pycountry.historic_countries}
    others = index | {plain: "" for plain, name in gone.items() if not _direct(name, folder)}
    first: dict[str, list[str]] = {}
    for plain in index:
        first.setdefault(plain.split()[0], []).append(plain)
    return frozenset(
        short.strip()
        for plain, iri in others.items()
        for word in plain.split()
        for short in first.get(word, ())
        if short in plain and index[short] != iri
    )


def _bare(plain: str) -> str:
    return " ".join(word for word in plain.split() if word not in ("of", "the", "and"))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = " ".join(NO_WORD.sub(" ", ACCENTS.sub("", folded)).split()).removeprefix("the ")
    return SAINT.sub("saint", plain)
