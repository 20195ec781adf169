"""A readable sentence with everything in it that is marked: dates, amounts, names, offices."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis.ingest import amounts, moments, titles
from analysis.ingest.names import Gazetteer
from analysis.ingest.tagged import Mark, Tagged


@lru_cache(maxsize=2048)
def tag(text: str, gazetteer: Gazetteer) -> Tagged:
    """A sentence with its marks; where two kinds overlap, dates go before amounts and amounts before names."""
    kept: list[Mark] = []
    for mark in sorted(_marks(text, gazetteer), key=lambda one: one.start):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif _weight(mark) < _weight(kept[-1]):
            kept[-1] = mark
    tagged = Tagged(text, kept)
    marks = titles.marks(tagged)
    return tagged if marks is kept else Tagged(text, marks)


def _marks(text: str, gazetteer: Gazetteer) -> Iterator[Mark]:
    for moment in moments.find(text):
        yield Mark("date", moment.start, moment.end, moment, text[moment.start : moment.end])
    for amount in amounts.find(text):
        tag_ = "money" if len(amount.unit) == 3 and amount.unit.isupper() else "number"
        yield Mark(tag_, amount.start, amount.end, amount, text[amount.start : amount.end])
    for one in gazetteer.find(text):
        yield Mark(one.meaning.tag, one.start, one.end, one.meaning.values, text[one.start : one.end])


def _weight(mark: Mark) -> int:
    """The lower goes first; a bare number gives way to a name that holds it: "Group of 77"."""
    if mark.tag == "number" and not mark.value.unit:
        return 4
    return {"date": 0, "money": 1, "number": 2}.get(mark.tag, 3)


def codes(marks: Iterable[Mark], *tags: str) -> list[str]:
    """The codes of the marks of some tags that mean one state each, in order, each once."""
    found = [mark.value[0] for mark in marks if mark.tag in tags and len(mark.value) == 1]
    return list(dict.fromkeys(found))
