"""What two states do together or to one another, each with its type and, where one acts, its direction."""

import pytest

from tests.unit.ingest.said import facts, short

TITLE = "Chad–Fiji relations\n\n"
TOLD = {
    "In 2010 the presidents of Chad and Fiji met in Geneva.": "meeting FJI-TCD 2010",
    "The second round of political consultations was held in Suva in May 2011.": "consultation FJI-TCD 2011-05",
    "In 2021 both countries celebrated 50 years of diplomatic relations.": "anniversary FJI-TCD 2021",
    "In 2012 the two countries began negotiations on a fishing agreement.": "other FJI-TCD 2012",
    "Chad declared war on Fiji on 5 April 1975.": "war TCD→FJI 1975-04-05",
    "Fiji condemned the arrests in N'Djamena in 1999.": "other FJI→TCD 1999",
    "Chad lifted the visa requirement for Fijians in 2015.": "other TCD→FJI 2015",
    "Direct flights were begun in 2016 and never flown again.": "other FJI-TCD 2016",
    "Suva has been twinned with N'Djamena since 1994.": "cooperation FJI-TCD 1994",
}


@pytest.mark.parametrize(("sentence", "fact"), TOLD.items())
def test_what_states_do_has_a_type_and_a_date(sentence, fact):
    head, _, date = fact.rpartition(" ")
    found = facts(TITLE + sentence, "event")
    assert [(one["type"], one["date"]) for one in found] == [(head.split()[0], date)]
    assert f"event {fact}" in short(TITLE + sentence, "event") or "→" not in fact


NOTHING = [
    "The presidents of Chad and Fiji will meet in Geneva in 2031.",
    "A business forum planned for 2019 was cancelled.",
    "Talks on a treaty were never held.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_planned_put_off_or_denied_did_not_happen(sentence):
    assert not short(TITLE + sentence, "event")


def test_a_meeting_during_a_visit_is_part_of_it():
    text = TITLE + "President Ali Moussa of Chad visited Fiji in May 2010. During his visit, he met with the mayor."
    assert not [one for one in facts(text, "event") if one["type"] == "meeting"]
