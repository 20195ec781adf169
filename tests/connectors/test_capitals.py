"""Capitals in their time, and the distance of a pair both ways."""

import datetime

import pandas as pd
import pytest

from analysis import tables
from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

CAPITALS = pd.DataFrame(
    [
        (705.0, "Kazakhstan", "Almaty", "1991-01-01", "1998-05-05", 43.2, 76.9),
        (705.0, "Kazakhstan", "Astana", "1998-05-06", "2024-12-31", 51.1, 71.5),
        (365.0, "Russia", "Saint Petersburg", "1816-01-01", "1918-03-11", 60.0, 30.2),
        (365.0, "Russia", "Moscow", "1918-03-12", "2024-12-31", 55.6, 37.6),
        (265.0, "German Democratic Republic", "East Berlin", "1949-01-01", "1990-12-31", 52.5, 13.4),
    ],
    columns=["ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng"],
)
DISTANCES = pd.DataFrame(
    [(70, 365, 1991, 5000.5), (70, 365, 1992, 5000.25), (365, 705, 1992, 0.0), (2, 70, 1992, 0.0)],
    columns=["ccode1", "ccode2", "year", "mindist"],
)


@pytest.mark.parametrize("name", ["cow_capitals.csv", "cow_capitals.parquet"])
def test_a_row_is_a_city_and_the_days_in_which_it_was_a_capital(place, tmp_path, name):
    days = {side: [datetime.date.fromisoformat(day) for day in CAPITALS[side]] for side in ("stdate", "enddate")}
    kept = CAPITALS.assign(**days) if name.endswith(".parquet") else CAPITALS
    found = place.fetched("capitals", write(tmp_path / name, kept))
    rows = place.rows("capitals", iso3="KAZ").drop(columns=["lat", "lon"])
    assert rows.to_dict("records") == [
        {"iso3": "KAZ", "cow_code": "705", "capital": "Almaty", "start": "1991-01-01", "end": "1998-05-05"},
        {"iso3": "KAZ", "cow_code": "705", "capital": "Astana", "start": "1998-05-06", "end": ""},
    ]
    assert (found.years[0], found.last, found.parts) == (1816, 2024, ("",))


def test_a_past_states_capital_is_that_of_its_code_on_the_day(place, tmp_path):
    place.fetched("capitals", write(tmp_path / "cow_capitals.csv", CAPITALS))
    rows = place.rows("capitals", cow_code="365")
    assert rows["iso3"].tolist() == ["RUS", "RUS"]
    assert rows[rows["start"].le("1950-01-01") & rows["end"].eq("")]["capital"].tolist() == ["Moscow"]
    assert place.rows("capitals", cow_code="265")["iso3"].tolist() == ["DDR"]


def test_a_distance_is_kept_both_ways_under_the_codes_of_its_year(place, tmp_path):
    write(tmp_path / "cow_capitals.csv", CAPITALS)
    write(tmp_path / "cow_mindist_dyad_year.csv", DISTANCES)
    found = place.fetched("capitals", tmp_path)
    rows = place.rows("capitals", "distances").drop(columns=["sender_cow", "receiver_cow"])
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("KAZ", "RUS", 1992, 0.0),
        ("MEX", "RUS", 1992, 5000.25),
        ("MEX", "SUN", 1991, 5000.5),
        ("MEX", "USA", 1992, 0.0),
        ("RUS", "KAZ", 1992, 0.0),
        ("RUS", "MEX", 1992, 5000.25),
        ("SUN", "MEX", 1991, 5000.5),
        ("USA", "MEX", 1992, 0.0),
    ]
    assert set(place.rows("capitals", "distances", sender="SUN")["sender_cow"]) == {"365"}
    assert found.of("distances").years == (1991, 1992)
    assert found.of("").years == found.years != (1991, 1992)


def test_a_file_that_has_both_directions_is_the_same(place, tmp_path):
    write(tmp_path / "cow_capitals.csv", CAPITALS)
    write(tmp_path / "cow_mindist.csv", DISTANCES)
    place.fetched("capitals", tmp_path)
    expected = place.rows("capitals", "distances")
    back = DISTANCES.rename(columns={"ccode1": "ccode2", "ccode2": "ccode1"})
    write(tmp_path / "cow_mindist.csv", pd.concat([DISTANCES, back[DISTANCES.columns]]))
    place.fetched("capitals", tmp_path)
    pd.testing.assert_frame_equal(place.rows("capitals", "distances"), expected)


