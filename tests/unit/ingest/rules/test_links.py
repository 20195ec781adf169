"""Arms that forces got, routes with several ends, satellites on another's rocket."""

import pytest

from analysis.ingest import merging
from tests.unit.ingest import said

PAIR = "Chad–Peru relations\n\n"
TOLD = [
    (
        "The Peruvian Army has acquired T-55's, Mi-8s and 40 mortars.",
        ["equipment TCD→PER T-55", "equipment TCD→PER Mi-8s", "equipment TCD→PER 40 mortars"],
    ),
    ("The Peruvian Navy uses Fijian patrol boats.", ["equipment FJI→PER Fijian patrol boats"]),
    ("The Peruvian Ballet uses T-55s.", []),
    ("The Peruvian Army has received praise.", []),
    (
        "There are direct flights between Lima and Cuzco to N'Djamena.",
        [
            "transport PER→TCD direct flights from Lima to N'Djamena",
            "transport PER→TCD direct flights from Cuzco to N'Djamena",
        ],
    ),
    ("In 2001 a Chadian rocket carrying a Peruvian satellite blew up.", ["transport TCD→PER satellite launched"]),
    ("In 2001 a Chadian rocket carrying a Chadian satellite blew up.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_things_and_ways_between_states_are_told_one_by_one(text, facts):
    found = merging.merged(said.facts(PAIR + text))
    told = [one for one in found if one["rule"].startswith("links.")]
    assert [f"{one['kind']} {one['sender']}→{one['receiver']} {one['label']}" for one in told] == facts


def test_a_launch_from_a_third_state_of_the_page_is_an_event_of_the_three():
    text = "Fiji–Peru relations\n\nIn 2001 a Chadian rocket with a Peruvian satellite was launched from Fiji."
    found = [one for one in said.facts(text, "event") if one["rule"] == "links.launch"]
    assert [one["countries"] for one in found] == [["FJI", "PER", "TCD"]]
