"""What is found in invented articles whose labels were made by hand, and which no rule was written with."""

from collections import Counter

import pytest

from analysis.ingest import ingest
from tests.ingest import labels
from tests.ingest.exchange import Exchange
from tests.unit.ingest import said


def scored(paths, wanted):
    found = [one for each in ingest(paths, said.data()) for one in each.candidates]
    return labels.measures(sum(labels.tally(found, wanted).values(), Counter()))


@pytest.fixture(scope="module")
def plain():
    return scored(labels.documents(labels.SHIPPED), labels.labels(labels.SHIPPED))


def test_kinds_pairs_and_dates_are_found_and_little_else(plain):
    precision, _, both = plain
    assert precision >= 0.93 and both >= 0.88


@pytest.mark.parametrize("seed", [1, 2])
def test_with_states_exchanged_as_much_is_found(plain, tmp_path, seed):
    exchange = Exchange(said.data(), said.gazetteer(), seed)
    for path in labels.documents(labels.SHIPPED):
        (tmp_path / path.name).write_text(exchange.text(path.read_text("utf-8")), "utf-8")
    found = scored(sorted(tmp_path.glob("*.txt")), exchange.labels(labels.labels(labels.SHIPPED)))
    assert found[2] >= plain[2] - 0.03


def label(**more):
    return {"doc": "a.txt", "kind": "visit", "countries": ["FJI", "PER"], "date": "2001-05", **more}


def candidate(**more):
    plain = {"doc": "a.txt", "kind": "visit", "countries": ["FJI", "PER"], "date": "2001-05", "value": None}
    return plain | {"sender": None, "receiver": None} | more


@pytest.mark.parametrize(
    ("one", "wanted", "tells"),
    [
        ({}, {}, True),
        ({"date": "2001"}, {}, True),
        ({"date": "2001-05-03"}, {}, False),
        ({"date": None}, {}, False),
        ({"date": "2001-05-03"}, {"date": "2001-05-03/2001-05-06"}, True),
        ({"countries": ["FJI"]}, {}, False),
        ({"countries": ["FJI", "PER", "TON"]}, {}, False),
        ({"countries": ["FJI", "PER", "TON"]}, {"countries_opt": ["TON"]}, True),
        ({"kind": "event"}, {}, False),
        ({"kind": "event"}, {"alt_kinds": ["event"]}, True),
        ({"kind": "trade_total", "value": 1_005}, {"kind": "trade_total", "value": 1_000}, True),
        ({"kind": "trade_total", "value": 1_100}, {"kind": "trade_total", "value": 1_000}, False),
        ({"kind": "trade_total"}, {"kind": "trade_total", "value": 1_000}, False),
    ],
)
def test_a_candidate_tells_a_label_when_it_says_the_same_and_no_more_of_the_date(one, wanted, tells):
    assert labels.told(candidate(**one), label(**wanted)) is tells


def test_what_repeats_a_label_counts_once_and_what_is_optional_need_not_be_found():
    counted = labels.tally(
        [candidate(), candidate(), candidate(date="1999")], [label(), label(date="2005", optional=True)]
    )
    assert dict(counted["visit"]) == {"given": 2, "right": 1, "wanted": 1, "found": 1}
