"""One state against a group of states: each cell has a value, a named absence, or nobody's word."""

import pytest

from analysis import region

GROUP = "org | name | members\nREGION | Region | ARG;MEX;KAZ"


def cell(matrix, partner, domain):
    return matrix[matrix.partner.eq(partner) & matrix.domain.eq(domain)].iloc[0]


def test_none_stated_and_not_listed_and_nobody_says_are_three_cells(draw):
    data = draw(
        organizations=GROUP,
        coverage="id | kind | sender | receiver | completeness\nK1 | embassies | BLR | REGION | complete",
        posts="""
        id | sender | receiver | kind    | status
        P1 | BLR    | ARG      | embassy | actual
        P2 | BLR    | MEX      | embassy | stated_absent
        """,
    )
    matrix = region.matrix(data, "BLR", "REGION")
    sent = matrix[matrix.domain.eq("embassy_sent")]
    assert sent[["partner", "status", "rows"]].values.tolist() == [
        ["ARG", "value", ["P1"]],
        ["MEX", "stated_absent", ["P2"]],
        ["KAZ", "absent_from_complete_list", ["K1"]],
    ]
    assert set(matrix[matrix.domain.eq("embassy_hosted")]["status"]) == {"nobody_says"}


def test_a_claim_that_names_no_state_fills_no_cell(draw):
    data = draw(
        organizations=GROUP,
        claims="id | subject | statement\nQ1 | BLR;REGION | it had relations with 2 of 3",
        relations="id | a | b | start\nR1 | BLR | MEX | 1992-01",
    )
    matrix = region.matrix(data, "BLR", "REGION")
    assert region.silent(matrix, "relations") == ["ARG", "KAZ"]
    found = cell(matrix, "MEX", "relations")
    assert found[["status", "value", "date", "rows"]].tolist() == ["value", "establishment", "1992-01", ["R1"]]


VISITS = """
id | date | sender | receiver | status
V1 | 2012 | BLR    | ARG      | actual
V2 | 2018 | ARG    | BLR      | actual
V3 | 2019 | BLR    | KAZ      | announced
"""


def test_a_count_is_of_the_rows_that_it_names_with_their_newest_date(draw):
    matrix = region.matrix(draw(organizations=GROUP, visits=VISITS), "BLR", "REGION")
    found = cell(matrix, "ARG", "visits")
    assert found[["status", "value", "date", "rows"]].tolist() == ["value", 1 + 1, "2018", ["V1", "V2"]]
    assert cell(matrix, "KAZ", "visits")["status"] == "announced"
    assert cell(matrix, "MEX", "visits")["status"] == "nobody_says"


def test_years_leave_out_dated_acts_outside(draw):
    matrix = region.matrix(draw(organizations=GROUP, visits=VISITS), "BLR", "REGION", "2010-2015")
    assert cell(matrix, "ARG", "visits")["rows"] == ["V1"]


def test_a_lost_list_is_named_beside_the_silence(draw):
    lists = "id | kind | sender | receiver | completeness\nK1 | visits | MEX | BLR | lost"
    matrix = region.matrix(draw(organizations=GROUP, coverage=lists), "BLR", "REGION")
    assert cell(matrix, "MEX", "visits")[["status", "lists", "rows"]].tolist() == ["nobody_says", ["K1"], []]


EXCHANGED = """
id | date | type  | title                                   | as_of
E1 |      | other | Belarus and Mexico exchanged visits     | 2019/..
E2 |      | other | Belarus and Mexico exchanged greetings  |
E3 | 2015 | other | Kazakhstan was told of a visit to Minsk |
"""
PARTIES = """
id | fact | iso3
X1 | E1   | BLR
X2 | E1   | MEX
X3 | E2   | BLR
X4 | E2   | MEX
X5 | E3   | BLR
X6 | E3   | KAZ
"""


def test_visits_of_which_nobody_says_when_or_how_many_are_told_but_not_counted(draw):
    matrix = region.matrix(draw(organizations=GROUP, events=EXCHANGED, participants=PARTIES), "BLR", "REGION")
    found = cell(matrix, "MEX", "visits")
    assert found[["status", "value", "as_of", "rows"]].tolist() == ["undated", "", "2019/..", ["E1", "X1", "X2"]]
    assert region.silent(matrix, "visits") == ["ARG", "KAZ"]


def test_a_counted_visit_comes_before_visits_that_nobody_counts_and_those_before_a_plan(draw):
    plan = "id | date | sender | receiver | status\nV1 | 2020 | BLR | MEX | announced"
    more = {"organizations": GROUP, "events": EXCHANGED, "participants": PARTIES}
    planned = region.matrix(draw(visits=plan, **more), "BLR", "REGION")
    held = region.matrix(draw(visits=plan.replace("announced", "actual"), **more), "BLR", "REGION")
    assert cell(planned, "MEX", "visits")["status"] == "undated"
    assert cell(held, "MEX", "visits")[["status", "rows"]].tolist() == ["value", ["V1"]]


