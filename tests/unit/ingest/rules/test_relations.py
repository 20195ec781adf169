"""Relations that begin, end, are resumed, raised or denied, and the recognition of one state by the other."""

import pytest

from tests.unit.ingest.said import facts, short

TITLE = "Chad–Fiji relations\n\n"


def told(sentence):
    return short(TITLE + sentence, "event")


BEGUN = [
    "Chad and Fiji established diplomatic relations on 3 May 1971.",
    "Diplomatic relations between Chad and Fiji were established on 3 May 1971.",
    "Formal ties between both countries were opened on 3 May 1971.",
    "The two countries entered into relations at the level of ambassadors on 3 May 1971.",
    "Bilateral relations began on 3 May 1971.",
    "Official ties with Fiji date from 3 May 1971.",
    "Ties at ambassadorial level go back to 3 May 1971.",
    "The establishment of diplomatic relations on 3 May 1971 opened a new chapter.",
    "The two states have enjoyed friendly relations since 3 May 1971.",
    "Since 3 May 1971 Chad has maintained relations with Fiji.",
    "Relations since 3 May 1971.",
]


@pytest.mark.parametrize("sentence", BEGUN)
def test_relations_begin_on_their_day_between_both(sentence):
    assert told(sentence) == ["event establishment FJI-TCD 1971-05-03".replace("FJI-TCD", "FJI-TCD")]


def test_relations_that_were_only_agreed_upon_are_announced():
    found = told("Chad agreed to establish relations with Fiji on 3 May 1971.")
    assert found == ["event establishment FJI-TCD 1971-05-03 announced"]


CHANGED = {
    "Relations were suspended between 1979 and 1987.": "event suspension FJI-TCD 1979/1987",
    "Chad broke off relations with Fiji in October 1982.": "event severance TCD→FJI 1982-10",
    "Diplomatic relations ended in 1982.": "event severance FJI-TCD 1982",
    "The two countries restored full diplomatic relations in 1988.": "event resumption FJI-TCD 1988",
    "Ties between Chad and Fiji were re-established in March 1988.": "event resumption FJI-TCD 1988-03",
    "Their relations were raised to ambassador level in 1990.": "event other FJI-TCD 1990",
    "Chad and Fiji do not have diplomatic relations.": "event establishment FJI-TCD stated_absent",
}


@pytest.mark.parametrize(("sentence", "fact"), CHANGED.items())
def test_what_becomes_of_relations(sentence, fact):
    assert told(sentence) == [fact]


def test_relations_cut_and_restored_in_one_sentence_are_two_facts():
    sentence = "Relations were broken off in 1982 and restored in 1988."
    assert told(sentence) == ["event severance FJI-TCD 1982", "event resumption FJI-TCD 1988"]


RECOGNISED = {
    "Fiji recognised Chad on 12 August 1960.": "event other FJI→TCD 1960-08-12",
    "Fiji recognized the independence of Chad in 1960.": "event other FJI→TCD 1960",
    "Fiji was among the first states to recognise Chad, in 1960.": "event other FJI→TCD 1960",
    "Chad was recognised by Fiji in 1960.": "event other FJI→TCD 1960",
}


@pytest.mark.parametrize(("sentence", "fact"), RECOGNISED.items())
def test_the_state_that_recognises_is_the_sender(sentence, fact):
    assert told(sentence) == [fact]


NOTHING = [
    "Chad and Fiji will establish diplomatic relations in 2031.",
    "Relations with Fiji have never been severed since 1971.",
    "Fiji recognised the importance of fisheries in 1990.",
    "Relations are friendly.",
    "The two countries hope to restore relations by 2031.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_plans_denials_and_words_alike_are_no_change_of_relations(sentence):
    assert not [one for one in facts(TITLE + sentence, "event") if one["rule"].startswith(("relations", "recognition"))]


def test_the_date_of_an_anniversary_is_not_that_of_the_beginning():
    sentence = "On 3 May 2021 the 50th anniversary of the establishment of diplomatic relations was celebrated in Suva."
    assert [line.split()[1] for line in told(sentence)] == ["anniversary"]


def test_a_date_in_a_column_on_relations_is_their_beginning():
    table = (
        "Foreign relations of Chad\n\n+---+---+---+\n| Country | Formal Relations Began | Notes |\n+===+===+===+\n"
        "| Fiji | 3 May 1971 | See Chad–Fiji relations |\n+---+---+---+\n"
    )
    assert short(table, "event") == ["event establishment FJI-TCD 1971-05-03"]
