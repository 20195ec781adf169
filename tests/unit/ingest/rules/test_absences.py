"""Envoys and posts that are said not to be there."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad–Peru relations\n\n"
BOTH = ["PER→TCD", "TCD→PER"]
TOLD = [
    ("Neither country has a resident ambassador.", "accreditation", BOTH),
    ("Neither state maintains a resident ambassador in the other.", "accreditation", BOTH),
    ("There are no resident ambassadors.", "accreditation", BOTH),
    ("Chad has no resident ambassador in Peru.", "accreditation", ["TCD→PER"]),
    ("Peru has not yet appointed a resident ambassador.", "accreditation", ["PER→TCD"]),
    ("Chad and Peru explored the possibility of opening embassies in their respective capitals.", "embassy", BOTH),
    ("They discussed establishing resident embassies in each other's capitals.", "embassy", BOTH),
    ("Chad has a resident ambassador in Lima.", "accreditation", []),
    ("Until 1990 neither country had a resident ambassador.", "accreditation", []),
    ("Chad has no president.", "accreditation", []),
]


@pytest.mark.parametrize(("text", "kind", "ways"), TOLD)
def test_an_absence_is_stated_for_each_side_of_whom_it_is_told(text, kind, ways):
    found = [one for one in said.facts(PAIR + text, "mission") if one["rule"].startswith("absences.")]
    assert sorted(f"{one['sender']}→{one['receiver']}" for one in found) == ways
    assert all(one["type"] == kind and one["status"] == "stated_absent" for one in found)


def test_in_a_list_of_partners_the_lack_of_an_ambassador_is_no_fact():
    text = "Foreign relations of Chad\n\n\nPeru\n\n\nNeither country has a resident ambassador."
    assert said.short(text, "mission") == []
