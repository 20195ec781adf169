"""The facts of a fetched data set in the fact format: made a batch of rows at a time, so that a million pass through.

A data set's rows have the columns of a fact table; the same makers that read the tables read them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.tables import factlines
from analysis.tables.frames import Tables
from analysis.tables.makers import KINDS
from analysis.tables.making import Making, Row

HOLD = {
    "un_votes": "votes",
    "cow_trade": "trade_totals",
    "unctad": "trade_totals",
    "lowy": "posts",
    "treaties": "agreements",
}


def dataset_lines(data: Tables, dataset: str) -> Iterator[str]:
    """The facts of a data set as JSON lines, in the order of its rows: those of its fact table, `HOLD`.

    Of a trade matrix the totals; of an index of posts each post once an edition, its year in the label; of treaties the
    states that are or were party. Raises KeyError for a data set that holds no facts or is not here.
    """
    table = HOLD[dataset]
    beside = _resolutions(data) if dataset == "un_votes" else {}
    parties = _parties(data) if dataset == "treaties" else {}
    for batch in data.derived.batches(dataset):
        rows = {row["id"]: row | {"table": table} for row in batch if not row.get("sitc1")}
        among = (_party(row, state) for row in rows.values() for state in parties.get(row.get("treaty"), ()))
        making = Making(data, beside | rows | {one["id"]: one for one in among})
        for fact in KINDS[table](making, table):
            edition = f", listed in {fact['as_of']}" if dataset == "lowy" else ""
            yield factlines.line(fact | {"label": fact["label"] + edition})


def _resolutions(data: Tables) -> dict[str, Row]:
    found = _records(data.derived.batches("un_votes", "resolutions"))
    return {row["id"]: row | {"table": "resolutions"} for row in found}


def _parties(data: Tables) -> dict[Any, list[str]]:
    """Treaty → the states that are or were party to it."""
    found: dict[Any, list[str]] = {}
    for row in _records(data.derived.batches("treaties", "parties")):
        found.setdefault(row["treaty"], []).append(row["iso3"])
    return found


def _party(agreement: Row, state: str) -> Row:
    """A state's part in an agreement, as `participants` keeps it."""
    blank = dict.fromkeys(("org", "person", "office"), "")
    named = {"id": f"{agreement['id']}.{state}", "fact": agreement["id"], "iso3": state, "role": "party"}
    return {**blank, **named, "table": "participants"}


def _records(batches: Iterable[list[Row]]) -> Iterator[Row]:
    for batch in batches:
        yield from batch
