"""The ties of a network made ready to be drawn: which are drawn, which are left out, and how each bends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.plots import style
from analysis.plots.frames import records

MOST = 600  # ties that one figure draws
PENDING = {"announced", "planned", "explored"}
GAP, FAN = 8.0, 40.0  # points between ties of one pair at their middle, and all of them together


@dataclass(frozen=True)
class Tie:
    """One line: its layer, its ends as numbers of nodes, at which of them it has an arrow, and what its status is."""

    layer: str
    start: int
    end: int
    directed: bool
    returned: bool
    status: str
    bend: float = 0.0

    @property
    def look(self) -> style.Mark:
        """How the tie's layer is drawn."""
        return style.LAYERS.get(self.layer, style.OTHER)

    @property
    def drawn(self) -> style.Mark:
        """The same as it is drawn here: grey when the tie has ended."""
        return replace(self.look, colour=style.RULE) if self.status == "ended" else self.look

    @property
    def pending(self) -> bool:
        """Whether the tie is only announced, planned or explored."""
        return self.status in PENDING


def drawn(edges: pd.DataFrame) -> pd.DataFrame:
    """The edges that a figure shows: none that a source says not to be, none from a state to itself, at most `MOST`.

    Of more, those stay that hold the network together (one tie for every state that has any, joining as many states
    as can be joined), then ties of the pairs that most layers join; among equals the earlier row.
    """
    kept = edges[(edges["status"] != "stated_absent") & (edges["sender"] != edges["receiver"])]
    if len(kept) <= MOST:
        return kept
    pairs = [tuple(sorted(pair)) for pair in zip(kept["sender"], kept["receiver"], strict=True)]
    layers: dict[tuple[str, ...], set[str]] = {}
    for pair, layer in zip(pairs, kept["layer"], strict=True):
        layers.setdefault(pair, set()).add(layer)
    order = sorted(range(len(pairs)), key=lambda number: (-len(layers[pairs[number]]), number))
    first = {pairs[number]: number for number in reversed(order)}
    spine = [first[pair] for pair in _spanning([pairs[number] for number in order])]
    chosen = list(dict.fromkeys([*spine, *order]))[:MOST]
    return kept.iloc[sorted(chosen)]


def _spanning(pairs: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The pairs, in order, that join states not joined before (Kruskal's forest)."""
    root: dict[str, str] = {}

    def find(state: str) -> str:
        while root.setdefault(state, state) != state:
            state = root[state]
        return state

    joined = []
    for one, other in pairs:
        if find(one) != find(other):
            root[find(one)] = find(other)
            joined.append((one, other))
    return joined


def nodes(edges: pd.DataFrame) -> list[str]:
    """The states of the edges in the order in which rows name them first."""
    return list(dict.fromkeys(code for pair in zip(edges["sender"], edges["receiver"], strict=True) for code in pair))


def bent(edges: pd.DataFrame, states: Sequence[str]) -> list[Tie]:
    """The lines of the edges; those of one pair fan out side by side, in the order of the layers' legend."""
    number = {state: place for place, state in enumerate(states)}
    order = list(style.LAYERS)
    ties = list(_lines(edges, number))
    ties.sort(key=lambda tie: order.index(tie.layer) if tie.layer in order else len(order))
    beside: dict[tuple[int, int], list[Tie]] = {}
    for tie in ties:
        beside.setdefault((min(tie.start, tie.end), max(tie.start, tie.end)), []).append(tie)
    return [tie for group in beside.values() for tie in _fan(group)]


def _lines(edges: pd.DataFrame, number: dict[str, int]) -> Iterator[Tie]:
    """One line for all ties of a pair that share layer and standing, with an arrow at each end that one points to."""
    found: dict[tuple[str, int, int, str], set[bool]] = {}
    for row in records(edges):
        ends = number[row["sender"]], number[row["receiver"]]
        status = row["status"] if row["status"] in PENDING | {"ended"} else "actual"
        ways = found.setdefault(
            (row["layer"], min(ends), max(ends), "announced" if status in PENDING else status), set()
        )
        ways |= {ends[0] < ends[1]} if row["directed"] else set()
    for (layer, low, high, status), ways in found.items():
        start, end = (high, low) if ways == {False} else (low, high)
        yield Tie(layer, start, end, bool(ways), len(ways) == 2, status)


def _fan(group: list[Tie]) -> list[Tie]:
    gap = min(GAP, FAN / max(len(group) - 1, 1))
    lean = 5.0 if len(group) == 1 and group[0].directed and not group[0].returned else 0.0
    fanned = []
    for place, tie in enumerate(group):
        side = 1 if tie.start < tie.end else -1
        bend = (place - (len(group) - 1) / 2) * gap * side + lean
        fanned.append(replace(tie, bend=bend))
    return fanned


def curve(tie: Tie, points: np.ndarray, radius: float) -> np.ndarray:
    """The three points of the tie's quadratic curve, from the edge of one node to the edge of the other."""
    start, end = points[tie.start], points[tie.end]
    along = end - start
    across = np.array([along[1], -along[0]]) / max(float(np.hypot(*along)), 1e-9)
    control = (start + end) / 2 + across * tie.bend * 2
    return np.array([_toward(start, control, radius), control, _toward(end, control, radius)])


def _toward(point: np.ndarray, aim: np.ndarray, distance: float) -> np.ndarray:
    way = aim - point
    return point + way / max(float(np.hypot(*way)), 1e-9) * distance


def along(bow: np.ndarray, share: float) -> np.ndarray:
    """The point of a curve at a share of its way."""
    return (1 - share) ** 2 * bow[0] + 2 * share * (1 - share) * bow[1] + share**2 * bow[2]
