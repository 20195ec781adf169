"""Letters of the figures' font: how wide a line of text is, and how much of each pixel it covers.

The width of a text is the sum of its letters' steps, which depend on the next letter alone but where letters grow
together; such texts, and those of scripts whose letters change their shapes, are measured and drawn as a whole.
"""

import re
import warnings
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil, floor
from typing import Any

import numpy as np
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from analysis.plots import style

EM, PART = 100.0, 64.0  # letters are measured at this size, in parts of a point
FINE = 4  # places within a pixel at which a letter may begin
APART = re.compile(  # letters that the font has, each of which stands for itself
    "[ -~\u00a0-\u02e9\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u0525"
    "\u1e00-\u1efb\u2010-\u2027\u2030-\u205e\u20ac→]*"
)
GROWN = re.compile("f[fijlt]")

Drawn = tuple[np.ndarray, int, int]  # the share of each pixel; the first column; rows above the baseline


def width(text: str, weight: str = "normal") -> float:
    """How far a text of size 100 reaches, in points."""
    return _far(text, weight) / PART


@lru_cache(maxsize=4096)
def rise(text: str, weight: str = "normal") -> tuple[float, float]:
    """How far a text of size 100 reaches above its baseline and below, in points: at least as far as the font does."""
    font = _set(text, weight)
    high, low = font.get_width_height()[1] / PART, font.get_descent() / PART
    table, unit = font.get_sfnt_table("OS/2"), EM / font.units_per_EM
    least = (table["sTypoAscender"] * unit, -table["sTypoDescender"] * unit) if table else (0.0, 0.0)
    return max(high - low, least[0]), max(low, least[1])


def drawn(text: str, size: float, weight: str, dpi: float, x: float) -> Drawn:
    """The pixels of a text whose baseline begins at the pixel `x`, which need not be a whole one."""
    scale = size / EM * dpi / 72 / PART
    found = []
    for piece, far in _pieces(text, weight):
        column, phase = divmod(round(FINE * (x + far * scale)), FINE)
        share, left, top = _letter(piece, weight, size, dpi, phase)
        found.append((share, column + left, top))
    if not found:
        return np.zeros((0, 0), np.uint8), 0, 0
    first, top = min(left for _, left, _ in found), max(top for *_, top in found)
    last = max(left + share.shape[1] for share, left, _ in found)
    low = max(share.shape[0] - above for share, _, above in found)
    sheet = np.zeros((top + low, last - first), np.uint8)
    for share, left, above in found:
        part = sheet[top - above : top - above + share.shape[0], left - first : left - first + share.shape[1]]
        np.maximum(part, share, out=part)
    return sheet, first, top


def _far(text: str, weight: str) -> int:
    if not text or not APART.fullmatch(text) or GROWN.search(text):
        return _whole(text, weight)
    return sum(map(STEPS[weight].__getitem__, pairwise(text))) + _whole(text[-1], weight)


def _pieces(text: str, weight: str) -> list[tuple[str, int]]:
    """The letters of a text with where each begins; the whole text where they hang together."""
    if not APART.fullmatch(text):
        return [(text, 0)]
    found, far = [], 0
    for one, step in zip(text, map(STEPS[weight].__getitem__, pairwise(f"{text} ")), strict=True):
        if not one.isspace():
            found.append((one, far))
        far += step
    return found


class _Steps(dict[tuple[str, str], int]):
    """How far it is from a letter to the next one, by both, once they were asked for."""

    def __init__(self, weight: str) -> None:
        self.weight = weight

    def __missing__(self, pair: tuple[str, str]) -> int:
        one, other = pair
        self[pair] = _whole(one + other, self.weight) - _whole(other, self.weight)
        return self[pair]


STEPS = {weight: _Steps(weight) for weight in ("normal", "bold")}


@lru_cache(maxsize=8192)
def _whole(text: str, weight: str) -> int:
    return _set(text, weight).get_width_height()[0]


def _set(text: str, weight: str, size: float = EM, dpi: float = 72) -> FT2Font:
    font = _font(weight)
    font.set_size(size, dpi)
    if APART.fullmatch(text):
        font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
        return font
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a sign that the font lacks still takes its place
        font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return font


def _font(weight: str) -> FT2Font:
    """The font, not kept here: matplotlib opens it anew in a forked child, where the file's place would be shared."""
    return get_font(_path(weight))


@cache
def _path(weight: str) -> str:
    plain: Any = {"style": "normal", "variant": "normal", "stretch": "normal"}
    return str(findfont(FontProperties(family=list(style.FONTS[:1]), weight=weight, **plain)))


@lru_cache(maxsize=16384)
def _letter(piece: str, weight: str, size: float, dpi: float, phase: int) -> Drawn:
    """The pixels of a letter that begins at one of the places within a pixel: the large one's brought together."""
    large, left, top = _large(piece, weight, size, dpi)
    column, above = (left + phase) // FINE, -(-top // FINE)
    before, over = left + phase - column * FINE, above * FINE - top
    high, wide = over + large.shape[0], before + large.shape[1]
    sheet = np.zeros((ceil(high / FINE) * FINE, ceil(wide / FINE) * FINE), np.uint8)
    sheet[over:high, before:wide] = large
    share = sheet.reshape(sheet.shape[0] // FINE, FINE, -1, FINE).mean(axis=(1, 3))
    return share.round().astype(np.uint8), column, above


@lru_cache(maxsize=4096)
def _large(piece: str, weight: str, size: float, dpi: float) -> Drawn:
    """A letter four times as large as it will be."""
    font = _set(piece, weight, size * FINE, dpi)
    font.draw_glyphs_to_bitmap(antialiased=True)
    left, top = font.get_bitmap_offset()[0], font.get_width_height()[1] - font.get_descent()
    return np.array(font.get_image()), floor(left / PART), ceil(top / PART)
