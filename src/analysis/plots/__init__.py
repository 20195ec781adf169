"""Figures: a findings frame goes in, a `Drawing` with its alt text and its rows comes out."""

from analysis.plots.comparison import comparison
from analysis.plots.coverage import coverage
from analysis.plots.drawing import Drawing, TextBox, thumbnail
from analysis.plots.matrix import matrix
from analysis.plots.network import ego, network
from analysis.plots.timeline import timeline

__all__ = ["Drawing", "TextBox", "comparison", "coverage", "ego", "matrix", "network", "thumbnail", "timeline"]
