"""What the sizes, widths and colours of a picture mean, and the legend that says so."""

from typing import TYPE_CHECKING, Any

import networkx as nx

from comity.graph.network.files import clean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito's colours, told apart by the colour-blind too; smaller communities share the grey.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#B8A800", "#7A5195")
OTHER = "#9A9A9A"
DASHES = (0, (4, 2))


def radius(degree: int) -> float:
    """Give the radius in points of a node of a degree: its area grows with the degree."""
    return float(2.2 + 1.7 * degree**0.5)


def width(agreements: int) -> float:
    """Give the width in points of an edge of so many agreements."""
    return float(0.7 * min(agreements, 12) ** 0.8)


def wrapped(label: object, wide: int) -> str:
    """Break a long name into two lines at most."""
    import textwrap

    return "\n".join(textwrap.wrap(clean(" ".join(str(label).split())), wide, max_lines=2, placeholder=" …"))


def legend(figure: "Figure", graph: "nx.Graph[str]", groups: list[list[str]]) -> None:
    """Say beside the picture what sizes, widths, dashes, shapes and colours mean."""
    degrees = _examples([len(graph[node]) for node in graph])
    weights = _examples([graph.edges[edge]["weight"] for edge in graph.edges])
    blocks: list[tuple[str, list[tuple[Any, str]]]] = [
        ("node: partners", [(_dot("#555555", radius(value)), str(value)) for value in degrees]),
        ("edge: agreements", [(_line(width(value)), str(value)) for value in weights]),
        ("in force", [(_line(1.4), "certain"), (_line(1.4, DASHES), "possible only")]),
        ("colour: community (size)", _communities(graph, groups)),
    ]
    if graph.graph["nodes"] == "two-mode":
        blocks.insert(0, ("shape", [(_dot("#555555", 4), "actor"), (_dot("#555555", 4, "s"), "agreement")]))
    y = 1 - 0.75 / figure.get_size_inches()[1]
    for title, entries in blocks:
        block = figure.legend(
            *zip(*entries, strict=True),
            title=title,
            loc="upper left",
            bbox_to_anchor=(0.845, y),
            frameon=False,
            fontsize=8,
            title_fontsize=9,
            alignment="left",
            labelspacing=max(0.9, radius(degrees[-1]) / 6) if title.startswith("node") else 0.9,
            borderpad=0.2,
        )
        y = block.get_window_extent().y0 / figure.bbox.height - 0.012


def _communities(graph: "nx.Graph[str]", groups: list[list[str]]) -> list[tuple[Any, str]]:
    """Name each community of its own colour by its best-tied member, with its size."""
    entries = []
    for group, colour in zip(groups, COLOURS, strict=False):
        head = min(group, key=lambda node: (graph.nodes[node]["mode"], -len(graph[node]), node))
        entries.append((_dot(colour, 4), f"{wrapped(graph.nodes[head]['label'], 24)} ({len(group)})"))
    shown = sum(len(group) for group in groups[: len(COLOURS)])
    return entries + ([(_dot(OTHER, 4), f"smaller ones ({len(graph) - shown})")] if shown < len(graph) else [])


def _line(wide: float, style: Any = "solid") -> Any:
    from matplotlib.lines import Line2D

    return Line2D([], [], color="#555555", linewidth=wide, linestyle=style)


def _dot(colour: str, size: float, marker: str = "o") -> Any:
    from matplotlib.lines import Line2D

    return Line2D([], [], linestyle="none", marker=marker, color=colour, markersize=2 * size, markeredgecolor="white")


def _examples(values: list[int]) -> list[int]:
    """Choose the least, a middle and the greatest value to show in the legend."""
    ordered = sorted(set(values))
    return sorted({ordered[0], ordered[len(ordered) // 2], ordered[-1]})
