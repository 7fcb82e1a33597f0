"""Which agreements activities name: stated as such, by identifier, by the address of a page, or by title."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.graph.store import View, strings
from comity.ontology import terms as C

# A shorter title is no name: "Agreement on cooperation in health" is the title of dozens.
LEAST_WORDS = 6
WORD = re.compile(r"\w+")
# So many words before a title may say that the activity is not under it.
BEFORE = 6
DENIALS = frozenset(
    ["not", "no", "nor", "neither", "without", "outside", "unlike", "ni", "sin", "sans", "não", "kein", "nicht"]
)
BY_SOURCE = "the source says so"
STATED = f"SELECT ?activity ?agreement WHERE {{ ?activity <{C.underAgreement}> ?agreement }}"
AGREED = f"?agreement a <{C.Agreement}> FILTER(ISIRI(?agreement))"
IDENTIFIERS = f"SELECT ?agreement ?value WHERE {{ {AGREED} ?agreement <{C.identifier}> ?value }}"
PAGES = f"SELECT ?agreement ?value WHERE {{ {AGREED} ?agreement <{C.citedFrom}>/<{C.url}> ?value }}"
TITLES = f"""
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?agreement ?value WHERE {{ {AGREED} ?agreement rdfs:label|skos:altLabel|<{C.officialName}> ?value }}"""
OTHER = f"SELECT ?activity ?value WHERE {{ ?activity <{C.otherIdentifier}> ?value }}"
DOCUMENTS = f"SELECT ?activity ?value WHERE {{ ?activity <{C.activityDocument}>/<{C.url}> ?value }}"
TEXTS = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?activity ?value WHERE {{ ?activity a <{C.AidActivity}> ; rdfs:label|dcterms:description ?value }}"""


@dataclass
class Named:
    """The agreements that activities name, with how they name them."""

    found: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    denied: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def in_activity(self, activity: str) -> dict[str, str]:
        """Map the agreements that an activity names to the way it does."""
        return self.found.get(activity, {})

    def denials(self, activity: str) -> dict[str, str]:
        """Map the agreements that an activity names with a denial, and nowhere without, to the words."""
        known = self.found.get(activity, {})
        return {one: why for one, why in self.denied.get(activity, {}).items() if one not in known}


def named(view: View, canonical: dict[str, str]) -> Named:
    """Find the agreements that activities name; a title, page or identifier of two agreements names neither."""
    result = Named()
    for activity, agreement in strings(view.select(STATED)):
        result.found[activity][canonical.get(agreement, agreement)] = BY_SOURCE
    for own, theirs, words in (
        (IDENTIFIERS, OTHER, "the activity bears the identifier"),
        (PAGES, DOCUMENTS, "the activity links to the page"),
    ):
        known = _known(view, own, canonical)
        for activity, value in strings(view.select(theirs)) if known else ():
            if (one := known.get(_bare(value))) is not None:
                reason = f"{words} {value}"
                result.found[activity][one] = min(result.found[activity].get(one, reason), reason)
    titles = _titles(view, canonical)
    for activity, text in strings(view.select(TEXTS)) if titles else ():
        for agreement, title, denial in _in_text(text, titles):
            reason = f"the activity names the title “{title}”"
            if denial:
                result.denied[activity][agreement] = reason + f", with “{denial}” before it"
            else:
                result.found[activity].setdefault(agreement, reason)
    return result


def _bare(value: str) -> str:
    """Write an address without what differs between copies of it, an identifier in small letters."""
    return re.sub(r"^https?://(www\.)?", "", value.strip().casefold()).rstrip("/")


def _known(view: View, query: str, canonical: dict[str, str]) -> dict[str, str]:
    borne: dict[str, set[str]] = defaultdict(set)
    for agreement, value in strings(view.select(query)):
        borne[_bare(value)].add(canonical.get(agreement, agreement))
    return {value: next(iter(some)) for value, some in borne.items() if len(some) == 1}


Titles = dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]]


def _titles(view: View, canonical: dict[str, str]) -> Titles:
    """Sort the titles that are long enough, and borne by one agreement only, by their first words."""
    borne: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for agreement, title in sorted(strings(view.select(TITLES))):
        words = _words(title)
        if len(words) >= LEAST_WORDS:
            borne[words].setdefault(canonical.get(agreement, agreement), title)
    found: Titles = defaultdict(list)
    for words, some in borne.items():
        if len(some) == 1:
            ((agreement, title),) = some.items()
            found[words[:LEAST_WORDS]].append((words, agreement, title))
    return found


def _in_text(text: str, titles: Titles) -> Iterator[tuple[str, str, str]]:
    words = _words(text)
    for start in range(len(words) - LEAST_WORDS + 1):
        for whole, agreement, title in titles.get(words[start : start + LEAST_WORDS], ()):
            if words[start : start + len(whole)] == whole:
                denial = next((word for word in words[max(0, start - BEFORE) : start] if word in DENIALS), "")
                yield agreement, title, denial


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(text))
