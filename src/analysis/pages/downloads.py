"""Tables that leave the project as CSV: no cell can be taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; numbers stay numbers.

    >>> guarded("=1+1"), guarded("-5"), guarded("-5 degrees")
    ("'=1+1", '-5', "'-5 degrees")
    """
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell


def table(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """CSV with LF line ends, every cell guarded."""
    return "".join(lines(header, body))


def lines(header: Sequence[str], body: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same row by row, for a table that no memory need hold."""
    for row in chain([header], body):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow([guarded(cell) for cell in row])
        yield text.getvalue()


def again(text: str) -> str:
    """A CSV read and written anew with its cells guarded."""
    header, *body = csv.reader(io.StringIO(text)) if text.strip() else [[]]
    return table(header, body)
