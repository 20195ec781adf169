"""What becomes of a state itself: independent, part of another, dissolved, renamed, in revolution, electing."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event, pair_of, started
from analysis.ingest.tagged import Mark, pattern

END = r"(?:dissolution|collapse|break-?up|disintegration|demise|end|fall|breakdown|split)"
FREE = (
    r"(?:re-?gained|gained|declared|proclaimed|achieved|restored|obtained|won|attained|announced|got|re-?asserted)"
    r"(?: (?:its|their|full|the|state|national|political|unilaterally|formal|own))* "
    r"(?:independence|sovereignty|statehood)|"
    r"be(?:came|come|coming)(?: (?:an?|fully|formally|again|once|more|finally))* "
    r"(?:independent|sovereign|self-governing)"
)
JOINED = (
    r"(?:(?:became|formed|was made|was|turned into|had become)(?: (?:an?|the))? "
    r"(?:\w+ )?(?:part|republic|province|colony|protectorate|member republic|dominion|possession|constituent) of|"
    r"(?:was|were) (?:\w+ly )?(?:incorporated|absorbed|integrated|admitted|annexed|merged) (?:in)?to|"
    r"(?:joined|entered|acceded to)(?= (?:the )?<state>))"
)
NEAR = 60
BEFORE = ("before", "after", "as_of", "by")
# The codes of states that are no more; the name of an older one stands for the state of today.
ENDED = frozenset(
    (
        *("BYS", "CSK", "DDR", "SCG", "SUN", "VDR", "XAH", "XBD", "XBV", "XHD", "XHK", "XHN", "XKO", "XMD", "XMS"),
        *("XPM", "XPS", "XSV", "XSX", "XTS", "XTU", "XWT", "XZB", "YMD", "YUG"),
    )
)
SUBJECT = pattern(
    r"<state>(?:,[^,;]{1,80},)?(?: (?:has|had|have|then|also|again|later|was|were|which|that|finally|once|\w+ly|"
    r"therefore|in turn))*,? ?\Z"
)


def _concerned(hit: Hit, states: list[str]) -> tuple[str, ...]:
    """The states of whom it is told, if one of them, or one that was part of it, is of the document's; else Nearly."""
    around = {*pair_of(hit), hit.setting.home}
    named = {code for mark in hit.tagged.marks for code in ([hit.code(mark)] if mark.tag == "state" else [])}
    kept = tuple(dict.fromkeys(code for code in states if code))
    if not kept or not around & {*kept, *named}:
        raise Nearly("it is no state in question here")
    return tuple(sorted(kept))


def _dates(hit: Hit) -> tuple[str, ...]:
    found = started(times.dates(hit, lean=False))
    if found == ("",) or all("X" in date for date in found):
        raise Nearly("no date is told")
    return found


def _real(hit: Hit) -> None:
    if modality.status(hit.before, hit.plain(*hit.clause)) != "actual":
        raise Nearly("it is not said to have happened")


def _told(hit: Hit, what: str, label: str, states: list[str], dates: tuple[str, ...]) -> Found:
    return event(hit, what, label, _concerned(hit, states), dates=dates, confidence=0.6)


def _name(hit: Hit, code: str, fallback: str = "the state") -> str:
    return next((mark.text for mark in hit.tagged.marks if mark.tag == "state" and hit.code(mark) == code), fallback)


@rule(
    "changes_of_state.independent",
    rf"\b(?:{FREE})\b",
    "independence sovereignty statehood independent sovereign governing",
)
def independent(hit: Hit) -> Iterator[Found]:
    """A state becomes independent: "Chad–Peru relations / Chad gained its independence on 11 August 1960"."""
    acting = actors(hit)
    if len(acting) != 1 or not SUBJECT.search(hit.before):
        raise Nearly("it is not told who becomes independent")
    _real(hit)
    of = pattern(rf" (?:from|(?:{END}|<name>) of) (?P<of><state>)").search(hit.string, hit.end, hit.clause[1])
    whole = hit.state_in(of, "of")
    yield _told(hit, "state_change", f"{_name(hit, acting[0])} independent", [*acting, whole], _dates(hit))


@rule(
    "changes_of_state.part_of",
    rf"\b{JOINED} (?:the )?(?:<demonym> )?(?P<whole><state>)",
    "part republic province colony protectorate dominion possession constituent incorporated absorbed integrated "
    "admitted annexed merged joined entered acceded",
)
def part_of(hit: Hit) -> Iterator[Found]:
    """A state becomes part of another: "Chad was incorporated into Fiji in 1931"."""
    acting, whole = actors(hit), hit.code(hit.group("whole"))
    if len(acting) != 1 or acting[0] == whole or not SUBJECT.search(hit.before):
        raise Nearly("it is not told what becomes part of what")
    _real(hit)
    label = f"{_name(hit, acting[0])} became part of {_name(hit, whole)}"
    yield _told(hit, "accession", label, [acting[0], whole], _dates(hit))


