"""The field's indices of trade: intensity, complementarity, comparative advantage, intra-industry trade, concentration.

All take flows of one side's books, one classification and one year (`flows.checked`) and say nothing of an amount below
a floor: there, one shipment or the rounding of a source would decide. What is suppressed is missing, with a reason.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.trade.flows import checked, digits

FLOOR = 1_000_000  # US dollars


def intensity(flows: pd.DataFrame, floor: float = FLOOR) -> pd.DataFrame:
    """How much more of its exports a state sends to another than that one's share in the world's imports.

    I = (X_ij / X_i) / (M_j / (M_w - M_i)): the share of importer j in the exports of i, over the share of j in the
    imports of the world net of those of i, which cannot import from itself. From 0; 1: as its weight in the world would
    have it. Kojima 1964, Hitotsubashi Journal of Economics 5(1), 16-36; Drysdale & Garnaut 1982, ibid. 22(2), 62-84.

    Shape: one row is a row of `flows`, goods added up: exporter, importer, value, intensity, reason. The world is all
    that `flows` hold, both X and M by the one side's books. Units: value in US dollars, intensity none. What an absence
    is: a pair without a row is not in the result and adds nothing to a total; a value below `floor` (US dollars) has no
    intensity, nought included. Errors: ValueError as `flows.checked`. Source of the method: as named.

    Worked by hand by us: A sells 6 to B and 4 to C, B 10 to C, C 5 to A and 5 to B; of imports B has 11, C 14, A 5, the
    world 30. A to B: (6 / 10) / (11 / (30 - 5)) = 0.6 / 0.44 = 1.36.

    >>> rows = [("A", "B", 6e6), ("A", "C", 4e6), ("B", "C", 10e6), ("C", "A", 5e6), ("C", "B", 5e6)]
    >>> flows = pd.DataFrame(rows, columns=["exporter", "importer", "value"]).assign(side="exporter")
    >>> intensity(flows)["intensity"].round(2).tolist()
    [1.36, 0.71, 1.36, 1.6, 0.73]
    """
    pairs = checked(flows).groupby(["exporter", "importer"], as_index=False)["value"].sum()
    imports = pairs.groupby("importer")["value"].sum()
    exports = pairs.groupby("exporter")["value"].transform("sum")
    own, theirs = (imports.reindex(pairs[side], fill_value=0).to_numpy() for side in ("exporter", "importer"))
    found = _ratio(pairs["value"] * (imports.sum() - own), exports * theirs)
    return _told(pairs.assign(intensity=found), "intensity", pairs["value"], floor)


def complementarity(flows: pd.DataFrame, floor: float = FLOOR) -> pd.DataFrame:
    """How well what a state exports fits what another imports, by kinds of goods.

    C = 1 - Σ_k |m_kj - x_ki| / 2, with x_ki the share of good k in all exports of i and m_kj that in all imports of j:
    from 0 (nothing in common) to 1 (the same shares); Michaely prints it times 100. It is not symmetric. Michaely 1996,
    Trade Preferential Agreements in Latin America, World Bank Policy Research Working Paper 1583.

    Shape: one row is an exporter and another importer, traded between or not: exporter, importer, complementarity,
    digits (of the codes: the fewer, the larger the index), reason. Units: none. What an absence is: a good without a
    row is nought in the shares; a state of exports or imports below `floor` (US dollars) in all has no index. Errors:
    ValueError as `flows.checked`. Source of the method: as named.

    Worked by hand by us: A exports wheat and ore as 8 to 2, B imports them as 5 to 5: 1 - (0.3 + 0.3) / 2 = 0.7.

    >>> rows = [("A", "C", "04", 8e6), ("A", "C", "28", 2e6), ("C", "B", "04", 5e6), ("C", "B", "28", 5e6)]
    >>> flows = pd.DataFrame(rows, columns=["exporter", "importer", "product", "value"])
    >>> found = complementarity(flows.assign(side="exporter", classification="SITC3"))
    >>> found[["exporter", "importer", "complementarity"]].round(2).values.tolist()
    [['A', 'B', 0.7], ['A', 'C', 1.0], ['C', 'B', 1.0]]
    """
    level = digits(checked(flows, goods=True))
    sold, bought = (_by_good(flows, side) for side in ("exporter", "importer"))
    ours, theirs = (_ratio(one, one.sum(axis=1).to_numpy()[:, None]) for one in (sold, bought))
    fit = np.array([1 - np.abs(theirs - one).sum(axis=1) / 2 for one in ours]).reshape(len(sold), len(bought))
    pairs = pd.MultiIndex.from_product([sold.index, bought.index], names=["exporter", "importer"]).to_frame(index=False)
    least = np.minimum.outer(sold.sum(axis=1).to_numpy(), bought.sum(axis=1).to_numpy()).ravel()
    told = _told(pairs.assign(complementarity=fit.ravel(), digits=level), "complementarity", least, floor)
    return told[told["exporter"].ne(told["importer"])].reset_index(drop=True)


def revealed_advantage(flows: pd.DataFrame, floor: float = FLOOR) -> pd.DataFrame:
    """How much larger a good is in the exports of a state than in those of the world: revealed comparative advantage.

    RCA = (x_ik / X_i) / (x_wk / X_w): the share of good k in all exports of i, over its share in those of the world,
    i among them. From 0; above 1 is called an advantage. Balassa 1965, The Manchester School 33(2), 99-123, who took
    manufactures and eleven industrial countries only: what the world is decides the figure.

    Shape: one row is an exporter and a good that it has a row of: exporter, product, value (all importers together),
    advantage, digits, reason. The world is all that `flows` hold. Units: value in US dollars, the index none. What an
    absence is: a good without a row is not in the result; a value below `floor` (US dollars), nought included, has no
    index. Errors: ValueError as `flows.checked`. Source of the method: as named.

    Worked by hand by us: A exports wheat 8 of 10, the world wheat 13 of 20: (8 / 10) / (13 / 20) = 1.23.

    >>> rows = [("A", "C", "04", 8e6), ("A", "C", "28", 2e6), ("C", "B", "04", 5e6), ("C", "B", "28", 5e6)]
    >>> flows = pd.DataFrame(rows, columns=["exporter", "importer", "product", "value"])
    >>> revealed_advantage(flows.assign(side="exporter", classification="SITC3"))["advantage"].round(2).tolist()
    [1.23, 0.57, 0.77, 1.43]
    """
    level = digits(checked(flows, goods=True))
    cells = flows.groupby(["exporter", "product"], as_index=False)["value"].sum()
    exports = cells.groupby("exporter")["value"].transform("sum")
    world = cells.groupby("product")["value"].transform("sum")
    found = _ratio(cells["value"] * cells["value"].sum(), exports * world)
    return _told(cells.assign(advantage=found, digits=level), "advantage", cells["value"], floor)


def intra_industry(flows: pd.DataFrame, floor: float = FLOOR) -> pd.DataFrame:
    """How far two states sell each other the same kinds of goods: the index of Grubel and Lloyd.

    GL = 1 - Σ_k |x_k - m_k| / Σ_k (x_k + m_k), with x_k and m_k the flows of good k either way: from 0 (each good goes
    one way) to 1 (each as much either way); the goods' own indices weighted by trade, not mended for an unbalanced
    trade, which keeps it below 1. The fewer the digits, the larger: name them. Grubel & Lloyd 1975, Intra-Industry
    Trade, Macmillan, chapter 2. Both ways are the one side's books: each flow by its exporter, or each by its importer.

    Shape: one row is a pair of which a flow either way is there: a, b (by name; the index is symmetric), value (both
    ways), intra_industry, digits, reason. Units: value in US dollars, the index none. What an absence is: a good
    without a row one way is nought where the state that would report it is in `flows` with any other; where it reports
    nothing at all the index is missing, as it is for a value below `floor` (US dollars). Errors: ValueError as
    `flows.checked`. Source of the method: as named.

    Worked by hand by us: A sells B 6 of machines and 4 of wheat, B sells A 2 of machines: 1 - (4 + 4) / 12 = 0.33.

    >>> rows = [("A", "B", "71", 6e6), ("A", "B", "04", 4e6), ("B", "A", "71", 2e6)]
    >>> flows = pd.DataFrame(rows, columns=["exporter", "importer", "product", "value"])
    >>> intra_industry(flows.assign(side="exporter", classification="SITC3")).round(2).values.tolist()
    [['A', 'B', 12000000.0, 0.33, 2, '']]
    """
    level = digits(checked(flows, goods=True))
    ends = np.sort(flows[["exporter", "importer"]].to_numpy(str), axis=1)
    onward = flows["exporter"].to_numpy(str) == ends[:, 0]
    cells = pd.DataFrame({"a": ends[:, 0], "b": ends[:, 1], "product": flows["product"], "value": flows["value"]})
    cells["gap"] = cells["value"].where(onward, -cells["value"])
    goods = cells.groupby(["a", "b", "product"], as_index=False)[["value", "gap"]].sum()
    pairs = goods.assign(gap=goods["gap"].abs()).groupby(["a", "b"], as_index=False)[["value", "gap"]].sum()
    found = pairs.assign(intra_industry=1 - _ratio(pairs["gap"], pairs["value"]), digits=level).drop(columns="gap")
    told = _told(found, "intra_industry", pairs["value"], floor)
    side = set(flows[flows["side"].iloc[0]]) if len(flows) else set()
    for end in ("a", "b"):
        silent = ~told[end].isin(side)
        told.loc[silent, "intra_industry"] = np.nan
        told.loc[silent, "reason"] = told.loc[silent, end] + " reports nothing"
    return told


def concentration(flows: pd.DataFrame, of: str, among: str, floor: float = FLOOR) -> pd.DataFrame:
    """How far the trade of a state rests on few partners or few goods: the index of Herfindahl and Hirschman.

    H = Σ s², with s the shares: from 1 / n to 1 (all in one). Normalised: (H - 1 / n) / (1 - 1 / n), from 0 (all
    alike) to 1. n counts partners or goods of a value above nought. On its origin Hirschman 1964, American Economic
    Review 54(5), 761: Hirschman 1945 (its square root), Herfindahl 1950. UNCTAD's concentration index is another: the
    square root, normalised by all goods there are.

    of: exporter or importer, the state whose exports or imports it is. among: the other of the two, for partners, or
    product. Shape: one row is a state: the column `of`, value, count (n), concentration, normalised, reason, and digits
    where among goods. Units: value in US dollars, the indices none. What an absence is: a partner without a row, or of
    nought, is none; normalised is missing where n = 1; both for a value below `floor` (US dollars) in all. Errors:
    ValueError as `flows.checked`, and for another `of` or `among`. Source of the method: as named.

    Worked by hand by us: A sells 6 to B, 3 to C, 1 to D: 0.36 + 0.09 + 0.01 = 0.46, and (0.46 - 1/3) / (2/3) = 0.19.

    >>> rows = [("A", "B", 6e6), ("A", "C", 3e6), ("A", "D", 1e6)]
    >>> flows = pd.DataFrame(rows, columns=["exporter", "importer", "value"]).assign(side="exporter")
    >>> concentration(flows, of="exporter", among="importer").round(2).values.tolist()
    [['A', 10000000.0, 3, 0.46, 0.19, '']]
    """
    if of not in ("exporter", "importer") or among not in ("exporter", "importer", "product") or of == among:
        raise ValueError(f"of={of}, among={among} is no concentration; of a side, among the other or product")
    cells = checked(flows, goods=among == "product").groupby([of, among], as_index=False)["value"].sum()
    states = cells.assign(square=cells["value"] ** 2, count=cells["value"] > 0).groupby(of, as_index=False)
    found = states[["value", "count", "square"]].sum()
    index = _ratio(found["square"], found["value"] ** 2)
    even = _ratio(np.ones(len(found)), found["count"])
    made = found.drop(columns="square").assign(concentration=index, normalised=_ratio(index - even, 1 - even))
    told = _told(made, "concentration", found["value"], floor)
    told["normalised"] = told["normalised"].where(told["concentration"].notna())
    return told.assign(digits=digits(flows)) if among == "product" else told


def _by_good(flows: pd.DataFrame, side: str) -> pd.DataFrame:
    """One row a state, one column a good: what it trades of it as exporter or as importer."""
    goods = sorted(flows["product"].unique())
    return flows.groupby([side, "product"])["value"].sum().unstack(fill_value=0).reindex(columns=goods)


def _ratio(above: pd.Series | pd.DataFrame | np.ndarray, below: pd.Series | np.ndarray) -> np.ndarray:
    """Quotients; missing where the divisor is nought."""
    above, below = np.broadcast_arrays(np.asarray(above, float), np.asarray(below, float))
    return np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)


def _told(frame: pd.DataFrame, name: str, amount: pd.Series | np.ndarray, floor: float) -> pd.DataFrame:
    """The frame with a reason for every index that is missing: below the floor, or nothing to divide by."""
    low = np.asarray(amount, float) < floor
    empty = frame[name].isna().to_numpy()
    reason = np.where(low, f"below {floor:,.0f} US dollars", np.where(empty, "nothing to divide by", ""))
    return frame.assign(**{name: frame[name].mask(low)}, reason=reason)
