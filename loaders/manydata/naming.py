"""How agreements of these packages are known: their identifier, and what it tells of their kind."""

import re

from comity.graph.records import Fact
from comity.loaders.manydata.frames import Row
from comity.loaders.manydata.wording import wording
from comity.ontology import terms as C

# ACRONYM_yearTYPEnumber:lineage, the year mostly of four digits.
TYPE = re.compile(r"_\d{2,4}([A-Z])")


def treaty(row: Row) -> str | None:
    """Return the identifier of the agreement in its own dataset, or else the one shared by datasets."""
    return row.get("treatyID") or row.get("manyID")


def identified(shared: str | None) -> list[Fact]:
    """State the identifier by which the datasets of the family speak of one agreement."""
    return [Fact(C.identifier, f"manyid:{shared}")] if shared else []


def instrument(identifier: str | None) -> str:
    """Return the class that the type letter of an identifier says for sure."""
    letter = TYPE.search((identifier or "").partition(":")[0])
    return str(getattr(C, wording()["types"].get(letter[1] if letter else "", "Agreement")))
