"""The page of some states and a region: what it says rests on its rows, and it stays a briefing."""

import re
from pathlib import Path

import pytest

from analysis import region, sentences, tables
from analysis.reporting import build
from analysis.requests import values
from tests import stories
from tests.connectors.originals import real
from tests.unit.region.sets import alliances, bodies, flows, passports, posts, votes, world

OURS = "RUS,BLR,KAZ"
ASKED = [
    {},
    {"state": "BLR"},
    {"state": "MEX,BLR,SUN"},
    {"state": "KEN", "region": "IND,PER,KEN"},
    {"state": "PER", "region": "KAZ"},
    {"state": "RUS,BLR", "region": "MEX", "years": "1988-1992"},
    {"state": "RUS", "years": "1980-1990"},
    {"state": "SSD,TWN"},
]
LARGEST, PICTURES, WORDS = 300_000, 5, 900


def said(data, state, codes, years=""):
    """The summary of a page, as text."""
    words, matrix = sentences.Words(data), region.matrix(data, state, codes, years)
    tally = region.tally(matrix)
    ties, claims = region.reciprocity(matrix), data["claims"].head(0)
    return str(sentences.region.summary(matrix, tally, ties, claims, words))


def heading(data, state, codes):
    """The title of a page, as text."""
    matrix = region.matrix(data, state, codes)
    return str(sentences.region.title(matrix, region.tally(matrix), codes, sentences.Words(data)))


def test_an_embassy_that_nobody_could_have_seen_answered_is_no_unanswered_one(tmp_path):
    rows = [("KEN", code, "embassy", "there", 2023, "Embassy") for code in ("IND", "PER", "CHL")]
    back = [("IND", "KEN", "embassy", "Nairobi", 2023, "Embassy")]
    told = said(world(tmp_path, lowy=posts([*rows, *back], "KEN", "IND", "PER")), "KEN", "IND,PER,CHL")
    assert (
        "Of the 3 partners with an embassy of Kenya 1 kept one in Kenya (India); 1 kept none; of 1 nobody says." in told
    )
    alone = said(world(tmp_path / "other", lowy=posts(rows, "KEN")), "KEN", "IND,PER,CHL")
    assert "Whether the 3 partners with an embassy of Kenya kept one in Kenya, nobody says." in alone


def test_the_title_counts_embassies_state_beside_state_and_leaves_out_of_whom_nobody_says(tmp_path):
    rows = [("KEN", code, "embassy", "there", 2023, "Embassy") for code in ("IND", "PER")]
    held = world(tmp_path, lowy=posts(rows, "KEN"))
    assert heading(held, "LKA,KEN", "IND,PER,CHL") == "Embassies in India, Peru and Chile: Kenya 2 of 3 (as of 2023)"


def test_without_any_embassy_the_title_says_of_how_many_partners_anything_is_reported(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40)))
    assert heading(held, "KEN", "IND,PER") == "Kenya with India and Peru: something reported about 1 of 2 partners"
    assert heading(held, "KEN", "KEN") == "No partner to compare with."


def test_a_copy_that_is_rounded_has_no_nought_but_less_than_half_its_unit(tmp_path):
    held = world(tmp_path, cow_trade=flows(("KEN", "IND", 2014, 0), ("KEN", "PER", 2014, 0), ("IND", "KEN", 2014, 4e6)))
    told = said(held, "KEN", "IND,PER")
    assert "Exports by importers' reports for 2014: Kenya less than US$500,000." in told
    assert "Imports by their own reports for 2014: Kenya US$4 million, 100.0% of all that it reported" in told
    matrix = region.matrix(held, "KEN,LKA", "IND,PER")
    assert "0: less than US$500,000." in str(sentences.matrix.tables(matrix, sentences.Words(held)))


def test_what_no_importer_reported_is_not_reported_and_no_nought(tmp_path):
    told = said(world(tmp_path, cow_trade=flows(("IND", "KEN", 2014, 4e6))), "KEN", "IND,PER")
    assert "Exports by importers' reports for 2014: Kenya not reported." in told


def test_a_state_outside_coverage_is_said_to_be_so_and_what_it_continues_counts_apart(tmp_path):
    cast = [(1985, {"SUN": "yes", "IND": "yes"})] * 20
    held = world(tmp_path, un_votes=votes(*cast, years=range(1980, 1991), states=("SUN", "IND")))
    told = said(held, "RUS", "IND", "1980-1990")
    assert told.endswith("votes alike (the Soviet Union, which Russia continues, counts apart).")


