"""A sheet of paper measured in points, y running downwards, on which figures put text, lines, bars and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.path import Path

from analysis.plots import style, words

ASCENT = 0.95  # from the top of a line of text to its baseline, in sizes of its letters

BOW = 0.5523  # how far a cubic curve's handles stand out for a quarter of a circle
QUARTER = np.array([[1, BOW], [BOW, 1], [0, 1]])
TURN = np.array([[0, 1], [-1, 0]])
ROUND = np.concatenate([[[1, 0]], QUARTER, QUARTER @ TURN, QUARTER @ TURN @ TURN, QUARTER @ TURN @ TURN @ TURN])
BOX = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)


@dataclass(frozen=True, eq=False)
class Text:
    """One line of text: where its baseline begins, ends or has its middle (`side`), or, `upright`, where it stands."""

    x: float
    y: float
    text: str
    size: float
    color: str = style.INK
    side: str = "left"
    weight: str = "normal"
    upright: str = ""  # read from below; it begins at y ("bottom") or has its middle there ("center")
    z: float = 3


@dataclass(frozen=True, eq=False)
class Outline:
    """A path with its look: colours ("none" for none), width and dashes (in widths) of its line, ends, opacity."""

    path: Path
    face: str
    edge: str
    width: float
    dash: tuple[float, ...] = ()
    cap: str = "butt"
    join: str = "miter"
    alpha: float | None = None
    snap: bool | None = None
    z: float = 1


class Canvas:
    """One sheet of `width` × `height` points, and what was put on it."""

    def __init__(self, width: float, height: float) -> None:
        """An empty sheet."""
        self.width, self.height = width, height
        self.items: list[Text | Outline] = []

    @property
    def ordered(self) -> list[Text | Outline]:
        """What was put on the sheet from the lowest to the uppermost."""
        return sorted(self.items, key=lambda item: item.z)

    def text(
        self,
        x: float,
        top: float,
        text: str,
        size: float = style.BODY,
        *,
        color: str = style.INK,
        ha: str = "left",
        weight: str = "normal",
        zorder: float = 3,
    ) -> None:
        """One line of text whose line box begins at `top`."""
        if text := words.plain(text):
            self.items.append(Text(x, top + ASCENT * size, text, size, color, ha, weight, z=zorder))

    def upright(
        self, x: float, y: float, text: str, *, color: str = style.INK, va: str = "bottom", zorder: float = 3
    ) -> None:
        """One line of text read from below, its middle line at `x`, beginning (`va="bottom"`) or centred at `y`."""
        if text := words.plain(text):
            self.items.append(Text(x, y, text, style.SMALL, color, "center", upright=va, z=zorder))

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
        self.items.append(Outline(_plain(Path(points)), "none", color, width, tuple(dash), join="round", z=z))

    def bar(self, x: float, y: float, width: float, height: float, *, zorder: float = 1, **look: Any) -> None:
        """A rectangle from its upper left corner."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        self.path(Path(corners, BOX), zorder, **look)

    def rings(self, middles: Sequence[tuple[float, float]], radius: float, **look: Any) -> None:
        """Circles of one look around their middles, as one outline."""
        if middles:
            round_ = ROUND if radius > 1 else np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]])
            codes = [Path.MOVETO, *[Path.CURVE4 if radius > 1 else Path.LINETO] * (len(round_) - 1)]
            points = np.concatenate([round_ * radius + middle for middle in middles])
            self.path(Path(points, codes * len(middles)), z=2, **look)

    def path(
        self,
        path: Path,
        z: float = 1,
        *,
        facecolor: str,
        edgecolor: str = "none",
        lw: float = 0,
        ls: str | tuple[float, tuple[float, ...]] = "-",
        capstyle: str = "butt",
        alpha: float | None = None,
        snap: bool | None = None,
    ) -> None:
        """Any outline; several curves in one path make a small file."""
        edge, dash = (edgecolor if lw else "none"), () if isinstance(ls, str) else ls[1]
        self.items.append(Outline(_plain(path), facecolor, edge, lw, dash, capstyle, alpha=alpha, snap=snap, z=z))

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
        outline = style.shape(mark.marker)
        face, edge = (style.PAPER, 1.1) if hollow else (mark.colour, 0.5)
        placed = Path(np.asarray(outline.vertices) * size + (x, y), outline.codes)
        self.path(placed, z=z, facecolor=face, edgecolor=mark.colour, lw=edge)


def _plain(path: Path) -> Path:
    """A path that is drawn point by point, whatever the caller's settings let matplotlib leave out."""
    path.should_simplify = False
    return path
