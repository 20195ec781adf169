"""Courses of numbers over years: lines that break where nothing is known, single figures as hollow marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.words import wrap

LEFT, TOP, HIGH, BOTTOM = 66.0, 10.0, 150.0, 20.0
LABELS = 128.0  # points at the right for the names of the lines
STEPS = (1, 2, 5, 10, 20, 50, 100)
TICK = 34.0  # the least room between two years that are named
SIZE = 5.0


@dataclass(frozen=True)
class Course:
    """One course: its name, its values by year, how it is drawn; `joined`: whether neighbouring years are one line."""

    name: str
    values: dict[int, float]
    mark: style.Mark
    joined: bool = True


@dataclass(frozen=True)
class Chart:
    """Courses on one scale from zero; said: a value in words; notes: what stands below; step: years between values."""

    courses: Sequence[Course]
    said: Callable[[float], str]
    notes: Sequence[str] = ()
    top: float = 0.0
    step: int = 1
    suffix: str = ""

    def figure(self) -> Canvas:
        """The chart with its axis, its lines and their names."""
        lines = [line for note in self.notes for line in wrap(note, style.WIDTH - 2 * style.MARGIN, style.SMALL)]
        below = len(lines) * style.SMALL * style.LINE + 6
        canvas = Canvas(style.WIDTH, TOP + HIGH + BOTTOM + below)
        self._scale(canvas)
        for course in self.courses:
            self._course(canvas, course)
        self._names(canvas)
        canvas.block(style.MARGIN, TOP + HIGH + BOTTOM, lines, style.SMALL, color=style.MUTED)
        return canvas

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and the last year of any course."""
        every = [year for course in self.courses for year in course.values]
        return min(every), max(every)

    @cached_property
    def ceiling(self) -> float:
        """The value at the upper edge, a round one."""
        if self.top:
            return self.top
        most = max((value for course in self.courses for value in course.values.values()), default=0) or 1
        unit = 10 ** floor(log10(most))
        return ceil(most / unit * 2) / 2 * unit

    def _x(self, year: float) -> float:
        first, last = self.years
        return LEFT + (year - first) * (style.WIDTH - LEFT - LABELS) / max(last - first, 1)

    def _y(self, value: float) -> float:
        return TOP + HIGH * (1 - value / self.ceiling)

    def _scale(self, canvas: Canvas) -> None:
        right = style.WIDTH - LABELS
        for part in range(5):
            value = self.ceiling * part / 4
            canvas.line([(LEFT, self._y(value)), (right, self._y(value))], style.RULE if part == 0 else style.PALE)
            half = style.SMALL * style.LINE / 2
            canvas.text(LEFT - 5, self._y(value) - half, self.said(value), style.SMALL, ha="right", color=style.MUTED)
        first, last = self.years
        step = next((step for step in STEPS if (self._x(first + step) - LEFT) >= TICK), STEPS[-1])
        for year in range(first, last + 1):
            if year % step == 0 or first == last:
                canvas.line([(self._x(year), TOP + HIGH), (self._x(year), TOP + HIGH + 3)], style.RULE)
                canvas.text(
                    self._x(year), TOP + HIGH + 4, f"{year}{self.suffix}", style.SMALL, ha="center", color=style.MUTED
                )

    def _course(self, canvas: Canvas, course: Course) -> None:
        for stretch in _stretches(course.values, self.step) if course.joined else ():
            points = [(self._x(year), self._y(course.values[year])) for year in stretch]
            if len(points) > 1:
                canvas.line(points, course.mark.colour, 1.4, course.mark.dash, 3)
            else:
                canvas.mark(*points[0], course.mark, 3.0)
        for year, value in () if course.joined else course.values.items():
            canvas.mark(self._x(year), self._y(value), course.mark, SIZE, hollow=True)

    def _names(self, canvas: Canvas) -> None:
        """The names beside the ends of the lines, moved apart where they would touch."""
        wanted = []
        for course in self.courses:
            if course.values:
                lines = wrap(course.name, LABELS - 24, style.SMALL)
                wanted.append((self._y(course.values[max(course.values)]), lines, course))
        wanted.sort(key=lambda one: one[0])
        for begin, (_, lines, course) in zip(_apart(wanted), wanted, strict=True):
            x, middle = style.WIDTH - LABELS + 8, begin + style.SMALL * style.LINE / 2
            if course.joined:
                canvas.line([(x, middle), (x + 10, middle)], course.mark.colour, 1.4, course.mark.dash)
            else:
                canvas.mark(x + 5, middle, course.mark, SIZE, hollow=True)
            canvas.block(x + 14, begin, lines, style.SMALL)


def _apart(wanted: Sequence[tuple[float, list[str], Course]]) -> list[float]:
    """Where each name begins: beside its line's end, moved down from the one above, then up from the lower edge."""
    highs = [len(lines) * style.SMALL * style.LINE + 2 for _, lines, _ in wanted]
    begins, place = [], TOP - 4
    for (y, _, _), high in zip(wanted, highs, strict=True):
        begins.append(max(place, y - high / 2))
        place = begins[-1] + high
    edge = TOP + HIGH + BOTTOM - 4
    for at in reversed(range(len(begins))):
        begins[at] = min(begins[at], edge - highs[at])
        edge = begins[at]
    return begins


def _stretches(values: dict[int, float], step: int) -> list[list[int]]:
    """Years that follow one another by `step`, stretch by stretch."""
    found: list[list[int]] = []
    for year in sorted(values):
        if found and year == found[-1][-1] + step:
            found[-1].append(year)
        else:
            found.append([year])
    return found
