"""Journeys: where a stretch of a sentence leads to, when, and the visits that persons make of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.visits import visitors
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.setting import Visit
from analysis.ingest.tagged import Mark, pattern

STOP = pattern(
    r"\b(?:where|who|whom|which|that|when|while|after|before|following|during|because|as|by|with|met|signed|held|"
    r"discuss\w*|from|"
    r"to (?:attend|meet|discuss|sign|participate|take|inaugurate|open|hold|mark|celebrate|strengthen|see|promote|"
    r"seek|join|review|launch|"
    r"witness|observe|present|address|explore|expand|boost|improve|represent|deliver|visit|help|speak|watch|conclude|"
    r"negotiate|commemorate)"
    r"|carrying|aimed|accompanied|leading|becoming|making|signing|meeting|invitation|behalf|headed|led)\b|[;:]|\. |"
    r"<office>|<pact>|<demonym> <post>|<post>"
)
CONNECTED = pattern(
    r"(?:[\s,()&/–-]|<name|region>|\b(?:and|in|on|the|of|to|as|well|then|later|again|also|both|cities|city|capital|"
    r"region|province|resort|"
    r"port|state|emirate|island|towns?|once|more|twice|until|for|a|week|days?|time|stops?|via|including|from|at|"
    r"returning)\b)*"
)
HEIRS = {"SUN": "RUS", "CSK": "CZE", "YUG": "SRB", "SCG": "SRB", "DDR": "DEU"}
REACH, MOST = 160, 5
BE = r"(?:was|were|is|are|had been|has been|have been|being)"
FORMAT = re.compile(r"\b(state|official|working)\b", re.IGNORECASE)
MULTILATERAL = re.compile(
    r"summit|conference|forum|general assembly|\bassembly|world|session of|expo\b|meeting of (?:the )?heads|games|"
    r"\bcop ?\d*|congress|olympic",
    re.IGNORECASE,
)
CEREMONY = re.compile(
    r"inaugurat|funeral|wedding|coronation|swearing|anniversary|enthron|canoni[sz]ation|commemorat", re.IGNORECASE
)
DIRECT = pattern(r"(?: (?:to|in|at|by|of|<place|demonym|person>)(?:[’']s)?)* \((?P<date><date>)\)")
BRACKET = pattern(r"\((?P<date><date>)\)")
AGAIN = pattern(
    r"(?:\b(?:again|once more|once again|(?:a )?(?:second|third|fourth) time|also|later|back)\b,? |, |\band )(?:to "
    r"<place> )?"
    r"(?:(?:once more|again|then|also|later) )?(?P<date><date>)"
)
NEXT = pattern(r",? and (?:then |later )?(?:went|came|returned|visited|travel+ed) [^,;]{0,40}(?=<date>)")
ORDER = [
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "speaker",
    "foreign_minister",
    "minister",
    "deputy_foreign_minister",
    "deputy_minister",
    "member_of_parliament",
    "senior_official",
    "envoy",
    "top_level_delegation",
    "delegation",
]


@dataclass(frozen=True)
class Goal:
    """Where a visit went: a state, the city that is named, and the date mark that stands with it."""

    state: str
    city: str
    date: Mark | None = None


def window(hit: Hit, start: int) -> int:
    """Where the object of a verb that ends at `start` ends itself."""
    end = min(len(hit.string), start + REACH)
    stop = STOP.search(hit.string, start, end)
    return stop.start() if stop else end


def goals(hit: Hit, start: int, end: int, tags: tuple[str, ...] = ("state", "city", "demonym")) -> list[Goal]:
    """The states to which a stretch of the string leads, each once for every date that stands behind it."""
    found: list[Goal] = []
    waiting: list[Goal] = []
    last = -1
    for mark in hit.tagged.between(start, end, *tags, "date"):
        place = hit.tagged.place(mark)
        if last >= 0 and not CONNECTED.fullmatch(hit.string, last + 1, place):
            break
        last = place if found or waiting or mark.tag != "date" else -1
        if mark.tag == "date":
            found += [Goal(one.state, one.city, mark) for one in waiting]
            waiting = []
            continue
        state, city = hit.code(mark), mark.text if mark.tag == "city" else ""
        if state and all(one.state != state for one in waiting):
            waiting.append(Goal(state, city))
        elif state and city:
            waiting = [Goal(one.state, one.city or city) if one.state == state else one for one in waiting]
    if len({id(one.date) for one in found}) > 1:
        return found + waiting
    return [Goal(one.state, one.city) for one in found + waiting]


def told(
    hit: Hit, group: list[Visitor], going: Iterable[Goal], dates: tuple[str, ...], **more: object
) -> Iterator[Found]:
    """One visit for each state of the pair, or of the home's partners, to which the persons are said to have gone."""
    if all(one.diplomat for one in group):
        raise Nearly("those who are posted there are no visitors")
    state, done = next((one.state for one in group if one.state), ""), set()
    for goal in going:
        around = hit.sentence.setting
        hosts = (goal.state, HEIRS.get(goal.state, ""))
        guest = next((one for host in hosts if (one := hit.setting.other(host) or around.other(host))), around.home)
        sender = state or guest
        key = (goal.state, goal.date.start if goal.date else -1)
        if not between(hit, sender, goal.state) or key in done:
            continue
        done.add(key)
        state = sender
        when = _spell((times.resolved(hit, goal.date) or ("",)) if goal.date else dates)
        known = [one for one in hit.told if one.kind == "visit" and _same(one, group, sender, goal.state, when)]
        if not known and (group[0].office or not _early(when)):
            yield _found(hit, group, sender, goal, when, **more)


