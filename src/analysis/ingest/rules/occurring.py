"""Dated clauses that tell what happened between two states, whatever it was: who acted, upon whom, when."""

import re

from analysis.ingest import modality
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.telling import dated, event, parties, words
from analysis.ingest.tagged import Mark, pattern

BY = pattern(r"\bby (?:the )?(?:\w+ ){0,3}?(?P<by><country|city>)")
TOWARDS = pattern(
    r"\b(?:to|for|in|against|on|upon|into|at|of|with|from)(?: (?:the|its|their|an?|government|people|army|president|republic|\w+ed))* "
    r"(?P<to><country|city>)"
)
PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+ly)? (?:\w+ed|\w+en|sent|given|made|lent|flown|shut|put)\b", re.IGNORECASE)
LABELLED = 12


def way(hit: Hit) -> tuple[str, str]:
    """Who acts upon whom in the clause; ("", "") where both act or none can be told."""
    setting, pair = hit.setting, hit.setting.pair
    subjects = actors(hit)
    string, clause = hit.string, hit.clause
    if PASSIVE.search(string, hit.clause[0], hit.end + 40 if hit.end + 40 < clause[1] else clause[1]):
        by = BY.search(string, *clause)
        agent = hit.code(hit.tagged.mark(by.start("by"))) if by else ""
        if agent:
            return agent, next((code for code in subjects if code != agent), "") or setting.other(agent)
        to = TOWARDS.search(string, hit.end, clause[1])
        host = hit.code(hit.tagged.mark(to.start("to"))) if to else ""
        host = host if host in pair else ""
        return setting.other(host), host
    if len(subjects) != 1:
        return "", ""
    sender = subjects[0]
    marks = hit.tagged.between(hit.start, clause[1], "state", "demonym", "city")
    named = [code for mark in marks if (code := hit.code(mark)) and code != sender]
    upon = next((code for code in named if code in pair), "") or setting.other(sender) or next(iter(named), "")
    return (sender, upon) if upon else ("", "")


def overlaps(hit: Hit, *kinds: str) -> bool:
    """Whether a rule before this one told a fact of some kinds (of any, where none is named) in the clause of the hit."""
    first, last = hit.clause
    for one in hit.told:
        if (not kinds or one.kind in kinds) and (one.span is None or (one.span[0] < last and first < one.span[1])):
            return True
    return False


def amount(hit: Hit) -> dict[str, object]:
    """The sum of money that a clause names, as value and unit; nothing where there is none or more."""
    marks: list[Mark] = hit.tagged.between(*hit.clause, "money")
    found = [mark.value for mark in marks if mark.value.value is not None]
    return {"value": found[0].value, "unit": found[0].unit} if len(found) == 1 else {}


def occurred(hit: Hit, what: str, name: str = "", lean: bool = True, **more: object) -> Found:
    """An event that the clause tells, with its actor; Nearly where it is planned, undated, or told already."""
    if overlaps(hit):
        raise Nearly("another rule has read the clause")
    status = modality.status(hit.before, hit.plain(*hit.clause))
    if status != "actual" or modality.deferred(hit.plain(*hit.clause)):
        raise Nearly(f"it is {status}")
    dates = dated(hit, lean)
    sender, receiver = way(hit)
    pair = tuple(code for code in (sender, receiver) if code)
    given = {"sender": sender, "receiver": receiver} if len(pair) == 2 else {}
    label = words(hit, *_core(hit), LABELLED - len(name.split()))
    between = pair if len(pair) == 2 else parties(hit)
    return event(hit, what, f"{name}: {label}" if name else label, between, dates=dates, **{**given, **more})


def _core(hit: Hit) -> tuple[int, int]:
    """The clause without a date that opens it and without what stands long before the words of the hit."""
    first, last = hit.clause
    opening = pattern(r"[ ,;]*(?:<date>[ ,]*)?").match(hit.string, first)
    first = opening.end() if opening else first
    if hit.start - first > 60:
        first = hit.string.rfind(" ", first, hit.start - 30) + 1 or hit.start
    return first, last
