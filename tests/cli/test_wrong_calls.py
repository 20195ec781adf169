"""Calls that go wrong: one line that helps, the right exit status, no traceback, nothing written."""

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
    "build --only nothing-like-it": "no page 'nothing-like-it' is asked for; there are ",
    "report": "missing argument 'NAME'",
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
    "facts --format xml": "invalid value for '--format': 'xml' is not one of 'jsonl', 'csv'",
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


def test_data_that_is_not_there_is_named(capsys, tmp_path):
    assert cli.run(["check", "--data", str(tmp_path)]) == 2
    assert "datapackage.json: there is no such file" in capsys.readouterr().err


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


def test_a_disk_that_cannot_be_written_is_one_line(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    assert cli.run(["facts", "--out", str(tmp_path / "file" / "facts.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


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
