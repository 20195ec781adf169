"""Visits told by what somebody did abroad: a summit attended, talks held, a ceremony in another state."""

from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.journeys import NEXT, REACH, Goal, actual, dates_of, goals, told
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.tagged import pattern

THERE = (
    r"(?:attend(?:ed|s)|participat(?:ed|es)|took part|takes part|represent(?:ed|s)|address(?:ed|es)|held talks|holds "
    r"talks|held a meeting|met|meets|"
    r"held (?:the |a |an )?(?:[\w-]+ ){0,2}(?:talks|consultations|discussions|meetings?|negotiations)|spoke|"
    r"inaugurat(?:ed|es)|co-chaired|was present|saw|called on|paid (?:a call|a courtesy call|tribute))"
)


CEREMONY = pattern(
    r"(?: <office|name>(?: of <state>)?)?(?: in| at)?(?: (?:\w+ (?:at|in) )?(?:(?:an?|the|"
    r"his|her|their|\w+(?:ed|al)) ){1,3})?"
    r"(?:inaugurations?|funerals?|swearing-in|coronation|enthronement|canoni[sz]ation|beatification|burial|"
    r"(?:inauguration|independence|wedding|swearing-in) (?:ceremon(?:y|ies)|celebrations?))\b"
)
AT_NAMED = pattern(
    r"(?: in| at)?(?: (?:the|its|an?|annual|\d+\w\w))* (?=<city|state> (?:\w+ ){0,3}(?:<name>|(?:forum|summit|"
    r"conference|fair|congress|expo)\b))"
)
IN_PLACE = pattern(r"\b(?:in|at) (?:(?:<name|date>|[\w’-]+) ){0,4}(?=<city|state>)")


@rule(
    "visit_occasions.attended",
    rf"\b{THERE}\b",
    "attended attends participated participates took takes represented represents addressed addresses held holds met "
    "meets spoke inaugurated "
    "inaugurates chaired present saw called paid",
)
def attended(hit: Hit) -> Iterator[Found]:
    """Somebody does something in a place of the other state: "Italy's trade minister attended a summit in Osaka"."""
    end = min(hit.clause[1], hit.end + 2 * REACH)
    place = IN_PLACE.search(hit.string, hit.end, end) or AT_NAMED.match(hit.string, hit.end, end)
    going = goals(hit, place.end(), place.end() + 1, ("city", "state")) if place else []
    ceremony = not going and CEREMONY.match(hit.string, hit.end, end)
    if not going and not ceremony:
        raise Nearly("no place is named")
    actual(hit)
    group = visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit)
    if not group or not (group[0].office or group[0].state):
        raise Nearly("nobody is said to have been there")
    if not group[0].name and group[0].office.endswith("s"):
        raise Nearly("nobody is named")
    if ceremony:
        going = [Goal(_home(hit, ceremony.end(), group), "")]
    guests = [one for one in group if one.state and one.state != going[0].state]
    then = NEXT.search(hit.string, place.end() if place else hit.end, hit.clause[1])
    behind = hit.tagged.first(place.end(), then.start() if then else hit.clause[1], "date") if place else None
    dates = (times.resolved(hit, behind) if behind else ()) or dates_of(hit)
    yield from told(hit, guests or group, going, dates, confidence=0.7)


def _home(hit: Hit, start: int, group: list[Visitor]) -> str:
    """The state of the ceremony that somebody attended: that of whom it is held for, else not the guest's own."""
    host = next((one.state for one in visitors.persons(hit, start, min(hit.clause[1], start + REACH)) if one.state), "")
    sender = next((one.state for one in group if one.state), "")
    return host if host != sender and host else hit.setting.other(sender)
