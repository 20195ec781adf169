"""Calls that go wrong: one line that helps, the right exit status, no traceback, nothing written."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import cli, tables

WRONG = {
    "biuld": "no command 'biuld'; did you mean build?",
    "build --ot x": "no option '--ot'; did you mean --out?",
    "build -j 0": "invalid value for '-j' / '--jobs': 0 is not in the range 1<=x<=64",
    "build nowhere.yaml": "nowhere.yaml: no such file or directory; give a file of requests",
    "build .": ". is a folder; name a file of requests",
    "build --only nothing-like-it": "no page 'nothing-like-it' is asked for; there are ",
    "report": "missing argument 'NAME'; name a report: tour, coverage, network, trade, timeline, dyad, region",
    "report dyda": "no report 'dyda'; did you mean dyad?",
    "report dyad pari=MEX-BLR": "dyad takes pair, years, as_of, not 'pari'; did you mean pair?",
    "report dyad MEX-BLR": "'MEX-BLR' is no parameter; write key=value, such as pair=MEX-BLR",
    "report dyad pair=MEX-BLR pair=MEX-RUS": "pair is given twice; give it once",
    "report dyad pair=MEX-BLA": "pair=MEX-BLA: no state 'BLA'; did you mean BLR (Belarus)?",
    "report dyad pair=MEX-MEX": "pair=MEX-MEX names one state twice; a pair needs two",
    "report dyad pair=MEX": "pair=MEX is no pair; write two states with a hyphen, such as MEX-BLR",
    "report dyad pair=../../x-y": "pair=../../x-y: no state ",
    "report dyad years=1992–2024": "years=1992–2024 are no years; write 2015, 1992-2015 or 1992:2015",
    "report dyad as_of=2015-02-30": "as_of=2015-02-30: date '2015-02-30' does not exist; February 2015 has 28 days",
    "report dyad --lang es": "lang=es is not there yet; use en",
    "report dyad --lang xx": "no language 'xx'; use en",
    "report tour nothing=1": "tour takes ",
    "facts --format xml": "no format 'xml'; there are jsonl, csv",
    "facts --format jsno": "no format 'jsno'; did you mean jsonl?",
    "facts --out": "option '--out' requires an argument; see relations --help",
    "check surplus": "check takes no further argument 'surplus'; see relations check --help",
    "serve . two": "serve takes no further argument 'two'; see relations serve --help",
    "report trade pairs=": "pairs is empty; write pairs such as MEX-BLR,MEX-KAZ",
    "check --dta x": "no option '--dta'; did you mean --data?",
    "serve nowhere": "nowhere holds no index.html; run relations build first",
}


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_gets_one_line_and_writes_nothing(call, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = call.split(" ")
    out = ["--out", str(tmp_path / "out")] if words[0] in ("build", "report") and "--ot" not in words else []
    assert cli.run([*words, *out]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"relations: {WRONG[call]}"), said.err
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def said(capsys, *words):
    """What a refused call says, and nothing else."""
    assert cli.run(list(words)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err.strip()


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A working folder that holds a file and an empty folder, and must hold no more afterwards."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    yield
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["empty", "file"]
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("verb", ["check", "facts", "doctor", "lab", "build", "report dyad"])
@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("", "--data is empty; name the folder that holds datapackage.json"),
        ("./nowhere", "--data ./nowhere: there is no such folder; name the one that holds datapackage.json"),
        ("file", "--data file is a file; name the folder that holds datapackage.json"),
        ("empty", "--data empty holds no datapackage.json; name the folder that does"),
    ],
)
@pytest.mark.usefixtures("places")
def test_data_that_is_not_there_is_named_as_it_was_given(capsys, verb, folder, line):
    assert said(capsys, *verb.split(), "--data", folder) == f"relations: {line}"


def test_a_folder_in_place_of_a_table_is_named_as_such(capsys, tmp_path):
    for name in ("schemas", "tidy"):
        (tmp_path / "data" / name).mkdir(parents=True)
    (tmp_path / "data" / "datapackage.json").write_bytes((tables.find_root() / "datapackage.json").read_bytes())
    (tmp_path / "data" / "tidy" / "visits.csv").mkdir()
    line = "data/tidy/visits.csv: is a folder where a file belongs; restore it"
    assert said(capsys, "facts", "--data", str(tmp_path)) == line


@pytest.mark.parametrize("verb", ["build", "build --dry-run", "report dyad"])
@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("", "--out is empty; name a folder"),
        ("file", "--out file is a file; name a folder"),
        ("file/x/y", "--out file/x/y: file is a file; name a folder elsewhere"),
        ("x" * 300, f"--out {'x' * 300}: file name too long; name another"),
    ],
)
@pytest.mark.usefixtures("places")
def test_a_place_that_can_be_no_site_is_refused(capsys, verb, folder, line):
    assert said(capsys, *verb.split(), "--out", folder) == f"relations: {line}"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("", "--out is empty; name a file"),
        ("empty", "--out empty is a folder; name a file in it"),
        ("file/x", "--out file/x: file is a file; name a folder elsewhere"),
        ("/dev/null", "--out /dev/null is a device; leave the option out to write to standard output"),
    ],
)
@pytest.mark.usefixtures("places")
def test_a_place_that_can_be_no_file_of_facts_is_refused(capsys, place, line):
    assert said(capsys, "facts", "--out", place) == f"relations: {line}"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only where /proc is")
@pytest.mark.parametrize("call", ["facts --out /proc/xx/facts.jsonl", "report dyad --out /proc/xx"])
def test_a_place_that_nobody_can_write_is_refused(capsys, call):
    assert "/proc/xx" in (line := said(capsys, *call.split()))
    assert line.endswith("cannot be written, no such file or directory; name another")


def test_a_bare_call_prints_the_help(capsys):
    assert cli.run([]) == 0
    assert capsys.readouterr().out.count("\n") > len(cli.VERBS)


def test_broken_tables_stop_every_verb_with_their_faults(capsys, tmp_path):
    root = tmp_path / "data"
    for path in tables.find_root().rglob("*"):
        if path.is_file() and path.suffix in (".csv", ".json", ".yaml"):
            target = root / path.relative_to(tables.find_root())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    visits = root / "tidy" / "visits.csv"
    lines = visits.read_text("utf-8").splitlines()
    lines[2] = f"{lines[2]},surplus,fields"
    visits.write_text("\n".join(lines) + "\n", "utf-8")
    for call in (["facts"], ["report", "dyad", "--out", str(tmp_path / "out")]):
        assert cli.run([*call, "--data", str(root)]) == 2
        said = capsys.readouterr()
        assert said.err.startswith("data/tidy/visits.csv:3: ")
        assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()
    assert cli.run(["check", "--data", str(root)]) == 2
    assert capsys.readouterr().out.startswith("data/tidy/visits.csv:3: ")


def test_a_disk_that_is_full_is_one_line(capsys, tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert cli.run(["facts", "--out", str(tmp_path / "facts.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_no_browser_is_said_before_any_work(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("RELATIONS_BROWSER", "")
    assert cli.run(["report", "dyad", "--pdf", "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith("relations: no Chromium on this machine; install chromium")
    assert not (tmp_path / "out").exists()


def test_a_reader_that_leaves_early_is_no_error():
    command = f"{Path(sys.executable).parent / 'relations'} facts | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.startswith('{"id"')
    assert done.stderr == ""
