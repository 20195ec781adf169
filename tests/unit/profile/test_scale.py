"""How far apart and how large two states are, and what media reported of them."""

import pandas as pd
import pytest

from analysis import profile, sentences, tables
from analysis.dyads import Dyad
from analysis.sentences import Words
from tests import stories
from tests.connectors.originals import DATASETS, real
from tests.unit.profile.world import world

PAIR, BACK = Dyad("CHL", "PER"), Dyad("PER", "CHL")
YEARS = {"years": tuple(range(2002, 2015))}


def scaled(data, pair=PAIR):
    return profile.scale(data, pair).set_index("measure")


def told(data, pair=PAIR):
    return str(sentences.scale.scale(profile.scale(data, pair), Words(data)))


def gdp(*rows):
    return {"": pd.DataFrame(rows, columns=["iso3", "year", "gdp_usd", "note"])}, {"years": (2010, 2011, 2012)}


def test_the_newest_year_is_one_that_has_both_and_no_figure_from_before_a_state_was_one(tmp_path):
    early = "territory before the state"
    rows = [("CHL", 2010, 2e9, ""), ("PER", 2010, 1e9, ""), ("CHL", 2011, 3e9, ""), ("PER", 2011, 5e9, early)]
    row = scaled(world(tmp_path, wb_gdp=gdp(*rows))).loc["gdp_usd"]
    assert (row["year"], row["value_a"], row["value_b"], row["ratio"]) == (2010, 2e9, 1e9, 2)


def test_a_state_without_any_figure_is_outside_and_one_without_a_common_year_is_not_reported(tmp_path):
    data = world(tmp_path, wb_gdp=gdp(("CHL", 2010, 2e9, ""), ("PER", 2012, 1e9, "")))
    assert scaled(data).loc["gdp_usd", "status"] == "not_reported"
    assert scaled(data, Dyad("CHL", "BOL")).loc["gdp_usd", "status"] == "outside"
    assert "Gross domestic product of Bolivia: outside coverage." in told(data, Dyad("CHL", "BOL"))


def test_distance_is_the_same_both_ways_and_comes_from_our_own_table_without_the_data_set():
    data = tables.load()
    there, back = (scaled(data, pair).loc["distance_km"] for pair in (PAIR, BACK))
    assert there["value_a"] == pytest.approx(back["value_a"], rel=1e-12)
    assert there["rows"] == [] and "by the places in this project's table" in told(data)


def test_a_capital_put_in_the_middle_of_its_country_is_put_where_it_is(tmp_path):
    seats = [
        ("CHL", "155", "Santiago", "1820-01-01", "", -33.45, -70.67),
        ("BRA", "140", "Brasilia", "1960", "", -10.0, -53.2),
    ]
    columns = ["iso3", "cow_code", "capital", "start", "end", "lat", "lon"]
    data = world(tmp_path, capitals=({"": pd.DataFrame(seats, columns=columns)}, {"years": (2024,)}))
    ours = scaled(tables.load(), Dyad("CHL", "BRA")).loc["distance_km", "value_a"]
    assert scaled(data, Dyad("CHL", "BRA")).loc["distance_km", "value_a"] == pytest.approx(ours, abs=10)


def icews(*rows):
    columns = ["sender", "receiver", "year", "verbal_cooperation", "material_cooperation", "verbal_conflict"]
    frame = pd.DataFrame(rows, columns=[*columns, "material_conflict"])
    listed = {iso3: [[2002, 2014]] for iso3 in ("CHL", "PER", "BOL", "ARG")}
    return {"": frame}, YEARS | {"senders": listed, "receivers": listed}


REPORTS = [
    ("CHL", "PER", 2002, 5, 1, 2, 0),
    ("CHL", "PER", 2014, 3, 0, 0, 1),
    ("CHL", "BOL", 2002, 1, 0, 0, 0),
    ("CHL", "ARG", 2002, 40, 0, 4, 0),
    ("PER", "CHL", 2002, 0, 0, 0, 0),
    ("PER", "BOL", 2002, 2, 0, 0, 0),
]


def test_reports_are_added_over_years_and_stand_beside_the_median_partner(tmp_path):
    data = world(tmp_path, icews=icews(*REPORTS))
    out, back = profile.media(data, PAIR).to_dict("records")
    assert (out["cooperation"], out["conflict"], out["median_cooperation"], out["median_conflict"]) == (9, 3, 9, 3)
    assert (out["rank"], out["of"]) == (2, 3)
    assert (back["status"], back["median_cooperation"]) == ("zero", 1)
    said = str(sentences.scale.media(profile.media(data, PAIR), PAIR, Words(data)))
    assert "none by Peru towards Chile (0)" in said and "One event may be reported many times" in said


@pytest.mark.parametrize(("other", "status"), [("ARG", "not_reported"), ("TUV", "outside")])
def test_a_pair_without_a_row_is_not_reported_and_one_off_the_list_is_outside(tmp_path, other, status):
    data = world(tmp_path, icews=icews(*REPORTS))
    assert profile.media(data, Dyad("PER", other))["status"].tolist()[0] == status
    assert profile.media(data, PAIR, "1990-2000").empty


@real
def test_figures_of_mexico_and_russia_are_those_of_the_files_read_apart(files):
    data = files("wb_gdp", "cow_nmc", "capitals", "icews")
    found = scaled(data, Dyad("MEX", "RUS"))
    file = pd.read_parquet(f"{DATASETS}/wb_gdp_current_usd.parquet")
    amounts = file[file["year"].eq(2023)].set_index("iso3")["gdp_usd"]
    assert found.loc["gdp_usd", ["year", "value_a", "value_b"]].tolist() == [2023, amounts["MEX"], amounts["RUS"]]
    people = pd.read_parquet(f"{DATASETS}/cow_nmc_state_year.parquet")
    people = people[people["year"].eq(2022)].set_index("ccode")["tpop"]
    assert found.loc["population", ["value_a", "value_b"]].tolist() == [people[70] * 1000, people[365] * 1000]
    assert found.loc["distance_km", "value_a"] == pytest.approx(10_742, abs=1)
    events = pd.read_parquet(f"{DATASETS}/icews_directed_dyad_year.parquet")
    mine = events[events["i_iso3c"].eq("MEX") & events["j_iso3c"].eq("RUS")]
    out = profile.media(data, Dyad("MEX", "RUS")).iloc[0]
    assert out["cooperation"] == mine[["verbCoop", "matlCoop"]].sum().sum() == 631
    assert out["conflict"] == mine[["verbConf", "matlConf"]].sum().sum() == 19


@real
def test_every_pair_of_the_real_files_is_told_with_what_its_rows_hold(files):
    data = files("wb_gdp", "cow_nmc", "capitals", "icews")
    for code in ("MEX-RUS", "KEN-IND", "USA-CUB", "TUV-NRU", "PRK-KOR", "BRA-SAU"):
        pair = Dyad(*code.split("-"))
        media = sentences.scale.media(profile.media(data, pair), pair, Words(data))
        for one in (*sentences.scale.scale(profile.scale(data, pair), Words(data)), *media):
            assert stories.unfounded(one.text, one.rows, data) == [], one.text
