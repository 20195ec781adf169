"""Spells of diplomatic relations as upright bands beside a timeline's axis."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.path import Path

from analysis import dates
from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.entries import day
from analysis.plots.frames import Names, records
from analysis.plots.words import Words, plain, width
from analysis.plots.years import Axis

WIDE, GAP = 12.0, 3.0
FADE = 9.0  # points over which a band that has no end in the sources runs out


@dataclass(frozen=True)
class Band:
    """One spell: whose, the name that not every spell shares, its days (None: not said), and its column."""

    pair: str
    other: str
    first: int | None
    last: int | None
    past: bool
    column: int


def read(spells: pd.DataFrame, names: Names) -> list[Band]:
    """The spells of a frame of `timeline.spells`, side by side where they overlap."""
    found: list[Band] = []
    ends: list[int] = []
    rows = records(spells)
    shared = set.intersection(*({row["a"], row["b"]} for row in rows)) if rows else set()
    for row in rows:
        first = day(dates.earliest(row["start"])) if row["start"] else None
        last = day(dates.latest(row["end"])) if row["end"] else None
        column = next((number for number, end in enumerate(ends) if end <= (first or 0)), len(ends))
        ends[column : column + 1] = [last or day(dates.LAST_DAY)]
        pair = f"{plain(names(row['a']))}–{plain(names(row['b']))}"
        other = "–".join(plain(names(row[end])) for end in ("a", "b") if row[end] not in shared)
        found.append(Band(pair, other, first, last, bool(row.get("past", False)), column))
    return found


def room(bands: list[Band]) -> float:
    """Points that the bands take side by side."""
    return (WIDE + GAP) * (1 + max((band.column for band in bands), default=-1))


def draw(canvas: Canvas, bands: list[Band], axis: Axis, left: float, top: float, words: Words) -> None:
    """Every band with its words inside, as many as there is length for."""
    for band in bands:
        x = left + band.column * (WIDE + GAP)
        start = axis.at(band.first) if band.first is not None else 0.0
        end = axis.at(band.last) if band.last is not None else axis.length
        _bar(canvas, band, x, top + start, top + end)
        low, high = _longest(start + FADE / 2, end - FADE / 2, axis)
        text = next((text for text in _texts(band, words) if width(text, style.SMALL) <= high - low - 4), "")
        colour = style.INK if band.past else style.PAPER
        canvas.upright(x + WIDE / 2, top + (low + high) / 2, text, color=colour, va="center", zorder=6)


def _longest(start: float, end: float, axis: Axis) -> tuple[float, float]:
    """The longest part of a band that no cut of the axis crosses."""
    crossed = [(axis.at(first) + axis.at(last)) / 2 for first, last in axis.cuts]
    ends = [start, *(y for y in crossed if start < y < end), end]
    parts = [(low + 6 * (low != start), high - 6 * (high != end)) for low, high in pairwise(ends)]
    return max(parts, key=lambda part: part[1] - part[0])


def _bar(canvas: Canvas, band: Band, x: float, top: float, bottom: float) -> None:
    """A plain edge where the day is known, a notch above and a tip below where the sources give none."""
    middle = x + WIDE / 2
    above = [(x, top), (middle, top + FADE / 2), (x + WIDE, top)] if band.first is None else [(x, top), (x + WIDE, top)]
    tip = max(bottom - FADE / 2, top)
    below = [(x + WIDE, tip), (middle, bottom), (x, tip)] if band.last is None else [(x + WIDE, bottom), (x, bottom)]
    outline = Path([*above, *below, above[0]], closed=True)
    canvas.path(outline, z=2, facecolor="#c9d3e0" if band.past else style.NAVY, edgecolor="none", lw=0)


def _texts(band: Band, words: Words) -> list[str]:
    return [words("timeline.spell_long", pair=band.pair), band.pair, band.other]
