"""`relations ingest` at work, and what it says to what it cannot read."""

import csv
import io
import json

import pytest

from analysis import cli
from analysis.ingest.formats import LIMIT

TEXT = """Fiji–Oman relations

Fiji opened an embassy in Muscat in 1994. Trade between Fiji and Oman amounted to $2.5 million in 2010.

Oman plans to open a consulate in Suva.
"""
PAGE = "<html><body><h1>Fiji–Oman relations</h1><p>In 2001 Oman opened a consulate in <b>Suva</b>.</p></body></html>"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with two documents, from which the command is called."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.html").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_candidates_go_to_standard_output_and_the_count_to_the_other(here, capsys):
    assert cli.run(["ingest", "a.txt"]) == 0
    said = capsys.readouterr()
    found = lines(said.out)
    assert {("mission", "FJI", "1994"), ("trade_total", None, "2010")} <= {
        (one["kind"], one["sender"], one["date"]) for one in found
    }
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in found)
    assert said.err == f"relations: a.txt: {len(found)} candidates\n"


def test_a_file_holds_what_would_have_been_printed(here, capsys):
    cli.run(["ingest", "a.txt"])
    printed = capsys.readouterr().out
    assert cli.run(["ingest", "a.txt", "--out", "found.jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert (here / "found.jsonl").read_text("utf-8") == printed


def test_several_documents_are_read_in_order(here, capsys):
    assert cli.run(["ingest", "b.html", "a.txt"]) == 0
    said = capsys.readouterr()
    assert list(dict.fromkeys(one["doc"] for one in lines(said.out))) == ["b.html", "a.txt"]
    assert [line.split(":")[1] for line in said.err.splitlines()] == [" b.html", " a.txt"]


def test_csv_says_the_same(here, capsys):
    cli.run(["ingest", "a.txt"])
    found = lines(capsys.readouterr().out)
    assert cli.run(["ingest", "a.txt", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    for row, one in zip(rows, found, strict=True):
        for name in ("kind", "date", "sender", "receiver", "label", "quote", "rule"):
            assert row[name] == (one[name] or ""), name
        assert (row["start"], row["countries"]) == (str(one["start"]), ";".join(one["countries"]))


def test_explaining_shows_rules_and_reasons(here, capsys):
    assert cli.run(["ingest", "a.txt", "--explain"]) == 0
    told = capsys.readouterr().out
    cli.run(["ingest", "a.txt"])
    for one in lines(capsys.readouterr().out):
        assert f"    {one['rule']}: {one['kind']}" in told
    assert "    nearly " in told
    assert "¶2 [FJI–OMN] Fiji opened an embassy in Muscat in 1994.\n" in told


def test_what_a_document_holds_moves_no_terminal(here, capsys):
    (here / "a.txt").write_text("Fiji \x1b[2J\x9b opened an \u202eembassy in Oman in 1994.\x07", "utf-8")
    assert cli.run(["ingest", "a.txt", "--explain"]) == 0
    told = capsys.readouterr().out
    assert all(char.isprintable() for char in told.replace("\n", ""))
    assert "\\x9b opened an embassy" in told


def test_a_text_without_facts_has_no_candidates(here, capsys):
    (here / "a.txt").write_text("Tea is best when it is hot.\n", "utf-8")
    assert cli.run(["ingest", "a.txt"]) == 0
    assert capsys.readouterr() == ("", "relations: a.txt: 0 candidates\n")


def test_what_was_not_read_is_said(here, capsys):
    (here / "a.txt").write_text(f"{{{{Infobox|a=b}}}}\n'''Fiji''' opened an embassy in [[Oman]].\n{TEXT}", "utf-8")
    assert cli.run(["ingest", "a.txt"]) == 0
    assert "; not read: " in capsys.readouterr().err


def test_a_file_of_the_greatest_length_that_is_read_is_not_refused_for_it(here, capsys):
    (here / "a.txt").write_bytes(b" " * (LIMIT - 1) + b"a")
    assert cli.run(["ingest", "a.txt"]) == 0


WRONG = {
    "missing.txt": (None, "there is no such file; name a document"),
    "folder": ((), "is no file; name a document"),
    "zeros.txt": (b"Fiji\0Oman", "save it as UTF-8 text"),
    "utf16.txt": (TEXT.encode("utf-16"), "save it as UTF-8 text"),
    "latin.txt": (TEXT.encode("cp1252"), "save the file as UTF-8 text"),
    "page.pdf": (b"%PDF-1.7 ...", "looks like a PDF file, not text; save it as UTF-8 text or HTML"),
    "great.txt": (b"a" * (LIMIT + 1_000_000), "the limit is 16 MB; split it"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_refused_in_one_line_and_nothing_is_written(name, here, capsys):
    content, says = WRONG[name]
    path = here / name
    if content == ():
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    before = sorted(here.iterdir())
    for more in ([], ["--out", "found.jsonl"], ["--explain"]):
        assert cli.run(["ingest", "a.txt", name, *more]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.splitlines()[-1].startswith("relations: ") and name in said.err
        assert says in said.err, said.err
    assert sorted(here.iterdir()) == before


def test_a_hundred_megabytes_are_refused_unread(here, capsys):
    with (here / "huge.txt").open("wb") as file:
        file.truncate(100_000_000)
    assert cli.run(["ingest", "huge.txt"]) == 2
    assert capsys.readouterr().err == "relations: huge.txt has 100 MB; the limit is 16 MB; split it\n"


def test_an_empty_file_is_refused(here, capsys):
    (here / "a.txt").write_bytes(b"")
    assert cli.run(["ingest", "a.txt"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "empty" in said.err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--format", "xml"], 2, "no format 'xml'; there are jsonl, csv"),
        (["--out", "."], 2, "--out . is a folder; name a file in it"),
        (["--out", "a.txt/b"], 2, "a.txt is a file; name a folder elsewhere"),
        (["--out", "/proc/nothing/b"], 2, "--out /proc/nothing/b"),
        (["--explian"], 2, "did you mean --explain?"),
    ],
)
def test_a_wrong_call_is_refused_in_one_line(words, status, says, here, capsys):
    before = sorted(here.iterdir())
    assert cli.run(["ingest", "a.txt", *words]) == status
    said = capsys.readouterr()
    assert said.out == "" and says in said.err and said.err.startswith("relations: ")
    assert said.err.count("\n") == 1, said.err
    assert sorted(here.iterdir()) == before


def test_no_document_is_a_wrong_call(here, capsys):
    assert cli.run(["ingest"]) == 2
    assert "missing argument 'DOC" in capsys.readouterr().err
