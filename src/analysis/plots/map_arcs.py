"""The ties of a map as arcs on the sheet, in the line of their layer, with an arrow where they have a direction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from matplotlib.path import Path

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.map_globe import View, arc
from analysis.plots.ties import Tie

Place = tuple[float, float]
PLAIN = "ties"  # the layer of ties that belong to none
WIDTHS = ((20, 1.1), (60, 0.85), (150, 0.7), (300, 0.55))  # up to so many arcs, a line so wide
THIN = 0.4
HEADS = 200  # arcs beyond which arrows only clutter
FINE = 0.4  # points by which a curve may be beside the true way
NARROW = 0.5  # how far ties of one pair lie apart here, in shares of a network's


def great_circles(ties: Sequence[Tie], capitals: Sequence[Place], scale: float = 0.0) -> list[list[np.ndarray]]:
    """The pieces of every tie's great circle in degrees; at a `scale` (points for a radius) ties of a pair part."""
    beside = Counter(frozenset((tie.start, tie.end)) for tie in ties)
    found = []
    for tie in ties:
        alone = beside[frozenset((tie.start, tie.end))] == 1 or not scale
        bow = 0.0 if alone else float(np.degrees(tie.bend * NARROW / scale))
        found.append(arc(capitals[tie.start], capitals[tie.end], bow))
    return found


class Arcs:
    """Ties laid on the sheet of a view: `pieces` holds the lines of each, cut short where an arrow covers them."""

    def __init__(self, ties: Sequence[Tie], capitals: Sequence[Place], view: View, radius: float) -> None:
        """Lay the arcs between capitals whose dots have a radius."""
        self.ties = ties
        self.width = next((wide for most, wide in WIDTHS if len(ties) <= most), THIN)
        self.headed = len(ties) <= HEADS
        self.size = 3.0 + 2.2 * self.width
        self.heads: list[list[np.ndarray]] = []
        self.pieces: list[list[np.ndarray]] = []
        for tie, way in zip(ties, great_circles(ties, capitals, view.scale), strict=True):
            laid = [dense(view.at(piece)) for piece in way if len(piece) > 1]
            heads: list[np.ndarray] = []
            if self.headed and sum(_length(line) for line in laid) > 2.5 * (self.size + radius):
                if tie.directed:
                    laid[-1] = self._headed(laid[-1], radius, heads)
                if tie.returned:
                    laid[0] = self._headed(laid[0][::-1], radius, heads)[::-1]
            self.pieces.append(laid)
            self.heads.append(heads)

    def _headed(self, line: np.ndarray, radius: float, heads: list[np.ndarray]) -> np.ndarray:
        """A line that ends at the foot of an arrow at its end, which joins `heads`; the line itself where it begins at
        the map's edge and is too short for one.
        """
        far = np.hypot(*(line - line[-1]).T)
        before = np.flatnonzero(far >= radius + self.size)
        if not len(before):
            return line
        way = line[-1] - line[before[-1]]
        way /= np.hypot(*way)
        tip = line[-1] - way * (radius + 0.6)
        foot, across = tip - way * self.size, np.array([-way[1], way[0]]) * self.size * 0.34
        heads.append(np.array([tip, foot + across, foot - across, tip]))
        return np.concatenate([line[: before[-1] + 1], [foot]])

    @property
    def samples(self) -> list[np.ndarray]:
        """Points along every arc, near enough to one another that none jumps over a word."""
        return [np.concatenate(pieces) for pieces in self.pieces if pieces]

    def draw(self, canvas: Canvas) -> None:
        """All arcs of one layer and standing as one outline, so that many of them stay a small file."""
        groups: dict[tuple[str, str], list[int]] = {}
        for number, tie in enumerate(self.ties):
            standing = "pending" if tie.pending else "ended" if tie.status == "ended" else ""
            groups.setdefault((tie.layer, standing), []).append(number)
        for (_, standing), members in groups.items():
            mark = look(self.ties[members[0]])
            runs = [line for number in members for line in self.pieces[number]]
            dash = (1, 2.2) if standing == "pending" else mark.dash
            if runs:
                style_ = (0, tuple(part * 0.8 for part in dash)) if dash else "-"
                canvas.path(curves(runs), z=2, facecolor="none", edgecolor=mark.colour, lw=self.width, ls=style_)
            heads = [head for number in members for head in self.heads[number]]
            if heads:
                codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(heads)
                face = style.PAPER if standing == "pending" else mark.colour
                outline = Path(np.concatenate(heads), codes)
                canvas.path(outline, z=2, facecolor=face, edgecolor=mark.colour, lw=0.5)


def _length(line: np.ndarray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def look(tie: Tie) -> style.Mark:
    """How a tie is drawn: in its layer's line, grey when it has ended."""
    return replace(tie.drawn, colour=style.NAVY, dash=()) if tie.layer == PLAIN else tie.drawn


def dense(line: np.ndarray, step: float = 1.5) -> np.ndarray:
    """The same line with points `step` apart or nearer."""
    ends = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0, ends[-1], int(ends[-1] / step) + 2)
    return np.column_stack([np.interp(at, ends, line[:, axis]) for axis in (0, 1)])


def curves(runs: Sequence[np.ndarray]) -> Path:
    """Dense lines as few smooth curves, one outline to stroke."""
    cubics = [_cubics(run) for run in runs]
    points = [point for run, bends in zip(runs, cubics, strict=True) for point in (run[:1], *bends)]
    codes = [code for bends in cubics for code in (Path.MOVETO, *[Path.CURVE4] * (3 * len(bends)))]
    return Path(np.round(np.concatenate(points), 1), codes)


def _cubics(run: np.ndarray) -> list[np.ndarray]:
    """Cubic curves along a dense line, halved until each is near enough to it: two handles and an end each."""
    way = np.gradient(run, axis=0) if len(run) > 2 else np.repeat(np.diff(run, axis=0), 2, axis=0)
    way /= np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    found, parts = [], [(0, len(run) - 1)]
    while parts:
        low, high = parts.pop()
        part = run[low : high + 1]
        third = _length(part) / 3
        bend = np.array([part[0], part[0] + way[low] * third, part[-1] - way[high] * third, part[-1]])
        share = np.linspace(0, 1, len(part))[:, None]
        drawn = sum(
            factor * share**power * (1 - share) ** (3 - power) * bend[power]
            for power, factor in enumerate((1, 3, 3, 1))
        )
        if high - low > 2 and np.abs(drawn - part).max() > FINE:
            parts += [((low + high) // 2, high), (low, (low + high) // 2)]
        else:
            found.append(bend[1:])
    return found
