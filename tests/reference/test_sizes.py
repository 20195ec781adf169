"""How large two states are, how far apart, and what media reported of them."""

import pytest

from tests.reference.said import real

pytestmark = real


@pytest.mark.parametrize(
    ("state", "year", "billions"),
    [
        *(("MEX", 2014, 1364.508), ("RUS", 2014, 2059.242), ("BLR", 2023, 71.857), ("USA", 1960, 541.989)),
        *(("DEU", 1970, 215.838), ("VEN", 2014, 482.359), ("ERI", 2011, 2.065)),
        ("CUB", 2020, 107.352),
    ],
)
def test_gross_domestic_product_in_current_dollars(law, state, year, billions):
    assert law("gdp_usd_sender", state, "GBR", year) == (pytest.approx(billions * 1e9, rel=1e-5), "value")
    assert law("gdp_usd_receiver", "GBR", state, year) == law("gdp_usd_sender", state, "GBR", year)


@pytest.mark.parametrize(
    ("state", "year", "status"),
    [
        *(("VEN", 2016, "not_reported"), ("ERI", 2015, "not_reported"), ("BLR", 1991, "not_reported")),
        *(("RUS", 1991, "not_reported"), ("KEN", 1963, "not_reported"), ("SUN", 1985, "outside")),
        *(("PRK", 2010, "outside"), ("YUG", 1985, "outside"), ("MEX", 1959, "outside"), ("MEX", 2024, "outside")),
    ],
)
def test_a_listed_state_without_a_figure_of_its_own_is_not_reported_and_others_are_outside(law, state, year, status):
    assert law("gdp_usd_sender", state, "GBR", year) == (None, status)


@pytest.mark.parametrize(
    ("code", "year", "thousands"),
    [
        *(("365", 1816, 45_900), ("365", 1990, 281_344), ("365", 1991, 148_245), ("365", 1992, 148_310)),
        *(("70", 1831, 6_379), ("70", 2014, 124_222), ("255", 1990, 79_402), ("260", 1990, 63_253)),
        *(("265", 1990, 16_247), ("678", 1990, 9_196), ("679", 1990, 11_279), ("370", 1991, 10_271)),
        *(("345", 1992, 10_448), ("341", 2006, 617), ("817", 1975, 19_941), ("652", 1958, 4_307)),
    ],
)
def test_population_in_persons(members, code, year, thousands):
    assert members("population_sender", code, "2", year) == (thousands * 1000, "value")


@pytest.mark.parametrize(
    ("one", "other", "year", "km"),
    [
        *(("MEX", "RUS", 2014, 10_742.164), ("MEX", "BLR", 2014, 10_422.183), ("MEX", "KAZ", 1998, 13_047.625)),
        *(("MEX", "KAZ", 2010, 12_129.407), ("PER", "KAZ", 2014, 14_824.904), ("KEN", "IND", 2014, 5_437.057)),
        *(("RUS", "BLR", 2014, 671.584), ("USA", "CAN", 1990, 734.048), ("DEU", "RUS", 2005, 1_608.266)),
        *(("BRA", "SUN", 1955, 11_540.580),),
    ],
)
def test_capitals_are_so_far_apart_on_a_sphere_of_6371_km(law, one, other, year, km):
    assert law("distance_km", one, other, year) == (pytest.approx(km, abs=5e-4), "value")
    assert law("distance_km", other, one, year) == law("distance_km", one, other, year)


def test_brasilia_lies_where_it_lies_and_not_in_the_middle_of_brazil_as_the_file_has_it(law):
    there = law("distance_km", "BRA", "RUS", 2000)[0]
    assert there == pytest.approx(11_172.5, abs=0.1)
    assert there != pytest.approx(11_004.651, abs=100)


@pytest.mark.parametrize(
    ("one", "other", "year", "said"),
    [
        *(("USA", "MEX", 1900, (0, "zero")), ("MEX", "RUS", 2010, (5_080.7, "value"))),
        *(("MEX", "BLR", 2010, (9_331.1, "value")), ("RUS", "BLR", 2010, (0, "zero"))),
        *(("USA", "RUS", 1900, (3_243.4, "value")), ("USA", "RUS", 2010, (80.0, "value"))),
        *(("KEN", "IND", 1990, (3_551.4, "value")), ("MEX", "RUS", 1885, (None, "outside"))),
        *(("MEX", "RUS", 2020, (None, "outside")), ("MEX", "BLR", 1991, (None, "not_reported"))),
    ],
)
def test_the_least_distance_of_two_territories(law, one, other, year, said):
    assert law("border_distance_km", one, other, year) == said


@pytest.mark.parametrize(
    ("one", "other", "year", "cooperation", "conflict"),
    [
        *(("MEX", "RUS", 2014, 13, 0), ("RUS", "MEX", 2014, 15, 0), ("RUS", "UKR", 2014, 6_941, 4_265)),
        *(("USA", "RUS", 2013, 6_133, 1_002), ("KEN", "IND", 2010, 13, 0), ("MEX", "BLR", 2010, 0, 0)),
    ],
)
def test_reports_in_media_in_words_and_deeds_together(law, one, other, year, cooperation, conflict):
    for measure, count in (("events_cooperation", cooperation), ("events_conflict", conflict)):
        assert law(measure, one, other, year) == (count, "value" if count else "zero")


def test_reports_are_of_152_states_from_2002_to_2014(law):
    for one, other, year in (("MEX", "RUS", 2001), ("MEX", "RUS", 2015), ("SRB", "RUS", 2010), ("SDN", "SSD", 2012)):
        assert law("events_cooperation", one, other, year) == (None, "outside")
