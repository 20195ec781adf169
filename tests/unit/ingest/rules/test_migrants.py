"""People who come uncounted: from one state of the pair to the other, in times told by and large."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad–Peru relations\n\n"
TOLD = [
    ("In the early 20th century, several families arrived to Peru from what is now Chad.", ["migration TCD→PER 19XX"]),
    ("Over the past years, Chadian migrants have been fleeing to Peru.", ["migration TCD→PER None"]),
    ("Many Peruvian refugees fled to Chad.", ["refuge PER→TCD None"]),
    ("The ties rest upon the arrival of Peruvian refugees in Chad.", ["refuge PER→TCD None"]),
    ("In 1950 Chadian migrants came to Peru.", []),
    ("Fijian migrants came to Peru.", []),
    ("Chadian migrants did not come to Peru.", []),
]
FLED = [
    ("In 1936 former Chadian minister Ali Foo fled to Peru.", ["asylum TCD→PER 1936"]),
    ("In 1936 Chadian President Ali Foo moved to Peru during his exile.", ["asylum TCD→PER 1936"]),
    ("In 1936 Chadian President Ali Foo came to Peru.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_people_who_come_uncounted(text, facts):
    found = [one for one in said.facts(PAIR + text, "migration") if one["rule"].startswith("migrants.")]
    assert [f"{one['type']} {one['sender']}→{one['receiver']} {one['date']}" for one in found] == facts


@pytest.mark.parametrize(("text", "facts"), FLED)
def test_a_single_exile_is_an_event(text, facts):
    found = [one for one in said.facts(PAIR + text, "event") if one["rule"] == "migrants.exile"]
    assert [f"{one['type']} {one['sender']}→{one['receiver']} {one['date']}" for one in found] == facts
