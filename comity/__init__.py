"""Comity: a knowledge graph of international health cooperation, in which every fact shows who says so.

>>> import comity
>>> store = comity.open("comity.store")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

    from comity.graph.store import Store

__all__ = ["__version__", "open", "to_rdflib"]
__version__ = "0.1.0"


def open(location: str = "comity.store") -> "Store":
    """Open a store by folder or by the address of a SPARQL endpoint."""
    from comity.graph.store import open_store

    return open_store(location)


def to_rdflib(location: str = "comity.store") -> "rdflib.Dataset":
    """Open an embedded store as a read-only rdflib Dataset whose default graph is the union of all graphs."""
    from comity.graph.face import dataset

    return dataset(location)
