"""Where the documents are at hand: a row says what stands in the paragraphs that it cites, and no line is left out."""

import os
from pathlib import Path

import pytest

from analysis import tables
from tests.data import documents

FOLDER = os.environ.get("RELATIONS_DOCUMENTS", "")
ROOT = Path(__file__).parents[2] / "data"
FILES = tables.snapshot(ROOT)
pytestmark = pytest.mark.skipif(not FOLDER, reason="RELATIONS_DOCUMENTS is not set")
WOUNDS = {
    "a year moved": ("tidy/relations.csv", "1992-01-14", "1993-01-14", "1993 is not in what it cites"),
    "a month moved": ("tidy/visits.csv", "V1,2015-06", "V1,2015-07", "july is not in what it cites"),
    "a day invented": ("tidy/relations.csv", "1992-01,", "1992-01-17,", "17 is not in what it cites"),
    "another person": ("tidy/participants.csv", "X13,E6,MEX,,H4", "X13,E6,MEX,,H1", "is not in what it cites"),
    "another place": ("tidy/events.csv", ",Quito,", ",Lima,", "['lima'] is not in what it cites"),
    "another state": ("tidy/posts.csv", "P14,VEN", "P14,PRY", "sender PRY is not in what it cites"),
    "an amount as nobody prints it": (
        "tidy/trade_totals.csv",
        "US$63.3",
        "US$63.4",
        "['us$63.4'] is not in what it cites",
    ),
    "a locator moved": ("tidy/visits.csv", "wiki-kaz-mex[¶16]", "wiki-kaz-mex[¶13]", "2017 is not in what it cites"),
    "a locator past the end": ("tidy/visits.csv", "wiki-kaz-mex[¶16]", "wiki-kaz-mex[¶99]", "is no paragraph"),
    "a line without a reason": ("reading.csv", "wiki-blr-mex,¶1,title of the page\n", "", "wiki-blr-mex[¶1]: no row"),
    "a source mended": ("corrections.yaml", 'expect: "$1,784', 'expect: "$1.784', "correction of T6"),
}


def told(changed=None):
    data = tables.load_files(FILES | (changed or {}), ROOT)
    return list(documents.check(data, Path(FOLDER), (FILES | (changed or {}))["reading.csv"].decode()))


def test_the_rows_say_what_the_documents_say_and_leave_no_line_out():
    assert told() == []


@pytest.mark.parametrize("wound", WOUNDS)
def test_a_row_that_says_something_else_is_noticed(wound):
    path, old, new, what = WOUNDS[wound]
    text = FILES[path].decode()
    assert old in text
    assert any(what in line for line in told({path: text.replace(old, new, 1).encode()}))


def test_a_document_that_is_not_there_is_named(tmp_path):
    data = tables.load(ROOT)
    missing = [key for key, source in data.sources.items() if source.sha256]
    assert list(documents.check(data, tmp_path, "")) == [f"{key}: no file with its hash" for key in missing]
