"""The parties of an entry: countries, known organisations and known groups of countries."""

from dataclasses import dataclass
from typing import Any

from comity.graph import names
from comity.loaders.gazetteer import gazetteer
from comity.loaders.register.place import Place


@dataclass(frozen=True)
class Side:
    """One party: its key in the file, its IRI, the organisation it is, the country behind it."""

    key: str
    actor: str
    organisation: str | None = None
    country: str | None = None


def sides(given: list[Any], place: Place) -> list[Side]:
    """Read the parties as the file gives them."""
    found: list[Side] = []
    for index, party in enumerate(given):
        side = _side(party, place, index)
        if side in found:
            place.fail(f"{side.key!r} is a party already; keep one.", "parties", index)
        found.append(side)
    return found


def _side(party: Any, place: Place, index: int) -> Side:
    where = ("parties", index)
    key, country = (party, None) if isinstance(party, str) else (party["organisation"], party.get("on_behalf_of"))
    if country:
        place.known(country, gazetteer().countries, "country", *where)
    if key in gazetteer().by_key:
        return Side(key, names.organisation(key), key, country or gazetteer().by_key[key].country)
    if not (len(key) == 3 and key.isupper()):
        place.known(key, [*gazetteer().by_key, *gazetteer().groups], "organisation or group", *where)
        if country:
            place.fail(f"{key!r} is a group of countries and acts for none of them; write it alone.", *where)
        return Side(key, names.group(key))
    place.known(key, gazetteer().countries, "country", *where)
    return Side(key, names.country(key), None, key)


def side_of(name: str, among: list[Side], place: Place, *where: str | int) -> int:
    """Find the party that a signer or an approval belongs to, by its key or else its country."""
    exact = [index for index, side in enumerate(among) if side.key == name]
    found = exact or [index for index, side in enumerate(among) if side.country == name]
    if not found:
        place.fail(f"{name!r} is no party of this agreement; write one that is.", *where)
    if len(found) > 1:
        keys = " or ".join(among[index].key for index in found)
        place.fail(f"{name!r} is the country of several parties; write {keys}.", *where)
    return found[0]


def payer(name: str) -> str | None:
    """Name the country, organisation or group that a sum comes from, where the words are the key of one."""
    if name in gazetteer().by_key:
        return names.organisation(name)
    if name in gazetteer().groups:
        return names.group(name)
    return names.country(name) if name in gazetteer().countries else None
