"""Votes: who voted how on what; votes within a state and candidacies are none."""

import pytest

from tests.unit.ingest import said

HEAD = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


def told(text):
    return [f"{one['sender']} {one['type']} {one['date']}" for one in said.facts(HEAD + text, "un_vote")]


TOLD = [
    ("In March 2022, Peru voted in favor of UN Resolution ES-11/1 condemning Chad.", ["PER yes 2022-03"]),
    ("In 2012, Peru abstained from the vote on resolution 67/19.", ["PER abstain 2012"]),
    ("Peru and Chad both voted against the resolution on whaling in 2005.", ["PER no 2005", "TCD no 2005"]),
    ("Peru was absent during the vote on UNGA resolution 68/262 on 27 March 2014.", ["PER absent 2014-03-27"]),
    ("Peru voted for Chad's membership of the UN in 1960.", ["PER yes 1960"]),
    ("In 2007 the UN adopted a text on Chad. Peru abstained from voting on the resolution.", ["PER abstain 2007"]),
    ("Chad protested in 1999. It voted against a UN resolution on Peru in 2001.", ["TCD no 2001"]),
]
NOTHING = [
    "The Peruvian parliament voted to ratify the treaty in 2004.",
    "Peru supported Chad's candidacy for the UN Security Council in 2013.",
    "Peruvians in Chad voted in the elections of 2011.",
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_each_state_that_votes_is_a_vote(text, facts):
    assert sorted(told(text)) == facts


@pytest.mark.parametrize("text", NOTHING)
def test_other_votes_are_no_votes_on_resolutions(text):
    assert told(text) == []


def test_a_vote_in_another_body_is_an_event():
    found = said.facts(HEAD + "Peru voted in the OAS to suspend Chad in 1962.")
    assert [(one["kind"], one["sender"], one["receiver"]) for one in found] == [("event", "PER", "TCD")]


def test_the_partner_is_not_concerned_by_a_resolution_on_a_third_state():
    (one,) = said.facts(HEAD + "Peru voted against UN resolution 50/7 on Mali in 1995.", "un_vote")
    assert (one["countries"], one["receiver"]) == (["PER"], None)
