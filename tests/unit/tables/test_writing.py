"""Rows come into the tables by one door: new ids, untouched bytes, all or nothing."""

import shutil
from pathlib import Path

import pytest

from analysis import files, tables
from analysis.tables import writing
from analysis.tables.writing import Change

ROOT = Path(__file__).parents[3] / "data"
POST = {"sender": "ISL", "receiver": "DOM", "kind": "embassy", "status": "actual", "basis": "stated"}
POST |= {"sources": "mfa-blr-lac[¶4]", "as_of": "2019/.."}


@pytest.fixture
def root(tmp_path):
    """A copy of the data folder."""
    return Path(shutil.copytree(ROOT, tmp_path / "data", ignore=shutil.ignore_patterns("derived", "raw", "candidates")))


def content(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name != "lock"}


def greatest(table):
    return max(int(row[1:]) for row in tables.load(ROOT)[table]["id"])


def test_a_new_row_has_the_next_id_and_stands_at_the_end(root):
    before = (root / "tidy/posts.csv").read_bytes()
    assert writing.add(root, {"posts": [POST]}) == {"posts": [f"P{greatest('posts') + 1}"]}
    after = (root / "tidy/posts.csv").read_bytes()
    assert after.startswith(before)
    assert (
        after[len(before) :].decode()
        == f"P{greatest('posts') + 1},ISL,DOM,embassy,,,,actual,2019/..,mfa-blr-lac[¶4],stated,\n"
    )


def test_an_id_is_never_given_again(root):
    lost = f"P{greatest('posts') + 40}"
    (root / "decisions.csv").write_text(f"source,key,kind,decision,rows\nmfa-blr-lac,k,mission,accepted,{lost}\n")
    assert writing.add(root, {"posts": [POST]}) == {"posts": [f"P{greatest('posts') + 41}"]}


def test_a_body_comes_where_its_code_belongs(root):
    writing.add(root, {"organizations": [{"org": "UNX", "name": "a, b", "kind": "bloc"}]})
    lines = (root / "tidy/organizations.csv").read_text("utf-8").splitlines()
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(",")[0])
    assert [
        line for line in lines if line not in (ROOT / "tidy/organizations.csv").read_text("utf-8").splitlines()
    ] == ['UNX,"a, b",,bloc,,']


def test_a_changed_cell_changes_its_line_and_no_other(root):
    before = (root / "tidy/visits.csv").read_text("utf-8").split("\n")
    writing.write(root, Change(changed={"V2": {"note": "a note, with a comma"}}))
    after = (root / "tidy/visits.csv").read_text("utf-8").split("\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0].endswith('"a note, with a comma"')
    assert tables.load(root).row("V2")["note"] == "a note, with a comma"


def test_lines_written_by_hand_in_other_quotes_keep_their_bytes(root):
    path = root / "tidy/people.csv"
    odd = path.read_text("utf-8").replace("H1,Carlos", 'H1,"Carlos', 1).replace("Macías,,MEX", 'Macías",,MEX', 1)
    path.write_text(odd, "utf-8")
    writing.add(root, {"people": [{"name": "Jón Jónsson", "iso3": "ISL"}]})
    assert path.read_text("utf-8").startswith(odd)


def test_what_would_be_faulty_is_not_written_and_every_fault_is_told(root):
    before = content(root)
    with pytest.raises(tables.BadData) as told:
        writing.add(root, {"people": [{"name": "Jón Jónsson", "iso3": "ISL"}], "posts": [POST | {"receiver": "XXA"}]})
    assert [fault.what for fault in told.value.faults] == ["receiver 'XXA' is no state in countries.csv"]
    assert content(root) == before


def test_faults_that_were_there_before_do_not_hinder(root):
    path = root / "tidy/visits.csv"
    path.write_text(path.read_text("utf-8").replace(",actual,", ",actul,", 1), "utf-8")
    assert tables.check(root)
    writing.add(root, {"posts": [POST]})
    assert "ISL,DOM,embassy" in (root / "tidy/posts.csv").read_text("utf-8")


@pytest.mark.parametrize("change", [Change(changed={"V9999": {"note": "x"}}), Change(changed={"V2": {"nope": "x"}})])
def test_a_row_or_a_field_that_is_not_there_cannot_be_changed(root, change):
    before = content(root)
    with pytest.raises(KeyError):
        writing.write(root, change)
    assert content(root) == before


def test_two_do_not_write_at_once(root):
    with files.lock(root / writing.LOCKED), pytest.raises(files.Busy):
        writing.add(root, {"posts": [POST]})


def test_several_files_are_all_written_or_none(root, monkeypatch):
    before = content(root)
    unwritable = Change({"people": [{"id": "H900", "name": "A B"}]}, texts={"sources.yaml/x": b""})
    with pytest.raises(OSError):
        writing.write(root, unwritable)
    assert content(root) == before


def test_a_line_behind_one_that_a_crash_left_unfinished_is_a_line_of_its_own(tmp_path):
    path = tmp_path / "deep" / "journal"
    files.append(path, "one")
    path.write_text("one\ntw")
    files.append(path, "three")
    assert path.read_text() == "one\ntw\nthree\n"
