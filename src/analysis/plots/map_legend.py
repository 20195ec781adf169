"""What a map's lines, colours, dots and hatchings mean, and its notes, in rows under it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.words import width, wrap

ROW = 14.0
ROOM = style.WIDTH - 2 * style.MARGIN
Sign = Callable[[Canvas, float, float], None]


class Item(NamedTuple):
    """One entry: its words, how wide its sign is, and what draws the sign from its left end and middle line."""

    text: str
    wide: float
    sign: Sign


def line(text: str, mark: style.Mark, thick: float) -> Item:
    """A line of a layer."""
    dash = tuple(part * 0.8 for part in mark.dash)
    return Item(text, 26, lambda canvas, x, y: canvas.line([(x, y), (x + 26, y)], mark.colour, max(thick, 0.8), dash))


def patch(text: str, colour: str) -> Item:
    """A colour of areas and dots."""
    look = {"facecolor": colour, "edgecolor": style.RULE, "lw": 0.4}
    return Item(text, 15, lambda canvas, x, y: canvas.bar(x, y - 4.5, 15, 9, **look))


def hatch(text: str) -> Item:
    """A hatching."""

    def sign(canvas: Canvas, x: float, y: float) -> None:
        canvas.hatched(x, y - 4.5, 15, 9, 2.7, style.MUTED)

    return Item(text, 15, sign)


def dot(text: str, colour: str, radius: float) -> Item:
    """A filled circle."""
    return Item(text, 6, lambda canvas, x, y: canvas.rings([(x + 3, y)], radius, facecolor=colour, lw=0))


def head(text: str) -> Item:
    """Words that the entries after them belong to."""
    return Item(text, 0, lambda canvas, x, y: None)


class Key:
    """Entries in rows, each row of entries of one group, and notes under them, measured before they are drawn."""

    def __init__(self, groups: Sequence[Sequence[Item]], notes: Sequence[str]) -> None:
        """Measure entries and notes."""
        self.places: list[tuple[Item, str, int, float]] = []
        self.rows = 0
        for group in groups:
            self._flow(group)
        self.notes = [text for note in notes for text in wrap(note, ROOM, style.SMALL)]
        self.height = 6 + self.rows * ROW + len(self.notes) * style.SMALL * style.LINE + style.MARGIN

    def _flow(self, group: Sequence[Item]) -> None:
        x = style.MARGIN
        for place, item in enumerate(group):
            gap = item.wide + 5 if item.wide else 0
            text = wrap(item.text, ROOM - gap, style.SMALL, lines=1)[0]
            needed = gap + width(text, style.SMALL)
            if place and x + needed > style.MARGIN + ROOM:
                self.rows, x = self.rows + 1, style.MARGIN
            self.places.append((item, text, self.rows, x))
            x += needed + 13
        self.rows += bool(group)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put the key under `top`."""
        for item, text, row, x in self.places:
            y = top + 6 + row * ROW
            item.sign(canvas, x, y + 5)
            canvas.text(x + (item.wide + 5 if item.wide else 0), y, text, style.SMALL)
        canvas.block(style.MARGIN, top + 6 + self.rows * ROW, self.notes, style.SMALL, color=style.MUTED)
