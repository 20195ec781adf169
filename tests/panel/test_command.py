"""`relations panel`: what it writes, and what it says to what it cannot make."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import cli, panel, tables
from analysis.panel.codebook import codebook
from analysis.panel.writing import content
from tests.connectors.originals import make_place
from tests.panel.world import World, reach


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder from which the command is called, and a data folder in it with one data set."""
    place = make_place(tmp_path)
    rows = [{"iso3": "MEX", "year": 2015, "gdp_usd": 1234567890123.456, "note": ""}]
    World(tables.load(), place.root).put("wb_gdp", rows, [2015], reach("MEX"), reach("MEX"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return cli.run(["panel", "--data", "data", *arguments])


def read(path):
    return pd.read_csv(path, dtype={"sender": "str", "receiver": "str"}, keep_default_na=False, na_values=[""])


def test_a_panel_is_a_csv_file_with_a_codebook_beside_it(here, capsys):
    assert run("--years", "2015:2016", "--states", "cow", "--out", "out/panel.csv") == 0
    raw = (here / "out/panel.csv").read_bytes()
    assert raw.startswith(b"sender,receiver,year,gdp_usd_sender,gdp_usd_sender_status,gdp_usd_receiver,")
    assert b"\r" not in raw
    assert b'"' not in raw
    frame = read(here / "out/panel.csv")
    assert len(frame) == 2 * 37_830
    said = frame[frame["sender"].eq("70") & frame["receiver"].eq("2")]
    assert said["gdp_usd_sender"].tolist()[0] == 1234567890123.456
    assert said["gdp_usd_sender_status"].tolist() == ["value", "outside"]
    book = json.loads((here / "out/panel.csv.codebook.json").read_text("utf-8"))
    assert [column["name"] for column in book["columns"]] == list(frame)
    assert "37830" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("span", "years"), [("2015", [2015]), ("2014:2015", [2014, 2015]), ("2014-2015", [2014, 2015])]
)
def test_years_are_a_span_or_one_year(here, span, years):
    assert run("--years", span, "--states", "cow", "--add", "gdp", "--out", "panel.csv") == 0
    assert sorted(set(read(here / "panel.csv")["year"])) == years


def test_parquet_holds_what_csv_holds(here):
    for name in ("panel.csv", "panel.parquet"):
        assert run("--years", "2015", "--states", "iso", "--out", name) == 0
    whole = pd.read_parquet(here / "panel.parquet")
    text = read(here / "panel.csv").astype({name: kind for name, kind in whole.dtypes.items() if kind != "category"})
    pd.testing.assert_frame_equal(text, whole, check_categorical=False, check_dtype=False)


def test_the_same_panel_gives_the_same_bytes(here):
    for name in ("a", "b"):
        assert run("--years", "2015", "--out", f"{name}/panel.csv") == 0
        assert run("--years", "2015", "--out", f"{name}/panel.parquet") == 0
    for name in ("panel.csv", "panel.parquet", "panel.csv.codebook.json"):
        assert (here / "a" / name).read_bytes() == (here / "b" / name).read_bytes()


def test_what_is_not_here_is_told_in_one_line_with_the_fetch_that_brings_it(here, capsys):
    assert run("--years", "2015", "--add", "votes,gdp,trade", "--out", "panel.csv") == 0
    said = capsys.readouterr().err
    assert said == (
        "relations: not here: un_votes (votes), unctad (trade), cow_trade (trade);"
        " to add them, relations fetch un_votes unctad cow_trade\n"
    )
    assert read(here / "panel.csv")["votes_pi_status"].eq("outside").all()


def test_without_a_choice_all_that_is_here_is_added_and_nothing_else(here):
    assert run("--years", "2015", "--out", "panel.csv") == 0
    measures = {name.removesuffix("_status") for name in read(here / "panel.csv") if name.endswith("_status")}
    assert measures == {"gdp_usd_sender", "gdp_usd_receiver"}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("--out p.csv", "missing option '--years'; see relations panel --help"),
        ("--years 2016:2015 --out p.csv", "--years 2016:2015 end before they begin; write 2015:2016"),
        ("--years soon --out p.csv", "--years 'soon' are no years; write 1990:2016, or one year"),
        ("--years 90:95 --out p.csv", "--years '90:95' are no years; write 1990:2016, or one year"),
        (
            "--years 1800:1820 --out p.csv",
            "--years 1800:1820: years 1800 to 1820 leave 1816 to 2026; write years within these",
        ),
        ("--years 2015 --states isso --out p.csv", "no state system 'isso'; did you mean iso?"),
        ("--years 2015 --add vots --out p.csv", "no measure 'vots'; did you mean votes?"),
        ("--years 2015", "--out is missing; name a file, such as --out panel.csv"),
        ("--years 2015 --out p.xlsx", "--out p.xlsx ends in none of .csv, .parquet; write p.csv"),
        ("--years 2015 --out data", "--out data is a folder; name a file in it"),
        ("--yaers 2015 --out p.csv", "no option '--yaers'; did you mean --years?"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_line_and_nothing_is_written(here, capsys, arguments, line):
    before = sorted(here.rglob("*"))
    assert run(*arguments.split()) == 2
    assert capsys.readouterr().err == f"relations: {line}\n"
    assert sorted(here.rglob("*")) == before


def test_a_folder_in_the_place_of_the_codebook_is_refused_before_anything_is_written(here, capsys):
    (here / "p.csv.codebook.json").mkdir()
    assert run("--years", "2015", "--out", "p.csv") == 2
    assert capsys.readouterr().err.startswith("relations: --out p.csv: p.csv.codebook.json is a folder, and")
    assert not (here / "p.csv").exists()


def test_an_empty_list_of_measures_is_refused(here, capsys):
    assert run("--years", "2015", "--add", " , ", "--out", "p.csv") == 2
    assert capsys.readouterr().err.startswith("relations: --add is empty; name what to add, of posts, trade, votes, ")


def test_what_stood_in_the_file_before_stays_where_the_work_fails(here, monkeypatch):
    (here / "panel.csv").write_text("before\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analysis.files.os.fsync", full)
    assert run("--years", "2015", "--out", "panel.csv") == 1
    assert (here / "panel.csv").read_text() == "before\n"
    assert sorted(path.name for path in here.iterdir()) == ["data", "panel.csv"]


def book(world, frame, name="panel.csv", states="iso"):
    return json.loads(codebook(frame, world.data, name, states))


def test_the_codebook_says_of_every_measure_what_an_analyst_asks(world, shipped):
    frame = panel.add(panel.dyad_years(shipped, range(2015, 2016)), world.data, panel.VERBS)
    told = book(world, frame)
    assert [column["name"] for column in told["columns"]] == list(frame)
    for column in told["columns"][3:]:
        if not column["name"].endswith("_status"):
            assert all(column[word] for word in ("type", "meaning", "unit", "scale", "definition", "sources"))
            for source in column["sources"]:
                assert all(source[word] for word in ("edition", "coverage", "states", "limits", "licence", "citation"))
        else:
            assert set(column["values"]) == {"value", "zero", "not_reported", "outside"}
            assert sum(column["rows"].values()) == len(frame)


def test_the_codebook_counts_each_status_and_names_the_originals(world, shipped):
    rows = [{"iso3": "MEX", "year": 2015, "gdp_usd": 1e12, "note": ""}]
    world.put("wb_gdp", rows, [2015], reach("MEX", "CUB"), reach("MEX", "CUB"), limits=("a copy of a copy",))
    frame = panel.add_gdp(panel.dyad_years(shipped, range(2015, 2016)), world.data)
    told = book(world, frame)
    n = frame["sender"].nunique() - 1
    counts = next(column["rows"] for column in told["columns"] if column["name"] == "gdp_usd_sender_status")
    assert counts == {"value": n, "zero": 0, "not_reported": n, "outside": len(frame) - 2 * n}
    assert told["datasets"]["wb_gdp"]["originals"][0]["sha256"] == "0" * 64
    assert told["datasets"]["wb_gdp"]["coverage"] == "2015"
    assert "a copy of a copy" in told["datasets"]["wb_gdp"]["limits"]
    assert told["keys"] == ["sender", "receiver", "year"]


def test_the_codebook_names_the_state_system_and_how_it_goes_on(world, shipped):
    frame = panel.dyad_years(shipped, range(2015, 2016), "cow")
    notes = " ".join(book(world, frame, states="cow")["state_system"]["notes"])
    assert "365" in notes
    assert "ends on 2016-12-31" in notes
    notes = " ".join(book(world, panel.dyad_years(shipped, range(2015, 2016)))["state_system"]["notes"])
    assert "SUN–RUS" in notes


def test_the_page_for_analysts_names_every_verb_and_every_data_set():
    page = (Path(__file__).parents[2] / "docs/panel.md").read_text("utf-8")
    for name, verb in panel.VERBS.items():
        assert all(f"`{word}`" in page for word in (name, *verb.datasets))


@pytest.mark.parametrize("number", [0.1, 1e-300, 1 / 3, 1e22, 2.0**53 + 2, -1784000000.5, 5e-324])
def test_numbers_in_csv_read_back(number):
    text = content(pd.DataFrame({"x": [number], "n": pd.array([None], dtype="Int64")}), ".csv").decode()
    assert text.splitlines()[0] == "x,n"
    assert float(text.splitlines()[1].split(",")[0]) == number
    assert pd.read_csv(io.StringIO(text))["n"].isna().all()
