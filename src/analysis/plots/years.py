"""An axis of years that runs downwards: busy stretches at their own scale, long empty ones shortened and marked."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

EMPTY = 20  # whole years without any mark from which a stretch is shortened
QUIET = 4  # whole years without any mark from which a stretch has a scale of its own
BREAK = 30.0  # points that a shortened stretch takes at least
YEAR = 5.0  # points that a year takes at least, and in a quiet stretch
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
TICK = 15.0  # points between the years that are written

Span = tuple[int, int]


@dataclass(frozen=True)
class Axis:
    """Days (as ordinals) to points: straight between knots; `cuts` are the stretches drawn shortened."""

    days: tuple[int, ...]
    points: tuple[float, ...]
    cuts: tuple[Span, ...]

    def at(self, day: int) -> float:
        """Where a day lies, in points below the axis's beginning."""
        return float(np.interp(day, self.days, self.points))

    @property
    def length(self) -> float:
        """The whole axis in points."""
        return self.points[-1]

    @property
    def uneven(self) -> bool:
        """Whether a year takes more room in one stretch than in another."""
        scales = np.diff(self.points) / np.diff(self.days)
        return bool(scales.max() > 1.5 * scales.min())

    def ticks(self) -> list[tuple[int, float]]:
        """The years to write, each with its place; every stretch at its own round step, none inside a cut."""
        found: list[tuple[int, float]] = []
        for first, last in pairwise(self.days):
            if (first, last) not in self.cuts:
                found += self._stretch(first, last)
        spaced: list[tuple[int, float]] = []
        for year, y in found:
            if not spaced or y - spaced[-1][1] >= TICK * 0.8:
                spaced.append((year, y))
        return spaced

    def _stretch(self, first: int, last: int) -> list[tuple[int, float]]:
        scale = (self.at(last) - self.at(first)) / max(last - first, 1) * 365.25
        step = next((step for step in STEPS if step * scale >= TICK), STEPS[-1])
        years = range(year_of(first), year_of(last) + 1)
        round_years = [year for year in years if year % step == 0] or [years[0]]
        return [(year, self.at(new_year(year))) for year in round_years if first <= new_year(year) <= last]


def year_of(day: int) -> int:
    """The year that a day lies in."""
    return date.fromordinal(day).year


def new_year(year: int) -> int:
    """The first day of a year."""
    return date(max(1, min(year, 9999)), 1, 1).toordinal()


def empty_stretches(spans: Sequence[Span], years: int) -> list[Span]:
    """Stretches of whole calendar years, at least `years` of them, that no span touches.

    A span longer than three years touches only at its ends.
    """
    points = sorted(end for first, last in spans for end in _touched(first, last))
    cuts = []
    for before, after in pairwise(points):
        first, last = year_of(before) + 1, year_of(after)
        if last - first >= years:
            cuts.append((new_year(first), new_year(last)))
    return cuts


def _touched(first: int, last: int) -> tuple[int, ...]:
    return (first, last) if last - first > 3 * 366 else (first, (first + last) // 2, last)


def axis(spans: Sequence[Span], demand: Sequence[tuple[int, float]]) -> Axis:
    """The axis of all years that the spans touch: a busy stretch is as long as the texts beside it need, a quiet one
    has the same scale everywhere, an empty one is cut short.

    `demand`: for each text the day it belongs to and its height in points.
    """
    quiet = empty_stretches(spans, QUIET)
    cuts = {cut for cut in quiet if year_of(cut[1]) - year_of(cut[0]) >= EMPTY}
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    ends = {new_year(year_of(first)), new_year(year_of(last) + 1)}
    knots = sorted(ends | {day for stretch in quiet for day in stretch})
    needed = [0.0] * len(knots)
    for day, height in demand:
        needed[min(max(bisect_right(knots, day) - 1, 0), len(knots) - 2)] += height
    points = [0.0]
    for number, (start, end) in enumerate(pairwise(knots)):
        least = BREAK if (start, end) in cuts else YEAR * (year_of(end) - year_of(start))
        points.append(points[-1] + max(least, needed[number]))
    return Axis(tuple(knots), tuple(points), tuple(sorted(cuts)))
