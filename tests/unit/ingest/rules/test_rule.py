"""When a rule is tried: where a word of each of the sets that it needs stands."""

import pytest

from analysis.ingest import formats, reading, rules
from analysis.ingest.rules.rule import words_of
from tests.unit.ingest import said

SENTENCES = (
    "Chad and Peru broke their ties in 1982.",
    "Chad and Peru keep ties.",
    "Relations between Chad and Peru were restored on 4 May 1988.",
    "President Ana Paz of Peru visited Lomé.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_rule_is_tried_where_each_of_its_sets_has_a_word_in_the_sentence(text):
    document = formats.read("made-up.txt", text.encode())
    sentence = next(reading.read(document, said.gazetteer())).sentence
    words = words_of(sentence)
    tried = [one.name for one in rules.chosen(sentence)]
    assert tried == [one.name for one in rules.ordered() if all(words & each for each in one.needs)]
