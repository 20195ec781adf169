"""Every vote of the General Assembly as one matrix, read once: what agreement with all partners is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.panel.agreement import SCALE

if TYPE_CHECKING:
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

SET = "un_votes"


@dataclass(frozen=True)
class Ballots:
    """Roll calls and votes.

    calls: one row is a roll call in order of days: id, symbol, date, title, text, about, issues, session; states: the
    codes of the columns of `cast`, each with the votes of the states that it continues; cast: one row is a roll call,
    one column a state, 0 for no vote, else 1 + the place in yes, abstain, no; past: cast by a state that it continues.
    """

    calls: pd.DataFrame
    states: list[str]
    cast: np.ndarray
    past: np.ndarray


def ballots(data: Tables) -> Ballots | None:
    """The votes that are here, None when the data set is not."""
    return _read(data.derived, _heirs(data)) if SET in data.fetched else None


@lru_cache(maxsize=2)
def _read(derived: Derived, heirs: tuple[tuple[str, str], ...]) -> Ballots:
    calls = derived.rows(SET, "resolutions", order=("date", "id")).reset_index(drop=True)
    votes = derived.categories(SET, columns=("resolution", "iso3", "vote"))
    voters = [str(code) for code in votes["iso3"].cat.categories]
    continued = [dict(heirs).get(code, code) for code in voters]
    states = sorted(set(continued))
    row = pd.Index(calls["id"]).get_indexer(pd.Index(votes["resolution"].cat.categories))[votes["resolution"].cat.codes]
    column = np.array([states.index(code) for code in continued])[votes["iso3"].cat.codes]
    word = np.array([_scale(vote) for vote in votes["vote"].cat.categories], np.int8)[votes["vote"].cat.codes]
    given = word > 0
    cast, past = np.zeros((len(calls), len(states)), np.int8), np.zeros((len(calls), len(states)), bool)
    cast[row[given], column[given]] = word[given]
    older = np.array([code != heir for code, heir in zip(voters, continued, strict=True)])[votes["iso3"].cat.codes]
    past[row[given], column[given]] = older[given]
    return Ballots(calls, states, cast, past)


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
