"""Amounts and goods of trade with who reports them and how they are measured, and why some must not be ranked."""

from analysis.trade.goods import goods, shared_goods
from analysis.trade.sections import sections
from analysis.trade.series import mirror, series, standing
from analysis.trade.totals import comparison, group_totals, totals, why_not_ranked

__all__ = [
    "comparison",
    "goods",
    "group_totals",
    "mirror",
    "sections",
    "series",
    "shared_goods",
    "standing",
    "totals",
    "why_not_ranked",
]
