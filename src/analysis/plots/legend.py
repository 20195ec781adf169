"""What the lines of a network mean, and what it leaves out, in rows under it."""

from collections.abc import Sequence

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.ties import Tie
from analysis.plots.words import Words, width, wrap


class Legend:
    """Samples of the lines with their words, and notes, measured before they are drawn."""

    def __init__(self, bows: Sequence[Tie], notes: Sequence[str], lettered: bool, words: Words) -> None:
        """Measure the legend of the ties drawn."""
        layers = [layer for layer in style.LAYERS if any(tie.layer == layer for tie in bows)]
        others = dict.fromkeys(tie.layer for tie in bows if tie.layer not in style.LAYERS)
        self.items = [
            (style.LAYERS.get(layer, style.OTHER), words.word("layer", layer)) for layer in [*layers, *others]
        ]
        self.lettered = lettered
        self.notes = [line for note in notes for line in wrap(note, style.WIDTH - 2 * style.MARGIN, style.SMALL)]
        self.places = self._flow()
        rows = 1 + max((row for row, _ in self.places), default=-1)
        self.height = rows * 14 + len(self.notes) * style.SMALL * style.LINE + 12

    def _flow(self) -> list[tuple[int, float]]:
        row, x, places = 0, style.MARGIN, []
        for _, text in self.items:
            needed = 34 + (10 if self.lettered else 0) + width(text, style.SMALL) + 16
            if places and x + needed > style.WIDTH:
                row, x = row + 1, style.MARGIN
            places.append((row, x))
            x += needed
        return places

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put the legend under `top`."""
        for (mark, text), (row, x) in zip(self.items, self.places, strict=True):
            y = top + 6 + row * 14
            canvas.line([(x, y + 5), (x + 28, y + 5)], mark.colour, 1.2, mark.dash)
            if self.lettered:
                canvas.text(x + 33, y, mark.letter, style.SMALL, color=mark.colour, weight="bold")
            canvas.text(x + (44 if self.lettered else 34), y, text, style.SMALL, color=style.INK)
        rows = 1 + max((row for row, _ in self.places), default=-1)
        canvas.block(style.MARGIN, top + 8 + rows * 14, self.notes, style.SMALL, color=style.MUTED)
