"""One layer of ties in one year, checked and in a fixed order, as arrays and as a graph of igraph."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import igraph


@dataclass(frozen=True)
class Layer:
    """Ties between numbered nodes, both in order of names; `ends` has a row a tie, `rows` its place in the frame."""

    nodes: list[str]
    ends: np.ndarray
    weights: np.ndarray
    rows: np.ndarray
    directed: bool

    @classmethod
    def of(cls, edges: pd.DataFrame, nodes: Iterable[str], directed: bool) -> Layer:
        """The layer that a frame of ties makes: sender, receiver, and weight where ties have one.

        Without a column weight every tie weighs 1. Raises ValueError for a tie of a state that is no node, of a state
        with itself, one that stands twice (undirected: in either direction), or a weight that is not above nought.
        """
        names = sorted(set(nodes))
        places = pd.Index(names, dtype="str")
        ends = np.column_stack([places.get_indexer(pd.Index(edges[end])) for end in ("sender", "receiver")])
        weights = edges["weight"].to_numpy(float) if "weight" in edges else np.ones(len(edges))
        _refuse(edges, ends, weights, directed)
        if not directed:
            ends = np.sort(ends, axis=1)
        order = np.lexsort((ends[:, 1], ends[:, 0]))
        return cls(names, ends[order], weights[order], order, directed)

    def graph(self) -> igraph.Graph:
        """The ties as a graph whose vertices are numbered as `nodes`, with an attribute weight."""
        import igraph

        ties = list(zip(*self.ends.T.tolist(), strict=True))  # igraph reads tuples four times as fast as an array
        made = igraph.Graph(n=len(self.nodes), edges=ties, directed=self.directed)
        made.es["weight"] = self.weights.tolist()
        return made


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """What igraph draws meanwhile is drawn from a seed; afterwards it draws from Python's `random` again, as usual."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _refuse(edges: pd.DataFrame, ends: np.ndarray, weights: np.ndarray, directed: bool) -> None:
    pairs = np.sort(ends, axis=1) if not directed else ends
    faults = (
        ((ends < 0).any(1), "names a state that is no node; keep the ties among the nodes"),
        (ends[:, 0] == ends[:, 1], "ties a state to itself; leave it out"),
        (~(weights > 0), "has no weight above nought; leave out what is nought or not reported"),
        (pd.DataFrame(pairs).duplicated().to_numpy(), "stands twice; keep one row a tie"),
    )
    for wrong, what in faults:
        if wrong.any():
            row = edges.iloc[int(np.flatnonzero(wrong)[0])]
            raise ValueError(f"tie {row['sender']}-{row['receiver']} {what}")
