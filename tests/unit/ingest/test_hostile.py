"""Hostile text goes through the whole of reading; how its time grows with its length is measured by a benchmark."""

import time

import pytest

from . import laws
from .hostile import FAMILIES, PROSE

SIZE = 20_000
# A guard and no measurement: ordinary prose of this size takes a tenth of a second, what is quadratic takes minutes.
SECONDS = 10


@pytest.mark.parametrize("family", [*FAMILIES, *PROSE])
def test_hostile_text_is_read_in_bounded_time_and_obeys_the_laws(family):
    text = (FAMILIES | PROSE)[family](SIZE)
    began = time.process_time()
    document, found = laws.read(text)
    assert time.process_time() - began < SECONDS
    assert laws.breaches(document, found) == []
