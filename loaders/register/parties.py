"""The parties of an entry: countries, known organisations and known groups of countries."""

from dataclasses import dataclass
from typing import Any

from comity.graph import names
from comity.loaders.gazetteer import country_name, gazetteer
from comity.loaders.register.place import Place


@dataclass(frozen=True)
class Side:
    """One party: its key in the file, its IRI, the organisation it is, the country that it counts as."""

    key: str
    actor: str
    organisation: str | None = None
    country: str | None = None

    @property
    def name(self) -> str:
        """The English name of the party, as a person would write it."""
        known = gazetteer()
        if self.organisation:
            return known.by_key[self.organisation].names[0]
        return country_name(self.key) if self.country else known.groups[self.key][0]


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
        return Side(key, names.organisation(key), key, country or gazetteer().by_key[key].counts_as)
    if not (len(key) == 3 and key.isupper()):
        _refuse_names(key, place, *where)
        place.known(key, [*gazetteer().by_key, *gazetteer().groups], "organisation or group", *where)
        if country:
            place.fail(f"{key!r} is a group of countries and acts for none of them; write it alone.", *where)
        return Side(key, names.group(key))
    place.known(key, gazetteer().countries, "country", *where)
    return Side(key, names.country(key), None, key)


def _refuse_names(given: str, place: Place, *where: str | int) -> None:
    """Refuse a country that is named and not given by its code."""
    for code, called in gazetteer().countries.items():
        if given.casefold() in (code.casefold(), *(name.casefold() for name in called)):
            place.fail(f"a country is written by its code: {code} for {given!r}.", *where)


def sides_of(name: str, among: list[Side], place: Place, *where: str | int) -> list[int]:
    """Find the parties that a key means, or else all those of a country."""
    exact = [index for index, side in enumerate(among) if side.key == name]
    found = exact or [index for index, side in enumerate(among) if side.country == name]
    if not found:
        place.fail(f"{name!r} is no party of this agreement; write one that is.", *where)
    return found


def side_of(name: str, among: list[Side], place: Place, *where: str | int) -> int:
    """Find the one party that a signer belongs to."""
    found = sides_of(name, among, place, *where)
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
