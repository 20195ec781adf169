"""What each measure is: its definition, and what the absence of a value means."""

import pandas as pd
import pytest

from analysis import panel
from analysis.panel import distances
from tests.panel.world import reach, told

YEARS = range(2010, 2012)


@pytest.fixture
def frame(shipped):
    """Two years of states in law."""
    return panel.dyad_years(shipped, YEARS)


@pytest.fixture
def members(shipped):
    """Two years of members of the Correlates of War system."""
    return panel.dyad_years(shipped, YEARS, "cow")


def post(sender, receiver, kind, year=2010, **more):
    return {"sender": sender, "receiver": receiver, "kind": kind, "year": year, "status": "actual"} | more


def test_the_level_of_posts_is_the_highest_and_none_where_the_senders_list_has_none(world, frame):
    posts = [
        post("MEX", "RUS", "consulate"),
        post("MEX", "RUS", "embassy"),
        post("MEX", "USA", "consulate_general"),
        post("MEX", "TWN", "trade_office"),
        post("MEX", "CHE", "permanent_mission"),
    ]
    world.put("lowy", posts, [2010], reach("MEX"), reach("RUS", "USA", "TWN", "CHE", "BLR"), complete=True)
    found = panel.add_posts(frame, world.data)
    levels = {to: told(found, "posts_level", "MEX", to, 2010) for to in ("RUS", "USA", "TWN", "CHE", "BLR")}
    assert levels == {
        "RUS": (3, "value"),
        "USA": (2, "value"),
        "TWN": (1, "value"),
        "CHE": (0, "zero"),
        "BLR": (0, "zero"),
    }


def test_a_list_of_which_a_row_was_left_out_has_no_zero(world, frame):
    gaps = {"sender": reach("MEX", years=(2010, 2010)), "receiver": reach("BLR", years=(2010, 2010))}
    posts, states = [post("MEX", "RUS", "embassy")], reach("MEX", "RUS", "USA", "BLR")
    world.put("lowy", posts, [2010], states, states, complete=True, gaps=gaps)
    kinds = dict.fromkeys(("defense", "offense", "neutrality", "nonaggression", "consultation"), 1)
    world.put("atop", [tie("MEX", "RUS", **kinds)], [2010, 2011], complete=True, gaps=gaps)
    found = panel.add_alliances(panel.add_posts(frame, world.data), world.data)
    for measure, most in (("posts_level", 3), ("alliance", 1)):
        assert told(found, measure, "MEX", "RUS", 2010) == (most, "value")
        assert told(found, measure, "RUS", "USA", 2010) == (0, "zero")
        for one, other in (("MEX", "USA"), ("RUS", "BLR")):
            assert told(found, measure, one, other, 2010) == (None, "not_reported")
    assert told(found, "post_reciprocity", "MEX", "USA", 2010) == (None, "not_reported")
    assert told(found, "alliance", "MEX", "USA", 2011) == (0, "zero")


def test_posts_are_known_only_of_a_senders_list_in_the_year_of_an_edition(world, frame):
    world.put("lowy", [post("MEX", "RUS", "embassy")], [2010], reach("MEX"), reach("RUS", "MEX"), complete=True)
    found = panel.add_posts(frame, world.data)
    assert told(found, "posts_level", "RUS", "MEX", 2010) == (None, "outside")
    assert told(found, "posts_level", "MEX", "RUS", 2011) == (None, "outside")


def test_embassies_are_mutual_or_one_sided_only_where_both_are_listed_as_senders(world, frame):
    posts = [post("MEX", "RUS", "embassy"), post("RUS", "MEX", "high_commission"), post("RUS", "USA", "embassy")]
    posts += [post("USA", "RUS", "consulate")]
    world.put(
        "lowy", posts, [2010], reach("MEX", "RUS", "USA"), reach("MEX", "RUS", "USA", "BLR", "KAZ"), complete=True
    )
    found = panel.add_posts(frame, world.data)
    assert told(found, "post_reciprocity", "MEX", "RUS", 2010) == ("mutual", "value")
    assert told(found, "post_reciprocity", "RUS", "USA", 2010) == ("sender_only", "value")
    assert told(found, "post_reciprocity", "USA", "RUS", 2010) == ("receiver_only", "value")
    assert told(found, "post_reciprocity", "MEX", "USA", 2010) == ("none", "value")
    assert told(found, "post_reciprocity", "BLR", "RUS", 2010) == (None, "not_reported")
    assert told(found, "post_reciprocity", "RUS", "BLR", 2010) == (None, "not_reported")
    assert told(found, "post_reciprocity", "BLR", "KAZ", 2010) == (None, "outside")
    assert told(found, "post_reciprocity", "MEX", "RUS", 2011) == (None, "outside")


