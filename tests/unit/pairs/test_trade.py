"""Yearly trade by who reports it: two reports side by side, and the place of a partner."""

import pytest

from analysis import trade
from analysis.dyads import Dyad
from tests.panel.world import reach

PAIR = Dyad("MEX", "RUS")


def flow(exporter, importer, year, value, reporter):
    codes = {"exporter_cow": "1", "importer_cow": "2", "valuation": "cif", "sitc1": ""}
    said = {"exporter": exporter, "importer": importer, "reporter": reporter, "period": str(year)}
    return said | {"value_usd": float(value)} | codes


def importers(world, *flows, rounded=0):
    """What importers report: (exporter, importer, year, value)."""
    rows = [flow(*one, one[1]) for one in flows]
    return world.put("cow_trade", rows, range(2000, 2015), rounded=rounded)


def exporters(world, *flows):
    """What exporters report."""
    states = {state for one in flows for state in one[:2]}
    return world.put("unctad", [flow(*one, one[0]) for one in flows], [2005], reach(*states), reach(*states))


def test_two_reports_of_one_flow_stand_side_by_side(world):
    importers(world, ("RUS", "MEX", 2005, 619))
    exporters(world, ("RUS", "MEX", 2005, 200), ("MEX", "RUS", 2005, 30))
    data = world.data
    found = trade.mirror(data, trade.series(data, PAIR))
    assert found[["exporter", "gap", "ratio", "estimated"]].values.tolist() == [["RUS", 419.0, 3.095, False]]


@pytest.mark.parametrize(
    ("theirs", "estimated"), [(106, True), (110, True), (105.4, False), (108, False), (300, False)]
)
def test_a_ratio_by_which_compilers_estimate_is_no_finding(world, theirs, estimated):
    importers(world, ("RUS", "MEX", 2005, theirs))
    exporters(world, ("RUS", "MEX", 2005, 100))
    data = world.data
    assert trade.mirror(data, trade.series(data, PAIR))["estimated"].tolist() == [estimated]


def test_an_ended_states_trade_is_its_own(world):
    importers(world, ("SUN", "MEX", 2000, 5), ("RUS", "MEX", 2001, 7))
    found = trade.series(world.data, PAIR)
    assert found[["year", "exporter", "past"]].values.tolist() == [[2000, "SUN", True], [2001, "RUS", False]]


def test_a_place_is_among_partners_with_an_amount_above_nought(world):
    importers(
        world, ("MEX", "RUS", 2014, 20), ("MEX", "USA", 2014, 70), ("MEX", "CAN", 2014, 10), ("MEX", "PER", 2014, 0)
    )
    row = trade.standing(world.data, PAIR).iloc[0]
    assert (row["flow"], row["rank"], row["of"], row["share"], row["median_usd"]) == ("exports", 2, 3, 0.2, 20.0)


def test_what_nobody_reports_has_no_place(world):
    importers(world, ("MEX", "USA", 2014, 70))
    row = trade.standing(world.data, PAIR).iloc[0]
    assert row["rank"] is None and row["value_usd"] is None


def test_without_data_sets_there_is_nothing(world):
    data = world.data
    assert trade.series(data, PAIR).empty and trade.standing(data, PAIR).empty and trade.sections(data, PAIR).empty
