"""Tables of trade, and lines that have lost their form."""

import pytest

from tests.unit.ingest.said import short

OPENING = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\nTrade\n\n"
BOTH = ["trade_total one_way TCD→PER 2010 1.25e+07 USD", "trade_total one_way PER→TCD 2010 7.1e+06 USD"]


@pytest.mark.parametrize(
    "lines",
    [
        "YearChadian exportsPeruvian exports\n\n2010US$12.5 millionUS$7.1 million",
        "Year  Exports to Peru  Imports from Peru\n----  -----  ----\n2010  USD 12.5 million  USD 7.1 million\n",
        "Million USD\n\nYear – Chad's exports – Chad's imports\n2010 – 12.5 – 7.1\n",
        "Trade of Chad with Peru (thousand USD)\n\nYear Export Import\n2010 12,500 7,100\n",
        "Trade of Chad with Peru (thousand USD)\n\n2010: export 12 500, import 7 100\n",
        "US$ million\n\nYear / 2010\nChad's exports / 12.5\nChad's imports / 7.1\n",
        "Year\tChadian exports\tPeruvian exports\n2010\t$12.5 million\t$7.1 million\n",
        "| Year | Exports to Peru (USD m) | Exports to Chad (USD m) |\n|---|---|---|\n| 2010 | 12.5 | 7.1 |\n",
        "| US$ million | 2010 |\n|---|---|\n| Exports to Peru | 12.5 |\n| Imports from Peru | 7.1 |\n",
    ],
)
def test_figures_under_heads_are_trade(lines):
    assert short(OPENING + lines, "trade_total") == BOTH


@pytest.mark.parametrize(
    "lines",
    [
        "Exports of Chad to Peru fell for years.\n\n2010 12 14\n",
        "Year – Exports\n2010 – 12.5\n",
        "Trade (million USD)\n\nIn 2010 the two presidents met 3 times.\n",
        "Growth (million USD)\n\n2010: 12.5\n",
    ],
)
def test_figures_without_heads_or_unit_are_none(lines):
    assert short(OPENING + lines, "trade_total") == []
