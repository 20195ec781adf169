"""The tables as one pair may read them: see `analysis.tables.reach` for which rows these are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.dyads import Dyad
from analysis.tables import parts

if TYPE_CHECKING:
    from analysis.tables.frames import Tables

VARIABLE = "RELATIONS_READS"


class Taken(Mapping[str, pd.DataFrame]):
    """Frames of which only some rows are there, each made when it is asked for; tables without ids are whole."""

    def __init__(self, whole: Tables, rows: Mapping[str, list[int]]) -> None:
        """Take whole tables, and the places of the rows that stay."""
        self._whole, self._rows = whole, rows
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """One table."""
        if name not in self._made:
            whole = self._whole[name]
            self._made[name] = taken(whole, self._rows[name]) if name in self._rows else whole
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The tables' names in order."""
        return iter(self._whole)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._whole)


def view(data: Tables, dyad: Dyad) -> Tables:
    """The same tables with only what a pair may read.

    Beside these rows `row` and `rows` know of those that the tally counts what it tells of them. Raises ValueError for
    the tables of another pair.

    >>> from analysis import tables
    >>> mine = tables.view(tables.load(), Dyad("MEX", "PER"))
    >>> set(mine["posts"]["receiver"]), len(mine["countries"]) == len(tables.load()["countries"])
    (set(), True)
    """
    if data.reads:
        if set(data.reads.states) != set(dyad.states):
            raise ValueError(f"these are the tables of {data.reads} alone; load them anew for {dyad}")
        return data.again()
    reach = data.index.reach(*dyad.states)
    records = {name: [data.records(name)[at] for at in places] for name, places in reach.rows.items()}
    own = {row["id"]: data.own_rows[row["id"]] for rows in records.values() for row in rows}
    rows = data.tally.of(*dyad.states).rows() | own
    other = data.narrowed(dyad, Taken(data, reach.rows), records, rows, taken(data.facts, reach.facts))
    cited = {key for row in rows.values() for key in parts.keys(row)}
    other.sources = {key: one for key, one in data.sources.items() if key in cited}
    other.corrections = [one for one in data.corrections if one.row in own]
    other.contradictions = [data.contradictions[number] for number in reach.contradictions]
    return other


def taken(frame: pd.DataFrame, places: list[int]) -> pd.DataFrame:
    """Some rows of a frame, numbered anew."""
    return frame.iloc[places].reset_index(drop=True)


def restricted(data: Tables) -> Tables:
    """The tables that this run may read: a pair's where the environment names one as RELATIONS_READS, else all."""
    named = os.environ.get(VARIABLE, "")
    if not named:
        return data
    try:
        return view(data, Dyad.parse(named, data.atlas))
    except ValueError as error:
        raise ValueError(f"{VARIABLE}: {error}") from error
