"""A sheet as pixels: outlines by matplotlib's renderer, letters from their own pixels, few colours in the file."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.transforms import Affine2D

from analysis.plots import letters, palette
from analysis.plots.canvas import Canvas, Outline, Text


def png(sheet: Canvas, dpi: float) -> bytes:
    """A sheet as a PNG of the colours that it is drawn in and of their mixtures with the paper's."""
    return palette.png(drawn(sheet, dpi), colours(sheet))


def colours(sheet: Canvas) -> set[palette.Colour]:
    """The colours that a sheet is drawn in."""
    told = {item.color for item in sheet.items if isinstance(item, Text)}
    told |= {colour for item in sheet.items if isinstance(item, Outline) for colour in (item.face, item.edge)}
    return {_rgb(colour) for colour in told - {"none"}}


def drawn(sheet: Canvas, dpi: float) -> np.ndarray:
    """The pixels of a sheet: rows, columns, and three colours with a fourth byte that says nothing."""
    scale = dpi / 72
    renderer = RendererAgg(sheet.width * scale, sheet.height * scale, dpi)
    paper = np.asarray(renderer.buffer_rgba())
    paper[:] = 255
    place = Affine2D().scale(scale, -scale).translate(0, sheet.height * scale)
    for item in sheet.ordered:
        if isinstance(item, Text):
            _write(paper, item, scale, sheet.height * scale % 1)
        else:
            _draw(renderer, item, place)
    return paper


def _draw(renderer: RendererAgg, item: Outline, place: Affine2D) -> None:
    pen: Any = renderer.new_gc()
    pen.set_foreground(to_rgba(item.edge, item.alpha), isRGBA=True)
    pen.set_linewidth(0 if item.edge == "none" else item.width)
    pen.set_dashes(0, [part * item.width for part in item.dash] or None)
    pen.set_capstyle(item.cap)
    pen.set_joinstyle(item.join)
    pen.set_snap(item.snap)
    pen.set_alpha(item.alpha)
    face = None if item.face == "none" else to_rgba(item.face, item.alpha)
    renderer.draw_path(pen, item.path, place, face)


def _write(paper: np.ndarray, item: Text, scale: float, over: float) -> None:
    """Mix the colour of a text into the pixels that it covers; `over`: the part of a pixel that the sheet is cut by."""
    x, y = (place * scale for place in origin(item))
    along, across = (over - y, x) if item.upright else (x, y - over)
    share, first, top = letters.drawn(item.text, item.size, item.weight, scale * 72, along)
    row, column = round(across) - top, first
    if item.upright:
        row, column, share = -first - share.shape[1], row, np.rot90(share)
    high, wide = paper.shape[:2]
    cut = share[max(0, -row) : max(0, high - row), max(0, -column) : max(0, wide - column)]
    row, column = max(0, row), max(0, column)
    part = paper[row : row + cut.shape[0], column : column + cut.shape[1], :3]
    ink, share = np.array(_rgb(item.color), np.uint16), cut[:, :, None].astype(np.uint16)
    part[:] = (part * (255 - share) + ink * share + 127) // 255


def origin(item: Text) -> tuple[float, float]:
    """Where the baseline of a text begins."""
    reach = letters.width(item.text, item.weight) * item.size / letters.EM
    if item.upright:
        above, below = letters.rise(item.text, item.weight)
        middle = item.x + (above - below) / 2 * item.size / letters.EM
        return middle, item.y + (reach / 2 if item.upright == "center" else 0)
    return item.x - {"left": 0.0, "center": 0.5, "right": 1.0}[item.side] * reach, item.y


@lru_cache(maxsize=256)
def _rgb(colour: str) -> palette.Colour:
    red, green, blue = (round(255 * part) for part in to_rgba(colour)[:3])
    return red, green, blue
