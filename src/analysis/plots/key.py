"""What the signs of a timeline mean: only those that it uses, in the corner that its columns leave free."""

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.entries import Entry
from analysis.plots.words import Words, wrap

SAMPLE = 22.0
PITCH = style.SMALL * style.LINE


class Key:
    """The signs in use, with their words wrapped to the room there is."""

    def __init__(self, found: list[Entry], cut: bool, silent: bool, uneven: bool, room: float, words: Words) -> None:
        """Look through the entries for what needs telling."""
        used = {
            "bar": any(not entry.exact and not entry.pale for entry in found),
            "pale": any(entry.pale for entry in found),
            "hollow": any(entry.hollow for entry in found),
            "silence": silent,
            "uneven": uneven,
            "cut": cut,
        }
        told = [name for name, there in used.items() if there]
        self.lines = [(name, wrap(words(f"key.{name}"), room - SAMPLE - style.MARGIN, style.SMALL)) for name in told]

    @property
    def height(self) -> float:
        """Points from the figure's upper edge to where the last line ends."""
        return style.MARGIN + sum(len(lines) * PITCH + 2 for _, lines in self.lines)

    def draw(self, canvas: Canvas, left: float) -> None:
        """Put the key into the upper corner, from `left` on."""
        top = style.MARGIN
        for name, lines in self.lines:
            _sample(canvas, name, left + 5, top + PITCH / 2)
            top = canvas.block(left + SAMPLE, top, lines, style.SMALL, color=style.MUTED) + 2


def _sample(canvas: Canvas, name: str, x: float, y: float) -> None:
    if name == "bar":
        canvas.bar(x - 1.6, y - 4.5, 3.2, 9, facecolor=style.MUTED, edgecolor=style.MUTED, lw=0.9)
    elif name == "pale":
        canvas.bar(x - 1.6, y - 4.5, 3.2, 9, facecolor=style.PAPER, edgecolor=style.MUTED, lw=0.9, ls=(0, (2, 1.2)))
    elif name == "hollow":
        canvas.mark(x, y, style.Mark(style.MUTED, "o"), 6.0, hollow=True)
    elif name == "silence":
        canvas.hatched(x - 7, y - 4, 14, 8)
    elif name == "uneven":
        for shift in (-4.5, -1.5, 0.0, 4.5):
            canvas.line([(x - 6, y + shift), (x + 6, y + shift)], style.RULE, 0.8)
    else:
        for shift in (-1.5, 1.5):
            teeth = [(x - 7 + number * 3.5, y + shift + (1.4 if number % 2 else -1.4)) for number in range(5)]
            canvas.line(teeth, style.MUTED, 0.7)
