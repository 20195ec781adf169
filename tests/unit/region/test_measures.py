"""What data sets measure between states and a region: the value, its year, and five ways of there being none."""

import pytest

from analysis import region
from tests.unit.region.sets import alliances, bodies, cell, flows, passports, posts, records, votes, world

YES, NO = {"KEN": "yes", "IND": "yes"}, {"KEN": "yes", "IND": "no"}


def seen(matrix, domain, column="status"):
    """The cells of a domain, by partner."""
    mine = matrix[matrix.domain.eq(domain)]
    return dict(zip(mine.partner, mine[column], strict=True))


def test_a_domain_of_a_data_set_stands_only_where_the_set_is_here(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40)))
    assert set(region.matrix(held, "KEN", "IND").domain) == {*region.DOCUMENTS, "igos"}


def test_exports_and_imports_are_the_importers_reports_of_the_last_year_within(tmp_path):
    held = world(
        tmp_path, cow_trade=flows(("KEN", "IND", 2014, 5e6), ("IND", "KEN", 2014, 9e6), ("KEN", "IND", 2009, 1e6))
    )
    newest = region.matrix(held, "KEN", "IND")
    assert cell(newest, "KEN", "IND", "exports")[["value", "date", "status"]].tolist() == [5e6, "2014", "value"]
    assert cell(newest, "KEN", "IND", "imports")["value"] == 9e6
    earlier = region.matrix(held, "KEN", "IND", "2000-2009")
    assert cell(earlier, "KEN", "IND", "exports")[["value", "date"]].tolist() == [1e6, "2009"]


def test_nought_not_reported_and_outside_coverage_are_three_cells(tmp_path):
    held = world(tmp_path, cow_trade=flows(("KEN", "IND", 2014, 0), ("PER", "KEN", 2014, 3e6)))
    matrix = region.matrix(held, "KEN", "IND,PER,HKG")
    assert seen(matrix, "exports") == {"IND": "zero", "PER": "not_reported", "HKG": "outside"}
    assert cell(matrix, "KEN", "IND", "exports")["unit"] == 1e6
    assert set(seen(region.matrix(held, "KEN", "IND,PER", "1900-1950"), "exports").values()) == {"outside"}


def test_an_amount_stands_beside_all_that_the_world_reported(tmp_path):
    rows = [("KEN", "IND", 2014, 6e6), ("KEN", "PER", 2014, 2e6), ("KEN", "CHL", 2014, 2e6), ("KEN", "LKA", 2014, 0)]
    matrix = region.matrix(world(tmp_path, cow_trade=flows(*rows)), "KEN", "IND,PER")
    row = region.tally(matrix).query("domain == 'exports'").iloc[0]
    assert row[["total", "share", "median"]].tolist() == [6e6 + 2e6, (6 + 2) / (6 + 2 + 2), 2e6]
    assert row[["lowest_partner", "highest_partner", "middle"]].tolist() == ["PER", "IND", (6e6 + 2e6) / 2]


def test_partners_that_share_the_highest_value_are_all_named(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40), ("KEN", "PER", 2014, 40), ("KEN", "CHL", 2014, 30)))
    row = region.tally(region.matrix(held, "KEN", "IND,CHL,PER")).query("domain == 'igos'").iloc[0]
    assert row[["lowest", "lowest_partner", "highest", "highest_partner"]].tolist() == [30, "CHL", 40, "IND;PER"]


def test_votes_are_those_of_the_last_ten_years_beside_the_median_partner(tmp_path):
    calls = [(2010 + at, {**(YES if at < 6 else NO), "PER": "yes"}) for at in range(10)] * 2
    old = [(2009, NO)] * 30
    matrix = region.matrix(world(tmp_path, un_votes=votes(*calls, *old)), "KEN", "IND")
    found = cell(matrix, "KEN", "IND", "votes")
    assert found[["value", "n", "date"]].tolist() == [12 / 20, 20, "2010/2019"]
    assert found["median"] == pytest.approx((12 / 20 + 1) / 2)


def test_too_few_votes_have_no_share_and_no_vote_is_not_reported(tmp_path):
    calls = [(2019, YES)] * 9
    held = world(tmp_path, un_votes=votes(*calls, states=("KEN", "IND", "PER")))
    matrix = region.matrix(held, "KEN", "IND,PER,CHL")
    assert seen(matrix, "votes") == {"IND": "few", "PER": "not_reported", "CHL": "outside"}
    assert cell(matrix, "KEN", "IND", "votes")[["value", "n"]].tolist() == ["", 9]


def test_what_an_ended_state_voted_is_not_the_votes_of_the_state_that_continues_it(tmp_path):
    soviet = [(1985, {"SUN": "yes", "IND": "yes"})] * 20
    russian = [(1993, {"RUS": "yes", "IND": "no"})] * 10
    held = world(tmp_path, un_votes=votes(*soviet, *russian, states=("SUN", "RUS", "IND")))
    both = cell(region.matrix(held, "RUS", "IND", "1984-1993"), "RUS", "IND", "votes")
    assert both[["value", "n"]].tolist() == [0, 10]
    assert seen(region.matrix(held, "RUS", "IND", "1980-1989"), "votes") == {"IND": "outside"}


