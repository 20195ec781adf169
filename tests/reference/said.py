"""A panel that is asked by pair and year."""

import os

import pandas as pd
import pytest

real = pytest.mark.skipif(not os.environ.get("RELATIONS_DATASETS"), reason="RELATIONS_DATASETS is not set")


class Said:
    """What a panel says, by sender, receiver and year."""

    def __init__(self, frame):
        """Take a panel."""
        self.frame = frame.set_index(["sender", "receiver", "year"]).sort_index()

    def __contains__(self, key):
        """Whether the pair is one in the year."""
        return key in self.frame.index

    def __call__(self, measure, sender, receiver, year):
        """The value, None where it is missing, and its status."""
        row = self.frame.loc[(sender, receiver, year), [measure, f"{measure}_status"]]
        return None if pd.isna(row.iloc[0]) else row.iloc[0], row.iloc[1]

    def decade(self, sender, receivers, first):
        """Joint votes of ten years with a state, under the codes that it had, and the share of identical ones."""
        years = range(first, first + 10)
        held = self.frame[
            self.frame.index.isin([(sender, one, year) for one in receivers for year in years])
            & self.frame["votes_joint"].gt(0)
        ]
        joint = int(held["votes_joint"].sum())
        return joint, float((held["votes_identical_share"] * held["votes_joint"]).sum() / joint)
