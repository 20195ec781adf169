"""Where states stand in the world's ties, in one year and over many."""

import networkx as nx
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import network
from analysis.network.places import PLACED
from tests.panel.world import real
from tests.unit.network import drawn

FOUR = ("ARG", "BRA", "CHL", "MEX")
STAR = ("ARG-BRA", "ARG-CHL", "ARG-MEX")
law = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stood(places):
    """State → place by strength."""
    return dict(zip(places["iso3"], places["strength_place"], strict=True))


def alliances(world, **pairs):
    """Alliances of some years: y2014=("ARG-BRA",)."""
    rows = [row for year, told in pairs.items() for row in drawn.alliances(*told, year=int(year[1:]))]
    return world.put("atop", rows, [int(year[1:]) for year in pairs], complete=True).data


def test_the_largest_stands_first_and_equals_alike(world):
    places = network.standing(alliances(world, y2014=STAR), "alliances")
    told = stood(places)
    assert [told[state] for state in ("ARG", "BRA", "CHL", "MEX")] == [1, 2, 2, 2]
    assert told["KAZ"] == 5 and set(places["of"]) == {195}
    assert places["iso3"].tolist()[:4] == ["ARG", "BRA", "CHL", "MEX"]


def test_strength_sums_the_weights_both_ways_and_a_partner_counts_once(world):
    told = [*drawn.everybody(FOUR[:3], 2), *drawn.flows(("ARG-MEX", 5), ("MEX-ARG", 0), ("MEX-BRA", 0), ("BRA-MEX", 0))]
    told += drawn.flows(("CHL-MEX", 0), ("MEX-CHL", 0))
    places = network.standing(world.put("cow_trade", told, [2014]).data, "trade").set_index("iso3")
    assert places["strength"].to_dict() == {"ARG": 13e6, "BRA": 8e6, "CHL": 8e6, "MEX": 5e6}
    assert places["partners"].to_dict() == {"ARG": 3, "BRA": 2, "CHL": 2, "MEX": 1}


def test_a_region_keeps_the_places_among_all_states(world):
    data = alliances(world, y2014=STAR)
    whole, part = (network.standing(data, "alliances", region=region) for region in ([], ["MEX", "CHL"]))
    assert stood(part) == {state: stood(whole)[state] for state in ("CHL", "MEX")}
    assert part["among"].tolist() == [["atop:region:alliances:MEX-CHL:2014"]] * 2


def test_the_computed_row_of_a_state_holds_what_can_be_said_of_it(world):
    data = alliances(world, y2014=STAR)
    found = data.row(network.standing(data, "alliances")["rows"].iloc[0][0])
    told = {name: found[name] for name in ("state", "year", "partners", "allies", "strength_place", "of", "count")}
    wanted = {"state": "ARG", "year": "2014", "partners": 3, "allies": 3, "strength_place": 1, "of": 195, "count": 3}
    assert told == wanted


@law
@given(st.data())
def test_the_history_of_a_year_is_its_standing(world, draw):
    years = range(2010, 2014)
    told = {year: draw.draw(st.lists(st.sampled_from(drawn.pairs(FOUR)), unique=True)) for year in years}
    data = alliances(world, **{f"y{year}": pairs for year, pairs in told.items()}, y2014=STAR)
    since = network.history(data, "alliances", FOUR)
    columns = ["iso3", "of", *PLACED, *(f"{name}_place" for name in PLACED)]
    for year in years:
        then = network.standing(data, "alliances", str(year), FOUR)[columns].set_index("iso3").loc[list(FOUR)]
        mine = since[since["year"].eq(year)][columns].set_index("iso3")
        pd.testing.assert_frame_equal(then, mine, check_dtype=False)


def test_a_past_state_stands_under_its_own_code_in_its_years(world):
    data = alliances(world, y1985=("SUN-ARG",), y1995=("RUS-ARG",))
    since = network.history(data, "alliances", ["RUS", "KAZ"], 1985)
    assert since[["iso3", "year", "node", "past"]].values.tolist() == [
        ["RUS", 1985, "SUN", True],
        ["RUS", 1995, "RUS", False],
        ["KAZ", 1995, "KAZ", False],
    ]
    row = data.row(since["rows"].iloc[0][0])
    assert (row["earlier_as"], row["earlier_until"], row["place_1985"], row["place_1995"]) == ("SUN", 1985, 1, 1)


