"""Which visa holders of each side's passport needed for the other, and between which snapshots that changed."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

SET = "passport_index"
VISAS = "passport destination status visa days printed since first last changes recodes rows"
CHANGES = "passport destination old old_days new new_days after by rows"
POLICIES = ("date", "visa", "days", "printed", "change")
OWN = "own"  # a word that means nothing between two states
POLICY = ("visa", "days")  # what the column `change` says of a new policy; `codebook` is a new word for the old one


def visas(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """What holders of each side's passport needed to enter the other, as of the newest snapshot.

    Shape: one row is a direction: passport, destination, status (value; not_reported: printed by a word of no codebook;
    outside: the index lists one of the two not at all), visa (visa_free, visa_on_arrival, eta, e_visa, visa_required,
    no_admission, closed; '' without one), days (of a stay without a visa, where it says so), printed (the word), since
    (the snapshot at which the policy first stood; '' for as long as the index goes back), first and last (the days of
    the first and the newest snapshot), changes (of policy between them), recodes (new words for an old policy), rows.
    Order: as in the pair. Units: days. What an absence is: practice at the border is not told. years: "2019-2021";
    keeps the snapshots within, and counts from the first of them. Errors: ValueError for years that are none. Source
    of the method: our own; which new words are a new codebook, see the data set's connector.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> visas(tables.load(), Dyad("MEX", "RUS")).columns[3]
    'visa'
    """
    found = []
    for passport, destination, days, rows in _directions(data, pair, years):
        row: dict[str, Any] = {"passport": passport, "destination": destination, "status": "outside"}
        row |= {"visa": "", "since": "", "printed": "", "days": None, "first": days[0], "last": days[-1]}
        row |= {"changes": sum(one["change"] in POLICY for one in rows)}
        row |= {"recodes": sum(one["change"] == "codebook" for one in rows)}
        for one in rows:
            row |= {"visa": one["visa"], "printed": one["printed"], "days": one["days"]}
            row |= {"status": "value" if one["visa"] else "not_reported"}
            row |= {"since": one["date"]} if one["change"] in POLICY else {}
        chosen = {"passport": passport, "destination": destination, "snapshots": f"{days[0]}-{days[-1]}"}
        told = {"visa": row["visa"].replace("_", " "), **{name: row[name] for name in ("days", "printed", "since")}}
        told |= {"policy_changes": row["changes"], "changes_of_wording": row["recodes"]}
        told |= {"first_snapshot": days[0], "newest_snapshot": days[-1]}
        told |= {"listed": "no"} if row["status"] == "outside" else {}
        found.append(row | {"rows": [data.computed(SET, chosen, len(rows), **told)]})
    return select.frame(found, VISAS).astype({"days": "Int64"})


def visa_changes(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """The changes of policy of each side towards holders of the other's passport, dated by two snapshots.

    Shape: one row is a change: passport, destination, old and new (as the visas of `visas`), old_days and new_days (of
    a stay without a visa, where printed), after (the last snapshot with the old policy) and by (the first with the
    new), rows. Order: directions as in the pair, then time. Units: days. New words for an old policy are left out;
    borders closed in the pandemic are a change, as their opening is. When between the two days the policy changed is
    not told. years: as `visas`. Errors: ValueError for years that are none. Source of the method: as `visas`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> visa_changes(tables.load(), Dyad("MEX", "RUS")).columns[6]
    'after'
    """
    found = []
    for passport, destination, days, rows in _directions(data, pair, years):
        for before, one in pairwise(rows):
            if one["change"] in POLICY:
                row = {"passport": passport, "destination": destination}
                row |= {"old": before["visa"], "old_days": before["days"], "new": one["visa"], "new_days": one["days"]}
                row |= {"after": days[days.index(one["date"]) - 1], "by": one["date"]}
                chosen = {"measure": "change", "passport": passport, "destination": destination, "by": one["date"]}
                told = {name: row[name] for name in ("after", "old_days", "new_days")}
                told |= {name: row[name].replace("_", " ") for name in ("old", "new")}
                found.append(row | {"rows": [data.computed(SET, chosen, 2, **told)]})
    return select.frame(found, CHANGES).astype({"old_days": "Int64", "new_days": "Int64"})


@once
def _directions(data: Tables, pair: Dyad, years: str) -> list[tuple[str, str, list[str], list[select.Row]]]:
    """Passport, destination, the days of the snapshots within the years, and the rows of these; what stood at the first
    of them comes first, as no change. Nothing where the data set is not here or has no snapshot then."""
    if SET not in data.fetched:
        return []
    first, last = select.span(years)
    days = [day for day in _snapshots(data.derived) if first <= day <= last]
    found = []
    for passport, destination in (pair.states, pair.states[::-1]) if days else ():
        held = data.derived.rows(SET, columns=POLICIES, order=("date",), sender=passport, receiver=destination)
        every = [row | {"visa": "" if row["visa"] == OWN else row["visa"]} for row in select.records(held)]
        rows = [row for row in every if row["date"] <= days[-1]]
        stood = [row | {"change": ""} for row in rows if row["date"] <= days[0]][-1:]
        found.append((passport, destination, days, [*stood, *(row for row in rows if row["date"] > days[0])]))
    return found


@lru_cache(maxsize=2)
def _snapshots(derived: Derived) -> tuple[str, ...]:
    """The days of all snapshots: at each of them some pair changed."""
    return tuple(sorted(derived.rows(SET, columns=("date",))["date"].unique()))
