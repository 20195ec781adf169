"""Amounts of trade of a pair, several pairs side by side, and the reasons why they are not ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

COLUMNS = (
    "period flow exporter importer value_usd value currency reporter valuation value_text status basis as_of corrected"
    " id rows past"
)
COMPARED = (
    "pair id period flow exporter importer value_usd currency reporter valuation basis corrected comparable rows past"
)


def totals(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The amounts of trade that anyone reported for a pair.

    Shape: one row is an amount: period (EDTF), flow (two_way: both directions in one, one_way: exporter to importer),
    exporter, importer, value_usd (current US dollars; missing where only another currency is told), value, currency,
    reporter ('' not said), valuation (fob, cif, unknown), value_text (as printed), status, basis, as_of, corrected
    (whether a known error of the source was mended), id, rows, past. In order of period. Units: plain US dollars,
    never thousands. An amount of a group of states belongs to no country and is not here (`group_totals`). Zero is
    reported as zero; what nobody reports has no row. Errors: none. Source of the method: IMTS 2010, UN Statistics
    Division, chapters IV and VI, for reporter, partner and valuation.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> totals(tables.load(), Dyad("MEX", "RUS"))[["period", "value_usd", "corrected"]].values.tolist()
    [['2014', 1784000000.0, True]]
    """
    return _frame(data, select.both(data, "trade_totals", pair, "exporter", "importer"))


def group_totals(data: Tables, state: str, group: str) -> pd.DataFrame:
    """The amounts of trade between a state and a group of states, which belong to no member of the group.

    state: one, or several parted by commas. Shape: the columns of `totals`. Units: plain US dollars. Errors: none.
    Source of the method: as `totals`.

    >>> from analysis import tables
    >>> group_totals(tables.load(), "BLR", "LAC33")[["flow", "value_usd"]].values.tolist()
    [['two_way', 1358000000.0], ['one_way', 853800000.0], ['one_way', 504600000.0]]
    """
    pairs = [{one, group} for one in select.listed(state)]
    rows = [row for row in data.records("trade_totals") if {row["exporter"], row["importer"]} in pairs]
    return _frame(data, [{**row, "past": False} for row in rows])


def comparison(data: Tables, pairs: Sequence[Dyad], years: str = "") -> pd.DataFrame:
    """The amounts of several pairs side by side, each with what it measures.

    Shape: one row is an amount: pair ("MEX-BLR"), id, period, flow, exporter, importer, value_usd, currency, reporter,
    valuation, basis, corrected, comparable, rows, past. Order: as the pairs are given, then period. comparable: an
    amount of another pair has the same period, flow, a reporter who is named and the same, and the same known
    valuation. years: "1990-2020", either end open, or one year. Units: plain US dollars. Errors: ValueError for years
    that are no span. Source of the method: comparability of trade statistics, IMTS 2010, UN Statistics Division,
    chapter IX.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = comparison(tables.load(), [Dyad("MEX", "BLR"), Dyad("MEX", "KAZ")])
    >>> found[["pair", "period", "comparable"]].values.tolist()
    [['MEX-BLR', '2023', False], ['MEX-KAZ', '2018', False]]
    """
    rows = [{**row, "pair": str(pair)} for pair in pairs for row in select.records(totals(data, pair))]
    start, end = select.span(years)
    inside = [row for row in rows if dates.latest(row["period"]) >= start and dates.earliest(row["period"]) <= end]
    firm = [row for row in inside if row["status"] == "actual"]
    found = [{**row, "comparable": any(_alike(row, other) for other in firm)} for row in firm]
    return select.frame(found, COMPARED).astype({"value_usd": "Float64"})


def why_not_ranked(comparison: pd.DataFrame) -> pd.DataFrame:
    """The reasons why the amounts of a comparison cannot be put in order of size; no rows: they can.

    Shape: one row is a reason: reason, values (what differs, in the order of the comparison), rows (all amounts that
    were held against one another). reason is one of: one_figure (fewer than two pairs have an amount), period (years
    differ), flow (two-way beside one-way), reporter (different reporters), reporter_unknown (some or all unnamed),
    valuation (fob beside cif), valuation_unknown, unit (some have no value in US dollars), past (an ended state's).
    Units: none. Errors: none. Source of the method: as `comparison`.

    >>> two = pd.DataFrame([["A-B", "2014", "two_way", 5.0, "ARG", "fob", False, ["T1"]],
    ...                     ["A-C", "2018", "two_way", 9.0, "ARG", "fob", False, ["T2"]]],
    ...     columns=["pair", "period", "flow", "value_usd", "reporter", "valuation", "past", "rows"])
    >>> why_not_ranked(two)[["reason", "values"]].values.tolist()
    [['period', ['2014', '2018']]]
    """
    rows = select.records(comparison)
    ids = select.unique(row for one in rows for row in one["rows"])
    if len({row["pair"] for row in rows}) < 2:
        return select.frame([{"reason": "one_figure", "values": [], "rows": ids}] if rows else [], "reason values rows")
    found = []
    for reason, column, holds in REASONS:
        values = select.unique(str(row[column]) for row in rows)
        if holds([row[column] for row in rows]):
            found.append({"reason": reason, "values": values, "rows": ids})
    return select.frame(found, "reason values rows")


def _frame(data: Tables, rows: list[dict[str, Any]]) -> pd.DataFrame:
    mended = {mend.row for mend in data.corrections}
    found = [{**row, "corrected": row["id"] in mended, "rows": [row["id"]]} for row in rows]
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["period"]), select.number(row["id"])))
    return select.frame(ordered, COLUMNS).astype({"value_usd": "Float64", "value": "Float64"})


def _alike(row: dict[str, Any], other: dict[str, Any]) -> bool:
    same = all(row[name] == other[name] for name in ("period", "flow", "reporter", "valuation"))
    told = row["reporter"] != "" and row["valuation"] != "unknown" and not pd.isna(row["value_usd"])
    return row["pair"] != other["pair"] and same and told and not pd.isna(other["value_usd"])


def _differ(values: list[Any]) -> bool:
    return len(set(values)) > 1


REASONS: tuple[tuple[str, str, Callable[[list[Any]], bool]], ...] = (
    ("period", "period", _differ),
    ("flow", "flow", _differ),
    ("reporter", "reporter", lambda values: _differ([value for value in values if value])),
    ("reporter_unknown", "reporter", lambda values: "" in values),
    ("valuation", "valuation", lambda values: _differ([value for value in values if value != "unknown"])),
    ("valuation_unknown", "valuation", lambda values: "unknown" in values),
    ("unit", "value_usd", lambda values: any(pd.isna(value) for value in values)),
    ("past", "past", any),
)
