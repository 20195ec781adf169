"""Where a pair stands among the partners of both sides, without ranks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.tally import Shown


def standing(data: Tables, pair: Dyad) -> pd.DataFrame:
    """For each side and kind of fact: with how many states the tables have one, and whether the other is among them.

    Shape: one row is a side and a kind of the fact format: state, kind, partners (other states with an actual fact of
    that kind together with the state), of (other states with any fact together with it), has (whether the pair has
    one), rows (for each partner counted the first fact that shows it, with the participants that make it one), own (the
    pair's among them). Spells of relations, events in the fact format, are a kind of their own, `relations`, the first;
    the others stand as the tables come. Claims and memberships are not counted, since a shared body ties everyone to
    everyone. Units: states. No rank is given: the tables hold what a few documents tell of few pairs, so a count is of
    what was read, not of the world. Errors: none. Source of the method: degree with its denominator, Freeman 1979,
    Social Networks 1(3).

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = standing(tables.load(), Dyad("BLR", "MEX"))
    >>> bool(found[found.state.eq("BLR") & found.kind.eq("visit")]["has"].item())
    True
    """
    tally, found = data.tally.of(*pair.states), []
    for state, other in (pair.states, pair.states[::-1]):
        shown = tally.shown[state]
        everyone = _rows(shown)
        for kind in tally.kinds:
            met = _rows(one for one in shown if one.kind == kind)
            rows = select.unique(row for each in (met, everyone) for ids in each.values() for row in ids)
            told = {"partners": len(met), "of": len(everyone), "has": other in met, "own": met.get(other, [])}
            found.append({"state": state, "kind": kind, **told, "rows": rows if met else []})
    columns = "state kind partners of has rows own"
    return select.frame(found, columns).astype({"has": bool, "partners": "Int64", "of": "Int64"})


def _rows(shown: Iterable[Shown]) -> dict[str, list[str]]:
    """Each partner that is shown, with the rows of the first fact that shows it."""
    found: dict[str, list[str]] = {}
    for one in shown:
        found.setdefault(one.partner, list(one.rows))
    return found
