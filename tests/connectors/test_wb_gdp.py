"""Gross domestic product: the Bank's own table and others', groups that are no states, and land before the state."""

import zipfile

import pandas as pd
import pytest

from analysis import tables
from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

TIDY = pd.DataFrame(
    [
        ("Belarus", "BLR", 1990, 20.0),
        ("Belarus", "BLR", 1993, 16.0),
        ("Hong Kong SAR, China", "HKG", 1990, 77.0),
        ("Kazakhstan", "KAZ", 1990, 26.5),
        ("Kazakhstan", "KAZ", 1993, 23.0),
        ("Russian Federation", "RUS", 1990, 517.0),
        ("Russian Federation", "RUS", 1993, 435.0),
        ("Ukraine", "UKR", 1990, 81.0),
        ("World", "WLD", 1990, 22900.0),
        ("Latin America & Caribbean", "LCN", 1993, 1500.0),
    ],
    columns=["Country Name", "Country Code", "Year", "Value"],
)
COPY = TIDY.set_axis(["name", "iso3", "year", "gdp_usd"], axis=1)


def wide(rows, code="NY.GDP.MKTP.CD", years=range(1989, 1995)):
    """The same as the Bank's own table: a column a year, an empty one at the end, and lines of words above."""
    table = rows.pivot(index=["Country Name", "Country Code"], columns="Year", values="Value").reindex(
        columns=list(years)
    )
    table = table.set_axis([str(year) for year in years], axis=1).reset_index()
    table.insert(2, "Indicator Name", "GDP (current US$)")
    table.insert(3, "Indicator Code", code)
    return table.assign(**{"Unnamed: 68": None})


def bank(path, rows, **how):
    """The file that the Bank's API gives: four lines, two of them empty, then the table; every cell quoted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    words = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n'
    path.write_text("﻿" + words + wide(rows, **how).to_csv(index=False, quoting=1), "utf-8")
    return path


@pytest.fixture
def held(place, tmp_path):
    """Rows in the tidy form → what was fetched of them, and the rows."""

    def fetched(rows):
        return place.fetched("wb_gdp", write(tmp_path / "gdp.csv", rows)), place.rows("wb_gdp")

    return fetched


def test_the_banks_table_its_zip_the_tidy_file_and_a_copy_are_the_same_rows(place, tmp_path, held):
    _, rows = held(TIDY)
    place.fetched("wb_gdp", write(tmp_path / "copy" / "wb_gdp_current_usd.parquet", COPY))
    pd.testing.assert_frame_equal(place.rows("wb_gdp"), rows)
    path = bank(tmp_path / "bank" / "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv", TIDY)
    place.fetched("wb_gdp", path)
    pd.testing.assert_frame_equal(place.rows("wb_gdp"), rows)
    with zipfile.ZipFile(tmp_path / "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.zip", "w") as archive:
        archive.write(path, path.name)
        archive.writestr(f"Metadata_Country_{path.name}", "Country Code,Region\nMEX,x\n")
        archive.writestr(f"Metadata_Indicator_{path.name}", "INDICATOR_CODE\nx\n")
    place.fetched("wb_gdp", tmp_path / "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.zip")
    pd.testing.assert_frame_equal(place.rows("wb_gdp"), rows)


def test_land_before_its_state_keeps_its_code_and_says_so_and_two_republics_had_their_own(held):
    _, rows = held(TIDY)
    assert rows[["iso3", "year", "gdp_usd", "note"]].values.tolist() == [
        ["BLR", 1993, 16, ""],
        ["BYS", 1990, 20, ""],
        ["HKG", 1990, 77, ""],
        ["KAZ", 1990, 26.5, "territory before the state"],
        ["KAZ", 1993, 23, ""],
        ["RUS", 1990, 517, "territory before the state"],
        ["RUS", 1993, 435, ""],
        ["XUA", 1990, 81, ""],
    ]


def test_regions_and_groups_are_told_as_no_states(held):
    found, _ = held(TIDY)
    assert found.no_states == {"LCN": "region", "WLD": "the world"}


def test_a_code_that_nobody_knows_is_told_and_not_dropped_in_silence(held):
    found, _ = held(pd.concat([TIDY, TIDY.tail(1).assign(**{"Country Code": "QQQ"})]))
    assert found.no_states["QQQ"] == "unknown name"


def test_who_is_listed_is_covered_in_every_year_of_the_file_in_which_it_stood_with_a_figure_or_without(
    place, tmp_path, held
):
    found, _ = held(TIDY)
    assert (found.years, found.edition) == ((1990, 1993), "1990-1993")
    assert (found.senders["RUS"], found.senders["HKG"]) == ([[1993, 1993]], [[1990, 1990], [1993, 1993]])
    assert "SUN" not in found.senders
    long = found.senders
    found = place.fetched("wb_gdp", bank(tmp_path / "API_NY.GDP.MKTP.CD.csv", TIDY))
    assert found.years == (1990, 1993), "a year in which nobody has a figure is not spoken of"
    assert found.senders == long, "a row that is left out says no less than a blank cell of the Bank's table"


def test_two_figures_of_a_state_in_a_year_are_refused_and_a_repeat_is_one(held):
    _, rows = held(TIDY)
    pd.testing.assert_frame_equal(held(pd.concat([TIDY, TIDY.head(3)]))[1], rows)
    with pytest.raises(BadOriginal, match="it says two things of BLR 1990"):
        held(pd.concat([TIDY, TIDY.head(1).assign(Value=21.0)]))


def test_another_indicator_of_the_bank_is_refused(place, tmp_path):
    with pytest.raises(BadOriginal, match=r"it is the indicator SP\.POP\.TOTL, wanted is NY\.GDP\.MKTP\.CD"):
        place.fetched("wb_gdp", bank(tmp_path / "API_NY.GDP.MKTP.CD.csv", TIDY, code="SP.POP.TOTL"))


@pytest.mark.parametrize(("name", "column"), [("gdp.csv", "Value"), ("wb_gdp_current_usd.parquet", "gdp_usd")])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, held, how, name, column):
    held(TIDY)
    before = place.here()
    original = TIDY if name.endswith("csv") else COPY
    with pytest.raises(BadOriginal) as fault:
        place.fetched("wb_gdp", broken(tmp_path / "broken" / name, how, original, column))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
@pytest.mark.parametrize(("iso3", "billions"), [("MEX", 1788.9), ("RUS", 2021.4), ("KAZ", 261.4)])
def test_what_was_made_in_2023(from_real_files, iso3, billions):
    rows = from_real_files("wb_gdp").rows("wb_gdp", iso3=iso3, year=2023)
    assert (rows["gdp_usd"] / 1e9).round(1).tolist() == [billions]


@real
def test_of_13979_rows_2850_are_of_49_groups_and_every_code_is_known(from_real_files):
    place = from_real_files("wb_gdp")
    rows = place.rows("wb_gdp")
    no_states = tables.load(place.root).fetched["wb_gdp"].no_states
    assert (len(rows), len(no_states)) == (13_979 - 2_850, 49)
    assert "unknown name" not in no_states.values()


@real
def test_the_soviet_union_has_no_figure_and_russias_four_before_it_are_its_lands(from_real_files):
    place = from_real_files("wb_gdp")
    rows = place.rows("wb_gdp", iso3=["RUS", "SUN"], year=range(1960, 1993))
    assert rows[["iso3", "year"]].values.tolist() == [["RUS", year] for year in range(1988, 1993)]
    assert rows["note"].ne("").tolist() == [True, True, True, True, False]
