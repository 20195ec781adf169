"""Whatever else happened between two states: a dated clause in the past tense in which no other rule found anything."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.occurring import occurred
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

PAST = pattern(
    r"\b(?:\w{3,}(?<!eed)ed|began|begun|became|broke|brought|built|bought|came|chose|cut|drew|fell|felt|fled|flew|fought|found|gave|grew|had|held|"
    r"kept|laid|led|left|lent|lost|made|met|paid|put|ran|rose|sat|saw|sent|set|shut|sold|spent|stood|sought|split|swore|taught|took|"
    r"was|were|went|withdrew|won|wrote)\b"
)


@rule("events.other", r"<date>", "<date>")
def other(hit: Hit) -> Iterator[Found]:
    """Something dated that happened between two states: "Peru returned the flag to Chad in 1998"."""
    if hit.sentence.block.kind not in ("paragraph", "item", "cell"):
        raise Nearly("it is no running text")
    if not PAST.search(hit.string, *hit.clause):
        raise Nearly("no verb tells what happened")
    yield occurred(hit, "other", lean=False, confidence=0.5)
