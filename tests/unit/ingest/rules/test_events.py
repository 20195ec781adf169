"""The rule of last resort: a dated clause in the past tense that no other rule has read."""

import pytest

from tests.unit.ingest.said import facts, short

TITLE = "Chad–Fiji relations\n\n"


def last_resort(sentence):
    return [one for one in facts(TITLE + sentence) if one["rule"] == "events.other"]


def test_a_dated_act_between_the_two_is_an_event_with_its_actor():
    [one] = last_resort("Chad returned the stolen canoe to Fiji in 1998.")
    assert (one["type"], one["sender"], one["receiver"], one["date"]) == ("other", "TCD", "FJI", "1998")
    assert "canoe" in one["label"]


def test_the_second_verb_of_a_subject_has_the_same_actor():
    found = last_resort("Chad painted the canoe in 1997, and returned it to Fiji in 1998.")
    assert {(one["sender"], one["date"]) for one in found} == {("TCD", "1997"), ("TCD", "1998")}


def test_who_is_named_behind_by_acts():
    [one] = last_resort("The canoe was mended by Fiji in 1999.")
    assert (one["sender"], one["receiver"]) == ("FJI", "TCD")


SILENT = [
    "Chad will return the canoe in 2031.",
    "Chad did not return the canoe in 1998.",
    "Trade amounted to 5 million dollars in 2004.",
    "Some 400 Fijians lived in Chad in 2004.",
    "The President of Chad visited Suva in 2004.",
    "The canoe of 1998 is old.",
    "Chad opened an embassy in Suva in 1998.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_plans_denials_and_what_other_rules_read_stay_with_them(sentence):
    assert not last_resort(sentence)


def test_what_a_rule_before_has_read_is_not_told_again():
    assert len(short(TITLE + "Fiji donated two ambulances to Chad in 2004.", "event")) == 1
