"""People counted by register, fetched home, recruited abroad, put at a number."""

import pytest

from tests.unit.ingest import said

TOLD = [
    ("Chadians in Peru sent home $2.54 billion in 2018. Their number is put at 700,000.", ["TCD→PER 700000"]),
    ("The Peruvians in Chad are put at some 300.", ["PER→TCD 300"]),
    ("Chadian nationals resident in Peru numbered 812 in 2011.", ["TCD→PER 2011 812"]),
    (
        "According to the population register, 812 persons born in Chad lived in Peru on 1 January 2011.",
        ["TCD→PER 2011-01-01 812"],
    ),
    ("On 1 January 2011 the register showed 812 Chadians.", ["TCD→PER 2011-01-01 812"]),
    ("Peru has 2,100 residents of Chadian origin, of whom 812 hold Chadian passports.", ["TCD→PER 2100"]),
    ("About 4,000 workers from Chad were employed in Peru in 1988.", ["TCD→PER 1988 4000"]),
    ("Peru has taken in 1,200 Chadian workers since 2010.", ["TCD→PER 2010/.. 1200"]),
    ("From 1979 to 1990 some 17,000 Chadians worked in Peru.", ["TCD→PER 1979/1990 17000"]),
    ("In 2014, 14 minors were repatriated from Peru to Chad.", ["PER→TCD 2014 14"]),
    ("Peru repatriated 14 Chadian minors in 2014.", ["PER→TCD 2014 14"]),
    (
        "Between 1904 and 1910, 3,000 labourers were recruited in Chad for the mines of Peru.",
        ["TCD→PER 1904/1910 3000"],
    ),
    ("Peru is home to a Chadian community of about 300.", ["TCD→PER 300"]),
    ("Peru hosts some 3,000 refugees from Chad.", ["TCD→PER 3000"]),
    ("More than 3,000 people fled from Chad to Peru in 1998.", ["TCD→PER 1998 3000"]),
    ("During the war of 1998, some 3,000 refugees from Chad found shelter around Lima.", ["TCD→PER 1998 3000"]),
    ("800 Chadians graduated from universities in Peru in the 1970s.", ["TCD→PER 197X 800"]),
    ("The 2001 census counted 420 people of Chadian birth in Peru.", ["TCD→PER 2001 420"]),
    ("The Chadian diaspora in Peru is estimated to number between 300 and 400.", ["TCD→PER 300"]),
    ("There are no more than 20 Chadians in the whole of Peru.", ["TCD→PER 20"]),
    (
        "In 2019 Peru welcomed 15,000 tourists from Chad, while 3,000 Peruvians holidayed in Chad.",
        ["TCD→PER 2019 15000", "PER→TCD 2019 3000"],
    ),
    ("Tourist arrivals from Chad stood at 15,000 in 2019.", ["TCD→PER 2019 15000"]),
    ("Visitors from Chad numbered 15,000 in 2019.", ["TCD→PER 2019 15000"]),
    (
        "15,000 Chadians visited Peru in 2019, 3,000 Peruvians went the other way.",
        ["TCD→PER 2019 15000", "PER→TCD 2019 3000"],
    ),
    ("In 2016 there lived 15,653 Chadians in Peru, the second largest African community.", ["TCD→PER 2016 15653"]),
    ("There were 40 Chadian students at Peruvian universities in 2019.", ["TCD→PER 2019 40"]),
    ("Population of Chadian origin in Peru: 4,200 (2018)", ["TCD→PER 2018 4200"]),
    ("Number of Peruvians in Chad: 82 (October 2019)", ["PER→TCD 2019-10 82"]),
    ("Number of Chadian residents in Peru: 82 (as of December 2019)", ["TCD→PER 2019-12 82"]),
]


@pytest.mark.parametrize(("text", "people"), TOLD)
def test_people_are_counted_where_they_are_or_go(text, people):
    found = said.facts("Chad–Peru relations\n\nMigration\n\n" + text, "migration")
    short = [
        f"{one['sender']}→{one['receiver']} {one['date'] or ''} {one['value']:g}".replace("  ", " ") for one in found
    ]
    assert sorted(short) == sorted(people)
