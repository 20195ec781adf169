"""Groups of states that are tied more among themselves than to others, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.network.layer import Layer, seeded

RUNS = 100
PASSES = (
    10  # "until nothing improves" never ends where igraph's rounding lets two equal divisions improve on each other
)


@dataclass(frozen=True)
class Communities:
    """The best of several divisions, and how alike they all are.

    nodes: one row is a node, in order of names: node, community (1 the largest; of equals the one whose first name
    comes first), together (the share of runs, from 0 to 1, in which the node is with another of its community, the mean
    over these others; missing for a node alone). modularity: that of this division. stability: how alike two runs are,
    the mean adjusted Rand index of every two; missing where no run divides anything. divisions: how many different ones
    there were. runs: how many runs.
    """

    nodes: pd.DataFrame
    modularity: float
    stability: float
    divisions: int
    runs: int


def communities(edges: pd.DataFrame, nodes: Iterable[str], seed: int, runs: int = RUNS) -> Communities:
    """The communities of one layer, by the best of `runs` runs, with what the runs have in common.

    The Leiden algorithm (Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233) seeks the division of the largest
    modularity, Q = Σ over communities of (w / W - (s / 2W)²), with w the weight of ties within, s the strength of its
    nodes and W the weight of all ties (Newman & Girvan 2004, Phys. Rev. E 69, 026113; weights: Newman 2004, Phys. Rev.
    E 70, 056131), at resolution 1, in ten passes. It draws by chance, and many different divisions have nearly the
    largest modularity (Good, de Montjoye & Clauset 2010, Phys. Rev. E 81, 046106): of the runs that of the largest
    modularity is given, and the adjusted Rand index (Hubert & Arabie 1985, J. Classification 2, 193-218: 1 for the same
    division, 0 for as much in common as by chance) between every two runs says how far it can be relied on.

    edges: one row is a tie: sender, receiver, and weight where ties have one; of a directed layer, weights both ways
    are added. nodes: all states of the layer. Shape: `Communities`. Bounds: Q from -1/2 to 1, stability at most 1. The
    same seed gives the same bytes, in whatever order the rows are; igraph draws afterwards as before. Units: none. What
    an absence is: a pair without a row has no tie; a node without one is alone. A layer that does not follow every
    sender divides by what was collected: see `refuse_partial`. Errors: ValueError for no ties, fewer than 2 runs, or
    ties that are none (`Layer.of`). Source of the method: as named; computed by igraph.

    Worked by hand by us: two triangles joined by one tie have 7 ties; each triangle holds 3 of them and strength 7 of
    14, so Q = 2 (3 / 7 - 1 / 4) = 5 / 14.

    >>> pairs = pd.DataFrame({"sender": [*"AABDDEC"], "receiver": [*"BCCEFFD"]})
    >>> found = communities(pairs, "ABCDEF", seed=1)
    >>> found.nodes["community"].tolist(), round(found.modularity, 4), found.stability
    ([1, 1, 1, 2, 2, 2], 0.3571, 1.0)
    """
    if runs < 2:
        raise ValueError(f"runs={runs} cannot be compared with one another; take at least 2")
    layer = _both_ways(Layer.of(edges, nodes, directed=True))
    if not len(layer.ends):
        raise ValueError("there are no ties, and so nothing to divide; communities need some")
    graph = layer.graph()
    with seeded(seed):
        drawn = [graph.community_leiden("modularity", weights="weight", n_iterations=PASSES) for _ in range(runs)]
    told = np.array([pd.factorize(np.array(one.membership))[0] for one in drawn])
    divisions, times = np.unique(told, axis=0, return_counts=True)
    qualities = [graph.modularity(one.tolist(), weights="weight") for one in divisions]
    best = divisions[int(np.argmax(qualities))]
    frame = pd.DataFrame({"node": layer.nodes, "community": _by_size(best), "together": _together(best, told)})
    return Communities(frame, max(qualities), _stability(divisions, times), len(divisions), runs)


def adjusted_rand(one: np.ndarray, other: np.ndarray) -> float:
    """How much two divisions of the same nodes have in common beyond chance: 1 the same, 0 as by chance.

    Shape: both hold a number for each node, the same number for nodes that are together. Missing where both put all
    nodes together, or each alone: then chance leaves nothing to differ on. Units: none. Errors: none.
    Source of the method: Hubert & Arabie 1985, J. Classification 2, 193-218, formula 5.

    Worked by hand by us: of 4 nodes, AABB against AAAB: 6 pairs; together in both 1, in the first 2, in the second 3,
    by chance 2 × 3 / 6 = 1: (1 - 1) / (2.5 - 1) = 0.

    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1]))
    0.0
    """
    cells = np.bincount(one * (other.max() + 1) + other)
    both, first, second = (_pairs(counts) for counts in (cells, np.bincount(one), np.bincount(other)))
    chance = first * second / max(_pairs(np.array([len(one)])), 1)
    room = (first + second) / 2 - chance
    return float((both - chance) / room) if room else np.nan


def _pairs(counts: np.ndarray) -> int:
    return int((counts * (counts - 1) // 2).sum())


def _both_ways(layer: Layer) -> Layer:
    """The ties of both directions as one, with the sum of their weights."""
    ends, which = np.unique(np.sort(layer.ends, axis=1), axis=0, return_inverse=True)
    weights = np.bincount(which.ravel(), layer.weights, len(ends))
    return Layer(layer.nodes, ends, weights, np.arange(len(ends)), directed=False)


def _by_size(division: np.ndarray) -> np.ndarray:
    """The communities numbered from 1, the largest first; among equals the one of the first name."""
    order = np.argsort(-np.bincount(division), kind="stable")
    return (np.argsort(order) + 1)[division]


def _together(best: np.ndarray, told: np.ndarray) -> np.ndarray:
    """How often each node is with the others of its community, over all runs; missing for a node alone."""
    mates = best[:, None] == best[None, :]
    np.fill_diagonal(mates, False)
    often = sum((one[:, None] == one[None, :]) & mates for one in told)
    whole = mates.sum(1) * len(told)
    return np.divide(np.sum(often, axis=1), whole, out=np.full(len(best), np.nan), where=whole > 0)


def _stability(divisions: np.ndarray, times: np.ndarray) -> float:
    """The mean adjusted Rand index of every two runs; two runs of the same division count 1."""
    if len(divisions) == 1 and divisions.max() in (0, divisions.shape[1] - 1):
        return np.nan
    same = _pairs(times)
    two = combinations(range(len(divisions)), 2)
    apart = sum(times[a] * times[b] * adjusted_rand(divisions[a], divisions[b]) for a, b in two)
    return float((same + apart) / _pairs(times.sum(keepdims=True)))