def flow(exporter, importer, usd, year=2010, **more):
    codes = {"MEX": "70", "RUS": "365", "USA": "2", "BLR": "370", "CUB": "40", "CAN": "20"}
    cow = {"exporter_cow": codes[exporter], "importer_cow": codes[importer]}
    return {"exporter": exporter, "importer": importer, "period": str(year), "value_usd": usd} | cow | more


TRADERS = ("MEX", "RUS", "USA", "BLR", "CUB", "CAN")


@pytest.fixture
def traded(world, frame):
    """Both sides' figures of some flows out of Mexico."""
    own = {"RUS": 200e6, "USA": 100e6, "BLR": 0.0, "CUB": 50e6}
    unctad = [flow("MEX", to, usd, sitc1="") for to, usd in own.items()] + [flow("MEX", "RUS", 7e6, sitc1="1")]
    world.put("unctad", unctad, [2010], reach(*TRADERS), reach(*TRADERS))
    other = {"RUS": 600e6, "USA": 106e6, "BLR": 3e6, "CAN": 0.0}
    world.put("cow_trade", [flow("MEX", to, usd) for to, usd in other.items()], YEARS)
    return panel.add_trade(frame, world.data)


def test_exports_are_told_by_the_exporter_and_by_the_importer(traded):
    assert told(traded, "exports_usd_by_exporter", "MEX", "RUS", 2010) == (200e6, "value")
    assert told(traded, "exports_usd_by_importer", "MEX", "RUS", 2010) == (600e6, "value")
    assert told(traded, "exports_usd_by_exporter", "RUS", "MEX", 2010) == (None, "not_reported")
    assert told(traded, "exports_usd_by_importer", "MEX", "CUB", 2010) == (None, "not_reported")
    assert told(traded, "exports_usd_by_importer", "MEX", "CAN", 2010) == (0, "zero")
    assert told(traded, "exports_usd_by_exporter", "MEX", "RUS", 2011) == (None, "outside")
    assert told(traded, "exports_usd_by_exporter", "MEX", "FJI", 2010) == (None, "outside")


def test_a_gap_needs_both_reports(traded):
    assert told(traded, "mirror_gap_usd", "MEX", "RUS", 2010) == (400e6, "value")
    assert told(traded, "mirror_ratio", "MEX", "RUS", 2010) == (3.0, "value")
    assert told(traded, "mirror_gap_usd", "MEX", "CUB", 2010) == (None, "not_reported")
    assert told(traded, "mirror_ratio", "MEX", "CAN", 2010) == (None, "not_reported")
    assert told(traded, "mirror_ratio", "MEX", "RUS", 2011) == (None, "outside")


def test_no_ratio_has_a_zero_below_it(traded):
    assert told(traded, "mirror_gap_usd", "MEX", "BLR", 2010) == (3e6, "value")
    assert told(traded, "mirror_ratio", "MEX", "BLR", 2010) == (None, "not_reported")


@pytest.mark.parametrize(
    ("importer", "estimated"), [(106.0, 1), (110.4, 1), (105.5, 1), (110.6, 0), (100.0, 0), (108.0, 0)]
)
def test_a_ratio_near_what_a_compiler_adds_is_possibly_estimated(importer, estimated):
    found = panel.trade.mirror(pd.Series([importer]), pd.Series([100.0]))
    assert found["mirror_estimated"].tolist() == [estimated]


def test_a_rounded_zero_has_no_ratio():
    amounts = pd.Series([0.0]), pd.Series([3e5])
    assert panel.trade.mirror(*amounts)["mirror_ratio"].tolist() == [0]
    assert panel.trade.mirror(*amounts, rounded=1e6)["mirror_ratio"].isna().all()
    assert panel.trade.mirror(*amounts, rounded=1e6)["mirror_gap_usd"].tolist() == [-3e5]


