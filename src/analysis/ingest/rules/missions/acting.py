"""What is done to posts: which posts a verb opens, closes, raises or moves, when, and whether it came about."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.act_words import ACT, BE
from analysis.ingest.rules.missions.places import Post, posts
from analysis.ingest.rules.missions.posting import Standing, definite, meant, standings, status, subjects, told, when
from analysis.ingest.tagged import pattern
from analysis.ingest.times import resolved

GAP = pattern(
    r"^(?: (?:of|down|up|its|theirs?|his|her|our|an?|the|own|first|new|second|resident|"
    r"permanent|official|diplomatic|fully?|fledged|"
    r"de facto|small|large|second|third|four|two|three|five|several|more|mutual|"
    r"respective|doors|unofficial|separate|another|"
    r"(?:operations?|work|activit(?:y|ies)|functions|services) (?:of|at|in)|"
    r"also|again|both|general|already|<post> (?:headed|led|run) by|<number>|<demonym>|"
    r"<state>[’']s|<both>[’']?|<state>|<name>|<date>|for \w+ reasons|"
    r"(?:in|at) <city>(?= (?:an?|the|its) )|[a-z]+ed|[a-z]+al|"
    r"[a-z]+ly),?){0,9} ?(?:[\"“”'‘(]?(?:<demonym|name|city> ?){0,3}|"
    r"[\"“”'‘]?(?:(?:<demonym|name|city|state>|economic|and|trade|commercial|representative),? ){1,6})$"
)
TAIL = r"(?: (?:\w+ly|then|later|has|had|have|was|were|is|also|been|been \w+|to be|<date>)){0,4},? \Z"
IT = pattern(rf"(?:^|[ ,(])(?:it|which|that){TAIL}")
AGENCY = re.compile(r"(?:delegation|mission|commission|agency)\Z", re.IGNORECASE)
OPENING = pattern(r"(?:<date>,? )?(?:it|the (?:office|post|mission|<post>|latter)) ")
FIRST_IT = pattern(rf"^(?:<date>,? )?it{TAIL}")
OFFICE = pattern(rf"(?:^|[ ,(])the (?:office|post|mission|delegation|commission|bureau|former|latter){TAIL}")
THEM = pattern(r"^ (?:down )?(?:it|them|theirs|this|the latter|the (?:office|post|mission))\b")
UNDER = pattern(
    r"\b(?:at|in|near|by|from|outside|inside|with|of|on|through|around)(?: (?!opening|"
    r"closure)(?:the|its|an?|their|\w+|<demonym>|<state>[’']s?)){0,2} \Z"
)
ASIDE = pattern(
    r"^(?:[’']s?)?(?:,? (?:in|at|of|to|,|and|the|its|their|own|first|second|only|located|situated|one|kind|"
    r"also|proper|itself|too|existed|operated|worked|stood|there|<city>|<name>|<state>|<region>|<number>|<date>|<both>|<demonym>|"
    r"that|which|\w+ly|had|has|have|was|were|is|are|been|not|never|did|later|then|initially|first|"
    r"finally|again|both|<post>)|,| ?\([^()]*\)| ?\((?:\w+ly)?| –| —)* ?$"
)
ASKED = pattern(
    r"\b(?:urg\w+|call\w* (?:on|for|upon)|demand\w*|ask\w*|request\w*|threat\w*|den(?:y|ied|ies)|refus\w+)\b"
)
AGREED = pattern(r"<pact>[^;,]{0,30} (?:to|on|for|about)(?: the)? \Z")
DROPPED = pattern(r"\b(?:dropped|abandoned|shelved|cancel\w+|called off|postponed|never materiali[sz]ed)\b")
FURTHER = pattern(
    r"\b(?:and|but) (?:\w+ed|later|then)\b|"
    r"\b(?:merg\w+|with(?! (?:an? |honorary )?<post>)|when|after|before|following|replac\w+|instead)\b"
)
THING = pattern(
    r"^(?: up| down)? (?:an?|the|its(?! (?:doors|gates))|their(?! doors)|his|her|new|"
    r"several|two|three|four|this|<number>|<demonym>|<name>|"
    r"<state>[’']s|<pact>|\w+ (?:for|on|about))\b"
)
ASIDE_VERB = pattern(r", (?:which|itself) (?:\w+ ){0,3}\Z")
ENDED = pattern(
    r" (?:in <city> )?<date>,"
)  # what opens has been told: "the embassy opened in 1964, the legation later"
NEAR = 90
FAR = 200
MOST = 9
BLOCKS = frozenset(("heading", "link", "reference", "caption"))


def around(hit: Hit) -> tuple[int, int]:
    """The clause of a hit as far as a verb can reach in it."""
    return max(hit.clause[0], hit.start - FAR), min(hit.clause[1], hit.end + FAR)


def reach(hit: Hit) -> tuple[int, int]:
    """The stretch that one verb rules: from the verb or the bracket before it to the next of either."""
    first, last = around(hit)
    opened = hit.string.rfind("(", first, hit.start)
    if opened >= 0 and hit.string.find(")", opened, hit.start) < 0:
        closing = hit.string.find(")", hit.end, last)
        return opened + 1, closing if closing >= 0 else last
    for start, end in _acts(hit.string, *hit.clause):
        if first <= start and end <= hit.start:
            first = end if _joined(hit.string[end : hit.start]) else first
        elif hit.end <= start < last:
            between = hit.string[hit.end : start]
            if ASIDE_VERB.search(between) and ", to " in hit.string[end:last]:
                continue
            if pattern(
                r"(?:(?:,| and| but|before|after|until|only to be|which (?:was|were))(?: [\w ]{0,30})?| \([\w ]{0,30})$"
            ).search(between[-NEAR:]):
                return first, start
    return first, last


@lru_cache(maxsize=16)
def _acts(string: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where verbs stand in a stretch; asked for again by each of them."""
    return [act.span() for act in ACT.finditer(string, first, last)]


