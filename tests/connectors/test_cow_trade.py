"""Imports of the Correlates of War project: who reports, in what unit, and what is missing, zero or rounded."""

import zipfile

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

COPY = ["ccode1", "ccode2", "year", "imports1_from2_musd", "imports2_from1_musd", "smooth1_musd", "smooth2_musd"]
DYADS = pd.DataFrame(
    [
        (70, 365, 1947, None, 3.0, None, 3.0),
        (70, 365, 1990, 0.0, 40.0, 0.0, 40.0),
        (70, 365, 2005, 610.0, None, 610.0, None),
        (70, 370, 2005, 12.0, 5.0, 12.0, 5.0),
        (93, 678, 1990, 0.0, None, 0.0, None),
        (93, 679, 1990, 2.0, 0.0, 2.0, 0.0),
    ],
    columns=COPY,
)
NATIONAL = pd.DataFrame(
    [(70, 2005, 221000.5, 214000.25), (260, 1970, None, None), (370, 2005, 16700.0, None)],
    columns=["ccode", "year", "imports", "exports"],
)
BESIDE = {  # the other columns of the publisher's file
    "importer1": "Mexico",
    "importer2": "Russia",
    "smoothtotrade": -9.0,
    **dict.fromkeys(("spike1", "spike2", "dip1", "dip2", "trdspike", "tradedip"), 0),
    **dict.fromkeys(("bel_lux_alt_flow1", "bel_lux_alt_flow2", "china_alt_flow1", "china_alt_flow2"), "-9"),
    **dict.fromkeys(("source1", "source2", "version"), 4),
}


def published(dyads):
    """Rows of a copy as the publisher has them: -9 for what is missing, and his names for the columns."""
    names = ["ccode1", "ccode2", "year", "flow1", "flow2", "smoothflow1", "smoothflow2"]
    return dyads.set_axis(names, axis=1).fillna(-9).assign(**BESIDE)


@pytest.fixture
def held(place, tmp_path):
    """Dyads in the form of a copy → what was fetched of them, and the rows."""

    def fetched(dyads, states=None):
        if states is not None:
            write(tmp_path / "cow_trade_state_year.parquet", states)
        found = place.fetched("cow_trade", write(tmp_path / "cow_trade_dyad_year.parquet", dyads))
        return found, place.rows("cow_trade")

    return fetched


def test_the_publishers_zip_its_csv_and_a_copy_are_the_same_rows(place, tmp_path, held):
    _, rows = held(DYADS, NATIONAL)
    states = place.rows("cow_trade", "states")
    folder = tmp_path / "published"
    dyads = write(folder / "Dyadic_COW_4.0.csv", published(DYADS))
    national = write(folder / "National_COW_4.0.csv", NATIONAL.fillna(-9).assign(statename="x", version=4))
    place.fetched("cow_trade", dyads)
    pd.testing.assert_frame_equal(place.rows("cow_trade"), rows)
    pd.testing.assert_frame_equal(place.rows("cow_trade", "states"), states)
    with zipfile.ZipFile(tmp_path / "COW_Trade_4.0.zip", "w") as archive:
        archive.write(dyads, "COW_Trade_4.0/Dyadic_COW_4.0.csv")
        archive.write(national, "COW_Trade_4.0/National_COW_4.0.csv")
        archive.writestr("COW_Trade_4.0/COW Trade Data Set Codebook.pdf", b"%PDF")
    place.fetched("cow_trade", tmp_path / "COW_Trade_4.0.zip")
    pd.testing.assert_frame_equal(place.rows("cow_trade"), rows)


def test_a_row_is_what_the_importer_reports_in_dollars(held):
    _, rows = held(DYADS)
    row = rows[rows["exporter"].eq("RUS") & rows["importer"].eq("MEX")].iloc[0].to_dict()
    assert row == {
        "id": "cow_trade:365-70-2005",
        "reporter": "MEX",
        "exporter": "RUS",
        "importer": "MEX",
        "flow": "one_way",
        "period": "2005",
        "value": 610e6,
        "currency": "USD",
        "value_usd": 610e6,
        "valuation": "cif",
        "value_text": "610",
        "status": "actual",
        "as_of": "",
        "sources": "cow_trade[MEX,RUS,2005]",
        "basis": "stated",
        "note": "",
        "exporter_cow": "365",
        "importer_cow": "70",
    }


def test_a_pair_has_a_row_a_direction_and_a_missing_flow_has_none(held):
    _, rows = held(DYADS)
    between = rows[rows["exporter_cow"].isin(["70", "365"]) & rows["importer_cow"].isin(["70", "365"])]
    found = between[["exporter", "importer", "period", "value"]].values.tolist()
    assert found == [
        ["MEX", "SUN", "1947", 3e6],
        ["MEX", "SUN", "1990", 40e6],
        ["RUS", "MEX", "2005", 610e6],
        ["SUN", "MEX", "1990", 0],
    ]


