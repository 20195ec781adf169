"""Panels of the real files: figures that were computed apart, and every figure of a file under its key."""

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis import panel
from tests.panel.world import at, real, told

FOLDER = Path(os.environ.get("RELATIONS_DATASETS", "-"))
pytestmark = real
CELAC = (
    "ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA LCA "
    "VCT SUR TTO URY VEN"
)


def raw(name, **columns):
    """Some columns of a real file, Correlates of War codes as text."""
    held = pd.read_parquet(FOLDER / f"{name}.parquet")[list(columns)].rename(columns=columns)
    codes = {name: held[name].astype("int64").astype("str") for name in ("sender", "receiver") if name in held}
    return held.assign(**codes, year=held["year"].astype("int64"))


def both_ways(held):
    """Rows of an undirected file in both directions."""
    return pd.concat([held, held.rename(columns={"sender": "receiver", "receiver": "sender"})])


def differing(found, held, measure):
    """How many figures of a file about pairs of a panel the panel has otherwise, of how many."""
    keyed = found[["sender", "receiver", "year", measure]]
    same = keyed.merge(held, on=["sender", "receiver", "year"], validate="one_to_one").dropna(subset="x")
    return (same[measure].astype("float64") - same["x"].astype("float64")).abs().gt(1e-6).sum(), len(same)


PAIR = {"ccode1": "sender", "ccode2": "receiver", "year": "year"}


def test_the_fetched_list_of_members_gives_the_same_dyad_years(from_real_files):
    data = from_real_files("cow_states")
    assert len(panel.dyad_years(data, range(1816, 2017), "cow")) == 1_912_290
    assert len(panel.dyad_years(data, range(2016, 2017), "cow", directed=False)) == 18_915


def test_mexico_and_russia_trade_as_each_tells_it(from_real_files):
    data = from_real_files("cow_trade", "unctad")
    found = panel.add_trade(panel.dyad_years(data, range(2005, 2016)), data)
    assert told(found, "exports_usd_by_importer", "RUS", "MEX", 2014) == (1662e6, "value")
    assert told(found, "exports_usd_by_importer", "MEX", "RUS", 2014) == (783e6, "value")
    there, back = at(found, "RUS", "MEX", 2005), at(found, "MEX", "RUS", 2005)
    assert there["exports_usd_by_importer"] == 619e6
    assert there["exports_usd_by_exporter"] == pytest.approx(208.4e6, rel=1e-3)
    assert there["mirror_ratio"] == pytest.approx(619 / 208.4, rel=1e-3)
    assert back["exports_usd_by_importer"] == 87e6
    assert back["exports_usd_by_exporter"] == pytest.approx(28.6e6, rel=2e-3)
    assert told(found, "exports_usd_by_importer", "MEX", "RUS", 2015) == (None, "outside")
    assert told(found, "exports_usd_by_exporter", "MEX", "RUS", 2014) == (None, "outside")
    assert told(found, "mirror_gap_usd", "MEX", "RUS", 2015) == (None, "outside")


def test_no_ratio_is_made_of_a_rounded_zero(from_real_files):
    data = from_real_files("cow_trade", "unctad")
    found = panel.add_trade(panel.dyad_years(data, range(2005, 2006)), data)
    assert found["mirror_ratio_status"].ne("zero").all()
    nought = found["exports_usd_by_importer_status"].eq("zero") & found["exports_usd_by_exporter_status"].eq("value")
    assert nought.sum() > 1000
    assert found.loc[nought, "mirror_ratio_status"].eq("not_reported").all()


def test_every_import_of_the_file_stands_under_its_key(from_real_files):
    data = from_real_files("cow_trade")
    found = panel.add_trade(panel.dyad_years(data, range(1985, 2015), "cow"), data)
    held = raw("cow_trade_dyad_year", **PAIR, imports1_from2_musd="one", imports2_from1_musd="two")
    to_two = held.assign(x=held["two"] * 1e6)
    to_one = held.assign(x=held["one"] * 1e6).rename(columns={"sender": "receiver", "receiver": "sender"})
    wrong, rows = differing(found, pd.concat([to_two, to_one]), "exports_usd_by_importer")
    assert (wrong, rows > 500_000) == (0, True)
    assert rows == found["exports_usd_by_importer"].notna().sum()


def test_every_shared_body_alliance_and_distance_of_the_files_stands_under_its_key(from_real_files):
    data = from_real_files("cow_igo", "atop", "capitals")
    frame = panel.dyad_years(data, range(1985, 1996), "cow")
    found = panel.add(frame, data, ["igos", "alliances", "distances"])
    wrong, rows = differing(found, both_ways(raw("cow_igo_shared_dyad_year", **PAIR, dyadigos="x")), "igos_shared")
    assert (wrong, rows) == (0, found["igos_shared"].notna().sum())
    near = both_ways(raw("cow_mindist_dyad_year", **PAIR, mindist="x"))
    wrong, rows = differing(found, near, "border_distance_km")
    assert (wrong, rows) == (0, found["border_distance_km"].notna().sum())
    pacts = raw("atop51_alliance_directed_dyad_year", **PAIR, atop_defense="x")
    wrong, rows = differing(found, pacts, "alliance_defense")
    assert wrong == 0
    bound = found.merge(pacts, on=["sender", "receiver", "year"])
    assert rows == len(bound) > 30_000
    assert found["alliance"].sum() <= rows
    assert found["distance_km"].notna().all()