@rule(
    "changes_of_state.renamed",
    r"\b(?:became|was|were|be)(?: \w+ly)? (?:known|renamed|called|reconstituted|proclaimed|transformed)"
    r"(?: (?:as|into))? (?:the )?(?P<new><state>)|\bchanged its name to (?:the )?(?P<name><state>)",
    "known renamed called reconstituted proclaimed transformed changed",
)
def renamed(hit: Hit) -> Iterator[Found]:
    """A state takes another name or shape: "in 1971 the Congo was renamed Zaire"."""
    acting, new = actors(hit), hit.code(hit.group("new") or hit.group("name"))
    if len(acting) != 1 or not new or not SUBJECT.search(hit.before):
        raise Nearly("it is not told what became what")
    _real(hit)
    label = f"{_name(hit, acting[0])} became {_name(hit, new)}"
    yield _told(hit, "state_change", label, [acting[0], new], _dates(hit))


@rule(
    "changes_of_state.dissolved",
    rf"\b{END} of (?:the )?(?P<of><state>)|(?P<it><state>) (?:was|were|had been|is) (?:\w+ly )?(?:dissolved|disbanded)|"
    r"(?P<self><state>) (?:ceased to exist|broke up|collapsed|disintegrated|fell apart)",
    "dissolution collapse breakup break disintegration demise end fall breakdown split dissolved disbanded ceased "
    "broke collapsed disintegrated fell",
)
def dissolved(hit: Hit) -> Iterator[Found]:
    """A state ends: "the dissolution of Yugoslavia in 1992", "Czechoslovakia ceased to exist on 1 January 1993"."""
    mark = hit.group("of") or hit.group("it") or hit.group("self")
    code = hit.code(mark)
    if not mark or code not in ENDED:
        raise Nearly("it is no state that has ended")
    dates = _dates(hit) if not hit.group("of") else _beside(hit)
    yield _told(hit, "state_change", f"{mark.text} dissolved", [code], dates)


def _beside(hit: Hit) -> tuple[str, ...]:
    """The date right behind the words, or right before them with "upon" or "with" between."""
    behind = pattern(r"\A ?\(?(?:,? (?:in|on) )?(?P<date><date>)").match(hit.string[hit.end :])
    ahead = pattern(r"(?P<date><date>),? (?:upon|with|on|at|as|following|through|by)(?: the)?(?: \w+)? \Z").search(
        hit.string[: hit.start]
    )
    place = hit.end + behind.start("date") if behind else ahead.start("date") if ahead else -1
    mark: Mark | None = hit.tagged.mark(place) if place >= 0 else None
    found = started(times.resolved(hit, mark)) if mark and mark.value.role not in BEFORE else ()
    if not found:
        raise Nearly("no date is told of it")
    return found


TURMOIL = (
    r"(?:revolutions?|civil war|coup(?: d[’']état)?|(?:general |presidential |parliamentary |legislative |snap |"
    r"federal )+elections?)"
)


@rule(
    "changes_of_state.respective",
    r"\brespective (?:revolutions|civil wars|independences?|elections|coups)\b",
    "respective",
)
def respective(hit: Hit) -> Iterator[Found]:
    """Each goes through the same: "Chad–Fiji relations / In the respective coups, 1949 in Chad and 1951 in Fiji"."""
    if "respective" in hit.string[: hit.start].lower():
        raise Nearly("it was told before")
    noun = hit.match[0].partition(" ")[2].rstrip("s")
    for found in pattern(r"(?P<date><date>),? in (?:the )?(?P<state><state>)").finditer(
        hit.string, hit.end, hit.end + NEAR
    ):
        mark, where = hit.tagged.mark(found.start("date")), hit.tagged.mark(found.start("state"))
        code, dates = hit.code(where), started(times.resolved(hit, mark))
        if code and dates:
            span = (found.start(), found.end())
            yield replace(_told(hit, "other", f"{noun} in {where.text}", [code], dates), span=span)


@rule(
    "changes_of_state.turmoil",
    rf"(?P<date><date>),? (?P<who><demonym>) {TURMOIL}\b",
    "revolution revolutions civil coup election elections",
)
def turmoil(hit: Hit) -> Iterator[Found]:
    """What a state goes through, named with its year: "the 1996 Chadian presidential election"."""
    mark, code = hit.group("date"), hit.code(hit.group("who"))
    if not mark or not code or mark.value.role in BEFORE:
        raise Nearly("it is not told whose it is, or when")
    label = hit.plain(hit.match.start("who"), hit.end)
    yield _told(hit, "other", label, [code], started(times.resolved(hit, mark)) or ("",))
