"""The names of countries in a language other than English: those of the reference, of Unicode CLDR, and of ISO 3166."""

import gettext
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from comity.loaders.folder import register_folder
from comity.loaders.gazetteer import codes, reference_data, territories

CATALOGUE = "iso3166-1"


def native_names(language: str) -> list[dict[str, list[str]]]:
    """List the names by alpha-3, one mapping for each place that has them, the one to believe first.

    A language stands for all its forms: "pt" for those of Brazil and Portugal, "zh" for both ways to write it.
    """
    return _native(register_folder(), language.replace("_", "-").split("-")[0].lower())


@cache
def _native(_: Path, language: str) -> list[dict[str, list[str]]]:
    own = reference_data("reference-demonyms.yaml") | reference_data("reference-historical.yaml")
    given = {code: entry["other_names"].get(language, []) for code, entry in own.items() if "other_names" in entry}
    forms = _forms(language)
    called = {code: _named(form.get(alpha2, "") for form in forms) for code, alpha2 in codes().items()}
    return [given, called, _translated(language)]


def _forms(language: str) -> list[dict[str, str]]:
    """Read CLDR in all forms of a language, the plain one first; none for one that it does not have."""
    from babel import localedata

    if language == "en":  # a hundred forms, which differ in no name
        return [territories(language)]
    known = [one for one in localedata.locale_identifiers() if one.split("_")[0] == language]
    return [territories(one) for one in sorted(known)]


def _translated(language: str) -> dict[str, list[str]]:
    """Translate the names of ISO 3166 with the catalogues that pycountry brings."""
    import pycountry

    catalogues = list(_catalogues(Path(pycountry.LOCALES_DIR), language))
    found = {}
    for country in pycountry.countries if catalogues else ():
        english = [getattr(country, field, None) for field in ("name", "common_name", "official_name")]
        found[country.alpha_3] = _named(
            written for name in english if name for one in catalogues if (written := one.gettext(name)) != name
        )
    return found


def _catalogues(folder: Path, language: str) -> Iterator[gettext.NullTranslations]:
    for path in sorted(folder.glob(f"{language}*/LC_MESSAGES/{CATALOGUE}.mo")):
        form = path.parent.parent.name
        if form == language or form.startswith((f"{language}_", f"{language}@")):
            with path.open("rb") as file:
                yield gettext.GNUTranslations(file)


def _named(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in found if name))
