"""Dated clauses that tell what happened between two states, whatever it was: who acted, upon whom, when."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.telling import dated, event, other, pair_of, parties, started, subjects, words
from analysis.ingest.rules.visits.journeys import HEIRS
from analysis.ingest.tagged import Mark, pattern

PAST = pattern(
    r"\b(?:\w{2,}(?<!eed)ed|began|begun|became|broke|brought|built|bought|came|chose|cut|drew|"
    r"fell|felt|fled|flew|fought|"
    r"found|gave|grew|held|kept|laid|led|left|lent|lost|made|met|paid|put|ran|rose|sat|saw|sent|set|shut|sold|spent|"
    r"stood|sought|beat|struck|drove|shot|spoke|sank|threw|stole|froze|"
    r"split|swore|taught|took|went|withdrew|won|wrote|had(?! been)|"
    r"(?:was|were|been)(?= (?:not |\w+ly |first |also )?(?:\w+ed|\w+en|\w+wn|begun|built|cut|"
    r"given|held|laid|lent|led|made|put|sent|set|"
    r"shut|sold|struck|won)\b))\b"
)
BY = pattern(r"\bby (?:the )?(?:\w+ ){0,3}?(?P<by><country|city>)")
TOWARDS = pattern(
    r"\b(?:to|for|in|against|on|upon|into|at)(?: (?:the|its|their|an?|government|of|people|"
    r"army|president|republic|\w+ed))* "
    r"(?P<to><country|city>)"
)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being)(?: \w+ly)? (?:\w+ed|\w+en|\w+wn|sent|made|lent|flown|shut|put|built|cut|begun)\b",
    re.IGNORECASE,
)
OWNED = pattern(r"^\W*(?:<date>,? )?(?:[\w-]+ ){0,7}?(?P<owner><country>)(?P<own>[’']s?)? (?P<thing>[\w -]{3,60})")
SENT = pattern(
    r"\b(?:contributions?|doses|vaccines|medicines|food|equipment|consignments?|projects?|programmes?|aid|"
    r"assistance|loans?|credits?|grants?|donations?|troops|soldiers|contingent|"
    r"forces|peacekeepers|experts|instructors|doctors|"
    r"ships?|aircraft|company|investors?|team|relief|supplies|mission)\b"
)
ITS = re.compile(
    r"\A\W*(?:it|its|(?:the |its )?(?:last|first|remaining|final) (?:troops|contingent|soldiers|"
    r"detachment|forces))\b",
    re.IGNORECASE,
)
COORDINATED = pattern(r"(?:,| and|, and)(?: (?:later|then|also|subsequently|in turn|<date>,?))* \Z")
OBJECT = pattern(r"^ (?:[a-z]+ ){0,2}?(?P<to><country>)")
UNREAL = re.compile(
    (
        r"\b(?:will|would|shall|should|may|might|could|to|plans?|planned|intends?|going)(?: "
        r"(?:not|also|be|have|been|soon))* \Z"
    ),
    re.IGNORECASE,
)
BE = re.compile(r"\b(?:was|were|been|being)(?: \w+ly)? \Z", re.IGNORECASE)
NEAR = 60
LABELLED = 12


@lru_cache(maxsize=64)
def _verbs(string: str) -> tuple[re.Match[str], ...]:
    return tuple(PAST.finditer(string))


def verbs(hit: Hit, start: int, end: int) -> list[re.Match[str]]:
    """The verbs in the past tense in a stretch of a sentence, in order; read once a sentence, for many ask."""
    return [verb for verb in _verbs(hit.string) if start <= verb.start() and verb.end() <= end]


def _is_verb(hit: Hit) -> bool:
    return any(verb.start() == hit.start for verb in _verbs(hit.string))


def way(hit: Hit) -> tuple[str, str]:
    """Who acts upon whom in the clause; ("", "") where both act or none can be told."""
    pair = pair_of(hit)
    acting = _acting(hit, pair)
    if len(acting) > 1:
        return "", ""
    string, (first, last) = hit.string, hit.clause
    if _is_passive(hit):
        return _passive(hit, pair, acting)
    sender = next(iter(acting), "") or _its(hit)
    if not sender:
        thing = OBJECT.search(string[hit.end : last])
        near = TOWARDS.search(string, hit.end, min(last, hit.end + NEAR)) or TOWARDS.search(string, first, hit.start)
        host = hit.state_in(thing, "to", base=hit.end) if thing else hit.state_in(near, "to")
        return (other(pair, host), host) if host in pair else ("", "")
    if sender in pair:
        return sender, other(pair, sender)
    marks = hit.tagged.between(hit.start, last, "state", "demonym", "city")
    upon = next((code for mark in marks if (code := hit.code(mark)) in pair and code != sender), "")
    return (sender, upon) if upon else ("", "")


def _is_passive(hit: Hit) -> bool:
    """Whether the verb of the hit, or for a noun the first verb of the clause, is in the passive."""
    found = [hit.match] if _is_verb(hit) else verbs(hit, *hit.clause)[:1]
    if not found:
        return False
    verb = found[0]
    string, start, end = hit.string, verb.start(), verb.end()
    return (
        PASSIVE.match(string, start) is not None
        or BE.search(string, max(0, start - 30), start) is not None
        or string.startswith(" by ", end)
    )


def _its(hit: Hit) -> str:
    """The state that acted last, where the subject is something of its own: "its troops left"."""
    last = hit.setting.actor
    return last if ITS.search(hit.string[hit.clause[0] : hit.clause[1]]) and last in pair_of(hit) else ""


def _acting(hit: Hit, pair: tuple[str, ...]) -> list[str]:
    """The states that act, for a second verb of one subject those before the first; of others than the pair none."""
    if COORDINATED.search(hit.string, hit.clause[0], hit.start):
        head = verbs(hit, hit.clause[0], hit.start)[:1]
        found = subjects(replace(hit, match=head[0])) if head else subjects(hit)
    else:
        found = subjects(hit)
    if len(found) == 2 and set(found) != set(pair):
        found = [code for code in found if code in pair] or found
    return found


def _passive(hit: Hit, pair: tuple[str, ...], acting: list[str]) -> tuple[str, str]:
    """Who did it to whom: the agent behind "by", the owner of what was given, the goal to which it went."""
    by = BY.search(hit.string, *hit.clause)
    agent = hit.state_in(by, "by")
    if agent:
        return agent, other(pair, agent) or next((code for code in acting if code != agent), "")
    owned = OWNED.search(hit.string[hit.clause[0] : hit.clause[1]])
    owner = hit.state_in(owned, "owner", base=hit.clause[0])
    if owned and owner in pair and SENT.search(owned["thing"]):
        return owner, other(pair, owner)
    to = [code for found in TOWARDS.finditer(hit.string, *hit.clause) if (code := hit.state_in(found, "to")) in pair]
    owner = (
        owner
        if owned and (owned["own"] or hit.tagged.mark(hit.clause[0] + owned.start("owner")).tag == "demonym")
        else ""
    )
    host = to[0] if to else owner if owner in pair else next((code for code in acting if code in pair), "")
    return other(pair, host), host


def _edge(hit: Hit) -> tuple[str, ...]:
    """The date by which or as of which something had happened, where its clause has no other: "by May 1990"."""
    marks = [mark for mark in hit.tagged.between(*hit.clause, "date") if not times.aside(hit, mark)]
    if len(marks) != 1 or marks[0].value.role not in times.EDGES:
        return ()
    return started(times.resolved(hit, marks[0]))


def told_already(hit: Hit, dates: tuple[str, ...], beside: tuple[str, ...] = ()) -> bool:
    """Whether a rule before this one told something of the same date, or of none, in the clause of the hit.

    beside: kinds of facts that may stand in one clause with this one, as a visit with the consultations during it.
    """
    first, last = hit.clause
    for one in hit.told:
        near = one.span is None or (one.span[0] < last and first < one.span[1])
        if near and one.kind not in beside and (one.dates == ("",) or _shared(started(one.dates), dates)):
            return True
    return False


def _shared(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether dates of two facts can be the same: one is the other, or its year or month."""
    return any(one.startswith(each) or each.startswith(one) for one in some for each in others)


