"""One layer of ties in some years, and how it is read from the rows of a data set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.panel.reckoning import Reckoning

if TYPE_CHECKING:
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

ENDS = ("sender", "receiver")
KEY = ["year", *ENDS]


@dataclass(frozen=True)
class Yearly:
    """One layer in some years.

    ties: one row is a tie of a year: year, sender, receiver, weight; of an undirected layer one row a pair. nodes: one
    row is a state that the layer covers in a year: year, node, covered (whether all its ties out are in the layer).
    counts: year → rows of the data set that its ties rest on.
    """

    ties: pd.DataFrame
    nodes: pd.DataFrame
    counts: dict[int, int]


def rows(
    data: Tables, dataset: str, columns: Sequence[str], wanted: Sequence[int], several: bool = False
) -> pd.DataFrame:
    """The rows of some years, one a pair and year unless there may be `several`.

    columns: sender and receiver (or exporter and importer) first, then the year (or period) and others. Of two codes of
    the Correlates of War that are one state in a year that of most days counts: see `Reckoning`.
    """
    codes = () if several else tuple(f"{end}_cow" for end in columns[:2])
    held = _whole(data.derived, dataset, (*columns, *codes))
    held = held[held["year"].isin(wanted)]
    if several:
        return held
    twice = held.duplicated(KEY, keep=False)
    plain = held.drop(columns=["sender_cow", "receiver_cow"])
    if not twice.any():
        return plain
    text = {f"{end}_cow": "str" for end in ENDS}
    one = Reckoning(data, "iso").of_cow(held[twice].drop(columns=list(ENDS)).astype(text), *ENDS)
    kinds = {end: plain[end].dtype for end in ENDS}
    return pd.concat([plain[~twice], one.astype(kinds)[plain.columns]], ignore_index=True)


@lru_cache(maxsize=4)
def _whole(derived: Derived, dataset: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Some columns of a whole data set: sender and receiver as categories of one list, year as a number."""
    held = derived.categories(dataset, columns=columns)
    held.columns = [name.replace("exporter", "sender").replace("importer", "receiver") for name in columns]
    if "period" in held:
        held["year"] = held.pop("period").astype("int64")
    states = sorted(set(held["sender"].cat.categories) | set(held["receiver"].cat.categories))
    return held.assign(**{end: held[end].cat.set_categories(states) for end in ENDS})


def pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of either direction as one a pair, the state whose code comes first as its sender."""
    codes = np.sort(np.column_stack([rows[end].cat.codes for end in ENDS]), axis=1)
    dtype = pd.CategoricalDtype(rows["sender"].cat.categories)
    ends = {end: pd.Categorical.from_codes(codes[:, at], dtype=dtype) for at, end in enumerate(ENDS)}
    return rows.assign(**ends).drop_duplicates(KEY)


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Every state that a row of a year names."""
    ends = [rows[["year", end]].drop_duplicates().set_axis(["year", "node"], axis=1) for end in ENDS]
    return pd.concat(ends).drop_duplicates()


def made(ties: pd.DataFrame, nodes: pd.DataFrame, rows: pd.DataFrame) -> Yearly:
    """A layer from what was found among some rows, in order and with plain types."""
    plain = {"year": "int64", "sender": "str", "receiver": "str", "weight": "float64"}
    ties = ties[list(plain)].astype(plain).sort_values(KEY, ignore_index=True)
    nodes = nodes.astype({"year": "int64", "node": "str"}).sort_values(["year", "node"], ignore_index=True)
    counted, counts = np.unique(rows["year"], return_counts=True)
    covered = nodes.get("covered", True)
    return Yearly(ties, nodes.assign(covered=covered), dict(zip(counted.tolist(), counts.tolist(), strict=True)))
