"""Laws that hold for every verb, whatever the data sets say: drawn worlds."""

import random
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import panel
from analysis.panel.joining import KEY, Keyed, measured
from tests.panel.world import World, everything

STATES = {"iso": ["CUB", "MEX", "RUS", "USA"], "cow": ["40", "70", "365", "2"]}
CODES = dict(zip(STATES["iso"], STATES["cow"], strict=True))
YEARS = range(2001, 2004)
SYMMETRIC = ("votes_", "igos_shared", "distance_km", "treaties_common")
EXCHANGED = {"sender_only": "receiver_only", "receiver_only": "sender_only"}


@pytest.fixture(scope="module")
def frames(shipped):
    """Small panels of either system, in which each key stands once and rows are named."""
    found = {}
    for system, states in STATES.items():
        whole = panel.dyad_years(shipped, YEARS, system)
        few = whole[whole["sender"].isin(states) & whole["receiver"].isin([*states, "VAT", "20"])]
        found[system] = few.set_index("r" + pd.Index(range(len(few))).astype("str"))
    return found


@pytest.fixture(scope="module")
def added(shipped, frames, tmp_path_factory):
    """Seed and system → the panel, the tables of a drawn world, and the panel with everything added."""

    @cache
    def drawn(seed):
        world = World(shipped, tmp_path_factory.mktemp("world"))
        return everything(world, random.Random(seed).choice, STATES["iso"], CODES, YEARS).data

    @cache
    def made(seed, system):
        return frames[system], drawn(seed), panel.add(frames[system], drawn(seed), panel.VERBS)

    return made


DRAWN = {"seed": st.integers(0, 7), "system": st.sampled_from(["iso", "cow"])}
FEW = settings(max_examples=6, deadline=None)


def measures(frame):
    return [name.removesuffix("_status") for name in frame if name.endswith("_status")]


@FEW
@given(**DRAWN)
def test_rows_order_and_index_are_kept(added, seed, system):
    before, _, after = added(seed, system)
    pd.testing.assert_frame_equal(after[KEY], before)
    assert len(measures(after)) == (after.shape[1] - 3) / 2


@FEW
@given(**DRAWN)
def test_a_status_says_what_stands_beside_it(added, seed, system):
    _, _, after = added(seed, system)
    for name in measures(after):
        value, status = after[name], after[f"{name}_status"]
        nought = value.eq(0).fillna(False) if value.dtype != "str" else pd.Series(False, value.index)
        assert status.notna().all()
        assert status.eq("zero").equals(nought.astype(bool))
        assert status.eq("value").equals(value.notna() & ~nought.astype(bool))


@FEW
@given(**DRAWN)
def test_verbs_added_in_another_order_say_the_same(added, seed, system):
    before, data, after = added(seed, system)
    names = list(panel.VERBS)
    random.Random(seed).shuffle(names)
    other = panel.add(before, data, names)
    pd.testing.assert_frame_equal(other[list(after)], after)


@FEW
@given(**DRAWN)
def test_rows_in_another_order_say_the_same(added, seed, system):
    before, data, after = added(seed, system)
    mixed = before.sample(frac=0.7, random_state=seed)
    pd.testing.assert_frame_equal(panel.add(mixed, data, panel.VERBS), after.loc[mixed.index])


@FEW
@given(**DRAWN)
def test_exchanging_the_states_exchanges_what_is_said_of_either(added, seed, system):
    _, _, after = added(seed, system)
    both = after.merge(after, left_on=KEY, right_on=["receiver", "sender", "year"], suffixes=("", "_back"))
    assert len(both)
    for name in measures(after):
        if name.startswith(SYMMETRIC):
            pd.testing.assert_series_equal(both[name], both[f"{name}_back"], check_names=False)
    back = both["post_reciprocity_back"].replace(EXCHANGED)
    pd.testing.assert_series_equal(both["post_reciprocity"], back, check_names=False)
    for what in ("gdp_usd", "population"):
        pd.testing.assert_series_equal(both[f"{what}_sender"], both[f"{what}_receiver_back"], check_names=False)


@FEW
@given(**DRAWN)
def test_indices_keep_their_bounds(added, seed, system):
    _, _, after = added(seed, system)
    for name in ("votes_s_absolute", "votes_s_squared", "votes_pi", "votes_kappa"):
        assert after[name].dropna().between(-1, 1).all()
    assert after["votes_identical_share"].dropna().between(0, 1).all()
    assert (after["votes_pi"] <= after["votes_kappa"] + 1e-12).where(after["votes_pi"].notna(), True).all()
    kinds = [name for name in measures(after) if name.startswith("alliance_")]
    assert after["alliance"].equals(after[kinds].max(axis=1))
    assert after["distance_km"].dropna().between(0, 20_016).all()


def test_both_systems_say_the_same_of_states_that_have_one_code(added):
    (_, _, iso), (_, _, cow) = added(7, "iso"), added(7, "cow")
    renamed = cow.replace({code: iso3 for iso3, code in CODES.items()})
    few = iso[iso["receiver"].isin(CODES)].sort_values(KEY, ignore_index=True)
    same = renamed[renamed["receiver"].isin(CODES)].sort_values(KEY, ignore_index=True)
    pd.testing.assert_frame_equal(same.astype({"sender": "str", "receiver": "str"}), few)


def test_two_rows_of_one_key_are_refused(shipped, frames):
    twice = pd.concat([frames["iso"], frames["iso"].head(1)])
    with pytest.raises(ValueError, match="two rows of one sender, receiver and year; keep one"):
        Keyed(twice, shipped)


def test_a_figure_that_stands_twice_is_refused(shipped, frames):
    rows = frames["iso"].head(1)
    with pytest.raises(pd.errors.MergeError, match="two rows have one sender, receiver, year"):
        Keyed(frames["iso"], shipped).joined(pd.concat([rows, rows]).assign(x=1))


def test_a_verb_added_twice_is_refused(frames):
    once = measured(frames["iso"], {"visa": pd.Series(["eta"] * len(frames["iso"]))}, True, {"visa": "str"})
    with pytest.raises(ValueError, match="the panel has visa already; add each verb once"):
        measured(once, {"visa": pd.Series(["eta"] * len(once))}, True, {"visa": "str"})