def _joined(between: str) -> bool:
    return bool(pattern(r"(?:,| and| but| then| only)(?: \w+| <date>){0,3} $").search(between[-NEAR:]))


def objects(hit: Hit, last: int) -> list[Post]:
    """The posts that stand right behind a verb."""
    found = posts(hit, hit.end, last)
    stop = FURTHER.search(hit.string, found[0].end, last) if found else None
    found = [post for post in found if not stop or post.start < stop.start()]
    if found and ENDED.match(hit.string[hit.end : found[0].start]) and subject_posts(hit, around(hit)[0]):
        return []
    return found if found and GAP.search(hit.string[hit.end : found[0].start]) else []


def subject_posts(hit: Hit, first: int) -> list[Post]:
    """The posts that are the subject of a verb: nothing but their places and asides stand between."""
    found = posts(hit, around(hit)[0], hit.start)
    if not found:
        return []
    head = [post for post in found if post.start == found[-1].start] if found[-1].place is None else found
    whole = [post for post in head if ASIDE.search(hit.string[post.end : hit.start])]
    if not whole or UNDER.search(hit.string[hit.clause[0] : whole[0].start]):
        return []
    return whole


def behind(hit: Hit, post: Post) -> Post:
    """The post with the place that stands only behind the verb: "an embassy was opened in Osaka"."""
    if post.place and post.place.tag != "state":
        return post
    found = pattern(
        r"^(?:(?! and )[^;,(]){0,40}?(?: (?:in|at|to)(?: the)?(?: \w+){0,2}|,) (?P<place><city|name|state|both>)"
    ).search(hit.string[hit.end : hit.clause[1]])
    place = hit.tagged.mark(hit.end + found.start("place")) if found else None
    return replace(post, place=place, mutual=post.mutual or place.tag == "both") if place else post


def acted(hit: Hit, what: str, target: int = -1) -> Iterator[Found]:
    """What was done to posts: those behind the verb, those that are its subject, or the one spoken of before.

    target: where the rank stands that a post gets, which is no post that was acted upon.
    """
    if hit.sentence.block.kind in BLOCKS:
        raise Nearly("a heading or a title tells it only in short")
    if len(_acts(hit.string, *hit.clause)) > MOST:
        raise Nearly("no sentence of prose has so many verbs")
    first, last = reach(hit)
    before = hit.string[first : hit.start]
    passive = not hit.match[0].endswith("ing") and bool(BE.search(before))
    found = _touched(hit, first, target if target >= 0 else last, passive, what)
    if not found:
        raise Nearly("no post is named")
    if DROPPED.search(hit.string[slice(*hit.clause)]):
        raise Nearly("nothing came of it")
    if ASKED.search(before) or AGREED.search(before):
        raise Nearly("somebody only asks for it")
    state = status(before, hit.plain(*hit.clause))
    dates = when(hit, first, last, ahead_first=state == "announced")
    if state == "stated_absent" and any(mark.value.role == "until" for mark in hit.tagged.between(first, last, "date")):
        state = "actual"
    found = [_kept(hit, one) for one in found] if what == " moved" else found
    ends = sorted({one.end for one in found if one.end > hit.start} | {last})
    for one in found:
        own = _own_date(hit, one, ends) if len(ends) > 2 else ()
        yield told(hit, one, what, own or dates, status=state)


def _kept(hit: Hit, one: Standing) -> Standing:
    """A post that was moved to a third state for a while still serves the other of the pair."""
    other = hit.setting.other(one.sender)
    return replace(one, receiver=other) if other and one.receiver not in hit.setting.pair else one


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
            return standings(hit, behind(hit, theirs), subjects(hit))
        return past
    things = [] if passive else objects(hit, last)
    if things:
        acting = subjects(hit)
        if what == " moved":
            things = [behind(hit, replace(things[0], place=None))]
        found = [one for post in things for one in standings(hit, post, acting)]
        return found or (meant(hit, hit.start) if not things[0].place else [])
    if (
        not passive
        and what != " upgraded"
        and THING.match(clear)
        and not pattern(r"^ (?:its|the) <post>|^ an? <post>").match(clear)
    ):
        return []
    owned = subject_posts(hit, first)
    if owned and definite(hit, owned[-1]) and not behind(hit, owned[-1]).place and (past := meant(hit, hit.start)):
        return past
    if owned:
        found = [one for post in owned for one in standings(hit, behind(hit, post), actors(hit))]
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
    return bool(posts(hit, max(0, hit.start - FAR), hit.start)) or (
        hit.setting.fresh and bool(ACT.match(hit.string) or OPENING.match(hit.string))
    )


def _passed(hit: Hit, first: int) -> bool:
    """Whether a verb goes on with the post of the verb before it: "was opened in 1975, closed in 1978"."""
    return first > hit.clause[0] and hit.string[first - 1] != "("
