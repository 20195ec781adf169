"""States as they were at the date of a fact."""

import pytest

from tests.unit.ingest import said


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Peru–Russia relations\n\nThe Soviet Union and Peru met. Both states severed relations in 1950.",
            ["PER", "SUN"],
        ),
        (
            "Peru–Russia relations\n\nThe Soviet Union fell. Both states signed a fisheries treaty in 1999.",
            ["PER", "RUS"],
        ),
        ("Peru–Russia relations\n\nBoth states severed relations in 1950.", ["PER", "RUS"]),
        ("Peru–Slovakia relations\n\nCzechoslovakia was known. Both states severed relations in 1950.", ["CSK", "PER"]),
        ("Peru–Kazakhstan relations\n\nThe Soviet Union fell. Both states severed relations in 1950.", ["KAZ", "PER"]),
    ],
    ids=["forerunner", "later", "not named", "of its name", "no heir"],
)
def test_before_a_state_was_its_named_forerunner_stands_for_it(text, states):
    *_, last = [one for one in said.facts(text) if one["date"]]
    assert last["countries"] == states
