"""A finished figure: what is drawn, the same in words, the rows behind it, and its bytes as SVG and PNG.

matplotlib's figures are imported by who asks for one: a sheet becomes SVG and PNG without them.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.plots import pixels, style, thumbnails, vector
from analysis.plots.canvas import Canvas
from analysis.plots.words import plain

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.text import Text


class TextBox(NamedTuple):
    """A text as drawn: its outermost edges in points from the figure's upper left corner, and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure with its alt text, the frame of what it shows (one row is one thing drawn) and a name for its files.

    `sheet` is a figure of this project, or one of matplotlib; `small` the figure made anew for an index's card.
    """

    sheet: Canvas | Figure
    alt: str
    data: pd.DataFrame
    name: str
    small: Canvas | None = None

    @cached_property
    def figure(self) -> Figure:
        """The same drawing as a figure of matplotlib."""
        from analysis.plots import artists

        return artists.figure(self.sheet) if isinstance(self.sheet, Canvas) else self.sheet

    def svg(self) -> str:
        """The figure as one `<svg>` element to stand inside a page: text as text, ids under the figure's name."""
        if isinstance(self.sheet, Canvas):
            return vector.svg(self.sheet, self.name, plain(self.alt))
        from analysis.plots import tidy

        with _unseen_signs():
            return tidy.svg(self.sheet, self.name, plain(self.alt))

    def png(self, dpi: int = 160) -> bytes:
        """The figure as PNG."""
        if isinstance(self.sheet, Canvas):
            return pixels.png(self.sheet, dpi)
        with style.look(), _unseen_signs():
            file = io.BytesIO()
            self.sheet.savefig(file, format="png", dpi=dpi, metadata={"Software": None})
        return file.getvalue()

    def text_boxes(self) -> list[TextBox]:
        """Every text of the figure as matplotlib's renderer measures it."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.text import Text

        with style.look(), _unseen_signs():
            canvas = FigureCanvasAgg(self.figure)
            canvas.draw()
            return [_box(text, canvas) for text in self.figure.findobj(Text) if text.get_visible() and text.get_text()]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}


def slug(*parts: str) -> str:
    """A name for files and ids from words and codes.

    >>> slug("timeline", "MEX", "BLR")
    'timeline-mex-blr'
    """
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")


def thumbnail(drawing: Drawing) -> bytes:
    """A PNG 480 × 320 pixels for an index of pages: the small figure, else the whole one where its shape allows it,
    else its upper left part at a size that can be read.
    """
    if drawing.small:
        return thumbnails.drawn(drawing.small)
    return thumbnails.shrunk(drawing.png())


@contextmanager
def _unseen_signs() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*missing from font")
        yield


def _box(text: Text, canvas: FigureCanvasAgg) -> TextBox:
    scale = 72 / canvas.figure.dpi
    edges = text.get_window_extent(canvas.get_renderer())
    height = canvas.figure.get_figheight() * 72
    top, bottom = height - edges.y1 * scale, height - edges.y0 * scale
    return TextBox(text.get_text(), edges.x0 * scale, top, edges.x1 * scale, bottom, float(text.get_fontsize()))
