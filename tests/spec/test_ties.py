"""Ties between states layer by layer: degrees, ego networks, and the layers side by side."""

import pytest

from analysis import network

GROUP = "org | name | members\nREGION | Region | ARG;BRA;CHL;MEX"
WHOLE = """
id | kind      | sender | receiver | completeness
K1 | embassies | BLR    | REGION   | complete
K2 | embassies | REGION | BLR      | complete
"""
FOUR = """
id | sender | receiver | kind    | status
P1 | ARG    | BRA      | embassy | actual
P2 | BRA    | ARG      | embassy | actual
P3 | ARG    | CHL      | embassy | actual
P4 | CHL    | ARG      | embassy | stated_absent
P5 | BRA    | CHL      | embassy | actual
"""


def test_degree_counts_other_states_once_out_of_those_that_the_layer_names(draw):
    found = network.degree(network.edges(draw(posts=FOUR), ["embassies"]), "embassies")
    assert found[["iso3", "out_", "in_", "neighbours", "denominator"]].values.tolist() == [
        ["ARG", 2, 1, 2, 3 - 1],
        ["BRA", 2, 1, 2, 3 - 1],
        ["CHL", 0, 2, 2, 3 - 1],
    ]
    assert found["rows"].tolist()[2] == ["P3", "P5"]


def test_an_announced_embassy_is_no_tie_but_its_states_are_spoken_of(draw):
    data = draw(posts="id | sender | receiver | kind | status\nP1 | MEX | KAZ | embassy | announced")
    edges = network.edges(data, ["embassies"])
    assert network.degree(edges, "embassies")[["neighbours", "denominator"]].values.tolist() == [[0, 1], [0, 1]]
    assert network.graph(edges).number_of_nodes() == 0


def test_a_shared_body_ties_every_two_of_its_full_members_once(draw):
    data = draw(
        organizations="org | name | kind\nACS | Association of Caribbean States | regional",
        memberships="""
        id | iso3 | org | member_as
        M1 | MEX  | ACS | member
        M2 | CUB  | ACS | founder
        M3 | CUB  | ACS | member
        M4 | BLR  | ACS | observer
        """,
    )
    assert network.edges(data, ["bodies"])[["sender", "receiver", "rows"]].values.tolist() == [
        ["MEX", "CUB", ["M1", "M2"]]
    ]


def test_a_groups_total_ties_no_state(draw):
    data = draw(
        organizations=GROUP,
        trade_totals="id | exporter | importer | period | value | value_usd\nT1 | BLR | REGION | 2018 | 5 | 5",
    )
    assert network.edges(data, ["trade"]).empty


def test_a_date_keeps_the_ties_that_may_have_existed_then(draw):
    data = draw(relations="id | a | b | start | end\nR1 | MEX | SUN | 1924-08 | 1930-01-26\nR2 | BLR | MEX | 1992-01 |")
    assert network.edges(data, ["relations"], "1930")["id"].tolist() == ["R1"]
    assert network.edges(data, ["relations"], "1991").empty
    assert network.edges(data, ["relations"])["id"].tolist() == ["R1", "R2"]


def test_a_region_keeps_the_ties_with_one_end_in_it(draw):
    data = draw(organizations=GROUP, relations="id | a | b\nR1 | BLR | MEX\nR2 | BLR | USA")
    assert network.edges(data, ["relations"], region=["REGION"])["id"].tolist() == ["R1"]
    with pytest.raises(ValueError, match="region=NOWHERE is no state and no group"):
        network.edges(data, ["relations"], region=["NOWHERE"])


def test_an_ego_network_holds_the_ties_of_one_state_and_on_demand_those_among_its_neighbours(draw):
    edges = network.edges(draw(relations="id | a | b\nR1 | BLR | MEX\nR2 | BLR | USA\nR3 | MEX | USA"))
    assert network.ego(edges, "BLR")["partner"].tolist() == ["MEX", "USA"]
    assert network.ego(edges, "BLR", among=True)["id"].tolist() == ["R1", "R2", "R3"]


def test_layers_are_set_side_by_side_and_a_listed_leader_is_told_as_one(draw):
    data = draw(
        organizations=GROUP,
        coverage=WHOLE,
        posts="""
        id | sender | receiver | kind
        P1 | BLR    | ARG      | embassy
        P2 | BLR    | BRA      | embassy
        P3 | BRA    | BLR      | embassy
        """,
        visits="id | date | sender | receiver\nV1 | 2008 | BLR | MEX",
    )
    found = network.compare_layers(data, network.edges(data, ["embassies", "visits"]))
    assert found[["layer", "nodes", "ties", "tied_dyads", "mutual", "whole_list"]].values.tolist() == [
        ["embassies", 3, 3, 2, 1, True],
        ["visits", 2, 1, 1, 0, False],
    ]
    assert found[["leaders", "listed", "list_rows"]].values.tolist()[0] == [["BLR"], ["BLR"], ["K1", "K2"]]


def test_a_whole_list_of_one_pair_makes_no_layer_whole(draw):
    presences = "id | company | home | host\nB1 | One | BLR | ARG\nB2 | Two | BLR | BRA"
    header = "id | kind | sender | receiver | completeness"
    pair = draw(presences=presences, coverage=f"{header}\nK1 | companies | BLR | ARG | complete")
    group = draw(
        presences=presences, organizations=GROUP, coverage=f"{header}\nK1 | companies | BLR | REGION | complete"
    )
    found = [network.compare_layers(data, network.edges(data, ["companies"])).iloc[0] for data in (pair, group)]
    assert [one["whole_list"] for one in found] == [False, True]
    assert [[one["listed"], one["list_rows"]] for one in found] == [[[], []], [["BLR"], ["K1"]]]


def test_belarus_leads_the_embassies_because_one_page_lists_them(shipped):
    found = network.compare_layers(shipped, network.edges(shipped, ["embassies"])).iloc[0]
    assert found["leaders"] == found["listed"] == ["BLR"]
