"""Goods told of by share, supplier, adjective, heading or reference to what goes before."""

import pytest

from tests.unit.ingest.said import facts

OPENING = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\nTrade\n\n"
FROM_CHAD, FROM_PERU = "TCD", "PER"


def goods(text):
    """Each good told of with its sender."""
    return {(one["label"].casefold(), one["sender"]) for one in facts(OPENING + text, "trade_product")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru ships mainly zinc and grapes; in return Chad supplies rubber.", "zinc grapes | rubber"),
        ("Chad sells resins and fish, while cocoa and cotton travel the other way.", "cocoa cotton | resins fish"),
        ("Chad sells hides; Peru sells copper in exchange.", "copper | hides"),
        ("Copper makes up nine tenths of the imports from Peru.", "copper |"),
        ("Hides account for most of Chad's sales to Peru.", "| hides"),
        ("In 2014, hides accounted for 80% of Chadian exports to Peru.", "| hides"),
        ("Leading Peruvian goods are tuna and copper.", "tuna copper |"),
        ("Peru's exports fell to $1 million in 2016. They consist chiefly of fish and cement.", "fish cement |"),
        ("Chad sources its fishmeal from Peru.", "fishmeal |"),
        ("Peru is a supplier of copper and fishmeal to Chad.", "copper fishmeal |"),
        ("Chad is Peru's main supplier of gum.", "| gum"),
        ("Chad is the largest buyer of Peruvian copper.", "copper |"),
        ("Peru gets most of its gum from Chad.", "| gum"),
        ("Chad relies on Peru for copper and tin.", "copper tin |"),
        ("Chad supplies Peru with hides and gum.", "| hides gum"),
        ("Copper and tin top the list of Chad's imports from Peru.", "copper tin |"),
        ("The structure of exports from Chad: hides – 40%, gum – 30%.", "| hides gum"),
        ("Exports to Peru\n\n- Hides\n- Gum\n\nImports from Peru\n\n- Copper\n- Tin\n", "copper tin | hides gum"),
        ("Chad's head of state supplied no answer.", "|"),
    ],
)
def test_goods_are_read_with_their_sender(text, told):
    peru, chad = told.split("|")
    assert goods(text) == {*((one, FROM_PERU) for one in peru.split()), *((one, FROM_CHAD) for one in chad.split())}


@pytest.mark.parametrize(
    "text",
    [
        "Peru bought Chadian beef for some 145 million dollars in 2021.",
        "Peru purchased 31,900 tons of beef from Chad for $145 million in 2021.",
        "Beef exports from Chad to Peru reached $145 million in 2021.",
    ],
)
def test_a_single_good_has_the_price_that_was_paid(text):
    assert [(one["label"].casefold(), one["date"], one["value"]) for one in facts(OPENING + text, "trade_product")] == [
        ("beef", "2021", 145_000_000)
    ]
