"""Pages of pairs with every data set at hand: what an analyst would refuse to forward."""

import re
from functools import cache

import pytest

from analysis import sentences
from analysis.plots import Drawing
from tests import stories
from tests.connectors.originals import real

PAIRS = ("MEX-BLR", "KEN-IND", "PER-KAZ", "RUS-USA", "TUV-NRU", "SRB-XKX", "YEM-SAU", "PSE-ISR", "DEU-RUS")
FIGURES, PICTURES, WORDS = 6, 5, 900
SPAN = re.compile(r": at least [^;]+ without a dated entry")  # how long it is from one date of the rows to the other


@pytest.fixture(scope="session")
def told(everything):
    """Pair → the tables and the blocks and drawings of its page."""
    return cache(lambda pair: stories.story("05_dyad", everything, pair=pair))


@real
@pytest.mark.parametrize("pair", PAIRS)
def test_every_year_number_and_name_of_a_statement_stands_in_its_rows(pair, told):
    data, shown = told(pair)
    wrong = [
        (statement.text, missing)
        for block in shown
        if isinstance(block, sentences.Block)
        for statement in block
        if (missing := stories.unfounded(SPAN.sub("", statement.text), statement.rows, data, allowed=pair.split("-")))
    ]
    assert wrong == []


@real
@pytest.mark.parametrize("pair", PAIRS)
def test_a_page_stays_a_briefing(pair, told):
    _, shown = told(pair)
    figures = next(
        part for block in shown if isinstance(block, sentences.Block) for part in block.parts if _figures(part)
    )
    assert len(figures.body) <= FIGURES + 1  # and the row of what is not reported
    assert sum(isinstance(one, Drawing) and bool(len(one.data)) for one in shown) <= PICTURES
    lead = []
    for block in (one for one in shown if isinstance(one, sentences.Block)):
        if any(isinstance(part, sentences.Grid) and not _figures(part) for part in block.parts):
            break
        lead += str(block).split()
    assert len(lead) <= WORDS


@real
def test_a_pair_of_which_no_document_tells_has_a_page_from_data_sets_alone(told):
    data, shown = told("KEN-IND")
    rows = {row for block in shown if isinstance(block, sentences.Block) for one in block for row in one.rows}
    assert rows and {data.row(row)["table"] for row in rows} <= set(data.inventory)


@real
def test_a_vote_that_a_document_tells_by_its_month_is_told_by_day_symbol_and_both_votes(told):
    _, shown = told("MEX-BLR")
    text = "\n".join(str(block) for block in shown)
    assert "18 December 2007" in text and "A/RES/62/169" in text and "Belarus voted against it" in text
    assert "19 December 2006" in text and "A/RES/61/175" in text
    assert "lies after 2019" in text


@real
def test_what_the_states_before_them_did_stands_under_their_names(told):
    _, shown = told("MEX-BLR")
    text = "\n".join(str(block) for block in shown)
    assert "1946–1949 (the Byelorussian SSR)" in text
    assert not re.search(r"^19[4-8]0?[0-9]–19[4-8]9 \|", text, re.MULTILINE)


@real
def test_a_nought_of_a_rounded_copy_is_never_told_as_none(told):
    _, shown = told("PER-KAZ")
    text = "\n".join(str(block) for block in shown)
    assert "less than US$500,000" in text and "US$0" not in text and "no imports" not in text


@real
def test_a_side_whose_posts_no_index_follows_is_unknown_and_not_none(told):
    _, shown = told("KEN-IND")
    text = "\n".join(str(block) for block in shown)
    assert "Kenya → India: not reported" in text


@real
@pytest.mark.parametrize("pair, name", [("YEM-SAU", "North Yemen"), ("DEU-FRA", "West Germany")])
def test_votes_and_bodies_of_a_state_under_another_name_stand_under_that_name(pair, name, told):
    _, shown = told(pair)
    text = "\n".join(str(block) for block in shown)
    decades = [line for line in text.splitlines() if re.match(r"19[78]\d–19[78]9", line)]
    assert decades and all(name in line for line in decades)
    assert re.search(rf"{name} and .* shared \d+ in 1974", text)


@real
def test_who_was_not_among_the_voters_is_not_told_as_one_who_cast_no_vote(told):
    _, shown = told("CHN-TWN")
    votes = [line for block in shown for line in str(block).splitlines() if "China representation" in line]
    assert votes and all("ot among the voters then" in line for line in votes)


@real
def test_a_roll_call_that_names_both_sides_stands_once(told):
    _, shown = told("USA-CUB")
    lines = [line for block in shown for line in str(block).splitlines() if "A/RES/74/7" in line]
    assert len(lines) == 1


@real
def test_who_joined_an_agreement_of_many_made_none_between_the_two_alone(told):
    _, shown = told("CZE-SVK")
    text = "\n".join(str(block) for block in shown)
    assert "1 of them between the two alone" in text and "Antarctic Treaty" not in text


@real
@pytest.mark.parametrize("pair", ["SRB-XKX", "PSE-ISR", "VAT-ITA"])
def test_a_page_on_which_a_data_set_tells_something_does_not_say_that_nothing_is_told(pair, told):
    _, shown = told(pair)
    text = "\n".join(str(block) for block in shown)
    assert "little reported" not in text and "votes and trade of the two: not reported" not in text


@real
@pytest.mark.parametrize("pair", ["IND-PAK", "CHN-TWN", "RUS-USA"])
def test_the_first_of_a_row_and_the_possessive_read_as_english(pair, told):
    _, shown = told(pair)
    text = "\n".join(str(block) for block in shown)
    assert not re.search(r"\b1st (closest|largest)|s's (median|reported)", text)


@real
def test_posts_of_one_sort_stand_in_one_sentence(told):
    _, shown = told("DEU-FRA")
    text = "\n".join(str(block) for block in shown)
    assert "Germany had consulates general in Bordeaux, Lyon, Marseille and Strasbourg" in text


def test_without_any_data_set_a_page_says_what_a_fetch_would_add():
    _, shown = stories.story("05_dyad", pair="KEN-IND")
    assert "relations fetch un_votes cow_trade" in "\n".join(str(block) for block in shown)


def _figures(part):
    return isinstance(part, sentences.Grid) and part.kind == "figures"
