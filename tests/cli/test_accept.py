"""`relations accept` at work: from decided candidates to a report, on a copy of the data."""

import csv
import io
import shutil
import sys
from pathlib import Path

import pytest

from analysis import cli, files, tables
from analysis.ingest import decisions
from tests.unit.ingest import drawn

ROOT = Path(__file__).parents[2] / "data"
ABOUT = ["--title", "Dominican Republic–Iceland relations", "--written-not-before", "2013"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with candidates, their document and a copy of the data."""
    shutil.copytree(ROOT, tmp_path / "data", ignore=shutil.ignore_patterns("derived", "raw", "candidates"))
    (tmp_path / "isl-dom.txt").write_text(drawn.TEXT, "utf-8")
    (tmp_path / "c.jsonl").write_text(drawn.dumped(drawn.candidates()), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a verb on the copy: its exit status, what it printed, and what it complained of."""

    def called(*words, keys=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        status = cli.run([*words, "--data", "data"])
        said = capsys.readouterr()
        return status, said.out, said.err

    return called


def content(folder):
    return {path: path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file() and path.name != "lock"}


def rows(folder):
    with (folder / "data/decisions.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_what_was_accepted_stands_in_the_tables_without_a_fault(folder, run):
    run("review", "c.jsonl", keys="a" * 11 + "r")
    status, out, err = run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    assert (status, err) == (0, "")
    assert "+R22," in out
    assert "18 rows added, 0 changed, 1 candidates rejected; check finds no new fault" in out
    assert tables.check(folder / "data") == []
    told = tables.load(folder / "data").facts
    mine = [one["kind"] for one in told.to_dict("records") if one["sources"][0].startswith("isl-dom[")]
    assert sorted(set(mine)) == sorted({one["kind"] for one in drawn.candidates()} - {"coverage", "migration"})


def test_the_source_is_added_with_the_hash_of_the_document(folder, run):
    run("review", "c.jsonl", keys="a" * 12)
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT, "--publisher", 'Nobody "at all": #1', "--side", "Iceland")
    source = tables.load(folder / "data").sources["isl-dom"]
    assert (source.title, source.family, source.side) == (ABOUT[1], "isl-dom", "ISL")
    assert source.publisher == 'Nobody "at all": #1'
    assert source.sha256 == files.digest(drawn.TEXT.encode())


def test_what_was_decided_is_kept_without_a_word_of_the_document(folder, run):
    run("review", "c.jsonl", keys="a" * 11 + "r")
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    held = rows(folder)
    assert [row["key"] for row in held] == [decisions.key(one) for one in drawn.candidates()]
    assert [row["decision"] for row in held] == [*["accepted"] * 11, "rejected"]
    assert {row["source"] for row in held} == {"isl-dom"}
    assert held[0]["rows"] == "R22"
    words = (folder / "data/decisions.csv").read_text("utf-8")
    assert not any(one["label"] in words or one["quote"] in words for one in drawn.candidates())


def test_accepting_twice_is_accepting_once(folder, run):
    run("review", "c.jsonl", keys="a" * 12)
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    before = content(folder)
    status, out, _ = run("accept", "c.jsonl", "--source", "isl-dom")
    assert (status, out) == (0, "nothing to write\n")
    assert content(folder) == before


def test_what_was_decided_is_never_asked_again_not_even_of_a_longer_copy_under_another_name(folder, run):
    run("review", "c.jsonl", keys="a" * 11 + "r")
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    longer = [*drawn.candidates(), drawn.one("trade_product", "herring", 7, type="none", **drawn.directed("ISL"))]
    (folder / "copy.txt").write_text(f"{drawn.TEXT}Herring too.\n")
    (folder / "d.jsonl").write_text(drawn.dumped([one | {"doc": "copy.txt"} for one in longer]))
    _, out, _ = run("review", "d.jsonl", keys="a")
    assert "13 of 13 (12 decided)" in out
    assert out.count(" of 13 (") == 1


def test_some_now_and_the_rest_later(folder, run):
    run("review", "c.jsonl", keys="aaq")
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    run("review", "c.jsonl", keys="a" * 12)
    status, out, _ = run("accept", "c.jsonl", "--source", "isl-dom")
    assert status == 0
    assert "+V21," in out
    assert tables.check(folder / "data") == []
    assert len(rows(folder)) == 12


def test_what_could_not_be_written_is_told_and_asked_again(folder, run):
    lacking = drawn.candidates()[5] | {"date": None}
    (folder / "c.jsonl").write_text(drawn.dumped([lacking, drawn.candidates()[0]]))
    run("review", "c.jsonl", keys="aa")
    status, _, err = run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    assert status == 0
    why = "period is empty; write 2015, 2015-02 or 2015-02-28"
    again = "relations: relations review c.jsonl asks about 1 again\n"
    assert err == f"relations: not written: two-way trade: {why}\n{again}"
    _, out, _ = run("review", "c.jsonl", keys=["e", "date=2010", "", "a"])
    assert "1 of 2 (1 decided)" in out
    assert run("accept", "c.jsonl", "--source", "isl-dom")[0] == 0
    assert [row["decision"] for row in rows(folder)] == ["accepted", "edited"]


def test_only_rejections_are_kept_too(folder, run):
    run("review", "c.jsonl", keys="r" * 12)
    status, out, _ = run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    assert (status, out.splitlines()[-1]) == (
        0,
        "0 rows added, 0 changed, 12 candidates rejected; check finds no new fault",
    )
    assert tables.check(folder / "data") == []


def test_candidates_of_several_documents_are_accepted_one_document_at_a_time(folder, run):
    other = [one | {"doc": "other.txt"} for one in drawn.candidates()]
    (folder / "other.txt").write_text(drawn.TEXT + "Other.\n")
    (folder / "c.jsonl").write_text(drawn.dumped([*drawn.candidates()[:1], *other[1:2]]))
    run("review", "c.jsonl", keys="aa")
    assert run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)[2].startswith(
        "relations: candidates of 2 documents; "
    )
    status, _, _ = run("accept", "c.jsonl", "--source", "other", "--document", "other.txt", *ABOUT)
    assert (status, [row["kind"] for row in rows(folder)]) == (0, ["mission"])


NEW = "say what it is: --title, and --publisher, --family, --side, --written-not-before where known"
WRONG = {
    "c.jsonl": "missing option '--source'",
    "nowhere.jsonl --source x": "nowhere.jsonl: there is no such file; name candidates or a document",
    "c.jsonl --source isl-dom": f"source isl-dom is new; {NEW}",
    "c.jsonl --source wiki-blr-mx": f"source wiki-blr-mx is new; did you mean wiki-blr-mex? or {NEW}",
    "c.jsonl --source wiki-blr-mex": "wiki-blr-mex was saved with other bytes; give this document a key of its own",
    "c.jsonl --source Isl --title x": "--source 'Isl' is malformed; write small letters, digits, - and _",
    "c.jsonl --source isl --title x --side Icelend": "--side Icelend: no state 'Icelend'; did you mean ISL (Iceland)?",
    "c.jsonl --source isl --title x --language english": "--language 'english' is malformed",
    "c.jsonl --source isl --title x --written-not-before 2015-13": "--written-not-before: date '2015-13' does not",
    "lonely.jsonl --source x --title x": "lonely.jsonl: its document gone.txt is not at hand; name it with --document",
}


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_gets_one_line_and_writes_nothing(folder, run, call):
    (folder / "lonely.jsonl").write_text(drawn.dumped([drawn.candidates()[0] | {"doc": "gone.txt"}]))
    run("review", "c.jsonl", keys="a" * 12)
    before = content(folder)
    status, out, err = run("accept", *call.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"relations: {WRONG[call]}")
    assert content(folder) == before


def test_tables_with_a_fault_are_no_hindrance_and_keep_it(folder, run):
    path = folder / "data/tidy/visits.csv"
    path.write_text(path.read_text("utf-8").replace(",actual,", ",actul,", 1), "utf-8")
    run("review", "c.jsonl", keys="a" * 12)
    assert run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)[0] == 0
    assert len(tables.check(folder / "data")) == 1


