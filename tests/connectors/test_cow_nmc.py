"""National Material Capabilities: persons, shares, and what the project marks as missing."""

import io
import zipfile

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

COPY = pd.DataFrame(
    [
        (365, 1960, 100.0, 3500.0, 65000.0, 800000.0, 214335.0, 61000.0, 0.1722),
        (365, 2020, 61713.0, 900.0, 71600.0, None, 145912.0, 98000.0, 0.038),
        (70, 2020, 6116.0, 216.0, 16800.0, None, 126014.0, 90000.0, 0.0114),
        (370, 2020, 600.0, 45.0, None, None, None, 7000.0, None),
    ],
    columns=["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"],
)
PUBLISHED = COPY.fillna(-9).assign(stateabb="XXX", version=2025)


@pytest.fixture
def held(place, tmp_path):
    """Rows in the publisher's form → what was fetched of them, and the rows."""

    def fetched(rows, name="NMC-70-abridged.csv"):
        return place.fetched("cow_nmc", write(tmp_path / name, rows)), place.rows("cow_nmc")

    return fetched


def test_the_publishers_text_and_stata_file_and_a_copy_are_the_same_rows(place, tmp_path, held):
    _, rows = held(PUBLISHED)
    for name, original in {
        "NMC_v6.csv": PUBLISHED,
        "NMC-70-abridged.dta": PUBLISHED,
        "cow_nmc_state_year.parquet": COPY,
    }.items():
        place.fetched("cow_nmc", write(tmp_path / "others" / name, original))
        pd.testing.assert_frame_equal(place.rows("cow_nmc"), rows)


def test_the_publishers_zip_holds_the_abridged_file_in_a_zip_of_its_own(place, tmp_path, held):
    _, rows = held(PUBLISHED)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("NMC-70-abridged.csv", PUBLISHED.to_csv(index=False))
        archive.writestr("NMC-70-abridged.dta", b"the same for Stata")
    with zipfile.ZipFile(tmp_path / "NMCv7.zip", "w") as archive:
        archive.writestr("NMCv7/NMC-v7-abridged.zip", inner.getvalue())
        archive.writestr("NMCv7/NMC-v7-supplemental.zip", b"another")
        archive.writestr("__MACOSX/NMCv7/._NMC-v7-abridged.zip", b"rubbish")
    place.fetched("cow_nmc", tmp_path / "NMCv7.zip")
    pd.testing.assert_frame_equal(place.rows("cow_nmc"), rows)


def test_population_is_in_persons_and_what_is_missing_is_no_number(held):
    found, rows = held(PUBLISHED)
    told = rows[["iso3", "cow_code", "year", "population", "cinc"]].astype(object).where(rows.notna(), None)
    assert told.values.tolist() == [
        ["BLR", "370", 2020, None, None],
        ["MEX", "70", 2020, 126_014_000, 0.0114],
        ["RUS", "365", 2020, 145_912_000, 0.038],
        ["SUN", "365", 1960, 214_335_000, 0.1722],
    ]
    assert (found.years, found.senders) == ((1960, 2020), "cow")


@pytest.mark.parametrize("name", ["NMC-70-abridged.csv", "cow_nmc_state_year.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, held, how, name):
    held(PUBLISHED)
    before = place.here()
    original = PUBLISHED if name.endswith("csv") else COPY
    with pytest.raises(BadOriginal) as fault:
        place.fetched("cow_nmc", broken(tmp_path / "broken" / name, how, original, "tpop"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
@pytest.mark.parametrize(
    ("iso3", "year", "population"),
    [("MEX", 2022, 128_613_000), ("RUS", 2022, 145_580_000), ("BLR", 2022, 9_173_000), ("USA", 1816, 8_659_000)],
)
def test_how_many_people_lived_where(from_real_files, iso3, year, population):
    rows = from_real_files("cow_nmc").rows("cow_nmc", iso3=iso3, year=year)
    assert rows["population"].tolist() == [population]


@real
def test_every_row_of_the_real_file_is_kept_under_a_state(from_real_files):
    rows = from_real_files("cow_nmc").rows("cow_nmc")
    assert len(rows) == 17_121
    assert rows["cinc"].between(0, 0.5).all()
    assert set(rows.loc[rows["cow_code"].eq("365"), "iso3"]) == {"RUS", "SUN"}
