"""The rdflib face of an embedded store."""

from pathlib import Path
from typing import Any

import rdflib
from oxrdflib.store import OxigraphStore

from comity.graph.embedded import EmbeddedStore
from comity.graph.guard import names_graphs

UNION = "__UNION__"


class Face(OxigraphStore):
    """The engine behind rdflib, made to heed the FROM of a query over the union of the graphs."""

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: str, **kwargs: object) -> Any:  # noqa: N803
        """Run a query over the union of the graphs, or over those it names."""
        named = queryGraph == UNION and isinstance(query, str) and names_graphs(query)
        return super().query(query, initNs, initBindings, "" if named else queryGraph, **kwargs)


def dataset(location: str) -> rdflib.Dataset:
    """Open the current generation as a Dataset over the union of its graphs; raises NotAStore."""
    engine = EmbeddedStore(Path(location)).view().engine
    return rdflib.Dataset(store=Face(store=engine), default_union=True)
