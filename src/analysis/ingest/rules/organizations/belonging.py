"""What every rule on memberships asks: which states, as what, since when, and whether they belong at all."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.organizations.bodies_named import Body, bodies
from analysis.ingest.tagged import TAGS, Mark, pattern

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
BOTH_ARE = re.compile(r"\A\W*\w?\W* ?(?:are|is|were|also|have)\b")
COMPANY = pattern(
    r"(?:(?:^|, )(?:just )?(?:like|as with|as well as|alongside|together with|along with) (?P<a><state>), "
    r"(?P<b><state>)|"
    r"(?P<c><state>),? (?:just )?(?:like|alongside|as well as|together with|along with) (?P<d><state>))"
    r"(?:,| has| is| was| also| ?\Z)"
)
LISTED = pattern(r",?:? (?:both )?(?P<one><state|both|demonym>)(?:(?:,? and | & )(?P<two><state|demonym>))?")
LATE = 24  # characters between a body and the date from which a state is in it
NEXT_BODY = pattern(r"(?:\)|,)?(?:,? (?:and|as well as|then))?(?: also)?(?: (?:of|in|to|into|joined))?(?= )")
EACH = pattern(r"\)?,? ?(?:[(;–—-] ?)?(?:and |with )?(?P<who><state|demonym>)(?: \w+)? (?P<date><date>)")
NEAR = re.compile(r"\)?,? ?\(?(?:(?:both|all|only|already|ever|respectively|again|in turn) )*\Z")
REMARK = frozenset(("by", "as_of", "before"))


def status_of(words: str) -> str:
    """As what a state belongs to a body, read from the words for it.

    >>> status_of("founding member"), status_of("Observer State"), status_of("joined")
    ('founder', 'observer', 'member')
    """
    return next((name for name, form in STATUS if re.search(form, words, re.IGNORECASE)), "member")


def belonging(
    hit: Hit, states: list[str], told: list[Body], what: str, dates: tuple[str, ...] = ("",), status: str = "actual"
) -> Iterator[Found]:
    """One membership for each body, with every state said to be in it; each body is told once."""
    if not states:
        raise Nearly("no state is said to belong to it")
    begin = min(hit.start, hit.clause[0])
    many = len(states) > 1
    for body in told:
        verb = "left" if status == "ended" else f"{what}{'s' if many else ''} of"
        if any(
            one.kind == "membership" and (one.label, one.countries) == (_label(many, verb, body), tuple(states))
            for one in hit.told
        ):
            continue
        yield Found(
            "membership",
            what,
            _label(many, verb, body),
            sender="" if many else states[0],
            countries=tuple(states),
            orgs=(body.org,),
            dates=dates,
            status=status,
            span=(min(begin, body.start), max(hit.end, body.end)),
            confidence=0.9 if body.known else 0.7,
        )


def _label(many: bool, verb: str, body: Body) -> str:
    return f"{'both ' if many else ''}{verb} {body.name}"


def since_each(hit: Hit, states: list[str], told: list[Body], what: str, opening: bool = True) -> Iterator[Found]:
    """Memberships with the dates from which they last: "of it since 1990 and of them since 2002", "Chad since 1990".

    opening: whether a date before the words may say since when.
    """
    apart = list(_apart(hit, told[-1].end))
    if apart:
        yield from belonging(hit, states, told, what)
        for code, dates in apart:
            yield from belonging(hit, [code], told[-1:], what, dates)
        return
    for _ in range(8):
        mark = behind(hit, told[-1].end)
        dates = (times.resolved(hit, mark) if mark else ()) or (_opening(hit) if opening else ("",))
        yield from belonging(hit, states, told, what, dates)
        for code, when in _apart(hit, hit.tagged.place(mark) + 1) if mark else ():
            yield from belonging(hit, [code], told, what, when)
        more = NEXT_BODY.match(hit.string, hit.tagged.place(mark) + 1) if mark else None
        told = bodies(hit.tagged, more.end()) if more else []
        if not told or not behind(hit, told[-1].end):
            return


def _apart(hit: Hit, place: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The states of which it is said apart since when each belongs."""
    found = EACH.match(hit.string, place)
    while found:
        mark = hit.tagged.mark(found.start("date"))
        code = hit.state_in(found, "who")
        if code and mark.value.role not in REMARK:
            yield code, times.resolved(hit, mark) or ("",)
        found = EACH.match(hit.string, found.end())


def behind(hit: Hit, place: int) -> Mark | None:
    """The date right behind the bodies that end at a place, where it is one from which something lasts."""
    mark = hit.tagged.first(place, min(len(hit.string), place + LATE), "date")
    if not mark or mark.value.role in REMARK:
        return None
    return mark if NEAR.match(hit.string, place, hit.tagged.place(mark)) else None


def _opening(hit: Hit) -> tuple[str, ...]:
    """The date before the words from which a state is said to belong: "since 1990 Chad has been"."""
    marks = [mark for mark in hit.marks_before("date") if mark.value.role == "since"]
    return (times.resolved(hit, marks[-1]) if marks else ()) or ("",)


def who_belongs(hit: Hit) -> list[str]:
    """The states that act before the words; without any, the pair under a heading on memberships."""
    if hit.marks_before("both") and BOTH_ARE.search(hit.before[hit.before.find(TAGS["both"]) + 1 :]):
        return list(hit.setting.pair)
    company = next(reversed(list(COMPANY.finditer(hit.before))), None)
    if company:
        marks = [hit.tagged.mark(hit.clause[0] + company.start(name)) for name in "abcd" if company[name]]
        return [code for code in dict.fromkeys(map(hit.code, marks)) if code]
    found = actors(hit)
    if found or hit.marks_before("state") or len(hit.setting.pair) != 2:
        return found
    return list(hit.setting.pair) if hit.setting.topic == "memberships" else []


def listed(hit: Hit, place: int) -> list[str]:
    """The states that a stretch of the sentence names from a place on: "members Chad and Peru"."""
    found = LISTED.match(hit.string, place)
    if not found:
        return []
    marks = [hit.tagged.mark(found.start(name)) for name in ("one", "two") if found[name]]
    if marks[0].tag == "both":
        return list(hit.setting.pair)
    return [code for code in dict.fromkeys(map(hit.code, marks)) if code]


def refuse(hit: Hit, before: str, inside: str = "") -> None:
    """Raise Nearly where a state is said not to belong to a body, or not yet."""
    status = modality.status(f"{before}", "")
    if status == "stated_absent" or pattern(r"\b(?:not|neither|nor|never|non-member)\b").search(before[-60:] + inside):
        raise Nearly("it is said not to belong to it")
    if status in ("planned", "explored") or NOT_YET.search(before[-70:]):
        raise Nearly("it does not belong to it yet")
