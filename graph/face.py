"""The rdflib face of an embedded store."""

from pathlib import Path

import rdflib
from oxrdflib.store import OxigraphStore

from comity.graph.embedded import EmbeddedStore


def dataset(location: str) -> rdflib.Dataset:
    """Open the current generation as a Dataset over the union of its graphs; raises NotAStore."""
    engine = EmbeddedStore(Path(location)).view().engine
    return rdflib.Dataset(store=OxigraphStore(store=engine), default_union=True)
