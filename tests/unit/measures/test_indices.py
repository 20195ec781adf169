"""The indices of trade: held against plain loops, with their bounds, their weighted means and their silences."""

import os
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis.trade.flows import at_digits
from analysis.trade.indices import (
    FLOOR,
    complementarity,
    concentration,
    intensity,
    intra_industry,
    revealed_advantage,
)
from tests.unit.measures.drawn import NAMES, law

FOLDER = Path(os.environ.get("RELATIONS_DATASETS", "-"))
CODES = ["0406", "0407", "2701", "8703", "8704"]
INDICES = {
    intensity: "intensity",
    complementarity: "complementarity",
    revealed_advantage: "advantage",
    intra_industry: "intra_industry",
    lambda flows, floor: concentration(flows, "exporter", "importer", floor): "concentration",
    lambda flows, floor: concentration(flows, "importer", "product", floor): "normalised",
}
BOUNDED = ("complementarity", "intra_industry", "concentration", "normalised")


def made(rows, side="exporter", classification="HS2012"):
    """A frame of flows by good."""
    frame = pd.DataFrame(rows, columns=["exporter", "importer", "product", "value"]).astype({"value": float})
    return frame.assign(side=side, classification=classification)


@st.composite
def flows(draw):
    """Flows of up to five goods between up to four states, nought among them."""
    states = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=2, max_size=4))
    goods = draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1))
    keys = [(a, b, good) for a, b in permutations(states, 2) for good in goods if draw(st.booleans())]
    values = [draw(st.one_of(st.just(0), st.integers(1, 10**9))) for _ in keys]
    rows = [(*key, value) for key, value in zip(keys, values, strict=True)]
    return made(draw(st.permutations(rows)), side=draw(st.sampled_from(["exporter", "importer"])))


def total(rows, **wanted):
    """The sum of the values of the rows that are as wanted."""
    named = [dict(zip(("exporter", "importer", "product", "value"), row, strict=False)) for row in rows]
    return sum(row["value"] for row in named if all(row[name] == value for name, value in wanted.items()))


def share(part, whole):
    return part / whole if whole else float("nan")


def rows_of(frame):
    return list(frame.itertuples(index=False))


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-9, nan_ok=True)


@law(flows())
def test_intensity_is_a_share_over_the_share_in_the_imports_of_the_world_net_of_ones_own(frame):
    rows = rows_of(frame)
    for one in intensity(frame, floor=0).itertuples():
        ours = share(total(rows, exporter=one.exporter, importer=one.importer), total(rows, exporter=one.exporter))
        net = total(rows) - total(rows, importer=one.exporter)
        theirs = share(total(rows, importer=one.importer), net)
        assert one.intensity == near(share(ours, theirs))


@law(flows())
def test_intensities_weighted_by_the_importers_shares_are_one_on_average(frame):
    rows = rows_of(frame)
    for exporter, mine in intensity(frame, floor=0).dropna().groupby("exporter"):
        net = total(rows) - total(rows, importer=exporter)
        weights = [total(rows, importer=importer) / net for importer in mine["importer"]]
        assert sum(mine["intensity"] * weights) == near(1)


@law(flows())
def test_complementarity_is_one_less_half_the_distance_of_the_shares(frame):
    rows, goods = rows_of(frame), set(frame["product"])
    found = complementarity(frame, floor=0)
    assert len(found) == sum(a != b for a in set(frame["exporter"]) for b in set(frame["importer"]))
    for one in found.itertuples():
        sold, bought = total(rows, exporter=one.exporter), total(rows, importer=one.importer)
        apart = [
            share(total(rows, importer=one.importer, product=good), bought)
            - share(total(rows, exporter=one.exporter, product=good), sold)
            for good in goods
        ]
        assert one.complementarity == near(1 - sum(map(abs, apart)) / 2)


@law(flows())
def test_advantage_is_a_goods_share_over_its_share_in_the_world(frame):
    rows = rows_of(frame)
    for one in revealed_advantage(frame, floor=0).itertuples():
        ours = share(total(rows, exporter=one.exporter, product=one.product), total(rows, exporter=one.exporter))
        assert one.advantage == near(share(ours, share(total(rows, product=one.product), total(rows))))


@law(flows())
def test_advantages_weighted_by_the_goods_shares_are_one_on_average(frame):
    rows = rows_of(frame)
    for exporter, mine in revealed_advantage(frame, floor=0).dropna().groupby("exporter"):
        weights = [total(rows, product=good) / total(rows) for good in mine["product"]]
        assert sum(mine["advantage"] * weights) == near(1), exporter


