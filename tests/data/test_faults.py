"""Single faults in the shipped tables come out word for word as outside programs expect them."""

import csv
import io
from pathlib import Path

import pytest

from analysis import tables

ROOT = Path(__file__).parents[2] / "data"
FILES = tables.snapshot(ROOT)


def wounded(table, line, column, value):
    """The shipped files with one cell of one line changed; both count from 1."""
    rows = list(csv.reader(io.StringIO(FILES[f"tidy/{table}.csv"].decode(), newline="")))
    rows[line - 1][column - 1] = value
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return FILES | {f"tidy/{table}.csv": text.getvalue().encode()}


def line(files):
    (fault,) = tables.check_files(files)
    return str(fault)


def test_the_shipped_tables_have_no_fault():
    assert [str(fault) for fault in tables.check(ROOT)] == []


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "what"),
    [
        ("visits", 14, 2, "2015-02-30", "date '2015-02-30' does not exist; February 2015 has 28 days"),
        ("posts", 9, 3, "BLA", "receiver 'BLA' is no state in countries.csv; did you mean BLR?"),
        ("votes", 3, 7, "", "sources is empty; write key[¶N]"),
    ],
)
def test_a_faulty_cell_is_told_in_these_words(table, row, column, value, what):
    assert line(wounded(table, row, column, value)) == f"data/tidy/{table}.csv:{row}:{column}: {what}"


def test_an_unquoted_comma_is_told_in_these_words():
    rows = FILES["tidy/events.csv"].decode().splitlines(keepends=True)
    title = rows[20].split(",")[3]
    rows[20] = rows[20].replace(title, title.replace(" ", ", ", 1), 1)
    files = FILES | {"tidy/events.csv": "".join(rows).encode()}
    stopping = [str(fault) for fault in tables.check_files(files) if fault.stops]
    where = "data/tidy/events.csv:21: 11 fields where the header has 10"
    assert stopping == [f"{where}; an unquoted comma in 'title'?"]


def test_thirty_faults_are_thirty_lines():
    rows = FILES["tidy/posts.csv"].decode().splitlines()
    bad = [row.replace(",actual,", ",actul,") if n < 31 else row for n, row in enumerate(rows)]
    changed = sum(a != b for a, b in zip(rows, bad, strict=True))
    files = FILES | {"tidy/posts.csv": ("\n".join(bad) + "\n").encode()}
    found = [str(fault) for fault in tables.check_files(files)]
    assert len(found) == changed > 20
    assert all(told.endswith("status 'actul' is not in its list; did you mean actual?") for told in found)
