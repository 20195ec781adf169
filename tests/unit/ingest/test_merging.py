"""A fact told several times in a document is one candidate."""

import pytest

from analysis.ingest import merging

PLAIN = {
    **{"kind": "visit", "type": "head_of_state", "status": "actual", "countries": ["CHL", "FJI"], "orgs": []},
    **{"date": "2002-05", "sender": "CHL", "receiver": "FJI", "place": None, "value": None, "unit": None},
    **{"people": [{"name": "Ana Ríos", "office": "President", "iso3": "CHL"}], "label": "visit of President Ana Ríos"},
    **{"basis": "stated", "confidence": 0.8, "places": [{"start": 0, "end": 9, "locator": "¶1"}]},
}
AGAIN = {"places": [{"start": 50, "end": 60, "locator": "¶4"}]}


def met(one, other):
    return merging.merged([PLAIN | one | {"places": [*PLAIN["places"]]}, PLAIN | AGAIN | other])


@pytest.mark.parametrize(
    ("one", "other", "date"),
    [
        ({}, {"date": "2002"}, "2002-05"),
        ({"date": "2002"}, {"date": "2002-05-03"}, "2002-05-03"),
        ({}, {"date": None}, "2002-05"),
        ({"date": "2002-05-03"}, {"date": "2002-05-03/2002-05-06"}, "2002-05-03"),
        ({}, {"people": [{"name": "Ríos", "office": None, "iso3": None}]}, "2002-05"),
    ],
    ids=["coarser", "finer", "undated", "begun", "surname"],
)
def test_a_visit_told_twice_is_one_with_two_places_at_the_finest_date(one, other, date):
    (found,) = met(one, other)
    assert (found["date"], [place["locator"] for place in found["places"]]) == (date, ["¶1", "¶4"])


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2003"},
        {"date": "2002-06"},
        {"sender": "FJI", "receiver": "CHL"},
        {"people": [{"name": "Luis Prat", "office": None, "iso3": None}]},
        {"status": "planned"},
        {"countries": ["CHL", "TON"], "receiver": "TON"},
        {"basis": "reference"},
    ],
    ids=["year", "month", "way", "person", "plan", "state", "title only"],
)
def test_visits_that_differ_stay_two(other):
    assert len(met({}, other)) == 2


def test_an_opening_is_not_the_post_that_was_opened():
    post = {
        "kind": "mission",
        "type": "embassy",
        "people": [],
        "date": None,
        "place": "Suva",
        "label": "embassy in Suva",
    }
    assert len(met(post, post | {"date": "1990", "label": "embassy in Suva opened"})) == 2


def test_two_amounts_of_one_year_stay_two():
    total = {"kind": "trade_total", "type": "two_way", "people": [], "unit": "USD", "label": "two-way trade"}
    assert len(met(total | {"value": 5e6}, total | {"value": 7e6})) == 2
    assert len(met(total | {"value": 5e6}, total | {"value": 5e6})) == 1


def test_instruments_are_told_apart_by_their_titles():
    pact = {"kind": "agreement", "type": "agreement", "people": [], "sender": None, "receiver": None}
    one, other = pact | {"label": "Agreement on Fisheries"}, pact | {"label": "Agreement on Air Transport"}
    assert len(met(one, other)) == 2
    assert len(met(one, one | {"label": "the Fisheries Agreement", "date": None})) == 1


def test_relations_are_established_once_however_it_is_told():
    begun = {"kind": "event", "type": "establishment", "people": [], "sender": None, "receiver": None, "label": "begun"}
    (found,) = met(begun | {"date": None}, begun | {"label": "relations established", "date": "1990-02-03"})
    assert found["date"] == "1990-02-03"
