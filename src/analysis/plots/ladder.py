"""The drawing of a timeline: years on the left, marks in a column a kind, labels on the right joined by thin lines."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.path import Path

from analysis import dates, language
from analysis.plots import bands, style, years
from analysis.plots.bands import Band
from analysis.plots.canvas import Canvas
from analysis.plots.entries import Entry, Line, day, flow
from analysis.plots.frames import Row, records
from analysis.plots.key import Key
from analysis.plots.places import spread
from analysis.plots.words import Words, width, wrap

YEARS = 31.0  # where the written years end
LANE, LEADERS = 13.0, 24.0
PITCH, GAP = style.BODY * style.LINE, 5.0
DATES = 105.0
NEAR = style.WIDTH * 0.75  # narrower than this, dates stand above their texts
EARLY = 16.0  # points above the axis in which a decade or century begins that is older than the axis
THIN = 4.0  # the height of a mark for a month, at least


@dataclass(frozen=True)
class Item:
    """A label: the day that it belongs to, its date and its lines; of an entry, a silence or a band."""

    day: int
    when: list[str]
    lines: list[Line]
    entry: Entry | None = None
    silence: tuple[int, int] | None = None

    @property
    def rows(self) -> int:
        """How many lines of text the label takes."""
        return max(len(self.when), 1 + max((line.row for line in self.lines), default=-1))

    @property
    def height(self) -> float:
        """Points that the label takes, with the room beneath it."""
        return self.rows * PITCH + GAP


class Ladder:
    """Everything measured before the first line is drawn, since the figure is as high as its labels need."""

    def __init__(
        self, found: list[Entry], spells: list[Band], silences: pd.DataFrame, room: float, words: Words
    ) -> None:
        """Place the entries, spells and silences of one timeline on a sheet `room` points wide."""
        self.found, self.bands, self.words, self.width = found, spells, words, room
        self.lanes = [lane for lane in style.LANES if any(entry.lane == lane for entry in found)]
        self.left = YEARS + 6 + bands.room(spells)
        self.right = self.left + LANE * len(self.lanes) + 2
        self.marks = self.right + LEADERS
        self.near = room < NEAR
        self.texts = self.marks + 9 + (0 if self.near else DATES)
        items = [self._entry(entry) for entry in found] + [self._silence(row) for row in records(silences)]
        self.items = sorted(items, key=lambda item: item.day)
        self.axis = self._axis()
        self.over = EARLY if any(self._early(entry) for entry in found) else 0.0
        longest = max(width(words.word("lane", lane), style.SMALL) for lane in self.lanes)
        self.key = Key(found, bool(self.axis.cuts), len(silences) > 0, self.axis.uneven, room - self.marks, words)
        self.head = max(longest + 24 + self.over, self.key.height + 14)
        tops = [self.axis.at(item.day) - PITCH / 2 for item in self.items]
        self.tops = spread(tops, [item.height for item in self.items], -PITCH / 2, self.axis.length + PITCH / 2)

    def draw(self) -> Canvas:
        """The figure."""
        end = max(self.axis.length, self.tops[-1] + self.items[-1].height)
        canvas = Canvas(self.width, self.head + end + 8)
        self._ground(canvas)
        self._silences(canvas)
        bands.draw(canvas, self.bands, self.axis, YEARS + 6, self.head, self.words)
        self._cuts(canvas)
        for item, top in zip(self.items, self.tops, strict=True):
            self._label(canvas, item, self.head + top)
        for number, entry in enumerate(self.found):
            self._mark(canvas, entry, self._shift(number))
        self.key.draw(canvas, self.marks)
        return canvas

    def _entry(self, entry: Entry) -> Item:
        room = self.width - self.texts - style.MARGIN
        when = wrap(language.cap(entry.when), room if self.near else DATES - 6, weight="bold")
        lines = flow(entry.who, entry.text, room)
        if self.near:
            lines = [Line(line.row + len(when), line.x, line.text, line.muted) for line in lines]
        return Item(self._anchor(entry), when, lines, entry)

    def _anchor(self, entry: Entry) -> int:
        if entry.open_start:
            return entry.last
        return (
            entry.first
            if entry.pale or entry.open_end or entry.last - entry.first > 400
            else (entry.first + entry.last) // 2
        )

    def _silence(self, row: Row) -> Item:
        first, last = day(_iso(row["start"], True)), day(_iso(row["end"], False))
        said = self.words.some("timeline.silence", int(row["years"]))
        if len(row["lost"]):
            said = self.words("timeline.silence_lost", silence=said)
        room = self.width - self.marks - style.MARGIN
        lines = [
            Line(number, self.marks - self.texts, text, True)
            for number, text in enumerate(wrap(said, room, style.SMALL))
        ]
        return Item((first + last) // 2, [], lines, silence=(first, last))

    def _axis(self) -> years.Axis:
        dated = [entry for entry in self.found if not entry.vague] or self.found
        begin = min(entry.last if entry.open_start else entry.first for entry in dated)
        dated = [entry for entry in self.found if entry in dated or entry.first >= begin]
        spans = [(e.last if e.open_start else e.first, e.first if e.open_end else e.last) for e in dated]
        spans += [(end, end) for band in self.bands for end in (band.first, band.last) if end is not None]
        return years.axis(spans, [(item.day, item.height) for item in self.items])

    def _early(self, entry: Entry) -> bool:
        """Whether a decade or century begins before the axis does."""
        return entry.vague and entry.first < self.axis.days[0]

    def _ground(self, canvas: Canvas) -> None:
        bottom = self.head + self.axis.length
        for number, lane in enumerate(self.lanes):
            x = self.left + LANE * (number + 0.5)
            canvas.line([(x, self.head), (x, bottom)], "#e2e4e6", 0.6, z=0.5)
            canvas.upright(x, self.head - self.over - 15, self.words.word("lane", lane), color=style.MUTED)
            canvas.mark(x, self.head - self.over - 8, style.LANES[lane], 6.5)
        for year, y in self.axis.ticks():
            canvas.line([(YEARS + 2, self.head + y), (self.right, self.head + y)], "#dfe2e4", 0.5, z=0.7)
            canvas.text(
                YEARS, self.head + y - style.SMALL * 0.62, str(year), style.SMALL, ha="right", color=style.MUTED
            )

    def _silences(self, canvas: Canvas) -> None:
        for item in self.items:
            if item.silence:
                top, bottom = (self.head + self.axis.at(end) for end in item.silence)
                inset = 2.0 if bottom - top > 8 else 0.0
                canvas.hatched(self.left, top + inset, self.right - self.left, bottom - top - 2 * inset)

    def _cuts(self, canvas: Canvas) -> None:
        for first, last in self.axis.cuts:
            middle = self.head + (self.axis.at(first) + self.axis.at(last)) / 2
            left, teeth = YEARS + 2, 12
            step = (self.right - left) / teeth
            wave = [(left + number * step, 2.0 if number % 2 else -2.0) for number in range(teeth + 1)]
            edge = [(x, middle - 2.5 + y) for x, y in wave] + [(x, middle + 2.5 + y) for x, y in reversed(wave)]
            canvas.path(Path(edge), z=5, facecolor=style.PAPER, edgecolor="none", lw=0)
            for shift in (-2.5, 2.5):
                canvas.line([(x, middle + shift + y) for x, y in wave], style.MUTED, 0.7, z=5.1)

    def _label(self, canvas: Canvas, item: Item, top: float) -> None:
        size = style.BODY if item.entry else style.SMALL
        for number, line in enumerate(item.when):
            canvas.text(self.marks + 9, top + number * PITCH, line, weight="bold")
        for line in item.lines:
            colour = style.MUTED if line.muted else style.INK
            canvas.text(
                self.texts + line.x,
                top + line.row * PITCH,
                line.text,
                style.SMALL if line.muted else size,
                color=colour,
            )
        middle = top + PITCH / 2
        if item.entry:
            canvas.mark(self.marks, middle, item.entry.mark, 6.0, item.entry.hollow)
            start, end = (self.head + y for y in self._extent(item.entry))
            x = self.left + LANE * (self.lanes.index(item.entry.lane) + 0.5)
        else:
            first, last = item.silence or (item.day, item.day)
            start, end, x = self.head + self.axis.at(first) + 3, self.head + self.axis.at(last) - 3, self.right
        at = min(max(middle, start), max(start, end))
        canvas.line([(x, at), (self.right + 2, at), (self.marks - 6, middle)], style.RULE, 0.5, z=1)

    def _extent(self, entry: Entry) -> tuple[float, float]:
        start = 0.0 if entry.open_start else self.axis.at(entry.first)
        end = self.axis.length if entry.open_end else self.axis.at(entry.last + 1)
        return start, end

    def _shift(self, number: int) -> float:
        entry = self.found[number]
        if entry.exact:
            return 0.0
        same = [other for other in self.found[:number] if other.lane == entry.lane and not other.exact]
        hidden = sum(other.first <= entry.last and entry.first <= other.last for other in same)
        return (0.0, 3.6, -3.6)[hidden % 3]

    def _mark(self, canvas: Canvas, entry: Entry, shift: float) -> None:
        start, end = (self.head + y for y in self._extent(entry))
        x = self.left + LANE * (self.lanes.index(entry.lane) + 0.5) + shift
        if entry.exact:
            canvas.mark(x, (start + end) / 2, entry.mark, 6.5, entry.hollow)
            return
        if self._early(entry):
            self._endless(canvas, x, end, entry.mark.colour)
            return
        if end - start < THIN:
            start, end = (start + end - THIN) / 2, (start + end + THIN) / 2
        hollow = entry.hollow or entry.pale
        start, end = start + 0.5, end - 0.5
        look = {"facecolor": style.PAPER if hollow else entry.mark.colour, "edgecolor": entry.mark.colour, "lw": 0.9}
        canvas.bar(x - 1.6, start, 3.2, end - start, zorder=3, ls=(0, (2, 1.2)) if entry.pale else "-", **look)

    def _endless(self, canvas: Canvas, x: float, end: float, colour: str) -> None:
        """A bar that comes from above the axis, the paler the further up."""
        top, end = self.head - self.over + 1, max(end, self.head + THIN)
        parts = [(top, 0.3), (top + EARLY / 3, 0.55), (top + EARLY * 2 / 3, 0.8), (self.head, 1.0), (end, 1.0)]
        for (start, strength), (stop, _) in pairwise(parts):
            for side in (-1.6, 1.6):
                canvas.line([(x + side, start), (x + side, stop)], style.paled(colour, strength), 0.9, (2, 1.2), z=3)
        canvas.line([(x - 1.6, end), (x + 1.6, end)], colour, 0.9, z=3)


def _iso(edtf: str, first: bool) -> str:
    return dates.latest(edtf) if first else dates.earliest(edtf)
