"""Trade with a group of states that the tables know as one."""

import pytest

from tests.unit.ingest import said

TOLD = [
    (
        "In 2011 the trade turnover between Chad and the Latin American countries reached $3 million, exports making "
        "up $2 million and imports $1 million.",
        [("", "", 3e6), ("TCD", "LAC33", 2e6), ("LAC33", "TCD", 1e6)],
    ),
    ("Exports from Chad to Latin America were worth $4 million in 2012.", [("TCD", "LAC33", 4e6)]),
    ("Trade of Chad with Africa was worth $4 million in 2012.", []),
]


@pytest.mark.parametrize(("text", "totals"), TOLD)
def test_trade_with_a_group_is_that_of_one_state_with_it(text, totals):
    found = [one for one in said.facts(f"Foreign relations of Chad\n\n{text}", "trade_total") if one["orgs"]]
    assert [(one["sender"] or "", one["receiver"] or "", one["value"]) for one in found] == totals
    assert all(one["countries"] == ["TCD"] and one["orgs"] == ["LAC33"] for one in found)


def test_goods_follow_the_group_told_before():
    text = "Foreign relations of Chad\n\nTrade with Latin America grew. Chad's exports consist mainly of gum and hides."
    found = said.facts(text, "trade_product")
    assert [(one["label"], one["sender"], one["receiver"], one["countries"]) for one in found] == [
        ("gum", "TCD", "LAC33", ["TCD"]),
        ("hides", "TCD", "LAC33", ["TCD"]),
    ]
