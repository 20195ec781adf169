"""How alike two states vote: held against loops over single votes, other libraries and published figures."""

import os
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume
from hypothesis import strategies as st

from analysis.panel.agreement import COUNTS, MEASURES, SCALE, contingency, measures
from tests.unit.measures.drawn import law

FOLDER = Path(os.environ.get("RELATIONS_DATASETS", "-"))
PLACE = {"yes": 1, "abstain": 2, "no": 3}
CHOICES = st.sampled_from([*SCALE, "absent", "not_member"])
JOINT = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=30)


@st.composite
def ballots(draw):
    """Votes of up to five states on up to six resolutions in two years."""
    states = draw(st.lists(st.sampled_from(["ARG", "BLR", "MEX", "NAM", "RUS"]), unique=True, min_size=1))
    rows = [(f"r{n}", iso3, draw(CHOICES), 1990 + n % 2) for n in range(draw(st.integers(1, 6))) for iso3 in states]
    return pd.DataFrame(draw(st.permutations(rows)), columns=["resolution", "iso3", "vote", "year"])


def counted(joint):
    """The counts of one pair from its joint votes, each two places on the scale."""
    cells = {f"{'yan'[x - 1]}{'yan'[y - 1]}": 0 for x, y in product(range(1, 4), repeat=2)}
    for x, y in joint:
        cells[f"{'yan'[x - 1]}{'yan'[y - 1]}"] += 1
    return pd.DataFrame([cells])


def measured(joint):
    return measures(counted(joint)).iloc[0]


@law(ballots())
def test_a_count_is_the_number_of_resolutions_on_which_both_cast_these_votes(votes):
    found = contingency(votes, ["year"])
    cast = {(row.year, row.resolution, row.iso3): row.vote for row in votes.itertuples() if row.vote in SCALE}
    wanted = {}
    for year in sorted({year for year, _, _ in cast}):
        present = sorted({iso3 for one, _, iso3 in cast if one == year})
        for sender, receiver in permutations(present, 2):
            both = [
                f"{cast[key][0]}{cast[(year, key[1], receiver)][0]}"
                for key in cast
                if key[0] == year and key[2] == sender and (year, key[1], receiver) in cast
            ]
            wanted[year, sender, receiver] = [both.count(name) for name in COUNTS]
    keys = list(zip(*(found[name] for name in ("year", "sender", "receiver")), strict=True))
    assert keys == list(wanted)
    assert found[list(COUNTS)].values.tolist() == list(wanted.values())


@law(ballots())
def test_a_direction_is_the_other_one_transposed(votes):
    found = contingency(votes).set_index(["sender", "receiver"])
    for sender, receiver in found.index:
        back = found.loc[(receiver, sender)]
        assert [found.loc[(sender, receiver)][name] for name in COUNTS] == [back[name[::-1]] for name in COUNTS]


@law(ballots(), st.randoms())
def test_states_under_other_names_have_the_same_counts(votes, draw):
    old = sorted(votes["iso3"].unique())
    names = dict(zip(old, draw.sample(["AAA", "MMM", "QQQ", "XXX", "ZZZ"], len(old)), strict=True))
    found = contingency(votes)
    other = contingency(votes.assign(iso3=votes["iso3"].map(names)))
    renamed = found.assign(sender=found["sender"].map(names), receiver=found["receiver"].map(names))
    order = ["sender", "receiver"]
    assert renamed.sort_values(order).values.tolist() == other.values.tolist()


@law(JOINT)
def test_the_measures_are_those_of_loops_over_single_votes(joint):
    n, found = len(joint), measured(joint)
    absolute = Fraction(sum(abs(x - y) for x, y in joint), n)
    squared = Fraction(sum((x - y) ** 2 for x, y in joint), n)
    ours, theirs = [x for x, _ in joint], [y for _, y in joint]
    apart = Fraction(sum((x - y) ** 2 for x in ours for y in theirs), n * n)
    pooled = Fraction(sum((x - y) ** 2 for x in ours + theirs for y in ours + theirs), 4 * n * n)
    wanted = [n, sum(x == y for x, y in joint) / n, 1 - absolute, 1 - squared / 2]
    wanted += [1 - squared / pooled if pooled else np.nan, 1 - squared / apart if apart else np.nan]
    assert found[list(MEASURES)].tolist() == pytest.approx([float(one) for one in wanted], abs=1e-12, nan_ok=True)


@law(JOINT)
def test_every_measure_is_symmetric_and_turns_with_yes_and_no(joint):
    found = measured(joint).tolist()
    assert measured([(y, x) for x, y in joint]).tolist() == pytest.approx(found, abs=1e-12, nan_ok=True)
    assert measured([(4 - x, 4 - y) for x, y in joint]).tolist() == pytest.approx(found, abs=1e-12, nan_ok=True)


@law(JOINT)
def test_every_measure_keeps_its_bounds_and_pi_is_never_above_kappa(joint):
    found = measured(joint)
    assert 0 <= found["votes_identical_share"] <= 1
    assert all(-1 <= found[name] <= 1 or np.isnan(found[name]) for name in MEASURES[2:])
    assert np.isnan(found["votes_kappa"]) or found["votes_pi"] <= found["votes_kappa"] + 1e-12


@law(JOINT)
def test_half_a_point_for_an_abstention_makes_another_score(joint):
    half = sum({0: 1, 1: 0.5, 2: 0}[abs(x - y)] for x, y in joint) / len(joint)
    found = measured(joint)
    assert (found["votes_s_absolute"] + 1) / 2 == pytest.approx(half)
    assert found["votes_identical_share"] <= half + 1e-12


