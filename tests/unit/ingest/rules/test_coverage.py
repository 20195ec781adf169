"""Lists that a document announces and does not give."""

import pytest

from tests.unit.ingest.said import facts

TITLE = "# Fiji–Norway relations\n\nFiji–Norway relations are the relations between Fiji and Norway.\n\n"
LOST = [
    ("## Visits from Fiji to Norway\n\n## Trade\n\nTrade is small.", [("visits", "FJI", "NOR")]),
    ("## Bilateral agreements\n\n## Trade\n\nTrade is small.", [("agreements", None, None)]),
    ("## Resident diplomatic missions\n", [("posts", "FJI", "NOR"), ("posts", "NOR", "FJI")]),
    ("## Visits from Fiji to Norway\n\n- President Ratu Tui (1999)\n", []),
    ("## Bilateral agreements\n\nThey signed three.\n", []),
    ("## Visits\n\n### Visits from Fiji to Norway\n\n- President Ratu Tui (1999)\n", []),
    ("## Sport\n\n## Trade\n\nTrade is small.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_a_heading_without_its_list_is_a_list_that_is_lost(text, expected):
    found = facts(TITLE + text, "coverage")
    assert [(one["type"], one["sender"], one["receiver"]) for one in found] == expected
    assert all(one["completeness"] == "lost" for one in found)
