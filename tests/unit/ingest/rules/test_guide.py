"""The rule by which docs/ingest.md shows how rules are written does what it says."""

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.ingest import formats, reading, times
from analysis.ingest.actors import actor, target
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules import rule
from tests.unit.ingest import said

GUIDE = Path(__file__).parents[4] / "docs/ingest.md"
HANDED = {"Found": Found, "Hit": Hit, "Iterator": Iterator, "Nearly": Nearly, "times": times}


def shown(monkeypatch):
    """The rule of the guide, made without taking its place among the others."""
    monkeypatch.setattr(rule, "RULES", [])
    [code] = re.findall(r"```python\n(.+?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    exec(code, HANDED | {"actor": actor, "target": target, "rule": rule.rule})
    [made] = rule.RULES
    return made


def read(one, text):
    document = formats.read("made-up.txt", text.encode())
    return [tried for each in reading.read(document, said.gazetteer()) for tried in one.apply(each.sentence)]


def test_the_rule_that_the_guide_shows_reads_its_own_example(monkeypatch):
    one = shown(monkeypatch)
    example = re.findall(r'"([^"]+)"', one.meaning)[0]
    [(_, [found], reason)] = read(one, example)
    assert (found.sender, found.receiver, found.dates, reason) == ("TGO", "BEN", ("1985",), "")


def test_where_it_finds_nothing_it_says_why(monkeypatch):
    [(_, found, reason)] = read(shown(monkeypatch), "In 1985 they sent blankets.")
    assert (found, reason) == ([], "nobody is said to send them")


def test_every_module_that_the_guide_names_is_there():
    ingest = Path(rule.__file__).parents[1]
    [way] = re.findall(r"## How a document is read\n(.+?)\n## ", GUIDE.read_text("utf-8"), re.DOTALL)
    named = re.findall(r"\*\*(\w+)/?\*\*|`(\w+)` (?:says|when|whether)", way)
    lost = [name for pair in named for name in pair if name and not list(ingest.glob(f"{name}*"))]
    assert len(named) > 4 and not lost
