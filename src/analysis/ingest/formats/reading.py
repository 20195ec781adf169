"""Readable text in the making: every character that is kept brings its place in the file along."""

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise

from analysis.ingest.document import Block, Skipped

HIDDEN = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
ODD = re.compile(rf"(?: [\s{HIDDEN}]|[^\S ]|[{HIDDEN}])[\s{HIDDEN}]*")
CLOSING = frozenset(".,;:!?)]’”%")
SENTENCE_ENDS = frozenset(".!?:;")
BREAK = "\n"
MOST = 150_000


class Reading:
    """The readable text of one block, put together from stretches of the raw text and what stands for others."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.spots = array("I")
        self.gap = False
        self.breaks: list[int] = []
        self.flag: tuple[str, int] | None = None

    def copy(self, start: int, end: int) -> None:
        """Keep raw[start:end] as it is."""
        if start < end:
            if self.flag:
                self._show_flag(start, end)
            if self.gap:
                start += self.raw[start] == " " and start + 1 < end and self.raw[start + 1] in CLOSING
                self._mend(self.raw[start], start)
            self.parts.append(self.raw[start:end])
            self.spots.extend(range(start, end))

    def put(self, text: str, at: int) -> None:
        """Write text that stands for what is at one place of the file."""
        if text:
            if self.gap:
                self._mend(text[0], at)
            self.parts.append(text)
            self.spots.extend([at] * len(text))

    def drop(self) -> None:
        """A mark was left out here: what it parted stays parted, and no space is left before a stop."""
        self.gap = bool(self.parts)

    def line_break(self, at: int, in_cell: bool) -> None:
        """A forced line end: it parts lines of a cell and what reads as sentences; otherwise it is a space."""
        last = self.parts[-1].rstrip(" \r\n\t")[-1:] if self.parts else ""
        again = bool(self.parts) and self.parts[-1] == BREAK
        if in_cell or again or last in SENTENCE_ENDS:
            self.breaks.append(len(self.spots))
        self.put(BREAK, at)

    def hint(self, name: str, at: int) -> None:
        """A flag stands here: it is read as its state's name, unless the text that follows begins with it."""
        self.flag = (name, at) if name else None

    def _show_flag(self, start: int, end: int) -> None:
        name, at = self.flag or ("", 0)
        following = self.raw[start : min(end, start + len(name) + 40)].lstrip()
        if following or start == end:
            self.flag = None
            if not following.startswith(name):
                self.copy(at, at + len(name))
                self.put(" ", at + len(name) - 1)

    def _mend(self, following: str, at: int) -> None:
        self.gap = False
        last = self.parts[-1]
        if following in CLOSING and last.endswith(" ") and last.strip():
            self.parts[-1] = last.rstrip(" ")
            del self.spots[len(self.spots) - len(last) + len(self.parts[-1]) :]
        elif (following.isalnum() or following in "“‘\"'") and not last[-1].isspace() and last[-1] not in "([“‘-–/":
            self.parts.append(" ")
            self.spots.append(at)

    def text(self) -> tuple[str, array]:
        """The text with its white space made single spaces, and the places of its characters."""
        if self.flag:
            self._show_flag(0, 0)
        return tidy("".join(self.parts), self.spots)

    def pieces(self) -> Iterator[tuple[str, array]]:
        """The text as one piece, or the pieces between its line breaks."""
        if not self.breaks:
            yield self.text()
            return
        whole = "".join(self.parts)
        for start, end in pairwise([0, *self.breaks, len(whole)]):
            yield tidy(whole[start:end], self.spots[start:end])


def tidy(text: str, spots: array) -> tuple[str, array]:
    """Text and places with runs of white space made one space, hidden characters dropped, both ends trimmed."""
    parts, kept, at = [], array("I"), 0
    for found in ODD.finditer(text):
        start, end = found.span()
        parts.append(text[at:start])
        kept.extend(spots[at:start])
        if any(map(str.isspace, found[0])):
            parts.append(" ")
            kept.append(spots[start])
        at = end
    if at:
        parts.append(text[at:])
        text, spots = "".join(parts), kept + spots[at:]
    lead = len(text) - len(text.lstrip())
    clean = text.strip()
    return clean, spots[lead : lead + len(clean)]


class Blocks:
    """The blocks of a document as they are read, and what was not read; the number of blocks is capped."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.blocks: list[Block] = []
        self.skipped: list[Skipped] = []
        self.rows = 0

    def add(self, reading: Reading, kind: str, level: int = 0, row: int | None = None, column: str = "") -> None:
        """Add a block, or one for each piece between line breaks, unless it has no letter or digit to read."""
        for text, spots in reading.pieces():
            if not any(map(str.isalnum, text)):
                continue
            if self.is_full(spots[0]):
                return
            self.blocks.append(Block(text, spots, kind, level, row, column))

    def is_full(self, at: int) -> bool:
        """Whether there are as many blocks as are read; what stands behind the place is then noted as not read."""
        if len(self.blocks) < MOST:
            return False
        self.skip(at, len(self.raw), f"beyond {MOST:,} blocks")
        return True

    def skip(self, start: int, end: int, why: str) -> None:
        """Note a stretch that is not read; a stretch right behind one with the same reason lengthens it."""
        last = self.skipped[-1] if self.skipped else None
        if last and last.why == why and not self.raw[last.end : start].strip():
            self.skipped[-1] = Skipped(last.start, end, why)
        elif start < end:
            self.skipped.append(Skipped(start, end, why))

    def new_row(self) -> int:
        """The number of a new table row."""
        self.rows += 1
        return self.rows
