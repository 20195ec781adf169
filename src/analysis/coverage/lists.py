"""The lists that the sources hold, and the places where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import sources
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.select import Pairs


def lists(data: Tables, pair: Pairs = None) -> pd.DataFrame:
    """The lists in the sources, and how whole each is: complete, a sample, or lost.

    Shape: one row is a list: id, source, locator, kind, sender, receiver (a state or a group; '' both ways), years,
    completeness, rows. pair: the lists that speak of either direction between the two (of any of several pairs), an
    ended state or a group of one of them included. In the order of ids. Units: none. Errors: none. Source of the
    method: coverage as metadata of sources, our own; a lost list means "not reported", never "none".

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = lists(tables.load(), Dyad("MEX", "BLR"))
    >>> found[found.kind.eq("visits")]["completeness"].tolist()
    ['lost', 'lost']
    """
    rows = [{**row, "rows": [row["id"]]} for row in select.records(data["coverage"])]
    mine = [row for row in rows if pair is None or any(_speaks(data, row, one) for one in select.pairs(pair))]
    columns = "id source locator kind sender receiver years completeness rows"
    return select.frame(sorted(mine, key=lambda row: select.number(row["id"])), columns)


def contradictions(data: Tables, pair: Pairs = None) -> pd.DataFrame:
    """Where sources differ, or one differs with itself: what about, of which kind, what was chosen and why.

    Shape: one row is a contradiction: id, kind (conflict, precision, definition, vintage, garble), about, chosen (a row
    or "both"), why, rows, and sources (their keys; copies of one text, one `family`, do not corroborate each other).
    pair: those that name a row of the pair's facts. In the file's order. Units: none. Errors: none. Source of the
    method: kinds of disagreement as in this project's `data/contradictions.yaml`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> "precision" in contradictions(tables.load(), Dyad("MEX", "BLR"))["kind"].tolist()
    True
    """
    mine = {row for one in select.pairs(pair) for ids in select.facts(data, one)["rows"] for row in ids}
    found = []
    for one in data.contradictions:
        if pair is None or mine & set(one.rows):
            cited = select.unique(ref.key for row in one.rows for ref in sources.refs(_cited(data, row)))
            found.append({**vars(one), "rows": list(one.rows), "sources": cited})
    return select.frame(found, "id kind about chosen why rows sources")


def _speaks(data: Tables, row: dict[str, Any], pair: Dyad) -> bool:
    a, b = select.sides(data, pair)
    ways = [(one, other) for one in a for other in b]
    return any(select.speaks(data, row, *way) or select.speaks(data, row, *way[::-1]) for way in ways)


def _cited(data: Tables, row: str) -> str:
    return str(data.rows.get(row, {}).get("sources", ""))
