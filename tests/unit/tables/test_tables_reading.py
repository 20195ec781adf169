"""Reading never guesses: what is not the table that the schema tells of is refused, with its place and a remedy."""

import pandas as pd
import pytest

from analysis import tables
from tests.unit.tables import world

HEADER = "id,date,type,title,place,status,as_of,sources,basis,note\n"
GOOD = "E1,2001,other,Something happened,,actual,,demo[¶1],stated,\n"


def refused(content, name="tidy/events.csv"):
    """The faults for which `load` refuses a folder whose one file holds `content`."""
    made = world.files() | {name: content if isinstance(content, bytes) else content.encode()}
    with pytest.raises(tables.BadData) as caught:
        world.load(made)
    lines = [str(fault) for fault in caught.value.faults]
    assert set(lines) <= set(world.faults(made)), "check lists whatever load refuses"
    return lines


BROKEN = {
    "": "data/tidy/events.csv: the file is empty; restore its header line",
    "\n \n": "data/tidy/events.csv: the file is empty; restore its header line",
    HEADER + 'E1,2001,other,"Something,,actual,,demo[¶1],stated,\n': "data/tidy/events.csv:2: a quote that opens here"
    " is never closed; close it, or double it where it belongs to the text",
    HEADER + 'E1,2001,other,"Some" thing,,actual,,demo[¶1],stated,\n': "data/tidy/events.csv:2: text follows a closing"
    " quote; double the quotes that belong to the text",
    HEADER + GOOD + "\n" + GOOD.replace("E1", "E2"): "data/tidy/events.csv:3: the line is blank; delete it",
    HEADER + "E1,2001,other,Some,thing,,actual,,demo[¶1],stated,\n": "data/tidy/events.csv:2: 11 fields where the"
    " header has 10; an unquoted comma in 'title'?",
    HEADER + "E1,2001,other,Something,Bonn, Rhine,actual,,demo[¶1],stated,\n": "data/tidy/events.csv:2: 11 fields"
    " where the header has 10; an unquoted comma in 'place'?",
    HEADER + "E1,2001,other,Something\n": "data/tidy/events.csv:2: 4 fields where the header has 10; write a comma"
    " for each empty field",
    HEADER.replace(
        "title", "titel"
    ): "data/tidy/events.csv:1:4: field 'titel' is not in the schema; did you mean title?",
    HEADER.replace("title", "type"): "data/tidy/events.csv:1:4: field 'type' stands twice in the header; delete one",
    HEADER.replace("date,type", "type,date"): "data/tidy/events.csv:1:2: field 'type' stands where date belongs; write "
    + HEADER.strip(),
    "a;b\n": "data/tidy/events.csv:1:1: field 'a;b' is not in the schema; the fields are " + HEADER.strip(),
    HEADER + GOOD + "<<<<<<< HEAD\n": "data/tidy/events.csv:3: a conflict marker stands here; finish the merge",
    HEADER + GOOD + "=======\n": "data/tidy/events.csv:3: a conflict marker stands here; finish the merge",
    HEADER + GOOD.replace("Some", "S\0ome"): "data/tidy/events.csv:2: a NUL byte stands here; delete it",
    HEADER + GOOD.replace("Some", "S\rome"): "data/tidy/events.csv:2: a carriage return stands within the line;"
    " delete it",
    "version https://git-lfs.github.com/spec/v1\noid sha256:00\n": "data/tidy/events.csv:1: is a git-lfs pointer, not"
    " the table; run git lfs pull",
    "<!DOCTYPE html><title>Sign in</title>\n": "data/tidy/events.csv:1: is a web page, not the table; restore the file",
}


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_is_not_the_table_is_refused(content):
    assert BROKEN[content] in refused(content)


def test_bytes_that_are_no_utf8_are_refused_with_their_line():
    for encoded in ("cp1252", "utf-16-le"):
        lines = refused(HEADER.encode() + "E1,2001,other,Fête,,actual,,demo[¶1],stated,\n".encode(encoded))
        assert [line for line in lines if line.startswith("data/tidy/events.csv:2: ")]


def test_a_missing_file_is_refused():
    made = world.files()
    del made["tidy/events.csv"]
    with pytest.raises(tables.BadData, match=r"^data/tidy/events.csv: the file is missing; restore it"):
        world.load(made)


def test_a_missing_or_broken_schema_or_package_is_refused():
    assert refused(b"{", "schemas/events.json")[0].startswith("data/schemas/events.json: is no table schema")
    schema = world.files()["schemas/events.json"]
    assert "has type strinh" in refused(schema.replace(b'"string"', b'"strinh"', 1), "schemas/events.json")[0]
    visits = world.files()["schemas/visits.json"].replace(b"countries.iso3", b"contries.iso3", 1)
    assert "refers to contries.iso3, which is not there" in refused(visits, "schemas/visits.json")[0]
    assert refused(b"[]", "datapackage.json")[0].startswith("data/datapackage.json: is no data package")
    assert refused(b'{"version": "1", "resources": []}', "datapackage.json")


