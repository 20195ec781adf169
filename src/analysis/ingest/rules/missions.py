"""Posts: who has one where, who opened, closed, raised or moved it, and which are only planned."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.places import NOUN, Post, kind_words, named, posts
from analysis.ingest.rules.posting import Standing, definite, meant, owners, standings, status, subjects, told, when
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import narrow
from analysis.ingest.tagged import pattern
from analysis.ingest.times import resolved

OPENS = (
    r"open(?:s|ed|ing)?|inaugurat(?:es|ed|e|ing)|establish(?:es|ed|ing)?|set(?:s|ting)? up|launch(?:es|ed|ing)?|"
    r"found(?:ed|ing)|creat(?:es|ed|ing)|install(?:s|ed)|(?:establishment|inauguration)(?= of)"
)
REOPENS = r"re-?open(?:s|ed|ing)?|re-?activat(?:es|ed|ing)|re-?establish(?:es|ed|ing)?|opened (?:again|anew)"
CLOSES = (
    r"clos(?:es|ed|e|ing)|shut(?:s|ting)?|withdrew|withdrawn|abolish(?:es|ed|ing)|liquidat(?:es|ed|ing)|"
    r"closure(?= of)|discontinu(?:es|ed)|vacated|evacuat(?:es|ed|ing)|lapsed|dissolved|suspended"
)
RAISES = (
    r"(?:re-)?upgrad(?:es|ed|e|ing)|elevat(?:es|ed|e|ing)|rais(?:es|ed|e|ing)|promot(?:es|ed)|convert(?:s|ed)?|"
    r"transform(?:s|ed)?|turn(?:s|ed)?|downgrad(?:es|ed|e|ing)|reduced|made|makes|became|becomes|becoming|become"
)
MOVES = (
    r"mov(?:es|ed|e|ing)|relocat(?:es|ed|e|ing)|transfer(?:s|red|ring)?|return(?:s|ed)|(?:went|came|comes) back|"
    r"shift(?:s|ed)"
)
NAMES = r"(?:re)?appoint(?:s|ed)|nam(?:es|ed)|nominat(?:es|ed)|accredited|post(?:s|ed)|sen(?:ds|t)"
ACT = pattern(rf"(?<!-)\b(?:{REOPENS}|{OPENS}|{CLOSES}|{RAISES}|{MOVES})\b")
BE = pattern(
    r"\b(?:was|were|been|is|are|being|be|gets?|got)(?: (?:\w+ly|also|first|again|only|later|then|finally|not|never|<date>))? \Z"
)
GAP = pattern(
    r"^(?: (?:of|down|up|its|theirs?|his|her|our|an?|the|own|first|new|second|resident|permanent|official|diplomatic|fully?|fledged|"
    r"de facto|small|large|second|third|four|two|three|five|several|more|mutual|respective|doors|unofficial|separate|another|"
    r"also|again|both|general|already|<post> (?:headed|led|run) by|<number>|<demonym>|<state>[’']s|<both>[’']?|<state>|<name>|<date>|for \w+ reasons|"
    r"(?:in|at) <city>(?= (?:an?|the|its) )|[a-z]+ed|[a-z]+al|[a-z]+ly),?){0,9} ?[\"“”'‘(]?(?:<demonym|name|city> ?){0,3}$"
)
TAIL = r"(?: (?:\w+ly|then|later|has|had|have|was|were|is|also|been|been \w+|to be|<date>)){0,4},? \Z"
IT = pattern(rf"(?:^|[ ,(])(?:it|which|that){TAIL}")
AGENCY = re.compile(r"(?:delegation|mission|commission|agency)\Z", re.IGNORECASE)
FIRST_IT = pattern(rf"^(?:<date>,? )?it{TAIL}")
OFFICE = pattern(rf"(?:^|[ ,(])the (?:office|post|mission|delegation|commission|bureau|former|latter){TAIL}")
THEM = pattern(r"^ (?:down )?(?:it|them|theirs|this|the latter|the (?:office|post|mission))\b")
UNDER = pattern(
    r"\b(?:at|in|near|by|from|outside|inside|with|of|on|through|around)(?: (?!opening|closure)(?:the|its|an?|their|\w+|<demonym>|<state>[’']s?|<date>)){0,2} \Z"
)
ASIDE = pattern(
    r"^(?:[’']s?)?(?:,? (?:in|at|of|to|,|and|the|its|their|own|first|second|only|one|kind|also|<city>|<name>|<state>|<region>|<number>|<date>|<both>|<demonym>|"
    r"that|which|\w+ly|had|has|have|was|were|is|are|been|later|then|initially|first|finally|again|both|<post>)|,|\([^()]*\)| ?\((?:\w+ly)?| –| —)* ?$"
)
ASKED = pattern(
    r"\b(?:urg\w+|call\w* (?:on|for|upon)|demand\w*|ask\w*|request\w*|threat\w*|den(?:y|ied|ies)|refus\w+)\b"
)
DROPPED = pattern(r"\b(?:dropped|abandoned|shelved|cancel\w+|called off|postponed|never materiali[sz]ed)\b")
THING = pattern(
    r"^(?: up| down)? (?:an?|the|its(?! (?:doors|gates))|their(?! doors)|his|her|new|several|two|three|four|this|<number>|<demonym>|<name>|"
    r"<state>[’']s|<pact>|\w+ (?:for|on|about))\b"
)
NEAR = 90
BLOCKS = frozenset(("heading", "link", "reference", "caption"))


def _reach(hit: Hit) -> tuple[int, int]:
    """The stretch that one verb rules: from the verb or the bracket before it to the next of either."""
    first, last = hit.clause
    opened = hit.string.rfind("(", first, hit.start)
    if opened >= 0 and hit.string.find(")", opened, hit.start) < 0:
        closing = hit.string.find(")", hit.end, last)
        return opened + 1, closing if closing >= 0 else last
    for other in ACT.finditer(hit.string, first, last):
        if other.end() <= hit.start:
            first = other.end() if _joined(hit.string[other.end() : hit.start]) else first
        elif other.start() >= hit.end:
            between = hit.string[hit.end : other.start()]
            if pattern(
                r"(?:(?:,| and| but|before|after|until|only to be|which (?:was|were))(?: [\w ]{0,30})?| \([\w ]{0,30})$"
            ).search(between[-NEAR:]):
                return first, other.start()
    return first, last


def _joined(between: str) -> bool:
    return bool(pattern(r"(?:,| and| but| then| only)(?: \w+| <date>){0,3} $").search(between[-NEAR:]))


def _objects(hit: Hit, last: int) -> list[Post]:
    """The posts that stand right behind a verb."""
    found = posts(hit, hit.end, last)
    return found if found and GAP.search(hit.string[hit.end : found[0].start]) else []


def _subjects(hit: Hit, first: int) -> list[Post]:
    """The posts that are the subject of a verb: nothing but their places and asides stand between."""
    found = posts(hit, hit.clause[0], hit.start)
    if not found:
        return []
    head = [post for post in found if post.start == found[-1].start] if found[-1].place is None else found
    whole = [post for post in head if ASIDE.search(hit.string[post.end : hit.start])]
    if not whole or UNDER.search(hit.string[hit.clause[0] : whole[0].start]):
        return []
    return whole


def _behind(hit: Hit, post: Post) -> Post:
    """The post with the place that stands only behind the verb: "an embassy was opened in Osaka"."""
    if post.place and post.place.tag != "state":
        return post
    found = pattern(
        r"^(?:[^;]{0,40}?)(?: (?:in|at|to)(?: the)?(?: \w+){0,2}|,) (?P<place><city|name|state|both>)"
    ).search(hit.string[hit.end : hit.clause[1]])
    place = hit.tagged.mark(hit.end + found.start("place")) if found else None
    return replace(post, place=place, mutual=post.mutual or place.tag == "both") if place else post


def _acted(hit: Hit, what: str, target: int = -1) -> Iterator[Found]:
    """What was done to posts: those behind the verb, those that are its subject, or the one spoken of before.

    target: where the rank stands that a post gets, which is no post that was acted upon.
    """
    if hit.sentence.block.kind in BLOCKS:
        raise Nearly("a heading or a title tells it only in short")
    first, last = _reach(hit)
    before = hit.string[first : hit.start]
    passive = not hit.match[0].endswith("ing") and bool(BE.search(before))
    found = _touched(hit, first, target if target >= 0 else last, passive, what)
    if not found:
        raise Nearly("no post is named")
    if DROPPED.search(hit.string[slice(*hit.clause)]):
        raise Nearly("nothing came of it")
    if ASKED.search(before):
        raise Nearly("somebody only asks for it")
    state = status(before, hit.plain(*hit.clause))
    dates = when(hit, first, last, ahead_first=state == "announced")
    if state == "stated_absent" and any(mark.value.role == "until" for mark in hit.tagged.between(first, last, "date")):
        state = "actual"
    ends = sorted({one.end for one in found if one.end > hit.start} | {last})
    for one in found:
        own = _own_date(hit, one, ends) if len(ends) > 2 else ()
        yield told(hit, one, what, own or dates, status=state)


def _own_date(hit: Hit, one: Standing, ends: list[int]) -> tuple[str, ...]:
    """The date that stands between a post and the next of those that one verb rules."""
    then = next((end for end in ends if end > one.end), one.end)
    mark = hit.tagged.first(one.end, then, "date") if one.end >= 0 else None
    return resolved(hit, mark) if mark else ()


def _touched(hit: Hit, first: int, last: int, passive: bool, what: str = "") -> list[Standing]:
    clear = hit.string[hit.end : last]
    if not passive and THEM.match(clear):
        past = meant(hit, hit.start)
        if pattern(r"^ theirs").match(clear) and past:
            theirs = Post(past[0].kind, past[0].words, None, hit.end, hit.end)
            return standings(hit, _behind(hit, theirs), subjects(hit))
        return past
    objects = [] if passive else _objects(hit, last)
    if objects:
        acting = subjects(hit)
        if what == " moved":
            objects = [_behind(hit, replace(objects[0], place=None))]
        found = [one for post in objects for one in standings(hit, post, acting)]
        return found or (meant(hit, hit.start) if not objects[0].place else [])
    if (
        not passive
        and what != " upgraded"
        and THING.match(clear)
        and not pattern(r"^ (?:its|the) <post>|^ an? <post>").match(clear)
    ):
        return []
    owned = _subjects(hit, first)
    if owned and definite(hit, owned[-1]) and not _behind(hit, owned[-1]).place and (past := meant(hit, hit.start)):
        return past
    if owned:
        found = [one for post in owned for one in standings(hit, _behind(hit, post), actors(hit))]
        return found or meant(hit, hit.start)
    ahead = hit.string[: hit.start]
    agency = hit.tagged.last(first, hit.start, "office") if pattern(rf"<office>{TAIL}").search(ahead) else None
    if OFFICE.search(ahead) or (agency and AGENCY.search(agency.text)):
        return meant(hit, hit.start)
    if _passed(hit, first) or IT.search(ahead):
        return meant(hit, hit.start, far=False) if FIRST_IT.search(ahead) or _within(hit) else []
    opening = pattern(r"^(?:<date>[.,]? ?[–—-]? ?|but |and )?\Z").search(ahead[hit.clause[0] :])
    return meant(hit, hit.start, far=False) if opening else []


def _within(hit: Hit) -> bool:
    """Whether the sentence itself names a post before the words, or began with the verb that they go on from."""
    return bool(posts(hit, 0, hit.start)) or (hit.setting.fresh and bool(ACT.match(hit.string)))


def _passed(hit: Hit, first: int) -> bool:
    """Whether a verb goes on with the post of the verb before it: "was opened in 1975, closed in 1978"."""
    return first > hit.clause[0] and hit.string[first - 1] != "("


@rule(
    "missions.opened",
    rf"(?<![\w-])(?:{OPENS})\b(?! (?:again|anew|to the public))",
    "open opens opened opening inaugurated inaugurates inaugurate inaugurating established establishes establish establishing set sets setting launched launches founded founding creates created installed establishment inauguration",
)
def opened(hit: Hit) -> Iterator[Found]:
    """A state opens a post: "Peru opened a consulate in Osaka in 1994"; or one is opened."""
    yield from _acted(hit, " opened")


@rule(
    "missions.reopened",
    rf"(?<![\w-])(?:{REOPENS})\b",
    "reopened reopens reopen reopening re opened reactivated activated reestablished established reestablish",
)
def reopened(hit: Hit) -> Iterator[Found]:
    """A post is opened again: "Peru reopened its consulate in Osaka in 1994"."""
    yield from _acted(hit, " reopened")


@rule(
    "missions.closed",
    rf"(?<![\w-])(?:{CLOSES})\b",
    "closure close closes closed closing shut shuts shutting withdrew withdrawn abolished abolishes liquidated discontinued vacated evacuated lapsed dissolved suspended",
)
def closed(hit: Hit) -> Iterator[Found]:
    """A state closes a post: "Peru closed its consulate in Osaka in 2001"; or one is closed."""
    yield from _acted(hit, " closed")


@rule(
    "missions.moved",
    rf"(?<![\w-])(?:{MOVES})\b",
    "moved moves move moving relocated relocates relocate transferred transfers returned returns went came comes shifted",
)
def moved(hit: Hit) -> Iterator[Found]:
    """A post is moved, or comes back: "Peru moved its embassy to Abuja in 1991"."""
    yield from _acted(hit, " moved")


INTO = pattern(
    r"\b(?:(?:in)?to|as|of)(?: (?:the|an?|rank|status|level|of|full|fully|fledged|resident|its|own|present|<demonym>)){0,6} (?P<new><post>)|"
    r"^(?: it| them)?(?: (?:an?|the|full|fully|fledged|resident|first|<demonym>|<state>[’']s?)){0,4} (?P<next><post>)"
)
RELATIONS = pattern(
    r"^ (?:\w+ )?(?:bilateral |diplomatic |their |its |the )*(?:relations|ties|representation|links|contacts|level)\b"
)


@rule(
    "missions.raised",
    rf"(?<![\w-])(?:{RAISES})\b",
    "upgraded upgrades upgrade upgrading elevated elevates elevate elevating raised raises raise raising promoted "
    "converted converts transformed turned turn turns downgraded downgrades reduced made makes became becomes becoming "
    "become",
)
def raised(hit: Hit) -> Iterator[Found]:
    """A post gets another rank: "Peru raised its legation in Tokyo to an embassy"; "the consulate became an embassy"."""
    last = _reach(hit)[1]
    clear = hit.string[hit.end : last]
    into = INTO.search(clear)
    target = hit.end + into.start(into.lastgroup or "new") if into else -1
    new = hit.tagged.mark(target).value[0] if into else ""
    if hit.match[0].lower().startswith(("ma", "be", "tur", "red", "prom")) and not new:
        raise Nearly("it becomes no post")
    if RELATIONS.search(clear):
        raise Nearly("relations are raised, not a post")
    for one in list(_acted(hit, " upgraded", target))[:2]:
        old = one.label.partition(" upgraded")[0]
        more = one.label[len(old) + len(" upgraded") :]
        label = f"{old} raised to {kind_words(new)}{more}" if new else one.label
        yield replace(one, type=new or one.type, label=label)


DECIDED = r"\b(?:decision|intention|plans?|move|news) (?:\w+ly )?(?:was )?announced\b"


@rule("missions.announced", DECIDED, "announced")
def announced(hit: Hit) -> Iterator[Found]:
    """The announcement of what is to be done to a post: "Peru will close its embassy in Osaka, a decision announced in May"."""
    verbs = [verb[0].lower() for verb in ACT.finditer(hit.string, 0, hit.start)]
    found = meant(hit, hit.start)
    if not verbs or not found:
        raise Nearly("it is about no post")
    what = " to close" if pattern(CLOSES).fullmatch(verbs[-1]) else " to open"
    yield told(hit, found[0], f"{what}, announced", when(hit, hit.start, hit.clause[1]), status="announced")


@rule(
    "missions.appointed",
    rf"\b(?:{NAMES})\b",
    "appointed appoints reappointed named names nominated nominates posted posts sent sends",
)
def appointed(hit: Hit) -> Iterator[Found]:
    """A consul or agent is appointed: "Peru appointed an honorary consul in Osaka in 2004"."""
    first, last = _reach(hit)
    passive = bool(BE.search(hit.string[first : hit.start]))
    near = _subjects(hit, first) if passive else _objects(hit, last)
    persons = [post for post in near if re.search(r"consul\b|consuls\b|agents?\b", post.words, re.IGNORECASE)]
    if not persons:
        raise Nearly("whoever is appointed keeps no post")
    dates, state = when(hit, first, last), status(hit.string[first : hit.start], hit.plain(*hit.clause))
    for post in persons:
        for one in standings(hit, _behind(hit, post), subjects(hit)):
            yield told(hit, one, " appointed", dates, status=state)
