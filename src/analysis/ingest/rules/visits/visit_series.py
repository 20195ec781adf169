"""Visits told one after another with one verb or noun for all of them: persons, each with dates of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.journeys import Goal, last_visit, told
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.tagged import Mark, pattern

GOING = pattern(
    r"\b(?:visit(?:s|ed|ing|ors?)?|guests?|trips|tours|travel+(?:ed|ing)|came|come|coming|went|gone|arrived|toured|"
    r"stopped|hosted|"
    r"received|welcomed|journeyed)\b"
)
NEEDS = (
    "visit visits visited visiting visitor visitors guest guests trips tours travelled traveled travelling traveling "
    "came come coming went gone arrived toured stopped hosted received welcomed journeyed"
)
OWN = pattern(
    r"(?:,? ?\((?:(?:in|on|from|during|late|early|both|again|twice|private|official|state|"
    r"working|visit|<city>)[,:]? )*|"
    r",? (?:both |again )?)(?=<date>)"
)
RATHER = re.compile(r",? (?:who|as|also|then|later|again)\b")
TO = pattern(
    r"\b(?:to|in|at|visit(?:ed|ing|s)?|toured)(?: (?:the|its|city|capital|of))* (?P<to><place>)|"
    r"(?P<host><state|city>)(?: \w+)? (?:has |have |had )?(?:been visited|was visited|hosted|received|welcomed)\b"
)
FROM = pattern(
    r"\b(?:from|by) (?:the )?(?P<from><country>)|(?P<side><country>)(?:[’']s)? (?:side|part|visitors?|guests?)\b"
)
TURNED = re.compile(
    r"\b(?:other|opposite|reverse|contrary) (?:direction|way|side)\b|\b(?:in (?:return|turn)|conversely|vice versa|"
    r"reciprocat\w+|reciprocal\w*|return(?:ed|ing)? (?:visits?|trips?))\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(r"\b(?:met|talks|consultations|signed|elected|appointed|ambassadors?|treaty)\b", re.IGNORECASE)


@rule("visit_series.each", r"^(?=.)", f"{NEEDS} + <date>")
def each(hit: Hit) -> Iterator[Found]:
    """Visitors with dates of their own: "Those who came from Chad to Peru are Ana Paz (1999) and Luis Mora (2004)"."""
    going = GOING.search(hit.string)
    entries = list(_entries(hit)) if going else []
    if not going or not entries or (len(entries) < 2 and len(entries[0][1]) < 2 and not _opened(hit, going)):
        raise Nearly("it is no series of visitors")
    outside = hit.string[: entries[0][0][0].start] + hit.string[entries[-1][0][-1].end :]
    if OTHERWISE.search(outside) or modality.deferred(outside):
        raise Nearly("something else is told of them, or it did not take place")
    state, goal = _way(hit, entries)
    for group, marks in entries:
        sender = next((one.state for one in group if one.state), state)
        receiver = goal.state if goal.state != sender else ""
        receiver = receiver or hit.setting.other(sender)
        dates = tuple(date for mark in marks for date in times.resolved(hit, mark))
        if sender and receiver and dates and not all(one.diplomat for one in group):
            near = replace(hit, match=OWN.match(hit.string, group[-1].end) or hit.match)
            yield from told(near, visitors.of(group, sender), [replace(goal, state=receiver)], dates)


def _opened(hit: Hit, going: re.Match[str]) -> bool:
    """Whether the words are a visit's as it is told of many: the first of a series, "visitors were"."""
    return bool(re.match(r"visit(?:ing|ors)|guests", going[0], re.IGNORECASE)) and bool(TURNED.search(hit.string))


def _entries(hit: Hit) -> Iterator[tuple[list[Visitor], list[Mark]]]:
    """Persons, alone or joined, with the dates that stand right behind them; for the last also further behind."""
    found = [one for one in visitors.persons(hit, 0, len(hit.string)) if one.sure or one.name]
    ends = [*(one.start for one in found[1:]), len(hit.string)][: len(found)]
    group: list[Visitor] = []
    many, shared = 0, ""
    for one, end in zip(found, ends, strict=True):
        shared = one.office[:-1] if one.office.endswith("s") else shared
        group.append(one if one.office or not one.name else replace(one, office=shared))
        near = OWN.match(hit.string, one.end)
        marks = hit.tagged.between(one.end, end, "date")
        last = many and RATHER.match(hit.string, one.end)
        if marks and (near or last):
            many += 1
            yield group, marks if near else marks[:1]
            group = []
        elif not visitors.JOINED.fullmatch(hit.string[one.end : end]):
            group = []


def _way(hit: Hit, entries: list[tuple[list[Visitor], list[Mark]]]) -> tuple[str, Goal]:
    """From which state and to where the series goes: by the words around it, else by the visit told last."""
    state = next((one.state for group, _ in entries for one in group if one.state), "")
    code = hit.setting.other
    sources = [hit.code(hit.tagged.mark(found.start(found.lastgroup or 0))) for found in FROM.finditer(hit.string)]
    state = state or next((one for one in sources if code(one)), "")
    for found in TO.finditer(hit.string):
        mark = hit.tagged.mark(found.start(found.lastgroup or 0))
        host = hit.code(mark)
        if host and host != state and (not hit.setting.pair or host in hit.setting.pair):
            city = mark.text if mark.tag == "city" and found.start() < entries[0][0][0].start else ""
            return state or code(host), Goal(host, city)
    last = last_visit(hit)
    if not state and last:
        state = last.receiver if TURNED.search(hit.string) else last.sender
    return state, Goal(code(state), "")