def test_a_folder_without_a_package_is_refused(tmp_path):
    with pytest.raises(tables.BadData, match=r"datapackage.json: there is no such file; name the folder"):
        tables.load(tmp_path)


@pytest.mark.parametrize("name", ["sources.yaml", "corrections.yaml", "contradictions.yaml"])
def test_yaml_that_cannot_be_read_is_refused(name):
    for content in (b"- a: [", b"- a: 1\n  a: 2\n", b"- a: {b: c}\n", b"\xff", b"words", b"- word\n"):
        assert refused(content, name)[0].startswith(f"data/{name}")


@pytest.mark.parametrize("content", ["[" * 3000, "{a: " * 3000, "- a: " + "[" * 100_000])
def test_yaml_nested_without_end_is_refused_with_its_place(content):
    line = refused(content, "corrections.yaml")[0]
    assert line.startswith("data/corrections.yaml:1:")
    assert line.endswith(": no YAML: lists stand in lists more than 20 deep; mend its indents and quotes")


def test_every_fault_is_told_at_once():
    bad = "E1,2015-02-30,meting,,,actual,,demo,stated,\n" + "E3,1992-13,other,x,y\n"
    places = [
        fault.split(": ")[0] for fault in world.faults(world.files() | {"tidy/events.csv": (HEADER + bad).encode()})
    ]
    assert places == [f"data/tidy/events.csv:{place}" for place in ("2:1", "2:2", "2:3", "2:4", "2:8", "3")]


def test_odd_but_whole_files_are_read_as_they_are():
    odd = HEADER + 'E1,1648-10-24,other,"It ""met"", in Côte d\'Ivoire",NA,actual,,demo[¶1],stated,NULL\n'
    for content in (
        odd.encode(),
        b"\xef\xbb\xbf" + odd.encode(),
        odd.replace("\n", "\r\n").encode(),
        odd.strip().encode(),
    ):
        row = world.load(world.files() | {"tidy/events.csv": content}).row("E1")
        assert (row["title"], row["place"], row["note"]) == ('It "met", in Côte d\'Ivoire', "NA", "NULL")


def test_a_byte_order_mark_and_crlf_are_faults_all_the_same():
    crlf = (HEADER + GOOD).replace("\n", "\r\n").encode()
    lines = world.faults(world.files() | {"tidy/events.csv": b"\xef\xbb\xbf" + crlf})
    assert "data/tidy/events.csv:1: the file begins with a byte order mark; save it as UTF-8 without one" in lines
    assert "data/tidy/events.csv:1: the line ends in CRLF; save the file with LF ends" in lines


def test_lines_are_counted_through_quoted_line_ends():
    rows = 'E1,2001,other,"Something\nhappened",,actual,,demo[¶1],stated,\n' + GOOD.replace("E1,2001", "E2,20O1")
    found = world.faults(world.files() | {"tidy/events.csv": (HEADER + rows).encode()})
    assert "data/tidy/events.csv:2:4: title holds U+000A, a control character; delete it" in found
    assert any(line.startswith("data/tidy/events.csv:4:2: date '20O1' is no EDTF date") for line in found)


def test_frames_hold_text_as_text_and_numbers_as_nullable_numbers():
    data = tables.load()
    assert {str(dtype) for dtype in data["visits"].dtypes} == {"str"}
    assert (str(data["trade_totals"]["value"].dtype), str(data["people_flows"]["persons"].dtype)) == (
        "Float64",
        "Int64",
    )
    assert not data["visits"].isna().any().any()
    assert data["people_flows"]["persons"].isna().any(), "a number that nobody gave is missing, not zero"
    assert isinstance(data["countries"], pd.DataFrame)


def test_a_dangling_reference_is_read_and_listed():
    made = world.files({"events": ["id=E1  type=other  title=Something happened"]})
    made["tidy/participants.csv"] = b"id,fact,iso3,org,person,office,role,status,as_of,sources,basis,note\n" + (
        "X1,E9,KOR,,H7,,party,actual,,demo[¶1],stated,\n".encode()
    )
    assert world.load(made).row("X1")["person"] == "H7"
    assert [line.split(": ")[0] for line in world.faults(made)] == [
        "data/tidy/events.csv:2:1",
        "data/tidy/participants.csv:2:2",
        "data/tidy/participants.csv:2:5",
    ]


def test_the_data_folder_is_found_from_within_the_checkout_and_by_name(monkeypatch, tmp_path):
    monkeypatch.delenv("RELATIONS_DATA", raising=False)
    monkeypatch.chdir(world.ROOT / "tidy")
    assert tables.find_root() == world.ROOT
    assert tables.find_root(world.ROOT) == tables.find_root(world.ROOT.parent) == world.ROOT
    monkeypatch.chdir(tmp_path)
    assert (tables.find_root() / "datapackage.json").is_file()
