"""Which goods are read from lists, and from whom to whom they go."""

import pytest

from analysis.ingest.rules.trade import goods
from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"
LISTS = [
    ("zinc, asparagus and grapes.", ["zinc", "asparagus", "grapes"]),
    ("cotton, hides and skins, and seeds.", ["cotton", "hides and skins", "seeds"]),
    ("pumps and valves, tyres, paper.", ["pumps", "valves", "tyres", "paper"]),
    ("rice and iron and steel.", ["rice", "iron and steel"]),
    ("leather and rubber products.", ["leather and rubber products"]),
    ("fruit such as mangoes and dates", ["fruit", "mangoes", "dates"]),
    ("products such as cotton and oil, among others", ["cotton", "oil"]),
    ("cars (new and used), wine, which is dear", ["cars", "wine"]),
    ("growing; they are small", []),
]
TOLD = [
    ("Chad's main exports to Peru are: gum arabic and hides.", ["TCD→PER gum arabic", "TCD→PER hides"]),
    ("Peru mainly imports oil and gas from Chad.", ["TCD→PER oil and gas"]),
    ("Chad's exports to Peru are dominated by oil.", ["TCD→PER oil"]),
    ("The main products exported by Chad to Peru are cotton and cattle.", ["TCD→PER cotton", "TCD→PER cattle"]),
    ("Peru exports copper to Chad and imports hides.", ["PER→TCD copper", "TCD→PER hides"]),
    ("Hides and gum arabic are exported to Peru.", ["TCD→PER Hides", "TCD→PER gum arabic"]),
    ("From Peru are imported cars and paper.", ["PER→TCD cars", "PER→TCD paper"]),
    ("Cotton is the main Chadian export to Peru.", ["TCD→PER Cotton"]),
    ("In 2011, Chad imported goods worth $3 million from Peru, mostly cement.", ["PER→TCD cement"]),
    ("Imports from Peru (wine, cars) fell.", ["PER→TCD wine", "PER→TCD cars"]),
    (
        "Chad's imports from Peru are cars and wine; exports are cotton.",
        ["PER→TCD cars", "PER→TCD wine", "TCD→PER cotton"],
    ),
]
NONE = [
    "Exports from Chad are growing.",
    "Exports to Peru were suspended in 1990.",
    "The countries signed an agreement on the export of cattle.",
    "Peru's exports to Chad are expected to grow.",
    "Exports to Peru were $4 million.",
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_list_is_parted_into_goods_but_not_within_one(text, names):
    assert [text[start:end] for start, end, _ in goods.items(text)] == names


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_goods_go_from_the_exporter_to_the_importer(text, facts):
    found = said.facts(PAIR + text, "trade_product")
    assert [f"{one['sender']}→{one['receiver']} {one['label']}" for one in found] == facts


@pytest.mark.parametrize("text", NONE)
def test_what_is_said_of_trade_but_names_no_good_gives_none(text):
    assert said.short(PAIR + text, "trade_product") == []


def test_a_price_of_one_good_is_its_own_and_dated_as_the_sentence_is():
    [gold, wool] = said.facts(
        PAIR + "In 2012 Peru exported gold worth $4 million and wool ($1 million) to Chad.", "trade_product"
    )
    assert [(one["label"], one["value"], one["date"]) for one in (gold, wool)] == [
        ("gold", 4_000_000, "2012"),
        ("wool", 1_000_000, "2012"),
    ]


def test_a_band_saw_is_no_ban():
    text = "Chad–Peru relations\n\nChad's main exports to Peru include: band saws and bandages."
    assert said.short(text, "trade_product") == ["trade_product good TCD→PER", "trade_product good TCD→PER"]
