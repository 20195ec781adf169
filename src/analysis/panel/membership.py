"""In which years states were members of the Correlates of War state system, alone and together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.countries import COW_YEARS, cow_state
from analysis.panel.reckoning import MEMBERS, bounded, spells
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived


def together(data: Tables, pair: Dyad, last: int) -> list[int]:
    """The years to a last one in which both, or states that they continue, were members of the system of states."""
    a, b = (members(data, side, last) for side in select.sides(data, pair))
    return sorted(a & b)


def members(data: Tables, side: tuple[str, ...], last: int) -> set[int]:
    """The years to a last one in which one of these states was a member of the Correlates of War system."""
    found = set()
    for row in _system(data):
        if row["iso3"] in side or row["state"] in COW_YEARS:
            years = range(int(row["start"][:4]), min(int(row["end"][:4]), last) + 1)
            found |= {year for year in years if cow_state(row["state"], year, row["iso3"]) in side}
    return found


def _system(data: Tables) -> list[select.Row]:
    """The spells of membership of that system, read once from a data set."""
    return _listed(data.derived) if MEMBERS in data.fetched else _own(data)


@once
def _own(data: Tables) -> list[select.Row]:
    return select.records(spells(data, "cow"))


@lru_cache(maxsize=2)
def _listed(derived: Derived) -> list[select.Row]:
    return select.records(bounded(derived.rows(MEMBERS), "cow"))
