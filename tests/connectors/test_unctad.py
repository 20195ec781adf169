"""UNCTAD's matrix: exports by the exporter, sections of the SITC, names without blanks, and dated names."""

import pandas as pd
import pytest

from analysis import tables
from analysis.connectors import reading
from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

COPY = pd.DataFrame(
    [
        ("RussianFederation", "Mexico", 2100.5, 2005, "TOTAL"),
        ("RussianFederation", "Mexico", 1500.25, 2005, "5"),
        ("RussianFederation", "Mexico", 0.0, 2005, "0"),
        ("Mexico", "RussianFederation", 300.125, 2005, "TOTAL"),
        ("Indonesia2002", "Sudan2011", 40.0, 1995, "TOTAL"),
        ("Indonesia", "Sudan", 80.0, 2015, "TOTAL"),
        ("SerbiaandMontenegro", "TFYRofMacedonia", 7.0, 1995, "TOTAL"),
        ("Mexico", "Mexico", 9.0, 1995, "TOTAL"),
        ("Mexico", "SouthSudan", 1.0, 2015, "TOTAL"),
    ],
    columns=["exporter", "importer", "exports_kusd", "year", "sitc1"],
)
LABELS = {"RussianFederation": "Russian Federation", "Indonesia2002": "Indonesia (...2002)"}
LABELS |= {"SerbiaandMontenegro": "Serbia and Montenegro", "TFYRofMacedonia": "TFYR of Macedonia"}
LABELS |= {"Sudan2011": "Sudan (...2011)", "SouthSudan": "South Sudan"}
AMOUNT = "US dollars at current prices in thousands"


def published(rows, product="SitcRev3Product", amount=AMOUNT):
    """The same as UNCTAD gives it: codes and labels, both flows, products of every depth, notes beside amounts."""
    table = pd.DataFrame(
        {
            "Year": rows["year"],
            "Economy": "0643",
            "Economy Label": rows["exporter"].replace(LABELS),
            "Partner": "0484",
            "Partner Label": rows["importer"].replace(LABELS),
            "Flow": "02",
            "Flow Label": "Exports",
            product: rows["sitc1"],
            f"{product} Label": "goods",
            amount: rows["exports_kusd"],
            f"{amount} Footnote": None,
            f"{amount} Missing value": None,
        }
    )
    imports = table.assign(**{"Flow": "01", "Flow Label": "Imports", amount: 5.0})
    deep = table[table[product].eq("5")].assign(**{product: "54", amount: 6.0})
    return pd.concat([imports, deep, deep.assign(**{product: "00"}), table], ignore_index=True)


@pytest.fixture
def held(place, tmp_path):
    """Rows in the form of a copy → what was fetched of them, and the rows."""

    def fetched(rows):
        return place.fetched("unctad", write(tmp_path / "unctad_matrix.parquet", rows)), place.rows("unctad")

    return fetched


@pytest.mark.parametrize("stretch", [2, 50_000])
@pytest.mark.parametrize("product", ["SitcRev3Product", "Product"])
@pytest.mark.parametrize("amount", [AMOUNT, "US$ at current prices in thousands"])
def test_unctads_own_table_and_a_copy_are_the_same_rows(place, tmp_path, held, monkeypatch, product, amount, stretch):
    monkeypatch.setattr(reading, "STRETCH", stretch)
    _, rows = held(COPY)
    place.fetched("unctad", write(tmp_path / "US_TradeMatrix.csv", published(COPY, product, amount)))
    pd.testing.assert_frame_equal(place.rows("unctad"), rows)


def test_a_stata_file_of_it_whose_names_are_cut_is_the_same(place, tmp_path, held):
    _, rows = held(COPY)
    table = published(COPY).iloc[:, :10]
    short = ["".join(filter(str.isalnum, name)).lower()[:32] for name in table]
    place.fetched("unctad", write(tmp_path / "US_TradeMatrix.dta", table.set_axis(short, axis=1)))
    pd.testing.assert_frame_equal(place.rows("unctad"), rows)


def test_a_row_is_what_the_exporter_reports_in_dollars(held):
    _, rows = held(COPY)
    row = rows[rows["exporter"].eq("RUS") & rows["sitc1"].eq("5")].iloc[0].to_dict()
    assert row == {
        "id": "unctad:RUS-MEX-2005-5",
        "reporter": "RUS",
        "exporter": "RUS",
        "importer": "MEX",
        "flow": "one_way",
        "period": "2005",
        "value": 1_500_250,
        "currency": "USD",
        "value_usd": 1_500_250,
        "valuation": "fob",
        "value_text": "1500.25",
        "status": "actual",
        "as_of": "",
        "sources": "unctad[RUS,MEX,2005,5]",
        "basis": "stated",
        "note": "",
        "sitc1": "5",
    }