@law(flows())
def test_intra_industry_trade_is_one_less_the_gaps_over_the_sums(frame):
    rows, goods = rows_of(frame), set(frame["product"])
    reporting = set(frame[frame["side"].iloc[0]]) if len(frame) else set()
    for one in intra_industry(frame, floor=0).itertuples():
        both = [
            (
                total(rows, exporter=one.a, importer=one.b, product=k),
                total(rows, exporter=one.b, importer=one.a, product=k),
            )
            for k in goods
        ]
        if {one.a, one.b} <= reporting:
            wanted = 1 - share(sum(abs(x - m) for x, m in both), sum(x + m for x, m in both))
            assert one.intra_industry == near(wanted)
        else:
            assert pd.isna(one.intra_industry)
            assert one.reason.endswith("reports nothing")


@law(flows(), st.sampled_from([("exporter", "importer"), ("importer", "exporter"), ("exporter", "product")]))
def test_concentration_is_the_sum_of_squared_shares(frame, sides):
    of, among = sides
    rows = rows_of(frame)
    for one in concentration(frame, of, among, floor=0).to_dict("records"):
        parts = [total(rows, **{of: one[of], among: each}) for each in set(frame[among])]
        wanted = sum(share(part, sum(parts)) ** 2 for part in parts)
        count = sum(part > 0 for part in parts)
        assert (one["count"], one["concentration"]) == (count, near(wanted))
        assert one["normalised"] == near((wanted - 1 / count) / (1 - 1 / count) if count > 1 else float("nan"))


@law(flows(), st.sampled_from(list(INDICES)))
def test_an_index_keeps_its_bounds_and_does_not_depend_on_the_currency(frame, index):
    name = INDICES[index]
    found = index(frame, floor=0)[name]
    assert (found.dropna() >= -1e-9).all()
    assert name not in BOUNDED or (found.dropna() <= 1 + 1e-9).all()
    assert index(frame.assign(value=frame["value"] * 19.4), floor=0)[name].tolist() == near(found.tolist())


@law(flows(), st.sampled_from(list(INDICES)), st.randoms())
def test_an_index_depends_on_neither_names_nor_the_order_of_rows(frame, index, draw):
    names = dict(zip(NAMES, draw.sample(NAMES, len(NAMES)), strict=True))
    ends = ["a", "b"] if INDICES[index] == "intra_industry" else ["exporter", "importer"]
    other = frame.assign(exporter=frame["exporter"].map(names), importer=frame["importer"].map(names))
    other = other.sample(frac=1, random_state=draw.randrange(2**32))

    def told(result, rename):
        keys = [name for name in (*ends, "product") if name in result]
        called = result.assign(**{end: result[end].map(rename) for end in ends if end in result})
        values = zip(map(tuple, called[keys].values.tolist()), called[INDICES[index]], strict=True)
        alike = ends[0] == "a"
        return {(frozenset(key) if alike else key): value for key, value in values}

    same = dict(zip(NAMES, NAMES, strict=True))
    assert told(index(other, floor=0), same) == near(told(index(frame, floor=0), names))


@law(flows())
def test_with_fewer_digits_trade_looks_more_alike_and_nothing_is_lost(frame):
    coarse = at_digits(frame, 2)
    assert coarse["value"].sum() == near(frame["value"].sum())
    assert coarse["product"].str.len().eq(2).all()
    for index in (intra_industry, complementarity):
        fine, rough = index(frame, floor=0), index(coarse, floor=0)
        assert set(fine["digits"]) <= {4}
        assert set(rough["digits"]) <= {2}
        before, after = fine[INDICES[index]], rough[INDICES[index]]
        assert ((after >= before - 1e-9) | before.isna()).all()


@law(flows(), st.sampled_from(list(INDICES)))
def test_below_the_floor_an_index_is_missing_and_says_why_and_above_it_is_what_it_was(frame, index):
    name = INDICES[index]
    whole, found = index(frame, floor=0), index(frame, floor=5 * 10**8)
    silent = found["reason"].eq("below 500,000,000 US dollars")
    assert found[name][silent].isna().all()
    assert found[name][~silent].tolist() == near(whole[name][~silent].tolist())
    if "value" in found and index is not intra_industry:
        assert silent.eq(found["value"] < 5 * 10**8).all()


@pytest.mark.parametrize("value", [0, FLOOR - 1])
def test_less_than_a_million_dollars_says_nothing_by_default(value):
    found = intensity(made([("MEX", "BLR", "31", value), ("MEX", "USA", "87", 9e9)]))
    assert found["reason"].tolist() == ["below 1,000,000 US dollars", ""]
    assert found["intensity"].isna().tolist() == [True, False]


def test_the_extremes_of_each_index():
    alike = made([("ARG", "BRA", "10", 5e6), ("BRA", "ARG", "10", 5e6)])
    apart = made([("ARG", "BRA", "10", 5e6), ("BRA", "ARG", "20", 5e6)])
    assert (intra_industry(alike)["intra_industry"][0], intra_industry(apart)["intra_industry"][0]) == (1, 0)
    assert complementarity(alike)["complementarity"].tolist() == [1, 1]
    third = pd.concat([apart, made([("BRA", "CHL", "20", 5e6)])])
    assert complementarity(third).set_index(["exporter", "importer"])["complementarity"][("ARG", "CHL")] == 0
    even = concentration(made([("ARG", to, "10", 2e6) for to in ("BRA", "CHL", "PER", "URY")]), "exporter", "importer")
    assert even[["concentration", "normalised"]].values.tolist() == [[0.25, 0]]
    alone = concentration(alike, "exporter", "importer")
    assert alone["concentration"].tolist() == [1, 1]
    assert alone["normalised"].isna().all()


