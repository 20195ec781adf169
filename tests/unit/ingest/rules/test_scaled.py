"""Amounts of trade whose unit, year or side is told apart from them."""

import pytest

from tests.unit.ingest import said

TOLD = [
    (
        "Trade of Chad with Peru (in million USD): exports 3.2 (2014), imports 4.5 (2014).",
        ["TCD→PER 2014 3200000 USD", "PER→TCD 2014 4500000 USD"],
    ),
    (
        "Chad's trade with Peru in 2014 (in thousands of US dollars): exports – 3,200; imports – 4,500; "
        "turnover – 7,700.",
        ["TCD→PER 2014 3200000 USD", "PER→TCD 2014 4500000 USD", "PER-TCD 2014 7700000 USD"],
    ),
    (
        "Chad bought just €0.2 million from Peru in 2020 and sold $3 million there.",
        ["PER→TCD 2020 200000 EUR", "TCD→PER 2020 3000000 USD"],
    ),
    ("In 2019, bilateral exchange totalled USD 71 million.", ["PER-TCD 2019 71000000 USD"]),
    (
        "The volume of trade was 200 thousand euro in 2019 and 350 thousand euro in 2020.",
        ["PER-TCD 2019 200000 EUR", "PER-TCD 2020 350000 EUR"],
    ),
    ("Peru's share in Chad's exports is small: $3 million in 2019.", ["TCD→PER 2019 3000000 USD"]),
    (
        "Exchanges reached $7 million in 2018, up from $5 million a year earlier.",
        ["PER-TCD 2018 7000000 USD", "PER-TCD 2017 5000000 USD"],
    ),
]


@pytest.mark.parametrize(("text", "totals"), TOLD)
def test_an_amount_has_the_unit_and_year_that_its_line_gives(text, totals):
    found = said.facts("Chad–Peru relations\n\nTrade\n\n" + text, "trade_total")
    short = []
    for one in found:
        between = f"{one['sender']}→{one['receiver']}" if one["sender"] else "-".join(one["countries"])
        short.append(f"{between} {one['date'] or ''} {one['value']:.0f} {one['unit']}")
    assert sorted(short) == sorted(totals)


def test_the_path_of_a_page_names_the_partner_of_all_its_chapters():
    page = "Embassy of Chad in Lima\nBilateral relations > Peru\n\nTrade\n\n"
    told = "Trade in 2014 in thousand EUR: export 6 250, import 9 870. The main item of the import is tea."
    assert [(one["sender"], one["value"]) for one in said.facts(page + told, "trade_total")] == [
        ("TCD", 6250000),
        ("PER", 9870000),
    ]
    assert said.short(page + told, "trade_product") == ["trade_product good PER→TCD"]