def test_all_goods_have_no_section_and_a_reported_zero_is_zero(held):
    _, rows = held(COPY)
    mine = rows[rows["exporter"].eq("RUS")]
    assert mine[["id", "sitc1", "value"]].values.tolist() == [
        ["unctad:RUS-MEX-2005", "", 2_100_500],
        ["unctad:RUS-MEX-2005-0", "0", 0],
        ["unctad:RUS-MEX-2005-5", "5", 1_500_250],
    ]


def test_dated_names_are_the_state_of_that_time(held):
    found, rows = held(COPY)
    pairs = rows.loc[rows["exporter"].isin(["IDN", "SCG"]), ["exporter", "importer", "period"]].values.tolist()
    assert pairs == [["IDN", "SDN", "1995"], ["IDN", "SDN", "2015"], ["SCG", "MKD", "1995"]]
    assert found.no_states == {}


def test_who_is_listed_in_a_year_can_be_one_in_it(held):
    found, _ = held(COPY)
    assert found.senders["IDN"] == [[1995, 1995], [2015, 2015]]
    assert (found.senders["RUS"], found.receivers["MEX"]) == ([[2005, 2005]], [[1995, 1995], [2005, 2005]])
    assert "SSD" not in found.senders and found.receivers["SSD"] == [[2015, 2015]]
    assert (found.years, found.edition) == ((1995, 2005, 2015), "1995, 2005, 2015")


def test_trade_of_an_economy_with_itself_is_no_pair_and_is_told(held):
    found, rows = held(COPY)
    assert rows["exporter"].ne(rows["importer"]).all()
    assert found.limits == ("1 rows of an economy's trade with itself are left out",)


def test_groups_are_no_states_and_unknown_names_are_told(held):
    more = [("World", "Mexico", 1.0, 2005, "TOTAL"), ("Mexico", "Ruritania", 1.0, 2005, "TOTAL")]
    found, rows = held(pd.concat([COPY, pd.DataFrame(more, columns=COPY.columns)]))
    assert found.no_states == {"World": "the world", "Ruritania": "unknown name"}
    assert len(rows) == len(COPY) - 1


def test_an_amount_without_a_number_has_no_row_but_is_covered(held):
    found, rows = held(COPY.assign(exports_kusd=[*COPY["exports_kusd"][:-1], None]))
    assert "SSD" not in set(rows["importer"]) and "SSD" in found.receivers


def test_two_rows_for_one_thing_are_refused(held):
    with pytest.raises(BadOriginal, match="says twice what IDN SDN 2015 TOTAL is"):
        held(pd.concat([COPY, COPY.iloc[[5]].assign(exporter="Indonesia2002")]))


def test_amounts_in_another_unit_are_refused(place, tmp_path):
    table = published(COPY, amount="US dollars at current prices in millions")
    with pytest.raises(BadOriginal, match="holds thousands of dollars"):
        place.fetched("unctad", write(tmp_path / "US_TradeMatrix.csv", table))


@pytest.mark.parametrize("name", ["US_TradeMatrix.csv", "unctad_matrix.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, held, how, name):
    held(COPY)
    before = place.here()
    original, column = (published(COPY), "Partner Label") if name.endswith("csv") else (COPY, "importer")
    with pytest.raises(BadOriginal) as fault:
        place.fetched("unctad", broken(tmp_path / "broken" / name, how, original, column))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
@pytest.mark.parametrize(("exporter", "importer", "millions"), [("RUS", "MEX", 208.4), ("MEX", "RUS", 28.6)])
def test_what_mexico_and_russia_sold_each_other_in_2005(from_real_files, exporter, importer, millions):
    rows = from_real_files("unctad").rows("unctad", exporter=exporter, importer=importer, period="2005", sitc1="")
    assert (rows["value"] / 1e6).round(1).tolist() == [millions]


@real
def test_every_name_of_the_real_file_is_a_state_or_territory(from_real_files):
    place = from_real_files("unctad")
    rows = place.rows("unctad")
    assert (len(rows), tables.load(place.root).fetched["unctad"].no_states) == (488_964 - 22, {})
    assert rows["id"].is_unique


@real
def test_sections_come_to_all_goods_within_a_hundredth(from_real_files):
    rows = from_real_files("unctad").rows("unctad", columns=["period", "sitc1", "value"])
    whole = rows["sitc1"].eq("")
    share = rows[~whole].groupby("period")["value"].sum() / rows[whole].groupby("period")["value"].sum()
    assert share.between(0.99, 1).all()
