"""What is a tie of the world in each layer, which states are its nodes, and of which years it tells."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import network
from analysis.network import sets
from tests.panel.world import reach
from tests.unit.network import drawn
from tests.unit.network.drawn import found

FOUR = ("ARG", "BRA", "CHL", "MEX")
law = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def tied(data, layer, date=""):
    return found(network.world(data, [layer], date))


def row(data, layer, date=""):
    told = network.worldwide(data, date)
    return told[told["layer"].eq(layer)].iloc[0]


def test_trade_ties_exporter_to_importer_from_one_million_on_by_the_importers_report(world):
    told = [one | {"value_usd": 1e6} if one["importer"] == "BRA" else one for one in drawn.everybody(FOUR, 0.4)]
    data = world.put("cow_trade", told, [2014]).data
    assert tied(data, "trade") == ["ARG-BRA", "CHL-BRA", "MEX-BRA"]
    assert network.world(data, ["trade"])["directed"].all()
    assert row(data, "trade")["floor"] == sets.FLOOR == 1_000_000


def test_a_flow_that_nobody_reported_is_no_tie_and_is_counted(world):
    reported = [one for one in drawn.everybody(FOUR) if (one["exporter"], one["importer"]) != ("ARG", "BRA")]
    data = world.put("cow_trade", reported, [2014]).data
    assert "ARG-BRA" not in tied(data, "trade")
    assert row(data, "trade")[["states", "unreported"]].tolist() == [4, 1]


def test_a_state_less_than_half_of_whose_trade_is_told_is_no_node(world):
    # each sells and buys for three million with the others: all of ARG's own total, half of BRA's, less of CHL's
    own = drawn.totals(ARG=6, BRA=12, CHL=12.1, MEX=6)
    data = world.put("cow_trade", drawn.everybody(FOUR), [2014], parts={"states": own}).data
    assert sorted(network.standing(data, "trade")["iso3"]) == ["ARG", "BRA", "MEX"]
    assert "CHL" not in "".join(tied(data, "trade"))
    assert "CHL" in row(data, "trade")["silent"]


def test_without_its_own_total_a_state_is_a_node_from_half_of_all_flows_on(world):
    told = [*drawn.everybody(FOUR), *drawn.flows(("RUS-ARG", 5), ("ARG-RUS", 5), ("RUS-BRA", 5), ("BRA-RUS", 5))]
    assert "RUS" in set(network.standing(world.put("cow_trade", told, [2014]).data, "trade")["iso3"])
    assert "RUS" not in set(network.standing(world.put("cow_trade", told[:-1], [2014]).data, "trade")["iso3"])


def test_bodies_tie_what_exceeds_both_sides_median_partner_and_weigh_what_is_beyond(world):
    # medians: ARG of (9, 5, 4) is 5, BRA of (9, 3, 2) 3, CHL of (5, 3, 6) 5, MEX of (4, 2, 6) 4
    counts = {"ARG-BRA": 9, "ARG-CHL": 5, "ARG-MEX": 4, "BRA-CHL": 3, "BRA-MEX": 2, "CHL-MEX": 6}
    ties = network.world(world.put("cow_igo", drawn.shared(counts), [2014]).data, ["bodies"])
    assert dict(zip(found(ties), ties["weight"], strict=True)) == {"ARG-BRA": 4, "CHL-MEX": 1}
    assert not ties["directed"].any()


@law
@given(counts=st.lists(st.integers(0, 60), min_size=10, max_size=10), universal=st.integers(1, 9))
def test_a_body_of_which_all_are_members_makes_no_tie(world, counts, universal):
    pairs = drawn.pairs((*FOUR, "RUS"))
    few, more = (dict(zip(pairs, [count + add for count in counts], strict=True)) for add in (0, universal))
    one, other = (
        network.world(world.put("cow_igo", drawn.shared(told), [2014]).data, ["bodies"]) for told in (few, more)
    )
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("kind", drawn.OBLIGATIONS)
def test_any_obligation_either_way_makes_one_tie_of_alliance(world, kind):
    one_way = drawn.alliances("MEX-ARG", **{kind: 1})[:1]
    data = world.put("atop", [*one_way, *drawn.alliances("BRA-CHL", defense=0)], [2014], complete=True).data
    ties = network.world(data, ["alliances"])
    assert (found(ties), ties["weight"].tolist()) == (["ARG-MEX"], [1.0])


def test_an_alliance_list_being_whole_every_member_of_the_system_is_a_node(world):
    data = world.put("atop", drawn.alliances("ARG-BRA"), [2014], complete=True).data
    assert row(data, "alliances")["states"] == 195


def test_who_is_no_member_of_the_year_has_no_alliance(world):
    data = world.put("atop", drawn.alliances("EGY-SYR", "ARG-BRA", year=1959), [1959], complete=True).data
    assert tied(data, "alliances") == ["ARG-BRA"]


TEN = [f"2001-{month:02d}-01" for month in range(1, 11)]


def votes(world, days, **said):
    """Each state's votes as letters, one a roll call: y, a, n, and - for none."""
    words = {"y": "yes", "a": "abstain", "n": "no"}
    calls = [
        (day, {iso3: words[text[at]] for iso3, text in said.items() if text[at] != "-"}) for at, day in enumerate(days)
    ]
    return world.votes(calls, sorted({int(day[:4]) for day in days}), list(said)).data


