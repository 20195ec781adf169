"""Numbers of people that lean on what goes before."""

import pytest

from tests.unit.ingest.said import facts

OPENING = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\nPeople\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peruvians live in Chad. There were 55 of them in 1986 and 1,518 in 2009.", {("1986", 55), ("2009", 1518)}),
        (
            "More than 20,000 ethnic Peruvians left Chad in 1991; 8,300 remained at the 2009 census.",
            {("1991", 20000), ("2009", 8300)},
        ),
        ("Some 500 Chadians taught in Peru, and 113 of them are still there.", {("", 500), ("", 113)}),
        ("Some 32,000 Chadians were expelled from Peru in 2018.", {("2018", 32000)}),
        ("About 2000 Chadians live in Peru.", {("", 2000)}),
        ("An estimated 6,000 persons of Chadian origin live in Peru.", {("", 6000)}),
        ("The number of Chadians in Peru rose from 30 in 1990 to 400 in 2010.", {("1990", 30), ("2010", 400)}),
        ("Chadian nationals in Peru: 320 (2019).", {("2019", 320)}),
        (
            "In 1890 the first 94 Chadian labourers landed in Peru; by 1939, 320 had arrived.",
            {("1890", 94), ("1939", 320)},
        ),
        ("1,200 troops from Chad were stationed in Peru, 40 of them in Lima.", set()),
        ("Chad gave 12 Peruvian scholarships in 2012.", set()),
    ],
)
def test_each_number_of_people_has_its_date(text, told):
    assert {(one["date"] or "", one["value"]) for one in facts(OPENING + text, "migration")} == told