def test_things_that_a_list_of_the_pair_tells_of_without_a_name_are_unnamed(draw):
    lists = """
    id | kind       | sender | receiver | years   | completeness
    K1 | agreements | BLR    | ARG      | 2012-06 | sample
    K2 | agreements | BLR    | REGION   |         | sample
    K3 | companies  | MEX    | BLR      |         | sample
    """
    data = draw(organizations=GROUP, coverage=lists)
    matrix = region.matrix(data, "BLR", "REGION")
    found = cell(matrix, "ARG", "agreements")
    assert found[["status", "value", "date", "rows"]].tolist() == ["unnamed", "", "2012-06", ["K1"]]
    assert cell(matrix, "MEX", "agreements")["status"] == "nobody_says"
    assert cell(matrix, "MEX", "companies")[["status", "rows"]].tolist() == ["unnamed", ["K3"]]
    late = region.matrix(data, "BLR", "REGION", "2015-")
    assert cell(late, "ARG", "agreements")["status"] == "nobody_says"


def test_exchanged_visits_and_unnamed_documents_are_no_silence(shipped):
    matrix = region.matrix(shipped, "BLR", "LAC33")
    assert cell(matrix, "VEN", "visits")[["status", "rows"]].tolist() == ["undated", ["E21", "X46", "X47"]]
    assert cell(matrix, "ECU", "agreements")[["status", "rows"]].tolist() == ["unnamed", ["K24"]]


def test_a_groups_trade_is_no_partners_and_a_pairs_newest_amount_is_its_value(draw):
    data = draw(
        organizations=GROUP,
        trade_totals="""
        id | exporter | importer | period | value | value_usd
        T1 | BLR      | REGION   | 2023   | 9     | 9
        T2 | BLR      | MEX      | 2018   | 5     | 5
        T3 | BLR      | MEX      | 2023   | 7     | 7
        """,
    )
    matrix = region.matrix(data, "BLR", "REGION")
    assert cell(matrix, "MEX", "trade")[["value", "date", "rows"]].tolist() == [7.0, "2023", ["T3"]]
    assert cell(matrix, "ARG", "trade")["status"] == "nobody_says"


def test_a_region_is_a_group_or_states_parted_by_commas_and_nothing_else(draw):
    data = draw(organizations=GROUP)
    assert list(dict.fromkeys(region.matrix(data, "BLR", "KAZ, MEX")["partner"])) == ["KAZ", "MEX"]
    assert "MEX" not in set(region.matrix(data, "MEX", "REGION")["partner"])
    with pytest.raises(ValueError, match="region=LACXX is no state and no group of states"):
        region.matrix(data, "BLR", "LACXX")


def test_several_states_stand_side_by_side_each_with_its_own_partners(draw):
    relations = "id | a | b | start\nR1 | BLR | MEX | 1992\nR2 | RUS | ARG | 1991"
    data = draw(organizations=GROUP, relations=relations)
    matrix = region.matrix(data, "BLR, RUS, MEX", "REGION")
    assert list(dict.fromkeys(matrix["state"])) == ["BLR", "RUS", "MEX"]
    assert matrix["state"].value_counts().tolist() == [3 * 10, 3 * 10, 2 * 10]
    said = matrix[matrix.domain.eq("relations") & matrix.status.eq("value")]
    assert said[["state", "partner", "rows"]].values.tolist() == [["BLR", "MEX", ["R1"]], ["RUS", "ARG", ["R2"]]]
    assert region.silent(matrix, "relations") == ["KAZ"]


def test_a_tally_counts_each_status_of_each_domain(draw):
    data = draw(
        organizations=GROUP,
        posts="""
        id | sender | receiver | kind    | status
        P1 | BLR    | ARG      | embassy | actual
        P2 | BLR    | MEX      | embassy | stated_absent
        P3 | MEX    | BLR      | embassy | actual
        """,
    )
    matrix = region.matrix(data, "BLR", "REGION")
    found = region.tally(matrix).set_index("domain")
    assert found.loc["embassy_sent", ["value", "absent", "silent", "rows"]].tolist() == [1, 1, 1, ["P1", "P2"]]
    assert found.loc["visits", ["partners", "silent", "rows"]].tolist() == [3, 3, []]
    ties = region.reciprocity(matrix).iloc[0]
    assert ties[["both", "sent_only", "unanswered"]].tolist() == [[], [], ["ARG"]]


def test_the_people_of_a_visit_are_no_rows_of_its_cell(draw):
    people = "id | name\nH1 | A. Person"
    members = (
        "id | fact | iso3 | person | office | role\nX1 | V1 | BLR | H1 | minister | visitor\nX2 | V1 | MEX | | | party"
    )
    visits = "id | date | sender | receiver\nV1 | 2012 | BLR | MEX"
    data = draw(organizations=GROUP, visits=visits, people=people, participants=members)
    assert cell(region.matrix(data, "BLR", "REGION"), "MEX", "visits")["rows"] == ["V1", "X2"]


def test_thirty_one_of_thirty_three_names_only_those_that_a_row_names(shipped):
    matrix = region.matrix(shipped, "BLR", "LAC33")
    assert len(set(matrix["partner"])) == 33
    assert len(region.silent(matrix, "relations")) == 33 - 1
