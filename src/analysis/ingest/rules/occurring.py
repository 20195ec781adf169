"""Dated clauses that tell what happened between two states, whatever it was: who acted, upon whom, when."""

import re

from analysis.ingest import modality
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.telling import dated, event, parties, started, words
from analysis.ingest.tagged import Mark, pattern

BY = pattern(r"\bby (?:the )?(?:\w+ ){0,3}?(?P<by><country|city>)")
TOWARDS = pattern(
    r"\b(?:to|for|in|against|on|upon|into|at|of|with|from)(?: (?:the|its|their|an?|government|people|army|president|republic|\w+ed))* "
    r"(?P<to><country|city>)"
)
PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+ly)? (?:\w+ed|\w+en|sent|given|made|lent|flown|shut|put)\b", re.IGNORECASE)
POSSESSED = pattern(r"(?:<demonym>|<state>[’']s?)(?: [\w-]+){0,3}? (?:was|were|been|being)\b")
LABELLED = 12


def pair_of(hit: Hit) -> tuple[str, ...]:
    """The pair of the section, which a sentence that names a third state does not change; else the sentence's own."""
    around = hit.sentence.setting.pair
    return around if len(around) == 2 else hit.setting.pair


def way(hit: Hit) -> tuple[str, str]:
    """Who acts upon whom in the clause; ("", "") where both act or none can be told."""
    pair = pair_of(hit)
    subjects = actors(hit)
    if len(subjects) == 2 and set(subjects) != set(pair):
        subjects = [code for code in subjects if code in pair] or subjects
    if len(subjects) > 1:
        return "", ""
    string, (first, last) = hit.string, hit.clause
    by = BY.search(string, *hit.clause)
    agent = hit.code(hit.tagged.mark(by.start("by"))) if by else ""
    passive = PASSIVE.search(string, first, min(hit.end + 40, last))
    if passive and agent:
        return agent, other(pair, agent) or next((code for code in subjects if code != agent), "")
    sender = "" if passive and not POSSESSED.search(string, first, hit.end) else next(iter(subjects), "")
    to = [code for found in TOWARDS.finditer(string, hit.end if sender else first, last) if (code := _at(hit, found))]
    host = next((code for code in to if code != sender and (code in pair or not pair)), "")
    if not sender:
        return other(pair, host), host
    if sender in pair:
        return sender, other(pair, sender)
    marks = hit.tagged.between(hit.start, last, "state", "demonym", "city")
    upon = host or next((code for mark in marks if (code := hit.code(mark)) in pair and code != sender), "")
    return (sender, upon) if upon else ("", "")


def _at(hit: Hit, found: re.Match[str]) -> str:
    return hit.code(hit.tagged.mark(found.start("to")))


def other(pair: tuple[str, ...], code: str) -> str:
    """The other state of a pair, '' where the code is none of it."""
    return next((each for each in pair if each != code), "") if code in pair and len(pair) == 2 else ""


def told_already(hit: Hit, dates: tuple[str, ...]) -> bool:
    """Whether a rule before this one told something of the same date, or of none, in the clause of the hit."""
    first, last = hit.clause
    for one in hit.told:
        near = one.span is None or (one.span[0] < last and first < one.span[1])
        if near and (one.dates == ("",) or set(started(one.dates)) & set(dates)):
            return True
    return False


def overlaps(hit: Hit, *kinds: str) -> bool:
    """Whether a rule before this one told a fact of some kinds in the clause of the hit."""
    first, last = hit.clause
    found = (one for one in hit.told if one.kind in kinds)
    return any(one.span is None or (one.span[0] < last and first < one.span[1]) for one in found)


def amount(hit: Hit) -> dict[str, object]:
    """The sum of money that a clause names, as value and unit; nothing where there is none or more."""
    marks: list[Mark] = hit.tagged.between(*hit.clause, "money")
    found = [mark.value for mark in marks if mark.value.value is not None]
    return {"value": found[0].value, "unit": found[0].unit} if len(found) == 1 else {}


def occurred(hit: Hit, what: str, name: str = "", lean: bool = True, **more: object) -> Found:
    """An event that the clause tells, with its actor; Nearly where it is planned, undated, or told already."""
    dates = more.pop("dates", None) or dated(hit, lean)
    if told_already(hit, dates):
        raise Nearly("another rule has read the clause")
    status = modality.status(hit.before, hit.plain(*hit.clause))
    if status != "actual" or modality.deferred(hit.plain(*hit.clause)):
        raise Nearly(f"it is {status}")
    sender, receiver = way(hit)
    both = bool(sender and receiver)
    given = {"sender": sender, "receiver": receiver} if both else {}
    between = (sender, receiver) if both else pair_of(hit) or parties(hit)
    label = words(hit, *_core(hit), LABELLED - len(name.split()))
    label = f"{name}: {label}" if name else label
    return event(hit, what, label, between, dates=dates, **{**given, **more})


def _core(hit: Hit) -> tuple[int, int]:
    """The clause without a date that opens it and without what stands long before the words of the hit."""
    first, last = hit.clause
    opening = pattern(r"[ ,;]*(?:<date>[ ,]*)?").match(hit.string, first)
    first = opening.end() if opening else first
    if hit.start - first > 60:
        first = hit.string.rfind(" ", first, hit.start - 30) + 1 or hit.start
    return first, last
