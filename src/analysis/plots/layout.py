"""Where the nodes of a network stand: from the ties and the order of rows alone, never from names or chance."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from analysis.plots.places import push_apart, stress

Pairs = Iterable[tuple[int, int]]


def scattered(pairs: Pairs, count: int, width: float, height: float, least: float) -> np.ndarray:
    """Nodes of a sheet `width` × `height`, tied nodes near one another, none nearer than `least` to another."""
    if count == 1:
        return np.array([[width / 2, height / 2]])
    turn = 2 * np.pi * np.arange(count) / count
    ring = np.column_stack([np.cos(turn), np.sin(turn)]) * max(1.0, count / 8)
    points = _level(stress(_steps(pairs, count), ring))
    spans = np.maximum(np.ptp(points, axis=0), 1e-9)
    share = (points - points.min(axis=0)) / spans
    if count == 2:
        share[:, 1] = 0.5
    points = push_apart(share * [width, height], least)
    return np.round(np.clip(points, 0, [width, height]), 1)


def fanned(weights: Sequence[float], width: float, height: float) -> np.ndarray:
    """The first node in the middle, the others on two bows to its right and left, each with room by its weight."""
    right = len(weights) // 2
    places = [[width / 2, height / 2]]
    for side, mine in ((1, weights[1 : 1 + right]), (-1, weights[1 + right :])):
        ends = np.cumsum([0.0, *mine])
        for start, end in pairwise(ends):
            y = (start + end) / 2 / ends[-1]
            reach = np.sqrt(max(0.0, 1 - ((y - 0.5) * 1.25) ** 2))
            places.append([width / 2 + side * width / 2 * reach, y * height])
    return np.round(np.array(places), 1)


def _steps(pairs: Pairs, count: int) -> np.ndarray:
    """Ties to walk from every node to every other; between parts that nothing joins, one more than the longest walk."""
    beside: list[dict[int, None]] = [{} for _ in range(count)]
    for one, other in pairs:
        beside[one][other] = beside[other][one] = None
    walked = np.full((count, count), -1.0)
    for start in range(count):
        walked[start, start] = 0
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in beside[here]:
                if walked[start, there] < 0:
                    walked[start, there] = walked[start, here] + 1
                    queue.append(there)
    return np.where(walked < 0, walked.max() + 1, walked)


def _level(points: np.ndarray) -> np.ndarray:
    """The points turned so that they stretch furthest from left to right."""
    centred = points - points.mean(axis=0)
    across = float((centred[:, 0] * centred[:, 1]).sum())
    turn = 0.5 * np.arctan2(2 * across, float((centred[:, 0] ** 2 - centred[:, 1] ** 2).sum()))
    cos, sin = np.cos(-turn), np.sin(-turn)
    return centred @ np.array([[cos, sin], [-sin, cos]])
