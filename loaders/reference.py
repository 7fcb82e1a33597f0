"""The reference graph: countries of ISO 3166, known organisations and posts."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Fact, Iri, Locator, Record, Text
from comity.loaders.gazetteer import bundled, territories
from comity.ontology import terms as C

ALTERNATIVE = "http://www.w3.org/2004/02/skos/core#altLabel"
UN_LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
FILES = ("reference-demonyms.yaml", "reference-organisations.yaml", "reference-posts.yaml")
# In ISO 3166-1 and not in the UN's list of areas.
NOT_IN_M49 = {"TWN"}


def digest() -> str:
    """Hash the files and the versions of the packages that the reference graph is made of."""
    total = hashlib.sha256(f"pycountry {version('pycountry')} babel {version('babel')}".encode())
    for name in FILES:
        total.update(files("comity.register").joinpath(name).read_bytes())
    return total.hexdigest()


def load(context: Context) -> None:
    """Emit countries, organisations and posts."""
    import pycountry

    for country in sorted(pycountry.countries, key=lambda each: each.alpha_3):
        context.emit(_country(country))
    for entry in bundled("reference-organisations.yaml"):
        context.emit(_organisation(entry))
    for entry in bundled("reference-posts.yaml"):
        context.emit(_post(entry))


def _country(country: Any) -> Record:
    own = bundled("reference-demonyms.yaml").get(country.alpha_3, {})
    label = own.get("names", [territories("en").get(country.alpha_2, country.name)])[0]
    facts = [
        Fact(C.iso2, country.alpha_2),
        Fact(C.iso3, country.alpha_3),
        Fact(C.isoNumeric, country.numeric),
        Fact(C.officialName, Text(getattr(country, "official_name", country.name))),
    ]
    if country.alpha_3 not in NOT_IN_M49:
        facts.append(Fact(C.m49, country.numeric))
    facts += [Fact(ALTERNATIVE, name) for name in dict.fromkeys(_other_names(country, own)) if name.value != label]
    return Record(names.country(country.alpha_3), C.Country, label, tuple(facts))


def _other_names(country: Any, own: dict[str, list[str]]) -> Iterator[Text]:
    yield Text(country.name)
    if hasattr(country, "common_name"):
        yield Text(country.common_name)
    for language in UN_LANGUAGES:
        name = territories(language).get(country.alpha_2)
        if name:
            yield Text(name, language)
    for name in [*own.get("names", []), *own.get("adjectives", [])]:
        yield Text(name)


def _organisation(entry: dict[str, Any]) -> Record:
    facts = [Fact(ALTERNATIVE, Text(name)) for name in entry["names"][1:]]
    facts += [Fact(C.acronym, Text(name)) for name in entry.get("acronyms", [])]
    for language, others in entry.get("other_names", {}).items():
        facts += [Fact(ALTERNATIVE, Text(name, language)) for name in others]
    if "country" in entry:
        facts.append(Fact(C.jurisdiction, Iri(names.country(entry["country"]))))
    kind = getattr(C, entry["kind"])
    place = Locator("register/reference-organisations.yaml", None, entry["key"])
    return Record(names.organisation(entry["key"]), kind, entry["names"][0], tuple(facts), locator=place)


def _post(entry: dict[str, Any]) -> Record:
    facts = [Fact(ALTERNATIVE, Text(name)) for name in entry["names"][1:]]
    if "organisation" in entry:
        facts.append(Fact(C.postIn, Iri(names.organisation(entry["organisation"]))))
    if "country" in entry:
        facts.append(Fact(C.postOfCountry, Iri(names.country(entry["country"]))))
    place = Locator("register/reference-posts.yaml", None, entry["key"])
    return Record(names.post(entry["key"]), C.Post, entry["names"][0], tuple(facts), locator=place)
