"""HTML into blocks: the main text of a page, without what is beside it."""

import re

from analysis.ingest.document import Block, Skipped
from analysis.ingest.formats import inline
from analysis.ingest.formats.captions import PICTURE
from analysis.ingest.formats.html_roles import (
    BLOCKS,
    CAPTIONS,
    FLAG,
    FLAG_OF,
    LISTS,
    REFERENCES,
    TABULAR,
    VOID,
    is_main,
    unread,
)
from analysis.ingest.formats.html_stack import DEEPEST, Place, Stack
from analysis.ingest.formats.html_tables import Table
from analysis.ingest.formats.html_tokens import Token, Tokens, attributes
from analysis.ingest.formats.lines import is_heading
from analysis.ingest.formats.reading import Blocks, Reading
from analysis.ingest.formats.sections import ending, is_prose

HEADING = re.compile(r"h[1-6]$")
NUMBER = re.compile(r"\d{1,4}")


def read(raw: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks of a page, and what of it was not read."""
    reader = _Reader(raw)
    for token in Tokens(raw):
        if reader.out.is_full(token.start):
            break
        reader.take(token)
    reader.flush()
    reader.close(0, len(raw))
    return reader.result()


class _Reader:
    """The open elements, and the block that is being read."""

    def __init__(self, raw: str) -> None:
        self.raw, self.out, self.reading = raw, Blocks(raw), Reading(raw)
        self.stack = Stack()
        self.open = self.stack.open
        self.tables: list[Table] = []
        self.section = ""
        self.deep = False
        self.bold = True
        self.titled = re.search(r"<h1\b", raw, re.I) is not None
        self.outside: list[int] = []

    def take(self, token: Token) -> None:
        """Read one token."""
        name, start, end = token
        if not name:
            self._text(start, end)
        elif name[0] == "<":
            self._raw(name[1:], start, end)
        elif name[0] == "/":
            self._end(name[1:], start)
        elif name == "br":
            self._break(start)
        elif name == "img":
            self._picture(start, end)
        elif name in VOID:
            if name == "hr":
                self.flush()
        elif name != "!":
            self._start(name, start, end)

    def _text(self, start: int, end: int) -> None:
        place = self.open[-1]
        if place.skip is not None:
            return
        blank = self.raw[start:end].isspace()
        if blank and not self.reading.parts:
            return
        self.bold = self.bold and (blank or bool(self.stack.holds("b") or self.stack.holds("strong")))
        inline.copy(self.reading, start, end, inline.PAGE)

    def _raw(self, name: str, start: int, end: int) -> None:
        if name == "title" and not self.titled:
            reading, self.titled = Reading(self.raw), True
            inline.copy(reading, start, end, inline.PAGE)
            self.out.add(reading, "title", 1)
        elif name in ("title", "textarea", "svg", "math", "iframe", "xmp") and start < end:
            self.out.skip(start, end, f"the content of a {name}")

    def _break(self, at: int) -> None:
        if self.open[-1].skip is None:
            self.reading.line_break(at, self.open[-1].kind == "cell")

    def _picture(self, start: int, end: int) -> None:
        """A flag stands for its country where no name follows it."""
        place = self.open[-1]
        if place.skip is not None:
            return
        given = attributes(self.raw, start, end)
        text, at = given.get("alt", ("", 0))
        if text and (place.flag or FLAG_OF.match(text) or "Flag_of" in given.get("src", ("", 0))[0]):
            found = FLAG_OF.match(text)
            cut = found.end() if found else 0
            self.reading.hint(PICTURE.split(text[cut : cut + 80])[0], at + cut)

    def _start(self, name: str, start: int, end: int) -> None:
        if name in BLOCKS:
            self.flush()
            for depth in self.stack.implied(name):
                self.close(depth, start)
        if self.stack.is_full(name):
            if not self.deep:
                self.out.skip(start, end, f"tags deeper than {DEEPEST} levels, from here on")
            self.deep = True
            return
        given = attributes(self.raw, start, end) if end - start > len(name) + 2 else {}
        self.stack.push(self._place(name, start, given))

    def _place(self, name: str, start: int, given: dict[str, tuple[str, int]]) -> Place:
        parent = self.open[-1]
        role = given.get("class", ("", 0))[0]
        place = parent._replace(name=name, start=start, flag=parent.flag or bool(role and FLAG.search(role)))
        if parent.skip is not None:
            is_title = name == "h1" and parent.skip == "a page's head"
            return place._replace(skip=None, kind="heading", level=1) if is_title else place
        if (why := unread(name, given)) is not None:
            return place._replace(skip=why)
        place = place._replace(main=parent.main or is_main(name, given))
        if REFERENCES.search(role):
            return place._replace(kind="reference")
        if name == "figcaption" or name == "caption" or CAPTIONS.search(role):
            return place._replace(kind="caption")
        return self._kind(place, parent, given)

    def _kind(self, place: Place, parent: Place, given: dict[str, tuple[str, int]]) -> Place:
        name = place.name
        if HEADING.match(name):
            return place._replace(kind="heading", level=int(name[1]))
        if name in ("li", "dd"):
            depth = sum(1 for other in self.open if other.name in LISTS and other.row == place.row)
            return place._replace(kind="reference" if parent.kind == "reference" else "item", level=max(1, depth))
        if name == "dt":
            return place._replace(kind="heading", level=5)
        if name == "table":
            self.tables.append(Table(self.out))
            return place._replace(kind="paragraph", row=None, column="")
        if self.tables and name == "tr":
            return place._replace(row=self.tables[-1].open_row(), kind="cell", level=0)
        if self.tables and name in ("td", "th"):
            return self._cell(place, given)
        return place

    def _cell(self, place: Place, given: dict[str, tuple[str, int]]) -> Place:
        table = self.tables[-1]
        if table.row is None:
            place = place._replace(row=table.open_row())
        spans = [NUMBER.match(given.get(span, ("1", 0))[0].strip()) for span in ("rowspan", "colspan")]
        rowspan, colspan = (max(1, int(span[0])) if span else 1 for span in spans)
        return place._replace(kind="cell", level=0, column=table.open_cell(place.name == "th", rowspan, colspan))

    def _end(self, name: str, at: int) -> None:
        if name in BLOCKS:
            self.flush()
        if depth := self.stack.ended(name):
            self.close(depth, at)

    def close(self, depth: int, at: int) -> None:
        """Close the open elements down to a depth."""
        while len(self.open) > max(depth, 1):
            place = self.stack.pop()
            if place.skip is not None and self.open[-1].skip is None:
                self._skipped(place, at)
            elif place.name in TABULAR and place.skip is None and self.tables:
                self._close_tabular(place.name)

    def _skipped(self, place: Place, at: int) -> None:
        if place.skip:
            self.out.skip(place.start, at, place.skip)
        else:
            self.reading.drop()

    def _close_tabular(self, name: str) -> None:
        if name in ("td", "th"):
            self.tables[-1].close_cell()
        elif name == "tr":
            self.tables[-1].close_row()
        elif name == "table":
            self.tables.pop().close_row()

    def flush(self) -> None:
        """End the block that is being read."""
        reading, bold = self.reading, self.bold
        if not reading.parts and not reading.flag:
            self.bold = True
            return
        self.reading, self.bold = Reading(self.raw), True
        place = self.open[-1]
        text, _ = reading.text()
        kind, level = self._reads_as(place, text, bold)
        before = len(self.out.blocks)
        self.out.add(reading, kind, level, place.row, place.column)
        if len(self.out.blocks) > before:
            if not place.main and kind != "title":
                self.outside += range(before, len(self.out.blocks))
            if place.row is not None and self.tables:
                self.tables[-1].note(text)

    def _reads_as(self, place: Place, text: str, bold: bool) -> tuple[str, int]:
        kind, level = place.kind, place.level
        if kind == "heading":
            self.section = ending(text)
            return ("title", 1) if level == 1 and not self.out.blocks else (kind, level)
        if kind == "paragraph" and bold and place.row is None and is_heading(text, False):
            self.section = ending(text)
            return "heading", 5
        if self.section and kind in ("paragraph", "item") and not is_prose(text):
            return self.section, level
        return kind, level

    def result(self) -> tuple[list[Block], list[Skipped]]:
        """Blocks and skipped stretches; what stands outside the main text is skipped where that holds the most."""
        blocks, skipped = self.out.blocks, self.out.skipped
        outside = set(self.outside)
        beside = sum(len(blocks[number].text) for number in outside)
        if outside and beside * 2 < sum(len(block.text) for block in blocks):
            skipped += [_outside(blocks[number]) for number in self.outside]
            blocks = [block for number, block in enumerate(blocks) if number not in outside]
            skipped.sort(key=lambda some: some.start)
        return blocks, skipped


def _outside(block: Block) -> Skipped:
    return Skipped(block.spots[0], block.spots[-1] + 1, "outside the main text")
