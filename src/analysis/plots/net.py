"""The drawing of a network: nodes with their names, ties as bows in the line of their layer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from analysis.plots import style, ties
from analysis.plots.canvas import Canvas
from analysis.plots.places import BARRED, Box, settle
from analysis.plots.ties import Tie
from analysis.plots.words import Words, width, wrap

NODE, ARROW = 4.0, 6.5
EDGE = 4.0  # no text nearer to the figure's edge
LINE = style.BODY * style.LINE
LETTER = 9.0
LETTERS = 90  # ties beyond which letters on the lines only clutter
WAYS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
BETWEEN = tuple((across, down) for across in (1, -1) for down in (0.18, -0.18, 0.35, -0.35, 0.6, -0.6))
BUSY = 5  # ties from which a node is a hub, whose name looks further for a free place


@dataclass(frozen=True)
class Label:
    """A node's name as placed."""

    lines: list[str]
    box: Box
    far: bool


class Net:
    """One network on its sheet: nodes `points`, their names, and ties, all measured before anything is drawn."""

    def __init__(
        self,
        points: np.ndarray,
        named: Sequence[str],
        bows: Sequence[Tie],
        focus: Sequence[int],
        area: Box,
        words: Words,
        hub: int = -1,
    ) -> None:
        """Place the names; `labels` stays None when they do not fit on the `area`."""
        self.points, self.named, self.ties, self.focus, self.area = points, named, bows, set(focus), area
        self.words, self.hub = words, hub
        self.curves = [ties.curve(tie, points, NODE + 2) for tie in bows]
        ends = [bow for bow, tie in zip(self.curves, bows, strict=True) if tie.directed]
        ends += [bow[::-1] for bow, tie in zip(self.curves, bows, strict=True) if tie.returned]
        tips = [bow[2] - _way(bow) * ARROW * share for bow in ends for share in (0, 0.5, 1)]
        self.tips = np.array(tips).reshape(-1, 2)
        self.labels: list[Label] | None = None

    def place(self, outward: bool = False, room: float = 104.0) -> bool:
        """Find a place for every name; `outward`: only on the side away from the middle. False when there is none."""
        fine = 49 if len(self.ties) <= LETTERS else 13
        way = np.array([_samples(curve, fine) for curve in self.curves]).reshape(len(self.curves), -1, 2)
        choices = [self._choices(node, room, outward and node not in self.focus) for node in range(len(self.named))]
        prices = [[self._price(node, label, way) for label in options] for node, options in enumerate(choices)]
        chosen = settle([[label.box for label in options] for options in choices], prices)
        if chosen is not None:
            self.labels = [options[pick] for options, pick in zip(choices, chosen, strict=True)]
        return chosen is not None

    def _choices(self, node: int, room: float, outward: bool) -> list[Label]:
        x, y = self.points[node]
        weight = "bold" if node in self.focus else "normal"
        found = []
        hub = not outward and self._hub(node)
        reaches = (NODE + 3, NODE + 10, NODE + 20, NODE + 34)
        for limit in (room * 1.6, room, room * 0.7):
            lines = wrap(self.named[node], limit, weight=weight)
            wide, high = max(width(line, style.BODY, weight) for line in lines), len(lines) * LINE
            for reach in (*reaches, NODE + 27, NODE + 44, NODE + 54) if hub else reaches:
                for across, down in (*WAYS, *BETWEEN) if hub else WAYS:
                    if outward and (down or across != (1 if x >= self._middle else -1)):
                        continue
                    left = x + across * reach * (0.75 if down else 1) - wide * (1 - across) / 2
                    top = y + down * reach * (0.75 if across else 1) - high * (1 - down) / 2
                    found.append(Label(lines, (left, top, left + wide, top + high), reach > NODE + 10))
        return found

    def _hub(self, node: int) -> bool:
        return sum(node in (tie.start, tie.end) for tie in self.ties) >= BUSY

    @property
    def _middle(self) -> float:
        return (self.area[0] + self.area[2]) / 2

    def _price(self, node: int, label: Label, way: np.ndarray) -> float:
        left, top, right, bottom = label.box
        area = self.area
        if left < area[0] or top < area[1] or right > area[2] or bottom > area[3]:
            return BARRED
        near = _inside(self.points, label.box, NODE + 1.5)
        near[node] = _inside(self.points[node : node + 1], label.box, 0.5)[0]
        if near.any():
            return BARRED
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        gap = float(np.hypot(*np.clip(np.abs(self.points[node] - middle) - [(right - left) / 2, LINE / 2], 0, None)))
        crossed = 20 * int(_inside(way, label.box, 1).any(axis=1).sum())
        covered = 6 * int(_inside(self.tips, label.box, 2).sum())
        crowd = int(_inside(np.delete(self.points, node, axis=0), label.box, 14).sum())
        return (0.5 if self._hub(node) else 2) * gap + crossed + covered + 8 * crowd + 3 * len(label.lines)

    def draw(self, canvas: Canvas) -> None:
        """Put the network on a sheet."""
        letters = self._letters()
        self._lines(canvas)
        for node, (x, y) in enumerate(self.points):
            main = node in self.focus
            dot = style.Mark(style.INK, "o")
            canvas.mark(x, y, dot, 2 * NODE + (3 if main else 0), z=5)
        for node, label in enumerate(self.labels or []):
            self._name(canvas, node, label)
        for mark, (x, y) in letters:
            size = style.SMALL - 0.5
            canvas.bar(x - 4, y - 4.4, 8, 8.8, facecolor=style.PAPER, zorder=4)
            canvas.text(x, y - 0.58 * size, mark.letter, size, ha="center", color=mark.colour, weight="bold", zorder=6)

    def _name(self, canvas: Canvas, node: int, label: Label) -> None:
        left, top, right, bottom = label.box
        if label.far:
            x, y = self.points[node]
            canvas.line([(x, y), (min(max(x, left), right), min(max(y, top), bottom))], style.MUTED, 0.4, z=2)
        canvas.bar(left - 0.5, top, right - left + 1, bottom - top, facecolor=style.PAPER, alpha=0.9, zorder=3)
        weight = "bold" if node in self.focus else "normal"
        middle = (left + right) / 2
        side = (
            "center"
            if abs(middle - self.points[node][0]) < 12
            else "left"
            if middle > self.points[node][0]
            else "right"
        )
        x = {"center": middle, "left": left, "right": right}[side]
        canvas.block(x, top, label.lines, ha=side, weight=weight, zorder=6)

    def _lines(self, canvas: Canvas) -> None:
        """All ties of one layer and standing as one outline, so that many of them stay a small file."""
        groups: dict[tuple[str, str], list[int]] = {}
        for number, tie in enumerate(self.ties):
            standing = (
                "pending" if tie.pending else "ended" if tie.status == "ended" else "aside" if self.aside(tie) else ""
            )
            groups.setdefault((tie.layer, standing), []).append(number)
        for (_, standing), members in groups.items():
            mark = self.ties[members[0]].look
            colour = {"ended": style.RULE, "aside": "#cfd3d6"}.get(standing, mark.colour)
            bows = [_shortened(self.curves[number], self.ties[number]) for number in members]
            path = Path(np.concatenate(bows), [Path.MOVETO, Path.CURVE3, Path.CURVE3] * len(bows))
            dash = (1, 2.2) if standing == "pending" else mark.dash
            canvas.path(path, z=2, facecolor="none", edgecolor=colour, lw=1.0, ls=(0, dash) if dash else "-")
            heads = [_head(self.curves[number]) for number in members if self.ties[number].directed]
            heads += [_head(self.curves[number][::-1]) for number in members if self.ties[number].returned]
            if heads:
                outline = Path(
                    np.concatenate(heads), [Path.MOVETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(heads)
                )
                face = style.PAPER if standing == "pending" else colour
                canvas.path(outline, z=2.5, facecolor=face, edgecolor=colour, lw=0.7)

    def aside(self, tie: Tie) -> bool:
        """Whether a tie does not touch the states in focus."""
        return bool(self.focus) and not self.focus & {tie.start, tie.end}

    def _shares(self, tie: Tie) -> tuple[float, ...]:
        """Where on a line its letter may stand: near the middle, or away from the hub where the lines have parted."""
        if self.hub == tie.start:
            return (0.62, 0.7, 0.54, 0.77, 0.48)
        return (0.38, 0.3, 0.46, 0.23, 0.52) if self.hub == tie.end else (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)

    def _letters(self) -> list[tuple[style.Mark, tuple[float, float]]]:
        """Letters on the lines where there is room for them, near the middle first."""
        if len(self.ties) > LETTERS:
            return []
        taken = [label.box for label in self.labels or []]
        taken += [(x - NODE - 2, y - NODE - 2, x + NODE + 2, y + NODE + 2) for x, y in self.points]
        found = []
        for tie, bow in zip(self.ties, self.curves, strict=True):
            if self.aside(tie):
                continue
            for share in self._shares(tie):
                x, y = ties.along(bow, share)
                box = (x - LETTER / 2, y - LETTER / 2 - 1, x + LETTER / 2, y + LETTER / 2 + 1)
                if not any(_touch(box, other) for other in taken):
                    taken.append(box)
                    found.append((tie.drawn, (float(x), float(y))))
                    break
        return found


def _samples(bow: np.ndarray, count: int) -> np.ndarray:
    return np.array([ties.along(bow, share) for share in np.linspace(0, 1, count)])


def _inside(points: np.ndarray, box: Box, gap: float) -> np.ndarray:
    low, high = np.array(box[:2]) - gap, np.array(box[2:]) + gap
    return np.asarray(((points > low) & (points < high)).all(axis=-1))


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _way(bow: np.ndarray) -> np.ndarray:
    last = bow[2] - bow[1]
    return last / max(float(np.hypot(*last)), 1e-9)


def _shortened(bow: np.ndarray, tie: Tie) -> np.ndarray:
    """The curve without the parts that its arrowheads cover."""
    start = bow[0] - _way(bow[::-1]) * ARROW * 0.8 * tie.returned
    return np.array([start, bow[1], bow[2] - _way(bow) * ARROW * 0.8 * tie.directed])


def _head(bow: np.ndarray) -> np.ndarray:
    way = _way(bow)
    across = np.array([-way[1], way[0]]) * ARROW * 0.36
    foot = bow[2] - way * ARROW
    return np.array([bow[2], foot + across, foot - across, bow[2]])
