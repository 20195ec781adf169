"""What was begun and is not known to be finished: plans still open, and instruments that a state made public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis import dates
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

COLUMNS = "id kind type status sender receiver label date people place countries basis rows past"


@once
def plans(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The facts of a pair that were announced, planned or explored, and that no later actual one of their kind closes.

    One row is a plan; `date` is its own, or else the time at which it was told. A later one has the same kind, type
    and direction and an actual status.
    """
    lines = [{**row, "date": row["date"] or row["as_of"]} for row in select.records(select.facts(data, pair))]
    done = [row for row in lines if row["status"] == "actual"]
    still = [row for row in lines if row["status"] in select.PLANS and not any(_closes(row, one) for one in done)]
    ordered = sorted(still, key=lambda row: (dates.sort_key(row["date"]), select.number(row["id"])))
    return select.frame(ordered, COLUMNS)


def promulgations(data: Tables, pair: Dyad) -> dict[str, list[select.Row]]:
    """The events by which a state made an instrument of the pair public, by the instrument's id.

    An event belongs to the instrument that cites the same place, if its title tells of a promulgation; where several
    instruments cite that place, to those whose topic it names.
    """
    told = [row for row in select.shared(data, "events", pair) if "promulgat" in row["title"].casefold()]
    instruments = select.shared(data, "agreements", pair)
    found: dict[str, list[select.Row]] = {}
    for event in told:
        near = [row for row in instruments if select.places(row) & select.places(event)]
        named = [row for row in near if row["topic"] and row["topic"].casefold() in event["title"].casefold()]
        for row in near if len(near) == 1 else named:
            found.setdefault(row["id"], []).append(event)
    return found


def _closes(plan: select.Row, done: select.Row) -> bool:
    same = all(plan[name] == done[name] for name in ("kind", "type", "sender", "receiver"))
    return same and (dates.earliest(done["date"]) or dates.LAST_DAY) >= dates.earliest(plan["date"])
