"""Plain text, Markdown and pandoc text into blocks: paragraphs, headings, items, tables, captions, references."""

import re
from collections.abc import Callable

from analysis.ingest.document import Block, Skipped
from analysis.ingest.formats import inline, tables
from analysis.ingest.formats.captions import ABOUT, LEADS, captions
from analysis.ingest.formats.debris import Debris, is_rule
from analysis.ingest.formats.lines import (
    ATX,
    BULLET,
    EDIT,
    MAIN,
    NUMBER,
    SETEXT,
    WIKI,
    YEARS_LAST,
    Line,
    groups,
    has_tab,
    is_heading,
    is_numbered,
    is_wrapped,
)
from analysis.ingest.formats.reading import Blocks, Reading
from analysis.ingest.formats.sections import FOOTNOTE, NUMBERED, behind_number, ending, is_prose


def read(raw: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks of a text, and what of it was not read."""
    reader = _Reader(raw)
    before: list[Line] = []
    group: list[Line] = []
    for following in groups(raw):
        if group and reader.out.is_full(group[0].start):
            return reader.out.blocks, reader.out.skipped
        if group:
            reader.take(group, before, following)
        before, group = group, following
    if group:
        reader.take(group, before, [])
    return reader.out.blocks, reader.out.skipped


class _Reader:
    """The state that reading takes from one group of lines to the next."""

    def __init__(self, raw: str) -> None:
        self.raw, self.out = raw, Blocks(raw)
        self.section = ""
        self.title: set[str] = set()
        self.debris = Debris(raw)
        self.prose = self.spaced = self.pictured = False
        self.indents: list[int] = []

    def take(self, group: list[Line], before: list[Line], after: list[Line]) -> None:
        """Read a group of lines, knowing its neighbours."""
        if len(group) == 1 and self._alone(group[0], before, after):
            return
        at, self.pictured = 0, False
        while at < len(group) and not self.out.is_full(group[at].start):
            at = self._next(group, at)

    def _next(self, group: list[Line], at: int) -> int:
        """Read what begins at a line of the group; returns the number of the line behind it."""
        line = group[at]
        if tables.is_table(self.raw, line):
            return self._table(group, at, tables.is_table, lambda some: tables.Table(self.out, some).read())
        if has_tab(self.raw, line):
            return self._table(group, at, has_tab, lambda some: tables.tabbed(self.out, some))
        if self._skip(line) or self._marked(line):
            return at + 1
        if at + 1 < len(group) and SETEXT.match(self.raw, group[at + 1].start, group[at + 1].end):
            self._heading(line.start, line.end, 1 if self.raw[group[at + 1].start] == "=" else 2)
            return at + 2
        bullet = self._bullet(line)
        if bullet:
            return self._item(group, at, bullet.end())
        return self._paragraph(group, at)

    def _table(
        self, group: list[Line], at: int, belongs: Callable[[str, Line], bool], read: Callable[[list[Line]], None]
    ) -> int:
        end = at
        while end < len(group) and belongs(self.raw, group[end]):
            end += 1
        self.prose = True
        read(group[at:end])
        return end

    def _bullet(self, line: Line) -> re.Match | None:
        if self.section == "reference":
            return None
        return BULLET.match(self.raw, line.start, line.end)

    def _skip(self, line: Line) -> bool:
        """Rules, lines of the site's own, categories, tables of contents: noted, not read."""
        if is_rule(self.raw, line.start, line.end):
            return True
        why = self.debris.why(line.start, line.end, self.section, self.prose)
        if why:
            self.out.skip(line.start, line.end, why)
        return bool(why)

    def _marked(self, line: Line) -> bool:
        """Headings that say so: # Markdown, == wikitext ==, an edit mark behind them."""
        raw, (start, end, _, _) = self.raw, line
        if found := ATX.match(raw, start, end):
            stop = start + len(raw[start:end].rstrip("# \t"))
            return self._heading(found.end(), max(stop, found.end()), len(found[1]))
        if (found := WIKI.match(raw, start, end)) and raw.endswith(found[1], start, end):
            return self._heading(found.end(), end - len(found[1]), len(found[1]))
        if end - start < 300 and EDIT.search(raw, start, end):
            return self._heading(start, end, 2)
        if found := MAIN.match(raw, start, end):
            self._heading(found.start(1), found.end(1), 3)
            self._add(found.end(), end, "paragraph")
            return True
        return False

    def _heading(self, start: int, end: int, level: int, kind: str = "heading") -> bool:
        text = inline.bare(self.raw, start, end)
        self.section, self.indents = ending(text), []
        self._add(start, end, kind, level)
        return True

    def _alone(self, line: Line, before: list[Line], after: list[Line]) -> bool:
        """A line standing alone: perhaps a title, a heading, a caption; False when it is read like any other."""
        raw, (start, end, _, blanks) = self.raw, line
        if end - start > 400 or raw[start] in "|+#<=":
            return False
        text = inline.bare(raw, start, end)
        number = NUMBER.match(raw, start, end)
        if number:
            if self.section or is_numbered(raw, before) or is_numbered(raw, after):
                return False
            text = text[number.end() - start :]
        elif BULLET.match(raw, start, end):
            return False
        spaced = blanks >= 2
        if not is_heading(text, spaced) or self._skip(line):
            return False
        return self._unmarked(line, text, spaced)

    def _unmarked(self, line: Line, text: str, spaced: bool) -> bool:
        raw, (start, end, _, _) = self.raw, line
        if EDIT.search(raw, start, end) or captions(raw, start, end):
            return False
        if not self.out.blocks:
            self.title = set(re.findall(r"\w+", text))
            return self._heading(start, end, 1, "title")
        if ABOUT.match(text):
            self._add(start, end, "caption")
            return True
        if not self.prose and self.title.issuperset(re.findall(r"\w+", text)):
            return False
        if self.section and not spaced and not ending(text):
            return False
        self.spaced = self.spaced or spaced
        return self._heading(start, end, 2 if spaced or not (self.spaced or text.endswith(".")) else 3)

    def _item(self, group: list[Line], at: int, start: int) -> int:
        """An item with the lines that go on with it: indented deeper than its mark, or simply broken."""
        line = group[at]
        while self.indents and self.indents[-1] >= line.indent + 2:
            self.indents.pop()
        if not self.indents or self.indents[-1] + 2 <= line.indent:
            self.indents.append(line.indent)
        stop = at + 1
        while stop < len(group) and not (self._bullet(group[stop]) or tables.is_table(self.raw, group[stop])):
            if group[stop].indent <= line.indent and not is_wrapped(self.raw, group[stop - 1 : stop + 1]):
                break
            stop += 1
        reading = inline.joined(self.raw, [Line(start, line.end, 0, 0), *group[at + 1 : stop]])
        self.out.add(reading, "link" if self.section == "link" else "item", len(self.indents))
        return stop

    def _paragraph(self, group: list[Line], at: int) -> int:
        """Lines of prose: one paragraph where they were broken to a width, else one each."""
        raw, stop = self.raw, at + 1
        while stop < len(group) and not self._breaks(group[stop]):
            stop += 1
        wrapped = stop > at + 1 and is_wrapped(raw, group[at:stop])
        first = at
        for number in range(at + 1, stop + 1):
            line = group[number] if number < stop else None
            if line and (wrapped or raw[line.start].islower()) and line.indent < group[first].indent + 2:
                continue
            if self.out.is_full(group[first].start):
                return len(group)
            if number == first + 1:
                self._single(group[first], first == 0 and len(group) > 1)
            else:
                self.out.add(
                    inline.joined(self.raw, group[first:number]), self._kind(group[first].start, group[first].end)
                )
                self.prose = True
            first = number
        return stop

    def _breaks(self, line: Line) -> bool:
        raw = self.raw
        return (
            raw[line.start] in "#|+=<-*•"
            or self._bullet(line) is not None
            or FOOTNOTE.match(raw, line.start, line.end) is not None
            or (self.section == "reference" and NUMBERED.match(raw, line.start, line.end) is not None)
        )

    def _single(self, line: Line, first: bool) -> None:
        """A paragraph of one line, with the pictures that have run into it; a title above other lines."""
        raw, (start, end, _, _) = self.raw, line
        if first and not self.out.blocks and is_heading(inline.bare(raw, start, end), False):
            self.title = set(re.findall(r"\w+", raw[start:end]))
            self._add(start, end, "title", 1)
            return
        for here, there in captions(raw, start, end):
            self._add(start, here, self._kind(start, here))
            self._add(here, there, "caption")
            start = there
        kind = self._kind(start, end)
        if kind == "reference":
            start = behind_number(raw, start, end)
        self.pictured = start == end and raw.startswith(LEADS, line.start)
        self.prose = self.prose or end - start > 100
        self._add(start, end, kind, int(kind == "item"))

    def _kind(self, start: int, end: int) -> str:
        raw = self.raw
        if start == end:
            return "paragraph"
        if FOOTNOTE.match(raw, start, end):
            return "reference"
        if self.pictured and raw[end - 1] != ".":
            return "caption"
        if self.section and is_prose(raw[start : min(end, start + 1000)]):
            return "paragraph"
        if not self.section and end - start < 120 and YEARS_LAST.search(raw, start, end):
            return "item"
        return self.section or "paragraph"

    def _add(self, start: int, end: int, kind: str, level: int = 0) -> None:
        if start < end:
            reading = Reading(self.raw)
            inline.copy(reading, start, end)
            self.out.add(reading, kind, level)
