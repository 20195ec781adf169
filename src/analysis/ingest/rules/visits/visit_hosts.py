"""Visits told by the host: who was received, and where."""

import re
from collections.abc import Iterator

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.journeys import BE, REACH, Goal, actual, dates_of, goals, told, undirected, window
from analysis.ingest.rules.visits.visitors import Visitor

PASSIVE = re.compile(rf"{BE}(?: \w+)? \Z")
HIM = re.compile(r" (?:him|her|them)\b")
THING = re.compile(r"\b(?:from|of|letter|award|visit|invitation|credentials|message|order)\b")


@rule(
    "visit_hosts.hosted",
    r"\b(?:host(?:ed|s)|welcom(?:ed|es)|receiv(?:ed|es))(?! by| in| at)\b",
    "hosted hosts welcomed welcomes received receives",
)
def hosted(hit: Hit) -> Iterator[Found]:
    """A host has a guest: "Japan hosted President Rossi of Italy in 1994"."""
    actual(hit)
    if PASSIVE.search(hit.before[-30:]):
        raise Nearly("the guest comes before the verb")
    group = _guests(hit)
    if not group:
        raise Nearly("no guest is named")
    hosts = _hosts(hit)
    cities = goals(hit, group[-1].end, window(hit, group[-1].end), ("city",))
    going = [one for one in cities if one.state in hosts or not hosts] or [Goal(code, "") for code in hosts]
    yield from told(hit, group, going, dates_of(hit))


def _guests(hit: Hit) -> list[Visitor]:
    """Who stands right behind the words, by name, office or pronoun."""
    if HIM.match(hit.after):
        one = visitors.known(hit)
        return [one] if one else []
    found = list(visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + REACH)))
    if not found or found[0].start - hit.end > 25 or THING.search(hit.string[hit.end : found[0].start]):
        return []
    first = found[0]
    if hit.string[first.end : first.end + 1] in "’'" or not (first.office or first.state or first.name in hit.before):
        return []
    return visitors.led(hit, hit.end, min(hit.clause[1], hit.end + REACH)) or visitors.joined(hit, found)


def _hosts(hit: Hit) -> list[str]:
    """The states that act before the words: that of the person who does, of the city, or by name."""
    subject = visitors.subject(hit)
    persons = [one.state for one in subject if one.state]
    cities = [hit.code(mark) for mark in hit.marks_before("city")]
    return persons or [code for code in cities if code] or ([] if subject else actors(hit))


@rule(
    "visit_hosts.was_hosted",
    r"\b(?:had|attended) an? (?:\w+ )?audience with\b|"
    rf"\b{BE}(?: \w+)? (?:granted an? (?:\w+ )?audience (?:by|with)|(?:received|welcomed|hosted|greeted)|"
    r"(?:state |official )?guests? (?:of|at))\b",
    "received welcomed hosted greeted guest guests audience",
)
def was_hosted(hit: Hit) -> Iterator[Found]:
    """A guest is received: "Foreign Minister Rossi of Italy was received in Osaka by King Ito"."""
    actual(hit)
    group = visitors.subject(hit)
    if not group:
        raise Nearly("no guest is named")
    going = goals(hit, hit.end, min(hit.clause[1], hit.end + REACH), ("city",))
    if not going:
        hosts = [
            one.state for one in visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + 2 * REACH)) if one.state
        ]
        going = [Goal(code, "") for code in hosts[:1] or [hit.setting.other(group[0].state)] if code]
    dates = dates_of(hit)
    if not going and by_host(hit) and dates != ("",) and group[0].office and len(hit.setting.pair) == 2:
        yield from undirected(hit, group, dates)
    yield from told(hit, group, going, dates)


def by_host(hit: Hit) -> bool:
    """Whether a person of high rank is the host."""
    behind = visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + REACH))
    return re.match(r" by\b", hit.after) is not None and any(not one.diplomat for one in behind)


@rule("visit_hosts.visited_by", r"\bvisited by\b", "visited")
def visited_by(hit: Hit) -> Iterator[Found]:
    """A place has a guest: "Osaka was visited by President Rossi of Italy in 1994"."""
    actual(hit)
    group = _guests(hit)
    if not group:
        raise Nearly("no guest is named")
    yield from told(hit, group, goals(hit, hit.clause[0], hit.start, ("city", "state")), dates_of(hit))
