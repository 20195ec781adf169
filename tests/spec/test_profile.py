"""Instruments by what is known of their fate, plans still open, votes, bodies, and a pair's place among partners."""

import pandas as pd
import pytest

from analysis import profile
from analysis.dyads import Dyad

MEX_BLR = Dyad("MEX", "BLR")
PARTIES = "id | fact | iso3\nX1 | A1 | MEX\nX2 | A1 | BLR"


def agreement(draw, line, **more):
    header = "id | title | signed | in_force | ended | status"
    return profile.instruments(draw(agreements=f"{header}\n{line}", participants=PARTIES, **more), MEX_BLR)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("A1 | Treaty | 2008 | 2009 | 2020 | actual", "ended"),
        ("A1 | Treaty | 2008 | 2009 |      | actual", "in_force"),
        ("A1 | Treaty | 2008 |      |      | actual", "signed"),
        ("A1 | Treaty |      |      |      | actual", "undated"),
        ("A1 | Treaty |      |      |      | planned", "planned"),
    ],
)
def test_the_state_of_an_instrument_is_the_furthest_step_that_a_row_tells(draw, line, state):
    assert agreement(draw, line)[["state", "rows"]].values.tolist() == [[state, ["A1", "X1", "X2"]]]


def test_a_promulgation_is_told_by_an_event_that_cites_the_same_place_and_is_no_entry_into_force(draw):
    data = draw(
        agreements="""
        id | title   | signed | topic      | sources
        A1 | Treaty  | 2008   | investment | page[¶13];signed=page[¶64]
        A2 | Another | 2008   | visas      | page[¶14]
        """,
        events="id | type | title | sources\nE1 | other | Mexico promulgated its investment treaty | page[¶64]",
        participants="""
        id | fact | iso3 | role
        X1 | A1   | MEX  | party
        X2 | A1   | BLR  | party
        X3 | A2   | MEX  | party
        X4 | A2   | BLR  | party
        X5 | E1   | MEX  | sender
        X6 | E1   | BLR  | receiver
        """,
    )
    found = profile.instruments(data, MEX_BLR)
    assert found[["state", "promulgated", "in_force"]].values.tolist() == [
        ["promulgated", ["MEX"], ""],
        ["signed", [], ""],
    ]
    assert found["rows"].tolist()[0] == ["A1", "X1", "X2", "E1", "X5", "X6"]


def test_the_basis_of_a_signature_is_that_of_its_date(draw):
    data = draw(
        agreements="id | title | signed | basis\nA1 | Treaty | 2008-09-04 | stated;signed=reference",
        participants=PARTIES,
    )
    assert profile.instruments(data, MEX_BLR)["signed_basis"].tolist() == ["reference"]


def posts(draw, *lines):
    header = "id | sender | receiver | kind | status | as_of | opened"
    return profile.plans(draw(posts="\n".join([header, *lines])), MEX_BLR)["id"].tolist()


def test_a_plan_stays_open_until_a_later_row_of_its_kind_and_direction_says_that_it_happened(draw):
    plan = "P1 | MEX | BLR | embassy | announced | 2014 | "
    assert posts(draw, plan) == ["P1"]
    assert posts(draw, plan, "P2 | MEX | BLR | embassy | actual | 2019/.. | 2016") == []
    assert posts(draw, plan, "P2 | BLR | MEX | embassy | actual | 2019/.. | 2016") == ["P1"]
    assert posts(draw, plan, "P2 | MEX | BLR | consulate | actual | 2019/.. | 2016") == ["P1"]
    assert posts(draw, plan, "P2 | MEX | BLR | embassy | actual | 2010 | 2009") == ["P1"]


VOTES = """
id | resolution | iso3 | vote
U1 | N1         | MEX  | abstain
"""
RESOLUTIONS = "id | date | title | about\nN1 | 2007-12 | human rights | BLR;RUS"


def test_a_vote_about_the_partner_names_the_resolution_and_leaves_the_partners_own_vote_not_reported(draw):
    found = profile.votes(draw(votes=VOTES, resolutions=RESOLUTIONS), MEX_BLR)
    assert found[["voter", "about", "vote", "partner_vote", "also", "rows"]].values.tolist() == [
        ["MEX", "BLR", "abstain", "", ["RUS"], ["U1", "N1"]]
    ]


def test_the_partners_own_vote_is_told_where_a_row_has_it(draw):
    found = profile.votes(draw(votes=VOTES + "U2 | N1 | BLR | no", resolutions=RESOLUTIONS), MEX_BLR)
    assert found[["partner_vote", "rows"]].values.tolist() == [["no", ["U1", "N1", "U2"]]]


def test_only_full_members_share_a_body(draw):
    data = draw(
        organizations="org | name | kind\nACS | Association of Caribbean States | regional",
        memberships="""
        id | iso3 | org | member_as | start
        M1 | MEX  | UN  | founder   | 1945
        M2 | BLR  | UN  | member    | 1991
        M3 | MEX  | ACS | member    |
        M4 | BLR  | ACS | observer  | 2016-01
        """,
    )
    found = profile.memberships(data, MEX_BLR)
    assert found[["org", "shared", "since"]].values.tolist() == [["UN", True, "1991"], ["ACS", False, ""]]


def test_each_membership_keeps_the_time_of_which_it_is_told(draw):
    data = draw(memberships="id | iso3 | org | as_of\nM1 | MEX | UN | 2024/..\nM2 | BLR | UN | 2019/..")
    assert profile.memberships(data, MEX_BLR)[["a_as_of", "b_as_of"]].values.tolist() == [["2024/..", "2019/.."]]


