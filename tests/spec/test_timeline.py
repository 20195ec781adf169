"""What happened between two states, in the precision of the sources, and who came last."""

import pytest

from analysis import timeline
from analysis.dyads import Dyad

MEX_BLR = Dyad("MEX", "BLR")
MEX_RUS = Dyad("MEX", "RUS")


def test_entries_stand_in_the_order_of_their_first_possible_day_then_their_last_then_their_id(draw):
    data = draw(
        visits="""
        id  | date       | sender | receiver
        V1  | 2008       | BLR    | MEX
        V10 | 2008-01-01 | BLR    | MEX
        V9  | 2008-01-01 | BLR    | MEX
        V2  | 2007/2009  | BLR    | MEX
        """
    )
    assert timeline.entries(data, MEX_BLR)["id"].tolist() == ["V2", "V9", "V10", "V1"]


def test_an_entry_keeps_its_precision_and_bounds_it_by_days(draw):
    data = draw(relations="id | a | b | start\nR1 | BLR | MEX | 1992-01")
    entry = timeline.entries(data, MEX_BLR).iloc[0]
    assert (entry["date"], entry["precision"]) == ("1992-01", "month")
    assert (entry["earliest"], entry["latest"]) == ("1992-01-01", "1992-01-31")


def test_facts_of_an_ended_state_are_the_pairs_past(draw):
    data = draw(relations="id | a | b | start\nR1 | MEX | SUN | 1924-08\nR2 | MEX | RUS | 1991-12")
    found = timeline.entries(data, MEX_RUS)
    assert found[["id", "past"]].values.tolist() == [["R1", True], ["R2", False]]
    assert found["countries"].tolist() == [["MEX", "SUN"], ["MEX", "RUS"]]


def test_an_opening_and_its_ceremony_are_two_rows_and_one_entry(draw):
    data = draw(
        posts="id | sender | receiver | kind | city | opened\nP1 | MEX | BLR | honorary_consulate | Minsk | 2016-03",
        events="id | date | type | title\nE1 | 2016-03 | ceremony | The consulate was opened",
        participants="id | fact | iso3\nX1 | E1 | MEX\nX2 | E1 | BLR",
    )
    found = timeline.entries(data, MEX_BLR)
    assert found[["id", "rows"]].values.tolist() == [["E1", ["E1", "X1", "X2", "P1"]]]


def test_an_opening_and_a_ceremony_of_another_month_stay_two_entries(draw):
    data = draw(
        posts="id | sender | receiver | kind | city | opened\nP1 | MEX | BLR | honorary_consulate | Minsk | 2016-02",
        events="id | date | type | title\nE1 | 2016-03 | ceremony | The consulate was opened",
        participants="id | fact | iso3\nX1 | E1 | MEX\nX2 | E1 | BLR",
    )
    assert timeline.entries(data, MEX_BLR)["id"].tolist() == ["P1.opened", "E1"]


BODIES = """
id | iso3 | org | member_as | start
M1 | MEX  | ACS | member    |
M2 | BLR  | ACS | observer  | 2016-01
M3 | BLR  | EAEU | member   | 2015
"""
ORGS = "org | name | kind\nACS | Association of Caribbean States | regional\nEAEU | Eurasian Economic Union | bloc"


def test_a_dated_membership_enters_where_the_other_side_is_in_the_body_too(draw):
    found = timeline.entries(draw(memberships=BODIES, organizations=ORGS), MEX_BLR)
    assert found[["id", "date", "sender", "rows"]].values.tolist() == [["M2", "2016-01", "BLR", ["M2", "M1"]]]


def test_of_two_dated_memberships_the_later_one_makes_the_entry(draw):
    dated = BODIES.replace("member    |", "member    | 1994")
    assert timeline.entries(draw(memberships=dated, organizations=ORGS), MEX_BLR)["id"].tolist() == ["M2"]


def test_what_an_ended_state_joined_is_no_entry_of_its_successor_whatever_is_told_of_that(draw):
    joined = "id | iso3 | org | member_as | start\nM1 | MEX | UN | member |\nM2 | SUN | UN | founder | 1945"
    alone, beside = draw(memberships=joined), draw(memberships=f"{joined}\nM3 | RUS | UN | member |")
    assert timeline.entries(alone, MEX_RUS).empty
    assert timeline.entries(beside, MEX_RUS).empty