def test_agreement_is_of_the_roll_calls_of_the_year_on_which_both_voted(world, frame):
    said = [
        ("2010-01-20", {"MEX": "yes", "RUS": "yes", "USA": "no"}),
        ("2010-12-01", {"MEX": "yes", "RUS": "abstain", "USA": "absent"}),
        ("2011-01-20", {"MEX": "no", "RUS": "yes", "USA": "absent"}),
    ]
    points = [{"iso3": iso3, "year": 2010, "ideal_point": x} for iso3, x in (("MEX", -0.25), ("RUS", -1.0))]
    world.votes(said, [2010, 2011], ["MEX", "RUS", "USA"], points)
    found = panel.add_votes(frame, world.data)
    assert told(found, "votes_joint", "MEX", "RUS", 2010) == (2, "value")
    assert told(found, "votes_identical_share", "MEX", "RUS", 2010) == (0.5, "value")
    assert told(found, "votes_s_absolute", "MEX", "RUS", 2010) == (0.5, "value")
    assert told(found, "votes_s_squared", "RUS", "MEX", 2010) == (0.75, "value")
    assert told(found, "votes_identical_share", "MEX", "RUS", 2011) == (0, "zero")
    assert told(found, "votes_s_absolute", "MEX", "RUS", 2011) == (-1, "value")
    assert told(found, "votes_ideal_distance", "MEX", "RUS", 2010) == (0.75, "value")
    assert told(found, "votes_ideal_distance", "MEX", "USA", 2010) == (None, "not_reported")


def test_members_without_a_joint_vote_are_not_reported_and_others_are_outside(world, frame):
    world.votes([("2010-12-01", {"MEX": "yes", "RUS": "yes", "USA": "absent"})], [2010, 2011], ["MEX", "RUS", "USA"])
    found = panel.add_votes(frame, world.data)
    assert told(found, "votes_joint", "MEX", "USA", 2010) == (0, "zero")
    assert told(found, "votes_pi", "MEX", "USA", 2010) == (None, "not_reported")
    assert told(found, "votes_identical_share", "MEX", "RUS", 2011) == (None, "not_reported")
    assert told(found, "votes_joint", "MEX", "VAT", 2010) == (None, "outside")
    assert told(found, "votes_pi", "MEX", "RUS", 2010) == (None, "not_reported")
    assert told(found, "votes_kappa", "MEX", "RUS", 2010) == (None, "not_reported")


def test_a_copy_without_ideal_points_leaves_their_distance_outside(world, frame):
    world.votes([("2010-12-01", {"MEX": "yes", "RUS": "yes"})], [2010, 2011], ["MEX", "RUS"])
    found = panel.add_votes(frame, world.data)
    assert told(found, "votes_ideal_distance", "MEX", "RUS", 2010) == (None, "outside")


def tie(a, b, year=2010, **more):
    codes = {"MEX": "70", "RUS": "365", "USA": "2", "CUB": "40"}
    return {"sender": a, "receiver": b, "sender_cow": codes[a], "receiver_cow": codes[b], "year": year} | more


def test_shared_bodies_are_counted_and_a_pair_without_a_row_is_not_reported(world, frame):
    rows = [tie("MEX", "RUS", igos_shared=31), tie("RUS", "MEX", igos_shared=31), tie("MEX", "USA", igos_shared=0)]
    found = panel.add_igos(frame, world.put("cow_igo", rows, [2010]).data)
    assert told(found, "igos_shared", "RUS", "MEX", 2010) == (31, "value")
    assert told(found, "igos_shared", "MEX", "USA", 2010) == (0, "zero")
    assert told(found, "igos_shared", "MEX", "CUB", 2010) == (None, "not_reported")
    assert told(found, "igos_shared", "MEX", "VAT", 2010) == (None, "outside")
    assert told(found, "igos_shared", "MEX", "RUS", 2011) == (None, "outside")


