"""The dated facts of a pair in order, each at its own precision, and those that have no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates, language
from analysis.panel import rollcalls
from analysis.tables import select
from analysis.tables.factlines import FACT_KINDS
from analysis.timeline import twins

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.select import Pairs

COLUMNS = (
    "id rows date earliest latest precision kind type status label sender receiver via place people countries"
    " value unit basis past as_of base"
)
ROLES = {"member": "a member", "founder": "a founding member", "observer": "an observer", "associate": "an associate"}
ACTS = ("event", "visit", "agreement")


def entries(data: Tables, pair: Pairs = None, years: str = "", kinds: str = "") -> pd.DataFrame:
    """Every dated fact, in the order of what is known of its date: earliest day, latest day, letter and number.

    Shape: one row is a line of the fact format with a date: id, rows, date (EDTF as written), earliest, latest (ISO
    days), precision (day, month, year, decade, century, interval), kind, type, status, label, sender, receiver,
    via, place, people, countries, value, unit, basis, past (an ended state stands in for one of the two), as_of,
    base (of rows those without which there would be no such entry: its own and its parties'). A fact enters once
    per dated line; a happening that stands in two tables, an opening and its ceremony, is one entry with the rows
    of both. A membership enters when both states of the pair, never an ended one, are then in the body: on the later of
    two beginnings, with both rows; sender is the state that joined.

    pair: a dyad, several, or None for every fact of the tables. years: "1990-2020", either end open, or one year;
    keeps what may have happened within. kinds: some of the fact format's, parted by commas.
    Units: none. Errors: ValueError for years that are no span or a kind that is not there.
    Source of the method: EDTF (ISO 8601-2:2019) for spans; no day is ever chosen within one.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = entries(tables.load(), Dyad("MEX", "BLR"), "1990-2007", "event,un_vote")
    >>> found[["date", "precision", "type"]].values.tolist()
    [['1992-01', 'month', 'establishment'], ['2007-12', 'month', 'abstain']]
    """
    dated = twins.merged(row for row in _facts(data, pair) if row["date"])
    found = sorted((_placed(row) for row in dated), key=_order)
    start, end = select.span(years)
    wanted = _kinds(kinds)
    inside = [row for row in found if row["latest"] >= start and row["earliest"] <= end]
    return select.frame([row for row in inside if not wanted or row["kind"] in wanted], COLUMNS)


def undated(data: Tables, pair: Pairs = None, kinds: str = "") -> pd.DataFrame:
    """Every fact of which nobody says when, though it must have happened or begun at some time.

    Shape: the columns of `entries`, date, earliest, latest and precision empty; in the order of ids. Events, visits and
    agreements without a date, and whatever else has neither a date nor a time of which it is true (`as_of`): an embassy
    seen in 2019 is not undated. Claims and memberships are left out, and relations, which `spells` tells. Units: none.
    Errors: ValueError for a kind that is not there. Source of the method: as `entries`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = undated(tables.load(), Dyad("MEX", "BLR"), "visit")
    >>> found[["type", "status"]].values.tolist()
    [['envoy', 'actual']]
    """
    everything = twins.merged(_facts(data, pair))
    dated = {row["id"].split(".")[0] for row in everything if row["date"]}
    wanted = _kinds(kinds)
    acts = [row for row in everything if row.get("table") != "relations"]
    bare = [row for row in acts if not row["date"] and row["id"].split(".")[0] not in dated]
    mine = [row for row in bare if row["kind"] in ACTS or not (row["as_of"] or row["kind"] in ("claim", "membership"))]
    kept = [row for row in mine if not wanted or row["kind"] in wanted]
    return select.frame(sorted(kept, key=lambda row: select.number(row["id"])), COLUMNS)


def _facts(data: Tables, pair: Pairs) -> list[dict[str, Any]]:
    if pair is None:
        everything = select.records(data.facts.assign(past=False, base=data.facts["rows"]))
        return [row for row in everything if row["kind"] != "membership"] + list(_joined(data, None))
    found: dict[str, dict[str, Any]] = {}
    for one in select.pairs(pair):
        rows = [row for row in select.records(select.facts(data, one)) if row["kind"] != "membership"]
        for row in [*_sharpened(data, one, rows), *_joined(data, one)]:
            found.setdefault(row["id"], row)
    return list(found.values())


def _sharpened(data: Tables, pair: Dyad, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts of a pair, a vote on the day of its roll call where the votes of the Assembly are here."""
    if not any(row["kind"] == "un_vote" for row in rows):
        return rows
    calls = select.records(rollcalls.roll_calls(data, pair))
    known = {call["known"]: call for call in calls if call["known"]}
    return [
        {**row, "date": known[row["id"]]["date"], "rows": [*row["rows"], known[row["id"]]["rows"][-1]]}
        if row["id"] in known
        else row
        for row in rows
    ]


def _joined(data: Tables, pair: Dyad | None) -> Iterator[dict[str, Any]]:
    """The memberships that began on a known date; for a pair, those by which both came to be in one body."""
    if pair is None:
        rows = [row for row in data.records("memberships") if row["start"] and row["status"] == "actual"]
        yield from (_membership(data, row, [row]) for row in rows)
        return
    ours, theirs = (select.member_rows(data, (state,)) for state in pair.states)
    for org in ours:
        a, b = _strongest(ours[org]), _strongest(theirs.get(org, []))
        if not a or not b or not (a["start"] or b["start"]):
            continue
        later, other = sorted((a, b), key=lambda row: dates.sort_key(row["start"]) if row["start"] else ("", ""))[::-1]
        if not other["end"] or dates.latest(other["end"]) >= dates.earliest(later["start"]):
            yield _membership(data, later, [later, other])


def _strongest(rows: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    dated = sorted(rows, key=lambda row: (row["member_as"] not in select.FULL, not row["start"]))
    return dated[0] if dated else None


def _membership(data: Tables, row: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    body = f"the {data.org(row['org'])}"
    label = f"{_name(data, row)} became {ROLES[row['member_as']]} of {body}"
    for other in rows[1:]:
        label += f", {_name(data, other)} being {ROLES[other['member_as']]}"
    told = {"kind": "membership", "type": row["member_as"], "label": label, "people": [], "sender": row["iso3"]}
    same = {name: row[name] for name in ("id", "status", "basis", "as_of")}
    both = {"countries": [one["iso3"] for one in rows], "rows": [one["id"] for one in rows]}
    both["base"] = both["rows"]
    return {**same, **told, **both, "date": row["start"], "past": False}


def _name(data: Tables, row: dict[str, Any]) -> str:
    return language.the(data.atlas.name(row["iso3"]))


def _placed(row: dict[str, Any]) -> dict[str, Any]:
    span = dates.parse(row["date"])
    return {**row, "earliest": span.earliest, "latest": span.latest, "precision": span.precision}


def _order(row: dict[str, Any]) -> tuple[str, str, tuple[str, int, str]]:
    return row["earliest"], row["latest"], select.number(row["id"])


def _kinds(kinds: str) -> set[str]:
    wanted = {kind.strip() for kind in kinds.split(",") if kind.strip()}
    wrong = sorted(wanted - set(FACT_KINDS))
    if wrong:
        raise ValueError(f"kind {wrong[0]!r} is none of {', '.join(FACT_KINDS)}")
    return wanted
