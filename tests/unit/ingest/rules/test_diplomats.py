"""Envoys appointed, received, in office, recalled and sent away; whose they are gives the direction."""

import pytest

from tests.unit.ingest.said import facts, short

TITLE = "Chad–Fiji relations\n\n"
TOLD = {
    "Chad appointed its first ambassador to Fiji in 1972.": "appointment TCD→FJI 1972",
    "The first Chadian ambassador resident in Suva, Ali Moussa, took up his post in 1972.": "appointment TCD→FJI 1972",
    "The Fijian ambassador presented her credentials on 4 June 1980.": "ceremony FJI→TCD 1980-06-04",
    "Ambassador of Chad Ali Moussa handed over his credentials on 4 June 1980.": "ceremony TCD→FJI 1980-06-04",
    "Ali Moussa was ambassador of Chad to Fiji from May 1980 to June 1984.": "appointment TCD→FJI 1980-05/1984-06",
    "Fiji recalled its ambassador from N'Djamena in 1985.": "other FJI→TCD 1985",
    "The Chadian ambassador in Suva was called home in 1985.": "other TCD→FJI 1985",
    "Two Fijian diplomats were expelled in 1986.": "other TCD→FJI 1986",
    "The Fijian chargé d'affaires was declared persona non grata in 1986.": "other TCD→FJI 1986",
    "Fiji summoned the Chadian ambassador on 7 March 1986.": "other FJI→TCD 1986-03-07",
    "Chad and Fiji exchanged ambassadors in 1973.": "appointment FJI-TCD 1973",
}


@pytest.mark.parametrize(("sentence", "fact"), TOLD.items())
def test_an_envoy_goes_from_the_home_to_the_host(sentence, fact):
    assert f"event {fact}" in short(TITLE + sentence, "event")


NOTHING = [
    "Chad will appoint an ambassador to Fiji in 2031.",
    "No Fijian ambassador has ever been expelled from Chad.",
    "The ambassador of Chad is Ali Moussa.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_plans_denials_and_the_present_tell_nothing_of_an_envoy(sentence):
    assert not short(TITLE + sentence, "event")


def test_a_list_of_envoys_gives_each_term_with_its_person():
    text = TITLE + "Ambassadors of Chad to Fiji\n\n-   Ali Moussa, 1980–1984\n-   Hawa Deby, 1984–1990\n"
    listed = [(one["label"], one["date"]) for one in facts(text, "event")]
    assert listed == [("Ali Moussa, head of mission", "1980/1984"), ("Hawa Deby, head of mission", "1984/1990")]


def test_the_diplomat_is_named_in_the_label_and_among_the_people():
    [one] = facts(TITLE + "The Fijian ambassador Mere Vakatale presented her credentials on 4 June 1980.", "event")
    assert "Mere Vakatale" in one["label"]
    assert [person["name"] for person in one["people"]] == ["Mere Vakatale"]
