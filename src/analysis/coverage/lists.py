"""The lists that the sources hold, and the places where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates, sources
from analysis.tables import listings, select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.select import Pairs

Stretch = tuple[str, str, str]
FOREVER = (dates.FIRST_DAY, dates.LAST_DAY)


def lists(data: Tables, pair: Pairs = None) -> pd.DataFrame:
    """The lists in the sources, and how whole each is: complete, a sample, or lost.

    Shape: one row is a list: id, source, locator, kind, sender, receiver (a state or a group; '' both ways), years,
    completeness, spans (first and last ISO day of which it can speak, and the row by which it can: its years within the
    lives of its states where one of them ended or was interrupted, and for a list of two states within each of their
    spells of relations; a beginning or end that nobody says bounds nothing), rows. pair: the lists that speak of either
    direction between the two (of any of several pairs), an ended state or a group of one of them included. In the order
    of ids. Units: none. Errors: none. Source of the method: coverage as metadata of sources, our own; a lost list means
    "not reported", never "none".

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = lists(tables.load(), Dyad("MEX", "BLR"))
    >>> found[found.kind.eq("visits")]["completeness"].tolist()
    ['lost', 'lost']
    """
    rows = [{**row, "rows": [row["id"]]} for row in data.records("coverage")]
    mine = [row for row in rows if pair is None or any(_speaks(data, row, one) for one in select.pairs(pair))]
    found = [{**row, "spans": _spans(data, row)} for row in sorted(mine, key=lambda row: select.number(row["id"]))]
    return select.frame(found, "id source locator kind sender receiver years completeness spans rows")


def contradictions(data: Tables, pair: Pairs = None) -> pd.DataFrame:
    """Where sources differ, or one differs with itself: what about, of which kind, what was chosen and why.

    Shape: one row is a contradiction: id, kind (conflict, precision, definition, vintage, garble), about, chosen (a row
    or "both"), why, rows (those that differ, and those by which they are the pair's), and sources (their keys; copies
    of one text, one `family`, do not corroborate each other). pair: those that name a row of the pair's facts. One that
    names a row which is gone holds no more. In the file's order. Units: none. Errors: none. Source of the method: kinds
    of disagreement as in this project's `data/contradictions.yaml`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> "precision" in contradictions(tables.load(), Dyad("MEX", "BLR"))["kind"].tolist()
    True
    """
    facts = [fact for one in select.pairs(pair) for fact in select.records(select.facts(data, one))]
    found = []
    for one in data.contradictions:
        tying = next((fact["base"] for row in one.rows for fact in facts if row in fact["rows"]), [])
        if data.rows.keys() >= set(one.rows) and (pair is None or tying):
            cited = select.unique(ref.key for row in one.rows for ref in sources.refs(_cited(data, row)))
            found.append({**vars(one), "rows": select.unique([*one.rows, *tying]), "sources": cited})
    return select.frame(found, "id kind about chosen why rows sources")


def _speaks(data: Tables, row: dict[str, Any], pair: Dyad) -> bool:
    a, b = select.sides(data, pair)
    ways = [(one, other) for one in a for other in b]
    return any(listings.speaks(data, row, *way) or listings.speaks(data, row, *way[::-1]) for way in ways)


def _spans(data: Tables, row: dict[str, Any]) -> list[Stretch]:
    first, last = (dates.earliest(row["years"]), dates.latest(row["years"])) if row["years"] else FOREVER
    spans: list[Stretch] = [(first, last, "")]
    ends = (row["sender"], row["receiver"])
    for held in (*(_lives(data, code) for code in ends), _relations(data, ends)):
        spans = [(max(one[0], two[0]), min(one[1], two[1]), two[2]) for one in spans for two in held]
    return [span for span in spans if span[0] <= span[1]]


def _relations(data: Tables, ends: tuple[str, str]) -> list[Stretch]:
    """The spells of relations of a list's two states, with their rows; for a list that is not of two, all of time."""
    if not all(code in data.atlas for code in ends):
        return [(*FOREVER, "")]
    rows = [row for row in data.records("relations") if {row["a"], row["b"]} == set(ends)]
    actual = sorted((row for row in rows if row["status"] == "actual"), key=lambda row: select.number(row["id"]))
    return [
        (dates.earliest(row["start"]) or FOREVER[0], dates.latest(row["end"]) or FOREVER[1], row["id"])
        for row in actual
    ]


def _lives(data: Tables, code: str) -> list[Stretch]:
    """The stretches of a state that ended or was interrupted; for all others and for groups, all of time."""
    legal = [row for row in data.records("state_spells") if (row["iso3"], row["system"]) == (code, "legal")]
    if len(legal) < 2 and not any(row["end"] for row in legal):
        return [(*FOREVER, "")]
    return [(dates.earliest(row["start"]), dates.latest(row["end"]) or dates.LAST_DAY, "") for row in legal]


def _cited(data: Tables, row: str) -> str:
    return str(data.rows.get(row, {}).get("sources", ""))
