"""Votes as ties: pairs of states each of which votes most like the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.network.yearly import KEY, Yearly
from analysis.panel.ballots import Ballots, ballots

if TYPE_CHECKING:
    from analysis.tables import Tables

NEAREST = 10  # one partner in so many is among the nearest
LEAST = 10  # roll calls below which a year's votes tell nothing


def votes(data: Tables, wanted: Sequence[int]) -> Yearly:
    """Pairs each of which is among the other's nearest tenth, by the share of identical votes.

    A share counts where both voted in at least three of four roll calls of the year: who votes seldom is soon alike.
    """
    held = _held(data)
    when = held.calls["date"].str[:4].astype("int64").to_numpy()
    parts = [_alike(data, held, when == year, year) for year in wanted]
    ties, nodes = (pd.concat([part[at] for part in parts] or [_none(at)], ignore_index=True) for at in (0, 1))
    called = roll_calls(data)
    return Yearly(ties, nodes.assign(covered=True), {year: called[year] for year in wanted})


def roll_calls(data: Tables) -> dict[int, int]:
    """Year → roll calls in which anybody voted."""
    held = _held(data)
    cast = held.calls["date"][(held.cast != 0).any(axis=1)]
    counted, counts = np.unique(cast.str[:4].astype("int64"), return_counts=True)
    return dict(zip(counted.tolist(), counts.tolist(), strict=True))


def _held(data: Tables) -> Ballots:
    held = ballots(data)
    if held is None:
        raise KeyError("un_votes is not here; run relations fetch un_votes")
    return held


def _alike(data: Tables, held: Ballots, mask: np.ndarray, year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The ties of a year's votes, and the states of which a share can be told, by their codes of that year."""
    cast = held.cast[mask].astype(np.int32)
    voted = (cast != 0).astype(np.int32)
    joint = voted.T @ voted
    same = sum((cast == vote).astype(np.int32).T @ (cast == vote).astype(np.int32) for vote in (1, 2, 3))
    enough = 4 * joint >= 3 * voted.any(axis=1).sum()
    np.fill_diagonal(enough, False)
    share = np.divide(same, joint, out=np.full(joint.shape, -1.0), where=enough)
    near = enough & _nearest(share, enough)
    ties = np.argwhere(np.triu(near & near.T))
    codes = np.array([_then(data, held, mask, at) for at in range(len(held.states))], dtype=object)
    one, other = np.sort(codes[ties].astype("str"), axis=1).T if len(ties) else (codes[:0], codes[:0])
    found = pd.DataFrame({"year": year, "sender": one, "receiver": other, "weight": share[tuple(ties.T)]})
    return found.sort_values(KEY), pd.DataFrame({"year": year, "node": np.sort(codes[enough.any(axis=1)])})


def _nearest(share: np.ndarray, enough: np.ndarray) -> np.ndarray:
    """Whether fewer than a tenth of a row's partners have a larger share than each; equals stand together."""
    closer = np.array([np.searchsorted(np.sort(-row), -row) for row in share])
    return NEAREST * closer < enough.sum(axis=1)[:, None]


def _then(data: Tables, held: Ballots, mask: np.ndarray, at: int) -> str:
    """The code under which a state cast most of these votes: its own, or that of the one which it continues."""
    cast, past = held.cast[mask][:, at] != 0, held.past[mask][:, at]
    return data.atlas.pasts(held.states[at])[0] if 2 * past.sum() > cast.sum() else held.states[at]


def _none(at: int) -> pd.DataFrame:
    return pd.DataFrame(columns=[*KEY, "weight"] if at == 0 else ["year", "node"])
