"""What a code means: which country, body, region or total, which purpose, which kind of money."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.graph import names
from comity.graph.records import Fact, Iri
from comity.loaders.crs.layouts import table
from comity.loaders.dac import countries
from comity.loaders.gazetteer import gazetteer
from comity.loaders.iati.donors import whom
from comity.loaders.iati.health import is_health
from comity.loaders.iati.sectors import FIVE, Sector, domain
from comity.ontology import terms as C

THREE = re.compile(r"[1-9]\d\d")
CHANNEL = re.compile(r"[1-9]\d{4}")
FIRST_TOTAL, FIRST_DONOR_TOTAL = 10_000, 20_000


@dataclass(frozen=True, slots=True)
class Area:
    """A donor or recipient by its number in the lists of the DAC; ``total`` where it stands for several."""

    code: str
    country: str | None = None
    known: bool = True
    total: bool = False


@lru_cache(maxsize=2_000)
def area(written: str, name: str, side: str) -> Area:
    """Say what a code of a donor or recipient (``side``) is.

    >>> area("248", "Kenya", "recipient")
    Area(code='248', country='KEN', known=True, total=False)
    >>> area("F_X", "", "recipient").code, area("ALLD", "", "donor").total, area("4711", "", "donor").known
    ('298', True, False)
    """
    same = str(table("codes")["same"].get(written, written))
    code = _numbers().get(same, same)
    if name.casefold().endswith(table("codes")["totals"]["ending"]) or code in _listed(f"{side}_totals"):
        return Area(code, total=True)
    first = FIRST_TOTAL if side == "recipient" else FIRST_DONOR_TOTAL
    if code.isdecimal() and code.isascii() and int(code) >= first:
        return Area(code, total=True)
    country = countries().get(code)
    if country and country in gazetteer().countries:
        if table("codes")["called"].get(code, "") != name or not name:
            return Area(code, country)
        return Area(code)
    listed = code in _listed("regions") or code in _listed("bodies")
    return Area(code, known=listed or name.casefold().endswith(tuple(table("codes")["areas"]["region_endings"])))


@cache
def _listed(group: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in table("codes")["areas"].get(group, "").split())


@cache
def _numbers() -> dict[str, str]:
    """Map what the Data Explorer writes to the numbers."""
    found = {letters: number for number, letters in countries().items()}
    for group in ("bodies", "regions", "recipient_totals", "donor_totals"):
        for number, letters in _listed(group).items():
            found.setdefault(letters, number)
    return found


def reference_donor(code: str) -> str | None:
    """Give the IRI of a body or group of the reference graph that a donor is, where the register in use has it."""
    key = str(table("codes")["known"].get(code, ""))
    if key.startswith("group/"):
        return names.group(key.removeprefix("group/")) if key.removeprefix("group/") in gazetteer().groups else None
    return names.organisation(key) if key in gazetteer().by_key else None


@lru_cache(maxsize=5_000)
def is_of_health(sector: str) -> bool:
    """Tell whether a purpose or group of purposes is of health.

    >>> [is_of_health(code) for code in ("12262", "120", "130", "14030", "110", "16010")]
    [True, True, True, True, False, False]
    """
    return is_health(_sector(sector))


@lru_cache(maxsize=5_000)
def purpose(sector: str) -> tuple[Fact, ...]:
    """State a purpose, or a group of purposes, and the domain it comes nearest to."""
    if FIVE.fullmatch(sector):
        facts = [Fact(C.dacCode, sector)]
    else:
        facts = [Fact(C.sectorCode, f"{'dac3' if THREE.fullmatch(sector) else 'dac-total'}:{sector}")]
    if key := domain(_sector(sector)):
        facts.append(Fact(C.concerns, Iri(names.domain(key))))
    return tuple(facts)


def is_single_purpose(sector: str) -> bool:
    """Tell whether a code is one purpose and no group of them."""
    return FIVE.fullmatch(sector) is not None


@lru_cache(maxsize=5_000)
def channel(code: str, name: str) -> tuple[Fact, ...]:
    """State a channel of delivery; nothing for all channels."""
    if not CHANNEL.fullmatch(code):
        return (Fact(C.channelText, name),) if name and code not in table("codes")["totals"]["channel"] else ()
    facts = [Fact(C.channelCode, f"dac-channel:{code}")]
    if name:
        facts.append(Fact(C.channelText, name))
    if receiver := whom(f"XM-DAC-{code}", ()):
        facts.append(Fact(C.receiver, Iri(receiver)))
    return tuple(facts)


def meaning(name: str, code: str) -> str | None:
    """Give what a code of a kind, a price basis or a flow stands for."""
    codes = table("codes")[name]
    found = codes.get(code) or codes.get(code.casefold())
    return str(found) if found else None


def _sector(code: str) -> Sector:
    return Sector("dac3" if THREE.fullmatch(code) else "dac", code, (), None, "")
