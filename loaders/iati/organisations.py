"""The organisations of a file: known ones are pointed to, each other is described once, when the file is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from comity.graph import names
from comity.graph.records import Fact, Iri, Locator, Record, Text
from comity.loaders.gazetteer import gazetteer
from comity.loaders.iati.places import country
from comity.loaders.iati.stream import Element
from comity.loaders.iati.tables import meaning, table
from comity.loaders.iati.values import UNKNOWN, clean, words
from comity.ontology import terms as C

ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
# Codes that mean one body whoever writes them; others may be the publisher's own.
SHARED = re.compile(r"[A-Z]{2}-[A-Z0-9_]+-.+|[A-Z]{2}-\d{1,3}")
CHANNEL = re.compile(r"(?:XM-DAC-)?(4[1-7]\d{3})")
# GB-GOV-1 of org-id, and GB-1 of the list of donor agencies that stood before it: bodies of that state.
STATE = re.compile(r"([A-Z]{2})-(?:GOV-.+|\d{1,3})")
MOST_NAMES = 20
# How many pairs of code and name are kept at hand; what was met is found again without them.
MOST_MET = 100_000


@dataclass(slots=True)
class Described:
    """What a file says of one organisation, and where it first does."""

    iri: str
    kind: str
    reference: str
    locator: Locator
    names: dict[Text, None] = field(default_factory=dict)


class Organisations:
    """Gathers the organisations that a file names."""

    def __init__(self, key: str) -> None:
        """Begin the list of one source."""
        self.key = key
        self.known: dict[str, Described] = {}
        self.met: dict[tuple[str | None, tuple[Text, ...]], str | None] = {}

    def find(self, element: Element, language: str, locate: Callable[[Element], Locator]) -> str | None:
        """Give the IRI of the organisation of an element; None where it has neither code nor name."""
        said = tuple(words(element, language))
        met = (element.get("ref"), said)
        if met not in self.met:
            if len(self.met) >= MOST_MET:
                self.met.clear()
            self.met[met] = self._find(element, said, locate)
        return self.met[met]

    def _find(self, element: Element, said: tuple[Text, ...], locate: Callable[[Element], Locator]) -> str | None:
        reference = clean(element.get("ref"))
        if reference.casefold() in table("codes")["no_reference"]["words"]:
            reference = ""
        if not reference and not said:
            return None
        if shared := known(reference, said):
            return names.organisation(shared)
        own = reference or "name:" + said[0].value.casefold()
        one = self.known.get(own)
        if one is None:
            iri = names.minted(self.key, "organisation", own)
            one = self.known[own] = Described(iri, _kind(reference, element.get("type")), reference, locate(element))
        if len(one.names) < MOST_NAMES:
            one.names |= dict.fromkeys(said)
        return one.iri

    def records(self) -> Iterator[Record]:
        """Describe each organisation with all the names it goes by in the file."""
        for one in self.known.values():
            said = list(one.names) or [Text(one.reference, UNKNOWN)]
            facts = [Fact(ALT_LABEL, text) for text in said[1:]]
            if shared := identifier(one.reference):
                facts.append(Fact(C.identifier, shared))
            if home := _state(one.reference):
                facts.append(Fact(C.jurisdiction, Iri(names.country(home))))
            yield Record(one.iri, one.kind, said[0].value, tuple(facts), locator=one.locator, language=said[0].language)


def identifier(reference: str) -> str | None:
    """Give the identifier by which other files know the organisation; None for a code of the publisher's own.

    >>> identifier("XM-DAC-41114"), identifier("41114"), identifier("GB-GOV-1"), identifier("12711")
    ('dac-channel:41114', 'dac-channel:41114', 'iati-org:GB-GOV-1', None)
    """
    if found := CHANNEL.fullmatch(reference.upper()):
        return f"dac-channel:{found[1]}"
    return f"iati-org:{reference.upper()}" if SHARED.fullmatch(reference.upper()) else None


def known(reference: str, said: tuple[Text, ...]) -> str | None:
    """Give the key of an organisation of the reference graph, by a code that all write or by its exact name."""
    found = _codes().get(reference.casefold())
    if found is None and not SHARED.fullmatch(reference.upper()):
        found = next((key for text in said if (key := _names().get(text.value.casefold()))), None)
    return found


@cache
def _codes() -> dict[str, str]:
    """Map codes to the keys of organisations that the register in use has."""
    here = gazetteer().by_key
    return {code: key for code, key in table("codes")["known"].items() if key in here}


@cache
def _names() -> dict[str, str]:
    """Map the names of known organisations to their keys; an acronym, or a name that two bear, says too little."""
    borne: dict[str, set[str]] = {}
    for one in gazetteer().organisations:
        for name in one.names:
            if " " in name:
                borne.setdefault(name.casefold(), set()).add(one.key)
    return {name: next(iter(some)) for name, some in borne.items() if len(some) == 1}


def _state(reference: str) -> str | None:
    found = STATE.fullmatch(reference.upper())
    return country(found[1], "") if found else None


def _kind(reference: str, written: str | None) -> str:
    if _state(reference):
        return C.GovernmentAgency
    return str(getattr(C, meaning("organisation", written) or "Organisation"))
