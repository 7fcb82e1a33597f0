"""The countries: those of ISO 3166-1, those that are gone, and those that go by a user-assigned code."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Record, Text
from comity.loaders.gazetteer import codes, territories
from comity.loaders.sheet import ALTERNATIVE, Sheet
from comity.ontology import terms as C

UN_LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
# In ISO 3166-1 and not in the UN's list of areas.
NOT_IN_M49 = {"TWN"}
Shortcuts = dict[str, list[Fact]]


def withdrawn() -> dict[str, Any]:
    """Map the three-letter codes of ISO 3166-3 to their entries."""
    import pycountry

    return {country.alpha_3: country for country in pycountry.historic_countries}


def label(code: str, sheets: tuple[Sheet, ...]) -> str:
    """Give the name by which answers show a country: the first of our own, else that of Unicode CLDR."""
    for sheet in sheets:
        if own := sheet.data.get(code, {}).get("names"):
            return str(own[0])
    return territories("en")[codes()[code]]


def countries(demonyms: Sheet, shortcuts: Shortcuts) -> Iterator[Record]:
    """Yield the countries of ISO 3166-1, each with the shortcuts to its groups."""
    import pycountry

    check_demonyms(demonyms)
    for country in sorted(pycountry.countries, key=lambda each: each.alpha_3):
        code = country.alpha_3
        shown = label(code, (demonyms,))
        facts = [
            Fact(C.iso2, country.alpha_2),
            Fact(C.iso3, code),
            Fact(C.isoNumeric, country.numeric),
            Fact(C.hasOfficialCode, True),
            Fact(C.officialName, Text(getattr(country, "official_name", country.name))),
        ]
        if code not in NOT_IN_M49:
            facts.append(Fact(C.m49, country.numeric))
        given = [country.name, getattr(country, "common_name", country.name)]
        facts += _names(shown, given, country.alpha_2, demonyms.data.get(code, {}))
        yield Record(names.country(code), C.Country, shown, (*facts, *shortcuts.get(code, ())))


def others(sheet: Sheet, shortcuts: Shortcuts) -> Iterator[Record]:
    """Yield the countries that ISO 3166-1 does not list today, each with the line of its entry."""
    check_historical(sheet)
    past = withdrawn()
    numbers = Counter(country.numeric for country in past.values() if hasattr(country, "numeric"))
    for code, entry in sheet.data.items():
        shown = entry["names"][0]
        facts = [Fact(C.iso3, code), Fact(C.hasOfficialCode, False)]
        if "alpha2" in entry:
            facts.append(Fact(C.iso2, entry["alpha2"]))
            facts += _names(shown, [], entry["alpha2"], entry)
            facts += shortcuts.get(code, ())
        else:
            country = past[code]
            facts += [Fact(C.iso4, country.alpha_4), *_names(shown, [country.name], None, entry)]
            if len(country.withdrawal_date) == 10:  # of some, ISO has the year only
                facts.append(Fact(C.withdrawnOn, date.fromisoformat(country.withdrawal_date)))
            # Yugoslavia and Serbia and Montenegro had the same number.
            if numbers[getattr(country, "numeric", None)] == 1:
                facts.append(Fact(C.isoNumeric, country.numeric))
        kind = C.UnlistedCountry if "alpha2" in entry else C.HistoricalCountry
        yield Record(names.country(code), kind, shown, tuple(facts), locator=sheet.locator((code,), code))


def check_demonyms(sheet: Sheet) -> None:
    """Refuse a code that no country has, and a name given to two countries."""
    meant: dict[tuple[str, str], str] = {}
    for code, entry in sheet.data.items():
        sheet.known(code, codes(), "country", code)
        for place, language, name in _given(entry):
            other = meant.setdefault((language, name.casefold()), code)
            if other != code:
                sheet.fail(f"{name!r} also stands for {other}; keep one.", code, *place)


def _given(entry: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield each name with its place and its language, which of most is none."""
    for field, given in entry.items():
        for language, some in given.items() if field == "other_names" else (("", given),):
            for index, name in enumerate(some):
                yield ((field, language, index) if language else (field, index)), language, name


def check_historical(sheet: Sheet) -> None:
    """Refuse a code that ISO 3166-3 does not have, unless users assigned it."""
    for code, entry in sheet.data.items():
        if code in codes():
            sheet.fail(f"{code!r} is listed in ISO 3166-1 today; write it in reference-demonyms.yaml.", code)
        if "alpha2" not in entry:
            sheet.known(code, withdrawn(), "code of ISO 3166-3", code)
        elif not code.startswith(entry["alpha2"]) or len(code) != 3 or not code.isupper():
            sheet.fail(f"{code!r} does not go with {entry['alpha2']}; write a code such as XKX.", code)


def _names(shown: str, given: list[str], alpha2: str | None, own: dict[str, Any]) -> list[Fact]:
    found = [Text(name) for name in given]
    for language in UN_LANGUAGES:
        if name := territories(language).get(alpha2 or ""):
            found.append(Text(name, language))
    found += [Text(name) for name in (*own.get("names", ()), *own.get("adjectives", ()), *own.get("former_names", ()))]
    found += [Text(name, language) for language, some in own.get("other_names", {}).items() for name in some]
    return [Fact(ALTERNATIVE, name) for name in dict.fromkeys(found) if name != Text(shown)]