def test_a_partner_that_reports_nothing_is_not_one_that_buys_nothing():
    one_way = made([("ARG", "BRA", "10", 5e6)])
    found = intra_industry(one_way)
    assert found["intra_industry"].isna().all()
    assert found["reason"].tolist() == ["BRA reports nothing"]
    elsewhere = pd.concat([one_way, made([("BRA", "CHL", "10", 5e6)])])
    assert intra_industry(elsewhere).set_index(["a", "b"])["intra_industry"][("ARG", "BRA")] == 0


ROW = ("MEX", "BLR", "31", 5e6)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.concat([made([ROW]), made([ROW], "importer")]), "flows hold 2 values of side (exporter, importer);"),
        (
            pd.concat([made([ROW]), made([ROW], classification="SITC3")]),
            "flows hold 2 values of classification (HS2012, SITC3); measure one at a time",
        ),
        (pd.concat([made([ROW]).assign(year=y) for y in (2014, 2015)]), "flows hold 2 values of year (2014, 2015);"),
        (
            pd.concat([made([ROW]).assign(valuation=v) for v in ("cif", "fob")]),
            "flows hold 2 values of valuation (cif, fob);",
        ),
        (made([ROW], "both"), "side 'both' is none of exporter, importer"),
        (made([ROW, ("MEX", "BLR", "3104", 1)]), "products have 2 and 4 digits; bring them to one level: at_digits"),
        (made([("MEX", "BLR", "", 1)]), "products have no code"),
        (made([("MEX", "BLR", "31", float("nan"))]), "flow MEX BLR 31 has no value of nought or more"),
        (made([("MEX", "BLR", "31", -1)]), "flow MEX BLR 31 has no value of nought or more"),
        (made([("MEX", "MEX", "31", 1)]), "flow MEX MEX 31 is of a state with itself"),
        (made([ROW, ROW]), "flow MEX BLR 31 stands twice"),
        (made([ROW]).drop(columns="side"), "flows have no column side; they need exporter, importer, value, side"),
        (made([ROW]).drop(columns="classification"), "flows have no column classification"),
    ],
)
def test_what_cannot_be_measured_together_is_refused_in_one_line(frame, message):
    for index in (complementarity, revealed_advantage, intra_industry):
        with pytest.raises(ValueError) as caught:
            index(frame)
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("sides", [("exporter", "exporter"), ("reporter", "importer"), ("exporter", "good")])
def test_a_concentration_of_nothing_is_refused(sides):
    with pytest.raises(ValueError, match="is no concentration"):
        concentration(made([ROW]), *sides)


@pytest.mark.parametrize("level", [0, 3])
def test_goods_are_not_brought_to_digits_that_they_do_not_have(level):
    with pytest.raises(ValueError, match=f"level={level} cannot be made of products of 2 digits; take 1 to 2"):
        at_digits(made([ROW]), level)


def test_no_flows_have_no_index():
    for index in INDICES:
        assert len(index(made([]), floor=FLOOR)) == 0


@pytest.mark.skipif(not FOLDER.is_dir(), reason="RELATIONS_DATASETS is not set")
def test_intensity_and_concentration_of_mexicos_exports_in_2015_are_those_of_loops_over_the_real_file():
    matrix = pd.read_parquet(FOLDER / "unctad_merch_matrix_1995_2005_2015.parquet")
    mine = matrix[matrix["year"].eq(2015) & matrix["sitc1"].eq("TOTAL")].astype({"exporter": "str", "importer": "str"})
    rows = [(a, b, value * 1000) for a, b, value in mine[["exporter", "importer", "exports_kusd"]].values.tolist()]
    ours = sum(value for a, _, value in rows if a == "Mexico")
    theirs = sum(value for _, b, value in rows if b == "UnitedStates")
    net = sum(value for _, b, value in rows if b != "Mexico")
    sold = next(value for a, b, value in rows if (a, b) == ("Mexico", "UnitedStates"))
    frame = pd.DataFrame(rows, columns=["exporter", "importer", "value"]).assign(side="exporter")
    found = intensity(frame).set_index(["exporter", "importer"])["intensity"]
    assert found[("Mexico", "UnitedStates")] == near(sold / ours / (theirs / net))
    spread = concentration(frame, "exporter", "importer").set_index("exporter")["concentration"]
    assert spread["Mexico"] == near(sum((value / ours) ** 2 for a, _, value in rows if a == "Mexico"))
