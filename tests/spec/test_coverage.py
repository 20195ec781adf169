"""What nobody says, where sources differ, and where to look first."""

import pytest

from analysis import coverage
from analysis.dyads import Dyad

MEX_BLR = Dyad("MEX", "BLR")


def unknown(data, what):
    found = coverage.unknown(data, MEX_BLR)
    return found[found.what.eq(what)]


def test_a_lost_list_is_not_reported(draw):
    data = draw(coverage="id | kind | sender | receiver | completeness\nK1 | visits | BLR | MEX | lost")
    found = unknown(data, "list_lost")
    assert found[["kind", "direction", "why", "rows"]].values.tolist() == [["visits", "BLR-MEX", "lost", ["K1"]]]


def test_a_mission_is_unknown_where_nobody_speaks_of_it_and_no_row_is_named(draw):
    data = draw(posts="id | sender | receiver | kind\nP1 | MEX | BLR | embassy")
    found = unknown(data, "mission")
    assert found[["kind", "direction"]].values.tolist() == [
        ["embassy", "BLR-MEX"],
        ["honorary_consulate", "MEX-BLR"],
        ["honorary_consulate", "BLR-MEX"],
        ["accredited", "BLR-MEX"],
    ]


def test_entry_into_force_is_not_reported_for_every_instrument_without_a_date(draw):
    data = draw(
        agreements="id | title | signed | in_force\nA1 | One | 2008 |\nA2 | Two | 2008 | 2009",
        participants="id | fact | iso3\nX1 | A1 | MEX\nX2 | A1 | BLR\nX3 | A2 | MEX\nX4 | A2 | BLR",
    )
    assert unknown(data, "instruments_in_force")["rows"].tolist() == [["A1", "X1", "X2"]]


def test_two_way_trade_leaves_the_directions_unknown_and_no_trade_leaves_the_amount_unknown(draw):
    data = draw(trade_totals="id | exporter | importer | period | flow\nT1 | BLR | MEX | 2023 | two_way")
    assert unknown(data, "trade_direction")["rows"].tolist() == [["T1"]]
    assert unknown(draw(), "trade")["rows"].tolist() == [[]]


def test_a_commission_without_a_session_may_never_have_met(draw):
    bodies = "id | name | session\nJ1 | Commission |"
    members = "id | fact | iso3\nX1 | J1 | MEX\nX2 | J1 | BLR\nX3 | J2 | MEX\nX4 | J2 | BLR"
    alone = draw(joint_bodies=bodies, participants="\n".join(members.splitlines()[:3]))
    assert unknown(alone, "body_met")["id"].tolist() == ["J1"]
    assert unknown(draw(joint_bodies=f"{bodies}\nJ2 | Commission | 1", participants=members), "body_met").empty


def body(draw, line):
    header = "id | name | kind | session | date | place | status"
    members = "id | fact | iso3\nX1 | J1 | MEX\nX2 | J1 | BLR\nX3 | J2 | MEX\nX4 | J2 | BLR"
    data = draw(joint_bodies="\n".join([header, line]), participants=members)
    return unknown(data, "body_met")["id"].tolist()


def test_each_body_is_asked_for_itself_whether_it_ever_met(draw):
    met = "J2 | Trade Commission | commission | 1 | 2017-11 | | actual"
    assert body(draw, f"J1 | Science Commission | commission | | | | actual\n{met}") == ["J1"]
    assert body(draw, met) == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("J1 | Talks      | consultations | | 2018-02 |       | actual ", []),
        ("J1 | Talks      | consultations | |         |       | planned", ["J1"]),
        ("J1 | Commission | commission    | | 2018-02 | Quito | actual ", []),
        ("J1 | Commission | commission    | | 2018-02 |       | actual ", ["J1"]),
        ("J1 | Commission | commission    | | 2018-02 | Quito | planned", ["J1"]),
    ],
)
def test_consultations_held_and_a_dated_place_of_meeting_show_that_a_body_met(draw, line, asked):
    assert body(draw, line) == asked


def test_relations_without_a_beginning_are_one_question(draw):
    data = draw(relations="id | a | b | start | opened_by\nR1 | BLR | MEX | | unknown")
    assert unknown(data, "relations")[["why", "rows"]].values.tolist() == [["not_dated", ["R1"]]]
    assert unknown(data, "undated").empty


def test_how_the_state_concerned_voted_is_not_reported_without_its_row(draw):
    data = draw(
        resolutions="id | date | title | about\nN1 | 2007-12 | human rights | BLR",
        votes="id | resolution | iso3 | vote\nU1 | N1 | MEX | abstain",
    )
    assert unknown(data, "partner_vote")[["sender", "rows"]].values.tolist() == [["BLR", ["U1", "N1"]]]


