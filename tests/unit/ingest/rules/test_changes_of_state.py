"""What becomes of a state itself: of it alone, and of the whole that it joins or leaves."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad–Latvia relations\n\n"
TOLD = [
    ("Latvia regained its independence on 21 August 1991.", ["event state_change LVA 1991-08-21"]),
    ("Chad became fully independent in August 1960.", ["event state_change TCD 1960-08"]),
    ("In 1918 Latvia declared its independence from Russia.", ["event state_change LVA-RUS 1918"]),
    ("Latvia was forcibly incorporated into the Soviet Union in 1940.", ["event accession LVA-SUN 1940"]),
    ("In August 1940 Latvia became part of the Soviet Union.", ["event accession LVA-SUN 1940-08"]),
    ("After the collapse of the Soviet Union in December 1991 Latvia was free.", ["event state_change SUN 1991-12"]),
    ("The Soviet Union ceased to exist in 1991, and Latvia was free.", ["event state_change SUN 1991"]),
    ("The 1993 Latvian parliamentary election was fair.", ["event other LVA 1993"]),
    (
        "During their respective civil wars, 1965-1979 in Chad and 1919 in Latvia, nobody travelled.",
        ["event other TCD 1965/1979", "event other LVA 1919"],
    ),
    ("Chad recognised the restored independence of Latvia.", []),
    ("Latvia did not declare its independence in 1917.", []),
    ("In 1991 400 Latvian refugees were admitted to Chad.", []),
    ("In 1991 Fiji declared its independence.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_changes_of_a_state_are_told_of_that_state(text, facts):
    found = [one for one in said.facts(PAIR + text, "event") if one["rule"].startswith("changes_of_state.")]
    assert [f"event {one['type']} {'-'.join(one['countries'])} {one['date']}" for one in found] == facts
