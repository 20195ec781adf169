"""`add_trade`: exports as the exporter and as the importer tells them, and how far the two are apart."""

import numpy as np
import pandas as pd

from analysis.panel.joining import ENDS, Keyed, measured
from analysis.tables import Tables
from analysis.tables.fetched import Fetched

FREIGHT = (1.06, 1.10)  # what compilers add to exports to estimate imports, and the other way round
NEAR = 0.005 + 1e-9  # 1.055 is within 0.005 of 1.06, whatever binary fractions say
MIRROR = {"mirror_gap_usd": "float64", "mirror_ratio": "float64", "mirror_estimated": "Int64"}


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
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_trade(frame, data))[3::2])
    exports_usd_by_exporter exports_usd_by_importer mirror_gap_usd mirror_ratio mirror_estimated
    """
    keyed = Keyed(frame, data)
    own, other = data.fetched.get("unctad"), data.fetched.get("cow_trade")
    (exporter, by_exporter), (importer, by_importer) = _told(keyed, own), _told(keyed, other)
    frame = measured(frame, {"exports_usd_by_exporter": exporter}, by_exporter, {"exports_usd_by_exporter": "float64"})
    frame = measured(frame, {"exports_usd_by_importer": importer}, by_importer, {"exports_usd_by_importer": "float64"})
    both = mirror(importer, exporter, other.rounded if other else 0)
    return measured(frame, both, by_exporter & by_importer, MIRROR)


def mirror(importer: pd.Series, exporter: pd.Series, rounded: float = 0) -> pd.DataFrame:
    """How an importer's figures stand to the exporter's for the same flows.

    Shape: one row a flow, in the order given. mirror_gap_usd: importer's less exporter's; mirror_ratio: importer's by
    exporter's; mirror_estimated: 1 where the ratio is within 0.005 of 1.06 or 1.10, which is what a compiler adds to
    one side's figure to fill in the other's: possibly estimated, and no finding.
    rounded: the unit to which the importer's figures are rounded, 0 for none.
    What an absence is: missing where either figure is; the ratio also where the exporter's is 0, or the importer's is a
    rounded 0, which is some trade. Source of the method: Morgenstern 1963, On the Accuracy of
    Economic Observations, chapter 9; Yeats 1995, World Bank Policy Research Working Paper 1515. The factors 1.10 and
    1.06 (since 2000s: 6 per cent) are those of the International Monetary Fund's Direction of Trade Statistics: Marini,
    Dippelsman & Stanger 2018, IMF Working Paper 18/16.

    By hand: imports of 619 million against exports of 208 million leave a gap of 411 million, and a ratio of 2.98.

    >>> mirror(pd.Series([619e6, 110e6]), pd.Series([208e6, 100e6])).round(2).values.tolist()
    [[411000000.0, 2.98, 0.0], [10000000.0, 1.1, 1.0]]
    """
    told = importer.where(importer.ne(0)) if rounded else importer
    gap, ratio = importer - exporter, told / exporter.where(exporter.ne(0))
    near = np.logical_or.reduce([(ratio - factor).abs().le(NEAR) for factor in FREIGHT])
    estimated = pd.Series(near, ratio.index).astype("float64").where(ratio.notna())
    return pd.DataFrame({"mirror_gap_usd": gap, "mirror_ratio": ratio, "mirror_estimated": estimated})


def _told(keyed: Keyed, one: Fetched | None) -> tuple[pd.Series, np.ndarray]:
    """One side's figure for each row of a panel, and whether that side's data set covers the row."""
    if one is None or keyed.frame.empty:
        return pd.Series(np.nan, keyed.frame.index), np.zeros(len(keyed.frame), bool)
    own, ends = one.dataset == "unctad", ("exporter", "importer")
    only = {"sitc1": ""} if own else {}
    columns = ("period", "value_usd", *(ends if own else [f"{end}_cow" for end in ends]))
    period = [str(year) for year in keyed.years]
    held = keyed.data.derived.rows(one.dataset, columns=columns, period=period, **only)
    held = held.assign(year=held["period"].astype("int64")).drop(columns="period")
    held = (keyed.states.of_iso if own else keyed.states.of_cow)(held, *ends)
    reach = keyed.covered(one)
    return keyed.joined(held.rename(columns=dict(zip(ends, ENDS, strict=True))))["value_usd"].where(reach), reach
