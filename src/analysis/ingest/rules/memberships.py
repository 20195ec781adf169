"""States in organisations: members, observers, founders; joined, admitted, left."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.bodies_named import Body, bodies
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, pattern

NEEDS = "<org> <name>"
STATES = r"(?: (?:states?|countries|nations?|parties|governments?))?"
ADJECTIVES = (
    r"(?:(?:full|founding|founder|original|associate|associated|permanent|special|active|charter|initial|co-?founding|fellow|current|long-?standing|"
    r"non-permanent|elected|official|new|candidate|separate|leading|fully-fledged|equal|key|both|the|an?|other|prominent|dialogue|observer|regional|<demonym>) )*"
)
STATUS = (("observer", r"observer"), ("associate", r"associat|partner|guest"), ("founder", r"found"))
NOT_YET = re.compile(
    r"\b(?:appl\w+|bid|bids|candida\w+|aspir\w+|seek\w*|sought|supports?|supported|supporting|backs?|backed|wish\w*|hop\w+|plan\w*|prospect\w*|negotiat\w+|"
    r"request\w*|oppos\w+|veto\w*|block\w*|towards?|path|against|favou?r\w*|if|potential|possible|future|until|before|help\w*|assist\w*|ambition\w*|want\w*|"
    r"intends?|intention|unless|regarding|issue|question|championed|promot\w*|lobb\w+|recommend\w*|welcom\w*|congratulat\w*)\b",
    re.IGNORECASE,
)
NO_STATE = re.compile(r"\b(?:parliament|delegation|team|committee|royal family|cabinet|board|party|jury|crew|group|troupe|community)\b")


def status_of(words: str) -> str:
    """As what a state belongs to a body, read from the words for it.

    >>> status_of("founding member"), status_of("Observer State"), status_of("joined")
    ('founder', 'observer', 'member')
    """
    return next((name for name, form in STATUS if re.search(form, words, re.IGNORECASE)), "member")


def _found(
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


def _who(hit: Hit) -> list[str]:
    """The states that act before the words; without any, the pair under a heading on memberships."""
    if hit.marks_before("both") and re.search(r"\A\W*\w?\W* ?(?:are|is|were|also|have)\b", hit.before[hit.before.find(TAGS["both"]) + 1 :]):
        return list(hit.setting.pair)
    found = actors(hit)
    if not found and hit.setting.topic == "memberships" and len(hit.setting.pair) == 2 and not hit.marks_before("state"):
        return list(hit.setting.pair)
    return found


def _refuse(hit: Hit, before: str, inside: str = "") -> None:
    status = modality.status(f"{before}", "")
    if status == "stated_absent" or pattern(r"\b(?:not|neither|nor|never|non-member)\b").search(before[-60:] + inside):
        raise Nearly("it is said not to belong to it")
    if status in ("planned", "explored") or NOT_YET.search(before[-70:]):
        raise Nearly("it does not belong to it yet")


def _since(hit: Hit, last: int) -> tuple[str, ...]:
    """The date from which a state is said to belong: right behind the bodies, else none."""
    mark = hit.tagged.first(last, min(len(hit.string), last + 24), "date")
    if mark and mark.value.role not in ("by", "as_of", "before") and not re.search(r"\.|;", hit.string[last : hit.tagged.place(mark)]):
        return times.resolved(hit, mark) or ("",)
    return ("",)


@rule("memberships.members", rf"\b{ADJECTIVES}(?:members?|founders?){STATES}(?: both)? (?:of|in|to)\b", "member members founder founders")
def members(hit: Hit) -> Iterator[Found]:
    """States are said to be members: "Peru and Chad are members of the World Trade Organization"."""
    told = bodies(hit.tagged, hit.end)
    if not told:
        raise Nearly("no body of states is named")
    became = pattern(r"\b(?:bec[ao]me|becoming|admitted|accepted|elected|joined)\b[^.;]{0,40}\Z").search(hit.before)
    _refuse(hit, hit.before)
    if NO_STATE.search(hit.before[-40:]) or not _copula(hit):
        raise Nearly("it is not a state that is a member")
    dates = times.dates(hit) if became or "found" in hit.match[0] else _since(hit, told[-1].end)
    states = _who(hit) or _apposed(hit)
    each = len(dates) == len(states) > 1 and "respectively" in hit.after
    for group, when in zip([[one] for one in states], [(one,) for one in dates], strict=True) if each else [(states, dates)]:
        yield from _found(hit, group, told, status_of(hit.match[0]), when)


COPULA = pattern(
    r"(?:\b(?:are|is|were|was|as|be|been|being|became|become|becoming|remains?|remained|both|also|now|countries|nations|states|<state>,|and|all|fellow|either|two)\b|<both|state>|,|^|\()[^.;]{0,70}\Z"
)


def _copula(hit: Hit) -> bool:
    return bool(COPULA.search(hit.before)) and not re.search(r"\b(?:other|the|some|many|most|all|among|with|between|by|for) \Z", hit.before)


def _apposed(hit: Hit) -> list[str]:
    """The state to which a membership is apposed: "Chad, a member of the African Union", or "as a member of it, Chad"."""
    before = pattern(r"(?P<who><state>),? (?:which is |who is |itself )?(?:also )?(?:an? |the )?\Z").search(hit.before)
    if before:
        return [hit.code(hit.tagged.mark(hit.clause[0] + before.start("who")))]
    behind = pattern(r"\A[^;.]{0,80}?, (?P<who><state>)").search(hit.string[hit.end :]) if re.search(r"\bas (?:an? )?\Z", hit.before, re.I) else None
    return [hit.code(hit.tagged.mark(hit.end + behind.start("who")))] if behind else []


@rule(
    "memberships.of_which",
    r"(?P<body><org>),? of which (?P<who><state|both>)(?: (?:and <state>|\w+))? (?:is|was|are|were|became) (?:\w+ )?(?P<what>(?:an? )?(?:\w+ )?(?:members?|founders?|observers?))\b",
    "members member founder founders observer observers",
)
def of_which(hit: Hit) -> Iterator[Found]:
    """A state belongs to a body told before: "the Pacific Alliance, of which Peru is a member"."""
    told = bodies(hit.tagged, hit.match.start("body"))[:1]
    who = hit.group("who")
    states = list(hit.setting.pair) if who and who.tag == "both" else [hit.code(who)]
    dates = _since(hit, hit.end)
    yield from _found(hit, states, told, status_of(hit.match["what"]), dates)


@rule("memberships.belong", r"\b(?:belong(?:s|ed)? to|sits? in|are part(?:ies|y|s)? (?:of|to)|is (?:a )?part(?:y)? (?:of|to)|(?:share|have|hold) membership (?:of|in)|participates? (?:\w+ )?in|have both joined)\b", NEEDS)
def belong(hit: Hit) -> Iterator[Found]:
    """States belong to a body: "both belong to the African Union"."""
    told = bodies(hit.tagged, hit.end)
    if not any(one.known for one in told):
        raise Nearly("no body of states is named")
    _refuse(hit, hit.before)
    yield from _found(hit, _who(hit), told, "member", _since(hit, told[-1].end))


@rule(
    "memberships.observer",
    r"\b(?:(?:permanent|special|official|<demonym>) )*(?P<what>observers?|associates?|guest|dialogue partners?|associate membership|sectoral dialogue partners?)(?:[ -](?:states?|status|members?|membership|countr(?:y|ies)|nations?))? (?:of|in|at|to|with|within|from)\b",
    "observer observers associate guest partner partners",
)
def observer(hit: Hit) -> Iterator[Found]:
    """A state is an observer or a partner of a body: "Peru has observer status in the African Union since 2004"."""
    told = bodies(hit.tagged, hit.end)
    if not told:
        raise Nearly("no body of states is named")
    _refuse(hit, hit.before)
    yield from _found(hit, _who(hit) or _apposed(hit), told, status_of(hit.match["what"]), times.dates(hit))


JOINED = (
    r"\b(?:(?:re-?)?join(?:ed|s|ing)|acced(?:ed|es|ing) to|(?:was|were|been|being|is) (?:\w+ )?(?:re)?admitted (?:\w+ )?(?:to|into|in|as)|adhered to|entered(?! into)|(?:was|were) accepted (?:in|into|to|by|as)|"
    r"became (?:an? )?(?:part(?:y)? (?:of|to)|signatory (?:of|to))|co-?founded|return(?:ed|s) to|accession (?:of \w* ?<state> )?to|entry (?:of <state> )?(?:in)?to|admission (?:of <state> )?(?:in)?to|joining of)\b"
)


@rule("memberships.joined", JOINED, "joined joins joining rejoined acceded accedes acceding admitted readmitted adhered entered accepted became founded cofounded returned accession entry admission")
def joined(hit: Hit) -> Iterator[Found]:
    """A state joins a body: "Chad was admitted to the United Nations in 1960", "Chad's accession to it in 1960"."""
    told = bodies(hit.tagged, hit.end) or _both_of(hit)
    if not told or not (told[0].known or len(told[0].name.split()) > 1):
        raise Nearly("no body of states is named")
    gap = hit.string[hit.end : told[0].start]
    if pattern(r"\b(?:forces?|war|hands|efforts|talks|negotiations|in (?:condemn|support|vot))\w*\b|<office>").search(gap):
        raise Nearly("it is not the body that is joined")
    _refuse(hit, hit.before, "")
    states = _owners(hit) or _who(hit)
    dates = times.dates(hit, lean=False)
    if dates == ("",) and not re.match(r"join|acced|co-?found", hit.match[0]):
        raise Nearly("it is not dated")
    what = "founder" if "found" in hit.match[0] else status_of(hit.string[hit.start : hit.clause[1]])
    yield from _found(hit, states, told, what, dates)


def _both_of(hit: Hit) -> list[Body]:
    """Bodies told before the words: "the World Bank and the IMF, both of which it joined"."""
    which = pattern(r"<org>,? (?:(?:<both>|all|the last|the first) of )?which [^,;]{0,30}\Z").search(hit.string[: hit.start])
    if not which:
        return []
    marks = [mark for mark in hit.tagged.between(0, hit.start, "org")]
    many = pattern(r"<both>|all").search(which[0])
    return [one for mark in (marks[-2:] if many else marks[-1:]) for one in bodies(hit.tagged, hit.tagged.place(mark))[:1]]


def _owners(hit: Hit) -> list[str]:
    """Whose accession it is: "Chad's accession to", "the admission of Chad to"."""
    inside = hit.tagged.first(hit.start, hit.end, "state")
    ahead = pattern(r"(?P<who><state>)[’']s? (?:\w+ ){0,2}\Z").search(hit.before)
    mark = hit.tagged.mark(hit.clause[0] + ahead.start("who")) if ahead else inside
    return [hit.code(mark)] if mark and re.match(r"acc|ent|adm|join", hit.match[0]) else []


@rule("memberships.left", r"\b(?:left|quit|withdrew from|(?:was|were) (?:expelled|suspended|excluded) from|exit(?:ed)? from|pulled out of|withdrawal from|departure from|expulsion from)\b", NEEDS)
def left(hit: Hit) -> Iterator[Found]:
    """A state leaves a body: "Chad left the Commonwealth in 1999"."""
    told = [one for one in bodies(hit.tagged, hit.end) if one.known]
    if not told or told[0].start - hit.end > 8:
        raise Nearly("no body of states is what is left")
    _refuse(hit, hit.before)
    states, dates = _owners(hit) or actors(hit), times.dates(hit, lean=False)
    if dates == ("",) or re.search(r"\b(?:when|after|before|because) [^,;]*\Z", hit.before):
        raise Nearly("it is not dated, or only an aside")
    yield from _found(hit, states, told, "member", dates, "ended")


@rule("memberships.as_member", r"<org>(?: \(<org>\))?(?:[’']s?)? ?(?:member|observer)(?:s\b|\b)(?! (?:states?|countries|nations) (?:of|in|to|with|other)\b)(?: (?:states?|nations?|countr(?:y|ies)))?", "member members observer observers")
def as_member(hit: Hit) -> Iterator[Found]:
    """A state is called a member before its name or after it: "as an African Union member, Chad", "both are AU members"."""
    before = hit.before
    told = bodies(hit.tagged, hit.start)[:1]
    _refuse(hit, before)
    if re.search(r"\b(?:as (?:an? |the )?|fellow )\Z", before, re.IGNORECASE):
        behind = pattern(r"\A,? (?P<who><state|both|demonym>)").search(hit.string[hit.end :])
        mark = hit.tagged.mark(hit.end + behind.start("who")) if behind else None
        states = list(hit.setting.pair) if mark and mark.tag == "both" else [hit.code(mark)] if mark and hit.code(mark) else _who(hit)
    elif pattern(r"\b(?:is|are|both|was|were|being) (?:(?:also|now|an?|both|full|all) )*\Z|<both> \Z").search(before):
        states = _who(hit)
    else:
        raise Nearly("no state is called a member")
    yield from _found(hit, states, told, status_of(hit.match[0]), _since(hit, hit.end))
