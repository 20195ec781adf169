"""Which pairs of states there are: every ordered pair of two that both stood on some day of the year."""

import pytest

from tests.reference.said import real

pytestmark = real


def test_the_members_of_two_centuries_make_1912290_directed_dyad_years_60_fewer_than_their_years_alone(rows):
    assert rows(1816, 2016) == 1_912_290


@pytest.mark.parametrize(
    ("year", "pairs"),
    [
        *((1816, 506), (1860, 2_064), (1914, 1_980), (1918, 2_446), (1919, 2_550), (1939, 4_160), (1940, 3_782)),
        *((1945, 4_024), (1958, 8_008), (1963, 14_042), (1964, 14_756), (1975, 22_336), (1990, 27_044)),
        *((1991, 31_152), (1992, 32_580), (1993, 34_410), (2006, 37_056), (2011, 37_830), (2016, 37_830)),
    ],
)
def test_the_pairs_of_members_in_one_year(rows, year, pairs):
    assert rows(year, year) == pairs


def test_the_last_list_of_members_is_carried_forward(rows):
    assert rows(2017, 2017) == 37_830


@pytest.mark.parametrize(
    ("year", "one", "other"),
    [(1918, "300", "310"), (1945, "255", "315"), (1990, "255", "260"), (1990, "255", "265"), (1990, "678", "679")],
)
def test_two_members_of_one_year_that_never_stood_on_one_day_are_no_pair(members, year, one, other):
    assert ("2", one, year) in members and ("2", other, year) in members
    assert (one, other, year) not in members and (other, one, year) not in members


@pytest.mark.parametrize(
    ("one", "other", "first", "last"),
    [
        *(("DEU", "DDR", 1949, 1990), ("YEM", "YMD", 1967, 1990), ("VDR", "XSV", 1949, 1976)),
        *(("MEX", "CSK", 1918, 1992), ("MEX", "CZE", 1993, 2025), ("CZE", "SVK", 1993, 2025)),
        *(("MEX", "SUN", 1922, 1991), ("MEX", "BYS", 1919, 1991), ("MEX", "BLR", 1991, 2025)),
        *(("MEX", "SCG", 1992, 2006), ("SDN", "SSD", 2011, 2025)),
        *(("KOR", "PRK", 1948, 2025), ("EGY", "SYR", 1941, 2025), ("MEX", "XAH", 1821, 1918)),
    ],
)
def test_a_state_in_law_has_pairs_from_the_year_in_which_it_begins_to_that_in_which_it_ends(
    law, one, other, first, last
):
    years = [year for year in range(1816, 2026) if (one, other, year) in law]
    assert (years[0], years[-1]) == (first, last)


@pytest.mark.parametrize("state", ["EST", "LVA", "LTU"])
def test_the_baltic_states_stood_from_1918_to_1940_and_again_since_their_independence(law, state):
    years = {year for year in range(1816, 2026) if ("GBR", state, year) in law}
    assert set(range(1918, 1941)) <= years and years.isdisjoint(range(1941, 1990)) and set(range(1991, 2026)) <= years


def test_egypt_and_syria_are_no_pair_while_they_are_one_republic(law):
    assert [year for year in range(1955, 1965) if ("EGY", "SYR", year) not in law] == [1959, 1960]


@pytest.mark.parametrize(("one", "other"), [("SUN", "RUS"), ("BYS", "BLR"), ("SCG", "SRB"), ("VDR", "VNM")])
def test_a_state_never_pairs_with_the_one_that_continues_it(law, one, other):
    assert not any((one, other, year) in law for year in range(1816, 2026))
