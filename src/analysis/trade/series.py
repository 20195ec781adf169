"""Yearly trade of a pair as each side reports it, both sides side by side, and where the other stands as a partner."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.panel.trade import FREIGHT, NEAR
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

IMPORTERS, EXPORTERS = "cow_trade", "unctad"
SERIES = "year exporter importer side value_usd reporter valuation dataset rounded covered past course together rows"
BOTH = "year exporter importer by_importer by_exporter gap ratio estimated rows past"
STANDING = "state partner flow year value_usd total_usd share rank of median_usd rows"


def series(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """What each side of a pair reports of its trade with the other, year by year.

    Shape: one row is an amount: year, exporter, importer (as of the year: the Soviet Union before Russia), side
    (importer or exporter: who reports), value_usd, reporter, valuation, dataset, rounded (the unit to which this copy
    is rounded, 0 for none), covered (the years that the data set speaks of), past (a state that one of the two
    continues stands for it), course (the computed row of all years of its direction and side), rows (the year's own).
    Order: exporter as in the pair, side, year. Units: current US dollars. What an absence is: a year without a row is
    not reported within the data set's years, and outside coverage beyond them; zero is reported as zero, or less than
    half the unit to which the copy is rounded. years: "1990-2014". Errors: ValueError for years that are none. Source
    of the method: Barbieri, Keshk & Pollins 2009, Conflict Management and Peace Science 26(5) for importers' reports;
    UNCTAD merchandise trade matrix for exporters'.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> series(tables.load(), Dyad("MEX", "RUS")).columns[3]
    'side'
    """
    first, last = select.span(years)
    rows = []
    for dataset in (IMPORTERS, EXPORTERS):
        if dataset in data.fetched:
            rows += [row for row in _flows(data, pair, dataset) if first[:4] <= row["period"] <= last[:4]]
    found = _courses(data, [_reported(data, row, pair) for row in rows])
    order = {state: at for at, side in enumerate(select.sides(data, pair)) for state in side}
    found.sort(key=lambda row: (order[row["exporter"]], row["side"], row["year"]))
    return select.frame(found, SERIES).astype({"value_usd": "Float64", "past": bool})


def mirror(data: Tables, series: pd.DataFrame) -> pd.DataFrame:
    """The two sides' reports of the same flow of the same year, side by side.

    Shape: one row is a flow of a year that both sides reported: year, exporter, importer, by_importer, by_exporter, gap
    (the importer's less the exporter's), ratio (the importer's to the exporter's; missing where that is zero),
    estimated (the ratio lies within 0.005 of 1.06 or 1.10: one side's figure is possibly estimated from the other's,
    and the two agree for no other reason), rows, past. Order: as `series`. Units: current US dollars. Only two
    independent reports are compared: an importer's, including freight, and an exporter's, without; a gap of a tenth is
    what freight alone makes. Errors: none. Source of the method: Federico & Tena 1991, Explorations in Economic History
    28(3), on mirror statistics; the multiples as in IMF, Direction of Trade Statistics.

    >>> from analysis import tables
    >>> one = {"year": 2005, "exporter": "RUS", "importer": "MEX", "past": False, "value_usd": 110.0, "rows": ["i"]}
    >>> two = pd.DataFrame([one | {"side": "importer"}, one | {"side": "exporter", "value_usd": 100.0, "rows": ["e"]}])
    >>> mirror(tables.load(), two)[["gap", "ratio", "estimated"]].values.tolist()
    [[10.0, 1.1, True]]
    """
    flows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in select.records(series):
        flows.setdefault((row["exporter"], row["importer"], row["year"]), {})[row["side"]] = row
    found = [_compared(data, sides["importer"], sides["exporter"]) for sides in flows.values() if len(sides) == 2]
    return select.frame(found, BOTH).astype({"estimated": bool, "past": bool})


def standing(data: Tables, pair: Dyad, year: int | None = None) -> pd.DataFrame:
    """Where each side stands among the other's partners, by importers' reports of one year.

    Shape: one row is a side and a flow: state, partner, flow (exports: the state sells to the partner; imports), year,
    value_usd (missing: not reported), total_usd (with all partners that anyone reports), share, rank (1 the largest),
    of (partners with an amount above zero), median_usd (the median of these), rows. year: by default the last that the
    data set covers. Units: current US dollars, shares from 0 to 1. A share is of what importers report, so exports are
    the sum of partners' imports. Errors: none; no rows where the data set is not here. Source of the method: partner
    shares as in IMTS 2010, UN Statistics Division.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> standing(tables.load(), Dyad("MEX", "RUS")).columns[2]
    'flow'
    """
    if IMPORTERS not in data.fetched:
        return select.frame([], STANDING)
    chosen = str(year or data.fetched[IMPORTERS].last)
    found = []
    for state, partner in (pair.states, pair.states[::-1]):
        for flow, own, other in (("exports", "exporter", "importer"), ("imports", "importer", "exporter")):
            found += _place(data, {"state": state, "partner": partner, "flow": flow}, own, other, chosen)
    return select.frame(found, STANDING)


def _flows(data: Tables, pair: Dyad, dataset: str) -> list[dict[str, Any]]:
    """The rows of a data set that hold the pair's flows, either way; whole amounts only."""
    a, b = (list(side) for side in select.sides(data, pair))
    columns = ("reporter", "exporter", "importer", "period", "value_usd", "valuation")
    whole = {"sitc1": ""} if dataset == EXPORTERS else {}
    ways = [data.derived.rows(dataset, columns=columns, exporter=x, importer=y, **whole) for x, y in ((a, b), (b, a))]
    return [{**row, "dataset": dataset} for way in ways for row in select.records(way)]


def _reported(data: Tables, row: dict[str, Any], pair: Dyad) -> dict[str, Any]:
    side = "importer" if row["dataset"] == IMPORTERS else "exporter"
    selection = {"exporter": row["exporter"], "importer": row["importer"], "year": row["period"]}
    fields = {"reporter": row["reporter"], "value_usd": row["value_usd"], "valuation": row["valuation"]}
    unit = data.fetched[row["dataset"]].rounded
    fields |= {"rounded_to_usd": unit or None, "below_usd": unit / 2 if unit and not row["value_usd"] else None}
    told = {"year": int(row["period"]), "side": side, "rounded": data.fetched[row["dataset"]].rounded}
    told["covered"] = data.fetched[row["dataset"]].years
    told["past"] = select.past((row["exporter"], row["importer"]), pair)
    return {**row, **told, "rows": [data.computed(row["dataset"], selection, 1, **fields)]}


def _courses(data: Tables, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The amounts, each with the computed row of its whole course: what one side reports of one direction."""
    courses: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        courses.setdefault((row["exporter"], row["importer"], row["dataset"]), []).append(row)
    ids = {}
    for (exporter, importer, dataset), mine in courses.items():
        years = sorted(row["year"] for row in mine)
        selection = {"exporter": exporter, "importer": importer, "years": f"{years[0]}-{years[-1]}"}
        fields = {f"usd_{row['year']}": row["value_usd"] for row in sorted(mine, key=lambda row: row["year"])}
        ids[exporter, importer, dataset] = data.computed(dataset, selection, len(mine), **fields)
    both = _together(data, rows)
    return [
        {
            **row,
            "course": ids[row["exporter"], row["importer"], row["dataset"]],
            "together": both.get(row["dataset"], ""),
        }
        for row in rows
    ]


def _together(data: Tables, rows: list[dict[str, Any]]) -> dict[str, str]:
    """For each data set the computed row of both directions added up, in the years in which both are reported."""
    found = {}
    for dataset in {row["dataset"] for row in rows}:
        years: dict[int, list[float]] = {}
        for row in rows:
            if row["dataset"] == dataset:
                years.setdefault(row["year"], []).append(float(row["value_usd"]))
        sums = {f"usd_{year}": sum(values) for year, values in sorted(years.items()) if len(values) == 2}
        if sums:
            states = sorted({state for row in rows for state in (row["exporter"], row["importer"])})
            selection = {"measure": "both ways", "states": "-".join(states)}
            found[dataset] = data.computed(dataset, selection, 2 * len(sums), **sums)
    return found


def _compared(data: Tables, importer: dict[str, Any], exporter: dict[str, Any]) -> dict[str, Any]:
    theirs, own = float(importer["value_usd"]), float(exporter["value_usd"])
    ratio = theirs / own if own else None
    estimated = ratio is not None and any(abs(ratio - factor) <= NEAR for factor in FREIGHT)
    told = {"by_importer": theirs, "by_exporter": own, "gap": theirs - own, "ratio": ratio, "estimated": estimated}
    selection = {"measure": "mirror", "exporter": importer["exporter"], "importer": importer["importer"]}
    fields = {"by_importer_usd": theirs, "by_exporter_usd": own, "gap_usd": theirs - own, "importer_to_exporter": ratio}
    made = data.computed(IMPORTERS, selection | {"year": str(importer["year"])}, 2, **fields)
    return {**importer, **told, "rows": [made, *importer["rows"], *exporter["rows"]]}


@lru_cache(maxsize=2)
def _year(derived: Derived, year: str) -> pd.DataFrame:
    """All flows of a year by importers' reports, read once: every pair stands among them."""
    return derived.rows(IMPORTERS, columns=("exporter", "importer", "value_usd"), period=year)


def _place(data: Tables, told: dict[str, str], own: str, other: str, year: str) -> list[dict[str, Any]]:
    """The place of the partner in one flow of a year; none where the state has no flow at all in it."""
    state, partner = told["state"], told["partner"]
    flows = _year(data.derived, year)
    held = flows[flows[own].eq(state)]
    amounts = held.groupby(other)["value_usd"].sum()
    sold = amounts[amounts.gt(0)]
    if sold.empty:
        return []
    value = float(amounts[partner]) if partner in amounts.index else None
    row: dict[str, Any] = {"year": int(year), "value_usd": value, "total_usd": float(sold.sum()), "of": len(sold)}
    row |= {"median_usd": float(sold.median()), "share": None if value is None else value / float(sold.sum())}
    row["rank"] = int(sold.gt(value).sum()) + 1 if value else None
    selection = {"measure": told["flow"], "pair": f"{state}-{partner}", "year": year}
    rows = [data.computed(IMPORTERS, selection, len(held), **{key: row[key] for key in row if key != "year"})]
    return [{**told, **row, "rows": rows}]
