"""Visits told by their place in a row: the first, a return, once more, or at the head of a delegation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.journeys import (
    REACH,
    Goal,
    actual,
    dates_of,
    goals,
    last_visit,
    told,
    undirected,
    window,
)
from analysis.ingest.setting import Visit
from analysis.ingest.tagged import pattern

FIRST = r"(?:first|second|third|only|last|latest|most recent|highest[\w-]*|most senior)"
TO = pattern(r"\bto (?:[\w’-]+ ){0,3}(?=<place|demonym>)")
LAND = pattern(
    r" (?:(?:(?:<name|demonym|region>|\w)[\w’'-]*) ){0,7}(?:country|island|republic|kingdom|nation|archipelago)\b"
)
COUNTED = re.compile(FIRST, re.IGNORECASE)


@rule(
    "visit_turns.led",
    r"\b(?:led|headed|leads|heads|heading|leading|(?<=has )lead|(?<=have "
    r")lead)\b[^;]{0,60}?(?:<office>|\bmission\b|\bgroup\b|"
    r"\bteam\b)[^;]{0,80}?\b(?:to|in|at) (?=[^;]*<city|state>)",
    "led headed leads heads heading leading lead",
)
def led(hit: Hit) -> Iterator[Found]:
    """Somebody leads a delegation to a place: "Minister Rossi of Italy led a delegation to Osaka in 1994"."""
    actual(hit)
    group = [one for one in visitors.subject(hit) if one.name or one.state]
    if not group:
        raise Nearly("nobody is said to lead it")
    people = hit.tagged.last(hit.start, hit.end, "demonym")
    group = visitors.of(group, group[0].state or hit.code(people)) if people else group
    place = pattern(r"\b(?:in|to|at) (?:the )?(?:[\w’-]+ ){0,3}(?=<city|state>)").search(
        hit.string, hit.end - 4, hit.clause[1]
    )
    going = goals(hit, place.end(), window(hit, place.end())) if place else []
    yield from told(hit, group, going, dates_of(hit))


@rule(
    "visit_turns.first",
    rf"\b(?:was|were|is|became|being)(?: also)? (?:the )?(?:{FIRST}\b[^;,]{{0,80}}?|<office>(?: of <state>)?) (?:to|"
    rf"who) (?:have )?(?:visit(?:ed)?|"
    rf"travel(?:led)? to|tour(?:ed)?|"
    r"(?:come|came|go|went|fly|flew) to|set foot (?:in|on)|(?:make|made|pay|paid) [^;,]{0,40}?(?:visit|trip) to)\b",
    "first second third only last latest recent highest senior "
    "+ visit visited travel travelled tour toured come came go went fly flew set make made pay paid",
)
def first(hit: Hit) -> Iterator[Found]:
    """Somebody is the first to go: "Ana Rossi became the first Italian minister to visit Chad"."""
    actual(hit)
    group = visitors.subject(hit)
    people = hit.tagged.first(hit.start, hit.end, "demonym", "state")
    if not group:
        raise Nearly("nobody is said to have gone")
    group = visitors.of(group, group[0].state or hit.code(people)) if people else group
    going = goals(hit, hit.end, window(hit, hit.end))
    if not going and LAND.match(hit.string, hit.end):
        going = [Goal(hit.setting.other(group[0].state), "")]
    yield from told(hit, group, going, dates_of(hit))


@rule(
    "visit_turns.first_was",
    rf"(?:\b{FIRST} [^;,]{{0,60}}?|<office>(?: of <state>)?) (?:to|who) (?:have )?(?P<way>visit(?:ed)?|"
    rf"travel(?:led)? to|come|came|go to|went to)\b"
    r"(?: to| from)?(?P<gap>[^;,]{0,40}?) (?:was|were|(?:has|have) (?:so far )?been) (?=<name|office|demonym>)",
    "first second third only last latest recent highest senior visit visited come came "
    "+ visit visited travel travelled come came go went + <name> <office> <demonym>",
)
def first_was(hit: Hit) -> Iterator[Found]:
    """Who was the first: "the first Italian minister to visit Chad was Ana Rossi (2001)"."""
    actual(hit)
    if not COUNTED.search(hit.plain(hit.start, hit.end)):
        raise Nearly("no visit is counted")
    group = visitors.joined(hit, list(visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + 2 * REACH))))
    place = hit.tagged.first(hit.match.start("gap"), hit.match.end("gap"), "state", "city")
    code = hit.code(place) if place else ""
    source = " from " in hit.match[0]
    sender = code if source else hit.setting.other(code)
    if not group or not code:
        raise Nearly("nothing tells who or where")
    receiver = hit.setting.other(code) if source else code
    yield from told(hit, visitors.of(group, sender), [Goal(receiver, "")], dates_of(hit))


@rule(
    "visit_turns.returned",
    r"\b(?:returned|repaid|reciprocated)(?: the| his| her| this| that)? (?:courtesy|gesture|visit|compliment|call)\b|"
    r"(?<=<name|office>) (?:then |later |in turn |also )?(?:(?:returned|repaid|reciprocated) (?:it|this)|reciprocated)"
    r"(?=,? (?:<date>|in <city>|with|by (?:visiting|going|coming)|a year|[\w-]+ (?:months|years)))|"
    r"\b(?:visit|gesture|courtesy|call) was (?:returned|repaid|reciprocated)(?P<by>(?: the same year| soon after| "
    r"later)? by)\b",
    "returned repaid reciprocated",
)
def returned(hit: Hit) -> Iterator[Found]:
    """Somebody pays a visit back: "Prime Minister Rossi of Italy returned the call in Osaka in 1995"."""
    actual(hit)
    by = hit.match.start("by") >= 0
    ahead = visitors.joined(hit, list(visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + 2 * REACH))))
    group = ahead if by else visitors.subject(hit)
    if any(person[0] == one.name for one in group for found in hit.told for person in found.people):
        raise Nearly("the visit is told by other words")
    last = last_visit(hit)
    state = next((one.state for one in group if one.state), "") or (last.receiver if last else "")
    if not group or not state:
        raise Nearly("nothing tells who or to whom")
    going = goals(hit, hit.end, window(hit, hit.end), ("city", "state")) or [Goal(hit.setting.other(state), "")]
    yield from told(hit, visitors.of(group, state), going, dates_of(hit))


@rule(
    "visit_turns.again",
    r"(?:\b(?:he|she|they)\b|<name>|\A[^\W\d_]+|(?P<and>\band|, then))(?: also| later| then)? "
    r"(?:came|returned|visited|went|travel+ed|was there)(?: there| back| "
    r"to the country| the country)?"
    r"(?: again| once more| a (?:second|third) time)?(?: there)? (?=<date>)",
    "came returned visited went travelled traveled there",
)
def again(hit: Hit) -> Iterator[Found]:
    """Who went once goes again: "President Rossi of Italy visited Japan in 1994. She came again in 2013"."""
    actual(hit)
    last = last_visit(hit)
    if hit.match["and"] and last:
        yield from _once_more(hit, last)
        return
    named = visitors.persons(hit, max(hit.clause[0], hit.start - 40), hit.start + 1)
    one = next(iter(list(named)[::-1]), None) or visitors.known(hit)
    if not last or not one or (one.state and one.state != last.sender):
        raise Nearly("no visit is told before")
    dates = dates_of(hit)
    group = visitors.of([one], last.sender)
    yield from told(hit, group, [Goal(last.receiver, "")], dates)


def _once_more(hit: Hit, last: Found | Visit) -> Iterator[Found]:
    """The visit of who was told to have gone in the same sentence: "was in Osaka in 1958 and came back in 1964"."""
    if not isinstance(last, Found):
        raise Nearly("no visit is told in the sentence")
    dates = dates_of(hit)
    if set(dates) & set(last.dates):
        raise Nearly("the visit is told by other words")
    label = f"visit of {last.people[0][0]}" if last.people else last.label
    yield replace(last, label=label, dates=dates, span=None, place="")


@rule("visit_turns.sent", r"\b(?:sent|sends|dispatched)\b", "sent sends dispatched")
def sent(hit: Hit) -> Iterator[Found]:
    """A state sends somebody: "Italy sent Minister Rossi to Osaka in 1994"."""
    actual(hit)
    found = [
        one
        for one in visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + 2 * REACH))
        if one.start - hit.end < 30
    ]
    senders = actors(hit)
    if not found or len(senders) != 1:
        raise Nearly("nothing tells who was sent, or by whom")
    to = TO.search(hit.string, found[0].end, hit.clause[1])
    group = visitors.led(hit, hit.end, min(hit.clause[1], hit.end + REACH)) or visitors.joined(hit, found)
    going = goals(hit, to.end(), window(hit, to.end())) if to else []
    yield from told(hit, visitors.of(group, senders[0]), going, dates_of(hit))


@rule(
    "visit_turns.also",
    r"(?:,? (?:and|as did|and so did)(?: then)?|\bfollowed by(?: that of)?|\bthat of) (?=(?:<country>[’'s]* |<name> )?"
    r"(?:<office>(?: of <state>)?,? )?<name>,? <date>)|"
    r"<name>,? (?:followed|did (?:so|likewise|the same)|went next|came next)(?: suit| him| her| them)?(?= <date>)",
    "and did followed that next + <name> + <date>",
)
def also(hit: Hit) -> Iterator[Found]:
    """Another goes too: "Minister Rossi of Italy visited Japan in 1994, followed by President Bianchi in 1996"."""
    last = last_visit(hit)
    ahead = hit.match[0][0] in ", ft"
    if hit.match[0].strip(" ,") == "and" and not any(one.kind == "visit" for one in hit.told):
        raise Nearly("no visit is told in the sentence")
    group = list(visitors.persons(hit, hit.end, hit.end + REACH))[:1] if ahead else visitors.subject(_behind(hit))
    if not last or not group or group[0].state not in ("", last.sender) or not group[0].sure:
        raise Nearly("no visit is told before")
    date = hit.tagged.first(group[0].end, len(hit.string), "date")
    dates = times.resolved(hit, date) if date else ()
    if not last.sender and dates and group[0].office:
        yield from undirected(hit, group, dates)
    yield from told(hit, visitors.of(group, last.sender), [Goal(last.receiver, "")], dates or ("",))


def _behind(hit: Hit) -> Hit:
    """The hit without the name with which it begins."""
    found = re.compile(r"\b(?=\w)").search(hit.string, hit.start + 1)
    return replace(hit, match=found) if found else hit