FLOWS = """
id | origin | destination | sources
F1 | BLR    | MEX         | page[¶1];page[¶2]
F2 | BLR    | MEX         | page[¶2]
F3 | BLR    | USA         | other[¶9];page[¶2]
F4 | BLR    | USA         | other[¶2]
F5 | CUB    | USA         | page[¶2]
"""


def test_people_who_pass_through_are_told_at_the_place_of_a_flow_of_the_pair_and_name_it(draw):
    found = profile.flows(draw(people_flows=FLOWS), MEX_BLR)
    assert found[["id", "via_pair", "rows"]].values.tolist() == [
        ["F1", False, ["F1"]],
        ["F2", False, ["F2"]],
        ["F3", True, ["F3", "F1"]],
    ]


def test_who_went_on_to_the_united_states_came_through_mexico(shipped):
    found = profile.flows(shipped, MEX_BLR)
    assert found[found["via_pair"]][["id", "rows"]].values.tolist() == [["F3", ["F3", "F2"]]]


def test_a_number_that_nobody_tells_stays_missing(draw):
    data = draw(
        people_flows="""
        id | origin | destination | persons | persons_text
        F1 | BLR    | MEX         |         | several hundred
        F2 | BLR    | MEX         | 0       | none
        """
    )
    found = profile.flows(data, MEX_BLR)["persons"].tolist()
    assert pd.isna(found[0])
    assert found[1] == 0


def test_a_claim_about_a_group_is_no_partners(draw):
    data = draw(
        organizations="org | name | members\nREGION | Region | MEX;KAZ",
        claims="""
        id | subject    | statement
        Q1 | BLR;REGION | it had relations with 1 of 2
        Q2 | MEX;BLR    | ties were limited
        """,
    )
    assert profile.claims(data, MEX_BLR)["id"].tolist() == ["Q2"]
    assert profile.group_claims(data, "BLR", "REGION")["id"].tolist() == ["Q1"]
    assert profile.group_claims(data, "RUS,BLR", "REGION")["id"].tolist() == ["Q1"]


BODIES = "org | name | kind\nPA | Pacific Alliance | bloc\nEAEU | Eurasian Economic Union | bloc\nCIS | CIS | bloc"
SEATS = """
id | iso3 | org  | member_as
M1 | MEX  | PA   | member
M2 | BLR  | PA   | observer
M3 | BLR  | EAEU | member
M4 | CHL  | PA   | member
"""
ASSERTED = """
id | subject     | statement
Q1 | PA          | it had four members
Q2 | BLR;PA      | they talked
Q3 | BLR;EAEU;PA | the only one in both
Q4 | EAEU        | it had five members
Q5 | CHL;PA      | Chile led
Q6 | BLR;CIS;PA  | they met
Q7 | MEX;BLR;PA  | both sat there
Q8 | BLR         | it was far away
"""


def test_a_claim_about_a_body_in_which_both_stand_is_the_pairs_by_their_memberships(draw):
    data = draw(organizations=BODIES, memberships=SEATS, claims=ASSERTED)
    assert profile.claims(data, MEX_BLR)[["id", "indirect", "rows"]].values.tolist() == [
        ["Q1", True, ["Q1", "M1", "M2"]],
        ["Q2", True, ["Q2", "M1", "M2"]],
        ["Q3", True, ["Q3", "M3", "M1", "M2"]],
        ["Q7", False, ["Q7"]],
    ]


def test_the_pacific_alliance_and_the_caribbean_association_stand_between_belarus_and_mexico(shipped):
    found = profile.claims(shipped, MEX_BLR)
    assert found[found["indirect"]]["id"].tolist() == [f"Q{number}" for number in range(66, 73)]


def test_standing_counts_partners_by_kind_out_of_all_partners_and_names_one_fact_for_each(draw):
    data = draw(
        visits="""
        id | date | sender | receiver
        V1 | 2001 | BLR    | MEX
        V2 | 2002 | BLR    | MEX
        V3 | 2003 | BLR    | CUB
        """,
        posts="id | sender | receiver | kind\nP1 | BLR | VEN | embassy",
    )
    found = profile.standing(data, MEX_BLR)
    told = found[["state", "kind", "partners", "of", "has", "rows"]].values.tolist()
    assert told == [
        ["MEX", "visit", 1, 1, True, ["V1"]],
        ["MEX", "mission", 0, 1, False, []],
        ["BLR", "visit", 2, 3, True, ["V1", "V3", "P1"]],
        ["BLR", "mission", 1, 3, False, ["P1", "V1", "V3"]],
    ]


def test_standing_keeps_relations_apart_from_events_and_puts_them_first(draw):
    data = draw(
        relations="id | a | b | start\nR1 | BLR | MEX | 1992\nR2 | BLR | KAZ | 1992",
        events="id | date | title\nE1 | 2015 | They met",
        participants="id | fact | iso3\nX1 | E1 | BLR\nX2 | E1 | VEN",
        visits="id | date | sender | receiver\nV1 | 2001 | BLR | CUB",
    )
    found = profile.standing(data, MEX_BLR).query("state == 'BLR'")
    assert found[["kind", "partners", "of", "has", "own"]].values.tolist() == [
        ["relations", 2, 4, True, ["R1"]],
        ["event", 1, 4, False, []],
        ["visit", 1, 4, False, []],
    ]


def test_a_vote_whose_resolution_is_gone_tells_nothing(draw):
    data = draw(votes=VOTES, resolutions=RESOLUTIONS.replace("N1", "N2"))
    assert profile.votes(data, MEX_BLR).empty
