"""Draw a network as SVG or PNG; the same bytes for the same network."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import networkx as nx

from comity.graph.errors import BadInput
from comity.graph.network.algorithms import communities_of
from comity.graph.network.files import clean, describe, heading
from comity.graph.network.legend import COLOURS, DASHES, OTHER, legend, radius, width, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LABELS = 150
MARKERS = ("o", "s")  # of actors, and of agreements in two-mode
STYLE: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "comity",
    "text.parse_math": False,  # a dollar in a name is a dollar
}
FORMATS = {".svg": "svg", ".png": "png"}


def drawer_of(path: str) -> "Callable[[nx.Graph[str], BinaryIO], None]":
    """Tell the format by the ending of the file; raises BadInput for another one, or where matplotlib is missing."""
    form = FORMATS.get(Path(path).suffix.lower())
    if form is None:
        raise BadInput(f"{path} does not end in {' or '.join(FORMATS)}, so its format is not known; name it so.")
    try:
        import matplotlib  # noqa: F401 - asked for early, so that nothing is built in vain
    except ImportError:
        raise BadInput("A picture needs matplotlib; in Comity's folder: pip install '.[plot]'.") from None
    return lambda graph, out: draw(graph, out, form)


def draw(graph: "nx.Graph[str]", out: BinaryIO, form: str = "svg") -> None:
    """Draw the network: nodes by degree, edges by agreements, colours by community."""
    import warnings

    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    metadata = {"Date": None, "Creator": "Comity"} if form == "svg" else {"Software": "Comity"}
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        # A script that the font lacks shows as boxes in a PNG; an SVG leaves it to the reader's fonts.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        # Names of bodies are longer than those of countries.
        height = 5.5 + min(9.0, len(graph) / (22 if graph.graph["nodes"] == "countries" else 11))
        figure = Figure(figsize=(1.5 * height + 2.2, height), dpi=130)
        FigureCanvasAgg(figure)
        _draw(graph, figure)
        figure.savefig(out, format=form, metadata=metadata)


def _draw(graph: "nx.Graph[str]", figure: "Figure") -> None:
    axes = figure.add_axes((0.01, 0.02, 0.83, 0.98 - 0.75 / figure.get_size_inches()[1]))
    axes.set_axis_off()
    inch = 1 / figure.get_size_inches()[1]
    title = f"Health cooperation: {heading(graph)}"
    figure.text(0.015, 1 - 0.15 * inch, clean(title), size=15, weight="bold", va="top")
    figure.text(0.015, 1 - 0.48 * inch, clean(describe(graph)), size=10, color="#444444", va="top")
    if not graph:
        axes.text(0.5, 0.5, "no ties", ha="center", transform=axes.transAxes)
        return
    from comity.graph.network.labels import arrange
    from comity.graph.network.layout import positions

    places = positions(graph)
    groups = [group for group in communities_of(graph) if len(group) > 2] or communities_of(graph)
    colours = dict.fromkeys(graph, OTHER)
    for group, colour in zip(groups, COLOURS, strict=False):
        colours.update(dict.fromkeys(group, colour))
    _edges(axes, graph, places, colours)
    order = sorted(graph, key=lambda node: (-len(graph[node]), node))
    radii = {node: radius(len(graph[node])) for node in order}
    for mode, marker in enumerate(MARKERS):
        some = [node for node in order if graph.nodes[node]["mode"] == mode]
        axes.scatter(
            [places[node][0] for node in some],
            [places[node][1] for node in some],
            s=[(2 * radii[node]) ** 2 for node in some],
            c=[colours[node] for node in some],
            marker=marker,
            edgecolors="white",
            linewidths=0.8,
            zorder=3,
        )
    axes.margins(0.07)
    axes.autoscale_view()
    legend(figure, graph, groups)
    labels = [(_label(axes, graph, node, radii[node]), places[node], radii[node]) for node in order[:MOST_LABELS]]
    arrange(axes, labels, [(places[one], places[other]) for one, other in graph.edges])


def _edges(
    axes: "Axes", graph: "nx.Graph[str]", places: dict[str, tuple[float, float]], colours: dict[str, str]
) -> None:
    from matplotlib.collections import LineCollection

    for grade, style in (("possible", DASHES), ("certain", "solid")):
        chosen = [(one, other, edge) for one, other, edge in graph.edges(data=True) if edge["grade"] == grade]
        lines: Any = LineCollection(
            [[places[one], places[other]] for one, other, _ in chosen],
            linewidths=[width(edge["weight"]) for _, _, edge in chosen],
            colors=[colours[one] if colours[one] == colours[other] else "#8C8C8C" for one, other, _ in chosen],
            linestyles=[style],
            alpha=0.6,
            zorder=1,
        )
        axes.add_collection(lines)


def _label(axes: "Axes", graph: "nx.Graph[str]", node: str, size: float) -> Any:
    shown = wrapped(graph.nodes[node]["label"], 26 if len(graph) > 40 else 34)
    return axes.text(
        *(0, 0, shown),
        size=6.4 + size / 5,
        ha="center",
        va="center",
        zorder=4,
        color="#111111",
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.55, "pad": 0.4},
    )