def test_an_alliance_is_any_of_five_obligations_and_a_pair_without_a_row_has_none(world, frame):
    kinds = dict.fromkeys(("defense", "offense", "neutrality", "nonaggression", "consultation"), 0)
    rows = [tie("MEX", "USA", **kinds | {"consultation": 1}), tie("MEX", "CUB", **kinds)]
    found = panel.add_alliances(frame, world.put("atop", rows, [2010], complete=True).data)
    assert told(found, "alliance", "MEX", "USA", 2010) == (1, "value")
    assert told(found, "alliance_consultation", "MEX", "USA", 2010) == (1, "value")
    assert told(found, "alliance_defense", "MEX", "USA", 2010) == (0, "zero")
    assert told(found, "alliance", "MEX", "CUB", 2010) == (0, "zero")
    assert told(found, "alliance", "MEX", "RUS", 2010) == (0, "zero")
    assert told(found, "alliance", "MEX", "RUS", 2011) == (None, "outside")


def test_a_visa_is_that_of_the_last_snapshot_of_the_year(world, frame):
    def change(date, visa, recode=False):
        return {"sender": "MEX", "receiver": "RUS", "date": date, "visa": visa, "days": None, "recode": recode}

    rows = [change("2009-06-01", "visa_required"), change("2011-03-01", "visa_free"), change("2011-09-01", "eta", True)]
    rows += [change("2011-10-01", "") | {"receiver": "USA"}]
    held = pd.DataFrame(rows).astype({"days": "Int64"})
    world.put("passport_index", held, [2009, 2010, 2011], reach("MEX", "USA"), reach("RUS", "USA"))
    found = panel.add_visas(frame, world.data)
    assert told(found, "visa", "MEX", "RUS", 2010) == ("visa_required", "value")
    assert told(found, "visa_recode", "MEX", "RUS", 2010) == (0, "zero")
    assert told(found, "visa", "MEX", "RUS", 2011) == ("eta", "value")
    assert told(found, "visa_recode", "MEX", "RUS", 2011) == (1, "value")
    assert told(found, "visa", "MEX", "USA", 2011) == (None, "not_reported")
    assert told(found, "visa", "USA", "RUS", 2011) == (None, "not_reported")
    assert told(found, "visa", "RUS", "MEX", 2011) == (None, "outside")


def test_the_distance_is_that_of_the_capitals_on_the_first_of_january(world, shipped):
    seats = [
        {"iso3": "KAZ", "cow_code": "705", "start": "1991-12-26", "end": "1997-12-09", "lat": 0.0, "lon": 0.0},
        {"iso3": "KAZ", "cow_code": "705", "start": "1997-12-10", "end": "", "lat": 0.0, "lon": 180.0},
        {"iso3": "MEX", "cow_code": "70", "start": "1816-01-01", "end": "", "lat": 90.0, "lon": 0.0},
    ]
    years = range(1991, 1999)
    data = world.put("capitals", seats, years, parts={"distances": [tie("MEX", "USA", 1991, km=0.0)]}).data
    found = panel.add_distances(panel.dyad_years(shipped, years, "cow"), data)
    quarter = 6371.0088 * 3.141592653589793 / 2
    for year in years:
        assert told(found, "distance_km", "705", "70", year) == (pytest.approx(quarter), "value")
    assert told(found, "border_distance_km", "70", "2", 1991) == (0, "zero")
    assert told(found, "distance_km", "70", "2", 1991) == (None, "not_reported")


def test_of_two_capitals_that_a_list_has_for_one_day_the_newer_is_taken():
    held = pd.DataFrame({"cow_code": "705", "start": ["1991-12-26", "1995-06-01"], "end": ["1998-05-05", ""]})
    found = distances.seats(held.assign(lat=[43.2, 51.1], lon=[76.9, 71.5]), range(1995, 1997))
    assert found["lat"].tolist() == [43.2, 51.1]


