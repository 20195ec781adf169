"""Rankings among partners are claims, and no amounts."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Peru is Chad's 45th largest trading partner globally.", "Peru is Chad's 45th largest trading partner"),
        ("Chad became Peru's main export market.", "Chad became Peru's main export market"),
    ],
)
def test_a_rank_among_partners_is_a_claim_about_both(text, label):
    [claim] = said.facts(PAIR + text)
    assert (claim["kind"], claim["type"], claim["label"]) == ("claim", "ranking", label)
    assert claim["countries"] == ["PER", "TCD"]


def test_a_partner_without_a_rank_or_without_the_other_state_is_no_claim():
    assert said.short(PAIR + "Peru is a partner of Chad.", "claim") == []