def test_how_imports_are_valued_is_known_from_1948_on(held):
    _, rows = held(DYADS)
    assert rows.groupby("period")["valuation"].agg(set).to_dict() == {
        "1947": {"unknown"},
        "1990": {"cif"},
        "2005": {"cif"},
    }


def test_of_two_codes_of_a_state_in_a_year_the_later_row_is_that_which_stood_longer(held):
    _, rows = held(DYADS)
    assert rows.loc[rows["exporter"].eq("YEM"), ["exporter_cow", "value"]].values.tolist() == [["678", 0], ["679", 2e6]]


def test_whole_millions_are_told_as_rounded_and_others_are_not(held):
    rounded, _ = held(DYADS)
    assert rounded.rounded == 1e6
    assert any("0 is less than half a million, not no trade" in limit for limit in rounded.limits)
    whole, rows = held(DYADS.assign(imports1_from2_musd=[None, 0.25, 610.5004, 12, 0, 2]))
    assert whole.rounded == 0
    assert not any("rounded" in limit for limit in whole.limits)
    assert rows.loc[rows["id"].eq("cow_trade:365-70-2005"), ["value", "value_text"]].values.tolist() == [
        [610500400, "610.5004"]
    ]


def test_one_figure_with_a_fraction_does_not_make_the_others_exact(held):
    many = [(2, 20, year, 100.0, 50.0, None, None) for year in range(1950, 2015)]
    found, _ = held(pd.DataFrame([*many, (2, 70, 2000, 0.25, 9.0, None, None)], columns=COPY))
    assert found.rounded == 1e6


def test_the_whole_trade_of_a_state_stands_beside_and_a_year_without_a_figure_has_no_row(place, held):
    held(DYADS, NATIONAL)
    rows = place.rows("cow_trade", "states")
    assert rows[["iso3", "cow_code", "year", "imports_usd"]].values.tolist() == [
        ["BLR", "370", 2005, 16700e6],
        ["MEX", "70", 2005, 221000.5e6],
    ]
    assert rows["exports_usd"].isna().tolist() == [True, False]


def test_without_the_file_of_states_there_is_no_such_part(held):
    found, _ = held(DYADS)
    assert found.parts == ("",)


def test_a_code_that_is_no_states_is_told_and_its_rows_are_left_out(held):
    found, rows = held(pd.concat([DYADS, DYADS.iloc[[3]].assign(ccode2=9999)], ignore_index=True))
    assert set(found.no_states) == {"9999"}
    assert "9999" not in {*rows["exporter_cow"], *rows["importer_cow"]}


def test_the_years_and_states_covered_are_those_of_the_file(held):
    found, _ = held(DYADS)
    assert (found.years, found.senders, found.receivers) == ((1947, 1990, 2005), "cow", "cow")
    assert not found.complete


@pytest.mark.parametrize("name", ["Dyadic_COW_4.0.csv", "cow_trade_dyad_year.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_tables_stay(place, tmp_path, held, how, name):
    held(DYADS, NATIONAL)
    before = place.here()
    original = published(DYADS) if name.endswith("csv") else DYADS
    with pytest.raises(BadOriginal) as fault:
        place.fetched("cow_trade", broken(tmp_path / "broken" / name, how, original, "ccode2"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_mexico_and_russia_import_from_each_other_what_the_file_says(from_real_files):
    rows = from_real_files("cow_trade").rows("cow_trade", exporter=["MEX", "RUS"], importer=["MEX", "RUS"])
    found = {(row.importer, row.period): row.value for row in rows.itertuples()}
    assert (found["MEX", "2014"], found["RUS", "2014"]) == (1662e6, 783e6)
    assert (found["MEX", "2005"], found["RUS", "2005"]) == (619e6, 87e6)


@real
def test_the_real_copy_is_rounded_and_more_than_half_its_flows_are_nought(from_real_files):
    rows = from_real_files("cow_trade").rows("cow_trade", columns=["id", "value", "exporter", "importer"])
    assert (len(rows), int(rows["value"].eq(0).sum())) == (1_296_475, 733_164)
    assert rows["id"].is_unique
    assert rows["exporter"].ne(rows["importer"]).all()


@real
def test_the_whole_trade_of_mexico_in_2014(from_real_files):
    row = from_real_files("cow_trade").rows("cow_trade", "states", iso3="MEX", year=2014).iloc[0]
    assert (round(row["imports_usd"] / 1e9, 2), round(row["exports_usd"] / 1e9, 2)) == (439.97, 397.54)
