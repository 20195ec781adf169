"""What happened between two states, in the precision of the sources, and how long the record is silent."""

import pytest

from analysis import coverage, timeline
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


def visits(draw, *dates, **more):
    lines = "\n".join(f"V{n} | {date} | BLR | MEX" for n, date in enumerate(dates, 1))
    data = draw(visits=f"id | date | sender | receiver\n{lines}", **more)
    return data, timeline.silences(timeline.entries(data, MEX_BLR, kinds="visit"), coverage.lists(data, MEX_BLR))


def test_a_silence_runs_from_the_last_possible_day_of_one_entry_to_the_first_of_the_next(draw):
    _, found = visits(draw, "1992-01", "2007-12")
    assert found[["start", "end"]].values.tolist() == [["1992-01-31", "2007-12-01"]]
    assert found["years"].tolist() == [2007 - 1992]
    assert found["months"].tolist() == [12 * (2007 - 1992) + (12 - 1) - 1]
    assert found["rows"].tolist() == [["V1", "V2"]]


def test_a_stretch_of_less_than_five_whole_years_is_no_silence(draw):
    _, found = visits(draw, "2000-01-02", "2005-01-01", "2010-01-01")
    assert found[["after_id", "before_id"]].values.tolist() == [["V2", "V3"]]


def test_an_entry_that_lasts_fills_its_days_and_a_century_fills_none(draw):
    _, found = visits(draw, "18XX/19XX", "1992", "1993/2001", "2007")
    assert found[["start", "end"]].values.tolist() == [["2001-12-31", "2007-01-01"]]


LISTS = """
id | kind   | sender | receiver | years     | completeness
K1 | visits | BLR    | MEX      |           | lost
K2 | visits | BLR    | MEX      | 1970/1980 | lost
K3 | visits | BLR    | MEX      |           | sample
"""


def test_a_silence_names_the_lost_lists_that_may_tell_of_it_and_the_spell_within_which_they_may(draw):
    _, found = visits(draw, "1992-01", "2007-12", coverage=LISTS, relations="id | a | b | start\nR1 | BLR | MEX | 1992")
    assert found[["rows", "lost"]].values.tolist() == [[["V1", "V2", "R1"], ["K1"]]]


@pytest.mark.parametrize("spell", ["2007-12-01 | ", "1970 | 1991", "1991 | 1992-01"])
def test_a_list_that_was_lost_tells_of_nothing_outside_the_relations_of_its_pair(draw, spell):
    relations = f"id | a | b | start | end\nR1 | BLR | MEX | {spell}\nR2 | BLR | KAZ | 1992 |"
    found = visits(draw, "1992-01", "2007-12", coverage=LISTS, relations=relations)[1]
    assert found[["rows", "lost"]].values.tolist() == [[["V1", "V2"], []]]


def test_relations_of_which_nobody_says_when_they_began_may_have_been_there_all_the_time(draw):
    unknown = "id | a | b | start | opened_by\nR1 | BLR | MEX | | unknown"
    assert visits(draw, "1992-01", "2007-12", coverage=LISTS, relations=unknown)[1]["lost"].tolist() == [["K1"]]


def test_a_lost_list_of_an_ended_state_tells_of_nothing_after_its_end(draw):
    data = draw(
        visits="id | date | sender | receiver\nV1 | 1942 | MEX | SUN\nV2 | 1973 | MEX | SUN\nV3 | 2001 | MEX | RUS",
        relations="id | a | b | start\nR1 | MEX | SUN | 1924\nR2 | MEX | RUS | 1991-12",
        coverage="""
        id | kind   | sender | receiver | completeness
        K1 | visits | MEX    | SUN      | lost
        K2 | visits | MEX    | RUS      | lost
        """,
    )
    entries = timeline.entries(data, MEX_RUS, kinds="visit")
    found = timeline.silences(entries, coverage.lists(data, MEX_RUS))
    assert found[["rows", "lost"]].values.tolist() == [
        [["V1", "V2", "R1"], ["K1"]],
        [["V2", "V3", "R1", "R2"], ["K1", "K2"]],
    ]


def test_before_any_relations_began_no_lost_list_may_tell(shipped):
    found = timeline.silences(timeline.entries(shipped), coverage.lists(shipped))
    early = found[found["end"].lt("1891")]
    assert early[["start", "lost"]].values.tolist() == [["1812-12-31", []], ["1806-12-31", []]]