def test_places_of_two_years_are_compared_among_the_states_of_both(world):
    data = alliances(world, y1985=("BRA-SUN", "ARG-BRA"), y1995=("KAZ-RUS", "ARG-KAZ", "ARG-BRA"))
    since = network.history(data, "alliances", ["BRA", "ARG"], 1985)
    # in 1995 Kazakhstan stands before Brazil, and is not among the states of both years
    now = since[since["year"].eq(1995)].set_index("iso3")
    assert now["strength_place"].to_dict() == {"BRA": 3, "ARG": 1}
    assert now["common_place"].to_dict() == {"BRA": 2, "ARG": 1}
    members = [set(network.standing(data, "alliances", str(year))["iso3"]) for year in (1985, 1995)]
    assert set(since["common"]) == {len(members[0] & members[1]) + 1}  # Russia continues the Soviet Union


def test_a_year_beyond_the_data_set_has_no_row(world):
    since = network.history(alliances(world, y2010=STAR, y2014=STAR), "alliances", ["ARG"], 1900, 2020)
    assert since["year"].tolist() == [2010, 2014]


def test_a_map_shows_each_states_strongest_tie_and_then_what_stands_out(world):
    counts = dict(zip(drawn.pairs((*FOUR, "RUS")), (9, 8, 7, 1, 6, 5, 1, 4, 1, 6), strict=True))
    data = world.put("cow_igo", drawn.shared(counts), [2014]).data
    whole = network.outstanding(data, "bodies")
    strongest = whole.ties[whole.ties["strongest"]]
    assert set(strongest["sender"]) | set(strongest["receiver"]) == set(whole.ties["sender"]) | set(
        whole.ties["receiver"]
    )
    for most in range(len(whole.ties) + 1):
        some = network.outstanding(data, "bodies", most=most)
        assert len(some.ties) == most and some.left_out == len(whole.ties) - most
        assert set(drawn.found(some.ties)) <= set(drawn.found(whole.ties))
        assert some.ties["strongest"].sum() == min(most, len(strongest))


def test_a_region_is_drawn_with_the_ties_that_touch_it(world):
    data = alliances(world, y2014=(*STAR, "IND-KEN"))
    assert drawn.found(network.outstanding(data, "alliances", region=["IND"]).ties) == ["IND-KEN"]
    assert network.outstanding(data, "alliances", region=["RUS"]).ties.empty
    assert len(network.world(data, ["alliances"], region=["IND", "CHL"])) == 2


def test_groups_are_the_states_tied_among_themselves_and_the_rest_alone(world):
    two = [*drawn.pairs(("ARG", "BRA", "CHL")), *drawn.pairs(("IND", "KEN", "RUS"))]
    data = alliances(world, y2014=(*two, "CHL-IND"))
    found = network.blocs(data, "alliances", region=["ARG", "IND"])
    assert [set(members) for members in found["members"]] == [{"ARG", "BRA", "CHL"}, {"IND", "KEN", "RUS"}]
    assert found["members"].iloc[0][0] == "CHL"  # most allies first
    assert found["inside"].tolist() == [["ARG"], ["IND"]]
    assert found[["states", "alone", "blocs", "runs"]].values.tolist() == [[195, 189, 2, 100]] * 2
    assert found["stability"].iloc[0] == 1


def test_the_same_seed_gives_the_same_groups(world):
    pairs = drawn.pairs(("ARG", "BRA", "CHL", "IND", "KEN", "RUS"))[::2]
    data = alliances(world, y2014=pairs)
    one, other = (network.blocs(data, "alliances", seed=7, runs=20) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)


@real
def test_betweenness_and_closeness_of_a_real_year_are_those_of_networkx(from_real_files):
    data = from_real_files("cow_trade")
    ties = network.world(data, ["trade"], "1980")
    places = network.standing(data, "trade", "1980").set_index("iso3")
    graph = nx.DiGraph()
    graph.add_nodes_from(places.index)
    graph.add_edges_from(zip(ties["sender"], ties["receiver"], strict=True))
    for name, measure in (("closeness", nx.closeness_centrality), ("betweenness", nx.betweenness_centrality)):
        wanted = pd.Series(measure(graph))
        assert places[name].to_dict() == pytest.approx(wanted.to_dict(), abs=1e-12)
    both = graph.to_undirected()
    assert places["partners"].to_dict() == dict(both.degree())
