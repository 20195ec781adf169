"""When are two facts one, when do they conflict, and when are they none of each other's business?"""

import itertools

import pytest

from analysis import tables
from analysis.tables.matching import Held, compare

DATA = tables.load()
FACTS = DATA.facts.to_dict("records")
TWINS = {("M2.8", "M2.12"), ("M21.2", "M21.3"), ("P17", "P17.opened"), ("P27", "P27.opened"), ("P29", "P29.opened")}
TWINS |= {("Q28", "Q29")}
EMPTY = dict.fromkeys(("date", "sender", "receiver", "via", "reporter", "place", "unit", "value"), None)


def fact(kind, type_="", label="", **more):
    return {**EMPTY, "kind": kind, "type": type_, "label": label, "status": "actual", "orgs": [], "people": []} | {
        "countries": ["KOR", "UZB"],
        **more,
    }


def relation(one, other):
    found = compare(one, other)
    assert compare(other, one).relation == MIRROR.get(found.relation, found.relation)
    return found.relation, *found.differs


MIRROR = {"finer": "coarser", "coarser": "finer"}
TO_KOREA = {"sender": "UZB", "receiver": "KOR"}
KARIMOV = [{"name": "A. Karimov", "office": "", "iso3": "UZB"}]


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one["id"])
def test_a_fact_of_the_tables_is_the_same_as_itself(one):
    assert relation(one, one) == ("same",)


def test_no_fact_of_the_tables_is_another_one_but_those_told_twice():
    found = {
        (one["id"], other["id"])
        for one, other in itertools.combinations(FACTS, 2)
        if compare(one, other).relation in ("same", "finer", "coarser")
    }
    assert found - TWINS == set()


def test_no_two_facts_of_the_tables_conflict():
    pairs = itertools.combinations(FACTS, 2)
    assert [(one["id"], other["id"]) for one, other in pairs if compare(one, other).relation == "conflict"] == []


def test_every_fact_of_the_tables_is_found_there():
    held = Held(DATA.facts)
    assert [one["id"] for one in FACTS if one["id"] not in [row["id"] for row, _ in held.find(one)]] == []


def test_facts_of_two_kinds_are_other():
    assert relation(fact("event", label="a forum"), fact("joint_body", label="a forum")) == ("other",)


DATES = [
    ("1992-01-29", "1992", ("finer", "date")),
    ("1992-01", "1992-01", ("same",)),
    ("1992", "", ("finer", "date")),
    ("1992", "1993", ("conflict", "date")),
    ("1992-01-28", "1992-01-29", ("conflict", "date")),
]


@pytest.mark.parametrize(("one", "other", "wanted"), DATES)
def test_relations_begin_once_so_another_date_conflicts(one, other, wanted):
    begun = fact("event", "establishment", "diplomatic relations established")
    assert relation(begun | {"date": one}, begun | {"date": other}) == wanted


def test_relations_may_break_twice_when_years_lie_between():
    broken = fact("event", "severance", "relations broken off")
    assert relation(broken | {"date": "1930"}, broken | {"date": "1968"}) == ("other",)
    assert relation(broken | {"date": "1930-01"}, broken | {"date": "1930-03"}) == ("conflict", "date")


def test_a_beginning_that_nobody_dated_is_the_coarser_of_two():
    told = fact("event", "unknown", "diplomatic relations")
    assert relation(told, fact("event", "establishment", "established", date="1992")) == ("coarser", "type", "date")


def test_what_a_source_says_is_not_there_conflicts_with_what_is():
    post = fact("mission", "embassy", "embassy in Tashkent", place="Tashkent", **TO_KOREA)
    assert relation(post, post | {"status": "stated_absent"}) == ("conflict", "status")


def test_a_plan_is_not_the_thing_planned():
    post = fact("mission", "embassy", "embassy in Seoul", place="Seoul", **TO_KOREA)
    assert relation(post, post | {"status": "announced"}) == ("other",)


def test_a_visit_is_known_by_direction_visitor_and_date():
    visit = fact("visit", "foreign_minister", "visit", date="2014-09", people=KARIMOV, **TO_KOREA)
    assert relation(visit | {"date": "2014-09-12"}, visit) == ("finer", "date")
    assert relation(visit, visit | {"people": []}) == ("finer", "people")
    assert relation(visit, visit | {"people": [{"name": "B. Usmanov", "office": "", "iso3": "UZB"}]}) == ("other",)
    assert relation(visit, visit | {"date": "2016-09"}) == ("other",)
    assert relation(visit, visit | {"date": "2014-10"}) == ("conflict", "date")


