"""People of one state in the other: who live there, came, fled, studied or travelled, and how many."""

import re
from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.people.peoples import (
    BORN,
    DESCENT,
    PEOPLE,
    WHERE,
    among,
    check,
    compared,
    counted_by,
    flow,
    people_before,
    there_from,
)
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern


@rule(
    "flows.counted",
    rf"(?P<number><number>)(?: of)?(?: (?!of\b|and\b|in\b|the\b)[\w-]+){{0,3}}?"
    rf" (?P<people><demonym>|<state>(?= {PEOPLE}\b))(?:s|n)?(?: (?P<noun>{PEOPLE}))?"
    rf"(?! (?:compan|firm|troop|soldier|peacek|officer|ship|dollar|forces|invest|project|businessm))",
    "<number>",
)
def counted(hit: Hit) -> Iterator[Found]:
    """People of a state are counted: "some 300 Chadians live in Peru", "900 Peruvian tourists"."""
    number, people = counted_by(hit), hit.group("people")
    behind = hit.string[hit.end : hit.clause[1]]
    check(hit, behind)
    if AWAY.match(behind):
        raise Nearly("they go home")
    origin = hit.code(people)
    if SENT_HOME.search(hit.before):
        label = hit.plain(hit.match.start("people"), hit.end)
        yield from flow(hit, hit.setting.other(origin), origin, number, label, hit.start)
        return
    mostly = MOSTLY.search(behind)
    origin = hit.code(hit.tagged.mark(hit.end + mostly.start("mark"))) if mostly else origin
    for form in (DESCENT, BORN):
        other = form.match(behind)
        if other:
            whence = hit.state_in(other, base=hit.end)
            label = hit.plain(hit.match.start("people"), hit.end + other.end())
            yield from flow(hit, whence, origin, number, label, hit.start)
            return
    label = hit.plain(hit.match.start("people"), hit.end)
    yield from flow(hit, origin, there_from(hit, origin), number, label, hit.start)
    yield from compared(hit, origin, label)


AWAY = pattern(
    r"\A(?: \w+s)?(?: (?:had|have|has|were|was|been))* (?:left <state>|(?:departed|"
    r"expelled|deported|evacuated|repatriated"
    r"|emigrated|returned)(?: home)? from )"
)
SENT_HOME = pattern(
    r"\b(?:repatriat(?:ed|es|ing|ion of)|deport(?:ed|s|ing|ation of)|expel(?:led|s|ling)|expulsion of"
    r"|evacuat(?:ed|es|ing)|sent (?:home|back)|flew home|brought home)"
    r"(?: (?:about|some|over|around|nearly|almost|another|all|more than))* \Z"
)
MOSTLY = pattern(
    r"\b(?:most(?:ly)?|many|nearly all|almost all|the majority)(?: of (?:them|whom))?(?: "
    r"\w+)? from (?P<mark><state>)"
)


@rule(
    "flows.nationals",
    rf"(?P<number><number>)(?: (?!of\b|and\b|in\b|the\b)[\w-]+){{0,2}}? (?P<noun>{PEOPLE})(?: (?:who were"
    rf"|who are|who|with roots|born|coming|originating|originally|arriving|adopted|fleeing|fled|came|escaped|crossed"
    rf"|emigrated|moved|(?:were |was |had been )?(?:recruited|hired|brought|taken|shipped|resettled)))? (?:of|from|in"
    rf"|out of) (?P<people><state|city>)",
    "<number>",
)
def nationals(hit: Hit) -> Iterator[Found]:
    """Citizens of a state are counted: "300 citizens of Chad live in Peru", "40 students from Chad"."""
    number, people = counted_by(hit), hit.group("people")
    check(hit, hit.after)
    if not hit.match["noun"][0].isupper() and SENT_HOME.search(hit.before):
        raise Nearly("nothing tells whose people are fetched")
    code = hit.code(people)
    gap = hit.string[hit.match.end("noun") : hit.end]
    label = hit.plain(hit.match.start("noun"), hit.end)
    if " in " in gap and not re.search(r"roots|born|recruited|hired|taken", gap):
        origin, there = people_before(hit) or hit.setting.other(code), code
    else:
        origin, there = code, there_from(hit, code)
    yield from flow(hit, origin, there, number, label, hit.start)
    yield from among(hit, origin, there)


@rule(
    "flows.moved",
    rf"(?P<number><number>)(?: (?!of\b|and\b)[\w-]+){{0,2}} (?P<noun>{PEOPLE})(?: (?:had|have|has|was|were"
    rf"|been))* (?P<verb>returned|repatriated|deported|sent back|emigrated|moved|settled|migrated"
    rf"|resettled|fled|came|escaped|crossed|sent home|flown)(?: home)?(?P<whence> (?:from|out of) <state|city>)?"
    r" (?:to|in|into) (?P<there><state|city>)",
    "returned repatriated deported emigrated moved settled migrated resettled fled came escaped crossed sent flown",
)
def moved(hit: Hit) -> Iterator[Found]:
    """People go from one state to the other: "Chad–Peru relations / 90 persons were returned to Chad"."""
    there = hit.code(hit.group("there"))
    label = hit.plain(hit.match.start("noun"), hit.end)
    whence = hit.tagged.last(hit.match.start("whence"), hit.match.end("whence"), "state", "city")
    yield from flow(hit, hit.code(whence) or hit.setting.other(there), there, counted_by(hit), label, hit.start)


