"""The ties of a layer that a picture shows: each state's strongest, and those that stand out most at their ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.network.layer import Layer

MOST = 600


@dataclass(frozen=True)
class Backbone:
    """The ties kept, and how many were left out.

    ties: rows of the frame of ties, in its order and with all its columns, then alpha (from 0 to 1, the smaller the
    more the tie stands out) and strongest (whether it is the strongest of one of its ends). left_out: how many ties are
    not among them.
    """

    ties: pd.DataFrame
    left_out: int


def backbone(edges: pd.DataFrame, directed: bool, most: int = MOST) -> Backbone:
    """At most `most` ties of a layer: the strongest of each state, then those that stand out most.

    The disparity filter (Serrano, Boguñá & Vespignani 2009, PNAS 106(16), 6483-6488): a state of k ties shares its
    strength s among them; were the shares drawn by chance, one would be w / s or more with probability
    alpha = (1 - w / s) ** (k - 1). A tie has one alpha at each end (directed: by the ties that the sender sends and
    those that the receiver receives), and the smaller of the two counts. At an end of one tie alpha is 1: it cannot
    stand out. The rule: first the strongest tie of each state (of equals the one of the smaller alpha, then of the
    first names), then all others by alpha, smallest first; of equal alpha the heavier, then the one of the first names.
    Where `most` is less than the strongest ties, they are cut by the same order. A number and not a level of alpha is
    chosen, because a picture has room for so many: a smaller backbone is part of a larger one.

    edges: one row is a tie: sender, receiver, weight where ties have one, and any other columns; undirected: one row a
    pair. Shape: `Backbone`. Units: none. What an absence is: a pair without a row has no tie.
    Errors: ValueError for ties that are none (`Layer.of`). Source of the method: as named; that each state keeps its
    strongest tie, and the number instead of a level, are ours.

    Worked by hand by us: A shares 10 as 8, 1, 1 among B, C, D: alpha is 0.2² = 0.04 and 0.9² = 0.81. B's one other tie
    is of 2 with C: at B 1 - 2 / 10 = 0.8, at C 1 - 2 / 3 = 0.33; C's strongest is that with B, D's its only one.

    >>> rows = [("A", "B", 8), ("A", "C", 1), ("A", "D", 1), ("B", "C", 2)]
    >>> found = backbone(pd.DataFrame(rows, columns=["sender", "receiver", "weight"]), directed=False, most=3)
    >>> found.ties.round(2).values.tolist(), found.left_out
    ([['A', 'B', 8, 0.04, True], ['A', 'D', 1, 0.81, True], ['B', 'C', 2, 0.33, True]], 1)
    """
    layer = Layer.of(edges, pd.concat([edges["sender"], edges["receiver"]]), directed)
    alpha = np.minimum(*_alphas(layer))
    strongest = _strongest(layer, alpha)
    order = np.lexsort((-layer.weights, alpha, ~strongest))[: max(most, 0)]
    kept = order[np.argsort(layer.rows[order])]
    ties = edges.iloc[layer.rows[kept]].assign(alpha=alpha[kept], strongest=strongest[kept])
    return Backbone(ties, len(edges) - len(kept))


def _alphas(layer: Layer) -> list[np.ndarray]:
    """Each tie's alpha at its first and at its second end."""
    size, ends = len(layer.nodes), layer.ends.T
    found = []
    for end in ends:
        at = (end,) if layer.directed else tuple(ends)
        ties = sum(np.bincount(one, minlength=size) for one in at)
        strength = sum(np.bincount(one, layer.weights, size) for one in at)
        rest = np.clip(1 - layer.weights / np.asarray(strength)[end], 0, 1)
        found.append(np.where(np.asarray(ties)[end] > 1, rest ** (np.asarray(ties)[end] - 1.0), 1.0))
    return found


def _strongest(layer: Layer, alpha: np.ndarray) -> np.ndarray:
    """Whether each tie is the strongest of one of its ends."""
    order = np.lexsort((alpha, -layer.weights))
    _, first = np.unique(layer.ends[order], return_index=True)  # where each state is first named, two names a tie
    found = np.zeros(len(layer.ends), bool)
    found[order[first // 2]] = True
    return found
