"""Amounts in sentences: value, scale and unit as printed; what is doubtful; what only looks like an amount."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.amounts import Amount, find, units

MONEY = """
$48.5 million USD|48.5e6 USD
US$4.20 million|4.2e6 USD
US $5 million|5e6 USD
U.S.$5 million|5e6 USD
USD 122 million|122e6 USD
122 million USD|122e6 USD
USD1.2bn|1.2e9 USD
$1.43 million|1.43e6 USD
$50,000|50000 USD
$5-million|5e6 USD
¥ 153 million|153e6 JPY
25.278 billion yen|25.278e9 JPY
179 million EUR|179e6 EUR
€1.2 bn|1.2e9 EUR
£3m|3e6 GBP
$7b|7e9 USD
S$23 billion|23e9 SGD
C$ 5 million|5e6 CAD
A$5 million|5e6 AUD
NZ$5 million|5e6 NZD
HK$200|200 HKD
NT$3 billion|3e9 TWD
R$ 2 million|2e6 BRL
₹40 crore|4e8 INR
Rs 300 crore|3e9 INR
Rs. 300 crore|3e9 INR
INR 40 crore|4e8 INR
CHF 12 million|12e6 CHF
RUB 3.4 billion|3.4e9 RUB
1.5 trillion won|1.5e12 KRW
20 million South Korean won|20e6 KRW
20 million Mexican pesos|20e6 MXN
20 million Argentine pesos|20e6 ARS
300 Swedish kronor|300 SEK
40 million Danish kroner|40e6 DKK
1 billion Turkish lira|1e9 TRY
20 million UAE dirhams|20e6 AED
20 million US dollars|20e6 USD
20 million U.S. dollars|20e6 USD
20 million dollars|20e6 USD
5 million of US dollars|5e6 USD
5 million Canadian dollars|5e6 CAD
5 million New Zealand dollars|5e6 NZD
$5 million CAD|5e6 CAD
100,000 pounds sterling|1e5 GBP
30 million Swiss francs|30e6 CHF
2 billion Russian rubles|2e9 RUB
1.234.567,89 euros|1234567.89 EUR
half a billion dollars|0.5e9 USD
two million euros|2e6 EUR
a million dollars|1e6 USD
12,5 million euros|12.5e6 EUR
""".strip().split("\n")

UNKNOWN_CURRENCY = """
20 million pesos|20e6
20 million rupees|20e6
5 million francs|5e6
1,00,000 rupees|1e5
20 million Liberian dollars|20e6
5 million West African CFA francs|5e6
5 million cfa francs|5e6
""".strip().split("\n")

COUNTS = """
1,784|1784
10,000|10000
12 000|12000
1,234,567|1234567
2.5 million|2.5e6
4,5 million|4.5e6
1,234.5 million|1234.5e6
3 mln|3e6
3 bln|3e9
3 mn|3e6
400 lakh|4e7
2 crore|2e7
2 lakh crore|2e12
one hundred thousand|1e5
two hundred|200
two hundred and fifty thousand|250000
twenty-five thousand|25000
one and a half million|1.5e6
half a million|5e5
77|77
""".strip().split("\n")

QUANTITIES = """
124.7 thousand tons|124700 tons
50 tonnes|50 tons
2 million tons|2e6 tons
300 units|300 units
40.72%|40.72 percent
5 per cent|5 percent
5 percent|5 percent
0.4 %|0.4 percent
""".strip().split("\n")

ROUGH = """
about $5 million
nearly 3,000
more than 2,000
less than 40%
over a million
almost 7 billion yen
approximately 50 tons
some 300
around 300
up to 300
at least 300
300 or so
5,000+
5–6 million
$5-10 million
5 to 6 million dollars
between 5 and 6 million
~300
""".strip().split("\n")

VAGUE = ["several thousand", "a few hundred", "hundreds of thousands", "tens of thousands", "many million", "thousands"]

NOTHING = """
the 95th session
the 1990s
in 1992
on 4 May
on 4–6 May 2003
from 1910 to 1920
since the 19th century
in 2014-15
Resolution 2758
No. 7
page 39
Article 5
Agenda 2030
the Expo 2017 in Lima
Boeing 737
G20
ES-11/1
Su-30
10:30
1/3
[12]
20-year
5km
COP 26
TOP 10
1975,1980
two embassies
one of them
a treaty
A/RES/76
v2.1.3b
million
""".strip().split("\n")


def read(text: str) -> list[tuple[float | None, str]]:
    return [(amount.value, amount.unit) for amount in find(text)]


@pytest.mark.parametrize("case", MONEY + QUANTITIES)
def test_an_amount_has_its_value_in_plain_units_and_its_unit(case):
    written, expected = case.split("|")
    value, unit = expected.split()
    text = f"Peru got {written} from Chad."
    [amount] = find(text)
    assert (amount.value, amount.unit, amount.text) == (float(value), unit, written)
    assert text[amount.start : amount.end] == written


@pytest.mark.parametrize("case", UNKNOWN_CURRENCY)
def test_a_currency_is_not_guessed(case):
    written, value = case.split("|")
    assert read(f"Peru got {written} from Chad.") == [(float(value), "")]


@pytest.mark.parametrize("name", sorted(units.OWNERS))
def test_every_name_of_a_currency_is_known_in_small_letters_and_capitals(name):
    for written in (name.replace("_", " "), name.replace("_", " ").upper()):
        [amount] = find(f"It got 5 million {written} from Chad.")
        assert amount.value == 5e6
        assert amount.text == f"5 million {written}"


@pytest.mark.parametrize("case", COUNTS)
def test_a_count_has_no_unit(case):
    written, value = case.split("|")
    [amount] = find(f"There live {written} people.")
    assert (amount.value, amount.unit, amount.text) == (float(value), "", written)


@pytest.mark.parametrize("written", ROUGH)
def test_words_of_estimation_and_ranges_make_an_amount_approximate(written):
    [amount] = find(f"They sold {written} more.")
    assert amount.approximate
    assert amount.value is not None


@pytest.mark.parametrize("written", VAGUE)
def test_an_amount_without_a_figure_keeps_its_words(written):
    [amount] = find(f"There were {written} people.")
    assert (amount.value, amount.text, amount.approximate) == (None, written, True)


@pytest.mark.parametrize("text", NOTHING)
def test_dates_ordinals_and_names_are_no_amounts(text):
    assert find(text) == []


def test_a_comma_before_a_billion_is_doubtful():
    [amount] = find("Trade was $1,784 billion.")
    assert (amount.value, amount.doubtful, amount.other) == (1784e9, True, 1.784e9)
    assert not any(
        amount.doubtful for text in ("$1.784 billion", "$1,784 million", "$178 billion") for amount in find(text)
    )


def test_a_year_is_an_amount_only_when_it_counts_something():
    assert read("1992 students") == [(1992, "")]
    assert read("in 2013 USD 5 million") == [(5e6, "USD")]
    assert read("2013 million dollars") == [(2013e6, "USD")]
    assert read("on 4 May 1992, 300 men") == [(300, "")]
    assert read("In 1992 won the") == []


PIECES = """$ US$ € 5 1,784 2.5 40,72 1992 in million billion thousand crore bn m % per cent dollars pesos Mexican of
USD TOP won – to and between about over half a two hundred several thousands . , - ( ) Rs 12 000 No. G20 May tons"""
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=30).map("".join), st.text(max_size=200)
)
SENTENCES = st.one_of(
    st.builds("Togo paid Fiji ${:,} for sugar.".format, st.integers(1, 10**9)),
    st.builds("Trade was {} {} euros.".format, st.integers(1, 999), st.sampled_from(["million", "billion"])),
    st.builds("In {} it rose.".format, st.integers(1800, 2099)),
    st.builds("About {:,} people left.".format, st.integers(1, 10**6)),
    st.builds("It fell by {:.2f}%.".format, st.floats(0, 99)),
    st.sampled_from(["Two million men came.", "Nothing was sold.", "Several thousand men left."]),
)


@given(TEXTS)
def test_amounts_stand_apart_in_order_and_are_the_text_of_their_place(text):
    found = find(text)
    for amount in found:
        assert text[amount.start : amount.end] == amount.text != ""
        assert amount.value is None or amount.value >= 0
        assert amount.unit in {"", "percent", "tons", "units"} | units.CODES | units.WORDLIKE
        assert amount.doubtful == (amount.other is not None)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.integers(0, 10**6 - 1), st.sampled_from(["", "million", "billion"]))
def test_a_figure_is_worth_what_it_says(number, scale):
    [amount] = find(f"It cost ${number:,} {scale}".rstrip())
    assert amount.value == float(number * units.SCALES.get(scale, 1))


@pytest.mark.parametrize("number", ["$1,000,000 billion", "$" + "9" * 40, "five thousand trillion dollars"])
def test_what_is_greater_than_anything_between_states_is_no_amount(number):
    assert find(f"Trade amounted to {number}.") == []


@given(SENTENCES, SENTENCES)
def test_sentences_side_by_side_are_read_as_each_alone(one, other):
    def moved(amount: Amount) -> Amount:
        return Amount(**{**vars(amount), "start": amount.start + len(one) + 1, "end": amount.end + len(one) + 1})

    assert find(f"{one} {other}") == find(one) + [moved(amount) for amount in find(other)]


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "one ", "half a ", "$", "5–", "million ", "1.", "5 million ", "several ", "a few "]
)
def test_time_grows_with_the_length_of_the_text(piece):
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        begun = time.perf_counter()
        find(text)
        return time.perf_counter() - begun

    small = min(seconds(20_000 + number) for number in range(3))
    assert min(seconds(80_000 + number) for number in range(2)) < 10 * small + 0.05
