"""Goods traded in each direction, and the goods that several partners buy under a named classification."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

COLUMNS = "exporter importer product hs_codes hs_edition mapping reporter period as_of status basis id rows past"
CLOSE = ("exact", "broad", "none")


def goods(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The goods that sources name in each direction; lists of "main goods" are open, so none missing here is untraded.

    Shape: one row is a good in one direction: exporter, importer, product (as named), hs_codes (our reading in the
    Harmonized System, parted by semicolons), hs_edition, mapping (exact, broad, none), reporter, period ('' not said),
    as_of, status, basis, id, rows, past. In the order of ids, which is the sources'. Units: none, goods carry no value.
    Errors: none. Source of the method: Harmonized System, World Customs Organization, edition in hs_edition.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = goods(tables.load(), Dyad("MEX", "BLR"))
    >>> found[found.exporter.eq("MEX")]["product"].tolist()
    ['malt beer', 'tequila', 'casing tubes']
    """
    rows = select.both(data, "trade_products", pair, "exporter", "importer")
    found = sorted(({**row, "rows": [row["id"]]} for row in rows), key=lambda row: select.number(row["id"]))
    return select.frame(found, COLUMNS)


def shared_goods(data: Tables, exporter: str, importers: Sequence[str], digits: int = 2) -> pd.DataFrame:
    """What several partners buy from one state, where the named goods fall under one heading of the Harmonized System.

    Shape: one row is a heading bought by at least two importers: hs (the first `digits` digits), hs_edition, importers
    (in the order given), products (importer -> goods as named), mapping (the loosest of the readings that it rests on:
    exact, broad), rows. In the order of headings. A shared heading is no shared good: two digits hold a whole chapter
    (22 is all beverages), and the codes are our reading of words. Goods without a code, or with a shorter one, are left
    out. Units: none. Errors: ValueError for digits other than 2, 4 or 6.
    Source of the method: Harmonized System, World Customs Organization: chapter (2), heading (4), subheading (6).

    >>> from analysis import tables
    >>> found = shared_goods(tables.load(), "MEX", ["BLR", "RUS"])
    >>> found[found.hs.eq("22")]["products"].item()
    {'BLR': ['malt beer', 'tequila'], 'RUS': ['tequila', 'beer']}
    """
    if digits not in (2, 4, 6):
        raise ValueError(f"digits={digits} is no level of the Harmonized System; use 2, 4 or 6")
    rows = [row for row in select.records(data["trade_products"]) if row["exporter"] == exporter]
    held: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in (row for row in rows if row["status"] == "actual" and row["importer"] in importers):
        for code in select.unique(code[:digits] for code in row["hs_codes"].split(";") if len(code) >= digits):
            held.setdefault((code, row["hs_edition"]), []).append(row)
    found = [_heading(code, edition, held[code, edition], importers) for code, edition in sorted(held)]
    shared = [row for row in found if len(row["importers"]) > 1]
    return select.frame(shared, "hs hs_edition importers products mapping rows")


def _heading(code: str, edition: str, rows: list[dict[str, Any]], importers: Sequence[str]) -> dict[str, Any]:
    ordered = sorted(rows, key=lambda row: select.number(row["id"]))
    products = {state: [row["product"] for row in ordered if row["importer"] == state] for state in importers}
    bought = {state: names for state, names in products.items() if names}
    mapping = max((row["mapping"] for row in rows), key=CLOSE.index)
    ids = [row["id"] for row in ordered]
    told = {"importers": list(bought), "products": bought, "mapping": mapping, "rows": ids}
    return {"hs": code, "hs_edition": edition, **told}
