"""A figure of nothing says so in words, where an empty pair of axes would say that there is nothing in the world."""

import pandas as pd

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.words import wrap

CARD = (240.0, 160.0)  # points: a card in an index of pages


def nothing(text: str, data: pd.DataFrame, name: str, room: float = style.WIDTH) -> Drawing:
    """A drawing that holds one sentence, which is its alt text too."""
    lines = wrap(text, room - 4 * style.MARGIN)
    canvas = Canvas(room, len(lines) * style.BODY * style.LINE + 24)
    canvas.bar(0.5, 0.5, room - 1, canvas.height - 1, facecolor=style.PAPER, edgecolor=style.RULE, lw=0.6)
    canvas.block(2 * style.MARGIN, 12, lines, color=style.MUTED)
    return Drawing(canvas, text, data, name, _card(text))


def _card(text: str) -> Canvas:
    """The sentence in the middle of a card."""
    card = Canvas(*CARD)
    lines = wrap(text, card.width - 8 * style.MARGIN)
    card.block(4 * style.MARGIN, (card.height - len(lines) * style.BODY * style.LINE) / 2, lines, color=style.MUTED)
    return card
