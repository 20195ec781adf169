"""Where capitals lie: every one has coordinates, and they agree with those that others give."""

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables

FOLDER = Path(os.environ.get("RELATIONS_DATASETS", "-"))
DATA = tables.load()
STATES = DATA["countries"].set_index("iso3")
NEAR = 0.3  # degrees
FORMER = ("PLW", "Koror")  # the capital until 2006
ELSEWHERE = {  # what the other list gives where it does not give the capital: the middle of the country, or a suburb
    ("SAU", "Riyadh"),
    ("BRA", "Brasilia"),
    ("TUN", "Tunis"),
    ("DJI", "Djibouti"),
}


def test_a_state_has_coordinates_exactly_where_it_has_a_capital():
    assert STATES["lat"].notna().equals(STATES["capital"].ne(""))
    assert STATES["lon"].notna().equals(STATES["capital"].ne(""))


def test_coordinates_have_two_decimals():
    told = STATES.dropna(subset=["lat", "lon"])
    assert (told[["lat", "lon"]].round(2) == told[["lat", "lon"]]).all(axis=None)


def test_capitals_of_one_name_lie_in_one_place_where_one_state_took_it_over():
    for one, other in (("SUN", "RUS"), ("BYS", "BLR"), ("YUG", "SRB"), ("CSK", "CZE"), ("VDR", "VNM"), ("XAH", "AUT")):
        assert STATES.loc[one, ["lat", "lon"]].tolist() == STATES.loc[other, ["lat", "lon"]].tolist()


@pytest.mark.parametrize(
    ("region", "south", "north", "west", "east"),
    [
        ("Caribbean", 10, 26, -83, -59),
        ("Central America", 8, 20, -100, -79),
        ("Central Asia", 37, 52, 58, 75),
        ("Western Europe", 43, 54, 2, 17),
        ("Western Africa", 4, 19, -24, 8),
        ("Northern Europe", 49, 79, -22, 26),
        ("South America", -55, 11, -79, -36),
        ("Eastern Asia", 22, 48, 106, 140),
    ],
)
def test_the_capitals_of_a_region_lie_in_it(region, south, north, west, east):
    mine = STATES[STATES["subregion"].eq(region)].dropna(subset=["lat"])
    if region == "Western Africa":
        mine = mine.drop("SHN")
    outside = ~(mine["lat"].between(south, north) & mine["lon"].between(west, east))
    assert mine.index[outside].tolist() == []


def test_capitals_lie_where_the_list_of_capitals_of_peacesciencer_has_them():
    if not FOLDER.is_dir():
        pytest.skip("RELATIONS_DATASETS is not set")
    theirs = pd.read_parquet(FOLDER / "cow_capitals.parquet")
    spells = DATA["state_spells"].query("system == 'cow'")
    states = spells.assign(ccode=spells["cow_code"].astype(float)).drop_duplicates(["iso3", "ccode"])
    both = theirs.merge(states[["iso3", "ccode"]], on="ccode").join(STATES[["lat", "lon"]], on="iso3", rsuffix="_ours")
    last = both.sort_values(["enddate", "stdate"]).groupby("iso3").tail(1)
    far = ((last["lat"] - last["lat_ours"]).abs() > NEAR) | ((last["lng"] - last["lon"]).abs() > NEAR)
    assert len(last) > 190
    assert set(zip(last[far]["iso3"], last[far]["capital"], strict=True)) == ELSEWHERE | {FORMER}
