"""Flows of goods that can be measured together: one side's books, one classification, one level, one year."""

from __future__ import annotations

import pandas as pd

SIDES = ("exporter", "importer")
ONE = ("side", "classification", "valuation", "year")


def checked(flows: pd.DataFrame, goods: bool = False) -> pd.DataFrame:
    """The flows, where they can be measured together; raises ValueError in one line where not.

    One row is a flow: exporter, importer, value (plain US dollars, nought or more), side (exporter or importer: whose
    books all of them are from), and, where flows are by good, product (codes as text, all of as many digits) and
    classification (HS2012, SITC3). `goods`: products there must be. Columns valuation and year hold one value each
    where they are there. A flow of a state to itself (re-imports) is refused: leave it out of all measures alike.
    """
    needed = ["exporter", "importer", "value", "side", *(["product"] if goods else [])]
    needed += ["classification"] if "product" in [*needed, *flows] else []
    lacking = [name for name in needed if name not in flows]
    if lacking:
        raise ValueError(f"flows have no column {lacking[0]}; they need {', '.join(needed)}")
    for name in ONE:
        held = sorted(map(str, flows[name].unique())) if name in flows else []
        if len(held) > 1:
            raise ValueError(f"flows hold {len(held)} values of {name} ({', '.join(held[:3])}); measure one at a time")
    if len(flows) and flows["side"].iloc[0] not in SIDES:
        raise ValueError(f"side {flows['side'].iloc[0]!r} is none of {', '.join(SIDES)}")
    if "product" in flows:
        digits(flows, goods)
    _refuse_rows(flows)
    return flows


def digits(flows: pd.DataFrame, goods: bool = True) -> int:
    """How many digits the codes of the products have; raises ValueError where not all have as many.

    `goods`: none at all, as a total has, are refused too.
    """
    lengths = sorted(flows["product"].str.len().unique())
    if len(lengths) > 1:
        raise ValueError(f"products have {' and '.join(map(str, lengths))} digits; bring them to one level: at_digits")
    if goods and lengths == [0]:
        raise ValueError("products have no code, as totals have; measure goods by their codes")
    return int(lengths[0]) if lengths else 0


def at_digits(flows: pd.DataFrame, level: int) -> pd.DataFrame:
    """The flows with goods added up to fewer digits.

    Shape: one row is an exporter, an importer and the first `level` digits of product: exporter, importer, product,
    value, and side, classification, valuation, year as far as they are there; other columns belong to finer rows.
    Units: as value. Errors: ValueError where the codes have fewer digits, or flows cannot be measured together
    (`checked`). Source of the method: HS and SITC are hierarchies, whose chapters are the sums of their headings: UN
    Statistics Division, IMTS 2010, chapter III.

    >>> rows = [("MEX", "BLR", "310420", 5.0), ("MEX", "BLR", "310520", 2.0), ("MEX", "BLR", "870120", 1.0)]
    >>> goods = pd.DataFrame(rows, columns=["exporter", "importer", "product", "value"])
    >>> coarse = at_digits(goods.assign(side="exporter", classification="HS2012"), 2)
    >>> coarse[["product", "value"]].values.tolist()
    [['31', 7.0], ['87', 1.0]]
    """
    held = digits(checked(flows, goods=True)) if len(flows) else level
    if level > held or level < 1:
        raise ValueError(f"level={level} cannot be made of products of {held} digits; take 1 to {held}")
    keys = ["exporter", "importer", "product", *(name for name in ONE if name in flows)]
    cut = flows.assign(product=flows["product"].str[:level])
    return cut.groupby(keys, dropna=False)["value"].sum().reset_index()


def _refuse_rows(flows: pd.DataFrame) -> None:
    keys = ["exporter", "importer", *(["product"] if "product" in flows else [])]
    faults = (
        (~(flows["value"] >= 0), "has no value of nought or more; leave out what is not reported"),
        (flows["exporter"] == flows["importer"], "is of a state with itself; leave such rows out"),
        (flows.duplicated(keys), "stands twice; keep one row a flow"),
    )
    for wrong, what in faults:
        if wrong.any():
            row = flows[wrong].iloc[0]
            raise ValueError(f"flow {' '.join(str(row[name]) for name in keys)} {what}")
