"""The names by which countries, known organisations and posts go, as the press writes them."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.graph.standing import PUBLIC
from comity.loaders.folder import register_folder
from comity.loaders.yaml_files import read_yaml, shown
from comity.ontology import terms as C

PRESS_LANGUAGES = ("en", "fr", "es", "pt")


@dataclass(frozen=True)
class KnownOrganisation:
    """An organisation of the reference graph; ``kind`` is a class, ``country`` ISO 3166-1 alpha-3."""

    key: str
    kind: str
    country: str | None
    names: tuple[str, ...]

    @property
    def counts_as(self) -> str | None:
        """Tell the country that is party where this body is, unless an agreement says for whom it acts."""
        return self.country if self.kind in PUBLIC else None


@dataclass(frozen=True)
class KnownPost:
    """A post of the reference graph, of a country and mostly in an organisation."""

    key: str
    country: str | None
    organisation: str | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Names of countries by alpha-3, organisations, posts, and names of groups by key.

    Among the countries are those that ISO 3166-1 does not list today; one without names is not read from texts.
    """

    countries: dict[str, list[str]]
    organisations: list[KnownOrganisation]
    posts: list[KnownPost]
    groups: dict[str, list[str]]

    @cached_property
    def by_key(self) -> dict[str, KnownOrganisation]:
        """Map the keys of the organisations."""
        return {one.key: one for one in self.organisations}


def reference_file(name: str) -> Path:
    """Find a reference file in the register in use, or else the bundled one."""
    own = register_folder() / name
    return own if own.is_file() else Path(str(files("comity.register"))) / name


def reference_data(name: str) -> Any:
    """Read a reference file of the register in use, once."""
    return _read(reference_file(name))


@cache
def _read(path: Path) -> Any:
    return read_yaml(path, shown(path))[0]


@cache
def codes() -> dict[str, str]:
    """Map ISO 3166-1 alpha-3 to alpha-2, as pycountry has them."""
    import pycountry

    return {country.alpha_3: country.alpha_2 for country in sorted(pycountry.countries, key=lambda each: each.alpha_3)}


@cache
def iso_names() -> dict[str, list[str]]:
    """Map alpha-3 to the English names of ISO that running text uses: not those turned round a comma."""
    import pycountry

    given = {country.alpha_3: (country.name, getattr(country, "common_name", "")) for country in pycountry.countries}
    return {code: [name for name in names if name and "," not in name] for code, names in given.items()}


@cache
def territories(language: str) -> dict[str, str]:
    """Map alpha-2 to the name of the country in a language, as Unicode CLDR has it."""
    from babel import Locale

    return dict(Locale.parse(language).territories)


def gazetteer() -> Gazetteer:
    """Gather all names of the register in use, once."""
    return _gazetteer(register_folder())


@cache
def _gazetteer(_: Path) -> Gazetteer:
    return Gazetteer(
        countries=_listed() | _others(),
        organisations=_organisations(),
        posts=[
            KnownPost(one["key"], one.get("country"), one.get("organisation"), tuple(one["names"]))
            for one in reference_data("reference-posts.yaml")
        ],
        groups={one["key"]: _all_names(one) for one in reference_data("reference-groups.yaml")},
    )


def _organisations() -> list[KnownOrganisation]:
    """List the organisations with all their names; a former name that another bears of its own is the other's."""
    entries = reference_data("reference-organisations.yaml")
    own = {(one.get("country"), name) for one in entries for name in _all_names(one)}
    found = []
    for one in entries:
        former = [name for name in one.get("former_names", ()) if (one.get("country"), name) not in own]
        known = (*_all_names(one), *former)
        found.append(KnownOrganisation(one["key"], getattr(C, one["kind"]), one.get("country"), known))
    return found


def _all_names(entry: dict[str, Any]) -> list[str]:
    """List the names of an entry: English first, then acronyms and other languages."""
    others = [name for names in entry.get("other_names", {}).values() for name in names]
    return [*entry["names"], *entry.get("acronyms", []), *others]


def _listed() -> dict[str, list[str]]:
    demonyms = reference_data("reference-demonyms.yaml")
    return {code: _country_names(demonyms.get(code, {}), alpha2, iso_names()[code]) for code, alpha2 in codes().items()}


def country_name(code: str) -> str:
    """Give the name by which answers show a country: the first of our own, else that of Unicode CLDR."""
    for sheet in ("reference-demonyms.yaml", "reference-historical.yaml"):
        if own := reference_data(sheet).get(code, {}).get("names"):
            return str(own[0])
    return territories("en")[codes()[code]]


def _others() -> dict[str, list[str]]:
    """Name the countries that ISO 3166-1 does not list today."""
    return {
        code: _country_names(own, own.get("alpha2"), []) if own.get("in_texts") != "no" else []
        for code, own in reference_data("reference-historical.yaml").items()
    }


def _country_names(own: dict[str, Any], alpha2: str | None, more: list[str]) -> list[str]:
    names = [*own.get("names", []), *own.get("adjectives", [])]
    names += [territories(language).get(alpha2 or "", "") for language in PRESS_LANGUAGES]
    return list(dict.fromkeys(name for name in [*names, *more] if name))
