"""States in organisations: members, observers, founders; joined, admitted, left."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.bodies_named import Body, bodies
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, pattern

STATES = r"(?: (?:states?|countries|nations?|parties|governments?))?"
ADJECTIVES = (
    r"(?:(?:full|founding|founder|original|associate|associated|permanent|special|active|charter|initial|"
    r"co-?founding|fellow|current|long-?standing|"
    r"non-permanent|elected|official|new|candidate|separate|leading|fully-fledged|equal|key|both|the|an?|other|"
    r"prominent|dialogue|observer|regional|<demonym>) )*"
)
STATUS = (("observer", r"observer"), ("associate", r"associat|partner|guest"), ("founder", r"found"))
NOT_YET = re.compile(
    r"\b(?:appl\w+|bid|bids|candida\w+|aspir\w+|seek\w*|sought|supports?|supported|supporting|backs?|backed|"
    r"wish\w*|hop\w+|plan\w*|prospect\w*|negotiat\w+|"
    r"request\w*|oppos\w+|veto\w*|block\w*|towards?|path|against|favou?r\w*|if|potential|possible|future|until|"
    r"before|help\w*|assist\w*|ambition\w*|want\w*|"
    r"intends?|intention|unless|regarding|issue|question|championed|promot\w*|lobb\w+|recommend\w*|welcom\w*|"
    r"congratulat\w*)\b",
    re.IGNORECASE,
)
NO_STATE = re.compile(
    r"\b(?:parliament|delegation|team|committee|royal family|cabinet|board|party|jury|crew|"
    r"group|troupe|community)\b"
)


def status_of(words: str) -> str:
    """As what a state belongs to a body, read from the words for it.

    >>> status_of("founding member"), status_of("Observer State"), status_of("joined")
    ('founder', 'observer', 'member')
    """
    return next((name for name, form in STATUS if re.search(form, words, re.IGNORECASE)), "member")


def belonging(
    hit: Hit, states: list[str], told: list[Body], what: str, dates: tuple[str, ...] = ("",), status: str = "actual"
) -> Iterator[Found]:
    """One membership for each body, with every state said to be in it."""
    if not states:
        raise Nearly("no state is said to belong to it")
    begin = min(hit.start, hit.clause[0])
    for body in told:
        who = "both " if len(states) > 1 else ""
        many = "s" if len(states) > 1 else ""
        verb = "left" if status == "ended" else f"{what}{many} of"
        yield Found(
            "membership",
            what,
            f"{who}{verb} {body.name}",
            sender=states[0] if len(states) == 1 else "",
            countries=tuple(states),
            orgs=(body.org,),
            dates=dates,
            status=status,
            span=(min(begin, body.start), max(hit.end, body.end)),
            confidence=0.9 if body.known else 0.7,
        )


def who_belongs(hit: Hit) -> list[str]:
    """The states that act before the words; without any, the pair under a heading on memberships."""
    if hit.marks_before("both") and re.search(
        r"\A\W*\w?\W* ?(?:are|is|were|also|have)\b", hit.before[hit.before.find(TAGS["both"]) + 1 :]
    ):
        return list(hit.setting.pair)
    found = actors(hit)
    if (
        not found
        and hit.setting.topic == "memberships"
        and len(hit.setting.pair) == 2
        and not hit.marks_before("state")
    ):
        return list(hit.setting.pair)
    return found


def refuse(hit: Hit, before: str, inside: str = "") -> None:
    """Raise Nearly where a state is said not to belong to a body, or not yet."""
    status = modality.status(f"{before}", "")
    if status == "stated_absent" or pattern(r"\b(?:not|neither|nor|never|non-member)\b").search(before[-60:] + inside):
        raise Nearly("it is said not to belong to it")
    if status in ("planned", "explored") or NOT_YET.search(before[-70:]):
        raise Nearly("it does not belong to it yet")


def _since(hit: Hit, last: int) -> tuple[str, ...]:
    """The date from which a state is said to belong: right behind the bodies, else none."""
    mark = hit.tagged.first(last, min(len(hit.string), last + 24), "date")
    if (
        mark
        and mark.value.role not in ("by", "as_of", "before")
        and not re.search(r"\.|;", hit.string[last : hit.tagged.place(mark)])
    ):
        return times.resolved(hit, mark) or ("",)
    return ("",)


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
    became = pattern(r"\b(?:bec[ao]me|becoming|admitted|accepted|elected|joined)\b[^.;]{0,40}\Z").search(hit.before)
    refuse(hit, hit.before)
    if NO_STATE.search(hit.before[-40:]) or not _copula(hit):
        raise Nearly("it is not a state that is a member")
    dates = times.dates(hit) if became or "found" in hit.match[0] else _since(hit, told[-1].end)
    states = who_belongs(hit) or _apposed(hit)
    each = len(dates) == len(states) > 1 and "respectively" in hit.after
    for group, when in (
        zip([[one] for one in states], [(one,) for one in dates], strict=True) if each else [(states, dates)]
    ):
        yield from belonging(hit, group, told, status_of(hit.match[0]), when)


COPULA = pattern(
    r"(?:\b(?:are|is|were|was|as|be|been|being|became|become|becoming|remains?|remained|both|also|now|countries|"
    r"nations|states|<state>,|and|all|fellow|either|two)\b|<both|state>|,|^|\()[^.;]{0,70}\Z"
)


def _copula(hit: Hit) -> bool:
    return bool(COPULA.search(hit.before)) and not re.search(
        r"\b(?:other|the|some|many|most|all|among|with|"
        r"between|by|for) \Z",
        hit.before,
    )


def _apposed(hit: Hit) -> list[str]:
    """The state to which a membership is apposed: "Chad, a member of it", or "as a member of it, Chad"."""
    before = pattern(r"(?P<who><state>),? (?:which is |who is |itself )?(?:also )?(?:an? |the )?\Z").search(hit.before)
    if before:
        return [hit.code(hit.tagged.mark(hit.clause[0] + before.start("who")))]
    behind = (
        pattern(r"\A[^;.]{0,80}?, (?P<who><state>)").search(hit.string[hit.end :])
        if re.search(r"\bas (?:an? )?\Z", hit.before, re.I)
        else None
    )
    return [hit.code(hit.tagged.mark(hit.end + behind.start("who")))] if behind else []


@rule(
    "memberships.of_which",
    r"(?P<body><org>),? of which (?P<who><state|both>)(?: (?:and <state>|\w+))? (?:is|was|are|were|became) "
    r"(?:\w+ )?(?P<what>(?:an? )?(?:\w+ )?(?:members?|founders?|observers?))\b",
    "members member founder founders observer observers",
)
def of_which(hit: Hit) -> Iterator[Found]:
    """A state belongs to a body told before: "Peru left the Pacific Alliance, of which Chad is a member"."""
    told = bodies(hit.tagged, hit.match.start("body"))[:1]
    who = hit.group("who")
    states = list(hit.setting.pair) if who and who.tag == "both" else [hit.code(who)]
    dates = _since(hit, hit.end)
    yield from belonging(hit, states, told, status_of(hit.match["what"]), dates)


@rule(
    "memberships.belong",
    r"\b(?:belong(?:s|ed)? to|sits? in|are part(?:ies|y|s)? (?:of|to)|is (?:a "
    r")?part(?:y)? (?:of|to)|(?:share|have|hold) membership (?:of|in)|participates? (?:\w+ )?in|have both "
    r"joined)\b",
    "belong belongs belonged sit sits party parties part parts membership participate participates joined",
)
def belong(hit: Hit) -> Iterator[Found]:
    """States belong to a body: "Peru and Chad belong to OPEC"."""
    told = bodies(hit.tagged, hit.end)
    if not any(one.known for one in told):
        raise Nearly("no body of states is named")
    refuse(hit, hit.before)
    yield from belonging(hit, who_belongs(hit), told, "member", _since(hit, told[-1].end))


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


@rule(
    "memberships.as_member",
    r"<org>(?: \(<org>\))?(?:[’']s?)? ?(?:member|observer)(?:s\b|\b)(?! (?:states?|"
    r"countries|nations) (?:of|in|to|with|other)\b)(?: (?:states?|nations?|countr(?:y|ies)))?",
    "member members observer observers",
)
def as_member(hit: Hit) -> Iterator[Found]:
    """A state is called a member before its name or after it: "as an AU member, Chad", "both are AU members"."""
    before = hit.before
    told = bodies(hit.tagged, hit.start)[:1]
    refuse(hit, before)
    if re.search(r"\b(?:as (?:an? |the )?|fellow )\Z", before, re.IGNORECASE):
        behind = pattern(r"\A,? (?P<who><state|both|demonym>)").search(hit.string[hit.end :])
        mark = hit.tagged.mark(hit.end + behind.start("who")) if behind else None
        states = (
            list(hit.setting.pair)
            if mark and mark.tag == "both"
            else [hit.code(mark)]
            if mark and hit.code(mark)
            else who_belongs(hit)
        )
    elif pattern(r"\b(?:is|are|both|was|were|being) (?:(?:also|now|an?|both|full|all) )*\Z|<both> \Z").search(before):
        states = who_belongs(hit)
    else:
        raise Nearly("no state is called a member")
    yield from belonging(hit, states, told, status_of(hit.match[0]), _since(hit, hit.end))
