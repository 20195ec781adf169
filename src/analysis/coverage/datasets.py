"""The outside data sets behind a page: which are here and how far they reach, and which a fetch would add."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

TELLING = ("un_votes", "cow_trade", "unctad", "lowy", "cow_igo", "atop", "passport_index", "treaties", "icews")


def datasets(data: Tables) -> pd.DataFrame:
    """The data sets that tell of pairs, whether each is here, and which years it covers.

    Shape: one row is a data set of the inventory that tells of pairs of states: dataset, title, publisher, edition,
    here, first, last (years; missing where it is not here), rows (a computed row of its coverage; empty where it is not
    here). Order: as a page uses them. Units: years. Errors: none. Source of the method: `data/inventory.csv`.

    >>> from analysis import tables
    >>> datasets(tables.load())["dataset"].tolist()[:2]
    ['un_votes', 'cow_trade']
    """
    found = []
    for name in (one for one in TELLING if one in data.inventory):
        described, here = data.inventory[name], data.fetched.get(name)
        row = {"dataset": name, "title": described.title, "publisher": described.publisher, "here": here is not None}
        row |= {"edition": here.edition if here else described.edition, "rows": []}
        if here:
            row |= {"first": min(here.years), "last": here.last}
            told = {"title": described.title, "first_year": min(here.years), "last_year": here.last}
            row["rows"] = [data.computed(name, {"measure": "coverage"}, len(here.years), **told)]
        found.append(row)
    columns = "dataset title publisher edition here first last rows"
    return select.frame(found, columns).astype({"here": bool})
