"""What media reported of each side's acts towards the other, beside what they reported of its median partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

SET = "icews"
MEDIA = "sender receiver status first last cooperation conflict median_cooperation median_conflict rank of rows"
KINDS = ("cooperation", "conflict")
COUNTS = ("receiver", *(f"{how}_{kind}" for how in ("verbal", "material") for kind in KINDS))


def media(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """How many reports in media were coded as acts of cooperation and of conflict of each side towards the other.

    Shape: one row is a direction: sender (whose act), receiver, status (value; zero: no report; not_reported: listed,
    without a row; outside: one of the two is not on the list), first, last (the years counted), cooperation and
    conflict (verbal and material together), median_cooperation and median_conflict (the same of the median receiver of
    the sender's acts), rank (the receiver's place by all reports, 1 for the most, of equals the best), of (receivers),
    rows. Order: as in the pair. Units: reports in media, not events: one event may be reported many times, or never.
    years: "2010-2014". Errors: ValueError for years that are none. Source of the method: Boschee, Lautenschlager,
    O'Brien, Shellman, Starz & Ward 2015, ICEWS Coded Event Data; the kinds of the Conflict and Mediation Event
    Observations, Schrodt 2012.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> media(tables.load(), Dyad("MEX", "RUS")).columns[5]
    'cooperation'
    """
    first, last = (int(day[:4]) for day in select.span(years))
    covered = [year for year in data.fetched[SET].years if first <= year <= last] if SET in data.fetched else []
    found = []
    for sender, receiver in (pair.states, pair.states[::-1]) if covered else ():
        row: dict[str, Any] = {"sender": sender, "receiver": receiver, "first": covered[0], "last": covered[-1]}
        rows = data.derived.rows(SET, columns=COUNTS, sender=sender, year=covered)
        sums = pd.DataFrame({kind: rows[f"verbal_{kind}"] + rows[f"material_{kind}"] for kind in KINDS})
        reports = sums.groupby(rows["receiver"]).sum()
        row |= {"status": _absence(data, row)} if receiver not in reports.index else _placed(reports, receiver)
        chosen = {"sender": sender, "receiver": receiver, "years": f"{covered[0]}-{covered[-1]}"}
        told = {name: row[name] for name in MEDIA.split()[5:-1] if name in row}
        told |= {} if row["status"] in ("value", "zero") else {"reports_status": row["status"].replace("_", " ")}
        count = int(rows["receiver"].eq(receiver).sum())
        found.append(row | {"rows": [data.computed(SET, chosen, count, **told)]})
    return select.frame(found, MEDIA)


def _placed(reports: pd.DataFrame, receiver: str) -> select.Row:
    every = reports.sum(axis=1)
    row: dict[str, Any] = {"rank": int(every.gt(every[receiver]).sum()) + 1, "of": len(every)}
    for kind in KINDS:
        row |= {kind: int(reports[kind].to_dict()[receiver]), f"median_{kind}": float(reports[kind].median())}
    return row | {"status": "value" if every[receiver] else "zero"}


def _absence(data: Tables, row: select.Row) -> str:
    one = data.fetched[SET]
    return "not_reported" if row["sender"] in one.senders and row["receiver"] in one.receivers else "outside"