def test_people_told_in_words_are_told_and_only_the_rest_is_unknown(draw):
    data = draw(
        people_flows="""
        id | origin | destination | date | persons | persons_text
        F1 | BLR    | MEX         | 1920 |         | several hundred
        F2 | BLR    | MEX         | 2023 |         | not told
        F3 | BLR    | MEX         |      | 5       |
        """
    )
    assert unknown(data, "people")[["id", "why"]].values.tolist() == [["F2", "uncounted"], ["F3", "not_dated"]]


def test_a_list_speaks_of_a_pair_in_either_direction_by_a_group_and_for_its_past(draw):
    data = draw(
        organizations="org | name | members\nREGION | Region | MEX;KAZ",
        coverage="""
        id | kind      | sender | receiver | completeness
        K1 | embassies | REGION | RUS      | complete
        K2 | visits    | SUN    | MEX      | lost
        K3 | visits    | SUN    | BRA      | lost
        K4 | products  | REGION | BLR      | sample
        """,
    )
    assert coverage.lists(data, Dyad("MEX", "RUS"))["id"].tolist() == ["K1", "K2"]
    assert coverage.lists(data)["id"].tolist() == ["K1", "K2", "K3", "K4"]
    assert coverage.lists(data, [Dyad("MEX", "RUS"), MEX_BLR])["id"].tolist() == ["K1", "K2", "K4"]


DIFFER = "[{id: D1, rows: [V1, V2], kind: conflict, about: a date, chosen: both, why: no telling}]"
VISITS = "id | date | sender | receiver | sources\nV1 | 2001 | BLR | MEX | page[¶1]\nV2 | 2002 | BLR | MEX | other[¶1]"


def test_a_contradiction_belongs_to_the_pairs_whose_rows_it_names(draw):
    data = draw(visits=VISITS, contradictions=DIFFER)
    found = coverage.contradictions(data, MEX_BLR)
    assert found[["id", "rows", "sources"]].values.tolist() == [["D1", ["V1", "V2"], ["page", "other"]]]
    assert coverage.contradictions(data, Dyad("MEX", "KAZ")).empty


def test_a_contradiction_whose_row_is_gone_holds_no_more(draw):
    data = draw(visits=VISITS.rsplit("\n", 1)[0], contradictions=DIFFER)
    assert coverage.contradictions(data, MEX_BLR).empty


def test_what_to_check_first_follows_from_what_is_unknown(draw):
    data = draw(
        agreements="id | title | signed\nA1 | One | 2008",
        participants="id | fact | iso3\nX1 | A1 | MEX\nX2 | A1 | BLR",
        trade_totals="id | exporter | importer | period | flow\nT1 | BLR | MEX | 2023 | two_way",
        posts="id | sender | receiver | kind | status\nP1 | MEX | BLR | embassy | announced",
    )
    assert coverage.check_first(data, MEX_BLR)[["what", "period", "rows"]].values.tolist() == [
        ["treaty_registers", "", ["A1", "X1", "X2"]],
        ["diplomatic_lists", "", ["P1"]],
        ["customs", "2023", ["T1"]],
    ]


def test_the_time_of_a_report_is_when_the_newest_source_that_its_rows_cite_was_written(draw):
    old = VISITS.splitlines()[0] + "\nV2 | 2002 | BLR | MEX | other[¶1]"
    assert coverage.as_of(draw(visits=VISITS), MEX_BLR) == "2020"
    assert coverage.as_of(draw(visits=old), MEX_BLR) == "2015"
    assert coverage.as_of(draw(), MEX_BLR) == ""


def test_a_row_counts_once_under_the_source_that_it_cites_first(draw):
    data = draw(visits="id | date | sender | receiver | sources\nV1 | 2001 | BLR | MEX | page[¶1];other[¶1]")
    found = coverage.counts(data)
    assert found[["table", "source", "rows_count"]].values.tolist() == [["visits", "page", 1]]


def test_copies_of_one_text_are_one_family(shipped):
    found = coverage.sources(shipped)
    assert found[found.family.eq("wikipedia")]["key"].tolist() == [
        "wiki-blr-mex",
        "wiki-kaz-mex",
        "infogalactic-mex-rus",
    ]


def test_the_time_of_a_report_names_the_first_fact_that_cites_its_newest_source(draw):
    assert coverage.as_of_rows(draw(visits=VISITS), MEX_BLR) == ["V1"]
    assert coverage.as_of_rows(draw(), MEX_BLR) == []
