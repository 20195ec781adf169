"""`dyad_years`: every pair of states in every year in which both were states."""

import numpy as np
import pandas as pd

from analysis import dyads
from analysis.panel import reckoning
from analysis.tables import Tables


def dyad_years(data: Tables, years: range, states: str = "iso", directed: bool = True) -> pd.DataFrame:
    """Every two different states that both existed on at least one day of a year.

    Shape: one row is an ordered pair in a year: sender, receiver (text), year; no two rows are alike; order: sender,
    receiver, year, Correlates of War codes by number. Not directed: of a pair the row whose sender comes first.
    states: `cow`, members of the Correlates of War state system under their codes (365 is Russia and the Soviet Union
    throughout), 1816 to 2016 by its edition, then carried forward; `iso`, states in law by alpha-3 codes, of which SUN
    and RUS part at 1991-12-26: a state never pairs with the one that it continues (`reckoning.continued`).
    Errors: ValueError for another system, and for years before 1816 or after the tables' edition.
    Source: Correlates of War Project 2017, State System Membership List, v2016; counted by days as peacesciencer does
    (Miller 2022, Conflict Management and Peace Science 39(6)): East and united Germany never met, so 1816 to 2016 has
    1,912,290 rows where n(n - 1) of each year's members gives 1,912,350.

    >>> from analysis import tables
    >>> world = dyad_years(tables.load(), range(2016, 2017), "cow")
    >>> len(world), world.iloc[0].astype("str").tolist()
    (37830, ['2', '20', '2016'])
    """
    _refuse(data, years, states)
    held = reckoning.spells(data, states)
    names = sorted(held["state"].unique(), key=int if states == "cow" else str)
    place = pd.Index(names).get_indexer(pd.Index(held["state"]))
    apart = place[:, None] < place if not directed else place[:, None] != place
    if states == "iso":
        for pair in reckoning.continued(data):
            one, other = held["state"].eq(pair[0]).to_numpy(), held["state"].eq(pair[1]).to_numpy()
            apart &= ~(one[:, None] & other) & ~(other[:, None] & one)
    a, b, year = _shared(held, apart, years)
    key = np.unique((place[a] * len(names) + place[b]) * len(years) + (year - years[0]))
    pair, when = np.divmod(key, len(years))
    sender, receiver = np.divmod(pair, len(names))
    said = pd.array(names, dtype="str")
    return pd.DataFrame({"sender": said.take(sender), "receiver": said.take(receiver), "year": when + years[0]})


def _shared(held: pd.DataFrame, apart: np.ndarray, years: range) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which two spells share a day of which of the years: the place of the one, of the other, the year."""
    start, end = (held[name].to_numpy("datetime64[D]") for name in ("start", "end"))
    first, last = np.maximum.outer(start, start), np.minimum.outer(end, end)
    opening = np.maximum(_year(first), years[0])
    closing = np.minimum(_year(last), years[-1])
    a, b = np.nonzero(apart & (first <= last) & (opening <= closing))
    lengths = (closing - opening + 1)[a, b]
    begins = np.repeat(opening[a, b] - (lengths.cumsum() - lengths), lengths)
    return np.repeat(a, lengths), np.repeat(b, lengths), begins + np.arange(lengths.sum())


def _year(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def _refuse(data: Tables, years: range, states: str) -> None:
    if states not in reckoning.SYSTEMS:
        raise ValueError(f"no state system {dyads.short(states)!r}; there are {', '.join(reckoning.SYSTEMS)}")
    last = reckoning.present(data)
    if not len(years) or years.step != 1:
        raise ValueError("no years; write the earlier year first, such as 1990:2016")
    if years[0] < reckoning.FIRST or years[-1] > last:
        raise ValueError(f"years {years[0]} to {years[-1]} leave {reckoning.FIRST} to {last}; write years within these")
