"""The layers of the real files, counted again from the originals by other means."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis import network
from tests.connectors.originals import DATASETS
from tests.panel.world import real

YEAR = 2014


def original(name):
    return pd.read_parquet(Path(DATASETS) / f"{name}.parquet")


def of(data, layer, date=""):
    told = network.worldwide(data, date)
    return told[told["layer"].eq(layer)].iloc[0]


@real
def test_ties_of_trade_are_the_imports_from_one_million_on_among_the_states_that_are_told(from_real_files):
    raw = original("cow_trade_dyad_year").query("year == @YEAR")
    ways = [("ccode2", "ccode1", "imports1_from2_musd"), ("ccode1", "ccode2", "imports2_from1_musd")]
    flows = pd.concat([raw[list(way)].set_axis(["sold", "bought", "million"], axis=1) for way in ways]).dropna()
    own = original("cow_trade_state_year").query("year == @YEAR").set_index("ccode")
    assert own.index.is_unique
    named = sorted(set(flows["sold"]) | set(flows["bought"]))
    told = set()
    for state in named:
        sides = ((flows[flows["sold"].eq(state)], "exports"), (flows[flows["bought"].eq(state)], "imports"))
        known = [(side["million"].sum(), own[total].get(state)) for side, total in sides]
        known = [(part, whole) for part, whole in known if whole is not None and not np.isnan(whole)]
        parts, wholes = (sum(values) for values in zip(*known, strict=True)) if known else (0, 0)
        rows = sum(len(side) for side, _ in sides)
        if 2 * parts >= wholes if wholes else rows >= len(named) - 1:
            told.add(state)
    among = flows[flows["sold"].isin(told) & flows["bought"].isin(told)]
    layer = of(from_real_files("cow_trade"), "trade")
    assert layer["year"] == YEAR
    assert (layer["states"], layer["ties"]) == (len(told), int((among["million"] >= 1).sum()))
    assert layer["unreported"] == len(told) * (len(told) - 1) - len(among)


@real
def test_ties_of_bodies_are_the_pairs_beyond_both_medians(from_real_files):
    raw = original("cow_igo_shared_dyad_year").query("year == @YEAR")
    both = pd.concat([raw, raw.rename(columns={"ccode1": "ccode2", "ccode2": "ccode1"})])
    usual = both.groupby("ccode1")["dyadigos"].median()
    beyond = raw["dyadigos"] - np.maximum(raw["ccode1"].map(usual), raw["ccode2"].map(usual))
    layer = of(from_real_files("cow_igo"), "bodies")
    assert (layer["year"], layer["states"], layer["ties"]) == (YEAR, len(usual), int((beyond > 0).sum()))


@real
def test_ties_of_alliance_are_the_pairs_with_any_obligation(from_real_files):
    raw = original("atop51_alliance_directed_dyad_year").query("year == 2018")
    bound = raw[raw.filter(like="atop_").sum(axis=1) > 0]
    pairs = {frozenset(ends) for ends in zip(bound["ccode1"], bound["ccode2"], strict=True)}
    layer = of(from_real_files("atop"), "alliances")
    assert (layer["year"], layer["states"], layer["ties"]) == (2018, 195, len(pairs))


@real
def test_posts_follow_sixty_five_senders_and_are_refused_as_a_whole_network(from_real_files):
    data = from_real_files("lowy")
    layer, places = of(data, "posts"), network.standing(data, "posts")
    assert (layer["year"], layer["placed"], layer["whole"]) == (2023, 65, False)
    assert places["closeness"].isna().all() and places["reason"].ne("").all()


@real
def test_sixty_years_of_four_centralities_have_a_place_for_every_state(from_real_files):
    data = from_real_files("cow_trade")
    since = network.history(data, "trade", [], 1955, 2014)
    assert since["year"].nunique() == 60
    assert since[["closeness", "betweenness", "strength_place"]].notna().all(axis=None)
    assert set(since.loc[since["iso3"].eq("RUS") & since["year"].lt(1992), "node"]) == {"SUN"}
    assert 1964 not in set(since.loc[since["iso3"].eq("DEU"), "year"])  # next to nothing of its trade is told
