"""What every verb of a panel does alike: look up, tell what is covered, and set a value with its status beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.panel.reckoning import Reckoning
from analysis.tables.fetched import Fetched

KEY = ["sender", "receiver", "year"]
ENDS = {"sender": "sender", "receiver": "receiver"}
STATUSES = ("value", "zero", "not_reported", "outside")
STATUS = pd.CategoricalDtype(list(STATUSES))


def span(frame: pd.DataFrame) -> range:
    """The years of a panel, from its first to its last."""
    return range(int(frame["year"].min()), int(frame["year"].max()) + 1) if len(frame) else range(0)


def joined(frame: pd.DataFrame, rows: pd.DataFrame, on: Sequence[str] = KEY) -> pd.DataFrame:
    """What `rows` says about each row of a panel, in the panel's order: many rows of a panel to one of `rows`.

    Raises pandas.errors.MergeError where `rows` has two rows of one key.
    """
    found = frame[KEY].merge(rows, on=list(on), how="left", validate="many_to_one")
    return found.drop(columns=KEY).set_axis(frame.index)


def covered(frame: pd.DataFrame, states: Reckoning, one: Fetched) -> np.ndarray:
    """Whether a data set speaks of each row's year and of both its states."""
    years = frame["year"].isin(one.years).to_numpy()
    senders = states.within(frame["sender"], frame["year"], one.senders)
    return years & senders & states.within(frame["receiver"], frame["year"], one.receivers)


def measured(
    frame: pd.DataFrame,
    values: Mapping[str, pd.Series] | pd.DataFrame,
    reach: np.ndarray | bool,
    types: Mapping[str, Any],
) -> pd.DataFrame:
    """The panel with each measure and its status: rows, index and order as they were.

    status: `outside` where `reach` (the coverage) is false, whatever stands there; else `not_reported` where there is
    no value, `zero` where it is 0, `value` where it is another. types: measure → dtype, Int64, float64 or str.
    Raises ValueError where a key stands twice, or the panel has the measure.

    >>> frame = pd.DataFrame({"sender": "MEX", "receiver": ["BLR", "RUS", "USA"], "year": 2014})
    >>> said = {"igos_shared": pd.Series([31, None, 0])}
    >>> measured(frame, said, np.array([True, True, False]), {"igos_shared": "Int64"})["igos_shared_status"].tolist()
    ['value', 'not_reported', 'outside']
    """
    if frame.duplicated(KEY).any():
        raise ValueError("the panel has two rows of one sender, receiver and year; keep one")
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
