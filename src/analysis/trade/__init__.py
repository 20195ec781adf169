"""Amounts and goods of trade with who reports them and how they are measured, and why some must not be ranked."""

from analysis.trade.flows import at_digits
from analysis.trade.goods import goods, shared_goods
from analysis.trade.indices import complementarity, concentration, intensity, intra_industry, revealed_advantage
from analysis.trade.sections import sections
from analysis.trade.series import mirror, series, standing
from analysis.trade.totals import comparison, group_totals, totals, why_not_ranked

__all__ = [
    "at_digits",
    "comparison",
    "complementarity",
    "concentration",
    "goods",
    "group_totals",
    "intensity",
    "intra_industry",
    "mirror",
    "revealed_advantage",
    "sections",
    "series",
    "shared_goods",
    "standing",
    "totals",
    "why_not_ranked",
]
