"""Whether any fetched data set holds trade of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

SETS = ("cow_trade", "unctad")


@once
def reported(data: Tables, pair: Dyad) -> bool:
    """Whether a data set of trade by reporter is here that holds an amount of the pair, whichever way."""
    a, b = (list(side) for side in select.sides(data, pair))
    return any(
        len(data.derived.rows(name, columns=("period",), exporter=x, importer=y))
        for name in SETS
        if name in data.fetched
        for x, y in ((a, b), (b, a))
    )