def test_a_move_of_the_capital_counts_from_the_next_year(world, shipped):
    seats = [
        {"iso3": "KAZ", "cow_code": "705", "start": "1991-12-26", "end": "1997-12-09", "lat": 0.0, "lon": 0.0},
        {"iso3": "KAZ", "cow_code": "705", "start": "1997-12-10", "end": "", "lat": 0.0, "lon": 90.0},
        {"iso3": "MEX", "cow_code": "70", "start": "1816-01-01", "end": "", "lat": 0.0, "lon": 0.0},
    ]
    years = range(1997, 1999)
    found = panel.add_distances(panel.dyad_years(shipped, years, "cow"), world.put("capitals", seats, years).data)
    assert told(found, "distance_km", "70", "705", 1997) == (0, "zero")
    assert told(found, "distance_km", "70", "705", 1998)[0] == pytest.approx(10_007.56, abs=0.01)
    assert told(found, "border_distance_km", "70", "705", 1998) == (None, "outside")


def test_gdp_stands_at_both_ends_each_with_its_own_coverage(world, frame):
    rows = [{"iso3": "MEX", "year": 2010, "gdp_usd": 1e12, "note": ""}]
    found = panel.add_gdp(frame, world.put("wb_gdp", rows, YEARS, reach("MEX"), reach("MEX")).data)
    assert told(found, "gdp_usd_sender", "MEX", "RUS", 2010) == (1e12, "value")
    assert told(found, "gdp_usd_receiver", "MEX", "RUS", 2010) == (None, "outside")
    assert told(found, "gdp_usd_receiver", "RUS", "MEX", 2010) == (1e12, "value")
    assert told(found, "gdp_usd_sender", "MEX", "RUS", 2011) == (None, "not_reported")


def test_what_a_land_made_before_it_was_a_state_is_not_the_states(world, shipped):
    rows = [{"iso3": "RUS", "year": 1991, "gdp_usd": 5e11, "note": "territory before the state"}]
    frame = panel.dyad_years(shipped, range(1991, 1992))
    found = panel.add_gdp(frame, world.put("wb_gdp", rows, [1991], reach("RUS"), reach("RUS")).data)
    assert told(found, "gdp_usd_sender", "RUS", "MEX", 1991) == (None, "not_reported")
    assert told(found, "gdp_usd_sender", "SUN", "MEX", 1991) == (None, "outside")


def test_population_is_of_members(world, frame):
    rows = [{"iso3": "MEX", "cow_code": "70", "year": 2010, "population": 114_000_000}]
    found = panel.add_population(frame, world.put("cow_nmc", rows, [2010]).data)
    assert told(found, "population_sender", "MEX", "RUS", 2010) == (114_000_000, "value")
    assert told(found, "population_receiver", "MEX", "RUS", 2010) == (None, "not_reported")
    assert told(found, "population_receiver", "MEX", "VAT", 2010) == (None, "outside")


def test_events_are_words_and_deeds_together(world, frame):
    acts = {"verbal_cooperation": 9, "material_cooperation": 1, "verbal_conflict": 0, "material_conflict": 0}
    rows = [{"sender": "MEX", "receiver": "RUS", "year": 2010} | acts]
    found = panel.add_events(frame, world.put("icews", rows, [2010], reach("MEX", "RUS"), reach("MEX", "RUS")).data)
    assert told(found, "events_cooperation", "MEX", "RUS", 2010) == (10, "value")
    assert told(found, "events_conflict", "MEX", "RUS", 2010) == (0, "zero")
    assert told(found, "events_conflict", "RUS", "MEX", 2010) == (None, "not_reported")
    assert told(found, "events_conflict", "MEX", "USA", 2010) == (None, "outside")


def treaty(name, in_force="", amends="", ended="", text="Convention on Bees"):
    return {"treaty": name, "amends": amends, "text": text, "in_force": in_force, "ended": ended}


def party(name, iso3, in_force="", ended="", ratified="", signed="", collection="GGO"):
    said = {"signed": signed, "ratified": ratified, "in_force": in_force, "ended": ended}
    return {"treaty": name, "iso3": iso3, "collection": collection} | said


def common(world, frame, agreements, parties, *pair):
    states = reach("MEX", "CUB", "RUS", "SUN", "BLR")
    data = world.put("treaties", agreements, range(1900, 2024), states, states, {"parties": parties}).data
    return [
        told(panel.add_treaties(frame, data), "treaties_common", *pair, year) for year in sorted(set(frame["year"]))
    ]


