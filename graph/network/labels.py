"""Where labels stand: beside their nodes, clear of other labels, nodes and edges as far as there is room."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

Box = tuple[float, float, float, float]
Place = tuple[float, float]
# Right, left, above, below, and the corners: which way from the node, as parts of half the label's size.
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.9, 0.8), (-0.9, 0.8), (0.9, -0.8), (-0.9, -0.8))
GAPS = (1.5, 4.0, 8.0)
# A label is left away where what it would cover, weighed as below, is more than this part of it.
ROOM = 0.8


def arrange(axes: "Axes", labels: "list[tuple[Text, Place, float]]", edges: list[tuple[Place, Place]]) -> None:
    """Move each label, the most important first, to the freest place near its node; hide one with no room at all.

    Each comes with the place of its node and the radius of the node in points.
    """
    figure: Any = axes.get_figure()
    renderer = figure.canvas.get_renderer()
    scale = figure.dpi / 72
    transform = axes.transData
    nodes = []
    for _, place, radius in labels:
        x, y = (float(side) for side in transform.transform(place))
        nodes.append((x - radius * scale, y - radius * scale, x + radius * scale, y + radius * scale))
    frame = axes.get_window_extent(renderer).extents
    page: Box = (float(frame[0]), float(frame[1]), float(frame[2]), float(frame[3]))
    dots = _dots(np.array([transform.transform(ends) for ends in edges]).reshape(-1, 2, 2))
    taken: list[Box] = []
    for (text, _, _), node in zip(labels, nodes, strict=True):
        extent = text.get_window_extent(renderer)
        area = extent.width * extent.height
        weighed = []
        for order, box in enumerate(_boxes(node, extent.width, extent.height, scale)):
            covered = 3 * sum(_shared(box, other) for other in taken) + 6 * (area - _shared(box, page))
            covered += 4 * sum(_shared(box, other) for other in nodes if other != node)
            distance = 0.006 * order + 0.15 * (order // len(SIDES))
            weighed.append((covered + area * (distance + min(0.3, 0.012 * _within(box, dots))), covered, box))
        _, covered, box = min(weighed)
        text.set_visible(covered <= ROOM * area)
        if covered <= ROOM * area:
            taken.append(box)
            x, y = transform.inverted().transform(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            text.set_position((float(x), float(y)))


def _boxes(node: Box, width: float, height: float, scale: float) -> Iterator[Box]:
    x, y, radius = (node[0] + node[2]) / 2, (node[1] + node[3]) / 2, (node[2] - node[0]) / 2
    for gap in GAPS:
        away = radius + gap * scale
        for across, up in SIDES:
            left, low = x + across * (away + width / 2) - width / 2, y + up * (away + height / 2) - height / 2
            yield left, low, left + width, low + height


def _dots(ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give points along the edges, by which to tell how much of an edge a label would cover."""
    part = np.linspace(0, 1, 60)[None, :, None]
    return np.asarray((ends[:, :1] * (1 - part) + ends[:, 1:] * part).reshape(-1, 2), dtype=np.float64)


def _within(box: Box, dots: NDArray[np.float64]) -> int:
    x, y = dots[:, 0], dots[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across * up if across > 0 and up > 0 else 0.0
