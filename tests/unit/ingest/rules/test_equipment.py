"""Arms supplied, routes flown, satellites launched."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"
TOLD = [
    (
        "In 1981 Chad supplied 12 fighter jets and two tanks to Peru.",
        ["equipment TCD→PER 1981 fighter jets", "equipment TCD→PER 1981 tanks"],
    ),
    ("Peru bought three frigates from Chad in 1990.", ["equipment TCD→PER 1990 frigates"]),
    (
        "Direct flights between Lima and N'Djamena began in 2012.",
        ["transport PER→TCD 2012 Direct flights between Lima and N'Djamena"],
    ),
    ("A Chadian communications satellite was launched by Peru in 2001.", ["transport PER→TCD 2001 satellite launched"]),
    ("Chad will supply helicopters to Peru.", []),
    ("Chad did not sell tanks to Peru.", []),
    ("Chad supplied cotton to Peru.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_equipment_goes_from_supplier_to_buyer_one_thing_each(text, facts):
    found = [one for one in said.facts(PAIR + text) if one["kind"] in ("equipment", "transport")]
    assert [f"{one['kind']} {one['sender']}→{one['receiver']} {one['date']} {one['label']}" for one in found] == facts
