"""Relations that merely exist in the summaries of other articles; those that go on with a successor; that sleep."""

import pytest

from tests.unit.ingest import said

PAGE = "Chad–Peru relations\n\nChad and Peru are far apart.\n\n\nRelated articles\n\n\n"
SUMMARIES = [
    "Fiji–Mali relations are the bilateral relations between Fiji and Mali.",
    "Fiji–Mali relations refers to the links between Fiji and Mali.",
    "Formal ties exist between Fiji and Mali.",
    "There are modest relations between Fiji and Mali.",
]
CONTINUED = [
    ("In 1992 Peru continued its relations with Russia as successor state of the Soviet Union.", "PER-RUS 1992"),
    ("After the break-up in 1993, Peru maintained ties with Slovakia, an heir of Czechoslovakia.", "PER-SVK 1993"),
]
DORMANT = [
    ("Relations between Chad and Peru were practically dormant from 1950 to 1961.", "PER-TCD 1950/1961"),
    ("During 1950-1961, ties between the two lay dormant.", "PER-TCD 1950/1961"),
    ("Relations between Chad and Peru were dormant for long.", ""),
]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_other_relations_exist_where_a_summary_of_their_article_says_so(summary):
    found = said.short(f"{PAGE}Fiji–Mali relations\n\n\n{summary}", "event")
    assert found == ["event unknown FJI-MLI"]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_the_opening_words_of_an_article_on_its_own_pair_are_no_fact(summary):
    assert said.short(f"Fiji–Mali relations\n\n{summary}", "event") == []


def test_a_summary_that_dates_the_beginning_tells_that():
    dated = f"{PAGE}Fiji–Mali relations\n\n\nFiji and Mali established diplomatic relations in 1999."
    assert said.short(dated, "event") == ["event establishment FJI-MLI 1999"]


@pytest.mark.parametrize(("text", "fact"), CONTINUED)
def test_relations_continue_with_a_successor(text, fact):
    assert f"event succession {fact}" in said.short(text, "event")


@pytest.mark.parametrize(("text", "fact"), DORMANT)
def test_relations_sleep_for_the_time_told(text, fact):
    found = [one for one in said.short(f"Chad–Peru relations\n\n{text}", "event") if "dormancy" in one]
    assert found == ([f"event dormancy {fact}"] if fact else [])
