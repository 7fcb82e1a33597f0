"""Where the nodes of a picture stand: the largest component by forces, the small ones in rows beneath it."""

import networkx as nx
import numpy as np
from numpy.typing import NDArray

ROUNDS = 500
GAP = 2.2
Places = NDArray[np.float64]


def positions(graph: "nx.Graph[str]", aspect: float = 1.5) -> dict[str, tuple[float, float]]:
    """Place the nodes, the same on every run; one unit is about the distance of two partners."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed: dict[str, tuple[float, float]] = {}
    width, x, y, row = 0.0, 0.0, 0.0, 0.0
    for part in parts:
        block = _flat(_forces(graph, part), aspect if len(part) > 3 else 6.0)
        wide, high = (float(side) for side in np.ptp(block, axis=0))
        width = width or max(wide, 2.0 * GAP * len(parts) ** 0.5)
        if x and x + wide > width:
            x, y, row = 0.0, y - row - GAP / 2, 0.0
        for node, (left, top) in zip(part, block - [block[:, 0].min(), block[:, 1].max()], strict=True):
            placed[node] = (x + float(left), y + float(top))
        x, row = x + wide + GAP, max(row, high)
    return placed


def _forces(graph: "nx.Graph[str]", part: list[str]) -> Places:
    """Let partners draw each other near and all push each other apart (Fruchterman and Reingold 1991)."""
    count = len(part)
    angle = np.arange(count) * 2.399963  # the golden angle: a start with no two in one place
    place: Places = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None] * 0.7
    if count == 1:
        return place * 0
    pull = nx.to_numpy_array(graph, nodelist=part, weight="weight") ** 0.5
    # A node of many partners is drawn larger, so it takes more room.
    size = (1.0 + 0.12 * (pull > 0).sum(axis=1)) ** 0.5
    room = size[:, None] * size[None, :]
    rounds = ROUNDS if count < 500 else ROUNDS // 5
    for step in range(rounds):
        apart = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.05)
        push = room / distance**2 - pull * distance / (1.0 + pull.sum(axis=1, keepdims=True) ** 0.25)
        move = (apart * push[:, :, None]).sum(axis=1) - 0.04 * place
        length = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
        place = place + move / length * np.minimum(length, 0.6 * (1 - step / rounds))
    return place


def _flat(place: Places, aspect: float) -> Places:
    """Turn the longest side level, and stretch it to the aspect of the page."""
    centred: Places = place - place.mean(axis=0)
    if len(place) < 2:
        return centred
    _, vectors = np.linalg.eigh(centred.T @ centred)
    # The sign of an axis is arbitrary; fix it so that every machine agrees.
    vectors = vectors * np.where(vectors[np.abs(vectors).argmax(axis=0), [0, 1]] < 0, -1, 1)
    turned: Places = centred @ vectors[:, ::-1]
    wide, high = np.ptp(turned, axis=0)
    if high * aspect > wide or high < 1e-9:
        stretch = (max(1.0, min(2.0, high * aspect / max(wide, 1e-9))), 1.0)
    else:
        stretch = (1.0, min(2.0, wide / (high * aspect)))
    stretched: Places = turned * stretch
    return stretched