def test_votes_tie_pairs_each_of_which_is_among_the_others_nearest_tenth(world):
    said = {"ARG": "y" * 10, "BRA": "y" * 9 + "n", "CHL": "y" * 5 + "n" * 5, "MEX": "y" * 4 + "n" * 6}
    ties = network.world(votes(world, TEN, **said), ["votes"])
    assert dict(zip(found(ties), ties["weight"], strict=True)) == {"ARG-BRA": 0.9, "CHL-MEX": 0.9}


def test_partners_alike_are_the_nearest_together(world):
    said = dict.fromkeys(("ARG", "BRA", "CHL"), "y" * 10) | {"MEX": "n" * 10}
    assert tied(votes(world, TEN, **said), "votes") == ["ARG-BRA", "ARG-CHL", "BRA-CHL"]


def test_a_share_counts_where_both_voted_in_three_of_four_roll_calls(world):
    said = {"ARG": "y" * 10, "BRA": "yyyyyyy---", "CHL": "yyyynnyy--"}
    data = votes(world, TEN, **said)
    assert tied(data, "votes") == ["ARG-CHL"]
    assert sorted(network.standing(data, "votes")["iso3"]) == ["ARG", "CHL"]


def test_a_year_of_few_roll_calls_tells_nothing(world):
    days = [*TEN, "2002-01-01"]
    data = votes(world, days, ARG="y" * 11, BRA="y" * 11)
    assert row(data, "votes", "2002")["year"] == 2001


def test_votes_of_the_soviet_union_are_its_own(world):
    days = [f"1985-{month:02d}-01" for month in range(1, 11)]
    data = votes(world, days, SUN="y" * 10, USA="n" * 10, ARG="y" * 10)
    assert tied(data, "votes") == ["ARG-SUN"]
    assert network.standing(data, "votes", region=["RUS"])["iso3"].tolist() == ["SUN"]


def test_posts_tie_senders_to_where_they_keep_any_post_but_to_bodies(world):
    told = drawn.posts(("MEX-BRA", "embassy"), ("MEX-BRA", "consulate"), ("BRA-CHL", "permanent_mission"))
    told += drawn.posts(("BRA-ARG", "trade_office"))
    data = world.put("lowy", told, [2023], reach("MEX", "BRA"), reach(*FOUR), complete=True).data
    ties = network.world(data, ["posts"])
    assert dict(zip(found(ties), ties["weight"], strict=True)) == {"BRA-ARG": 1, "MEX-BRA": 2}


def test_posts_have_no_centralities_and_say_why(world):
    told = drawn.posts(("MEX-BRA", "embassy"), ("BRA-ARG", "embassy"))
    data = world.put("lowy", told, [2023], reach("MEX", "BRA"), reach(*FOUR), complete=True).data
    places = network.standing(data, "posts")
    assert places["reason"].str.startswith("1 of 3 nodes is not covered as a sender (ARG)").all()
    assert places[["closeness", "betweenness", "eigenvector"]].isna().all(axis=None)
    assert places.loc[places["strength"].notna(), "iso3"].tolist() == ["BRA", "MEX"]
    assert network.blocs(data, "posts").empty


@pytest.mark.parametrize(
    ("date", "year"), [("", 2014), ("2022", 2014), ("2012", 2010), ("2010-05", 2010), ("1999", None)]
)
def test_each_layer_stands_in_its_newest_year_at_or_before_the_date(world, date, year):
    rows = [*drawn.everybody(FOUR, year=2010), *drawn.everybody(FOUR, year=2014)]
    data = world.put("cow_trade", rows, [2010, 2014]).data
    told = row(data, "trade", date)["year"]
    assert (None if pd.isna(told) else told) == year
    assert set(network.world(data, ["trade"], date)["year"]) == ({year} if year else set())


def test_a_layer_whose_data_set_is_not_here_says_so_and_has_no_ties(world):
    told = network.worldwide(world.data)
    assert not told["here"].any() and told["year"].isna().all()
    assert network.world(world.data).empty and network.standing(world.data, "trade").empty
    assert network.history(world.data, "trade").empty and network.blocs(world.data, "trade").empty
    assert network.main_layer(told) == ""


def test_a_layer_that_is_none_is_named_with_those_that_are():
    with pytest.raises(ValueError, match="layer 'embassies' is none of trade, alliances, bodies, votes, posts"):
        network.world({}, ["embassies"])


def test_rows_of_a_layer_name_one_computed_row_that_tells_of_it(world):
    data = world.put("cow_igo", drawn.shared({"ARG-BRA": 3, "ARG-CHL": 1, "BRA-CHL": 1}), [2014]).data
    ties = network.world(data, ["bodies"])
    assert {one for ids in ties["rows"] for one in ids} == {"cow_igo:bodies:2014"}
    assert data.row("cow_igo:bodies:2014")["count"] == 6
    assert list(ties.columns) == [*network.edges(data, ["embassies"]).columns, "weight", "year"]


def test_the_order_of_rows_in_a_file_changes_nothing(world):
    rows = [one for year in (2013, 2014) for one in drawn.everybody(FOUR, 3, year)]
    data, other = world.put("cow_trade", rows, [2013, 2014]).data, world.put("cow_trade", rows[::-1], [2013, 2014]).data
    for each in (network.world, network.worldwide):
        pd.testing.assert_frame_equal(each(data), each(other))
