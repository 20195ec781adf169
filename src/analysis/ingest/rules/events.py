"""Whatever else happened between two states: a dated clause in the past tense in which no other rule found anything."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.occurring import occurred
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import started
from analysis.ingest.tagged import pattern

PAST = pattern(
    r"\b(?:\w{2,}(?<!eed)ed|began|begun|became|broke|brought|built|bought|came|chose|cut|drew|fell|felt|fled|flew|fought|found|gave|grew|had|held|"
    r"kept|laid|led|left|lent|lost|made|met|paid|put|ran|rose|sat|saw|sent|set|shut|sold|spent|stood|sought|split|swore|taught|took|"
    r"was|were|went|withdrew|won|wrote)\b"
)
OTHER_KINDS = pattern(
    r"\b(?:vot(?:ed|es|ing) (?:in|for|against)|abstain\w*|member(?:ship)?\b|acceded|joined|observer|visit(?:ed|s)?\b|travell?ed|attended|arrived|"
    r"came (?:to|again|back)|exports?|exported|imports?|imported|trade|turnover|amounted|totall?ed|worth|percent|per cent|"
    r"citizens|residents|nationals|residing|resided|census|tourists|emigrants|immigrants|migrants|settlers|colonists|labourers|refugees|students|"
    r"expatriates|community|accredited|concurrent\w*|signed|initialled|ratified|retrieved|archived|according)\b|<post>"
)


@rule("events.other", r"<date>", "<date>")
def other(hit: Hit) -> Iterator[Found]:
    """Something dated that happened between two states: "Peru returned the flag to Chad in 1998"."""
    if hit.sentence.block.kind not in ("paragraph", "item", "cell"):
        raise Nearly("it is no running text")
    mark = hit.tagged.mark(hit.start)
    if mark.value.role in ("as_of", "by") or not (dates := started(times.resolved(hit, mark))):
        raise Nearly("the date dates no event")
    verb = _verb(hit)
    if not verb:
        raise Nearly("no verb tells what happened")
    clause = hit.string[hit.clause[0] : hit.clause[1]]
    if OTHER_KINDS.search(clause):
        raise Nearly("it is of a kind that has its own rules")
    yield occurred(replace(hit, match=verb), "other", dates=dates, confidence=0.5)


def _verb(hit: Hit) -> re.Match[str] | None:
    """The verb to which a date belongs: the last before it, for one that opens the clause the first behind it."""
    verbs = list(PAST.finditer(hit.string, *hit.clause))
    ahead = [verb for verb in verbs if verb.end() <= hit.start]
    return ahead[-1] if ahead else next(iter(verbs), None)
