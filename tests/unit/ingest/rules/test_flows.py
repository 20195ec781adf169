"""People of one state in the other: how many, when, whence and where."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"
TOLD = [
    ("Approximately 300 Chadians live in Peru.", ["diaspora TCD→PER 300 persons"]),
    ("There are around 5,000 Peruvian citizens residing in Chad.", ["diaspora PER→TCD 5000 persons"]),
    ("In 2015, 12,000 Peruvian tourists visited Chad.", ["tourism PER→TCD 2015 12000 persons"]),
    ("According to the 2011 census, 1,234 people born in Peru lived in Chad.", ["diaspora PER→TCD 2011 1234 persons"]),
    ("The Peruvian community in Chad numbers about 2,000.", ["diaspora PER→TCD 2000 persons"]),
    ("Chad is home to a community of 10,000 Peruvians.", ["diaspora PER→TCD 10000 persons"]),
    ("Several thousand Chadians of Peruvian descent live in N'Djamena.", ["diaspora PER→TCD"]),
    ("The number of tourists from Peru reached 4,500 in 2018.", ["tourism PER→TCD 2018 4500 persons"]),
    ("Some 2,000 refugees from Chad were admitted to Peru in 1982.", ["refuge TCD→PER 1982 2000 persons"]),
    ("As of 2020, 345 Chadian nationals were registered in Peru.", ["diaspora TCD→PER 2020 345 persons"]),
    ("In 2014, 96 persons were returned to Chad.", ["migration PER→TCD 2014 96 persons"]),
    (
        "In 2018, 900 Peruvian tourists came to Chad, against 700 in 2017.",
        ["tourism PER→TCD 2018 900 persons", "tourism PER→TCD 2017 700 persons"],
    ),
]
NONE = [
    "In 2009, 45 Peruvian soldiers served in Chad.",
    "Peru has granted 50 scholarships to Chadian students.",
    "In 1985, 30 Peruvians were killed in Chad.",
    "Chad bought 40 Peruvian ships.",
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_people_are_counted_with_their_origin_and_where_they_are(text, facts):
    assert said.short(PAIR + text, "migration") == [f"migration {fact}" for fact in facts]


@pytest.mark.parametrize("text", NONE)
def test_soldiers_scholarships_and_the_dead_are_no_flows(text):
    assert said.short(PAIR + text, "migration") == []
