"""Whom a body consists of, a status in the body told before, the one member that does something."""

import pytest

from tests.unit.ingest import said

TOLD = [
    (
        "Mercosur, a bloc made up of Argentina, Brazil, Paraguay and Uruguay, matters to Chad.",
        ["member ARG-BRA-PRY-URY MERCOSUR None"],
    ),
    ("The Pacific Alliance comprises Chile, Colombia, Mexico and Peru.", ["member CHL-COL-MEX-PER PA None"]),
    (
        "Cooperation with the Pacific Alliance grew. Since May 2014 Chad has had observer status in this organization.",
        ["observer TCD PA 2014-05/.."],
    ),
    ("Chad is the only African Union member to do so.", ["member TCD AU None"]),
    ("The Pacific Alliance met with Chile, Colombia and Peru.", []),
    ("Chad has observer status in this organization.", []),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_memberships_are_told_beside(text, facts):
    found = said.facts(f"Foreign relations of Chad\n\n{text}", "membership")
    told = [one for one in found if one["rule"].startswith("memberships_told.")]
    assert [f"{one['type']} {'-'.join(one['countries'])} {one['orgs'][0]} {one['date']}" for one in told] == facts
