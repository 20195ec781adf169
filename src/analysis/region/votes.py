"""How often some states vote alike with every other in the General Assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import panel
from analysis.panel.ballots import Ballots, ballots
from analysis.panel.joining import Keyed
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

YEARS = 10  # the last ten that are covered: a decade, as `similarity.agreement` counts them
LEAST = 10  # joint votes; a share of fewer is noise
COLUMNS = "state partner domain value n status"


def votes(data: Tables, dataset: str, states: list[str], years: list[int]) -> pd.DataFrame:
    """The share of identical votes of some states and every other, over some years taken together.

    Shape: one row is a state and another that is one in the last of the years: state, partner, domain (votes), value
    (the share, '' where there is none), n (roll calls in which both cast a vote), status (value, few: n below 10,
    not_reported: n is 0, outside). Order: states as given, partners by code. Units: shares from 0 to 1. Votes that an
    ended state cast, which one of the two continues, are left out. Errors: none. Source of the method: as
    `similarity.agreement`.
    """
    held = ballots(data) if years else None
    if held is None:
        return select.frame([], COLUMNS)
    frame = panel.dyad_years(data, range(years[-1], years[-1] + 1))
    frame = frame[frame["sender"].isin(states)]
    covered = Keyed(frame, data).covered(data.fetched[dataset]) if len(frame) else []
    counted = {state: _alike(held, state, years) for state in states if state in held.states}
    rows = []
    for (state, partner), here in zip(frame[["sender", "receiver"]].itertuples(index=False), covered, strict=True):
        n, alike = counted.get(state, {}).get(partner, (0, 0))
        status = "value" if n >= LEAST else "few" if n else "not_reported" if here else "outside"
        told = {"state": state, "partner": partner, "domain": "votes", "n": n or "", "status": status}
        rows.append({**told, "value": alike / n if status == "value" else ""})
    return select.frame(rows, COLUMNS)


def _alike(held: Ballots, state: str, years: list[int]) -> dict[str, tuple[int, int]]:
    """For every other state the roll calls in which both voted, and in how many of these alike."""
    inside = np.isin(held.calls["date"].str[:4].astype("int64").to_numpy(), years)
    cast: Any = np.where(held.past[inside], 0, held.cast[inside])
    mine = cast[:, [held.states.index(state)]]
    both = (mine != 0) & (cast != 0)
    joint, alike = both.sum(axis=0), (both & (mine == cast)).sum(axis=0)
    return {code: (int(n), int(same)) for code, n, same in zip(held.states, joint, alike, strict=True)}
