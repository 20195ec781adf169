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
REACHES = (3.0, 8.0, 16.0, 26.0, 40.0, 56.0)  # points between a dot's edge and its name
FAR = 8.0  # from this reach on a thin line joins the two
WAYS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
MORE = tuple((across, down) for across in (1, -1) for down in (-0.4, 0.4, -0.7, 0.7))  # further away only
ROUNDS = 2
MOST = 48  # names that one map shows
SPARE = 1.0  # points between two names at least
PAPER = "#fbfcfd"
AROUND = 190.0  # points from a dot beyond which nothing touches its name
CROSSED = 2.0  # points between two thin lines at least
DEAR = 200.0  # a place that costs more is none


@dataclass(frozen=True, eq=False)
class Name:
    """A name as placed beside its dot, and points along the thin line that joins the two where they lie apart."""

    lines: tuple[str, ...]
    box: Box
    dot: tuple[float, float]
    leader: np.ndarray
    gap: float


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
        """Give each dot in the order of `rank` its cheapest free place beside points of lines `ways`, and again when
        all have theirs; a name that finds none is left out.
        """
        self.dots, self.radius, self.named, self.area = dots, radius, named, area
        self.placed: dict[int, Name] = {}
        points = np.concatenate([*ways, np.zeros((0, 2))])
        owner = np.repeat(np.arange(len(ways)), [len(way) for way in ways])
        for dot in [*rank[:MOST]] * ROUNDS:
            self.placed.pop(dot, None)
            self.boxes = np.array([name.box for name in self.placed.values()]).reshape(-1, 4)
            self.leaders = np.concatenate([name.leader for name in self.placed.values()] or [np.zeros((0, 2))])
            near = np.all(np.abs(points - dots[dot]) < AROUND, axis=1)
            best = self._best(dot, points[near], owner[near])
            if best:
                self.placed[dot] = best

    def _best(self, dot: int, points: np.ndarray, owner: np.ndarray) -> Name | None:
        price, best = DEAR, None
        others = self.dots[np.hypot(*(self.dots - self.dots[dot]).T) >= 1]
        for name in sorted(self._choices(dot), key=lambda one: one.gap):
            if name.gap >= price:
                break
            if self._free(name, others):
                cost = name.gap + _cost(name, others, self.radius, points, owner)
                price, best = (cost, name) if cost < price else (price, best)
        return best

    def _choices(self, dot: int) -> list[Name]:
        x, y = (float(part) for part in self.dots[dot])
        found = []
        for lines in {tuple(wrap(self.named[dot], limit, SIZE)): 0 for limit in LIMITS}:
            wide, high = max(width(line, SIZE) for line in lines), len(lines) * LINE
            for reach in REACHES:
                for across, down in (*WAYS, *MORE) if reach >= FAR else WAYS:
                    off = (self.radius + reach) * (0.75 if abs(across * down) == 1 else 1)
                    left = x + across * off - wide * (1 - across) / 2
                    top = y + down * off - high * (1 - down) / 2
                    box = (left, top, left + wide, top + high)
                    end = min(max(x, left), left + wide), min(max(y, top), top + high)
                    gap = float(np.hypot(end[0] - x, end[1] - y))
                    leader = self._leader((x, y), end, gap) if reach >= FAR else np.zeros((0, 2))
                    found.append(Name(lines, box, (x, y), leader, 2 * gap + 2 * len(lines)))
        return found

    def _leader(self, dot: tuple[float, float], end: tuple[float, float], gap: float) -> np.ndarray:
        """Points from the dot's edge to the name."""
        share = np.linspace(min(1.0, (self.radius + 0.4) / max(gap, 1e-9)), 1, 20)[:, None]
        return np.array(dot) + share * (np.array(end) - dot)

    def _free(self, name: Name, others: np.ndarray) -> bool:
        """Whether a place lies on the map and on no other dot, no other name and no line to one."""
        box, boxes = np.array(name.box), self.boxes
        if np.any(box[:2] < self.area[:2]) or np.any(box[2:] > self.area[2:]):
            return False
        if np.all((box[:2] < boxes[:, 2:] + SPARE) & (boxes[:, :2] < box[2:] + SPARE), axis=1).any():
            return False
        if _inside(others, box, self.radius + 0.5).any() or _inside(self.leaders, box, 0.5).any():
            return False
        leader = name.leader[:, None]
        if np.all((leader > boxes[:, :2] - 0.5) & (leader < boxes[:, 2:] + 0.5), axis=2).any():
            return False
        return not (_apart(name.leader, self.leaders) < CROSSED).any()

    def draw(self, canvas: Canvas) -> None:
        """Put the names on a sheet, each on paper of its own so that lines pass behind it."""
        for name in self.placed.values():
            left, top, right, bottom = name.box
            middle, x = (left + right) / 2, name.dot[0]
            side = "center" if abs(middle - x) < 8 else "left" if middle > x else "right"
            at = {"center": middle, "left": left, "right": right}[side]
            if len(name.leader):
                ends = [(float(x), float(y)) for x, y in name.leader[[0, -1]]]
                canvas.line(ends, style.PAPER, 1.8, z=2.7)
                canvas.line(ends, style.INK, 0.5, z=2.8)
            canvas.bar(left - 1, top, right - left + 2, bottom - top, facecolor=PAPER, alpha=0.8, zorder=3)
            canvas.block(at, top, name.lines, SIZE, ha=side, zorder=6)


def _cost(name: Name, others: np.ndarray, radius: float, points: np.ndarray, owner: np.ndarray) -> float:
    """What it costs that arcs run behind a name, that it lies beside another dot, and that its line passes some."""
    box = np.array(name.box)
    crossed = len(np.unique(owner[_inside(points, box, 0)]))
    beside = int(_inside(others, box, radius + 4).sum())
    if not len(name.leader):
        return 5 * min(crossed, 12) + 6 * beside
    along = _inside(points, np.concatenate([name.leader.min(axis=0), name.leader.max(axis=0)]), 1)
    cut = len(np.unique(owner[along][_apart(points[along], name.leader) < 1]))
    passed = int((_apart(others, name.leader) < radius + 0.5).sum())
    return 5 * min(crossed, 12) + 6 * beside + 15 * passed + 2 * min(cut, 12)


def _inside(points: np.ndarray, box: np.ndarray, gap: float) -> np.ndarray:
    x, y = points[..., 0], points[..., 1]
    return (x > box[0] - gap) & (x < box[2] + gap) & (y > box[1] - gap) & (y < box[3] + gap)


def _apart(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How far each point is from the nearest of others."""
    if not len(points) or not len(others):
        return np.full(len(points), np.inf)
    return np.sqrt(((points[:, None] - others[None]) ** 2).sum(axis=2).min(axis=1))
