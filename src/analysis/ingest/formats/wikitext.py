"""Wikitext into blocks: lines with their marks, and tables."""

import re
from typing import NamedTuple

from analysis.ingest.document import Block, Skipped
from analysis.ingest.formats.html_tables import Table
from analysis.ingest.formats.lines import is_heading
from analysis.ingest.formats.reading import Blocks, Reading
from analysis.ingest.formats.sections import ending, is_prose
from analysis.ingest.formats.wiki_inline import Inline
from analysis.ingest.formats.wiki_scan import DEEPEST, Structure
from analysis.ingest.formats.wiki_templates import HATNOTES, name_of

HEADING = re.compile(r"(={1,6})(?=[^=])")
ITEM = re.compile(r"[*#:;]{1,200}")
RULE = re.compile(r"-{4,}")
HATNOTE = re.compile(r"[:\s]{0,20}\{\{([^{}|]{1,60})")
SPANS = {
    name: re.compile(rf"{name}\s{{0,9}}=\s{{0,9}}[\"']?\s{{0,9}}(\d{{1,4}})", re.I) for name in ("rowspan", "colspan")
}
REDIRECT = re.compile(r"#(?:REDIRECT|redirect)\b")
PICTURES = re.compile(r"(?:File|Image):[^|\n]{1,300}\|?")
LIMIT = 1_000


class Place(NamedTuple):
    """What the text of a line is: a paragraph of the article, or a cell of a row."""

    kind: str = "paragraph"
    row: int | None = None
    column: str = ""


