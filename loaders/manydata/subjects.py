"""The domains that a title or topic names."""

from functools import cache

from comity.graph import names
from comity.graph.records import Fact, Iri
from comity.loaders.press.domains import vocabulary
from comity.loaders.press.mentions import Finder
from comity.loaders.press.words import wording
from comity.ontology import terms as C


@cache
def _finder() -> Finder:
    wide = {words.casefold() for words in wording("domains")["only_in_lists"]["words"]}
    return Finder({term: key for term, key in vocabulary().items() if term.casefold() not in wide})


def concerned(*texts: str | None) -> list[Fact]:
    """State each domain whose label stands in one of the texts, once."""
    keys = [mention.value for text in texts if text for mention in _finder().find(text)]
    return [Fact(C.concerns, Iri(names.domain(key))) for key in dict.fromkeys(keys)]