def test_alliances_are_counted_by_obligation_and_none_is_said(tmp_path):
    owed = alliances(("KEN", "IND", 2018, ["nonaggression", "consultation"]))
    told = said(world(tmp_path, atop=owed), "KEN,LKA", "IND,PER")
    assert (
        "Alliance obligations in 2018: Kenya with 1 (India; non-aggression 1, consultation 1); Sri Lanka with none."
        in told
    )


def test_visas_are_told_both_ways(tmp_path):
    changes = [("KEN", "IND", "2021-08-09", "e_visa", None, ""), ("IND", "KEN", "2021-08-09", "visa_free", 90, "")]
    told = said(world(tmp_path, passport_index=passports(changes)), "KEN", "IND")
    assert "Entry without a visa in 2021: from Kenya to 0, into Kenya from 1." in told


def test_a_table_of_several_states_has_a_line_for_each_partner_of_whom_something_is_said(tmp_path):
    held = world(tmp_path, cow_igo=bodies(("KEN", "IND", 2014, 40), ("PER", "IND", 2014, 30)))
    shown = str(sentences.matrix.tables(region.matrix(held, "KEN,PER", "IND,PER,HKG"), sentences.Words(held)))
    assert (
        "Partner | Kenya | Peru\nIndia | 40 | 30\nPeru | Not reported | –\nHong Kong | Outside coverage | Outside"
        in shown
    )


@real
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_figure_and_name_of_a_page_stands_in_its_rows(everything, asked):
    data, told = stories.page("06_region", everything, **asked)
    assert [text for text, rows in told if stories.unfounded(text, rows, data, ["General Assembly"])] == []
    assert not [text for text, _ in told if "  " in text or "nan" in text.split() or "{" in text]


@real
def test_russia_had_embassies_in_18_of_33_states_and_six_can_be_confirmed_to_answer(everything):
    data = tables.load(everything)
    matrix = region.matrix(data, "RUS", "LAC33")
    assert matrix[matrix.domain.eq("embassy_sent")]["status"].value_counts().to_dict() == {
        "value": 18,
        "absent_from_complete_list": 33 - 18,
    }
    ties = region.reciprocity(matrix).iloc[0]
    assert ties["both"] == ["ARG", "BRA", "CHL", "COL", "CRI", "MEX"]
    assert ties[["sent_only"]].tolist() == [[]] and len(ties["unanswered"]) == 18 - 6
    assert heading(data, OURS, "LAC33").startswith(
        "Embassies in the states of Latin America and the Caribbean: Russia 18 of 33 (as of 2023), Belarus 5 ("
    )


@real
def test_the_matrix_says_of_a_pair_what_its_own_page_says(everything):
    from analysis import similarity, trade
    from analysis.dyads import Dyad

    data = tables.load(everything)
    matrix = region.matrix(data, "BLR", "LAC33")
    mexico = matrix[matrix.partner.eq("MEX")].set_index("domain")
    decade = similarity.agreement(data, Dyad("BLR", "MEX")).iloc[-1]
    assert mexico.loc["votes", ["value", "n", "median"]].tolist() == decade[["share", "joint", "a_median"]].tolist()
    place = trade.standing(data, Dyad("BLR", "MEX")).set_index(["state", "flow"]).loc[("BLR", "exports")]
    mine = mexico.loc["exports"]
    assert mine[["value", "whole", "median"]].tolist() == place[["value_usd", "total_usd", "median_usd"]].tolist()


@real
def test_the_page_of_three_states_with_all_data_sets_is_a_briefing_and_small(everything, tmp_path):
    data = tables.load(everything)
    asked = values.request("region", {"state": OURS, "region": "LAC33"}, "en", data)
    assert build.build([asked], tmp_path, data, build.Options()).failed == {}
    page = (tmp_path / asked.path / "index.html").read_text("utf-8")
    assert len(page.encode()) <= LARGEST
    assert page.count("<figure") == 2 <= PICTURES
    before = page[page.index("<main") : page.index("<table")]
    prose = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", before, flags=re.DOTALL)
    assert len(prose.split()) <= WORDS


def test_the_shipped_request_asks_for_three_states():
    held = (Path(stories.ROOT) / "reports/requests/overview.yaml").read_text("utf-8")
    assert f'state: "{OURS}"' in held