def read(raw: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks of an article, and what of it was not read."""
    reader = _Reader(raw)
    for start, end in reader.structure.lines():
        if reader.out.is_full(start):
            break
        reader.line(start, end)
    reader.flush()
    reader.out.skipped.sort(key=lambda some: some.start)
    return reader.out.blocks, reader.out.skipped


class _Reader:
    """The paragraph that is being read, and the tables that are open around it."""

    def __init__(self, raw: str) -> None:
        self.raw, self.out, self.structure = raw, Blocks(raw), Structure(raw)
        self.inline = Inline(raw, self.structure, self.out)
        self.reading = Reading(raw)
        self.tables: list[Table] = []
        self.places = [Place()]
        self.section = ""
        self.deep = 0
        if self.structure.cut:
            self.out.skip(*self.structure.cut, f"marks deeper than {DEEPEST} levels, from here on")

    def line(self, start: int, end: int) -> None:
        """Read one line."""
        raw = self.raw
        while end > start and raw[end - 1].isspace():
            end -= 1
        while start < end and raw[start].isspace():
            start += 1
        if start == end:
            self.flush()
        elif raw.startswith("{|", start):
            self._open_table()
        elif self.tables and raw[start] in "|!":
            self._table_line(start, end)
        else:
            self._content(start, end)

    def _content(self, start: int, end: int) -> None:
        raw = self.raw
        hatnote = HATNOTE.match(raw, start, end)
        if raw[start] == "=" and (found := HEADING.match(raw, start, end)):
            self._heading(start, end, found.end())
        elif hatnote and name_of(hatnote[1]) in HATNOTES:
            self._hatnote(hatnote.end(1) - len(hatnote[1]) - 2, end)
        elif found := ITEM.match(raw, start, end):
            self._item(found, end)
        elif raw[start] == "-" and (found := RULE.match(raw, start, end)):
            self.flush()
            self._text(found.end(), end)
        elif found := PICTURES.match(raw, start, end):
            self._add(found.end(), end, "caption")
        elif self._is_bold(start, end):
            self.flush()
            self._add(start, end, "heading", 5)
        else:
            self._text(start, end)

    def _hatnote(self, start: int, end: int) -> None:
        self.flush()
        span = self.structure.spans.get(start)
        stop = span.end if span and span.end <= end else end
        self._text(start, stop)
        self.flush()
        if stop < end:
            self.line(stop, end)

    def _is_bold(self, start: int, end: int) -> bool:
        raw = self.raw
        if not raw.startswith("'''", start) or end - start > LIMIT or self.places[-1].row is not None:
            return False
        if self.reading.parts or raw.find("'''", start + 3, end - 3) >= 0 or not raw.endswith("'''", start, end):
            return False
        return is_heading(raw[start:end].strip("'"), False)

    def _heading(self, start: int, end: int, inside: int) -> None:
        self.flush()
        stop = self.raw.rfind("=", inside, end) + 1
        marks = min(inside - start, stop - len(self.raw[inside:stop].rstrip("=")) - inside if stop else 0)
        if not stop or marks < 1 or stop - start > LIMIT:
            self._text(start, end)
            return
        self._add(inside, stop - marks, "heading", inside - start)
        self._later()

    def _item(self, found: re.Match[str], end: int) -> None:
        self.flush()
        marks, start = found[0], found.end()
        if marks.endswith(";"):
            colon = self.raw.find(":", start, min(end, start + LIMIT))
            stop = colon if colon >= 0 and self.raw[colon + 1 : colon + 2].isspace() else end
            self._add(start, stop, "heading", 5)
            start = min(stop + 1, end)
        self._add(start, end, "item", len(marks))

    def _text(self, start: int, end: int) -> None:
        if self.reading.parts:
            self.reading.put(" ", start)
        self.inline.in_cell = self.places[-1].row is not None
        self.inline.copy(self.reading, start, end)

    def _add(self, start: int, end: int, kind: str, level: int = 0) -> None:
        if start < end:
            reading = Reading(self.raw)
            self.inline.copy(reading, start, end)
            self._keep(reading, kind, level)
            self._later()

    def flush(self) -> None:
        """End the paragraph that is being read; its notes and captions follow it."""
        reading, self.reading = self.reading, Reading(self.raw)
        if reading.parts or reading.flag:
            self._keep(reading, self.places[-1].kind, 0)
        self._later()

    def _later(self) -> None:
        while self.inline.later:
            later, self.inline.later = self.inline.later, []
            for kind, start, end in later:
                reading = Reading(self.raw)
                self.inline.copy(reading, start, end)
                self.out.add(reading, kind)

    def _keep(self, reading: Reading, kind: str, level: int) -> None:
        place = self.places[-1]
        text, _ = reading.text()
        if kind == "heading" and place.row is None:
            self.section = ending(text)
        elif self.section and kind in ("paragraph", "item") and place.row is None and not is_prose(text):
            kind = self.section
        self.out.add(reading, kind, level, place.row, place.column)
        if place.row is not None and self.tables:
            self.tables[-1].note(text)

    def _open_table(self) -> None:
        self.flush()
        if len(self.tables) >= DEEPEST:
            self.deep += 1
            return
        self.tables.append(Table(self.out))
        self.places.append(Place())

    def _table_line(self, start: int, end: int) -> None:
        raw = self.raw
        self.flush()
        if raw.startswith("|}", start):
            self._close_table()
            self._text(start + 2, end)
        elif raw.startswith("|-", start):
            self._end_cell()
            self.tables[-1].open_row()
            self.places[-1] = Place()
        elif raw.startswith("|+", start):
            self._add(start + 2, end, "caption")
        else:
            self._cells(start, end)

    def _close_table(self) -> None:
        if self.deep:
            self.deep -= 1
            return
        self._end_cell()
        self.tables.pop().close_row()
        self.places.pop()

    def _end_cell(self) -> None:
        if self.places[-1].row is not None:
            self.tables[-1].close_cell()

    def _cells(self, start: int, end: int) -> None:
        is_head = self.raw[start] == "!"
        bars = self._bars(start + 1, end, is_head)
        at = start + 1
        for number, bar in enumerate([*bars, end]):
            if number:
                self.flush()
            self._cell(at, bar, is_head)
            at = bar + 2

    def _bars(self, start: int, end: int, is_head: bool) -> list[int]:
        """Where `||` (in a head `!!` too) parts cells, outside templates and links."""
        bars, at, raw = [], start, self.raw
        marks = re.compile(r"\|\||!!|\{\{|\[\[|<ref|<!--|<nowiki>" if is_head else r"\|\||\{\{|\[\[|<ref|<!--|<nowiki>")
        while found := marks.search(raw, at, end):
            span = self.structure.spans.get(found.start())
            at = span.end if span else found.end()
            if not span and found[0] in ("||", "!!"):
                bars.append(found.start())
        return bars

    def _cell(self, start: int, end: int, is_head: bool) -> None:
        table = self.tables[-1]
        self._end_cell()
        row = table.row if table.row is not None else table.open_row()
        attributes, start = self._attributes(start, end)
        spans = [SPANS[name].search(attributes) for name in ("rowspan", "colspan")]
        rowspan, colspan = (max(1, int(found[1])) if found else 1 for found in spans)
        self.places[-1] = Place("cell", row, table.open_cell(is_head, rowspan, colspan))
        self.line(start, end)

    def _attributes(self, start: int, end: int) -> tuple[str, int]:
        """The attributes before a cell's text, parted from it by one bar that stands in no template or link."""
        raw = self.raw
        bar = raw.find("|", start, min(end, start + LIMIT))
        if bar < 0 or "[[" in raw[start:bar] or "{{" in raw[start:bar]:
            return "", start
        attributes = raw[start:bar]
        if "=" not in attributes:
            self.out.skip(start, bar, "a cell's attributes")
        return attributes, bar + 1
