"""Ceremonies lean on what was told before them; visits told together are leant on together."""

from tests.unit.ingest import said

PAIR = "Chad–Peru relations\n\n"
OPENED = "In March 2011 Peru opened a consulate in Abéché. "


def ceremonies(text):
    return [one["date"] for one in said.facts(PAIR + text, "event") if one["type"] == "ceremony"]


def test_a_ceremony_in_which_both_took_part_has_the_date_told_before():
    text = "At the opening ceremony, Peruvian minister Ana Paz spoke after Chadian minister Ali Foo."
    assert ceremonies(OPENED + text) == ["2011-03"]


def test_a_ceremony_of_one_side_is_none():
    assert ceremonies(OPENED + "At the opening ceremony, Peruvian minister Ana Paz spoke.") == []


def test_what_was_done_during_several_visits_has_the_date_of_each():
    text = "Minister of Foreign Affairs of Chad Ali Foo visited Lima in May and June 2011. "
    text += "During the visits, political consultations were held."
    found = said.facts(PAIR + text, "event")
    assert [one["date"] for one in found if one["type"] == "consultation"] == ["2011-05", "2011-06"]


def test_an_occasion_named_again_has_the_date_told_with_it():
    text = "In 2017, Peru took part in the World Fair in N'Djamena. "
    text += "During the Fair, both nations celebrated 25 years of relations."
    found = said.facts(PAIR + text.replace("the Fair", "the World Fair"), "event")
    assert [one["date"] for one in found if one["type"] == "anniversary"] == ["2017"]


def test_a_state_at_a_fair_of_the_other_is_told():
    found = said.facts(PAIR + "In 1999, Chad took part in the Book Fair held in Lima.", "event")
    assert [(one["sender"], one["receiver"], one["date"]) for one in found] == [("TCD", "PER", "1999")]
