"""A sheet as a matplotlib figure, for whoever wants to go on working on it."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from analysis.plots import style
from analysis.plots.canvas import Canvas, Outline, Text


@style.look()
def figure(sheet: Canvas) -> Figure:
    """The same drawing as artists on one pair of axes without scales, measured in points."""
    made = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=72)
    axes = made.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(sheet.height, 0)
    for item in sheet.items:
        if isinstance(item, Text):
            axes.text(item.x, item.y, item.text, **_letters(item))
        else:
            axes.add_artist(_artist(item))
    return made


def _letters(item: Text) -> dict[str, Any]:
    upright = {"rotation": 90, "va": item.upright} if item.upright else {"va": "baseline"}
    look = {"size": item.size, "color": item.color, "ha": item.side, "weight": item.weight, "zorder": item.z}
    return {**look, **upright, "parse_math": False}


def _artist(item: Outline) -> Line2D | PathPatch:
    dashes: Any = (0, item.dash) if item.dash else "-"
    look: Any = {"lw": item.width, "ls": dashes, "zorder": item.z, "clip_on": False}
    if item.join == "round":
        return Line2D(*np.asarray(item.path.vertices).T, color=item.edge, solid_capstyle="butt", **look)
    more: Any = {"capstyle": item.cap, "alpha": item.alpha, "snap": item.snap}
    return PathPatch(item.path, facecolor=item.face, edgecolor=item.edge, **more, **look)
