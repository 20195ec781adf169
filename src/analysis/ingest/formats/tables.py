"""Tables drawn in plain text: grids with borders, pipe tables, what is left of either, and lines parted by tabs."""

import re
from itertools import pairwise
from typing import NamedTuple

from analysis.ingest.formats import inline
from analysis.ingest.formats.lines import BULLET, Line
from analysis.ingest.formats.reading import Blocks, Reading

BORDER = re.compile(r"\+(?:[-=:]+\+)+$")
SPLIT = re.compile(r"(?<!\\)\|")
ALIGN = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$")
BARE = re.compile(r"[-=+ \t:]*$")


class Stretch(NamedTuple):
    """What one line gives to a cell; empty (start = end) where the line is blank in this cell."""

    start: int
    end: int


def is_table(raw: str, line: Line) -> bool:
    """Whether a line is a border or a row of a table."""
    first = raw[line.start]
    if first == "+":
        return BORDER.match(raw, line.start, line.end) is not None
    return first == "|" and raw.find("|", line.start + 1, line.end) > 0


class Table:
    """A table's lines, read row by row into cells."""

    def __init__(self, blocks: Blocks, lines: list[Line]) -> None:
        self.blocks, self.raw, self.lines = blocks, blocks.raw, lines
        self.heads: list[str] = []
        self.cells: list[list[Stretch]] = []

    def read(self) -> None:
        """Read all lines: borders part rows where there are any, else every line that fills more than the last cell."""
        raw = self.raw
        bordered = any(raw[line.start] == "+" for line in self.lines)
        aligned = not bordered and any(ALIGN.match(raw, line.start, line.end) for line in self.lines[1:2])
        for number, line in enumerate(self.lines):
            if self.blocks.is_full(line.start):
                self.cells = []
                return
            if raw[line.start] == "+":
                self._border(raw[line.start + 1] == "=" or "=+" in raw[line.start : line.end][:400])
            elif aligned and number == 1:
                self._border(True)
            else:
                cells = self._split(line)
                if not bordered and (aligned or any(cell.start < cell.end for cell in cells[:-1])):
                    self._border(False)
                self._take(cells)
        self._border(False)

    def _split(self, line: Line) -> list[Stretch]:
        bars = [found.start() for found in SPLIT.finditer(self.raw, line.start, line.end)]
        if bars[-1] < line.end - 1:
            bars.append(line.end)
        return [self._trim(here + 1, there) for here, there in pairwise(bars)]

    def _trim(self, start: int, end: int) -> Stretch:
        text = self.raw[start:end]
        if BARE.match(text):
            return Stretch(start, start)
        lead = len(text) - len(text.lstrip())
        return Stretch(start + lead, start + lead + len(text.strip()))

    def _take(self, cells: list[Stretch]) -> None:
        for column, cell in enumerate(cells):
            if column == len(self.cells):
                self.cells.append([])
            self.cells[column].append(cell)

    def _border(self, below_heads: bool) -> None:
        cells, self.cells = self.cells, []
        if below_heads and cells and not self.heads:
            self.heads = [self._head(cell) for cell in cells]
        if cells:
            row = self.blocks.new_row()
            for column, cell in enumerate(cells):
                head = self.heads[column] if column < len(self.heads) and not below_heads else ""
                self._cell(cell, row, head)

    def _head(self, cell: list[Stretch]) -> str:
        reading = Reading(self.raw)
        for stretch in cell:
            inline.copy(reading, stretch.start, stretch.end)
            reading.put(" ", stretch.end)
        return reading.text()[0]

    def _cell(self, cell: list[Stretch], row: int, head: str) -> None:
        reading, kind = Reading(self.raw), "cell"
        for start, end in cell:
            bullet = BULLET.match(self.raw, start, end)
            if start == end or bullet:
                self._add(reading, kind, row, head)
                reading, kind = Reading(self.raw), "item" if bullet else "cell"
                start = bullet.end() if bullet else start
            if reading.parts:
                reading.put(" ", start)
            inline.copy(reading, start, end)
        self._add(reading, kind, row, head)

    def _add(self, reading: Reading, kind: str, row: int, head: str) -> None:
        if reading.parts:
            self.blocks.add(reading, kind, int(kind == "item"), row, head)


def tabbed(blocks: Blocks, lines: list[Line]) -> None:
    """Read lines whose cells are parted by tabs; a first line of short cells without digits gives the heads."""
    raw, heads = blocks.raw, []
    for number, line in enumerate(lines):
        if blocks.is_full(line.start):
            return
        cells, at = [], line.start
        while at <= line.end:
            stop = raw.find("\t", at, line.end)
            stop = line.end if stop < 0 else stop
            cells.append((at, stop))
            at = stop + 1
        texts = [raw[start : min(end, start + 60)].strip() for start, end in cells]
        if number == 0 and len(lines) > 1 and all(texts) and not any(map(str.isdigit, "".join(texts))):
            heads = texts
        row = blocks.new_row()
        for column, (start, end) in enumerate(cells):
            reading = Reading(raw)
            inline.copy(reading, start, end)
            head = heads[column] if number and column < len(heads) else ""
            blocks.add(reading, "cell", 0, row, head)
