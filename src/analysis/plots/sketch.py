"""A timeline on a card: a line for each kind, a mark for each dated entry, the first year and the last."""

from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.entries import Entry
from analysis.plots.words import Words
from analysis.plots.years import new_year, year_of

WIDE, HIGH = 240.0, 160.0
LEFT, RIGHT, FOOT = 88.0, 14.0, 22.0
STEP = 30.0  # points between two lines, at most


def sketch(found: list[Entry], words: Words) -> Canvas:
    """The entries on an even scale of years, all of it on a sheet of 240 × 160 points."""
    canvas = Canvas(WIDE, HIGH)
    lanes = [lane for lane in style.LANES if any(entry.lane == lane for entry in found)]
    first, last = _years([entry for entry in found if not entry.vague] or found)
    step = min(STEP, (HIGH - FOOT - 8) / len(lanes))
    top = (HIGH - FOOT - step * len(lanes)) / 2 + step / 2 + 2

    def at(day: int) -> float:
        share = (day - new_year(first)) / (new_year(last) - new_year(first))
        return LEFT + (WIDE - LEFT - RIGHT) * min(max(share, 0.0), 1.0)

    for number, lane in enumerate(lanes):
        y = top + number * step
        canvas.line([(LEFT, y), (WIDE - RIGHT, y)], "#d3d6d9", 0.7)
        canvas.text(LEFT - 10, y - style.BODY * 0.62, words.word("lane", lane), ha="right")
        for entry in found:
            if entry.lane == lane:
                _mark(canvas, entry, at(entry.last if entry.open_start else entry.first), at(entry.last), y, step)
    foot = HIGH - FOOT + 4
    canvas.text(LEFT, foot, str(first), color=style.MUTED)
    canvas.text(WIDE - RIGHT, foot, str(last - 1), ha="right", color=style.MUTED)
    return canvas


def _years(found: list[Entry]) -> tuple[int, int]:
    """The first year, and the one after the last."""
    starts = [entry.last if entry.open_start else entry.first for entry in found]
    ends = [entry.first if entry.open_end else entry.last for entry in found]
    first, last = year_of(min(starts)), year_of(max(ends)) + 1
    return (first, last) if last - first > 1 else (first - 1, last + 1)


def _mark(canvas: Canvas, entry: Entry, start: float, end: float, y: float, step: float) -> None:
    size = min(9.0, step - 2)
    if entry.open_end or end - start < size * 1.5:
        canvas.mark(start if entry.open_end else (start + end) / 2, y, entry.mark, size, entry.hollow or entry.pale)
        return
    face = style.PAPER if entry.pale or entry.hollow else entry.mark.colour
    look = {"facecolor": face, "edgecolor": entry.mark.colour, "lw": 0.9, "ls": (0, (2, 1.2)) if entry.pale else "-"}
    canvas.bar(start, y - size / 4, end - start, size / 2, zorder=3, **look)
