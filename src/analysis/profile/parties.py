"""Who is named in which record of an agreement, read once: what two states are named in together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis import dates
from analysis.panel.reckoning import continued
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

SET = "treaties"
KEY = ["treaty", "collection"]
AGREEMENT = (*KEY, "id", "text", "kind", "signed", "in_force", "ended", "topic", "multilateral", "amends")


@dataclass(frozen=True, eq=False)
class Parties:
    """Every party of every record: the record's number, the party's own code, and the state that continues it.

    names: the states, by theirs in `own` and `heir`; held: the agreements of these records, read once, with `number`
    (-1 where no party is told), `apart` and `later` (see `agreements` and `_joined_later`).
    """

    names: pd.Index
    number: np.ndarray
    own: np.ndarray
    heir: np.ndarray
    held: pd.DataFrame

    @cached_property
    def _places(self) -> dict[str, np.ndarray]:
        """The places at which each state is a party."""
        order = np.argsort(self.own, kind="stable")
        ends = np.searchsorted(self.own[order], np.arange(len(self.names) + 1))
        return {code: order[ends[at] : ends[at + 1]] for at, code in enumerate(self.names)}

    def places(self, codes: Collection[str]) -> np.ndarray:
        """The places at which one of these states is a party."""
        return np.concatenate([np.array([], int), *(self._places[code] for code in codes if code in self._places)])

    def of(self, codes: Collection[str]) -> np.ndarray:
        """The numbers of the records that name one of these states, sorted."""
        named = np.zeros(self.number.max(initial=-1) + 1, bool)
        named[self.number[self.places(codes)]] = True
        return np.flatnonzero(named)

    def beside(self, codes: Collection[str], chosen: np.ndarray) -> np.ndarray:
        """The places of the parties of chosen records that are none of these states."""
        inside = np.isin(self.number, chosen, kind="table")
        inside[self.places(codes)] = False
        return np.flatnonzero(inside)


@once
def parties(data: Tables) -> Parties | None:
    """The parties that are here, None when the data set is not."""
    return _read(data.derived, tuple(continued(data))) if SET in data.fetched else None


@lru_cache(maxsize=2)
def _read(derived: Derived, heirs: tuple[tuple[str, str], ...]) -> Parties:
    records, states = dict[tuple[str, ...], int](), dict[tuple[str, ...], int]()
    groups = [
        (_numbered(group[KEY], records), _numbered(group[["iso3"]], states))
        for group in derived.groups(SET, "parties", columns=(*KEY, "iso3"))
    ]
    number, named = (np.concatenate([np.array([], int), *each]) for each in zip(*groups, strict=True))
    heir, codes = dict(heirs), [code for (code,) in states]
    names = pd.Index(sorted({*codes, *(heir.get(code, code) for code in codes)}))
    own, heired = (names.get_indexer(pd.Index([given.get(code, code) for code in codes])) for given in ({}, heir))
    held = derived.rows(SET, columns=AGREEMENT)
    told = [records.get(key, -1) for key in zip(*(held[name] for name in KEY), strict=True)]
    held = held.assign(number=told, later=_joined_later(held))
    held = held.assign(apart=held["kind"].eq("other") | held["amends"].ne(""))
    return Parties(names, number, own[named], heired[named], held)


def _numbered(rows: pd.DataFrame, known: dict[tuple[str, ...], int]) -> np.ndarray:
    """The number of what each row names, in the order in which it is first named; `known` has those named so far."""
    columns = [rows[name].cat for name in rows]
    shape = [len(column.categories) for column in columns]
    row, keys = pd.factorize(np.ravel_multi_index([column.codes for column in columns], shape))
    named = zip(columns, np.unravel_index(keys, shape), strict=True)
    words = zip(*(column.categories.take(places).tolist() for column, places in named), strict=True)
    return np.array([known.setdefault(word, len(known)) for word in words], int)[row]


@once
def agreements(data: Tables, pair: Dyad, years: str) -> pd.DataFrame:
    """The agreements that name both, or states that they continue, signed within the years.

    Shape: the columns of the data set that tell of an agreement, and number (of the record: several agreements may
    share one identifier), alone (no third party is named, and it is no record of those who later joined an agreement of
    more), apart (an amendment, an extension, a decision: an act under another agreement), past (an ended state stands
    for one of the two). No rows where there are none.
    """
    known, sides = parties(data), select.sides(data, pair)
    shared = _shared(known, sides)
    if known is None or not len(shared):
        return pd.DataFrame(columns=pd.Index([*KEY, "number", "alone", "apart", "past", "topic"]))
    several = known.number[known.beside([code for side in sides for code in side], shared)]
    living = [known.of([state]) for state in pair.states]
    held = known.held[known.held["number"].isin(shared)].reset_index(drop=True)
    held = held.assign(
        alone=~held["number"].isin(several) & held["multilateral"].eq("no") & ~held["later"],
        past=~(held["number"].isin(living[0]) & held["number"].isin(living[1])),
    )
    first, last = select.span(years)
    return held[[_within(day, first, last) if day else not years for day in held["signed"]]]


def _joined_later(held: pd.DataFrame) -> pd.Series:
    """Whether a record holds only states that joined later what others had signed.

    The identifier then names neither state but the agreement, and a year after that of the signature: ANTRCT_1993A is
    the Antarctic Treaty of 1959 as Czechia and Slovakia joined it.
    """
    parts = held["treaty"].astype("str").str.extract(r"^(?P<names>[A-Z]{3}-[A-Z]{3})?.*?_(?P<year>\d{4})")
    return parts["names"].isna() & parts["year"].gt(held["signed"].str[:4]) & held["signed"].ne("")


def _shared(known: Parties | None, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> np.ndarray:
    return np.array([], int) if known is None else np.intersect1d(known.of(sides[0]), known.of(sides[1]))


def _within(day: str, first: str, last: str) -> bool:
    return first <= dates.latest(day) and dates.earliest(day) <= last
