"""Visits: who went to which state, when; told by the traveller, the host or a noun."""

import re
from collections.abc import Iterator

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules import visitors
from analysis.ingest.rules.journeys import REACH, Goal, actual, dates_of, goals, told, window
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visitors import Visitor
from analysis.ingest.tagged import pattern

GO = (
    r"(?:(?:visited|toured)(?! by)|(?:travel+ed|travels|went|goes|came|comes|flew|flies|journeyed|sailed|drove|"
    r"return(?:ed|s)|moved on|headed|"
    r"proceeded|continued)(?: (?:on|over|back|again|officially|in turn|personally|himself|herself))? to|"
    r"(?:arriv(?:ed|es)|landed|lands|"
    r"stopped(?: over)?|stop(?:s|ped) off|touched down|stayed|stays|called|calls|spent [\w ]{1,20}) (?:in|at|over at|"
    r"to|over in|over at))"
)
BE = r"(?:was|were|is|are|had been|has been|have been|being)"


@rule(
    "visits.went",
    rf"\b{GO}(?=[^;]*<state|city|demonym|name>)",
    "visited toured travelled traveled travels went goes came comes flew flies journeyed sailed drove returned "
    "headed proceeded continued "
    "arrived arrives landed lands stopped touched stayed stays called calls spent moved returns stops",
)
def went(hit: Hit) -> Iterator[Found]:
    """Somebody goes to a place: "President Rossi of Italy visited Osaka in 1994"."""
    actual(hit)
    group = visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit)
    if not group:
        raise Nearly("nobody is said to have gone")
    going = goals(hit, hit.end, window(hit, hit.end))
    if not going and group[0].state and pattern(r" <name>(?: on)? ?(?:<date>|,|\.|\Z)").match(hit.string, hit.end):
        city = hit.tagged.first(hit.end, len(hit.string), "name")
        going = [Goal(hit.setting.other(group[0].state), city.text if city else "")]
    yield from told(hit, group, going, dates_of(hit))


@rule(
    "visits.was_in",
    rf"(?:<name|office|state>,?|\bhe|\bshe)(?P<be> {BE}(?: also| again| once)?(?: on an? [\w -]{{0,30}}visit)? (?:in|"
    rf"at|to)) <place>",
    "was were is been",
)
def was_in(hit: Hit) -> Iterator[Found]:
    """Somebody is in a place of the other state: "the Italian President was in Osaka in 1994"."""
    actual(hit)
    within = Hit(hit.sentence, _after(hit, "be"), hit.told)
    group = visitors.subject(within)
    if not group:
        raise Nearly("nobody is said to have been there")
    yield from told(within, group, goals(hit, hit.end - 1, window(hit, hit.end)), dates_of(within))


def _after(hit: Hit, group: str) -> re.Match[str]:
    found = pattern(re.escape(hit.match[group])).search(hit.string, hit.match.start(group))
    assert found is not None
    return found


NOUN = r"(?:visits?|trips?|tours?|stopovers?|journeys?)"
LEANS = re.compile(
    r"\b(?:during|course of|following|after|upon|throughout|in|on|of|since|purpose of)(?: [\w’']+){0,4} \Z",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:paid|pays|made|makes|conduct(?:ed|s)|undert(?:ook|akes)|began|begins|started|start|complet(?:ed|es)|"
    r"conclud(?:ed|es)|embarked on|"
    r"(?:was|is|came|went|arrived) (?:in \S+ )?(?:on|for)|return(?:ed|s)|repaid|ended|finished|performed|carried out|"
    r"realized)\b",
    re.IGNORECASE,
)
MINE = pattern(r"(?:<name|office|state>[’']s?|\b(?:his|her))(?: [\w-]+){0,4} \Z")
BY = pattern(
    r"(?: to (?P<to>[^,;.()]{1,60}?))??,? (?:that was )?(?:paid |made |undertaken |conducted )?(?:of|by|from) "
    r"(?=(?:an? |<country>|their |its )?)"
)


@rule(
    "visits.noun",
    rf"\b{NOUN}\b(?! by (?:ships?|tourists?))",
    "visit visits trip trips tour tours stopover stopovers journey journeys",
)
def noun(hit: Hit) -> Iterator[Found]:
    """A visit as a thing: "the state visit of King Rossi to Osaka in 1994"."""
    actual(hit)
    group, leaning = _whose(hit)
    if not group:
        raise Nearly("nobody is said to have made it")
    going = _where(hit, group)
    dates = dates_of(hit)
    if leaning and dates == ("",):
        raise Nearly("it leans on a visit that is told elsewhere")
    yield from told(hit, group, going, dates)


def _whose(hit: Hit) -> tuple[list[Visitor], bool]:
    """Who made a visit, and whether the words only lean on it."""
    leaning = bool(LEANS.search(hit.before))
    by = BY.match(hit.string, hit.end, hit.clause[1])
    if by:
        behind = [one for one in visitors.persons(hit, by.end(), hit.clause[1]) if one.start - by.end() < 30]
        if behind:
            return visitors.led(hit, by.end(), hit.clause[1]) or _joined(hit, behind), leaning
    mine = MINE.search(hit.before)
    if mine and mine[0].lower().startswith(("his", "her")):
        one = visitors.known(hit)
        return ([one] if one else []), True
    if mine:
        ahead = list(visitors.persons(hit, hit.clause[0], hit.start))
        return ahead[-1:], True
    paid = PAID.search(hit.before)
    if paid:
        return visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit), False
    return [], leaning


def _joined(hit: Hit, found: list[Visitor]) -> list[Visitor]:
    group = found[:1]
    for one in found[1:]:
        if not visitors.JOINED.fullmatch(hit.string[group[-1].end : one.start]):
            break
        group.append(one)
    return group


