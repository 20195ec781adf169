"""Visits in lists: items and rows that name a person with dates and places, and no verb."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.diplomats.envoys import HEADS
from analysis.ingest.rules.events.occurring import PAST
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.journeys import Goal, told
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.tagged import Mark, Tagged, pattern

LONGEST = 200
DATED_LINE = pattern(r"<date>(?: ?[:–—-]|,| \(|\)?:?(?= (?:<office|name|demonym|state>)))")
NOT_OF = re.compile(r"\b(?:met|meeting|talks|consultations|with|appointed|signed|elected|ambassador)\b", re.IGNORECASE)
GUEST_OF = pattern(
    r"\bvisits?(?: \w+){0,2} (?P<way>from|to|by) (?P<state><country>)(?:[^:<]{0,40}?:|[^:]{0,40}? (?:were|included?|"
    r"are|include)\b)|"
    r"(?P<land><country>)(?:[’']s)? [\w -]{0,40}\b(?:who|having) (?:\w+ ){0,3}(?:visited|came|travel+ed|went|"
    r"visiting)[^:;]{0,40}?"
    r"(?::|include[sd]?|are|were)"
)


SUMMING = re.compile(r":|\binclud|\b(?:were|are) ")


@rule("visit_lists.item", r"^(?=.)", "<office> <name>")
def item(hit: Hit) -> Iterator[Found]:
    """An item or a row of a list of visits: "Visits from Peru to Japan / President Rossi (1994, 2001)"."""
    block = hit.sentence.block
    if block.kind == "cell" and block.row is not None and len(hit.setting.row) > 1 and len(block.text) <= LONGEST:
        yield from _row(hit)
        return
    listed = GUEST_OF.search(hit.string) if SUMMING.search(hit.string) else None
    if not listed and (not _in_list(hit) or len(block.text) > LONGEST or not _under_visits(hit)):
        raise Nearly("it is no list of visits")
    way = _way(hit, listed)
    found = [one for one in visitors.persons(hit, listed.end() if listed else 0, len(hit.string)) if _new(hit, one)]
    if not found:
        raise Nearly("it names no visitor")
    yield from _entries(hit, found, way, 0 if not listed else listed.end())


def _entries(hit: Hit, found: list[Visitor], way: tuple[str, str], first: int) -> Iterator[Found]:
    """The visits of persons listed, each with the dates and places behind it, or where a date opens the list before."""
    string = hit.string
    ends = [*(one.start for one in found[1:]), len(string)]
    opening = hit.tagged.between(first, found[0].start, "date")
    ahead = bool(opening) and not hit.tagged.between(found[-1].end, len(string), "date")
    group: list[Visitor] = []
    for one, end in zip(found, ends, strict=True):
        group.append(one)
        behind = [] if ahead else hit.tagged.between(one.end, end, "date")
        if not behind and end < len(string) and visitors.JOINED.fullmatch(string[one.end : end]):
            continue
        start = group[0].start
        before = hit.tagged.between(first, start, "date") if ahead else opening
        yield from _one(hit, group, behind or before or opening, (first if ahead else one.end, end), way)
        first, group = one.end, []


def _in_list(hit: Hit) -> bool:
    """Whether a line is an item, or a paragraph that begins with a date and has no verb, as lists become when saved."""
    kind, text = hit.sentence.block.kind, hit.string
    return kind == "item" or (kind == "paragraph" and bool(DATED_LINE.match(text)) and not PAST.search(text))


def _new(hit: Hit, one: Visitor) -> bool:
    """Whether a person can be a visitor of whom no other rule told."""
    told_ = {person[0] for found in hit.told if found.kind == "visit" for person in found.people}
    return one.sure and not one.diplomat and one.name not in told_


def _under_visits(hit: Hit) -> bool:
    """Whether a heading above speaks of visits."""
    return (
        hit.setting.topic == "visits"
        or bool(hit.setting.sender and hit.setting.receiver and not hit.setting.topic and not _of_envoys(hit))
        or any("visit" in one.lower() for one in hit.setting.headings[-2:])
    )


def _of_envoys(hit: Hit) -> bool:
    return any(HEADS.search(one) for one in hit.setting.headings[-1:])


def _way(hit: Hit, listed: re.Match[str] | None) -> tuple[str, str]:
    """From where to where a list goes: by its own first words, else by its heading."""
    if not listed:
        return hit.setting.sender, hit.setting.receiver
    mark = hit.tagged.mark(max(listed.start("state"), listed.start("land")))
    code = hit.code(mark)
    other = hit.setting.other(code)
    return (other, code) if listed["way"] and listed["way"].lower() == "to" else (code, other)


def _one(
    hit: Hit, group: list[Visitor], marks: list[Mark], stretch: tuple[int, int], way: tuple[str, str]
) -> Iterator[Found]:
    """The visits of one entry."""
    state = next((one.state for one in group if one.state), "") or way[0]
    places = [(hit.code(mark), mark.text) for mark in hit.tagged.between(*stretch, "city", "state") if hit.code(mark)]
    near = [
        (code, text) for code, text in places if code != state and (not hit.setting.pair or code in hit.setting.pair)
    ]
    if places and not near and not way[1]:
        return
    dates = tuple(date for mark in marks for date in times.resolved(hit, mark)) or ("",)
    if len(marks) > 1 and len(dates) > 1 and dates[0][:4] == dates[1][:4]:
        dates = (max(dates, key=len),)
    goal = Goal(near[0][0] if near else way[1] or hit.setting.other(state), _city(hit, stretch, near))
    if goal.state and (state or hit.setting.other(goal.state)):
        sender = state or hit.setting.other(goal.state)
        yield from told(hit, visitors.of(group, sender), [goal], dates)


def _city(hit: Hit, stretch: tuple[int, int], near: list[tuple[str, str]]) -> str:
    cities = [mark.text for mark in hit.tagged.between(*stretch, "city")]
    return next((text for _, text in near if text in cities), "")


@rule(
    "visit_lists.brief",
    r"<office|name>(?: of <state>)?,? (?:\([^()]{1,30}\) )?(?:to|in) (?=<city|state>)",
    "<office>",
)
def brief(hit: Hit) -> Iterator[Found]:
    """A dated line of person and place: "Italy and Japan / 1978: Foreign Minister Rossi of Italy in Osaka"."""
    block = hit.sentence.block
    if (
        any(one.kind == "visit" for one in hit.told)
        or (block.kind not in ("item", "cell") and hit.tagged.first(0, 1, "date") is None)
        or len(hit.string) > LONGEST
    ):
        raise Nearly("it is no brief line")
    group = visitors.subject(hit) or list(visitors.persons(hit, 0, hit.end))[-1:]
    ahead = [
        one for one in visitors.persons(hit, 0, hit.end) if one.end >= hit.end - 4 or one.start <= hit.start < one.end
    ]
    group = ahead[-1:] or group
    if not group or not group[0].office or NOT_OF.search(hit.string[: group[0].start]):
        raise Nearly("nobody is said to have gone")
    city = hit.tagged.mark(hit.end)
    dates = times.dates(hit)
    yield from told(hit, group, [Goal(hit.code(city), city.text if city.tag == "city" else "")], dates)


def _row(hit: Hit) -> Iterator[Found]:
    """A row of a table of visits: who in one cell, when and where in the others."""
    block, cells = hit.sentence.block, hit.setting.row
    if any(one.kind == "visit" for one in hit.told):
        raise Nearly("it is no row of a table of visits")
    about = _under_visits(hit) and not re.search(r"purpose|remark|note|result|met\b|host", block.column, re.I)
    if not about and not re.search(r"visitor|guest|delegat", block.column, re.IGNORECASE):
        raise Nearly("it is no table of visits")
    group = [one for one in visitors.persons(hit, 0, len(hit.string)) if not one.diplomat]
    if not group:
        raise Nearly("nobody is named")
    others = [one for column, one in cells if one.string != hit.string]
    dates = tuple(
        date for one in [hit.tagged, *others] for mark in one.marks if mark.tag == "date" for date in mark.value.dates
    )
    state = next((one.state for one in group if one.state), "") or hit.setting.sender
    goal = _host(hit, others, state)
    if not goal or not goal.state:
        raise Nearly("nothing tells where to")
    yield from told(hit, visitors.of(group, state or hit.setting.other(goal.state)), [goal], dates or ("",))


def _host(hit: Hit, others: list[Tagged], state: str) -> Goal | None:
    """Where the person of a row went: a city or state in another cell, else the other of the pair."""
    for tags in (("city",), ("state",)):
        for one in others:
            for mark in one.marks:
                code = hit.code(mark) if mark.tag in tags else ""
                if code and code != state and (not hit.setting.pair or code in hit.setting.pair):
                    return Goal(code, mark.text if mark.tag == "city" else "")
    other = hit.setting.receiver or hit.setting.other(state)
    return Goal(other, "") if state else None
