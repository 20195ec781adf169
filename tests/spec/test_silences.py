"""How long the record is silent, within which spells lost lists may tell of it, and which years are remembered."""

import pytest

from analysis import coverage, timeline
from analysis.dyads import Dyad

MEX_BLR = Dyad("MEX", "BLR")
MEX_RUS = Dyad("MEX", "RUS")
PEOPLE = "id | name\nH1 | Ana\nH2 | Boris"


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
