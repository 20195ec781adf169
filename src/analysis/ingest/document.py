"""A document as blocks of readable text, each character of which knows where it stands in the file."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

KINDS = ("title", "heading", "paragraph", "item", "cell", "caption", "reference", "link")
LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True)
class Block:
    """A piece of a document that is read as one: a paragraph, a heading, an item of a list, a cell of a table.

    text is what a person reads; spots[i] is the place of its i-th character in the file. level is that of a heading
    (1 the highest) or the depth of an item. Blocks of one table row share `row`, a number given once in a document;
    `column` is the heading of a cell's column, '' where the table has none.
    """

    text: str
    spots: array
    kind: str = "paragraph"
    level: int = 0
    row: int | None = None
    column: str = ""

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the readable text, not empty, begins and ends in the file."""
        return self.spots[start], self.spots[end - 1] + 1


@dataclass(frozen=True)
class Skipped:
    """A stretch of the file that was not read, and why, in a few words: 'a template', 'deeper than 200 levels'."""

    start: int
    end: int
    why: str


@dataclass
class Document:
    """A file's text (decoded as UTF-8, newlines untouched), its form and blocks, and what of it was not read."""

    name: str
    text: str
    form: str
    blocks: list[Block]
    skipped: list[Skipped] = field(default_factory=list)

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in LINE.finditer(self.text) if not found[0].isspace()]

    def locator(self, place: int) -> str:
        """The locator of a place in the file: ¶N, the N-th line that is not blank.

        >>> Document("a.txt", "One.\\n\\nTwo.", "text", []).locator(8)
        '¶2'
        """
        return f"¶{max(1, bisect_right(self._lines, place))}"
