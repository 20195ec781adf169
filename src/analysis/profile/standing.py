"""Where a pair stands among the partners of both sides, without ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables


def standing(data: Tables, pair: Dyad) -> pd.DataFrame:
    """For each side and kind of fact: with how many states the tables have one, and whether the other is among them.

    Shape: one row is a side and a kind of the fact format: state, kind, partners (other states with an actual fact of
    that kind together with the state), of (other states with any fact together with it), has (whether the pair has
    one), rows (all facts counted), own (the pair's among them). Kinds that neither side has are left out; claims and
    memberships are not counted, since a shared body ties everyone to everyone. Units: states. No rank is given: the
    tables hold what a few documents tell of few pairs, so a count is of what was read, not of the world. Errors: none.
    Source of the method: degree with its denominator, Freeman 1979, Social Networks 1(3).

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = standing(tables.load(), Dyad("BLR", "MEX"))
    >>> bool(found[found.state.eq("BLR") & found.kind.eq("visit")]["has"].item())
    True
    """
    lines = [row for row in select.records(data.facts) if row["status"] == "actual"]
    counted = [row for row in lines if row["kind"] not in ("claim", "membership")]
    kinds = select.unique(row["kind"] for row in counted if set(row["countries"]) & set(pair.states))
    found = []
    for state, other in (pair.states, pair.states[::-1]):
        mine = [row for row in counted if state in row["countries"]]
        everyone = {code for row in mine for code in row["countries"]} - {state}
        for kind in kinds:
            rows = [row for row in mine if row["kind"] == kind and len(row["countries"]) > 1]
            met = {code for row in rows for code in row["countries"]} - {state}
            own = select.unique(one for row in rows if other in row["countries"] for one in row["rows"])
            ids = select.unique(one for row in rows for one in row["rows"])
            told = {"partners": len(met), "of": len(everyone), "has": other in met, "rows": ids, "own": own}
            found.append({"state": state, "kind": kind, **told})
    columns = "state kind partners of has rows own"
    return select.frame(found, columns).astype({"has": bool, "partners": "Int64", "of": "Int64"})
