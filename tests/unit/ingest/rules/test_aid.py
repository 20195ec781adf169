"""What one state gives, lends or sends to another: who gives is the sender, and a sum is the value."""

import pytest

from tests.unit.ingest.said import facts, short

TITLE = "Chad–Fiji relations\n\n"
TOLD = {
    "Fiji donated two ambulances to Chad in 2004.": "FJI→TCD 2004",
    "In May 2011, 20 tons of food were flown to N'Djamena.": "FJI→TCD 2011-05",
    "Fijian soldiers served in Chad in 2008.": "FJI→TCD 2008",
    "A Fijian loan of 5 million euros was paid out in 2014.": "FJI→TCD 2014 5e+06 EUR",
    "Chad gave $50,000 in 2016 to help the government of Fiji.": "TCD→FJI 2016 50000 USD",
}


@pytest.mark.parametrize(("sentence", "fact"), TOLD.items())
def test_the_giver_is_the_sender(sentence, fact):
    assert short(TITLE + sentence, "event") == [f"event cooperation {fact}"]


def test_two_gifts_of_one_sentence_are_two_facts():
    sentence = "Fiji donated $50,000 in 2010 for the hospital, and supplied computers for schools in October 2012."
    found = facts(TITLE + sentence, "event")
    assert [(one["date"], one["sender"]) for one in found] == [("2010", "FJI"), ("2012-10", "FJI")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiji will donate two ambulances to Chad in 2031.",
        "Fiji did not send soldiers in 2008.",
        "Fiji offers scholarships.",
    ],
)
def test_what_is_not_given_yet_is_no_aid(sentence):
    assert not short(TITLE + sentence, "event")
