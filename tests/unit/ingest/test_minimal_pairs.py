"""What is a fact, what is only planned, announced or denied, and what is none: sentences that differ in little."""

import pytest

from tests.unit.ingest.said import facts

PAIR = "Fiji–Norway relations\n\nFiji–Norway relations are the relations between Fiji and Norway.\n\n"
PAIRS = [
    ("Norway opened an embassy in Suva in 1981.", "mission embassy actual"),
    ("Norway will open an embassy in Suva in 2031.", "mission embassy planned"),
    ("Norway did not open an embassy in Suva.", "mission embassy stated_absent"),
    ("Norway reopened its embassy in Suva in 1981.", "mission embassy actual"),
    ("Norway opened talks with Fiji in 1981.", "event meeting actual"),
    ("Norway announced in 2019 that it would open an embassy in Suva.", "mission embassy announced"),
    ("Norway plans to open an embassy in Suva.", "mission embassy planned"),
    ("Norway considered opening an embassy in Suva.", "mission embassy explored"),
    ("Norway closed its embassy in Suva in 1990.", "mission embassy actual"),
    ("Norway threatened to close its embassy in Suva.", ""),
    ("Norway has yet to open an embassy in Suva.", "mission embassy stated_absent"),
    ("Norway did not open an embassy in Suva until 1981.", "mission embassy actual"),
    ("Norway's embassy in Suva ceased to exist in 1990.", "mission embassy actual"),
    ("Norway's embassy in Suva resumed work in 1998.", "mission embassy actual"),
    ("Norway will close its embassy in Suva in 2031.", "mission embassy planned"),
    ("Norway denied closing its embassy in Suva.", ""),
    ("Norway has an embassy in Suva.", "mission embassy actual"),
    ("Norway has no embassy in Suva.", "mission embassy stated_absent"),
    ("Norway no longer has an embassy in Suva.", "mission embassy stated_absent"),
    ("Norway never had an embassy in Suva.", "mission embassy stated_absent"),
    ("Norway's ambassador in Canberra is accredited to Fiji.", "mission accreditation actual"),
    ("Norway's ambassador in Canberra is not accredited to Fiji.", ""),
    ("President Ratu Tui of Fiji visited Norway in May 1999.", "visit head_of_state actual"),
    ("President Ratu Tui of Fiji will visit Norway in May 2031.", ""),
    ("President Ratu Tui of Fiji did not visit Norway in May 1999.", ""),
    ("President Ratu Tui of Fiji postponed a visit to Norway in May 1999.", ""),
    ("President Ratu Tui of Fiji was invited to visit Norway in May 1999.", ""),
    ("Fiji and Norway signed an agreement on fisheries in 1999.", "agreement agreement actual"),
    ("Fiji and Norway will sign an agreement on fisheries in 2031.", ""),
    ("Fiji and Norway did not sign an agreement on fisheries in 1999.", ""),
    ("Fiji and Norway negotiated an agreement on fisheries in 1999.", "event other actual"),
    ("Fiji and Norway established diplomatic relations on 4 May 1971.", "event establishment actual"),
    ("Fiji and Norway did not establish diplomatic relations in 1971.", "event establishment stated_absent"),
    ("Fiji and Norway agreed to establish diplomatic relations in 1971.", "event establishment announced"),
    ("Fiji broke diplomatic relations with Norway in 1987.", "event severance actual"),
    ("Fiji threatened to break diplomatic relations with Norway in 1987.", ""),
    ("Fiji and Norway resumed diplomatic relations in 1992.", "event resumption actual"),
    ("Trade between Fiji and Norway reached 12 million dollars in 2019.", "trade_total two_way actual"),
    ("Trade between Fiji and Norway should reach 12 million dollars in 2031.", ""),
    ("Fiji and Norway have set a target of 12 million dollars of trade in 2031.", ""),
    ("Fiji is a member of the United Nations.", "membership member actual"),
    ("Fiji applied for membership of the OECD.", ""),
    ("Norway voted for the United Nations General Assembly resolution on Fiji in 1999.", "un_vote yes actual"),
    ("The Norwegian parliament voted for a bill on Fiji in 1999.", ""),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_word_decides_whether_it_is_a_fact_and_of_which_status(text, expected):
    found = [f"{one['kind']} {one['type']} {one['status']}" for one in facts(PAIR + text)]
    assert found == ([expected] if expected else [])
