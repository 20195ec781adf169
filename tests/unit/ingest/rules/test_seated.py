"""Envoys named with their seats."""

import pytest

from tests.unit.ingest import said

TOLD = [
    ("Peruvian Ambassador to Egypt (also accredited to Chad) Ana Paz came.", ["PER→EGY Ana Paz"]),
    ("The Peruvian Ambassador to Egypt, concurrently accredited to Chad, Ana Paz came.", ["PER→EGY Ana Paz"]),
    ("The Peruvian Ambassador to Egypt is accredited to Chad.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_an_envoy_who_is_named_sits_where_it_is_said(text, facts):
    found = [one for one in said.facts(f"Chad–Peru relations\n\n{text}", "mission") if one["rule"] == "seated.named"]
    assert [f"{one['sender']}→{one['receiver']} {one['people'][0]['name']}" for one in found] == facts
