"""`add_trade`: exports as the exporter and as the importer tells them, and how far the two are apart."""

import numpy as np
import pandas as pd

from analysis.panel.joining import covered, joined, measured, span
from analysis.panel.reckoning import Reckoning
from analysis.tables import Tables

FREIGHT = (1.06, 1.10)  # what compilers add to exports to estimate imports, and the other way round
NEAR = 0.005
TYPES = {
    "exports_usd_by_exporter": "float64",
    "exports_usd_by_importer": "float64",
    "mirror_gap_usd": "float64",
    "mirror_ratio": "float64",
    "mirror_estimated": "Int64",
}


def add_trade(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add what the sender sold to the receiver in a year, by the books of either, from `unctad` and `cow_trade`.

    Measures: exports_usd_by_exporter, merchandise as the sender reports it (UNCTAD merchandise trade matrix, all
    products); exports_usd_by_importer, the receiver's imports from the sender (Barbieri & Keshk 2016, Correlates of War
    Project Trade Data Set Codebook 4.0; Barbieri, Keshk & Pollins 2009, Conflict Management and Peace Science 26(5));
    mirror_gap_usd, mirror_ratio, mirror_estimated: see `mirror`.
    Units: US dollars of the year, no prices adjusted; the exporter's free on board, the importer's with freight and
    insurance, so that a ratio of about 1.1 is no discrepancy.
    What an absence is: a figure within coverage that nobody reported is not reported, never 0. A 0 of a copy that is
    rounded is less than half its unit.
    Laws: neither figure is symmetric; gap and ratio stand only where both figures do. Cardinality: many to one.
    """
    states = Reckoning(data, frame)
    said, reach = {}, {}
    for name, dataset in (("exports_usd_by_exporter", "unctad"), ("exports_usd_by_importer", "cow_trade")):
        one = data.fetched.get(dataset)
        here = one is not None and not frame.empty
        reach[name] = covered(frame, states, one) if one and here else np.zeros(len(frame), bool)
        amounts = _amounts(data, states, dataset, span(frame)) if here else None
        nothing = pd.Series(np.nan, frame.index)
        said[name] = nothing if amounts is None else joined(frame, amounts)["value_usd"].where(reach[name])
    both = mirror(said["exports_usd_by_importer"], said["exports_usd_by_exporter"])
    for name in ("exports_usd_by_exporter", "exports_usd_by_importer"):
        frame = measured(frame, said, reach[name], {name: TYPES[name]})
    whole = np.logical_and(*reach.values())
    return measured(frame, both, whole, {name: kind for name, kind in TYPES.items() if name in both})


def mirror(importer: pd.Series, exporter: pd.Series) -> pd.DataFrame:
    """How an importer's figures stand to the exporter's for the same flows.

    Shape: one row a flow, in the order given. mirror_gap_usd: importer's less exporter's; mirror_ratio: importer's by
    exporter's, missing where the exporter's is 0; mirror_estimated: 1 where the ratio is within 0.005 of 1.06 or 1.10,
    which is what a compiler adds to one side's figure to fill in the other's: possibly estimated, and no finding.
    What an absence is: missing where either figure is. Source of the method: Morgenstern 1963, On the Accuracy of
    Economic Observations, chapter 9; Yeats 1995, World Bank Policy Research Working Paper 1515. The factors 1.10 and
    1.06 (since 2000s: 6 per cent) are those of the International Monetary Fund's Direction of Trade Statistics: Marini,
    Dippelsman & Stanger 2018, IMF Working Paper 18/16.

    By hand: imports of 619 million against exports of 208 million leave a gap of 411 million, and a ratio of 2.98.

    >>> mirror(pd.Series([619e6, 110e6]), pd.Series([208e6, 100e6])).round(2).values.tolist()
    [[411000000.0, 2.98, 0.0], [10000000.0, 1.1, 1.0]]
    """
    gap, ratio = importer - exporter, importer / exporter.where(exporter.ne(0))
    near = np.logical_or.reduce([(ratio - factor).abs().le(NEAR) for factor in FREIGHT])
    estimated = pd.Series(near, ratio.index).astype("float64").where(ratio.notna())
    return pd.DataFrame({"mirror_gap_usd": gap, "mirror_ratio": ratio, "mirror_estimated": estimated})


def _amounts(data: Tables, states: Reckoning, dataset: str, years: range) -> pd.DataFrame:
    """Sender, receiver, year and amount of one side's figures."""
    own = dataset == "unctad"
    codes = () if own else ("exporter_cow", "importer_cow")
    only = {"sitc1": ""} if own else {}
    columns = ("exporter", "importer", "period", "value_usd", *codes)
    held = data.derived.rows(dataset, columns=columns, period=[str(year) for year in years], **only)
    held = held.assign(year=held["period"].astype("int64")).drop(columns="period")
    held = (states.of_iso if own else states.of_cow)(held, "exporter", "importer")
    return held.rename(columns={"exporter": "sender", "importer": "receiver"})
