"""The newest contacts of a pair: visits by direction and rank, and meetings of named people of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates, sources
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

ENTRY = "id rows date kind type status label sender receiver via place people countries as_of basis past"


def last_contact(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The newest dated visit of each rank in each direction.

    Shape: one row is a visit: direction (a_to_b, b_to_a), rank, and as in `entries` id, rows (of that visit only),
    date, kind, type, status, label, sender, receiver, via, place, people, countries, as_of, basis, past. Order:
    direction, then newest first. A visit is newer by the last day that its date may mean. Announced visits do not
    count, nor do those that only a reference's title tells or whose sender or receiver is inferred. Visits whose date
    is not reported stay out (see `undated`), and where a list was lost (`coverage.lists`) there may have been newer
    ones. Units: none. Errors: none. Source of the method: our own; ranks as in COLT, Lebovic & Saunders 2016, for
    leaders' travel.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> last_contact(tables.load(), Dyad("MEX", "BLR"))[["direction", "rank", "date"]].values.tolist()
    [['b_to_a', 'senior_official', '2015-06']]
    """
    ours = set(select.sides(data, pair)[0])
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in (row for row in _dated(data, pair, ("visit",)) if _firm(data, row)):
        direction = "a_to_b" if row["sender"] in ours else "b_to_a"
        newest[direction, row["type"]] = {**row, "direction": direction, "rank": row["type"]}
    found = sorted(newest.values(), key=_newness, reverse=True)
    return select.frame(sorted(found, key=lambda row: row["direction"]), f"direction rank {ENTRY}")


def last_meeting(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The newest dated event or visit in which named people of both sides took part.

    Shape: at most one row, with the columns of `last_contact` but direction and rank; rows are that one's only. Units:
    none. Errors: none; no such meeting gives no row. Source of the method: as `last_contact`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> last_meeting(tables.load(), Dyad("MEX", "BLR"))[["kind", "date"]].values.tolist()
    [['event', '2016-03']]
    """
    two = select.sides(data, pair)
    met = [
        row
        for row in _dated(data, pair, ("event", "visit"))
        if select.joins([one["iso3"] for one in row["people"] if one["name"]], two)
    ]
    return select.frame(met[-1:], ENTRY)


def _dated(data: Tables, pair: Dyad, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = select.records(select.facts(data, pair))
    return sorted(
        (row for row in rows if row["kind"] in kinds and row["date"] and row["status"] == "actual"), key=_newness
    )


def _firm(data: Tables, row: dict[str, Any]) -> bool:
    """Whether a source says of a visit that it was, and from whom to whom."""
    on = sources.bases(data.row(row["id"])["basis"])
    return on.get("") != "reference" and "inferred" not in (on.get("sender"), on.get("receiver"))


def _newness(row: dict[str, Any]) -> tuple[str, str, tuple[str, int, str]]:
    return dates.latest(row["date"]), dates.earliest(row["date"]), select.number(row["id"])
