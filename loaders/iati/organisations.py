"""The organisations of a file: known ones are pointed to, each other is described once, when the file is read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from comity.graph import names
from comity.graph.records import Fact, Iri, Locator, Record, Text
from comity.loaders.iati.donors import embassy, identifier, register, state, whom
from comity.loaders.iati.stream import Element
from comity.loaders.iati.tables import meaning, table
from comity.loaders.iati.values import UNKNOWN, clean, words
from comity.ontology import terms as C

ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
MOST_NAMES = 20
# How many pairs of code and name are kept at hand; what was met is found again without them.
MOST_MET = 100_000


@dataclass(slots=True)
class Described:
    """What a file says of one organisation, and where it first does."""

    iri: str
    kind: str
    reference: str
    home: str | None
    locator: Locator
    names: dict[Text, int] = field(default_factory=dict)

    def hear(self, said: Sequence[Text]) -> None:
        """Count the names of a mention; of very many, those that come late are not kept."""
        for text in said:
            if text in self.names or len(self.names) < MOST_NAMES:
                self.names[text] = self.names.get(text, 0) + 1

    def called(self) -> list[Text]:
        """List the names, the one most often given first, else in the order of the file."""
        return sorted(self.names, key=lambda text: -self.names[text]) or [Text(self.reference, UNKNOWN)]


class Organisations:
    """Gathers the organisations that a file names; ``known`` has those that the reference graph has not."""

    def __init__(self, key: str) -> None:
        """Begin the list of one source."""
        self.key = key
        self.known: dict[str, Described] = {}
        self.by_iri: dict[str, Described] = {}
        self.met: dict[tuple[str | None, str | None, tuple[Text, ...]], str | None] = {}

    def find(self, element: Element, language: str, locate: Callable[[Element], Locator]) -> str | None:
        """Give the IRI of the organisation of an element; None where it has neither code nor name."""
        said = tuple(words(element, language))
        met = (element.get("ref"), element.get("type"), said)
        if met not in self.met:
            if len(self.met) >= MOST_MET:
                self.met.clear()
            self.met[met] = self._find(element, said, locate)
        elif one := self.by_iri.get(self.met[met] or ""):
            one.hear(said)
        return self.met[met]

    def _find(self, element: Element, said: tuple[Text, ...], locate: Callable[[Element], Locator]) -> str | None:
        return self.named(clean(element.get("ref")), said, locate(element), element.get("type"))

    def named(
        self, reference: str, said: Sequence[Text], locator: Locator, written_kind: str | None = None
    ) -> str | None:
        """Give the IRI of an organisation by its code and names; None where it has neither."""
        if reference.casefold() in table("codes")["no_reference"]["words"]:
            reference = ""
        home = register(reference)
        if home:
            reference = ""
        if not reference and not said:
            return names.country(home) if home else None
        if shared := whom(reference, (text.value for text in said)):
            return shared
        own = reference or "name:" + said[0].value.casefold()
        one = self.known.get(own)
        if one is None:
            home = home or state(reference) or embassy(text.value for text in said)
            kind = C.GovernmentAgency if home else C.Organisation
            iri = names.minted(self.key, "organisation", own)
            one = self.known[own] = self.by_iri[iri] = Described(iri, kind, reference, home, locator)
        if one.kind == C.Organisation:
            one.kind = _kind(written_kind)
        one.hear(said)
        return one.iri

    def records(self) -> Iterator[Record]:
        """Describe each organisation with all the names it goes by in the file."""
        for one in self.known.values():
            said = one.called()
            facts = [Fact(ALT_LABEL, text) for text in said[1:]]
            if shared := identifier(one.reference):
                facts.append(Fact(C.identifier, shared))
            if one.home:
                facts.append(Fact(C.jurisdiction, Iri(names.country(one.home))))
            yield Record(one.iri, one.kind, said[0].value, tuple(facts), locator=one.locator, language=said[0].language)


def _kind(written: str | None) -> str:
    return str(getattr(C, meaning("organisation", written) or "Organisation"))
