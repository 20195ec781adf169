"""Trade as each side tells it, and what lies between the two: figures read off the rows of both files."""

import pytest

from tests.reference.said import real

pytestmark = real
MILLION = 1e6


@pytest.mark.parametrize(
    ("exporter", "importer", "year", "millions"),
    [
        *(("RUS", "MEX", 1995, 28), ("MEX", "RUS", 1995, 28), ("RUS", "MEX", 2005, 619), ("MEX", "RUS", 2005, 87)),
        *(("RUS", "MEX", 2014, 1662), ("MEX", "RUS", 2014, 783), ("BLR", "MEX", 2014, 3), ("MEX", "BLR", 2014, 54)),
        *(("MEX", "KAZ", 2014, 103), ("BLR", "RUS", 2014, 11744), ("RUS", "BLR", 2014, 22285)),
        *(("CAN", "USA", 1920, 612), ("USA", "CAN", 1920, 735), ("IND", "KEN", 2014, 4925), ("KEN", "IND", 2014, 128)),
        *(("SUN", "MEX", 1991, 17), ("MEX", "SUN", 1991, 19), ("MEX", "SUN", 1960, 1), ("SUN", "EST", 1935, 1)),
        *(("SUN", "DDR", 1989, 8320), ("DDR", "SUN", 1989, 9856), ("SUN", "DEU", 1990, 7348), ("EST", "SUN", 1935, 4)),
        *(("SUN", "YUG", 1991, 2502), ("EGY", "SYR", 1957, 4), ("SYR", "EGY", 1957, 10), ("RUS", "CZE", 1993, 1479)),
    ],
)
def test_an_importers_figure_is_its_own_column_in_dollars(law, exporter, importer, year, millions):
    assert law("exports_usd_by_importer", exporter, importer, year) == (millions * MILLION, "value")


@pytest.mark.parametrize(
    ("exporter", "importer", "year", "status"),
    [
        *(("SUN", "MEX", 1950, "zero"), ("BLR", "MEX", 1992, "zero"), ("PER", "KAZ", 2014, "zero")),
        *(("PRK", "KOR", 2014, "zero"), ("MEX", "BLR", 1992, "not_reported"), ("USA", "SUN", 1946, "not_reported")),
        *(("SDN", "SSD", 2012, "not_reported"), ("EST", "SUN", 1940, "not_reported"), ("RUS", "MEX", 2015, "outside")),
        *(("MEX", "USA", 1869, "outside"), ("MEX", "BYS", 1990, "outside"), ("RUS", "MEX", 1991, "outside")),
    ],
)
def test_a_rounded_nought_a_null_flow_a_missing_row_and_a_year_beyond_have_words_of_their_own(
    law, exporter, importer, year, status
):
    expected = 0 if status == "zero" else None
    assert law("exports_usd_by_importer", exporter, importer, year) == (expected, status)


@pytest.mark.parametrize(
    ("exporter", "importer", "year", "thousands"),
    [
        *(("MEX", "RUS", 1995, 17_267.0), ("RUS", "MEX", 1995, 12_638.0), ("BLR", "MEX", 1995, 323.826)),
        *(("MEX", "RUS", 2005, 28_570.831), ("RUS", "MEX", 2005, 208_444.891), ("KEN", "IND", 2005, 47_879.321)),
        *(("MEX", "RUS", 2015, 200_293.693), ("RUS", "MEX", 2015, 986_946.049), ("PER", "KAZ", 2015, 14.183)),
        *(("RUS", "BLR", 2015, 12_428_309.688), ("USA", "MEX", 2015, 236_377_320.352)),
    ],
)
def test_an_exporters_figure_is_that_of_all_goods_in_dollars(law, exporter, importer, year, thousands):
    value, status = law("exports_usd_by_exporter", exporter, importer, year)
    assert (value, status) == (pytest.approx(thousands * 1000), "value")


@pytest.mark.parametrize(
    ("exporter", "importer", "year", "gap", "ratio"),
    [
        *(("RUS", "MEX", 1995, 15_362_000, 2.21554), ("MEX", "RUS", 1995, 10_733_000, 1.62159)),
        *(("RUS", "MEX", 2005, 410_555_109, 2.96961), ("MEX", "RUS", 2005, 58_429_169, 3.04506)),
        ("KEN", "IND", 2005, 120_679, 1.00252),
    ],
)
def test_the_gap_is_the_importers_figure_less_the_exporters_and_the_ratio_one_by_the_other(
    law, exporter, importer, year, gap, ratio
):
    assert law("mirror_gap_usd", exporter, importer, year) == (pytest.approx(gap), "value")
    assert law("mirror_ratio", exporter, importer, year) == (pytest.approx(ratio, abs=1e-5), "value")


@pytest.mark.parametrize(("year", "status"), [(2014, "outside"), (2015, "outside"), (1995, "value"), (2010, "outside")])
def test_there_is_no_gap_where_one_side_is_not_heard(law, year, status):
    assert law("mirror_gap_usd", "RUS", "MEX", year)[1] == status
