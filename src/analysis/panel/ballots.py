"""Every vote of the General Assembly as one matrix, read once: what agreement with all partners is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.panel.agreement import SCALE
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

SET = "un_votes"
CALL = ("id", "symbol", "date", "title", "about", "issues", "sources")


@dataclass(frozen=True, eq=False)
class Ballots:
    """Roll calls and votes; one of its own, so that what is counted from them can be kept by it.

    calls: one row is a roll call in order of days: id, symbol, date, title, about, issues, sources; states: the
    codes of the columns of `cast`, each with the votes of the states that it continues; cast: one row is a roll call,
    one column a state, 0 for no vote, else 1 + the place in yes, abstain, no; past: cast by a state that it continues.
    """

    calls: pd.DataFrame
    states: list[str]
    cast: np.ndarray
    past: np.ndarray

    @cached_property
    def days(self) -> list[str]:
        """The date of each roll call."""
        return self.calls["date"].to_numpy(object).tolist()

    @cached_property
    def years(self) -> np.ndarray:
        """The year of each roll call."""
        return np.array([int(day[:4]) for day in self.days])

    @cached_property
    def naming(self) -> dict[str, list[int]]:
        """The roll calls whose title names a state, by its code."""
        return _places(self.calls["about"])

    @cached_property
    def marked(self) -> dict[str, list[int]]:
        """The roll calls that are marked with an issue, by its word."""
        return _places(self.calls["issues"])


@once
def ballots(data: Tables) -> Ballots | None:
    """The votes that are here, None when the data set is not."""
    return _read(data.derived, _heirs(data)) if SET in data.fetched else None


@lru_cache(maxsize=2)
def _read(derived: Derived, heirs: tuple[tuple[str, str], ...]) -> Ballots:
    calls = derived.rows(SET, "resolutions", order=("date", "id"))
    calls = calls[[name for name in CALL if name in calls]]
    said = {str(code) for group in derived.groups(SET, columns=("iso3",)) for code in group["iso3"].cat.categories}
    heir = dict(heirs)
    states = sorted({heir.get(code, code) for code in said})
    places, numbers = {state: at for at, state in enumerate(states)}, pd.Index(calls["id"])
    cast, past = np.zeros((len(calls), len(states)), np.int8), np.zeros((len(calls), len(states)), bool)
    for votes in derived.groups(SET, columns=("resolution", "iso3", "vote")):
        voters = votes["iso3"].cat
        own = [str(code) for code in voters.categories]
        row = numbers.get_indexer(pd.Index(votes["resolution"].cat.categories))[votes["resolution"].cat.codes]
        column = np.array([places[heir.get(code, code)] for code in own])[voters.codes]
        word = np.array([_scale(vote) for vote in votes["vote"].cat.categories], np.int8)[votes["vote"].cat.codes]
        older, given = np.array([code in heir for code in own])[voters.codes], word > 0
        cast[row[given], column[given]] = word[given]
        past[row[given], column[given]] = older[given]
    return Ballots(calls, states, cast, past)


def _places(cells: pd.Series) -> dict[str, list[int]]:
    """The places of the cells that hold a word, of several parted by semicolons, by the word."""
    found: dict[str, list[int]] = {}
    for at, cell in enumerate(cells.to_numpy(object)):
        for word in set(cell.split(";")) - {""}:
            found.setdefault(word, []).append(at)
    return found


def _scale(vote: str) -> int:
    return SCALE.index(vote) + 1 if vote in SCALE else 0


def _heirs(data: Tables) -> tuple[tuple[str, str], ...]:
    """Each ended state with the one living state that continues it."""
    found: dict[str, list[str]] = {}
    for iso3 in data.atlas.codes:
        if not data.atlas.ended(iso3):
            for past in data.atlas.pasts(iso3):
                found.setdefault(past, []).append(iso3)
    return tuple((past, heirs[0]) for past, heirs in sorted(found.items()) if len(heirs) == 1)
