"""The verbs at work."""

import csv
import io
import json
import threading
import urllib.request
from importlib import import_module

import pytest

from analysis import cli, tables
from analysis.cli import doctor, serve


def test_the_version_is_the_packages(capsys):
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == "relations 0.1.0\n"


def test_the_help_lists_every_verb_and_every_verb_explains_itself(capsys):
    assert cli.run(["--help"]) == 0
    listed = capsys.readouterr().out
    for verb in cli.VERBS:
        assert f"\n  {verb} " in listed
        assert cli.run([verb, "--help"]) == 0
        assert import_module(f"analysis.cli.{verb}").command.help.splitlines()[0] in " ".join(
            capsys.readouterr().out.split()
        )


def test_the_shipped_tables_have_no_fault(capsys):
    status = cli.run(["check"])
    assert capsys.readouterr().out == ""
    assert status == 0


def test_facts_are_the_fact_format(capsys, tmp_path):
    assert cli.run(["facts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(tables.load().facts["id"])
    assert cli.run(["facts", "--out", str(tmp_path / "facts.jsonl")]) == 0
    assert (tmp_path / "facts.jsonl").read_text("utf-8").splitlines() == lines


def test_facts_as_csv_say_the_same(capsys):
    cli.run(["facts"])
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert cli.run(["facts", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(facts)
    for row, fact in zip(rows, facts, strict=True):
        assert row["countries"] == ";".join(fact["countries"])
        assert row["date"] == (fact["date"] or "")
        assert row["people"].count(";") == max(0, len(fact["people"]) - 1)
        assert not any(cell.startswith(("=", "@", "\t")) for cell in row.values())


def test_the_site_is_served_to_this_machine_only(tmp_path):
    (tmp_path / "index.html").write_text("<h1>here</h1>")
    with serve.server_of(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_address[1]}/") as answer:
            assert answer.read() == b"<h1>here</h1>"
        server.shutdown()


def test_the_doctor_says_a_line_for_each_thing(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("RELATIONS_CORPUS", str(tmp_path / "nowhere"))
    assert cli.run(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.split()[0] in ("ok", "optional", "missing") for line in lines)
    assert f"missing   RELATIONS_CORPUS names {tmp_path / 'nowhere'}, which is no folder" in lines


def test_the_doctor_sees_a_package_that_differs_from_the_lock(monkeypatch):
    monkeypatch.setattr(doctor, "_installed", lambda name: "0" if name == "pandas" else "")
    assert any(line.startswith("missing   pandas ") and "0 is installed" in line for line in doctor._packages())


@pytest.mark.parametrize("verb", cli.VERBS)
def test_a_verb_is_a_thin_file_of_its_own(verb):
    module = import_module(f"analysis.cli.{verb}")
    assert module.__doc__.startswith(f"`relations {verb}`: ")
