"""What a pair trades by section of the Standard International Trade Classification, from exporters' own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import select
from analysis.trade.series import EXPORTERS

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

SECTIONS = "exporter importer year section value_usd share rows"
FLOOR = 1e6  # US dollars: what is less is not parted into goods


def sections(data: Tables, pair: Dyad) -> pd.DataFrame:
    """What each side sells to the other by section of the SITC, from the exporter's own figures of the newest year.

    Shape: one row is a section of one direction: exporter, importer, year, section (SITC Revision 3, one digit),
    value_usd, share (of the direction's whole), rows (one computed row a direction). Order: exporter as in the pair,
    largest first. Units: current US dollars, shares from 0 to 1. Not told where the whole is below a million dollars:
    shares of little are noise. Errors: none. Source of the method: Standard International Trade Classification,
    Revision 3, UN Statistics Division.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> sections(tables.load(), Dyad("MEX", "RUS")).columns[3]
    'section'
    """
    found = []
    for exporter, importer in (pair.states, pair.states[::-1]) if EXPORTERS in data.fetched else ():
        columns = ("period", "sitc1", "value_usd")
        held = data.derived.rows(EXPORTERS, columns=columns, exporter=exporter, importer=importer)
        newest = held[held["period"].eq(held["period"].max()) & held["sitc1"].ne("")]
        whole = float(newest["value_usd"].sum())
        if whole >= FLOOR:
            found += _sections(data, newest.sort_values("value_usd", ascending=False), whole, exporter, importer)
    return select.frame(found, SECTIONS)


def _sections(data: Tables, held: pd.DataFrame, whole: float, exporter: str, importer: str) -> list[dict[str, Any]]:
    year = str(held["period"].iloc[0])
    values = list(zip(held["sitc1"], held["value_usd"].astype(float), strict=True))
    shares = {f"section_{section}_share": value / whole for section, value in values}
    selection = {"measure": "sections", "exporter": exporter, "importer": importer, "year": year}
    rows = [data.computed(EXPORTERS, selection, len(held), whole_usd=whole, classification="SITC Revision 3", **shares)]
    told = {"exporter": exporter, "importer": importer, "year": int(year), "rows": rows}
    return [{**told, "section": section, "value_usd": value, "share": value / whole} for section, value in values]
