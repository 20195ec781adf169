"""Agreement in votes beside the median partners, and roll calls that sharpen a document's vote."""

import pandas as pd
import pytest

from analysis import profile, similarity
from analysis.dyads import Dyad
from analysis.panel import rollcalls
from tests.panel.world import reach

PAIR = Dyad("MEX", "BLR")
YES, NO, ABSTAIN = "yes", "no", "abstain"
CALL = {
    "title": "",
    "text": "",
    "about": "",
    "issues": "",
    "session": 62,
    "symbol": "",
    "sources": "un_votes[roll call 1]",
}


def put(world, calls, votes, years=range(2000, 2020)):
    """Roll calls as dicts of what is not usual, and for each of them who voted how."""
    rows = [CALL | {"id": f"N{at}", "date": f"{2000 + at % 20}-03-01"} | call for at, call in enumerate(calls)]
    cast = [
        {"resolution": row["id"], "iso3": iso3, "vote": vote}
        for row, said in zip(rows, votes, strict=True)
        for iso3, vote in said.items()
    ]
    spans = reach(*{row["iso3"] for row in cast})
    return world.put("un_votes", cast, years, spans, spans, {"resolutions": pd.DataFrame(rows)}).data


def decade(world, votes, **call):
    """The row of the 2000s in which each of `votes` was a roll call."""
    calls = [{"date": "2005-03-01"} | call for _ in votes]
    return similarity.agreement(put(world, calls, votes), PAIR)


def test_a_share_is_of_the_roll_calls_in_which_both_voted(world):
    votes = [{"MEX": YES, "BLR": YES}] * 6 + [{"MEX": YES, "BLR": NO}] * 4 + [{"MEX": YES}] * 5
    row = decade(world, votes).iloc[0]
    assert (row["joint"], row["share"], row["enough"]) == (10, 6 / 10, True)


def test_fewer_than_ten_joint_votes_have_no_rank(world):
    row = decade(world, [{"MEX": YES, "BLR": YES, "BRA": NO}] * 9).iloc[0]
    assert (row["joint"], row["enough"]) == (9, False) and pd.isna(row["a_rank"]) and pd.isna(row["a_median"])


def test_the_median_and_the_place_are_among_the_partners_of_each_side(world):
    votes = [{"MEX": YES, "BLR": YES if at < 6 else NO, "BRA": YES, "PER": YES if at < 8 else NO} for at in range(10)]
    row = decade(world, votes).iloc[0]
    assert (row["a_median"], row["a_rank"], row["a_of"]) == (8 / 10, 3, 3)  # BRA 1.0, PER 0.8, BLR 0.6
    assert (row["b_median"], row["b_rank"], row["b_of"]) == (6 / 10, 2, 3)  # PER 0.8, then MEX and BRA 0.6


def test_the_votes_of_a_state_that_it_continues_count_under_its_name_only(world):
    row = decade(world, [{"MEX": YES, "BYS": NO}] * 10, date="1965-03-01")
    assert row.empty  # a year that the data set does not cover
    data = put(world, [{"date": "1965-03-01"}] * 10, [{"MEX": YES, "BYS": NO}] * 10, range(1960, 1970))
    row = similarity.agreement(data, PAIR).iloc[0]
    assert (row["past"], row["mixed"], row["joint"]) == (["BYS"], False, 10)


def test_a_roll_call_of_two_issues_counts_in_each_and_one_of_none_in_neither(world):
    calls = [{"date": "2005-03-01", "issues": issues} for issues in ("War;Trade", "War", "")]
    data = put(world, calls, [{"MEX": YES, "BLR": YES}] * 3)
    found = similarity.issues(data, PAIR)
    assert dict(zip(found["issue"], found["joint"], strict=True)) == {"War": 2, "Trade": 1}


RIGHTS = {"title": "Situation of human rights in Belarus", "about": "BLR", "symbol": "A/RES/62/169"}


def test_a_documents_vote_is_told_on_its_day_with_its_symbol_and_the_other_sides_own_vote(world):
    data = put(world, [RIGHTS | {"date": "2007-12-18"}], [{"MEX": ABSTAIN, "BLR": NO}])
    row = profile.votes(data, PAIR).iloc[0]
    assert (row["date"], row["symbol"], row["partner_vote"]) == ("2007-12-18", "A/RES/62/169", NO)


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2006-12-19"},  # another year
        {"title": "Oceans and the law of the sea"},  # another subject
        {"about": "PRK"},  # another state
    ],
)
def test_another_roll_call_sharpens_no_vote(world, other):
    data = put(world, [RIGHTS | {"date": "2007-12-18"} | other], [{"MEX": ABSTAIN, "BLR": NO}])
    row = profile.votes(data, PAIR).iloc[0]
    assert (row["date"], row["symbol"], row["partner_vote"]) == ("2007-12", "", "")


def test_a_vote_after_the_last_year_is_outside_coverage(world):
    data = put(world, [RIGHTS | {"date": "2007-12-18"}], [{"MEX": ABSTAIN, "BLR": NO}])
    late = rollcalls.outside(data, profile.votes(data, PAIR))
    assert late[["date", "last"]].values.tolist() == [["2022-03", 2019]]
