"""Figures: a findings frame goes in, a `Drawing` with its alt text and its rows comes out."""

from analysis.plots.comparison import comparison
from analysis.plots.coverage import coverage
from analysis.plots.drawing import Drawing, TextBox, thumbnail
from analysis.plots.map import boundary_note, map
from analysis.plots.matrix import matrix
from analysis.plots.network import ego, network
from analysis.plots.series import agreement, series
from analysis.plots.timeline import timeline

__all__ = [
    "Drawing",
    "TextBox",
    "agreement",
    "boundary_note",
    "comparison",
    "coverage",
    "ego",
    "map",
    "matrix",
    "network",
    "series",
    "thumbnail",
    "timeline",
]
