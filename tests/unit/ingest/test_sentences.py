"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.ingest import sentences


def said(text):
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["They met in 1990.", "In 1991 they parted."],
        ["Dr. Tanaka met Mr. St. John.", "He left."],
        ["J. R. Ochieng of the U.S. Department came.", "The visit was short."],
        ['He said "no."', "She stayed."],
        ["It was worth approx. 5 mln. dollars in Jan. 2001.", "Sales fell."],
        ["Who came?", "Nobody!", "So it ended."],
    ],
)
def test_a_sentence_ends_at_a_stop_that_is_no_abbreviation(parts):
    assert said(" ".join(parts)) == parts


def test_a_stop_between_two_words_without_a_space_ends_a_sentence_too():
    assert said("the economy of Chad.On Monday it rose.") == ["the economy of Chad.", "On Monday it rose."]


@given(some.text(max_size=3_000))
def test_nothing_but_space_is_left_out_and_no_sentence_is_too_long(text):
    found = list(sentences.split(text))
    assert all(0 < end - start <= sentences.LONGEST for start, end in found)
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())
