"""A sheet of paper measured in points, y running downwards, on which figures put text, lines, bars and marks."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from analysis.plots import style, words

ASCENT = 0.95  # from the top of a line of text to its baseline, in sizes of its letters

BOW = 0.5523  # how far a cubic curve's handles stand out for a quarter of a circle
QUARTER = np.array([[1, BOW], [BOW, 1], [0, 1]])
TURN = np.array([[0, 1], [-1, 0]])
ROUND = np.concatenate([[[1, 0]], QUARTER, QUARTER @ TURN, QUARTER @ TURN @ TURN, QUARTER @ TURN @ TURN @ TURN])


class Canvas:
    """One figure of `width` × `height` points; make it and draw on it inside `style.look()`."""

    def __init__(self, width: float, height: float) -> None:
        """An empty sheet."""
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)

    def text(self, x: float, top: float, text: str, size: float = style.BODY, **look: Any) -> None:
        """One line of text whose line box begins at `top`; `look`: color, ha, weight, style."""
        if text := words.plain(text):
            self.axes.text(x, top + ASCENT * size, text, size=size, va="baseline", parse_math=False, **look)

    def upright(self, x: float, y: float, text: str, size: float = style.SMALL, **look: Any) -> None:
        """One line of text read from below, its middle line at `x`, beginning (`va="bottom"`) or centred at `y`."""
        if text := words.plain(text):
            where = {"ha": "center", "va": "bottom", **look}
            self.axes.text(x, y, text, size=size, rotation=90, parse_math=False, **where)

    def block(self, x: float, top: float, lines: Sequence[str], size: float = style.BODY, **look: Any) -> float:
        """Lines of text under one another; returns where the next line would begin."""
        for number, line in enumerate(lines):
            self.text(x, top + number * size * style.LINE, line, size, **look)
        return top + len(lines) * size * style.LINE

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str = style.RULE,
        width: float = 0.6,
        dash: Sequence[float] = (),
        z: float = 1,
    ) -> None:
        """A line through points."""
        dashes = (0, tuple(dash)) if dash else "-"
        self.axes.plot(
            *zip(*points, strict=True), color=color, lw=width, ls=dashes, zorder=z, clip_on=False, solid_capstyle="butt"
        )

    def bar(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        """A rectangle from its upper left corner."""
        self.axes.add_patch(Rectangle((x, y), width, height, clip_on=False, **{"lw": 0, **look}))

    def rings(self, middles: Sequence[tuple[float, float]], radius: float, **look: Any) -> None:
        """Circles of one look around their middles, as one outline."""
        if middles:
            round_ = ROUND if radius > 1 else np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]])
            codes = [Path.MOVETO, *[Path.CURVE4 if radius > 1 else Path.LINETO] * (len(round_) - 1)]
            points = np.concatenate([round_ * radius + middle for middle in middles])
            self.path(Path(points, codes * len(middles)), z=2, **look)

    def path(self, path: Path, z: float = 1, **look: Any) -> None:
        """Any outline; several curves in one path make a small file."""
        self.axes.add_patch(PathPatch(path, clip_on=False, zorder=z, **look))

    def hatched(
        self, x: float, y: float, width: float, height: float, step: float = 5.0, color: str = "#c9cdd0"
    ) -> None:
        """A rectangle of slanted lines on white: a gap, never a value."""
        codes, points = [], []
        for shift in range(int((width + height) / step) + 1):
            at = shift * step
            start = (x + max(0.0, at - height), y + min(at, height))
            end = (x + min(at, width), y + max(0.0, at - width))
            points += [start, end]
            codes += [Path.MOVETO, Path.LINETO]
        self.path(Path(points, codes), z=0.6, facecolor="none", edgecolor=color, lw=0.45)

    def mark(self, x: float, y: float, mark: style.Mark, size: float = 6.0, hollow: bool = False, z: float = 4) -> None:
        """One of the house's marks, centred; hollow for what was announced, planned or explored."""
        place = Affine2D().scale(size, size).translate(x, y)
        face, edge = (style.PAPER, 1.1) if hollow else (mark.colour, 0.5)
        self.path(style.shape(mark.marker).transformed(place), z=z, facecolor=face, edgecolor=mark.colour, lw=edge)
