"""Bodies that two states share, what their alliances oblige them to, and the agreements that they have in common."""

import pytest

from tests.reference.said import real

pytestmark = real
KINDS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


@pytest.mark.parametrize(
    ("one", "other", "year", "bodies"),
    [
        *(("200", "220", 1850, 1), ("200", "220", 1900, 15), ("2", "200", 1870, 1), ("2", "200", 1900, 8)),
        *(("70", "365", 1900, 5), ("2", "300", 1913, 18), ("345", "365", 1885, 4), ("366", "365", 1935, 9)),
        *(("70", "365", 1946, 6), ("70", "365", 1990, 32), ("70", "365", 1991, 32), ("70", "365", 1992, 33)),
        *(("70", "365", 2014, 48), ("70", "370", 2014, 31), ("365", "370", 2014, 46), ("70", "817", 1964, 17)),
        *(("260", "365", 1989, 39), ("255", "365", 1990, 38), ("345", "365", 2014, 52)),
    ],
)
def test_shared_bodies_under_codes_of_the_system(members, one, other, year, bodies):
    assert members("igos_shared", one, other, year) == (bodies, "value")
    assert members("igos_shared", other, one, year) == (bodies, "value")


@pytest.mark.parametrize(
    ("one", "other", "year", "bodies"),
    [
        *(("MEX", "RUS", 1900, 5), ("MEX", "SUN", 1990, 32), ("MEX", "SUN", 1991, 32), ("MEX", "RUS", 1992, 33)),
        *(("MEX", "BLR", 1991, 14), ("MEX", "KAZ", 1991, 2), ("KEN", "IND", 2014, 56), ("PER", "KAZ", 2014, 32)),
        *(("MEX", "XSV", 1975, 16), ("SUN", "YUG", 1991, 35), ("RUS", "SRB", 2014, 52), ("SUN", "CSK", 1991, 34)),
    ],
)
def test_shared_bodies_under_codes_of_states_in_law(law, one, other, year, bodies):
    assert law("igos_shared", one, other, year) == (bodies, "value")


def test_none_shared_no_row_and_no_coverage_are_three_things(law, members):
    assert members("igos_shared", "2", "200", 1816) == (0, "zero")
    assert members("igos_shared", "260", "70", 1990) == (None, "not_reported")
    assert law("igos_shared", "MEX", "RUS", 2015) == (None, "outside")
    assert law("igos_shared", "MEX", "BYS", 1990) == (None, "outside")


@pytest.mark.parametrize(
    ("one", "other", "year", "obligations"),
    [
        *(("GBR", "RUS", 1816, "11001"), ("XAH", "DEU", 1816, "11011"), ("XAH", "DEU", 1918, "11101")),
        *(("XAH", "DEU", 1914, "10101"), ("FRA", "RUS", 1914, "10001"), ("GBR", "RUS", 1914, "00001")),
        *(("FRA", "SUN", 1939, "10111"), ("MEX", "SUN", 1942, "11000"), ("USA", "SUN", 1942, "11000")),
        *(("SUN", "DDR", 1990, "10011"), ("USA", "MEX", 1990, "10011"), ("USA", "SUN", 1991, "00010")),
        *(("SUN", "FRA", 1991, "00011"), ("RUS", "BLR", 1992, "00101"), ("RUS", "KAZ", 1992, "10011")),
        *(("RUS", "BLR", 2018, "10011"), ("RUS", "KAZ", 2018, "10111"), ("RUS", "UKR", 2018, "00011")),
        *(("USA", "PER", 2018, "10011"), ("USA", "GBR", 2018, "10011"), ("PRK", "RUS", 2018, "00011")),
    ],
)
def test_what_an_alliance_obliges_the_sender_to(law, one, other, year, obligations):
    found = [law(f"alliance_{kind}", one, other, year) for kind in KINDS]
    assert found == [(int(mark), "value" if mark == "1" else "zero") for mark in obligations]
    assert law("alliance", one, other, year) == (1, "value")


@pytest.mark.parametrize("year", [1918, 1950, 1991, 2018])
def test_a_pair_of_members_without_a_row_has_no_alliance(law, year):
    russia = "SUN" if 1922 < year < 1992 else "RUS"
    assert law("alliance", "MEX", russia, year) == (0, "zero")


def test_alliances_after_2018_and_of_no_members_are_outside(law):
    assert law("alliance", "RUS", "BLR", 2019) == (None, "outside")
    assert law("alliance", "SUN", "BYS", 1980) == (None, "outside")


def test_408_records_of_ggo_are_common_to_mexico_and_russia_and_295_of_them_since_there_is_a_russia(data):
    parties = data.derived.rows("treaties", "parties", collection="GGO")
    of = {iso3: set(parties.loc[parties["iso3"].eq(iso3), "treaty"]) for iso3 in ("MEX", "RUS", "SUN")}
    assert len(of["MEX"] & (of["RUS"] | of["SUN"])) == 408
    assert len(of["MEX"] & of["RUS"]) == 295


def test_far_fewer_agreements_than_records_bind_both_in_a_year(law):
    assert 0 < law("treaties_common", "MEX", "RUS", 2014)[0] < 408
    assert law("treaties_common", "MEX", "RUS", 2025) == (None, "outside")
