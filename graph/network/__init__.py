"""The network of cooperation as a networkx graph: built from a store for a day, measured, written to files, drawn."""

from comity.graph.network.build import ANY, build

__all__ = ["ANY", "build"]
