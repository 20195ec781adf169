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
    lines = [row for row in select.records(data.facts) if row["status"] == "actual"]
    known = [row for row in lines if row["kind"] not in ("claim", "membership")]
    counted = [{**row, "kind": "relations"} if row["table"] == "relations" else row for row in known]
    named = select.unique(row["kind"] for row in counted if set(row["countries"]) & set(pair.states))
    kinds = sorted(named, key=lambda kind: kind != "relations")
    found = []
    for state, other in (pair.states, pair.states[::-1]):
        mine = [row for row in counted if state in row["countries"]]
        everyone = _shown(data, mine, state)
        for kind in kinds:
            met = _shown(data, [row for row in mine if row["kind"] == kind], state)
            rows = select.unique(row for shown in (met, everyone) for ids in shown.values() for row in ids)
            told = {"partners": len(met), "of": len(everyone), "has": other in met, "own": met.get(other, [])}
            found.append({"state": state, "kind": kind, **told, "rows": rows if met else []})
    columns = "state kind partners of has rows own"
    return select.frame(found, columns).astype({"has": bool, "partners": "Int64", "of": "Int64"})


def _shown(data: Tables, lines: list[select.Row], state: str) -> dict[str, list[str]]:
    """Each partner of a state in these facts, with the rows of the first fact that shows it."""
    found: dict[str, list[str]] = {}
    for line in lines:
        for partner in line["countries"]:
            between = line["kind"] != "un_vote" or line["sender"] in (state, partner)
            if partner != state and partner not in found and between:
                found[partner] = select.base(data, line["rows"], (state, partner))
    return found