def test_mexico_and_russia_vote_identically_as_often_as_was_counted_apart(from_real_files):
    data = from_real_files("un_votes")
    for system, mexico, russia in (("iso", "MEX", ["SUN", "RUS"]), ("cow", "70", ["365"])):
        found = panel.add_votes(panel.dyad_years(data, range(1946, 2021), system), data)
        one = found[found["sender"].eq(mexico) & found["receiver"].isin(russia) & found["year"].lt(2020)]
        same = (one["votes_identical_share"] * one["votes_joint"]).groupby(one["year"] // 10).sum()
        joint = one.groupby(one["year"] // 10)["votes_joint"].sum()
        shares = (same / joint).round(3).tolist()
        assert shares == [0.358, 0.475, 0.405, 0.585, 0.841, 0.607, 0.688, 0.606]
        assert joint.iloc[-1] == 913
        assert told(found, "votes_joint", mexico, russia[-1], 2020) == (None, "outside")


def test_belarus_before_1991_is_the_byelorussian_soviet_socialist_republic(from_real_files):
    data = from_real_files("un_votes", "cow_igo")
    frame = panel.add(panel.dyad_years(data, range(1946, 1947)), data, ["votes", "igos"])
    assert told(frame, "votes_joint", "MEX", "BYS", 1946)[1] == "value"
    assert told(frame, "igos_shared", "MEX", "BYS", 1946) == (None, "outside")
    assert not frame["sender"].eq("BLR").any()


def test_in_1990_votes_after_the_second_of_october_are_united_germanys(from_real_files):
    data = from_real_files("un_votes")
    cow = panel.add_votes(panel.dyad_years(data, range(1990, 1991), "cow"), data)
    iso = panel.add_votes(panel.dyad_years(data, range(1990, 1991)), data)
    parts = [told(cow, "votes_joint", code, "70", 1990)[0] for code in ("255", "260")]
    assert sum(parts) == told(iso, "votes_joint", "DEU", "MEX", 1990)[0] > 0


def test_annual_figures_of_1991_are_the_soviet_unions(from_real_files):
    data = from_real_files("cow_trade", "cow_igo", "cow_nmc")
    found = panel.add(panel.dyad_years(data, range(1991, 1992)), data, ["trade", "igos", "population"])
    for measure in ("exports_usd_by_importer", "igos_shared", "population_sender"):
        assert told(found, measure, "SUN", "MEX", 1991)[1] == "value"
        assert told(found, measure, "RUS", "MEX", 1991) == (None, "outside")


def test_beyond_its_coverage_every_data_set_is_outside(from_real_files):
    data = from_real_files("cow_igo", "atop", "lowy", "cow_nmc", "icews", "wb_gdp")
    frame = panel.add(
        panel.dyad_years(data, range(2015, 2025)), data, ["igos", "alliances", "posts", "population", "events", "gdp"]
    )
    last = {"igos_shared": 2014, "alliance": 2018, "population_sender": 2022, "events_conflict": 2014}
    for measure, year in last.items():
        beyond = frame[frame["year"].gt(year)]
        assert beyond[f"{measure}_status"].eq("outside").all()
        assert beyond[measure].isna().all()
    editions = frame.loc[frame["posts_level_status"].ne("outside"), "year"].unique()
    assert sorted(editions) == [2016, 2017, 2019, 2021, 2023]
    assert told(frame, "alliance", "BLR", "RUS", 2018) == (1, "value")


def test_russias_embassies_in_latin_america_and_who_answers_them(from_real_files):
    data = from_real_files("lowy")
    found = panel.add_posts(panel.dyad_years(data, range(2023, 2024)), data)
    russia = found[found["sender"].eq("RUS") & found["receiver"].isin(CELAC.split())]
    assert russia["posts_level"].eq(3).sum() == 18
    assert russia["posts_level_status"].isin(["value", "zero"]).all()
    known = russia[russia["post_reciprocity_status"].eq("value")]
    assert known["post_reciprocity"].eq("mutual").sum() == 6
    assert told(found, "post_reciprocity", "GTM", "RUS", 2023) == (None, "not_reported")
    assert told(found, "posts_level", "GTM", "RUS", 2023) == (None, "outside")


def test_a_new_word_of_the_index_is_told_from_a_new_policy(from_real_files):
    data = from_real_files("passport_index")
    found = panel.add_visas(panel.dyad_years(data, range(2024, 2026)), data)
    assert told(found, "visa", "RUS", "MEX", 2025) == ("eta", "value")
    assert told(found, "visa_recode", "RUS", "MEX", 2025) == (1, "value")
    assert told(found, "visa_recode", "RUS", "MEX", 2024) == (0, "zero")


def test_moscow_and_mexico_city_are_as_far_apart_as_on_any_globe(from_real_files):
    data = from_real_files("capitals")
    found = panel.add_distances(panel.dyad_years(data, range(1997, 2000)), data)
    assert told(found, "distance_km", "MEX", "RUS", 1998)[0] == pytest.approx(10_720, rel=0.01)
    astana, almaty = (told(found, "distance_km", "KAZ", "KGZ", year)[0] for year in (1999, 1997))
    assert almaty == pytest.approx(195, rel=0.1)
    assert astana == pytest.approx(960, rel=0.1)


def test_every_verb_adds_to_one_small_panel(from_real_files):
    data = from_real_files(*{each for verb in panel.VERBS.values() for each in verb.datasets})
    frame = panel.add(panel.dyad_years(data, range(2005, 2006)), data, panel.at_hand(data))
    missing = [name for name in frame if name.endswith("_status") and frame[name].eq("outside").all()]
    assert missing == [
        f"{name}_status" for name in ("posts_level", "post_reciprocity", "votes_ideal_distance", "visa")
    ] + [
        "visa_days_status",
        "visa_recode_status",
    ]
    common = at(frame, "MEX", "RUS", 2005)
    assert 0 < common["treaties_common"] < 408
    assert common["events_cooperation"] > common["events_conflict"] >= 0
