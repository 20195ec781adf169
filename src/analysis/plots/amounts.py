"""Amounts as they are drawn: a panel of bars with a scale of its own, or tiles in which each number stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.words import width, wrap

LEFT, BAR, THICK = 158.0, 190.0, 9.0  # where the bars begin, the longest bar, and how thick it is
PITCH, SMALL = style.BODY * style.LINE, style.SMALL * style.LINE
GAP = 6.0
LARGE = (15.0, 13.0, 11.0, style.BODY)  # sizes of a number that stands alone, the first that fits
ACROSS, SPLIT = 3, 300.0  # tiles side by side, unless the sheet is narrower


@dataclass(frozen=True)
class Tile:
    """One amount to draw: whose, how much (no value where none is reported), in words, and by whose figures."""

    pair: str
    value: float | None
    said: str
    how: str


class Panel:
    """Amounts that can be compared, as bars from one line of zero."""

    def __init__(self, amounts: Sequence[Tile]) -> None:
        """Measure the bars' words; the heading is what all of them share."""
        self.amounts = amounts
        self.titles = [wrap(one.pair, LEFT - 2 * style.MARGIN - 4) for one in amounts]
        self.head = wrap(amounts[0].how, style.WIDTH - 2 * style.MARGIN, weight="bold")
        self.highs = [len(title) * PITCH + GAP for title in self.titles]
        self.height = sum(self.highs) + len(self.head) * PITCH + 14

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put the panel under `top`."""
        canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
        begin = y = canvas.block(style.MARGIN, top + 4, self.head, weight="bold") + 4
        largest = max((one.value or 0 for one in self.amounts), default=0) or 1
        for one, title, high in zip(self.amounts, self.titles, self.highs, strict=True):
            length = BAR * (one.value or 0) / largest
            canvas.block(style.MARGIN, y, title)
            canvas.bar(LEFT, y + (PITCH - THICK) / 2, length, THICK, facecolor=style.BLUE, zorder=2)
            canvas.text(LEFT + length + 6, y, one.said, weight="bold")
            y += high
        canvas.line([(LEFT, begin - 2), (LEFT, y - GAP + 1)], style.INK, 0.8, z=3)


class Tiles:
    """Amounts that nothing makes comparable, side by side: the pair, its number, year and reporter, and no bar."""

    def __init__(self, amounts: Sequence[Tile], room: float) -> None:
        """Measure the tiles on a sheet `room` points wide."""
        self.across = min(ACROSS, len(amounts)) if room > SPLIT else 1
        self.step = (room - style.MARGIN) / self.across
        self.cells = [_Cell(one, self.step - style.MARGIN - 8) for one in amounts]
        self.lines = [self.cells[at : at + self.across] for at in range(0, len(self.cells), self.across)]
        self.height = sum(self._high(line) for line in self.lines)

    def _high(self, line: Sequence["_Cell"]) -> float:
        return max(cell.height for cell in line) + 10

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put the tiles under `top`."""
        for line in self.lines:
            canvas.line([(style.MARGIN, top), (canvas.width - style.MARGIN, top)], style.RULE, 0.6)
            for number, cell in enumerate(line):
                cell.draw(canvas, style.MARGIN + number * self.step, top + 5)
            top += self._high(line)


class _Cell:
    """One tile, measured."""

    def __init__(self, one: Tile, room: float) -> None:
        self.title = wrap(one.pair, room)
        self.size = next((size for size in LARGE if width(one.said, size, "bold") <= room), style.BODY)
        self.said = wrap(one.said, room, self.size, "bold")
        self.how = wrap(one.how, room, style.SMALL)
        self.colour = style.MUTED if one.value is None else style.NAVY
        self.height = len(self.title) * PITCH + len(self.said) * self.size * style.LINE + len(self.how) * SMALL

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        top = canvas.block(x, top, self.title)
        top = canvas.block(x, top, self.said, self.size, weight="bold", color=self.colour)
        canvas.block(x, top, self.how, style.SMALL, color=style.MUTED)
