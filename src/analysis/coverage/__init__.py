"""What the sources speak of and how wholly, what nobody says, where they differ, and what to look up first."""

from analysis.coverage.datasets import datasets
from analysis.coverage.holdings import counts, kinds, sources
from analysis.coverage.lists import contradictions, lists
from analysis.coverage.unknown import check_first, unknown
from analysis.tables.select import as_of, as_of_rows

__all__ = [
    "as_of",
    "as_of_rows",
    "check_first",
    "contradictions",
    "counts",
    "datasets",
    "kinds",
    "lists",
    "sources",
    "unknown",
]