def amount(hit: Hit, stretch: tuple[int, int] | None = None) -> dict[str, Any]:
    """The sum of money that a clause, or a stretch of it, names as value and unit; nothing for none or several."""
    marks: list[Mark] = hit.tagged.between(*(stretch or hit.clause), "money")
    found = [mark.value for mark in marks if mark.value.value is not None]
    return {"value": found[0].value, "unit": found[0].unit} if len(found) == 1 else {}


def occurred(
    hit: Hit, what: str, name: str = "", lean: bool = True, beside: tuple[str, ...] = (), **more: Any
) -> Found:
    """An event that the clause tells, with its actor; Nearly where it is planned, undated, or told already."""
    dates: tuple[str, ...] = more.pop("dates", ()) or _edge(hit) or dated(hit, lean)
    if told_already(hit, dates, beside):
        raise Nearly("another rule has read the clause")
    denied = modality.NEGATED.search(hit.before)
    if (denied and not denied[0].startswith(("refused", "declined"))) or _put_off(hit):
        raise Nearly("it did not happen")
    if _foreign(hit):
        raise Nearly("a third state acts")
    if UNREAL.search(hit.before) or (not _is_verb(hit) and _unreal(hit)):
        raise Nearly("it is only planned")
    if all("X" in date for date in dates):
        raise Nearly("only a century or a decade is told")
    sender, receiver = way(hit)
    both = bool(sender and receiver)
    given = {"sender": sender, "receiver": receiver} if both else {}
    between = (sender, receiver) if both else pair_of(hit) or parties(hit)
    label = words(hit, *_core(hit), LABELLED - len(name.split()))
    label = f"{name}: {label}" if name else label
    return event(hit, what, label, between, dates=dates, **{**given, **more})


