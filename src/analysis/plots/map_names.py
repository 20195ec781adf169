"""Names beside capitals: as many as find a free place, those of the states in most ties first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.places import Box
from analysis.plots.words import width, wrap

SIZE = style.SMALL
LINE = SIZE * style.LINE
LIMITS = (96.0, 58.0)  # how wide a line of a name may be
REACHES = (3.0, 8.0, 16.0, 26.0)  # points between a dot's edge and its name
FAR = 8.0  # from this reach on a thin line joins the two
WAYS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
MOST = 48  # names that one map shows
SPARE = 1.0  # points between two names at least
PAPER = "#fbfcfd"
DEAR = 200.0  # a place that costs more is none


@dataclass(frozen=True)
class Name:
    """A name as placed beside its dot."""

    lines: list[str]
    box: Box
    dot: tuple[float, float]
    far: bool

    @property
    def leader(self) -> np.ndarray:
        """Points along the thin line from the dot to the name."""
        left, top, right, bottom = self.box
        end = min(max(self.dot[0], left), right), min(max(self.dot[1], top), bottom)
        return np.linspace(self.dot, end, 16)


class Labels:
    """The names of dots, measured and placed before anything is drawn; `placed` holds them by the dot's number."""

    def __init__(
        self,
        dots: np.ndarray,
        radius: float,
        named: Sequence[str],
        rank: Sequence[int],
        area: Box,
        ways: Sequence[np.ndarray],
    ) -> None:
        """Give each dot in the order of `rank` its cheapest free place beside lines of points `ways`; a name that finds
        none is left out.
        """
        self.dots, self.radius, self.named, self.area = dots, radius, named, area
        self.placed: dict[int, Name] = {}
        points = np.concatenate([*ways, np.zeros((0, 2))])
        owner = np.repeat(np.arange(len(ways)), [len(way) for way in ways])
        for dot in list(rank)[:MOST]:
            choices = self._choices(dot)
            prices = [self._price(each, dot, points, owner) for each in choices]
            if min(prices) < DEAR:
                self.placed[dot] = choices[int(np.argmin(prices))]

    def _choices(self, dot: int) -> list[Name]:
        x, y = (float(part) for part in self.dots[dot])
        found = []
        for lines in {tuple(wrap(self.named[dot], limit, SIZE)): 0 for limit in LIMITS}:
            wide, high = max(width(line, SIZE) for line in lines), len(lines) * LINE
            for reach in REACHES:
                for across, down in WAYS:
                    off = (self.radius + reach) * (0.75 if across and down else 1)
                    left = x + across * off - wide * (1 - across) / 2
                    top = y + down * off - high * (1 - down) / 2
                    found.append(Name(list(lines), (left, top, left + wide, top + high), (x, y), reach >= FAR))
        return found

    def _price(self, name: Name, dot: int, points: np.ndarray, owner: np.ndarray) -> float:
        """What a place costs: near and free of lines is cheap; on a dot, a name or the edge it is no place at all."""
        left, top, right, bottom = name.box
        area = self.area
        if left < area[0] or top < area[1] or right > area[2] or bottom > area[3]:
            return DEAR
        if any(_clash(name, other) for other in self.placed.values()):
            return DEAR
        own = np.hypot(*(self.dots - self.dots[dot]).T) < 1
        if _inside(self.dots[~own], name.box, self.radius + 0.5).any():
            return DEAR
        crossed = len(np.unique(owner[_inside(points, name.box, 0)]))
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        gap = np.hypot(*np.clip(np.abs(self.dots[dot] - middle) - [(right - left) / 2, (bottom - top) / 2], 0, None))
        return float(2 * gap + 5 * min(crossed, 12) + 2 * len(name.lines))

    def draw(self, canvas: Canvas) -> None:
        """Put the names on a sheet, each on paper of its own so that lines pass behind it."""
        for name in self.placed.values():
            left, top, right, bottom = name.box
            middle, x = (left + right) / 2, name.dot[0]
            side = "center" if abs(middle - x) < 8 else "left" if middle > x else "right"
            if name.far:
                ends = [(float(x), float(y)) for x, y in name.leader[[0, -1]]]
                canvas.line(ends, style.PAPER, 1.8, z=2.7)
                canvas.line(ends, style.INK, 0.5, z=2.8)
            canvas.bar(left - 1, top, right - left + 2, bottom - top, facecolor=PAPER, alpha=0.8, zorder=3)
            canvas.block(
                {"center": middle, "left": left, "right": right}[side], top, name.lines, SIZE, ha=side, zorder=6
            )


def _inside(points: np.ndarray, box: Box, gap: float) -> np.ndarray:
    low, high = np.array(box[:2]) - gap, np.array(box[2:]) + gap
    return np.all((points > low) & (points < high), axis=-1)


def _clash(one: Name, other: Name) -> bool:
    """Whether two names lie too near to one another, or one on the thin line of the other."""
    across = one.box[0] < other.box[2] + SPARE and other.box[0] < one.box[2] + SPARE
    if across and one.box[1] < other.box[3] + SPARE and other.box[1] < one.box[3] + SPARE:
        return True
    behind = one.far and _inside(one.leader, other.box, 0.5).any()
    return bool(behind or (other.far and _inside(other.leader, one.box, 0.5).any()))