def test_an_alliance_is_what_either_owes_and_a_whole_list_without_the_pair_is_no_silence(tmp_path):
    owed = alliances(("KEN", "IND", 2018, ["nonaggression"]), ("IND", "KEN", 2018, ["consultation"]))
    matrix = region.matrix(world(tmp_path, atop=owed), "KEN", "IND,PER,HKG")
    assert cell(matrix, "KEN", "IND", "alliance")["value"] == "nonaggression;consultation"
    assert seen(matrix, "alliance") == {"IND": "value", "PER": "absent_from_complete_list", "HKG": "outside"}
    assert region.tally(matrix).query("domain == 'alliance'").iloc[0]["words"] == {
        "nonaggression": 1,
        "consultation": 1,
    }


def test_visas_go_both_ways(tmp_path):
    changes = [("KEN", "IND", "2021-08-09", "e_visa", None, ""), ("IND", "KEN", "2021-08-09", "visa_free", 90, "")]
    matrix = region.matrix(world(tmp_path, passport_index=passports(changes)), "KEN", "IND,PER")
    ways = [cell(matrix, "KEN", "IND", f"visa_{way}")["value"] for way in ("out", "in")]
    assert ways == ["e_visa", "visa_free"]
    assert cell(matrix, "KEN", "PER", "visa_out")["status"] == "outside"


def test_agreements_are_those_that_bind_both(tmp_path):
    agreements = [
        ("A", "X", "Convention", "1960", "1961", "agreement", "yes"),
        ("B", "X", "Treaty", "1970", "1971", "agreement", "yes"),
    ]
    held = records(agreements, {("A", "X"): ["KEN", "IND", "PER"], ("B", "X"): ["KEN", "IND"]})
    frames, told = held
    parties = frames["parties"].assign(signed="", ratified="", in_force="", ended="")
    held = {**frames, "parties": parties}, {**told, "years": tuple(range(1950, 2021))}
    matrix = region.matrix(world(tmp_path, treaties=held), "KEN", "IND,PER,LKA")
    assert seen(matrix, "treaties") == {"IND": "value", "PER": "value", "LKA": "zero"}
    assert [cell(matrix, "KEN", code, "treaties")["value"] for code in ("IND", "PER")] == [2, 1]


POSTS = [
    ("KEN", "IND", "embassy", "New Delhi", 2023, "Embassy"),
    ("IND", "KEN", "high_commission", "Nairobi", 2023, "High Commission"),
    ("KEN", "CHL", "embassy", "Santiago", 2023, "Embassy"),
    ("KEN", "PER", "consulate", "Lima", 2023, "Consulate"),
]


def test_a_partner_that_the_index_does_not_follow_may_or_may_not_answer(tmp_path):
    matrix = region.matrix(world(tmp_path, lowy=posts(POSTS, "KEN", "IND", "PER")), "KEN", "IND,CHL,PER")
    assert seen(matrix, "embassy_sent") == {"IND": "value", "CHL": "value", "PER": "absent_from_complete_list"}
    assert seen(matrix, "embassy_hosted") == {"IND": "value", "CHL": "nobody_says", "PER": "absent_from_complete_list"}
    found = region.reciprocity(matrix).iloc[0]
    assert found[["both", "unanswered", "sent_only"]].tolist() == [["IND"], ["CHL"], []]


def test_one_row_holds_what_the_index_says_of_all_partners(tmp_path):
    held = world(tmp_path, lowy=posts(POSTS, "KEN", "IND"))
    matrix = region.matrix(held, "KEN", "IND,CHL,PER")
    rows = {row for ids in matrix[matrix.domain.eq("embassy_sent")]["rows"] for row in ids}
    assert rows == {"lowy:embassy_sent:KEN:IND-CHL-PER:2023"}
    row = held.row(rows.pop())
    told = ("embassies", "none", "answered", "answer_not_known", "each", "none_in")
    assert [row[name] for name in told] == [2, 1, 1, 1, "India: New Delhi; Chile: Santiago", "Peru"]


def test_one_row_holds_a_measure_of_all_partners(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40), ("KEN", "PER", 2014, 30)))
    matrix = region.matrix(held, "KEN", "IND,PER,CHL,LKA")
    rows = {row for ids in matrix[matrix.domain.eq("igos")]["rows"] for row in ids}
    assert rows == {"cow_igo:igos:KEN:4-states:2014"}
    assert held.row(rows.pop())["each"] == "40: India; 30: Peru; not reported: Chile, Sri Lanka"


def test_several_states_stand_side_by_side_and_none_is_its_own_partner(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40), ("PER", "IND", 2014, 30)))
    matrix = region.matrix(held, "KEN,PER", "IND,PER")
    igos = matrix[matrix.domain.eq("igos")]
    assert igos[["state", "partner"]].values.tolist() == [["KEN", "IND"], ["KEN", "PER"], ["PER", "IND"]]
    assert igos["status"].tolist() == ["value", "not_reported", "value"]
    alone = [region.matrix(held, state, "IND,PER") for state in ("KEN", "PER")]
    assert [len(one) for one in alone] == [len(matrix) * 2 // 3, len(matrix) // 3]
