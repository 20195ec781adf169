"""Plain text, Markdown and pandoc text into blocks: paragraphs, headings, items, tables, captions, references."""

import re
from collections.abc import Callable

from ..document import Block, Skipped
from . import inline, tables
from .captions import ABOUT, LEADS, captions
from .lines import (
    ATX,
    BULLET,
    EDIT,
    NUMBER,
    RULE,
    SETEXT,
    WIKI,
    YEARS_LAST,
    Line,
    groups,
    is_heading,
    is_wrapped,
)
from .reading import Blocks, Reading
from .sections import ending, is_prose

FOOTNOTE = re.compile(r"\[\^?(?:\d{1,4}|[a-z]{1,2}|\^[\w-]{1,40})\]:?[ \t]+(?=\S)")
NUMBERED = re.compile(r"\(?\d{1,4}[.)]?[ \t]+(?=\S)")
BACK = re.compile(r"(?:\^|↑)[ \t]*(?:(?:[a-z]|\d{1,3}(?:\.\d{1,3})?)[ \t]+)*(?:Jump up to:[ \t]*)?|1 2 (?:\d{1,2} )*")
CATEGORY = re.compile(r"\bCategory:\w|^\[\[Category:|^Categor(?:y|ies): ")
UNDERSCORES = re.compile(r"\w_\w")
MAIN = re.compile(r"<span [^<>]{1,200}title[^<>]{0,100}>([^<>]{1,200})</span>[ \t]*")
CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?[ \t]+\S")
ORIGIN = re.compile(r"From \w+(?:,|:) the \w")
SITE = re.compile(
    r"Jump to:? ?\w|Last updated|Retrieved from\b|This page was last|Hidden categor|Navigation menu$|Contents$"
    r"|Table of contents$|Share(?: this)?$|Print$|Tweet$|Back to top$|Skip to \w+ ?\w*$"
)


def read(raw: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks of a text, and what of it was not read."""
    reader = _Reader(raw)
    before: list[Line] = []
    group: list[Line] = []
    for following in groups(raw):
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
        self.prose = self.spaced = self.contents = self.pictured = False
        self.indents: list[int] = []

    def take(self, group: list[Line], before: list[Line], after: list[Line]) -> None:
        """Read a group of lines, knowing its neighbours."""
        if len(group) == 1 and self._alone(group[0], before, after):
            return
        at, self.pictured = 0, False
        while at < len(group):
            at = self._next(group, at)

    def _next(self, group: list[Line], at: int) -> int:
        """Read what begins at a line of the group; returns the number of the line behind it."""
        line = group[at]
        if tables.is_table(self.raw, line):
            return self._table(group, at, tables.is_table, lambda some: tables.Table(self.out, some).read())
        if _has_tab(self.raw, line):
            return self._table(group, at, _has_tab, lambda some: tables.tabbed(self.out, some))
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
        raw, (start, end, _, _) = self.raw, line
        if raw[start] in "-*_=~.·•—–+^#`" and (RULE.match(raw, start, end) or raw.startswith("```", start)):
            return True
        why = ""
        if end - start < 300 and self._is_site(start, end):
            self.contents = "ontents" in raw[start:end]
            why = "a line of the site's own"
        elif self.contents and CONTENTS.match(raw, start, end):
            why = "a table of contents"
        elif end - start < 2000 and CATEGORY.search(raw, start, end):
            why = "categories"
        elif (
            self.section and end - start < 300 and UNDERSCORES.search(raw, start, end) and not BULLET.match(raw, start)
        ):
            why = "" if "://" in raw[start:end] or "[" in raw[start : start + 1] else "categories"
        if why:
            self.out.skip(start, end, why)
        else:
            self.contents = False
        return bool(why)

    def _is_site(self, start: int, end: int) -> bool:
        own = not self.prose and self.raw[end - 1] != "." and ORIGIN.match(self.raw, start, end)
        return bool(own or SITE.match(self.raw, start, end))

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
        self.contents = False
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
            if self.section or _numbered(raw, before) or _numbered(raw, after):
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
        reading = self._join([Line(start, line.end, 0, 0), *group[at + 1 : stop]])
        self.out.add(reading, "link" if self.section == "link" else "item", len(self.indents))
        return stop

    def _paragraph(self, group: list[Line], at: int) -> int:
        raw, stop = self.raw, at + 1
        while stop < len(group) and not self._breaks(group[stop]):
            stop += 1
        some = group[at:stop]
        wrapped = len(some) > 1 and is_wrapped(raw, some)
        part = at + 1
        while (
            part < stop and (wrapped or raw[group[part].start].islower()) and group[part].indent < group[at].indent + 2
        ):
            part += 1
        if part == at + 1:
            self._single(group[at], at == 0 and len(group) > 1)
        else:
            self.out.add(self._join(group[at:part]), self._kind(group[at]))
            self.prose = True
        return part

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
            self._add(start, here, self._kind(Line(start, here, 0, 0)))
            self._add(here, there, "caption")
            start = there
        self.pictured = start == end and raw.startswith(LEADS, line.start)
        kind = self._kind(Line(start, end, 0, 0))
        if kind == "reference" or start == line.start:
            start = self._behind_number(start, end, kind)
        self.prose = self.prose or end - start > 100
        self._add(start, end, kind, int(kind == "item"))

    def _kind(self, line: Line) -> str:
        raw, (start, end, _, _) = self.raw, line
        if FOOTNOTE.match(raw, start, end):
            return "reference"
        if self.pictured and raw[end - 1] != ".":
            return "caption"
        if self.section and is_prose(raw[start : min(end, start + 1000)]):
            return "paragraph"
        if not self.section and end - start < 120 and YEARS_LAST.search(raw, start, end):
            return "item"
        return self.section or "paragraph"

    def _behind_number(self, start: int, end: int, kind: str) -> int:
        if kind != "reference":
            return start
        found = FOOTNOTE.match(self.raw, start, end) or NUMBERED.match(self.raw, start, end)
        start = found.end() if found else start
        found = BACK.match(self.raw, start, end)
        return found.end() if found else start

    def _join(self, lines: list[Line]) -> Reading:
        reading = Reading(self.raw)
        for number, line in enumerate(lines):
            if number:
                reading.put(" ", lines[number - 1].end)
            inline.copy(reading, line.start, line.end)
        return reading

    def _add(self, start: int, end: int, kind: str, level: int = 0) -> None:
        if start < end:
            reading = Reading(self.raw)
            inline.copy(reading, start, end)
            self.out.add(reading, kind, level)


def _has_tab(raw: str, line: Line) -> bool:
    return raw.find("\t", line.start, line.end) > 0 and not BULLET.match(raw, line.start, line.end)


def _numbered(raw: str, group: list[Line]) -> bool:
    return bool(group) and NUMBER.match(raw, group[0].start, group[0].end) is not None
