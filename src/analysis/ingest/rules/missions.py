"""Posts: who has one where, who opened, closed or raised it, and which are only planned."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.places import Post, kind_words, named, posts
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, pattern

NEEDS = "<post>"
POST = TAGS["post"]
OPENS = r"(?:(?:re-?)?open(?:s|ed|ing)?|inaugurat(?:es|ed|ing)|establish(?:es|ed|ing)?|set(?:s|ting)? up|launch(?:es|ed|ing)?|found(?:ed|ing))"
CLOSES = r"(?:clos(?:es|ed|ing)|shut(?:s|ting)?(?: down)?|withdrew|abolish(?:es|ed))"
RAISES = r"(?:upgrad(?:es|ed|ing)|elevat(?:es|ed|ing)|rais(?:es|ed|ing)|promot(?:es|ed)|convert(?:s|ed)|transform(?:s|ed)|downgrad(?:es|ed|ing)|moved|relocated|transferred)"
HAS = r"(?:has|have|had|having|maintains?|maintained|operat(?:es|e|ed)|keeps?|retains?|runs?|with)"
NEAR = r"(?:(?!;)[^;]){0,90}?"
STANDING = {"embassy", "high_commission", "legation"}
VIA = pattern(r"accredited|represented|concurrent|through its|from its|via its|covered|covers")


def _ways(hit: Hit, post: Post, senders: list[str]) -> Iterator[tuple[str, str]]:
    """From whom to whom a post goes: each way for posts of both states, '' for whom the text does not tell."""
    setting, place = hit.setting, hit.code(post.place) if post.place else ""
    if post.mutual or len(senders) == 2:
        pair = senders if len(senders) == 2 else list(setting.pair)
        if len(pair) == 2 and (not place or post.mutual):
            yield pair[0], pair[1]
            yield pair[1], pair[0]
            return
        senders = [code for code in senders if code != place]
    sender = senders[0] if len(senders) == 1 else ""
    if not sender and place:
        sender = setting.other(place)
    receiver = place if place and place != sender else setting.other(sender)
    if sender or receiver:
        yield sender, receiver


def _found(hit: Hit, post: Post, way: tuple[str, str], what: str, **more: object) -> Found:
    where = f" in {named(post.place)}" if named(post.place) else ""
    label = f"{kind_words(post.kind)}{where}{what}"
    return Found("mission", post.kind, label, *way, place=named(post.place), span=hit.clause, **more)  # type: ignore[arg-type]


def _status(hit: Hit) -> str:
    return modality.status(hit.before, hit.plain(*hit.clause))


def _acted(hit: Hit, what: str, begin: int) -> Iterator[Found]:
    """What was done to the posts named from `begin` on: one fact a post, place, direction and date."""
    found = list(posts(hit, begin, hit.clause[1]))
    if not found:
        raise Nearly("no post is named")
    senders = actors(hit)
    status = _status(hit)
    dates = times.dates(hit)
    told = what if status == "actual" else f", {status.replace('_', ' ')}"
    for post in found:
        for way in _ways(hit, post, senders):
            yield _found(hit, post, way, told, dates=dates, status=status)


@rule("missions.opened", rf"\b{OPENS}\b(?= {NEAR}<post>)", NEEDS)
def opened(hit: Hit) -> Iterator[Found]:
    """A state opens a post: "Peru opened a consulate in Osaka in 1994"."""
    gap = hit.string[hit.end : hit.string.index(POST, hit.end)]
    if pattern(
        r"\b(?:relations|talks|negotiations|markets?|door|office of|trade with)\b|<pact|name>.*\b(?:at|in|with)\b"
    ).search(gap):
        raise Nearly("what is opened is no post")
    yield from _acted(hit, " opened", hit.end)


@rule("missions.was_opened", rf"<post>(?P<gap>{NEAR})\b(?:was|were|been|is|being)(?: \w+)? {OPENS}\b", NEEDS)
def was_opened(hit: Hit) -> Iterator[Found]:
    """A post is opened, in the passive: "the Peruvian consulate in Osaka was opened in 1994"."""
    yield from _passive(hit, " opened")


@rule("missions.closed", rf"\b{CLOSES}\b(?= {NEAR}<post>)", NEEDS)
def closed(hit: Hit) -> Iterator[Found]:
    """A state closes a post: "Peru closed its consulate in Osaka in 2001"."""
    yield from _acted(hit, " closed", hit.end)


@rule(
    "missions.was_closed", rf"<post>(?P<gap>{NEAR})\b(?:(?:was|were|been|is|being)(?: \w+)? {CLOSES}|closed)\b", NEEDS
)
def was_closed(hit: Hit) -> Iterator[Found]:
    """A post is closed, in the passive: "the consulate in Osaka was closed in 2001"."""
    yield from _passive(hit, " closed")


@rule("missions.raised", rf"\b{RAISES}\b(?= {NEAR}<post>)", NEEDS)
def raised(hit: Hit) -> Iterator[Found]:
    """A state raises or moves a post: "Peru raised its legation in Tokyo to an embassy"."""
    yield from list(_acted(hit, " upgraded", hit.end))[:2]


@rule("missions.was_raised", rf"<post>(?P<gap>{NEAR})\b(?:was|were|been|is|being)(?: \w+)? {RAISES}\b", NEEDS)
def was_raised(hit: Hit) -> Iterator[Found]:
    """A post is raised or moved, in the passive: "the legation was raised to an embassy in 1956"."""
    yield from _passive(hit, " upgraded")


def _passive(hit: Hit, what: str) -> Iterator[Found]:
    """The posts named before a verb in the passive; whose they are stands before or behind them."""
    begin = hit.start
    found = list(posts(hit, begin, hit.clause[1]))[:1]
    senders = _owners(hit, begin)
    status = modality.status(hit.string[hit.clause[0] : hit.end - 1], hit.plain(*hit.clause)) if what else "actual"
    told = what if status == "actual" else f", {status.replace('_', ' ')}"
    for post in found:
        for way in _ways(hit, post, senders):
            yield _found(hit, post, way, told, dates=times.dates(hit), status=status)


OF_OWNER = pattern(r"^ of (?:the )?(?:\w+ of )?<state|demonym>(?:[’']s)?")


def _owners(hit: Hit, place: int) -> list[str]:
    """Whose post stands at a place: its people or state before it, or the state that it is said to be of."""
    behind = OF_OWNER.search(hit.string[place + 1 : hit.clause[1]])
    if behind:
        return [hit.code(hit.tagged.first(place + 1, place + 1 + behind.end(), "state", "demonym"))]
    ahead = pattern(r"(?:<demonym>|<state>[’']s?|<both>[’']?)(?: \w+){0,2} $").search(hit.string[hit.clause[0] : place])
    if ahead:
        mark = hit.tagged.last(hit.clause[0] + ahead.start(), place, "state", "demonym", "both")
        return list(hit.setting.pair) if mark and mark.tag == "both" else [hit.code(mark)]
    return actors(hit)


@rule("missions.held", rf"\b{HAS}\b(?= {NEAR}<post>)", NEEDS)
def held(hit: Hit) -> Iterator[Found]:
    """A state has posts: "Peru has an embassy in Tokyo and consulates in Osaka and Nagoya"."""
    gap = hit.string[hit.end : hit.string.index(POST, hit.end)]
    if pattern(
        rf"\b(?:{OPENS[3:-1]}|{CLOSES[3:-1]}|accredited|represented|signed|been|to|that|which|who|<pact>|planned)\b"
    ).search(gap):
        raise Nearly("another verb says what is with the post")
    if VIA.search(hit.string[hit.clause[0] : hit.clause[1]]):
        gap_end = VIA.search(hit.string, hit.clause[0])
        if gap_end and gap_end.start() < hit.string.index(POST, hit.end):
            raise Nearly("the post serves an accreditation")
    senders = actors(hit)
    if not senders:
        raise Nearly("nobody is said to have it")
    since = [mark for mark in hit.marks_after("date") if mark.value.role in ("since", "until", "interval")]
    dates = since[0].value.dates if since and since[0].value.dates else ("",)
    negated = pattern(r"\b(?:no|not|neither|nor|without)\b").search(gap) or _status(hit) == "stated_absent"
    status = "stated_absent" if negated else "actual"
    for post in posts(hit, hit.end, hit.clause[1]):
        for way in _ways(hit, post, senders):
            yield _found(hit, post, way, "", dates=dates, status=status, confidence=0.9)


@rule(
    "missions.listed",
    r"^(?:<demonym> |<state>[’']s? )?<post>(?: of <state>)?(?: \(.*?\))?,?(?: (?:in|to|at) | ?[–:-] ?|, )<city|state|name>",
    NEEDS,
)
def listed(hit: Hit) -> Iterator[Found]:
    """An item of a list that names a post and no verb: "Embassy of Peru in Tokyo"."""
    if hit.sentence.block.kind not in ("item", "link", "reference", "cell") or len(hit.string) > 120:
        raise Nearly("it is no item of a list")
    first = hit.string.index(POST)
    mark = hit.tagged.mark(first)
    owners = _owners(hit, first) or ([hit.setting.sender] if hit.setting.sender else [])
    place = hit.tagged.mark(hit.end - 1)
    post = Post(mark.value[0], place, False, mark)
    basis = "stated" if hit.sentence.block.kind in ("item", "cell") else "reference"
    for way in _ways(hit, post, [code for code in owners if code]):
        if all(way) and (basis == "stated" or set(way) == set(hit.setting.pair)):
            yield replace(_found(hit, post, way, ""), basis=basis, confidence=0.7)


@rule("missions.place_first", r"^(?:In )?<city|name>,? ?(?:[(–:-]|, )+ ?<post>", NEEDS)
def place_first(hit: Hit) -> Iterator[Found]:
    """An item that names the place before the post: "Osaka (Consulate)"."""
    if hit.sentence.block.kind not in ("item", "cell") or hit.setting.topic != "missions":
        raise Nearly("it is no item under a heading on missions")
    mark, place = hit.tagged.mark(hit.end - 1), hit.tagged.marks[0]
    sender = hit.setting.sender or hit.setting.other(hit.code(place))
    for way in _ways(hit, Post(mark.value[0], place, False, mark), [sender] if sender else []):
        yield _found(hit, Post(mark.value[0], place, False, mark), way, "")
