"""Whom codes and names of donors mean: bodies of the reference graph, countries, and bodies with several codes."""

import re
from collections.abc import Iterable
from functools import cache, partial

from comity.graph import names
from comity.loaders.dac import donors
from comity.loaders.gazetteer import KnownOrganisation, codes, gazetteer
from comity.loaders.iati.places import country
from comity.loaders.iati.tables import table
from comity.loaders.iati.values import plain
from comity.ontology import terms as C

# Codes that mean one body whoever writes them; others may be the publisher's own.
SHARED = re.compile(r"[A-Z]{2}-[A-Z0-9_]+-.+|[A-Z]{2}-\d{1,3}|(?:XM-)?DAC-\d+")
# Of the channels without a prefix only those of multilaterals are told from a publisher's own numbers.
CHANNEL = re.compile(r"XM-DAC-(\d{5})|(4[1-7]\d{3})")
# These stand for a kind of body; the group of the World Bank is one all the same.
KIND = re.compile(r"(?:XM-DAC-)?(?:1\d{4}|\d\d000)")
WORLD_BANK = "44000"
DONOR = re.compile(r"(?:XM-)?DAC-(\d{1,4})")
AGENCY = re.compile(r"XM-DAC-(\d{1,3})-(\d{1,3})")
# GB-GOV-1 of org-id, and GB-1 of the list of agencies that stood before it.
STATE = re.compile(r"([A-Z]{2})-(?:GOV-.+|(\d{1,3}))")
# CDC, FDA or MINSAL are bodies of several countries.
LONG_ACRONYM = 5
SPELLING = {"organisation": "organization", "programme": "program", "centre": "center"}


def whom(reference: str, said: Iterable[str]) -> str | None:
    """Give the IRI of the body or country of the reference graph that a code or, without a shared one, a name means.

    >>> whom("XM-DAC-302", []) == whom("302", ["United States"]) == whom("", ["Government of the United States"])
    True
    """
    if found := _known().get(identifier(reference) or ""):
        return names.organisation(found)
    known = list(said)
    if land := government(reference, named=bool(known)):
        return names.country(land)
    if SHARED.fullmatch(reference.upper()) and not KIND.fullmatch(reference.upper()):
        return None
    for name in known:
        if found := _names().get(folded(name)):
            return names.organisation(found)
        if land := _government_named(name):
            return names.country(land)
    return None


def identifier(reference: str) -> str | None:
    """Give the identifier by which other files know the body; None for a code of the publisher's own, or of a kind.

    >>> identifier("XM-DAC-41114"), identifier("41114"), identifier("GB-COH-1"), identifier("12711")
    ('dac-channel:41114', 'dac-channel:41114', 'iati-org:GB-COH-1', None)
    >>> identifier("CH-4"), identifier("XM-DAC-11-4"), identifier("DAC-1602"), identifier("XM-DAC-22000")
    ('dac-agency:11-4', 'dac-agency:11-4', 'dac-donor:1602', None)
    """
    code = reference.upper()
    if same := table("donors")["same"].get(reference.casefold()):
        return str(same)
    if KIND.fullmatch(code) and not code.endswith(WORLD_BANK):
        return None
    if found := CHANNEL.fullmatch(code):
        return f"dac-channel:{found[1] or found[2]}"
    if found := DONOR.fullmatch(code):
        return f"dac-donor:{found[1]}"
    if found := AGENCY.fullmatch(code):
        return f"dac-agency:{found[1]}-{found[2]}"
    if (found := STATE.fullmatch(code)) and found[2] and (donor := _numbers().get(found[1])):
        return f"dac-agency:{donor}-{found[2]}"
    return f"iati-org:{code}" if SHARED.fullmatch(code) else None


def state(reference: str) -> str | None:
    """Give the country of which a code makes its bearer a public body.

    >>> state("GB-GOV-1"), state("XM-DAC-701-2"), state("GB-COH-1")
    ('GBR', 'JPN', None)
    """
    code = reference.upper()
    if found := AGENCY.fullmatch(code):
        return donors().get(found[1])
    if found := STATE.fullmatch(code):
        return country(found[1], "")
    return None


def register(reference: str) -> str | None:
    """Give the country of a code that names no more than a register of its public bodies."""
    found: str | None = table("donors")["registers"].get(reference.casefold())
    return found


def government(reference: str, named: bool = False) -> str | None:
    """Give the country whose government a code means: the number of the donor, or the two letters of one.

    The letters may be the publisher's own (TF of the World Bank are trust funds): where there is a name, it decides.

    >>> government("XM-DAC-302"), government("us"), government("US", named=True), government("TF")
    ('USA', 'USA', None, None)
    """
    code = reference.upper()
    if found := DONOR.fullmatch(code):
        return donors().get(found[1])
    return country(code, "") if code in _numbers() and not named else None


@cache
def _government_named(name: str) -> str | None:
    """Give the country that a name is, with or without words for its government before it."""
    return country("", " ".join(name.casefold().split())) or _after(name, "governments")


def embassy(said: Iterable[str]) -> str | None:
    """Give the country whose embassy a name is.

    >>> embassy(["Embassy of Belgium"]), embassy(["Embassy Hotel of Belgium"])
    ('BEL', None)
    """
    return next((land for name in said if (land := _after(name, "embassies"))), None)


@cache
def _after(name: str, group: str) -> str | None:
    """Give the country that stands behind one of the words of a group."""
    written = " ".join(name.casefold().split())
    starts = [start for start in table("donors")[group]["words"] if written.startswith(start + " ")]
    return next((land for start in starts if (land := country("", written.removeprefix(start).strip()))), None)


@cache
def _known() -> dict[str, str]:
    """Map identifiers to the keys of organisations that the register in use has."""
    here = gazetteer().by_key
    return {one: key for key, some in table("donors")["known"].items() if key in here for one in some}


@cache
def _names() -> dict[str, str]:
    """Map the names of known organisations, folded, to their keys; a name that two bear, or a country, is nobody's."""
    known = gazetteer()
    borne: dict[str, set[str]] = {}
    for one in known.organisations:
        for name in (*filter(partial(_is_telling, one), one.names), *table("donors")["called"].get(one.key, ())):
            borne.setdefault(folded(name), set()).add(one.key)
    for others in (*known.countries.values(), *known.groups.values()):
        for name in others:
            borne.setdefault(folded(name), set()).add("")
    return {name: next(iter(some)) for name, some in borne.items() if len(some) == 1 and "" not in some}


def _is_telling(one: KnownOrganisation, name: str) -> bool:
    """Tell whether a name means the body everywhere: short acronyms of national bodies are those of others too."""
    if " " in name or one.country is None:
        return True
    return one.kind != C.Ministry and len(name) >= LONG_ACRONYM


def folded(name: str) -> str:
    """Fold what two writings of a name share: case, accents, punctuation, and British and American spelling.

    >>> folded("Pan-American Health Organisation") == folded("PAN AMERICAN HEALTH ORGANIZATION")
    True
    """
    return " ".join(SPELLING.get(word, word) for word in plain(name).split())


@cache
def _numbers() -> dict[str, str]:
    """Map the two letters of donor countries to their numbers."""
    two = codes()
    return {two[three]: number for number, three in donors().items() if three in two}
