"""The embedded store: a folder that is read by generation and written by its writer."""

from comity.graph.generations import Generations
from comity.graph.store import Writer


class EmbeddedStore(Generations):
    """The store in a folder."""

    def writer(self) -> Writer:
        """Open the store to write."""
        # Only those who write pay for importing what derives.
        from comity.graph.writer import EmbeddedWriter

        return EmbeddedWriter(self)
