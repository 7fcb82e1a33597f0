"""The documents and pages that an activity or organisation lists."""

from collections.abc import Iterator, Mapping, Sequence

from comity.graph.records import Fact, Record, Text, Typed
from comity.loaders.iati.setting import Setting
from comity.loaders.iati.stream import Element
from comity.loaders.iati.values import clean, words
from comity.ontology import terms as C

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ADDRESS = "http://www.w3.org/2001/XMLSchema#anyURI"
WEB = ("http://", "https://")


def documents(setting: Setting, own: Mapping[str, Sequence[Element]], more: tuple[Fact, ...] = ()) -> Iterator[Record]:
    """Yield the documents and pages with an address on the web, each address once."""
    met: set[str] = set()
    sites = [(one, clean(one.text)) for one in own.get("activity-website", ())]
    for element, written in [*((one, clean(one.get("url"))) for one in own.get("document-link", ())), *sites]:
        address = written.replace(" ", "%20")
        if not address.lower().startswith(WEB):
            setting.leave("documents without an address on the web", element)
        elif address not in met:
            met.add(address)
            all_words = (text for one in element.iterchildren("title") for text in words(one, setting.language))
            said = list(dict.fromkeys(all_words))
            name = said[0] if said else Text(address)
            facts = (Fact(C.url, Typed(address, ADDRESS)), *(Fact(LABEL, text) for text in said[1:]), *more)
            node, place = setting.mint("document", len(met)), setting.locator(element)
            yield Record(node, C.CitedDocument, name.value, facts, locator=place, language=name.language)
