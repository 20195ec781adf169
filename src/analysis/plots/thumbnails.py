"""Figures as an index of pages shows them: 480 × 320 pixels, whole where their shape allows it, else cut off."""

import io

import numpy as np
from PIL import Image

from analysis.plots import palette, pixels
from analysis.plots.canvas import Canvas

WIDE, HIGH = 480, 320
TALL, SEEN = 1.25, 320.0  # how much taller a figure seen whole may be, and the points seen of one that is taller


def drawn(sheet: Canvas) -> bytes:
    """A sheet drawn so small."""
    across = sheet.width if _whole(sheet.width, sheet.height) else min(sheet.width, SEEN)
    seen = pixels.drawn(sheet, WIDE / across * 72)[:HIGH, :WIDE]
    return palette.png(_framed(seen), pixels.colours(sheet))


def shrunk(png: bytes, dpi: int = 160) -> bytes:
    """The picture of a PNG with so many dots an inch, made smaller."""
    large = Image.open(io.BytesIO(png))
    told = np.array(large.getpalette() or [], int).reshape(-1, 3).tolist() if large.mode == "P" else []
    across = large.width if _whole(*large.size) else min(large.width, round(SEEN * dpi / 72))
    down = min(large.height, round(across * HIGH / WIDE))
    part = large.convert("RGBA").resize((WIDE, round(down * WIDE / across)), box=(0, 0, across, down), reducing_gap=2)
    return palette.png(_framed(np.asarray(part)), [(red, green, blue) for red, green, blue in told])


def _whole(wide: float, high: float) -> bool:
    return high * WIDE <= wide * HIGH * TALL


def _framed(seen: np.ndarray) -> np.ndarray:
    """Pixels in the middle of a white sheet."""
    seen = seen[:HIGH]
    paper = np.full((HIGH, WIDE, 4), 255, dtype=np.uint8)
    top, left = (HIGH - seen.shape[0]) // 2, (WIDE - seen.shape[1]) // 2
    paper[top : top + seen.shape[0], left : left + seen.shape[1]] = seen
    return paper