TO = pattern(r"\b(?:to|in) (?:(?!to |of |by )[\w’',-]+ ){0,5}?(?=<state|city|demonym>)")


def _where(hit: Hit, group: list[Visitor]) -> list[Goal]:
    """Where a visit went: the place behind "to", else the host, else a city of the sentence, else the other state."""
    to = TO.search(hit.string, hit.end, min(hit.clause[1], hit.end + 2 * REACH))
    if to:
        return goals(hit, to.end(), window(hit, to.end()))
    if re.search(r"\b(?:host|receiv|welcom)\w*", hit.before):
        return [Goal(code, "") for code in actors(hit)]
    state = next((one.state for one in group if one.state), "")
    cities = [(hit.code(mark), mark.text) for mark in hit.tagged.marks if mark.tag == "city"]
    cities = [(code, text) for code, text in cities if code in hit.setting.pair and code != state]
    if cities and (state or len({code for code, _ in cities}) == 1):
        return [Goal(*cities[0])]
    return [Goal(hit.setting.other(state), "")] if state else []


@rule(
    "visits.hosted",
    r"\b(?:host(?:ed|s)|welcom(?:ed|es)|receiv(?:ed|es))(?! by| in| at)\b",
    "hosted hosts welcomed welcomes received receives",
)
def hosted(hit: Hit) -> Iterator[Found]:
    """A host has a guest: "Japan hosted President Rossi in 1994"."""
    if pattern(rf"{BE}(?: \w+)? \Z").search(hit.before):
        raise Nearly("the guest comes before the verb")
    actual(hit)
    end = window(hit, hit.end)
    ahead = [
        one for one in visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + REACH)) if one.start - hit.end < 25
    ]
    if not ahead and re.match(r" (?:him|her|them)\b", hit.after):
        one = visitors.known(hit)
        ahead = [one] if one else []
    if not ahead or hit.string[ahead[0].end : ahead[0].end + 1] in "’'":
        raise Nearly("no guest is named")
    if hit.string[hit.end : ahead[0].start].strip() and re.search(
        r"\b(?:from|of|letter|award|visit)\b", hit.string[hit.end : ahead[0].start]
    ):
        raise Nearly("what is received is no guest")
    host = (
        [one.state for one in visitors.subject(hit) if one.state]
        or [code for code in [hit.code(mark) for mark in hit.marks_before("city")] if code]
        or actors(hit)
    )
    going = [one for one in goals(hit, hit.end, end, ("city",)) if one.state in host or not host] or [
        Goal(code, "") for code in host
    ]
    yield from told(hit, _joined(hit, ahead), going, dates_of(hit))


@rule(
    "visits.was_hosted", rf"\b{BE}(?: \w+)? (?:received|welcomed|hosted|greeted)\b", "received welcomed hosted greeted"
)
def was_hosted(hit: Hit) -> Iterator[Found]:
    """A guest is received: "Foreign Minister Rossi was received in Osaka by King Ito"."""
    actual(hit)
    group = visitors.subject(hit)
    if not group:
        raise Nearly("no guest is named")
    going = goals(hit, hit.end, min(hit.clause[1], hit.end + REACH), ("city",))
    if not going:
        hosts = [one.state for one in visitors.persons(hit, hit.end, hit.clause[1]) if one.state]
        going = [Goal(code, "") for code in hosts[:1]]
    yield from told(hit, group, going, dates_of(hit))


@rule("visits.visited_by", r"\bvisited by\b", "visited")
def visited_by(hit: Hit) -> Iterator[Found]:
    """A place has a guest: "Osaka was visited by President Rossi in 1994"."""
    actual(hit)
    ahead = [
        one for one in visitors.persons(hit, hit.end, min(hit.clause[1], hit.end + REACH)) if one.start - hit.end < 25
    ]
    if not ahead:
        raise Nearly("no guest is named")
    yield from told(hit, _joined(hit, ahead), goals(hit, hit.clause[0], hit.start, ("city", "state")), dates_of(hit))


THERE = (
    r"(?:attend(?:ed|s)|participat(?:ed|es)|took part|takes part|represent(?:ed|s)|address(?:ed|es)|held talks|holds "
    r"talks|held a meeting|met|meets|"
    r"spoke|inaugurat(?:ed|es)|co-chaired|was present|saw|called on|paid (?:a call|a courtesy call|tribute))"
)


@rule(
    "visits.attended",
    rf"\b{THERE}\b(?=[^;]*\b(?:in|at|to|of) (?:[^;]{{0,40}} )?<city|state>)",
    "attended attends participated participates took takes represented represents addressed addresses held holds met "
    "meets spoke inaugurated "
    "inaugurates chaired present saw called paid",
)
def attended(hit: Hit) -> Iterator[Found]:
    """Somebody does something in a place of the other state: "Italy's trade minister attended a summit in Osaka"."""
    actual(hit)
    group = visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit)
    if not group or not (group[0].office or group[0].state):
        raise Nearly("nobody is said to have been there")
    if any(one.kind == "visit" for one in hit.told) and not group[0].start > hit.clause[0] + 400:
        raise Nearly("the visit is told by other words")
    places = pattern(r"\b(?:in|at) (?:(?:the )?(?:[\w’-]+ ){0,3})?(?=<city|state>)")
    found = [one.end() for one in places.finditer(hit.string, hit.end, hit.clause[1])]
    going = [goal for place in found[:1] for goal in goals(hit, place, place + 1, ("city", "state"))]
    yield from told(hit, group, going, dates_of(hit), confidence=0.7)
