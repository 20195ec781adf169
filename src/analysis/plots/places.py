"""Where things go so that no text lies on another: labels down a column, labels around points, points in the plane."""

from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]
BARRED = 1e6


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops of boxes, in order, none overlapping the next, together as near as can be to the tops that they want.

    Least squares under order constraints (pool adjacent violators), held between `low` and `high` while they fit.

    >>> spread([0, 0, 30], [10, 10, 10], 0, 100)
    [0.0, 10.0, 30.0]
    """
    before = np.concatenate([[0.0], np.cumsum(heights)])
    pools: list[list[float]] = []
    for number, top in enumerate(wanted):
        pools.append([top - before[number], 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, size = pools.pop()
            other, count = pools.pop()
            pools.append([(mean * size + other * count) / (size + count), size + count])
    shifts = [mean for mean, size in pools for _ in range(int(size))]
    room = max(low, high - float(before[-1]))
    return [float(min(max(shift, low), room) + before[number]) for number, shift in enumerate(shifts)]


def overlap(one: Box, other: Box, gap: float = 0.0) -> float:
    """The area that two boxes share when each other's nearness of `gap` counts as touching."""
    wide = min(one[2], other[2]) - max(one[0], other[0]) + gap
    high = min(one[3], other[3]) - max(one[1], other[1]) + gap
    return max(0.0, wide) * max(0.0, high)


def stress(distances: np.ndarray, start: np.ndarray, rounds: int = 300) -> np.ndarray:
    """Points in the plane whose distances come near to `distances` (stress majorization, weights 1/d², from `start`).

    Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004.
    """
    weights = np.where(distances > 0, 1 / np.maximum(distances, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    points = start.copy()
    for _ in range(rounds):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = np.where(apart > 1e-9, -weights * distances / np.maximum(apart, 1e-9), 0.0)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ pull @ points
    return points


def settle(choices: Sequence[Sequence[Box]], prices: Sequence[Sequence[float]], rounds: int = 14) -> list[int] | None:
    """For every label one of its boxes, so that no two overlap, at a low sum of `prices`; None when none was found.

    Each label in turn takes the choice that costs least beside all others, until none moves. A price of `BARRED` or
    more is no choice.
    """
    boxes = [np.array(options, float) for options in choices]
    costs = [np.array(price, float) for price in prices]
    chosen = [int(np.argmin(cost)) for cost in costs]
    taken = np.array([options[pick] for options, pick in zip(boxes, chosen, strict=True)])
    for _ in range(rounds):
        moved = False
        for label, options in enumerate(boxes):
            shared = _shared(options, taken)
            shared[:, label] = 0
            best = int(np.argmin(np.round(costs[label] + 20 * shared.sum(axis=1), 3)))
            moved = moved or best != chosen[label]
            chosen[label], taken[label] = best, options[best]
        if not moved:
            break
    shared = _shared(taken, taken)
    np.fill_diagonal(shared, 0)
    barred = any(cost[pick] >= BARRED for cost, pick in zip(costs, chosen, strict=True))
    return None if barred or shared.any() else chosen


def _shared(some: np.ndarray, others: np.ndarray, gap: float = 1.0) -> np.ndarray:
    low = np.maximum(some[:, None, :2], others[None, :, :2])
    high = np.minimum(some[:, None, 2:], others[None, :, 2:])
    return np.prod(np.clip(high - low + gap, 0, None), axis=2)


def push_apart(points: np.ndarray, least: float, rounds: int = 60) -> np.ndarray:
    """The points moved, pair by pair in order, until none is nearer to another than `least`, or rounds are over."""
    points = points.copy()
    for _ in range(rounds):
        moved = False
        for one in range(len(points)):
            for other in range(one):
                gap = points[one] - points[other]
                apart = float(np.hypot(*gap))
                if apart < least:
                    way = gap / apart if apart > 1e-6 else np.array([np.cos(one), np.sin(one)])
                    points[one] += way * (least - apart) / 2
                    points[other] -= way * (least - apart) / 2
                    moved = True
        if not moved:
            break
    return points
