"""A thousand wounds to the shipped tables: what breaks a rule is reported at its row and column, and nothing else is.

Judged by `oracle`, a small second checker that shares no line with the first.
"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import tables
from tests.data import oracle

FILES = tables.snapshot(tables.find_root(Path(__file__).parents[2] / "data"))
NO_FACTS = {"decisions.csv", "inventory.csv"}
NAMES = sorted(path for path in FILES if path.endswith(".csv") and path not in NO_FACTS)
EVIL = [
    "",
    " ",
    "NA",
    "0",
    "-5",
    "1e5",
    "1,784",
    "12345678901234567",
    "mex",
    "XYZ",
    "MEX",
    "SUN",
    "MEX;MEX",
    "MEX;",
    "UN",
]
EVIL += [
    "2015-02-30",
    "1992-13",
    "1989",
    "1800/1801",
    "2015/2014",
    "../..",
    "193X",
    "1992~",
    "0000",
    "9999",
    "20150230",
]
EVIL += ["wiki-blr-mex[¶1]", "wiki-blr-mex[¶0]", "nobody[¶1]", "wiki-blr-mex[p. 4]", "wiki-blr-mex", "demo[]", "[¶1]"]
EVIL += ["stated", "stated;date=inferred", "stated;nothing=inferred", "stated;stated", "guess", "actual", "planned"]
EVIL += [
    " MEX",
    "MEX ",
    "a\u200bb",
    "e\u0301",
    "a\nb",
    "\u202e",
    "=1+1",
    "E1",
    "X9999",
    "H1",
    "two",
    "word " * 25 + "word",
]


def read(path):
    return list(csv.reader(io.StringIO(FILES[path].decode(), newline="")))


def written(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


ROWS = {path: read(path) for path in NAMES}


@st.composite
def wounds(draw):
    """One shipped table with one thing changed: its path and its new bytes."""
    path = draw(st.sampled_from(NAMES))
    rows = [list(row) for row in ROWS[path]]
    line = draw(st.integers(1, len(rows) - 1))
    column = draw(st.integers(0, len(rows[0]) - 1))
    other = draw(st.integers(1, len(rows) - 1))
    kind = draw(
        st.sampled_from(["evil", "evil", "evil", "borrow", "shift", "delete", "double", "swap", "cut", "extra"])
    )
    if kind == "evil":
        rows[line][column] = draw(st.sampled_from(EVIL))
    elif kind == "borrow":
        rows[line][column] = rows[other][column]
    elif kind == "shift":
        rows[line][column] = rows[line][(column + 1) % len(rows[0])]
    elif kind == "delete":
        del rows[line]
    elif kind == "double":
        rows.insert(other, rows[line])
    elif kind == "swap":
        rows[line], rows[other] = rows[other], rows[line]
    elif kind == "cut":
        del rows[line][column]
    else:
        rows[line].insert(column, "extra")
    return path, written(rows)


def reported(files):
    """Where the checker finds faults."""
    return {(fault.file.removeprefix("data/"), fault.line, fault.column) for fault in tables.check_files(files)}


def test_the_shipped_tables_have_no_fault_for_either():
    assert reported(FILES) == oracle.places(FILES) == set()


@pytest.mark.parametrize("batch", range(10))
def test_what_breaks_a_rule_is_reported_at_its_row_and_column_and_what_breaks_none_is_not(batch):
    @settings(max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(wounds())
    def both_agree(wound):
        files = FILES | {wound[0]: wound[1]}
        found = oracle.places(files)
        assert reported(files) == found
        broken.append(bool(found))

    broken = []
    both_agree()
    assert 0.4 < sum(broken) / len(broken) < 0.95, "wounds of both sorts"
