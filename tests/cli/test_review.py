"""`relations review` at work: keys are piped in as lines; what was decided lies beside the candidates."""

import io
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from analysis import cli
from analysis.ingest import decisions, review
from tests.unit.ingest import drawn

ROOT = Path(__file__).parents[2] / "data"
KEYS = [decisions.key(one) for one in drawn.candidates()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with candidates, their document and a copy of the data."""
    shutil.copytree(ROOT, tmp_path / "data", ignore=shutil.ignore_patterns("derived", "raw", "candidates"))
    (tmp_path / "isl-dom.txt").write_text(drawn.TEXT, "utf-8")
    (tmp_path / "c.jsonl").write_text(drawn.dumped(drawn.candidates()), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def press(monkeypatch, capsys):
    """Pipe keys into a review: its exit status and what it printed."""

    def pressed(keys, *words):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        status = cli.run(["review", *(words or ("c.jsonl",)), "--data", "data"])
        return status, capsys.readouterr().out

    return pressed


def settled(folder):
    return review.Review(drawn.candidates(), folder / "c.decided.jsonl").settled()


def test_every_candidate_is_shown_with_its_quote_in_its_context(folder, press):
    status, out = press("l" * 12)
    assert status == 0
    for number, one in enumerate(drawn.candidates(), 1):
        assert f"\n{number} of 12 (0 decided)\n" in out
        assert f"«{one['quote']}»" in out
    assert "visit (head_of_state) · June 2004 · Iceland → Dominican Republic · visit of the head of state" in out
    assert "rule visit.drawn, confidence 80%" in out


def test_keys_decide_and_the_next_call_goes_on(folder, press):
    press("arq")
    assert settled(folder) == {KEYS[0]: "accepted", KEYS[1]: "rejected"}
    _, out = press("aua")
    assert "\n3 of 12 (2 decided)\n" in out
    assert out.count("taken back") == 1
    assert list(settled(folder)) == KEYS[:3]


def test_the_end_of_the_keys_is_no_decision(folder, press):
    assert press("")[0] == 0
    assert not (folder / "c.decided.jsonl").exists()


def test_when_all_is_decided_the_next_step_is_told(folder, press):
    _, out = press("a" * 11 + "r")
    assert "11 accepted, 1 rejected, 0 left" in out
    assert "relations accept c.jsonl --source KEY writes them" in out


def test_edits_are_checked_at_once_and_shown(folder, press):
    _, out = press(["e", "date=1977-13", "date=1977-06", "", "a", "q"])
    assert "date '1977-13' does not exist; months count from 01 to 12" in out
    assert "event (establishment) · June 1977" in out
    [(key, decision, one)] = review.Review(drawn.candidates(), folder / "c.decided.jsonl").outcome()
    assert (key, decision, one["date"]) == (KEYS[0], "edited", "1977-06")


def test_what_the_tables_hold_and_what_a_row_would_lack_is_said(folder, press):
    known = drawn.one("event", "diplomatic relations established", 2, type="establishment", date="1995")
    lacking = drawn.candidates()[2] | {"receiver": None}
    (folder / "c.jsonl").write_text(drawn.dumped([known | {"countries": ["BLR", "MEX"]}, lacking]))
    _, out = press("?l")
    assert "a contradiction of R5 (date differs)" in out
    _, out = press("l")
    _, out = press("ll")
    assert "cannot be written as it stands: receiver is empty; write the receiving state" in out


def test_a_document_is_read_first_and_its_candidates_are_kept_in_the_data_folder(folder, press):
    _, out = press("aq", "isl-dom.txt")
    assert "1 of " in out
    assert (folder / "data/candidates/isl-dom.txt.jsonl").exists()
    _, out = press("q", "isl-dom.txt")
    assert "(1 decided)" in out


def test_a_hostile_quote_cannot_command_the_terminal(folder, press):
    evil = drawn.candidates()[0] | {
        "readable": "x\x1b[2J\x1b]0;owned\x07\u202ey",
        "label": "\x1b[31mred",
        "rule": "\x9b",
    }
    (folder / "c.jsonl").write_text(drawn.dumped([evil]))
    _, out = press("l")
    assert all(c.isprintable() or c == "\n" for c in out)


WRONG = {
    "nowhere.jsonl": "nowhere.jsonl: there is no such file; name candidates or a document",
    "data": "data is no file; name candidates or a document",
    "empty.jsonl": "empty.jsonl holds no candidates; write it with relations ingest DOC --out empty.jsonl",
    "broken.jsonl": "broken.jsonl:1: no JSON; write the file with relations ingest --out",
    "c.jsonl --document nowhere": "nowhere: there is no such file; name candidates or a document",
}


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_gets_one_line(folder, capsys, call):
    (folder / "empty.jsonl").write_text("")
    (folder / "broken.jsonl").write_text('{"kind": \n')
    before = sorted(folder.rglob("*"))
    assert cli.run(["review", *call.split(), "--data", "data"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"relations: {WRONG[call]}\n")
    assert sorted(folder.rglob("*")) == before


def test_at_a_terminal_single_keys_count_and_a_kill_loses_nothing(folder):
    parent, child = pty.openpty()
    command = [Path(sys.executable).parent / "relations", "review", "c.jsonl", "--data", "data"]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child) as process:
        try:
            for shown, key in (("1 of 12", b"a"), ("2 of 12", b"r"), ("3 of 12", b"")):
                _until(parent, child, shown)
                os.write(parent, key)
        finally:
            process.send_signal(signal.SIGKILL)
    assert settled(folder) == {KEYS[0]: "accepted", KEYS[1]: "rejected"}


def _until(parent, child, text):
    """Read a terminal until it shows a text and then waits for a single key."""
    end, seen = time.monotonic() + 60, b""
    while text.encode() not in seen or termios.tcgetattr(child)[3] & termios.ICANON:
        assert time.monotonic() < end, seen
        if select.select([parent], [], [], 0.05)[0]:
            seen += os.read(parent, 65536)
