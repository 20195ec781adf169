"""What is traded, how much, by whose figures, and what can be compared."""

import pandas as pd
import pytest

from analysis import trade
from analysis.dyads import Dyad

PAIRS = [Dyad("MEX", "BLR"), Dyad("MEX", "KAZ")]


def totals(draw, *lines):
    header = "id | exporter | importer | period | reporter | valuation | flow | value_usd | currency"
    return draw(trade_totals="\n".join([header, *lines]))


ALIKE = (
    "T1 | BLR | MEX | 2018 | MEX | fob | two_way | 63300000 | USD",
    "T2 | KAZ | MEX | 2018 | MEX | fob | two_way | 23000000 | USD",
)


def reasons(data, pairs=PAIRS):
    return trade.why_not_ranked(trade.comparison(data, pairs))["reason"].tolist()


def test_amounts_of_one_year_reporter_flow_and_price_base_can_be_compared(draw):
    data = totals(draw, *ALIKE)
    assert trade.comparison(data, PAIRS)["comparable"].tolist() == [True, True]
    assert reasons(data) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("| 2018 | MEX | fob | two_way | 23", "| 2014 | MEX | fob | two_way | 23", "period"),
        ("MEX | 2018 | MEX | fob | two_way | 23", "MEX | 2018 | KAZ | fob | two_way | 23", "reporter"),
        ("MEX | 2018 | MEX | fob | two_way | 23", "MEX | 2018 |  | fob | two_way | 23", "reporter_unknown"),
        ("fob | two_way | 23", "cif | two_way | 23", "valuation"),
        ("fob | two_way | 23", "unknown | two_way | 23", "valuation_unknown"),
        ("two_way | 23", "one_way | 23", "flow"),
        ("23000000 | USD", " | EUR", "unit"),
    ],
)
def test_what_measures_different_things_is_never_ranked(draw, old, new, reason):
    data = totals(draw, *(line.replace(old, new) for line in ALIKE))
    assert reasons(data) == [reason]
    assert trade.comparison(data, PAIRS)["comparable"].tolist() == [False, False]


def test_a_reason_names_all_the_amounts_that_were_held_against_one_another(draw):
    data = totals(draw, ALIKE[0], ALIKE[1].replace("2018", "2014"))
    found = trade.why_not_ranked(trade.comparison(data, PAIRS))
    assert found[["values", "rows"]].values.tolist() == [[["2018", "2014"], ["T1", "T2"]]]


def test_one_pairs_amount_is_not_ranked_against_nothing(draw):
    assert reasons(totals(draw, ALIKE[0])) == ["one_figure"]


def test_the_pairs_stand_in_the_order_asked_for_not_by_size(draw):
    assert trade.comparison(totals(draw, *ALIKE), PAIRS[::-1])["pair"].tolist() == ["MEX-KAZ", "MEX-BLR"]


def test_years_leave_out_what_lies_outside(draw):
    data = totals(draw, ALIKE[0], ALIKE[1].replace("2018", "2014"))
    assert trade.comparison(data, PAIRS, "2015-")["id"].tolist() == ["T1"]


GROUP = "org | name | members\nREGION | Region | MEX;KAZ"


def test_a_regional_total_belongs_to_no_country(draw):
    data = draw(
        organizations=GROUP,
        trade_totals="id | exporter | importer | period | value_usd\nT1 | BLR | REGION | 2018 | 1358000000",
    )
    assert trade.totals(data, Dyad("BLR", "MEX")).empty
    assert trade.group_totals(data, "BLR", "REGION")["value_usd"].tolist() == [1358e6]
    assert trade.group_totals(data, "RUS,BLR", "REGION")["value_usd"].tolist() == [1358e6]


def test_zero_is_reported_as_zero_and_a_missing_amount_is_missing(draw):
    data = totals(
        draw,
        "T1 | BLR | MEX | 2018 | MEX | fob | one_way | 0 | USD",
        "T2 | MEX | BLR | 2018 | MEX | fob | one_way |  | EUR",
    )
    values = trade.totals(data, PAIRS[0])["value_usd"].tolist()
    assert values[0] == 0
    assert pd.isna(values[1])


def test_a_corrected_amount_says_so(shipped):
    found = trade.totals(shipped, Dyad("MEX", "RUS"))
    assert found[["value_text", "value_usd", "corrected"]].values.tolist() == [["$1,784 billion USD", 1.784e9, True]]


def test_an_amount_of_an_ended_state_is_the_pairs_past(draw):
    data = totals(draw, "T1 | MEX | SUN | 1980 |  | unknown | two_way | 5 | USD")
    assert trade.totals(data, Dyad("MEX", "RUS"))["past"].tolist() == [True]


GOODS = """
id | exporter | importer | product    | hs_codes  | mapping
G1 | MEX      | BLR      | malt beer  | 2203      | exact
G2 | MEX      | BLR      | tequila    | 220890    | broad
G3 | MEX      | RUS      | beer       | 2203      | exact
G4 | MEX      | RUS      | helicopter | 880211    | exact
G5 | BLR      | MEX      | wine       | 2204      | exact
G6 | MEX      | KAZ      | drinks     | 22        | broad
"""


def test_goods_keep_their_direction_and_the_order_of_the_source(draw):
    found = trade.goods(draw(trade_products=GOODS), PAIRS[0])
    assert found[["exporter", "product"]].values.tolist() == [["MEX", "malt beer"], ["MEX", "tequila"], ["BLR", "wine"]]


def test_partners_share_a_heading_under_a_named_level_with_the_loosest_mapping_noted(draw):
    found = trade.shared_goods(draw(trade_products=GOODS), "MEX", ["BLR", "RUS", "KAZ"])
    assert found[["hs", "hs_edition", "mapping", "rows"]].values.tolist() == [
        ["22", "HS2022", "broad", ["G1", "G2", "G3", "G6"]]
    ]
    assert found["products"].item() == {"BLR": ["malt beer", "tequila"], "RUS": ["beer"], "KAZ": ["drinks"]}


def test_a_code_shorter_than_the_level_cannot_be_shared_at_it(draw):
    found = trade.shared_goods(draw(trade_products=GOODS), "MEX", ["BLR", "RUS", "KAZ"], digits=4)
    assert found[["hs", "importers", "mapping"]].values.tolist() == [["2203", ["BLR", "RUS"], "exact"]]
    with pytest.raises(ValueError, match="digits=3 is no level of the Harmonized System"):
        trade.shared_goods(draw(), "MEX", ["BLR"], digits=3)
