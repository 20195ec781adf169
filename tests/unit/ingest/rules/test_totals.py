"""What amounts of trade are read from: their way, their year, and what is none."""

import pytest

from tests.unit.ingest import said

PAIR = "Chad and Peru relations\n\n"
TOLD = [
    ("In 2012, trade between Chad and Peru amounted to US$12.5 million.", ["two_way PER-TCD 2012 1.25e+07 USD"]),
    (
        "Trade volume stood at €3 million in 2015, up from €2 million in 2010.",
        ["two_way PER-TCD 2015 3e+06 EUR", "two_way PER-TCD 2010 2e+06 EUR"],
    ),
    (
        "Between 2010 and 2015 trade grew from $5 million to $9 million.",
        ["two_way PER-TCD 2010 5e+06 USD", "two_way PER-TCD 2015 9e+06 USD"],
    ),
    (
        "Chad exported $5 million worth of goods to Peru in 2016, while Peru exported $7 million to Chad.",
        ["one_way TCD→PER 2016 5e+06 USD", "one_way PER→TCD 2016 7e+06 USD"],
    ),
    ("Peruvian exports to Chad grew by 20% to $8 million in 2013.", ["one_way PER→TCD 2013 8e+06 USD"]),
    (
        "Exports to Peru were $4 million and imports from Peru were $6 million in 2014.",
        ["one_way TCD→PER 2014 4e+06 USD", "one_way PER→TCD 2014 6e+06 USD"],
    ),
    (
        "In 2014 Chad's exports to Peru were valued at $4 million, and imports at 6 million.",
        ["one_way TCD→PER 2014 4e+06 USD", "one_way PER→TCD 2014 6e+06 USD"],
    ),
    (
        "Trade in 2019 was valued at $3.5 million, with Peru exporting $3 million and Chad $0.5 million.",
        ["two_way PER-TCD 2019 3.5e+06 USD", "one_way PER→TCD 2019 3e+06 USD", "one_way TCD→PER 2019 500000 USD"],
    ),
    (
        "Turnover in 2020 was 14 mln. dollars (2019: 19 mln. dollars).",
        ["two_way PER-TCD 2020 1.4e+07 USD", "two_way PER-TCD 2019 1.9e+07 USD"],
    ),
    ("Peruvian exports to Chad: US$ 12 million (2015)", ["one_way PER→TCD 2015 1.2e+07 USD"]),
    (
        "Trade reached $4 million in 2011. Exports to Peru were $3 million.",
        ["two_way PER-TCD 2011 4e+06 USD", "one_way TCD→PER 2011 3e+06 USD"],
    ),
]
NONE = [
    "Both sides aim to raise trade to $1 billion by 2030.",
    "Bilateral trade could reach $500 million.",
    "Chad had a trade deficit of $40 million with Peru in 2012.",
    "Peru invested $400 million in Chad in 2012.",
    "Trade between Chad and the European Union amounted to $4 billion in 2010.",
    "Chad's total exports were $2 billion in 2010.",
    "Trade between the two countries increased by 15 percent in 2012.",
    "Peru gave Chad a loan of $5 million for imports of machinery.",
    "A trade agreement was signed in 1990.",
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_each_amount_of_trade_has_its_way_and_its_own_year(text, facts):
    assert said.short(PAIR + text, "trade_total") == [f"trade_total {fact}" for fact in facts]


@pytest.mark.parametrize("text", NONE)
def test_aims_balances_loans_shares_and_the_trade_of_others_are_no_totals(text):
    assert said.short(PAIR + text, "trade_total") == []


def test_a_comma_before_a_billion_is_read_as_a_decimal_one_and_noted():
    [fact] = said.facts(PAIR + "In 2014, trade between both nations totaled $1,784 billion.", "trade_total")
    assert (fact["value"], fact["value_text"]) == (1_784_000_000, "$1,784 billion")
    assert "decimal" in fact["note"]


def test_whose_figures_they_are_is_kept():
    [fact] = said.facts(
        PAIR + "According to Peruvian statistics, exports to Chad reached $9 million in 2017.", "trade_total"
    )
    assert (fact["reporter"], fact["sender"], fact["receiver"]) == ("PER", "PER", "TCD")


def test_the_printed_number_stands_in_the_label():
    [fact] = said.facts(PAIR + "Two-way trade was worth $55.2 million in 2011.", "trade_total")
    assert fact["label"] == "two-way trade, $55.2 million"