@rule(
    "flows.numbering",
    rf"(?P<people><demonym>)(?:s|n)?(?:(?: (?!and\b)[\w-]+)? (?P<noun>communit(?:y|ies)|diaspora|minority"
    rf"|population|expatriates|{PEOPLE}))?(?P<gap>(?:(?! and "
    rf"|<number|money|office|pact>)[^;,.]){{0,90}}?)\b(?:at|of|reached|numbers?|number|numbered|numbering|was|is|were"
    rf"|are|totall?ed|stood at|counts?|counted|comprises?|has|had|exceeds?|exceeded|to|with)(?: (?:about|only"
    rf"|some|just|around|over|nearly|almost|estimated|to be|be|more than|approximately|between|from|no more than"
    rf"|fewer than|less than|up to))* (?P<number><number>)"
    rf"(?! (?:percent|compan|firm|agree|year|time|member|visit|embass|consul"
    rf"|millionth))",
    "community communities diaspora minority population number tourists nationals citizens students"
    " expatriates residents immigrants migrants refugees visitors counted put reckoned estimated",
)
def numbering(hit: Hit) -> Iterator[Found]:
    """A community has a number: "the Chadian community in Peru is estimated at 300"."""
    number = counted_by(hit)
    ahead = hit.string[hit.clause[0] : hit.start]
    if not re.search(r"\bnumber of(?: \w+)? \Z", ahead):
        many = hit.group("people").text.endswith(("s", "ese")) and THERE.match(hit.match["gap"])  # type: ignore[union-attr]
        if not hit.match["noun"] and not many and not re.search(rf"\b(?:{PEOPLE})\b", hit.match["gap"]):
            raise Nearly("neither a community nor people counted")
        check(hit, hit.string[hit.start : hit.clause[1]])
    origin = hit.code(hit.group("people"))
    there = ""
    inside = WHERE.search(hit.string, hit.start, hit.end)
    if inside:
        there = hit.state_in(inside)
    end = hit.match.end("noun") if hit.match["noun"] else hit.match.end("people")
    label = hit.plain(hit.match.start("people"), end)
    there = there if there and there != origin else there_from(hit, origin)
    yield from flow(hit, origin, there, number, label, hit.match.start("number"))
    yield from compared(hit, origin, label)


THERE = pattern(r" (?:(?:living|residing|resident|settled|registered) )?(?:in|at) <state|city>")


@rule(
    "flows.totalled",
    rf"(?P<who>\b(?:tourist |visitor )?{PEOPLE}|\bpopulation) (?:from|of) (?P<whence><state|demonym>)"
    r"(?P<gap>(?:(?!<number>)[^;,.]){0,60}?)(?:number(?:ed)?|stood at|reached|totall?ed|amounted to|came to"
    r"|rose to|fell to|(?:is|was|are|were) (?:put|estimated|reckoned) at|:)"
    r"(?: (?:about|some|over|around|nearly))* (?P<number><number>)",
    "number numbered stood reached totalled totaled amounted came rose fell put estimated reckoned population",
)
def totalled(hit: Hit) -> Iterator[Found]:
    """People are counted behind their name: "visitors from Chad to Peru numbered 900"."""
    number, origin = counted_by(hit), hit.code(hit.group("whence"))
    check(hit, hit.string[hit.start : hit.clause[1]])
    label = hit.plain(hit.match.start("who"), hit.match.end("whence"))
    inside = WHERE.search(hit.string, *hit.match.span("gap"))
    there = hit.state_in(inside) if inside else ""
    there = there if there and there != origin else there_from(hit, origin)
    yield from flow(hit, origin, there, number, label, hit.match.start("number"))
    yield from compared(hit, origin, label)


@rule(
    "flows.community",
    r"\b(?:an?|the|there is an?|sizeable|sizable|large|small"
    r"|significant)(?: (?:\w+ and )?\w+)? (?P<people><demonym>) (?P<noun>community|diaspora"
    r"|minority)(?: (?:\w+ly|also|has|that|which|who))* (?:lives?|resides?|exists?|in|living|residing"
    r"|is based|is present|established|formed)\b",
    "community diaspora minority",
)
def community(hit: Hit) -> Iterator[Found]:
    """A community lives there: "a small Chadian community lives in Peru"."""
    if any(one.kind == "migration" for one in hit.told) or hit.tagged.between(hit.end, hit.clause[1], "number"):
        raise Nearly("its number is told")
    origin = hit.code(hit.group("people"))
    place = WHERE.search(hit.string, hit.end - 3, hit.clause[1])
    there = hit.state_in(place)
    label = hit.plain(hit.match.start("people"), hit.match.end("noun"))
    yield from flow(hit, origin, there, None, label, hit.start, ("",))
