"""Bodies and posts that the reference graph knows, by the names a text gives them."""

import re
from collections.abc import Iterable
from functools import cache

from comity.loaders.press.mentions import Finder, normal
from comity.loaders.press.words import wording
from comity.ontology import terms as C

HEALTH = re.compile(r"health|santé|salud|saúde|sanidad", re.I)


@cache
def worldwide() -> Finder:
    """Find bodies that belong to no country, or go by one name everywhere; the value is "key|class"."""
    from comity.loaders.gazetteer import gazetteer

    terms = {
        name: f"|{getattr(C, kind)}" for kind, names in wording("organisations")["acronyms"].items() for name in names
    }
    for one in gazetteer().organisations:
        if not one.country:
            terms |= dict.fromkeys(one.names, f"{one.key}|{one.kind}")
    return Finder(terms)


@cache
def _national() -> dict[tuple[str, str], tuple[str, str]]:
    from comity.loaders.gazetteer import gazetteer

    known = gazetteer()
    table = {}
    for one in known.organisations:
        for name in one.names if one.country else ():
            table[one.country or "", _core(name, known.countries.get(one.country or "", ()))] = (one.key, one.kind)
    return table


@cache
def _health_ministries() -> dict[str, tuple[str, str] | None]:
    """Map a country to its ministry of health, or to nothing where the reference has several."""
    found: dict[str, tuple[str, str] | None] = {}
    for (country, name), known in _national().items():
        if known[1] == C.Ministry and HEALTH.search(name):
            found[country] = known if found.get(country, known) == known else None
    return found


def national(name: str, kind: str, country: str | None) -> tuple[str, str] | None:
    """Return the key and class by which the reference knows a body of this name and country."""
    from comity.loaders.gazetteer import gazetteer

    if not country:
        return None
    exact = _national().get((country, _core(name, gazetteer().countries.get(country, ()))))
    if exact or kind != C.Ministry or not HEALTH.search(name):
        return exact
    return _health_ministries().get(country)


def _core(name: str, countries: Iterable[str]) -> str:
    """Reduce a name to what is left without its country: "health ministry" and "ministry of health" become one."""
    words = normal(name)[0].replace("'s", "").removeprefix("the ").strip()
    for country in countries:
        small = normal(country)[0]
        for end in (f" of the {small}", f" of {small}", f", {small}", f" ({small})", f" de {small}", f" du {small}"):
            words = words.removesuffix(end)
        words = words.removeprefix(f"{small} ")
    words = words.removeprefix("union ").removeprefix("federal ")
    return f"ministry of {words.removesuffix(' ministry')}" if words.endswith(" ministry") else words


def post(country: str | None, role: str) -> str | None:
    """Return the key of the post of this kind that the reference knows in the country."""
    return _posts().get((country or "", role))


@cache
def _posts() -> dict[tuple[str, str], str]:
    from comity.loaders.gazetteer import gazetteer

    forms = wording("en")["posts"]
    table: dict[tuple[str, str], str] = {}
    for one in gazetteer().posts:
        for role, names in forms.items():
            if one.country and (one.key.endswith("-" + role) or any(name in names for name in one.names)):
                table.setdefault((one.country, role), one.key)
    return table
