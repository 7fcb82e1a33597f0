"""The own terms of the ontology and what each property takes, as context.jsonld has it."""

import json
from functools import cache

from comity.ontology.files import context_file
from comity.ontology.terms import NS

THING, DAY = "@id", "xsd:date"


@cache
def own_terms() -> dict[str, str]:
    """Map the IRI of each own term to what it takes: ``@id`` a thing, ``xsd:date`` a day; empty where that is not said.

    >>> own_terms()["https://w3id.org/comity/ns#signedOnEarliest"]
    'xsd:date'
    """
    entries = json.loads(context_file().read_text(encoding="utf-8"))["@context"]
    found = {}
    for entry in entries.values():
        iri, takes = (entry.get("@id"), entry.get("@type", "")) if isinstance(entry, dict) else (entry, "")
        if isinstance(iri, str) and iri.startswith("comity:"):
            found[NS + iri.removeprefix("comity:")] = takes
    return found
