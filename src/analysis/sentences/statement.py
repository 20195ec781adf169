"""What a page is made of: statements with the rows that they rest on, tables of them, and headings."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Statement:
    """A sentence, or the words of a table's cell, with the ids of the rows that it was made from.

    marks: the ids as they are shown beside it, with ʳ or ⁱ where a row rests on a reference's title or an inference.
    absent: it says that something is not reported or does not exist.
    """

    text: str
    rows: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    absent: bool = False

    def __str__(self) -> str:
        """The words alone."""
        return self.text

    def html(self) -> str:
        """The statement as a span that names its rows, and the mark that opens them."""
        if not self.rows:
            silent = " silent" if self.absent else ""
            return f'<span class="words{silent}">{escape(self.text)}</span>'
        classes = "statement absent" if self.absent else "statement"
        return f'<span class="{classes}" data-rows="{" ".join(self.rows)}">{escape(self.text)}</span>{self.mark()}'

    def mark(self) -> str:
        """A link without text of its own: the theme shows `data-mark`, a click opens the rows."""
        if not self.rows:
            return ""
        rows, shown = " ".join(self.rows), self.marks or self.rows
        short = " ".join(shown) if len(shown) <= 3 else f"{shown[0]} +{len(shown) - 1}"
        return (
            f'<a class="mark" href="#row-{self.rows[0]}" data-rows="{rows}" data-mark="{short}"'
            f' aria-label="source: {short}"></a>'
        )


Cell = Statement | str | tuple[Statement, ...]


@dataclass(frozen=True)
class Grid:
    """A table: words of the catalogue at the head, one row a list of cells, the first its heading.

    A cell is a statement, words of the catalogue, or several statements that semicolons part. Rows that neighbouring
    cells share are marked at the last of them; `down`: also where these stand one below the other.
    """

    header: tuple[str, ...]
    body: tuple[tuple[Cell, ...], ...]
    kind: str = "grid"
    down: bool = False

    def __str__(self) -> str:
        """The cells of each row, parted by bars."""
        return "\n".join(" | ".join(map(_plain, row)) for row in (self.header, *self.body) if any(row))

    def html(self) -> str:
        """An accessible table whose cells name their rows."""
        head = "".join(f'<th scope="col">{escape(word)}</th>' for word in self.header)
        thead = f"<thead><tr>{head}</tr></thead>" if any(self.header) else ""
        below = (*self.body[1:], ()) if self.down else ((),) * len(self.body)
        rows = "".join(f"<tr>{_cells(*pair)}</tr>" for pair in zip(self.body, below, strict=True))
        return f'<div class="scroll"><table class="{self.kind}">{thead}<tbody>{rows}</tbody></table></div>'


@dataclass(frozen=True)
class Heading:
    """A heading made of words of the catalogue, or of a statement."""

    content: Statement | str
    level: int = 3

    def __str__(self) -> str:
        """The words alone."""
        return str(self.content)

    def html(self) -> str:
        """The heading at its level."""
        inner = self.content.html() if isinstance(self.content, Statement) else escape(self.content)
        return f"<h{self.level}>{inner}</h{self.level}>"


@dataclass(frozen=True)
class Bullets:
    """Statements one below the other; numbered where their order is referred to."""

    items: tuple[Statement, ...]
    numbered: bool = False

    def __str__(self) -> str:
        """One line a statement."""
        return "\n".join(f"- {item}" for item in self.items)

    def html(self) -> str:
        """A list of statements."""
        tag = "ol" if self.numbered else "ul"
        return f"<{tag}>{''.join(f'<li>{item.html()}</li>' for item in self.items)}</{tag}>"


@dataclass(frozen=True)
class Paragraph:
    """Statements that follow one another in one paragraph."""

    items: tuple[Statement, ...]

    def __str__(self) -> str:
        """The statements on one line."""
        return " ".join(str(item) for item in self.items)

    def html(self) -> str:
        """A paragraph of statements."""
        return f"<p>{' '.join(item.html() for item in self.items)}</p>"


Part = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True)
class Block:
    """Parts of a page that one notebook cell shows."""

    parts: Sequence[Part] = field(default_factory=tuple)

    def __iter__(self) -> Iterator[Statement]:
        """Every statement of the block, in the order of reading."""
        for part in self.parts:
            yield from _statements(part)

    def __str__(self) -> str:
        """The words of the parts, as the notebook's plain output."""
        return "\n".join(str(part) for part in self.parts)

    def __repr__(self) -> str:
        """The same words: what a terminal and the notebook tests see."""
        return str(self)

    def _repr_html_(self) -> str:
        return "\n".join(part.html() for part in self.parts)


def _statements(part: Part) -> Iterator[Statement]:
    cells: Sequence[Statement | str]
    if isinstance(part, Grid):
        cells = [one for row in part.body for cell in row for one in (cell if isinstance(cell, tuple) else (cell,))]
    elif isinstance(part, Heading):
        cells = [part.content]
    else:
        cells = part.items
    yield from (cell for cell in cells if isinstance(cell, Statement))


def _plain(cell: Cell) -> str:
    return "; ".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def _cells(row: Sequence[Cell], below: Sequence[Cell]) -> str:
    """The cells of a row, the first as its heading; rows that several cells share are marked at the last of them."""
    shared = [
        {cell.rows for cell in (*row[at + 1 : at + 2], *below[at : at + 1]) if isinstance(cell, Statement)}
        for at in range(len(row))
    ]
    return "".join(_cell(cell, "td" if at else "th", shared[at]) for at, cell in enumerate(row))


def _cell(cell: Cell, tag: str, shared: Collection[tuple[str, ...]]) -> str:
    scope = ' scope="row"' if tag == "th" else ""
    if isinstance(cell, str):
        return f"<{tag}{scope}>{escape(cell)}</{tag}>"
    if isinstance(cell, tuple):
        return f"<{tag}{scope}>{'; '.join(one.html() for one in cell)}</{tag}>"
    rows = f' data-rows="{" ".join(cell.rows)}"' if cell.rows else ""
    absent = ' class="absent"' if cell.absent else ""
    mark, text = "" if cell.rows in shared else cell.mark(), escape(cell.text)
    return f"<{tag}{scope}{rows}{absent}>{f'<span>{text}</span>{mark}' if mark else text}</{tag}>"