def test_people_met_do_not_part_two_accounts_of_a_visit():
    visit = fact("visit", "foreign_minister", "visit", date="2014-09", people=KARIMOV, **TO_KOREA)
    met = visit | {"people": [*KARIMOV, {"name": "Kim Min", "office": "", "iso3": "KOR"}]}
    assert relation(visit, met) == ("same",)


def test_a_visit_told_the_other_way_round_conflicts():
    visit = fact("visit", "foreign_minister", "visit", date="2014-09", people=KARIMOV, **TO_KOREA)
    assert relation(visit, visit | {"sender": "KOR", "receiver": "UZB"}) == ("conflict", "sender", "receiver")


def test_a_post_is_known_by_kind_and_city_its_opening_by_the_post():
    post = fact("mission", "consulate", "consulate in Busan", place="Busan", **TO_KOREA)
    opened = post | {"label": "consulate in Busan opened", "date": "1999"}
    assert relation(opened, post) == ("finer", "date")
    assert relation(opened, opened | {"date": "2001"}) == ("conflict", "date")
    assert relation(opened, post | {"label": "consulate in Busan closed", "date": "2011"}) == ("other",)
    assert relation(post, post | {"place": "Incheon"}) == ("other",)
    assert relation(post, post | {"place": ""}) == ("finer", "place")


def test_a_state_has_one_embassy_in_another():
    post = fact("mission", "embassy", "embassy in Seoul", place="Seoul", **TO_KOREA)
    assert relation(post, post | {"place": "Busan"}) == ("conflict", "place")


TOTAL = fact("trade_total", "two_way", "two-way trade", date="2018", value=2_140_000_000, unit="USD")


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"value": 2_150_000_000}, ("same",)),
        ({"value": 3e9}, ("conflict", "value")),
        ({"value": 3e9, "unit": "EUR"}, ("other",)),
        ({"value": 3e9, "date": "2019"}, ("other",)),
        ({"type": "one_way"} | TO_KOREA, ("other",)),
    ],
)
def test_another_figure_for_one_direction_and_period_conflicts(change, wanted):
    assert relation(TOTAL, TOTAL | change) == wanted


def test_figures_of_two_reporters_do_not_conflict():
    assert relation(TOTAL | {"reporter": "KOR"}, TOTAL | {"reporter": "UZB", "value": 3e9}) == ("other",)


def test_an_agreement_is_known_by_its_title_in_other_words():
    signed = fact("agreement", "agreement", "Agreement on the Avoidance of Double Taxation", date="2008")
    assert relation(signed, signed | {"label": "double taxation avoidance agreement"}) == ("same",)
    assert relation(signed, signed | {"label": "Agreement on Air Services"}) == ("other",)
    assert relation(signed, signed | {"label": f"{signed['label']}, in force", "date": "2010"}) == ("other",)


def test_a_membership_of_both_is_one_of_each():
    both = fact("membership", "member", "both members", orgs=["UN"])
    assert compare(both | {"countries": ["UZB"]}, both).relation == "same"
    assert compare(both, both | {"countries": ["UZB"]}).relation == "other"
    assert relation(both, both | {"type": "observer"}) == ("conflict", "type")


def test_numbers_part_things_of_one_name():
    body = fact("joint_body", "commission", "Joint Commission, session 2")
    assert relation(body, body | {"label": "Joint Commission, session 3"}) == ("other",)


def test_two_votes_of_one_state_on_one_resolution_conflict():
    vote = fact("un_vote", "yes", "voted for a resolution on reefs", date="2012", orgs=["UN"], **TO_KOREA)
    assert relation(vote, vote | {"type": "abstain", "label": "abstained on reefs"}) == ("conflict", "type")


def test_people_counted_differently_at_one_time_conflict():
    flow = fact("migration", "diaspora", "diaspora", date="2014", value=400, unit="persons", **TO_KOREA)
    assert relation(flow, flow | {"value": 900}) == ("conflict", "value")
    assert relation(flow, flow | {"value": 900, "date": "2019"}) == ("other",)
