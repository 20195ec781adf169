"""Figures: a findings frame goes in, a `Drawing` with its alt text and its rows comes out."""

from analysis.plots.drawing import Drawing, TextBox, thumbnail
from analysis.plots.network import ego, network
from analysis.plots.timeline import timeline

__all__ = ["Drawing", "TextBox", "ego", "network", "thumbnail", "timeline"]
