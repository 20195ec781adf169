"""States in organisations: members, observers, founders, parties."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.organizations.belonging import belonging, listed, refuse, since_each, status_of, who_belongs
from analysis.ingest.rules.organizations.bodies_named import bodies
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

STATES = r"(?: (?:states?|countries|nations?|parties|governments?))?"
ADJECTIVES = (
    r"(?:(?:full|founding|founder|original|associate|associated|permanent|special|active|charter|initial|"
    r"co-?founding|fellow|current|long-?standing|"
    r"non-permanent|elected|official|new|candidate|separate|leading|fully-fledged|equal|key|both|the|an?|other|"
    r"prominent|dialogue|observer|regional|<demonym>) )*"
)
NO_STATE = re.compile(
    r"\b(?:parliament|delegation|team|committee|royal family|cabinet|board|party|jury|crew|"
    r"group|troupe|community)\b"
)
BECAME = pattern(r"\b(?:bec[ao]me|becoming|admitted|accepted|elected|joined)\b[^.;]{0,40}\Z")
TOGETHER = re.compile(r"\b(?:co-?operat\w+|collaborat\w+|interact\w+|work(?:s|ed|ing)? (?:\w+ )?together|active)\b")


@rule(
    "memberships.members",
    rf"\b{ADJECTIVES}(?:members?|founders?){STATES}(?: both)? (?:of|in|to)\b",
    "member members founder founders",
)
def members(hit: Hit) -> Iterator[Found]:
    """States are said to be members: "Peru is a member of OPEC"."""
    told = bodies(hit.tagged, hit.end)
    if not told:
        raise Nearly("no body of states is named")
    refuse(hit, hit.before)
    if NO_STATE.search(hit.before[-40:]) or not _copula(hit):
        raise Nearly("it is not a state that is a member")
    became = BECAME.search(hit.before) or "found" in hit.match[0]
    dates = times.dates(hit) if became else ("",)
    states, what = _aside(hit, told[-1].end) or who_belongs(hit) or _apposed(hit), status_of(hit.match[0])
    if len(dates) == len(states) > 1 and "respectively" in hit.after:
        for state, date in zip(states, dates, strict=True):
            yield from belonging(hit, [state], told, what, (date,))
    elif became:
        yield from belonging(hit, states, told, what, dates)
    else:
        yield from since_each(hit, states, told, what)


COPULA = pattern(
    r"(?:\b(?:are|is|were|was|as|be|been|being|became|become|becoming|remains?|remained|both|also|now|countries|"
    r"nations|states|<state>,|and|all|fellow|either|two)\b|<both|state>|,|^|\()[^.;]{0,70}\Z"
)
FAR = 110
OF_OTHERS = re.compile(
    r"\b(?:other|the|some|many|most|all|(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )among(?: the)?|with|"
    r"between|by|for) \Z"
)


def _copula(hit: Hit) -> bool:
    return bool(COPULA.search(hit.before[-FAR:])) and not OF_OTHERS.search(hit.before[-FAR:])


def _aside(hit: Hit, end: int) -> list[str]:
    """Of whom it is said in an aside before the states: "As members of it, Chad and Peru", "fellow members"."""
    if not re.search(r"(?:\bas (?:an? |the )?|^)\Z", hit.before, re.IGNORECASE) or not hit.string.startswith(",", end):
        return []
    return listed(hit, end)


def _apposed(hit: Hit) -> list[str]:
    """The state to which a membership is apposed: "Chad, a member of it", or "as a member of it, Chad"."""
    before = pattern(r"(?P<who><state>),? (?:which is |who is |itself )?(?:also )?(?:an? |the )?\Z").search(hit.before)
    if before:
        return [hit.state_in(before, "who", base=hit.clause[0])]
    if not re.search(r"\bas (?:an? )?\Z", hit.before, re.IGNORECASE):
        return []
    behind = pattern(r"[^;.]{0,80}?, (?P<who><state>)").match(hit.string, hit.end)
    return [hit.state_in(behind, "who")] if behind else []


@rule(
    "memberships.of_which",
    r"(?P<body><org|name>)\)?,? (?:of|in|to|at) which (?P<who><state|both>)(?: (?:and <state>|\w+))? (?:is|was|are|"
    r"were|became|ha(?:s|ve|d)|holds?|enjoys?) "
    r"(?:\w+ )?(?P<what>(?:an? )?(?:\w+ )?(?:members?|founders?|observers?|part(?:y|ies)|signator(?:y|ies)|"
    r"participants?))\b",
    "members member founder founders observer observers party parties signatory signatories participants participant",
)
def of_which(hit: Hit) -> Iterator[Found]:
    """A state belongs to a body told before: "Peru left the Pacific Alliance, of which Chad is a member"."""
    told = bodies(hit.tagged, hit.match.start("body"))[:1]
    if not told:
        raise Nearly("no body of states is named")
    who = hit.group("who")
    states = list(hit.setting.pair) if who and who.tag == "both" else [hit.code(who)]
    yield from since_each(hit, states, [replace(told[0], end=hit.end)], status_of(hit.match["what"]))


@rule(
    "memberships.belong",
    r"\b(?:belong(?:s|ed)? to|sits? (?:in|on)|(?:part(?:ies|y)|"
    r"signator(?:y|ies)|participants?|participating (?:states|countries)|participant (?:states?|countr(?:y|ies))) "
    r"(?:of|to|in)|"
    r"(?:are|is|were|was) (?:(?:<both>|both|also|an?|now|all) )*parts? of|"
    r"(?:shared?|common|joint|mutual) memberships?(?: (?:of|in|includes?|are|with)|(?=:))|"
    r"(?:ha(?:ve|s)|holds?) memberships? (?:of|in)|participates? (?:\w+ )?in|"
    r"have both joined)(?!\w)",
    "belong belongs belonged sit sits party parties signatory signatories participant participants participating part "
    "parts membership memberships participate participates joined",
)
def belong(hit: Hit) -> Iterator[Found]:
    """States belong to a body or are parties to its treaty: "Peru and Chad belong to OPEC"."""
    told = bodies(hit.tagged, hit.end)
    strict = hit.match[0].startswith("participate")
    if not any(one.known or (not strict and len(one.name.split()) > 2) for one in told):
        raise Nearly("no body of states is named")
    refuse(hit, hit.before)
    states = _aside(hit, told[-1].end) or who_belongs(hit) or _apposed(hit)
    if not states and re.search(r"\b(?:shared|common|joint) memb", hit.match[0], re.IGNORECASE):
        states = list(hit.setting.pair)
    yield from since_each(hit, states, told, "member")


@rule(
    "memberships.inside",
    r"(?<=<state|both>) (?:(?:also|both|all|now) )?(?:is|are|was|were|has been|have been)(?: (?:also|both|now|"
    r"together))? (?:with)?in (?=(?:the )?<org>)",
    "<org> + in within",
)
def inside(hit: Hit) -> Iterator[Found]:
    """A state is said to be in a body: "Peru is in OPEC and Chad in the African Union"."""
    told = bodies(hit.tagged, hit.end - 1)
    if not told or not re.match(r"\)?(?:[,;.]|\Z| and\b| while\b| but\b| \W| together\b)", hit.string[told[-1].end :]):
        raise Nearly("it is in something of the body")
    yield from since_each(hit, who_belongs(hit), told, "member")


@rule(
    "memberships.within",
    r"\b(?:within|in|through)(?: (?:the )?(?:frameworks?|context|frames?|scope) of)?(?: the)?(?: \w+){0,2} "
    r"(?:organi[sz]ations|institutions|groupings|fora|forums)(?=:| such as| like|,? including|,? namely)",
    "organizations organisations institutions groupings fora forums",
)
def within(hit: Hit) -> Iterator[Found]:
    """States work together in bodies that are listed: "Peru and Chad cooperate in fora such as OPEC and the WTO"."""
    told = bodies(hit.tagged, hit.end)
    if len(told) < 2 or not TOGETHER.search(hit.before) or any(one.kind == "membership" for one in hit.told):
        raise Nearly("it is no list of the bodies in which they work together")
    refuse(hit, hit.before)
    acting = who_belongs(hit)
    yield from belonging(hit, acting if len(acting) > 1 else list(hit.setting.pair), told, "member")


@rule(
    "memberships.observer",
    r"\b(?:(?:permanent|special|official|<demonym>) )*(?P<what>observers?|associates?|guest|dialogue partners?|"
    r"associate membership|sectoral dialogue partners?)(?:[ -](?:states?|status|members?|membership|"
    r"countr(?:y|ies)|nations?))? (?:of|in|at|to|with|within|from)\b",
    "observer observers associate guest partner partners",
)
def observer(hit: Hit) -> Iterator[Found]:
    """A state is an observer or a partner of a body: "Peru has been an observer at the African Union since 2004"."""
    told = bodies(hit.tagged, hit.end)
    if not told:
        raise Nearly("no body of states is named")
    refuse(hit, hit.before)
    yield from belonging(hit, who_belongs(hit) or _apposed(hit), told, status_of(hit.match["what"]), times.dates(hit))


RANKS = (
    r"(?:(?:\d+(?:st|nd|rd|th)|<number>|founding|founder|newest|youngest|oldest|latest|full|associate|new|only|first|"
    r"other|second|third|largest|smallest) ){0,3}"
)
CALLED = pattern(
    r"\b(?:is|are|both|was|were|being|been|bec[ao]me|becoming|remains?)(?: (?:also|now|an?|the|both|full|all|"
    r"one of))* \Z|"
    r"<both> \Z|\btwo \Z"
)
APPOSED = pattern(r"(?P<who><state>),? (?:(?:itself|also|an?|the) )*\Z|(?P<whom><state>) \((?:an? )?\Z")


@rule(
    "memberships.as_member",
    rf"<org>(?: \(<org>\))?(?:[’']s?)? ?{RANKS}(?:member|observer)(?:s\b|\b)(?! (?:states?|"
    r"countries|nations) (?:of|in|to|with|other)\b)(?: (?:states?|nations?|countr(?:y|ies)))?",
    "member members observer observers",
)
def as_member(hit: Hit) -> Iterator[Found]:
    """A state is called a member before its name or after it: "as an AU member, Chad", "both are AU members"."""
    told = bodies(hit.tagged, hit.start)[:1]
    refuse(hit, hit.before)
    called, apposed = CALLED.search(hit.before), APPOSED.search(hit.before)
    if re.search(r"\b(?:as (?:fellow |an? |the )*|fellow )\Z", hit.before, re.IGNORECASE):
        states = listed(hit, hit.end) or who_belongs(hit)
    elif called:
        states = who_belongs(hit) or (list(hit.setting.pair) if "two" in called[0] else [])
    elif apposed:
        states = [hit.code(hit.tagged.mark(hit.clause[0] + apposed.start(apposed.lastgroup or "who")))]
    else:
        raise Nearly("no state is called a member")
    what = status_of(hit.match[0])
    if BECAME.search(hit.before):
        yield from belonging(hit, states, told, what, times.dates(hit))
    else:
        yield from since_each(hit, states, [replace(told[0], end=hit.end)] if told else [], what)