@pytest.mark.parametrize(
    "wrong, what",
    [
        ({"mindist": [1.0, 2.0, 3.0, -4.0]}, "a distance is below 0 km"),
        ({"year": 1992}, "a pair has two distances in one year"),
    ],
)
def test_a_distance_that_cannot_be_is_refused(place, tmp_path, wrong, what):
    write(tmp_path / "cow_capitals.csv", CAPITALS)
    write(tmp_path / "cow_mindist.csv", DISTANCES.assign(**wrong))
    with pytest.raises(BadOriginal, match=what):
        place.fetched("capitals", tmp_path)


@pytest.mark.parametrize("wrong", [{"lat": 95.0}, {"lng": float("nan")}, {"stdate": "1991-02-30"}])
def test_a_capital_without_a_day_or_a_place_is_refused(place, tmp_path, wrong):
    with pytest.raises(BadOriginal, match=r"cow_capitals\.csv: (a capital lacks|date .* does not exist)"):
        place.fetched("capitals", write(tmp_path / "cow_capitals.csv", CAPITALS.assign(**wrong)))


@pytest.mark.parametrize(
    "printed, taken, told",
    [((-10.3333, -53.2), (-15.79, -47.88), True), ((-15.8, -47.9), (-15.8, -47.9), False)],
)
def test_a_city_that_the_file_sets_in_the_middle_of_its_country_is_set_right_and_told_of(
    place, tmp_path, printed, taken, told
):
    brasilia = CAPITALS.head(1).assign(ccode=140, capital="Brasilia", lat=printed[0], lng=printed[1])
    found = place.fetched("capitals", write(tmp_path / "cow_capitals.csv", pd.concat([CAPITALS, brasilia])))
    assert place.rows("capitals", iso3="BRA")[["lat", "lon"]].to_numpy().tolist() == [list(taken)]
    assert any(limit.startswith("Brasilia: ") for limit in found.limits) == told


@pytest.mark.parametrize("name", ["cow_capitals.csv", "cow_capitals.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_list_is_refused_and_the_old_tables_stay(place, tmp_path, how, name):
    place.fetched("capitals", write(tmp_path / name, CAPITALS))
    before = place.here()
    with pytest.raises(BadOriginal) as fault:
        place.fetched("capitals", broken(tmp_path / name, how, CAPITALS, "lat"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@pytest.mark.parametrize("name", ["cow_mindist.csv", "cow_mindist.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_of_distances_leaves_capitals_and_distances_as_they_were(place, tmp_path, how, name):
    write(tmp_path / "cow_capitals.csv", CAPITALS)
    write(tmp_path / name, DISTANCES)
    place.fetched("capitals", tmp_path)
    before = place.here()
    broken(tmp_path / name, how, DISTANCES, "mindist")
    with pytest.raises(BadOriginal) as fault:
        place.fetched("capitals", tmp_path)
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_the_real_list_has_242_capitals_and_kazakhstans_move_to_the_day(from_real_files):
    rows = from_real_files("capitals").rows("capitals")
    assert len(rows) == 242
    moves = rows[rows["iso3"].eq("KAZ")].set_index("capital")
    assert (moves.loc["Almaty", "end"], moves.loc["Astana", "start"]) == ("1998-05-05", "1998-05-06")


@real
def test_the_real_distances_are_952_244_pairs_both_ways_from_1886_to_2019(from_real_files):
    place = from_real_files("capitals")
    found = tables.load(place.root).fetched["capitals"]
    one = place.rows("capitals", "distances", sender="MEX", receiver="RUS", year=2014)["km"].item()
    other = place.rows("capitals", "distances", sender="RUS", receiver="MEX", year=2014)["km"].item()
    assert one == other == pytest.approx(5080.7)
    assert place.rows("capitals", "distances", sender="KAZ", receiver="RUS", year=2014)["km"].item() == 0
    assert found.of("distances").span == "1886-2019"
    assert len(place.rows("capitals", "distances")) == 2 * 952_244
    assert any(limit.startswith("Brasilia, Riyadh, Tunis: ") for limit in found.limits)
