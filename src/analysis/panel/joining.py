"""What every verb of a panel does alike: look up, tell what is covered, and set a value with its status beside it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.panel.reckoning import FIRST, Reckoning, present
from analysis.tables import Tables
from analysis.tables.fetched import Fetched, Spans

ENDS = ("sender", "receiver")
KEY = [*ENDS, "year"]
CODES = ("sender_cow", "receiver_cow")
STATUSES = ("value", "zero", "not_reported", "outside")
STATUS = pd.CategoricalDtype(list(STATUSES))
YEARS = 10_000


class Keyed:
    """The rows of a panel by number: its states counted from 0, and one number a row of sender, receiver and year.

    Raises ValueError where a key stands twice.
    """

    def __init__(self, frame: pd.DataFrame, data: Tables) -> None:
        """Take a panel and the tables."""
        self.frame, self.data = frame, data
        self.states = Reckoning(data, "cow" if len(frame) and str(frame["sender"].iloc[0]).isdigit() else "iso")
        self.names = pd.Index(pd.unique(frame["sender"])).union(pd.Index(pd.unique(frame["receiver"])))
        self.number = {name: self.names.get_indexer(pd.Index(frame[name])) for name in ENDS}
        self.number["year"] = frame["year"].to_numpy(np.int64)
        if not pd.Index(self._key(self.number, KEY)).is_unique:
            raise ValueError("the panel has two rows of one sender, receiver and year; keep one")

    @cached_property
    def years(self) -> range:
        """The years of the panel, from its first to its last."""
        return range(int(self.frame["year"].min()), int(self.frame["year"].max()) + 1)

    def joined(self, rows: pd.DataFrame, on: Sequence[str] = KEY) -> pd.DataFrame:
        """What `rows` says about each row of the panel, in the panel's order: many rows of the panel to one of `rows`.

        Raises pandas.errors.MergeError where `rows` has two rows of one key.
        """
        others = {name: self.names.get_indexer(pd.Index(rows[name])) for name in on if name != "year"}
        others["year"] = rows["year"].to_numpy(np.int64)
        known = np.logical_and.reduce([others[name] >= 0 for name in on])
        found = rows.loc[known].drop(columns=list(on)).set_axis(self._key(others, on)[known])
        if not found.index.is_unique:
            raise pd.errors.MergeError(f"two rows have one {', '.join(on)}: the panel's rows would double")
        return found.reindex(self._key(self.number, on)).set_axis(self.frame.index)

    def _key(self, number: Mapping[str, np.ndarray], on: Sequence[str]) -> np.ndarray:
        """One number for the numbers of several columns, the last of which is the year."""
        key = np.zeros(len(number["year"]), np.int64)
        for name in on:
            key = key * (YEARS if name == "year" else len(self.names)) + number[name]
        return key

    def covered(self, one: Fetched, ends: Sequence[str] = ENDS) -> np.ndarray:
        """Whether a data set speaks of each row's year and of both its states, or of those of `ends`.

        ends: which of the row's states is the data set's sender, and which its receiver.
        """
        reach = self.frame["year"].isin(one.years).to_numpy()
        for end, spans in zip(ends, (one.senders, one.receivers), strict=False):
            reach = reach & self._within(end, spans)
        return reach

    def whole(self, one: Fetched, ends: Sequence[str] = ENDS) -> np.ndarray:
        """Whether a data set's list is complete for each row: what it does not list of the two, there was not."""
        lost = np.full(len(self.frame), not one.complete)
        for end, name in zip(ends, ENDS, strict=True):
            lost = lost | self._within(end, one.gaps.get(name, {}))
        return ~lost

    def _within(self, end: str, spans: Spans | str) -> np.ndarray:
        """Whether each row's state is one of a data set's in the row's year."""
        reach = self.states.reach(spans)
        table = np.zeros((len(self.names) + 1, present(self.data) - FIRST + 1), bool)  # the last row: a state unasked
        table[self.names.get_indexer(pd.Index(reach["state"])), reach["year"].to_numpy() - FIRST] = True
        table[-1] = False
        return table[self.number[end], self.number["year"] - FIRST]


def measured(
    frame: pd.DataFrame,
    values: Mapping[str, pd.Series] | pd.DataFrame,
    reach: np.ndarray | bool,
    types: Mapping[str, Any],
) -> pd.DataFrame:
    """The panel with each measure and its status: rows, index and order as they were.

    status: `outside` where `reach` (the coverage) is false, whatever stands there; else `not_reported` where there is
    no value, `zero` where it is 0, `value` where it is another. types: measure → dtype, Int64, float64 or str.
    Raises ValueError where the panel has the measure.

    >>> frame = pd.DataFrame({"sender": "MEX", "receiver": ["BLR", "RUS", "USA"], "year": 2014})
    >>> said = {"igos_shared": pd.Series([31, None, 0])}
    >>> measured(frame, said, np.array([True, True, False]), {"igos_shared": "Int64"})["igos_shared_status"].tolist()
    ['value', 'not_reported', 'outside']
    """
    twice = [name for name in types if name in frame]
    if twice:
        raise ValueError(f"the panel has {twice[0]} already; add each verb once")
    here, made = np.broadcast_to(reach, len(frame)), {}
    for name, dtype in types.items():
        value = values[name].set_axis(frame.index).astype(dtype).where(here)
        known = value.notna().to_numpy()
        nought = value.eq(0).fillna(False).to_numpy(bool) if dtype != "str" else np.zeros(len(frame), bool)
        codes = np.select([~here, ~known, nought], [3, 2, 1], 0).astype(np.int8)
        made[name] = value
        made[f"{name}_status"] = pd.Categorical.from_codes(codes, dtype=STATUS)
    return frame.assign(**made)


def unknown(frame: pd.DataFrame, types: Mapping[str, Any]) -> pd.DataFrame:
    """The panel with measures of a data set that is not here: all missing, and all outside."""
    nothing = {name: pd.Series([None] * len(frame), dtype="object") for name in types}
    return measured(frame, nothing, False, types)