@law(JOINT)
def test_kappa_is_lins_concordance_and_never_further_from_nought_than_pearsons_r(joint):
    ours, theirs = np.array(joint, float).T
    assume(ours.std() > 0 and theirs.std() > 0)
    concordance = 2 * np.cov(ours, theirs, bias=True)[0, 1]
    concordance /= ours.var() + theirs.var() + (ours.mean() - theirs.mean()) ** 2
    kappa = measured(joint)["votes_kappa"]
    assert kappa == pytest.approx(concordance, abs=1e-12)
    assert abs(kappa) <= abs(np.corrcoef(ours, theirs)[0, 1]) + 1e-12


@law(JOINT, st.integers(2, 5))
def test_the_same_votes_several_times_over_change_no_measure_but_n(joint, times):
    once, often = measured(joint), measured(joint * times)
    assert often["votes_joint"] == times * once["votes_joint"]
    assert often.iloc[1:].tolist() == pytest.approx(once.iloc[1:].tolist(), abs=1e-12, nan_ok=True)


@law(st.lists(st.integers(1, 3), min_size=2).filter(lambda votes: len(set(votes)) > 1))
def test_states_that_always_vote_alike_and_not_always_the_same_agree_wholly(votes):
    assert measured([(vote, vote) for vote in votes]).iloc[1:].tolist() == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("vote", [1, 2, 3])
def test_where_both_cast_one_vote_throughout_pi_and_kappa_have_no_meaning(vote):
    found = measured([(vote, vote)] * 7)
    assert found.iloc[:4].tolist() == [7, 1, 1, 1]
    assert found.iloc[4:].isna().all()


def test_always_yes_against_always_no_is_the_other_extreme():
    assert measured([(1, 3)] * 9).tolist() == [9, 0, -1, -1, -1, 0]


def test_without_a_joint_vote_only_the_count_is_known():
    votes = [("r1", "ARG", "yes"), ("r2", "BRA", "no"), ("r1", "BRA", "absent"), ("r2", "ARG", "not_member")]
    found = measures(contingency(pd.DataFrame(votes, columns=["resolution", "iso3", "vote"])))
    assert found["votes_joint"].tolist() == [0, 0]
    assert found[list(MEASURES[1:])].isna().all(axis=None)


def test_nobody_voting_makes_an_empty_frame():
    votes = pd.DataFrame([("r1", "ARG", "absent", 1990)], columns=["resolution", "iso3", "vote", "year"])
    found = measures(contingency(votes, ["year"]))
    assert list(found) == ["year", "sender", "receiver", *MEASURES]
    assert len(found) == 0


def test_a_resolution_of_two_issues_counts_in_each():
    rows = [("r1", iso3, "yes", issue) for issue in ("arms", "rights") for iso3 in ("ARG", "BRA")]
    found = contingency(pd.DataFrame(rows, columns=["resolution", "iso3", "vote", "issue"]), ["issue"])
    assert found[["issue", "sender", "yy"]].values.tolist() == [
        ["arms", "ARG", 1],
        ["arms", "BRA", 1],
        ["rights", "ARG", 1],
        ["rights", "BRA", 1],
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("r1", "ARG", "aye")], "vote 'aye' is none of yes, abstain, no, absent, not_member"),
        ([("r1", "ARG", "yes"), ("r1", "ARG", "no")], "ARG votes twice on r1; keep one vote"),
    ],
)
def test_what_is_no_vote_is_refused_in_one_line(rows, message):
    with pytest.raises(ValueError) as caught:
        contingency(pd.DataFrame(rows, columns=["resolution", "iso3", "vote"]))
    assert str(caught.value) == message


def test_counts_without_a_column_are_refused():
    with pytest.raises(ValueError, match="counts have no column nn"):
        measures(counted([(1, 1)]).drop(columns="nn"))


def roll_calls():
    """Voeten's votes as the file has them, by year and decade of the roll call."""
    if not FOLDER.is_dir():
        pytest.skip("RELATIONS_DATASETS is not set")
    dates = pd.read_parquet(FOLDER / "un_roll_calls.parquet").set_index("rcid")["date"].dt.year
    votes = pd.read_parquet(FOLDER / "un_votes.parquet").astype({"vote": "str", "country": "str"})
    votes = votes[votes["country"].isin(["Mexico", "Russia", "United States"])]
    year = votes["rcid"].map(dates)
    named = votes.rename(columns={"rcid": "resolution", "country": "iso3"})
    return named.assign(year=year, decade=year // 10 * 10)


def test_kappa_of_mexico_and_the_united_states_in_1946_is_the_one_that_fpsim_prints():
    found = measures(contingency(roll_calls(), ["year"])).set_index(["year", "sender", "receiver"])
    one = found.loc[(1946, "United States", "Mexico")]
    assert one["votes_joint"] == 38
    assert one["votes_kappa"] == pytest.approx(-0.01222707, abs=5e-9)  # cohenk(usamex46), R package fpsim


def test_mexico_and_russia_vote_identically_as_often_as_was_counted_apart():
    found = measures(contingency(roll_calls(), ["decade"])).set_index(["sender", "receiver"])
    ours = found.loc[("Mexico", "Russia")].set_index("decade").loc[1940:2010]
    assert ours["votes_identical_share"].round(3).tolist() == [0.358, 0.475, 0.405, 0.585, 0.841, 0.607, 0.688, 0.606]
    assert ours.loc[2010, "votes_joint"] == 913
