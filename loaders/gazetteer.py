"""The names by which countries, known organisations and posts go, as the press writes them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from comity.loaders.yaml_files import read_yaml
from comity.ontology import terms as C

PRESS_LANGUAGES = ("en", "fr", "es", "pt")


@dataclass(frozen=True)
class KnownOrganisation:
    """An organisation of the reference graph; ``kind`` is a class, ``country`` ISO 3166-1 alpha-3."""

    key: str
    kind: str
    country: str | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class KnownPost:
    """A post of the reference graph, of a country and mostly in an organisation."""

    key: str
    country: str | None
    organisation: str | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Names of countries by alpha-3, organisations and posts."""

    countries: dict[str, list[str]]
    organisations: list[KnownOrganisation]
    posts: list[KnownPost]


@cache
def bundled(name: str) -> Any:
    """Read a reference file of the register."""
    with as_file(files("comity.register").joinpath(name)) as path:
        return read_yaml(path, f"register/{name}")[0]


@cache
def codes() -> dict[str, str]:
    """Map ISO 3166-1 alpha-3 to alpha-2, as pycountry has them."""
    import pycountry

    return {country.alpha_3: country.alpha_2 for country in sorted(pycountry.countries, key=lambda each: each.alpha_3)}


@cache
def territories(language: str) -> dict[str, str]:
    """Map alpha-2 to the name of the country in a language, as Unicode CLDR has it."""
    from babel import Locale

    return dict(Locale.parse(language).territories)


@cache
def gazetteer() -> Gazetteer:
    """Gather all names once."""
    return Gazetteer(
        countries={code: _country_names(code, alpha2) for code, alpha2 in codes().items()},
        organisations=[
            KnownOrganisation(one["key"], getattr(C, one["kind"]), one.get("country"), tuple(organisation_names(one)))
            for one in bundled("reference-organisations.yaml")
        ],
        posts=[
            KnownPost(one["key"], one.get("country"), one.get("organisation"), tuple(one["names"]))
            for one in bundled("reference-posts.yaml")
        ],
    )


def organisation_names(entry: dict[str, Any]) -> list[str]:
    """List all names of an organisation's entry: English first, then acronyms and other languages."""
    others = [name for names in entry.get("other_names", {}).values() for name in names]
    return [*entry["names"], *entry.get("acronyms", []), *others]


def _country_names(code: str, alpha2: str) -> list[str]:
    own = bundled("reference-demonyms.yaml").get(code, {})
    names = [*own.get("names", []), *own.get("adjectives", [])]
    names += [territories(language).get(alpha2, "") for language in PRESS_LANGUAGES]
    return list(dict.fromkeys(name for name in names if name))