def test_a_third_states_vote_about_both_is_no_entry_of_the_pair(draw):
    data = draw(
        resolutions="id | date | title | about\nN1 | 2022-03 | a war | BLR;RUS",
        votes="id | resolution | iso3 | vote\nU1 | N1 | MEX | yes",
    )
    assert timeline.entries(data, Dyad("BLR", "RUS")).empty
    assert timeline.entries(data, MEX_BLR)["rows"].tolist() == [["U1", "N1"]]


def test_years_keep_what_may_have_happened_within_and_kinds_what_is_asked_for(draw):
    data = draw(visits="id | date | sender | receiver\nV1 | 2008 | BLR | MEX\nV2 | 2007-12-31 | BLR | MEX")
    assert timeline.entries(data, MEX_BLR, "2008-2010")["id"].tolist() == ["V1"]
    assert timeline.entries(data, MEX_BLR, kinds="event").empty
    with pytest.raises(ValueError, match="years=20 is no span of years; write 1992-2024, 1992- or 2014"):
        timeline.entries(data, MEX_BLR, "20")
    with pytest.raises(ValueError, match="kind 'visits' is none of event, visit"):
        timeline.entries(data, MEX_BLR, kinds="visits")


def test_what_has_no_date_stands_apart_but_what_was_seen_at_a_time_is_not_undated(draw):
    data = draw(
        visits="id | date | sender | receiver\nV1 |  | BLR | MEX",
        posts="id | sender | receiver | kind | as_of\nP1 | MEX | BLR | embassy | 2019/..",
    )
    assert timeline.entries(data, MEX_BLR).empty
    assert timeline.undated(data, MEX_BLR)["id"].tolist() == ["V1"]


def test_a_spell_of_relations_stands_among_the_spells_and_not_among_what_has_no_date(draw):
    data = draw(
        relations="id | a | b | start | opened_by\nR1 | BLR | MEX | | unknown",
        events="id | date | title\nE1 | | They met",
        participants="id | fact | iso3\nX1 | E1 | BLR\nX2 | E1 | MEX",
    )
    assert timeline.undated(data, MEX_BLR)["id"].tolist() == ["E1"]
    assert timeline.undated(data)["id"].tolist() == ["E1"]
    assert timeline.spells(data, MEX_BLR)["id"].tolist() == ["R1"]


PEOPLE = "id | name\nH1 | Ana\nH2 | Boris"


def test_the_last_contact_is_the_newest_dated_actual_visit_of_each_rank_and_direction(draw):
    data = draw(
        visits="""
        id | date    | sender | receiver | rank     | status
        V1 | 2010    | BLR    | MEX      | minister | actual
        V2 | 2012-05 | BLR    | MEX      | minister | actual
        V3 | 2014    | BLR    | MEX      | minister | announced
        V4 |         | BLR    | MEX      | envoy    | actual
        V5 | 2009    | MEX    | BLR      | minister | actual
        """
    )
    found = timeline.last_contact(data, MEX_BLR)
    assert found[["direction", "rank", "rows"]].values.tolist() == [
        ["a_to_b", "minister", ["V5"]],
        ["b_to_a", "minister", ["V2"]],
    ]


def test_a_visit_known_from_a_title_or_with_an_inferred_side_is_no_last_contact(draw):
    data = draw(
        visits="""
        id | date | sender | receiver | basis
        V1 | 2010 | BLR    | MEX      | stated;date=inferred
        V2 | 2011 | BLR    | MEX      | reference
        V3 | 2012 | BLR    | MEX      | stated;sender=inferred
        V4 | 2013 | BLR    | MEX      | stated;receiver=inferred
        """
    )
    assert timeline.last_contact(data, MEX_BLR)["id"].tolist() == ["V1"]
    assert timeline.entries(data, MEX_BLR)["id"].tolist() == ["V1", "V2", "V3", "V4"]


def test_the_last_meeting_needs_named_people_of_both_sides(draw):
    data = draw(
        people=PEOPLE,
        visits="id | date | sender | receiver\nV1 | 2015 | BLR | MEX\nV2 | 2020 | BLR | MEX",
        participants="""
        id | fact | iso3 | person | office   | role
        X1 | V1   | BLR  | H2     | minister | visitor
        X2 | V1   | MEX  | H1     | minister | met
        X3 | V2   | BLR  | H2     | minister | visitor
        X4 | V2   | MEX  |        | minister | met
        """,
    )
    assert timeline.last_meeting(data, MEX_BLR)["rows"].tolist() == [["V1", "X1", "X2"]]