def _spell(dates: tuple[str, ...]) -> tuple[str, ...]:
    """Two days in a row as the one spell that they are for somebody who travels."""
    if len(dates) != 2 or not all(len(one) == len("1999-01-01") for one in dates):
        return dates
    first, last = (date.fromisoformat(one) for one in dates)
    return ("/".join(dates),) if (last - first).days == 1 else dates


def _same(one: Found, group: list[Visitor], sender: str, receiver: str, when: tuple[str, ...]) -> bool:
    """Whether a visit was told before in other words of the sentence."""
    names = {person[0] for person in one.people}
    mine = {each.name for each in group if each.name}
    alike = (one.sender, one.receiver) == (sender, receiver) and (not mine or bool(names & mine))
    return alike and (bool(set(one.dates) & set(when)) or "" in (*one.dates, *when))


def _early(dates: tuple[str, ...]) -> bool:
    return bool(dates[0]) and dates[0][:4].isdigit() and int(dates[0][:4]) < visitors.EARLY


def between(hit: Hit, sender: str, receiver: str) -> bool:
    """Whether a way leads from one state of the pair to the other, or to or from the home of the document."""
    around = hit.sentence.setting
    if not sender or not receiver or sender == receiver:
        return False
    if around.home:
        return around.home in (sender, receiver)
    pair = {HEIRS.get(code, code) for code in around.pair}
    return not pair or pair == {HEIRS.get(sender, sender), HEIRS.get(receiver, receiver)}


def _found(hit: Hit, group: list[Visitor], sender: str, goal: Goal, dates: tuple[str, ...], **more: object) -> Found:
    clause = hit.plain(*hit.clause)
    form = FORMAT.search(hit.plain(max(hit.clause[0], hit.start - 30), hit.end)) if "visit" in clause else None
    who = " and ".join(one.called for one in group[:2]) or "delegation"
    where = f" to {goal.city}" if goal.city else ""
    occasion = "multilateral" if MULTILATERAL.search(clause) else "ceremony" if CEREMONY.search(clause) else "bilateral"
    facts = {"format": form[1].lower()} if form else {}
    people = tuple((one.name, one.office, one.state or sender) for one in group if one.name)
    kind = min((one.rank for one in group), key=ORDER.index)
    return Found(
        "visit",
        kind,
        f"{form[1].lower() + ' ' if form else ''}visit of {who}{where}",
        sender,
        goal.state,
        dates=dates,
        place=goal.city,
        people=people,
        span=_span(hit, group),
        more={**facts, "occasion": occasion},
        **more,  # type: ignore[arg-type]
    )


def _span(hit: Hit, group: list[Visitor]) -> tuple[int, int]:
    """The narrow stretch that tells of a visit: the clause, or of a long one what stands from the persons on."""
    start, end = hit.clause
    if len(hit.plain(start, end)) <= REACH:
        return start, end
    first = min([hit.start, *(one.start for one in group if one.start >= start)])
    last = max([hit.end, *(one.end for one in group if one.end <= end)])
    while last < end and len(hit.plain(first, last + 1)) < REACH:
        last += 12
    return first, min(last, end)


def last_visit(hit: Hit) -> Found | Visit | None:
    """The visit told last before a hit, in its sentence or before it."""
    return next((one for one in reversed(hit.told) if one.kind == "visit"), None) or hit.setting.visit


def actual(hit: Hit) -> None:
    """Make nothing of words that deny, plan or put off what they tell."""
    if hit.sentence.block.kind in ("reference", "link"):
        raise Nearly("it is the title of something else")
    if hit.string.count(hit.match[0], 0, hit.start) > MOST:
        raise Nearly("the words stand there too often")
    clause = hit.plain(*hit.clause)
    if modality.status(hit.before[-REACH:], clause) != "actual" or modality.deferred(clause):
        raise Nearly("it did not take place, or not yet")


def undirected(hit: Hit, group: list[Visitor], dates: tuple[str, ...]) -> Iterator[Found]:
    """A visit between the two of the pair of which nothing tells the direction, where none of the date was told."""
    if not any(one.kind == "visit" and set(one.dates) & set(dates) for one in hit.told):
        yield replace(_found(hit, group, "", Goal("", ""), dates), confidence=0.4)


def _before_next(hit: Hit) -> tuple[str, ...]:
    """The date ahead of the words, where the only one behind them is that of another verb: "and left in 1998"."""
    then = NEXT.search(hit.string, hit.end, hit.clause[1])
    ahead = [mark for mark in hit.marks_before("date") if mark.value.role not in times.EDGES]
    own = hit.tagged.between(hit.end, then.start(), "date") if then else ahead
    return times.resolved(hit, ahead[-1]) if then and ahead and not own else ()


def dates_of(hit: Hit, lean: bool = False) -> tuple[str, ...]:
    """The dates of a journey with those of its repetitions: "in 1997 and again in 2003"."""
    direct = DIRECT.match(hit.string, hit.end, hit.clause[1])
    if direct and (dates := times.resolved(hit, hit.tagged.mark(direct.start("date")))):
        return dates
    bracket = BRACKET.search(hit.string, hit.end, hit.clause[1])
    if bracket and (dates := times.resolved(hit, hit.tagged.mark(bracket.start("date")))) and len(dates) > 1:
        return dates
    first = _before_next(hit) or times.dates(hit, lean)
    more: list[str] = []
    for found in AGAIN.finditer(hit.string, hit.end, min(len(hit.string), hit.end + 2 * REACH)):
        if re.search(r"\bagain|once|time", found[0]):
            more += times.resolved(hit, hit.tagged.mark(found.start("date")))
    return tuple(dict.fromkeys([*first, *more])) if first != ("",) else tuple(more) or first