def _put_off(hit: Hit) -> bool:
    """Whether the clause says that something was put off or called off, and not that a debt was forgiven."""
    clause = hit.plain(*hit.clause)
    return modality.deferred(clause) and not re.search(r"\b(?:debts?|visas?|requirements?|duties)\b", clause)


def _foreign(hit: Hit) -> bool:
    """Whether only states that are none of the pair act, by whatever voice, or none but such are named at all."""
    near = {*pair_of(hit), *hit.setting.pair, hit.setting.home}
    pair = near | {HEIRS.get(code, code) for code in near} | {old for old, new in HEIRS.items() if new in near}
    acting = subjects(hit)
    by = BY.search(hit.string, *hit.clause)
    agent = hit.code(hit.tagged.mark(by.start("by"))) if by and _is_passive(hit) else ""
    strangers = [agent] if agent else acting
    named = [code for mark in hit.tagged.between(*hit.clause, "state", "demonym") if (code := hit.code(mark))]
    if not pair - {""} or hit.setting.home:
        return False
    if strangers:
        return not set(strangers) & pair
    return bool(named) and not set(named) & pair


def _unreal(hit: Hit) -> bool:
    return modality.status(hit.before, hit.plain(*hit.clause)) != "actual"


def _core(hit: Hit) -> tuple[int, int]:
    """The clause without a date that opens it and without what stands long before the words of the hit."""
    first, last = hit.clause
    opening = pattern(r"[ ,;]*(?:<date>[ ,]*)?").match(hit.string, first)
    first = opening.end() if opening else first
    if hit.start - first > 60:
        first = hit.string.rfind(" ", first, hit.start - 30) + 1 or hit.start
    return first, last
