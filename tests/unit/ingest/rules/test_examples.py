"""Every rule explains itself: a name, a meaning, and an example on which it fires."""

import re

import pytest

from analysis.ingest import formats, reading
from analysis.ingest.rules import ordered
from tests.unit.ingest import said

QUOTED = re.compile(r'"([^"]{8,})"')


def example(rule):
    """The first quoted text of a reader's docstring; a `/` in it stands between a heading and an item of its list."""
    found = QUOTED.search(" ".join((rule.read.__doc__ or "").split()))
    return found[1] if found else ""


def fired(text):
    parts = text.split(" / ")
    whole = "\n\n\n".join(parts[:-1]) + f"\n\n-   {parts[-1]}\n" if len(parts) > 1 else text
    document = formats.read("made-up.txt", whole.encode())
    firings = [one for read in reading.read(document, said.gazetteer()) for one in read.firings]
    return {one.rule.name for one in firings if one.found}


@pytest.mark.parametrize("rule", ordered(), ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_own_example(rule):
    assert rule.name in fired(example(rule)), f"{rule.name} finds nothing in {example(rule)!r}"


def test_a_rule_is_named_after_its_module_and_no_two_alike():
    names = [rule.name for rule in ordered()]
    assert len(set(names)) == len(names)
    assert all(rule.name.split(".")[0] == rule.read.__module__.split(".")[-1] for rule in ordered())
