"""Known organisations and posts on their way to records."""

from collections.abc import Collection, Iterator
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Iri, Record, Text
from comity.loaders.gazetteer import gazetteer
from comity.loaders.sheet import ALTERNATIVE, NOTE, Place, Sheet
from comity.ontology import terms as C


def organisations(sheet: Sheet, countries: Collection[str]) -> Iterator[Record]:
    """Yield the organisations; raises BadInput for a key, country or organisation that is not known."""
    sheet.refuse_twins()
    keys = {entry["key"] for _, entry in sheet.entries()}
    for place, entry in sheet.entries():
        facts = tuple(_organisation(sheet, place, entry, countries, keys))
        kind = getattr(C, entry["kind"])
        iri = names.organisation(entry["key"])
        yield Record(iri, kind, entry["names"][0], facts, locator=sheet.locator(place, entry["key"]))
    _refuse_circles(sheet)
    _refuse_shared_names(sheet)


def posts(sheet: Sheet, countries: Collection[str], keys: Collection[str]) -> Iterator[Record]:
    """Yield the posts; raises BadInput for a key, country or organisation (``keys``) that is not known."""
    sheet.refuse_twins()
    for place, entry in sheet.entries():
        facts = list(sheet.other_names(entry, place))
        if "organisation" in entry:
            sheet.known(entry["organisation"], keys, "organisation", *place, "organisation")
            facts.append(Fact(C.postIn, Iri(names.organisation(entry["organisation"]))))
        if "country" in entry:
            sheet.known(entry["country"], countries, "country", *place, "country")
            facts.append(Fact(C.postOfCountry, Iri(names.country(entry["country"]))))
        iri = names.post(entry["key"])
        yield Record(iri, C.Post, entry["names"][0], tuple(facts), locator=sheet.locator(place, entry["key"]))


def _organisation(
    sheet: Sheet, place: Place, entry: dict[str, Any], countries: Collection[str], keys: Collection[str]
) -> Iterator[Fact]:
    yield from sheet.other_names(entry, place)
    for name in entry.get("former_names", ()):
        yield Fact(ALTERNATIVE, Text(name))
    for name in entry.get("acronyms", ()):
        yield Fact(C.acronym, Text(name))
    if "country" in entry:
        sheet.known(entry["country"], countries, "country", *place, "country")
        yield Fact(C.jurisdiction, Iri(names.country(entry["country"])))
    for index, other in enumerate(entry.get("succeeds", ())):
        _other(sheet, entry["key"], other, keys, *place, "succeeds", index)
        yield Fact(C.successorOf, Iri(names.organisation(other)))
    if "part_of" in entry:
        _other(sheet, entry["key"], entry["part_of"], keys, *place, "part_of")
        yield Fact(C.partOf, Iri(names.organisation(entry["part_of"])))
    if "note" in entry:
        yield Fact(NOTE, Text(entry["note"]))


def _other(sheet: Sheet, own: str, other: str, keys: Collection[str], *place: str | int) -> None:
    sheet.known(other, keys, "organisation", *place)
    if other == own:
        sheet.fail(f"{other!r} is this organisation itself; name another.", *place)


def _refuse_circles(sheet: Sheet) -> None:
    """Refuse organisations that are, over others, part of themselves or their own successors."""
    links = {entry["key"]: (place, entry) for place, entry in sheet.entries()}
    for field in ("part_of", "succeeds"):
        for key, (place, entry) in links.items():
            seen: set[str] = set()
            level = _targets(entry, field)
            while level:
                if key in level:
                    sheet.fail(f"{key!r} comes back to itself over {field}; break the circle.", *place, field)
                seen |= level
                level = {far for near in level for far in _targets(links[near][1], field)} - seen


def _refuse_shared_names(sheet: Sheet) -> None:
    """Refuse a name that two bodies of a country bear, and a ministry whose label does not tell whose it is."""
    owners: dict[tuple[str | None, str], str] = {}
    for place, entry in sheet.entries():
        country, label = entry.get("country"), entry["names"][0]
        others = [name for names in entry.get("other_names", {}).values() for name in names]
        for name in (*entry["names"], *entry.get("acronyms", ()), *others):
            owner = owners.setdefault((country, name.casefold()), entry["key"])
            if owner != entry["key"]:
                sheet.fail(f"{name!r} is a name of {owner} already; keep one entry for one body.", *place, "names")
        called = gazetteer().countries.get(country or "", [])
        if entry["kind"] == "Ministry" and called and not any(one.casefold() in label.casefold() for one in called):
            sheet.fail(f"{label!r} does not say whose ministry it is; add its country.", *place, "names")


def _targets(entry: dict[str, Any], field: str) -> set[str]:
    given = entry.get(field, [])
    return {given} if isinstance(given, str) else set(given)