def test_common_agreements_bind_both_in_the_year(world, frame):
    agreements = [treaty("A", "1990"), treaty("B", "1990"), treaty("C"), treaty("D", "2011-05-01"), treaty("E", "1990")]
    parties = [party(name, iso3) for name in "ABCD" for iso3 in ("MEX", "CUB")]
    parties += [party("E", "MEX", "1990", "2010-03-01"), party("E", "CUB")]
    assert common(world, frame, agreements, parties, "MEX", "CUB") == [(3, "value"), (3, "value")]


def test_an_amendment_is_no_agreement_of_its_own(world, frame):
    agreements = [treaty("A", "1990"), treaty("B", "1995", amends="A")]
    parties = [party(name, iso3) for name in "AB" for iso3 in ("MEX", "CUB")]
    assert common(world, frame, agreements, parties, "CUB", "MEX") == [(1, "value"), (1, "value")]


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("Amendments To The Convention On Bees", 0),
        ("Agreement Extending The Pact", 0),
        ("Agreement On Extensive Farms", 1),
    ],
)
def test_what_a_title_calls_an_amendment_or_extension_is_none_either(world, frame, title, counted):
    parties = [party("A", iso3) for iso3 in ("MEX", "CUB")]
    found = common(world, frame, [treaty("A", "1990", text=title)], parties, "CUB", "MEX")
    assert [value for value, _ in found] == [counted] * 2


def test_who_ratifies_after_the_entry_into_force_is_bound_from_then(world, frame):
    parties = [party("A", "MEX", signed="1989"), party("A", "CUB", ratified="2011-02-01")]
    assert common(world, frame, [treaty("A", "1990")], parties, "CUB", "MEX") == [(0, "zero"), (1, "value")]


def test_a_party_that_two_collections_list_is_one(world, frame):
    parties = [party("A", iso3, "1990", collection=name) for iso3 in ("MEX", "CUB") for name in ("GGO", "IEADB")]
    assert common(world, frame, [treaty("A")], parties, "CUB", "MEX") == [(1, "value"), (1, "value")]


def test_who_is_bound_from_no_known_day_is_not_counted(world, frame):
    parties = [party("A", "MEX", "1990"), party("A", "CUB")]
    assert common(world, frame, [treaty("A")], parties, "MEX", "CUB") == [(0, "zero"), (0, "zero")]


def test_none_among_the_collections_is_zero_and_a_state_that_they_lack_is_outside(world, frame):
    parties = [party("A", "MEX")]
    assert common(world, frame, [treaty("A", "1990")], parties, "MEX", "BLR") == [(0, "zero"), (0, "zero")]
    assert common(world, frame, [treaty("A", "1990")], parties, "MEX", "VAT") == [(None, "outside")] * 2


def test_russia_is_bound_by_what_bound_the_soviet_union(world, shipped):
    frame = panel.dyad_years(shipped, range(1990, 1993))
    states = reach("MEX", "SUN", "RUS")
    parties = [party("A", "MEX", "1970"), party("A", "SUN", "1975")]
    data = world.put("treaties", [treaty("A")], range(1900, 2024), states, states, {"parties": parties}).data
    found = panel.add_treaties(frame, data)
    assert told(found, "treaties_common", "MEX", "SUN", 1990) == (1, "value")
    assert told(found, "treaties_common", "RUS", "MEX", 1992) == (1, "value")


@pytest.mark.parametrize("name", panel.VERBS)
@pytest.mark.parametrize("states", ["iso", "cow"])
def test_a_data_set_that_is_not_here_leaves_its_measures_outside(world, frame, members, name, states):
    before = frame if states == "iso" else members
    found = panel.VERBS[name].add(before, world.data)
    added = [column for column in found if column not in before]
    assert added
    assert found[[column for column in added if column.endswith("_status")]].eq("outside").all(axis=None)
    assert found[[column for column in added if not column.endswith("_status")]].isna().all(axis=None)
    pd.testing.assert_frame_equal(found[list(before)], before)


@pytest.mark.parametrize("name", panel.VERBS)
def test_an_empty_panel_stays_empty(world, frame, name):
    assert len(panel.VERBS[name].add(frame.head(0), world.data)) == 0
