"""RDF is held to the shapes before it is let in: what breaks a rule is told, and the store stays as it was."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from comity.graph import names
from comity.graph.errors import BadInput
from comity.graph.facts import Facts
from comity.graph.part import write_part
from comity.graph.store import Work
from comity.graph.validate import findings

SHOWN = 3


class Gate:
    """Lets RDF in that keeps the rules; ``bases`` makes the work of the ontology and the reference beside it."""

    def __init__(self, bases: Callable[[], Iterable[Work]]) -> None:
        """Lay nothing out before the first file comes."""
        self._bases = bases
        self._engine: ox.Store | None = None

    def admit(self, work: Work) -> None:
        """Raise BadInput where a file of RDF breaks rules; the records of other loaders keep them."""
        if work.loader != "rdf":
            return
        with TemporaryDirectory() as folder:
            engine = self._laid_out(Path(folder))
            focus = ox.NamedNode(work.graph or names.source_graph(work.key))
            _lay(engine, work, Path(folder))
            others = [ox.NamedNode(graph) for graph in (names.ONTOLOGY_GRAPH, names.REFERENCE_GRAPH)]
            told = findings(work.key, Facts(engine, focus, others))
            engine.remove_graph(focus)
        found = [each for each in told if each.severity == "violation"]
        if found:
            shown = " ".join(f"{each.thing}: {each.message}" for each in found[:SHOWN])
            more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
            rules = "1 violation" if len(found) == 1 else f"{len(found)} violations"
            raise BadInput(f"{work.path} has {rules}: {shown}{more} Correct them, or load it with --unchecked.")

    def _laid_out(self, folder: Path) -> ox.Store:
        if self._engine is None:
            self._engine = ox.Store()
            for work in self._bases():
                _lay(self._engine, work, folder)
        return self._engine


def _lay(engine: ox.Store, work: Work, folder: Path) -> None:
    entry = write_part(work, folder, folder)
    engine.bulk_load(path=str(folder / entry.part), format=ox.RdfFormat.N_QUADS)