def test_a_report_of_the_new_pair_needs_nothing_else(folder, run):
    run("review", "c.jsonl", keys="a" * 12)
    run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    status, out, err = run("report", "dyad", "pair=ISL-DOM", "--out", "site")
    assert (status, err) == (0, "")
    page = Path(out.strip()).read_text("utf-8")
    assert [
        row for row in ("R22", "V21", "P32", "T7") if f'data-rows="{row}' not in page and f" {row}" not in page
    ] == []


def test_a_report_needs_neither_publisher_nor_time_of_writing(folder, run):
    run("review", "c.jsonl", keys="a" * 12)
    assert run("accept", "c.jsonl", "--source", "isl-dom", "--title", "Dominican Republic–Iceland relations")[0] == 0
    assert run("report", "dyad", "pair=ISL-DOM", "--out", "site")[0] == 0
    page = (folder / "site/dyad/isl-dom/en/index.html").read_text("utf-8")
    assert "(, " not in page
    assert "Dominican Republic–Iceland relations ()" not in page


def test_a_document_that_was_changed_after_it_was_read_is_not_cited(folder, run):
    run("review", "c.jsonl", keys="a" * 12)
    (folder / "isl-dom.txt").write_text("A line.\n\n" + drawn.TEXT, "utf-8")
    before = content(folder)
    status, _, err = run("accept", "c.jsonl", "--source", "isl-dom", *ABOUT)
    assert (status, err) == (
        2,
        "relations: isl-dom.txt is not as it was read; ingest it anew, what was decided is kept\n",
    )
    assert content(folder) == before
