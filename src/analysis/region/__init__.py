"""States against a group of states: a matrix of partner and domain, each cell with its value, status and year."""

from analysis.region.against import DOCUMENTS, DOMAINS, MEASURES, matrix, silent
from analysis.region.tally import reciprocity, tally

__all__ = ["DOCUMENTS", "DOMAINS", "MEASURES", "matrix", "reciprocity", "silent", "tally"]