SPELLS = """
id | a   | b   | start      | end        | opened_by     | closed_by
R1 | MEX | RUS | 1890-12-01 | 1922       | establishment | state_end
R2 | MEX | SUN | 1924-08    | 1930-01-26 | establishment | severance
R3 | MEX | SUN | 1942-11    | 1991-12    | resumption    | state_end
R4 | MEX | RUS | 1991-12    |            | succession    |
"""


def test_spells_keep_each_state_under_its_own_code_and_stand_in_the_pairs_order(draw):
    data = draw(relations=SPELLS)
    assert timeline.spells(data, Dyad("RUS", "MEX"))[["a", "b"]].values.tolist() == [
        ["RUS", "MEX"],
        ["SUN", "MEX"],
        ["SUN", "MEX"],
        ["RUS", "MEX"],
    ]


def test_anniversaries_count_from_every_beginning_at_its_own_precision(draw):
    found = timeline.anniversaries(draw(relations=SPELLS), MEX_RUS, "2016-11")
    assert found[["date", "years", "what", "since"]].values.tolist() == [
        ["2016-12", 2016 - 1991, "succession", "1991-12"],
        ["2017-11", 2017 - 1942, "resumption", "1942-11"],
    ]


def test_an_anniversary_of_the_29th_of_february_is_remembered_at_its_month(draw):
    data = draw(relations="id | a | b | start\nR1 | BLR | MEX | 1992-02-29")
    assert timeline.anniversaries(data, MEX_BLR, "2016", 24)["date"].tolist() == ["2017-02"]
    assert timeline.anniversaries(data, MEX_BLR, "2012", 6)["date"].tolist() == ["2012-02-29"]


def test_an_approximate_beginning_has_no_anniversary(draw):
    data = draw(relations="id | a | b | start\nR1 | BLR | MEX | 1992~")
    assert timeline.anniversaries(data, MEX_BLR, "2016", 24).empty


def test_the_next_anniversary_is_the_first_round_one_of_each_spell_that_lasts(draw):
    found = timeline.next_anniversary(draw(relations=SPELLS), MEX_RUS, "2018")
    assert found[["date", "years", "what", "since", "rows"]].values.tolist() == [
        ["2021-12", 2021 - 1991, "succession", "1991-12", ["R4"]]
    ]


@pytest.mark.parametrize(("as_of", "years"), [("2021-12", 30), ("2021-12-31", 30), ("2022", 35), ("1991-12", 5)])
def test_an_anniversary_is_the_next_one_until_its_last_day_is_over(draw, as_of, years):
    found = timeline.next_anniversary(draw(relations=SPELLS), MEX_RUS, as_of)
    assert found[["years", "date"]].values.tolist() == [[years, f"{1991 + years}-12"]]


def test_at_no_time_nothing_is_remembered(draw):
    data = draw(relations=SPELLS)
    assert timeline.anniversaries(data, MEX_RUS, "").empty
    assert timeline.next_anniversary(data, MEX_RUS, "").empty


def test_of_spells_without_a_plain_beginning_or_with_an_ended_state_no_anniversary_is_next(draw):
    data = draw(relations="id | a | b | start | end\nR1 | BLR | MEX | 1992~ |\nR2 | BLR | MEX | 1992 | 1995")
    assert timeline.next_anniversary(data, MEX_BLR, "2016").empty
    past = draw(relations="id | a | b | start\nR1 | MEX | SUN | 1924")
    assert timeline.next_anniversary(past, MEX_RUS, "2016").empty


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


def test_a_silence_names_the_parties_without_which_its_ends_would_be_no_facts_of_the_pair(draw):
    data = draw(
        people=PEOPLE,
        events="id | date | title\nE1 | 1992 | They met\nE2 | 2007 | They met again",
        participants="""
        id | fact | iso3 | person | role
        X1 | E1   | MEX  |        | party
        X2 | E1   | BLR  |        | party
        X3 | E2   | MEX  |        | party
        X4 | E2   | BLR  |        | party
        X5 | E2   | BLR  | H2     | led
        """,
    )
    found = timeline.silences(timeline.entries(data, MEX_BLR), coverage.lists(data, MEX_BLR))
    assert found["rows"].tolist() == [["E1", "X1", "X2", "E2", "X3", "X4"]]
