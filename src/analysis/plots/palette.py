"""A picture with few colours as a small PNG: the colours that it is drawn in exactly, their mixtures nearly."""

import io
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from PIL import Image

MOST = 256  # colours of such a file
FINE = 2  # bits of a colour that are not looked at where it is a mixture
PAPER = 0xFFFFFFFF
STRIP = 128  # rows that are looked at together: a tall picture takes no more memory than a low one

Colour = tuple[int, int, int]


def png(pixels: np.ndarray, colours: Iterable[Colour]) -> bytes:
    """Pixels (rows, columns, four bytes of which the last is not looked at) as a PNG of `colours` on white paper."""
    high, wide = pixels.shape[:2]
    told, known = _palette(tuple(sorted({*colours} - {(255, 255, 255)})))
    places = np.zeros((high, wide), np.uint8)
    for top in range(0, high, STRIP):
        _place(pixels[top : top + STRIP], places[top : top + STRIP], told, known)
    image = Image.frombuffer("P", (wide, high), places, "raw", "P", 0, 1)
    image.putpalette(told.astype(np.uint8).tobytes())
    file = io.BytesIO()
    image.save(file, "png")
    return file.getvalue()


def _place(pixels: np.ndarray, places: np.ndarray, told: np.ndarray, known: np.ndarray) -> None:
    """Write the places of the pixels' colours in the palette."""
    seen = np.ascontiguousarray(pixels).view(np.uint32).ravel()
    drawn = np.flatnonzero(seen != PAPER)
    cells = _cells(pixels.reshape(-1, 4)[drawn])
    new = np.unique(cells[known[cells] < 0])
    known[new] = _nearest(new, told)
    places.reshape(-1)[drawn] = known[cells]


@lru_cache(maxsize=64)
def _palette(colours: tuple[Colour, ...]) -> tuple[np.ndarray, np.ndarray]:
    """White and each colour in as many strengths as there is room for; for each cell of colours its place therein."""
    steps = max(1, (MOST - 1) // max(1, len(colours)))
    white, full = np.full(3, 255), np.array(colours, int).reshape(-1, 3)
    shades = [np.round(white + (full - white) * (steps - step) / steps) for step in range(steps)]
    told = np.concatenate([white[None], *shades])[:MOST].astype(int)
    known = np.full(1 << 3 * (8 - FINE), -1, np.int16)
    known[_cells(full)] = np.arange(1, len(full) + 1)
    return told, known


def _cells(colours: np.ndarray) -> np.ndarray:
    """Colours that differ by little as one number."""
    red, green, blue = (colours[:, place].astype(np.int32) >> FINE for place in range(3))
    return (red << 2 * (8 - FINE)) | (green << (8 - FINE)) | blue


def _nearest(cells: np.ndarray, told: np.ndarray) -> np.ndarray:
    """The place of the colour nearest to the middle of each cell."""
    bits = 8 - FINE
    parts = np.column_stack([cells >> 2 * bits, cells >> bits, cells]) & ((1 << bits) - 1)
    middles = (parts << FINE) + (1 << FINE) // 2
    apart = (told**2).sum(axis=1)[None] - 2 * middles @ told.T
    return apart.argmin(axis=1)
