"""Rows and columns of a page's tables: heads, and cells that reach over several rows."""

from dataclasses import dataclass, field

from analysis.ingest.document import Block
from analysis.ingest.formats.reading import Blocks

SHORT = 60
MOST_SPANNED = 1_000
MOST_CARRIED = 4


@dataclass
class Table:
    """The state of a table that is being read; column is the number of the cell, -1 before the first of a row."""

    blocks: Blocks
    heads: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    carried: dict[int, tuple[int, list[Block]]] = field(default_factory=dict)
    row: int | None = None
    column: int = -1
    only_heads: bool = True
    spans: tuple[int, int] = (1, 1)
    first: int = 0

    def open_row(self) -> int:
        """Begin a row, with the short cells of rows above that reach into it; returns its number."""
        self.close_row()
        self.row, self.column, self.only_heads, self.texts, self.spans = self.blocks.new_row(), -1, True, [], (1, 1)
        for column, (left, blocks) in list(self.carried.items()):
            for block in blocks:
                self.blocks.blocks.append(
                    Block(block.text, block.spots, block.kind, block.level, self.row, block.column)
                )
            self.carried[column] = (left - 1, blocks)
        return self.row

    def close_row(self) -> None:
        """End a row; the first row made of heads alone names the columns."""
        if self.row is not None and self.only_heads and self.texts and not self.heads:
            self.heads = self.texts
        self.carried = {column: entry for column, entry in self.carried.items() if entry[0] > 0}
        self.row = None

    def open_cell(self, is_head: bool, rowspan: int, colspan: int) -> str:
        """Begin a cell; returns the head of its column."""
        self.column += self.spans[1]
        while self.column in self.carried:
            self.column += 1
        self.spans = (min(rowspan, MOST_SPANNED), min(colspan, MOST_CARRIED * 25))
        self.only_heads &= is_head
        self.texts += [""] * min(self.column + self.spans[1] - len(self.texts), MOST_SPANNED)
        self.first = len(self.blocks.blocks)
        return self.heads[self.column] if self.column < len(self.heads) else ""

    def note(self, text: str) -> None:
        """Take down the text of a cell: it may be the head of its columns."""
        if not self.heads and self.only_heads:
            for column in range(max(self.column, 0), min(self.column + self.spans[1], len(self.texts))):
                self.texts[column] = f"{self.texts[column]} {text}".strip()[:200]

    def close_cell(self) -> None:
        """End a cell; one that is short and reaches over several rows is told again in each of them."""
        if self.spans[0] > 1 and len(self.carried) < MOST_CARRIED:
            blocks = self.blocks.blocks[self.first :]
            blocks = blocks if len(blocks) == 1 and len(blocks[0].text) <= SHORT else []
            self.carried[self.column] = (self.spans[0] - 1, blocks)
