"""Whatever else happened between two states: a dated clause in the past tense in which no other rule "
"found anything."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.events.occurring import occurred, told_already, verbs
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import started
from analysis.ingest.tagged import Mark, pattern

OTHER_KINDS = pattern(
    r"\b(?:vot(?:ed|es|ing) (?:in|for|against)|abstain\w*|member(?:ship)?\b|acceded|joined|"
    r"observer|visit(?:ed|s)?\b|travell?ed|attended|arrived|"
    r"came (?:to|again|back)|exports?|exported|imports?|imported|trade(?! (?:disputes?|wars?|sanctions|"
    r"embargo|restrictions|barriers|bans?|blockade|row)\b)|turnover|amounted|"
    r"totall?ed|worth|percent|per cent|"
    r"citizens|residents|nationals|residing|resided|census|tourists|emigrants|immigrants|"
    r"migrants|settlers|colonists|labourers|refugees|students|"
    r"expatriates|community|landed|received|delegation|resolution|accredited|concurrent\w*|"
    r"participated|took part|taking part|hosted|ambassadors (?:to|of|in)|envoys?|"
    r"investments?|remittances|planned|expected|threatened|"
    r"scheduled|supposed|intended|(?:declar|proclaim)\w+ (?:\w+ ){0,2}independen\w+|"
    r"(?:entered|came|enters?|comes?) into (?:force|effect)|"
    r"in force|doubled|tripled|quadrupled|grew|signed|initialled|ratified|retrieved|"
    r"archived|according)\b|<number> (?:persons|people|"
    r"<demonym>|other|ethnic|\w+ans\b|\w+ed\b)|produced|preceded|<pact>.*\b(?:followed|reached|"
    r"concluded|pledged)\b"
)

COUNTED = pattern(r"<number>(?: (?:persons|people|<demonym>|other|\w+ans))?(?: \w+){0,2} \Z")
PERIOD = re.compile(r"\b(?:period|years?|budget|plan|target|decade)(?: of| from)? ?\Z")
AFTER = 60
MISSION_VERB = pattern(r"(?:re)?opened|closed|shut|transferred|discontinued|upgraded|elevated|moved|posted|accredited")
POST_ACTS = pattern(
    r"<post>[^,;]{0,40}\b(?:sold|leased|rented|ceased|stopped|suspended|ended|began|functioned|existed|"
    r"worked|operated|served|moved|"
    r"remained|stayed|handled|covered)\b"
)
OPENED_THINGS = pattern(
    r"\b(?:garden|park|monument|statue|library|clinic|laboratory|station|line|port|"
    r"airport|dam|farm|border|flights?|bridge|factory|hospital|school|cent(?:re|er)|"
    r"visas?|route|market|"
    r"road|railway|university|institute|plant|mine|museum|"
    r"exhibition|chancery|pavilion)\b"
)
ORGAN = pattern(r"<org>[’'s]*(?: [\w-]+){0,4} \Z")


@rule("events.other", r"<date>", "<date>")
def other(hit: Hit) -> Iterator[Found]:
    """Something dated that happened between two states: "Peru–Togo relations / Peru gave back the flag in 1998"."""
    if hit.sentence.block.kind not in ("paragraph", "item", "cell"):
        raise Nearly("it is no running text")
    mark = hit.tagged.mark(hit.start)
    dates = _dates(hit, mark)
    if told_already(hit, dates):
        raise Nearly("another rule has read the clause")
    verb = _verb(hit, hit.start)
    if not verb:
        raise Nearly("no verb tells what happened")
    if times.aside(hit, mark) and _dated_else(hit, verb):
        raise Nearly("the date is that of something beside")
    told = _told(hit, verb)
    if OTHER_KINDS.search(told) or COUNTED.search(hit.string, hit.clause[0], verb.start()):
        raise Nearly("it is of a kind that has its own rules")
    near = hit.string[verb.start() : verb.end() + 24]
    if POST_ACTS.search(told) or (MISSION_VERB.search(near) and not OPENED_THINGS.search(hit.plain(*hit.clause))):
        raise Nearly("it is a post that opens or closes")
    if ORGAN.search(hit.string, hit.clause[0], verb.start()):
        raise Nearly("it is a body that acts")
    yield occurred(replace(hit, match=verb), "other", dates=dates, confidence=0.5)


def _dates(hit: Hit, mark: Mark) -> tuple[str, ...]:
    """The dates on which something happened; Nearly where a date is no event's."""
    if mark.value.role in ("as_of", "by", "before", "after") or not (dates := started(times.resolved(hit, mark))):
        raise Nearly("the date dates no event")
    before = hit.string[max(0, hit.start - 20) : hit.start].rstrip()[-12:]
    if mark.text.isdigit() and before.split(" ")[-1][:1].isupper():
        raise Nearly("the year is part of a name")
    if mark.text.isdigit() and pattern(" <pact>").match(hit.string, hit.end):
        raise Nearly("the year is that of an instrument")
    if PERIOD.search(hit.string, max(0, hit.start - 30), hit.start):
        raise Nearly("the date is that of a period for which something is meant")
    return dates


def _told(hit: Hit, verb: re.Match[str]) -> str:
    """What the verb tells: from the comma before it, or its clause's begin, to the next date or a few "
    "words behind."""
    first, last = hit.clause
    comma = hit.string.rfind(", ", first, verb.start())
    after = max(hit.end, verb.end())
    rest = hit.tagged.first(after, last, "date")
    return hit.string[max(first, comma) : min(last, after + AFTER, hit.tagged.place(rest) if rest else last)]


def _verb(hit: Hit, place: int) -> re.Match[str] | None:
    """The verb to which a date belongs: the last before it, for one that opens the clause the first behind it."""
    found = verbs(hit, *hit.clause)
    ahead = [verb for verb in found if verb.end() <= place]
    return ahead[-1] if ahead else next(iter(found), None)


def _dated_else(hit: Hit, verb: re.Match[str]) -> bool:
    """Whether a verb has a date of its own in its clause."""
    marks = [mark for mark in hit.tagged.between(*hit.clause, "date") if not times.aside(hit, mark)]
    return any(_verb(hit, hit.tagged.place(mark)) is verb for mark in marks)
