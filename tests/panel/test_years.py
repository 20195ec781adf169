"""Dyad-years: who is paired with whom, in which years."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.panel import dyad_years
from analysis.panel.reckoning import continued, spells
from tests.panel.world import World

WHOLE = range(1816, 2017)


@pytest.fixture(scope="module")
def whole(shipped):
    return dyad_years(shipped, WHOLE, "cow")


def pairs(frame, year):
    one = frame[frame["year"].eq(year)]
    return set(zip(one["sender"], one["receiver"], strict=True))


def test_two_members_are_paired_in_a_year_in_which_both_are_members_on_one_day(whole):
    assert len(whole) == 1_912_290
    assert len(pairs(whole, 2016)) == 37_830


def test_who_only_shares_the_year_is_not_paired(whole, shipped):
    held = spells(shipped, "cow")
    first, last = held["start"].str[:4].astype(int), held["end"].str[:4].astype(int)
    members = [held.loc[first.le(year) & last.ge(year), "state"].nunique() for year in WHOLE]
    assert sum(n * (n - 1) for n in members) - len(whole) == 60
    assert ("265", "255") not in pairs(whole, 1990)
    assert {("265", "260"), ("260", "265")} <= pairs(whole, 1990)


def test_rows_are_in_order_once_and_no_state_is_paired_with_itself(whole):
    by_number = whole.astype({"sender": "int64", "receiver": "int64"})
    pd.testing.assert_frame_equal(by_number, by_number.sort_values(["sender", "receiver", "year"]))
    assert not whole.duplicated().any()
    assert whole["sender"].ne(whole["receiver"]).all()


def test_every_row_stands_with_its_states_exchanged(whole):
    turned = whole.rename(columns={"sender": "receiver", "receiver": "sender"})
    assert len(whole.merge(turned)) == len(whole)


def test_undirected_is_each_pair_once(shipped, whole):
    once = dyad_years(shipped, WHOLE, "cow", directed=False)
    assert len(once) == len(whole) / 2
    assert once["sender"].astype(int).lt(once["receiver"].astype(int)).all()


def test_who_is_a_member_on_the_last_day_of_the_list_is_carried_forward(shipped, whole):
    later = dyad_years(shipped, range(2019, 2020), "cow")
    assert pairs(later, 2019) == pairs(whole, 2016)


def test_the_soviet_union_is_russia_under_the_codes_of_the_correlates_of_war(whole):
    assert whole.loc[whole["sender"].eq("365"), "year"].agg(["min", "max"]).tolist() == [1816, 2016]


def test_in_law_the_soviet_union_and_russia_part_in_december_1991(shipped):
    frame = dyad_years(shipped, range(1990, 1993), "iso")
    lived = {
        year: {iso3 for iso3 in ("SUN", "RUS", "BYS", "BLR") if (iso3, "MEX") in pairs(frame, year)}
        for year in (1990, 1991, 1992)
    }
    assert lived == {1990: {"SUN", "BYS"}, 1991: {"SUN", "RUS", "BYS", "BLR"}, 1992: {"RUS", "BLR"}}


def test_a_state_is_never_paired_with_the_one_that_continues_it(shipped):
    frame = dyad_years(shipped, range(1816, 2027), "iso")
    said = set(zip(frame["sender"], frame["receiver"], strict=True))
    apart = continued(shipped)
    assert {("SUN", "RUS"), ("BYS", "BLR"), ("SCG", "SRB"), ("VDR", "VNM")} <= set(apart)
    assert not said & ({*apart} | {(b, a) for a, b in apart})
    assert {("YUG", "HRV"), ("SUN", "BLR"), ("DEU", "DDR")} <= said


def test_a_list_that_was_fetched_takes_the_place_of_the_shipped_one(world):
    rows = [
        {"iso3": iso3, "system": "cow", "start": "1950-01-01", "end": end, "cow_code": code}
        for iso3, code, end in (("MEX", "70", "2016-12-31"), ("CUB", "40", "2016-12-31"), ("RUS", "365", "1951-03-01"))
    ]
    frame = dyad_years(world.put("cow_states", rows, range(1950, 2017)).data, range(1950, 1953), "cow")
    assert frame.groupby("year").size().to_dict() == {1950: 6, 1951: 6, 1952: 2}


DAY = st.integers(0, 1500).map(lambda days: (date(1900, 1, 1) + timedelta(days)).isoformat())
SPELLS = st.lists(st.tuples(st.sampled_from(["2", "20", "100"]), DAY, DAY), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=SPELLS)
def test_rows_are_what_counting_days_one_by_one_gives(shipped, tmp_path, drawn):
    rows = [
        {"iso3": "MEX", "system": "cow", "start": min(a, b), "end": max(a, b), "cow_code": code} for code, a, b in drawn
    ]
    data = World(shipped, tmp_path).put("cow_states", rows, range(1900, 1905)).data
    last = max(row["end"] for row in rows)
    alive = {}
    for row in rows:
        end = date(1905, 12, 31) if row["end"] == last else date.fromisoformat(row["end"])
        start = date.fromisoformat(row["start"])
        alive.setdefault(row["cow_code"], set()).update(start + timedelta(n) for n in range((end - start).days + 1))
    wanted = {
        (a, b, day.year) for a in alive for b in alive if a != b for day in alive[a] & alive[b] if day.year < 1906
    }
    frame = dyad_years(data, range(1900, 1906), "cow")
    assert len(frame) == len(wanted)
    assert set(frame.itertuples(index=False, name=None)) == wanted


@pytest.mark.parametrize(
    ("years", "states", "message"),
    [
        (range(2000, 2001), "gw", "no state system 'gw'; there are iso, cow"),
        (range(2001, 2000), "cow", "no years; write the earlier year first, such as 1990:2016"),
        (range(1815, 1820), "cow", "years 1815 to 1819 leave 1816 to 2026; write years within these"),
        (range(2016, 2100), "iso", "years 2016 to 2099 leave 1816 to 2026; write years within these"),
    ],
)
def test_what_no_panel_can_be_is_refused(shipped, years, states, message):
    with pytest.raises(ValueError) as caught:
        dyad_years(shipped, years, states)
    assert str(caught.value) == message
