"""Posts that states opened, closed, raised or moved, and which are only planned."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.act_words import ACT, BE, CLOSES, MOVES, OPENS, RAISES, REOPENS
from analysis.ingest.rules.missions.acting import acted, behind, objects, reach, subject_posts
from analysis.ingest.rules.missions.places import kind_words, posts
from analysis.ingest.rules.missions.posting import meant, standings, status, subjects, told, when
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

NAMES = r"(?:re)?appoint(?:s|ed)|nam(?:es|ed)|nominat(?:es|ed)|accredited|post(?:s|ed)|sen(?:ds|t)"


@rule(
    "missions.opened",
    rf"(?<![\w-])(?:{OPENS})\b(?! (?:again|anew|to the public))",
    "open opens opened opening inaugurated inaugurates inaugurate inaugurating "
    "established establishes establish establishing set sets setting launched launches "
    "founded founding creates created installed establishment inauguration",
)
def opened(hit: Hit) -> Iterator[Found]:
    """A state opens a post: "Peru opened a consulate in Osaka in 1994"; or one is opened."""
    yield from acted(hit, " opened")


@rule(
    "missions.reopened",
    rf"(?<![\w-])(?:{REOPENS})\b",
    "reopened reopens reopen reopening re opened reactivated activated reestablished established reestablish "
    "resumed resumes resuming restarted restarts restarting",
)
def reopened(hit: Hit) -> Iterator[Found]:
    """A post is opened again: "Peru reopened its consulate in Osaka in 1994"."""
    yield from acted(hit, " reopened")


@rule(
    "missions.closed",
    rf"(?<![\w-])(?:{CLOSES})\b",
    "closure close closes closed closing shut shuts shutting withdrew withdrawn "
    "abolished abolishes liquidated discontinued vacated evacuated lapsed dissolved suspended "
    "wound winds wind winding ceases cease ceased ceasing suspends stopped stops terminated halted ended ends",
)
def closed(hit: Hit) -> Iterator[Found]:
    """A state closes a post: "Peru closed its consulate in Osaka in 2001"; or one is closed."""
    yield from acted(hit, " closed")


@rule(
    "missions.moved",
    rf"(?<![\w-])(?:{MOVES})\b",
    "moved moves move moving relocated relocates relocate transferred transfers returned "
    "returns went came comes shifted",
)
def moved(hit: Hit) -> Iterator[Found]:
    """A post is moved, or comes back: "Peru moved its embassy to Abuja in 1991"."""
    yield from acted(hit, " moved")


INTO = pattern(
    r"\b(?:(?:in)?to|as|of)(?: (?:the|an?|rank|status|level|of|full|fully|fledged|"
    r"resident|its|own|present|<demonym>)){0,6} (?P<new><post>|honorary\b)|"
    r"^(?: it| them)?(?: (?:an?|the|full|fully|fledged|resident|first|<demonym>|<state>[’']s?)){0,4} (?P<next><post>)"
)
LOWERED = re.compile(r"down|reduc", re.IGNORECASE)
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
    """A post gets another rank: "Peru raised its legation in Tokyo to an embassy"."""
    last = reach(hit)[1]
    clear = hit.string[hit.end : last]
    into = INTO.search(clear)
    target = hit.end + into.start(into.lastgroup or "new") if into else -1
    new = _rank(hit, target) if into else ""
    if hit.match[0].lower().startswith(("ma", "be", "tur", "red", "prom")) and not new:
        raise Nearly("it becomes no post")
    if RELATIONS.search(clear):
        raise Nearly("relations are raised, not a post")
    for one in list(acted(hit, " upgraded", target))[:2]:
        old = one.label.partition(" upgraded")[0]
        more = one.label[len(old) + len(" upgraded") :]
        way = "downgraded" if LOWERED.match(hit.match[0]) else "raised"
        label = f"{old} {way} to {kind_words(new)}{more}" if new else one.label
        yield replace(one, type=new or one.type, label=label)


def _rank(hit: Hit, place: int) -> str:
    """The kind of post that is named at a place, or the honorary one of "downgraded to an honorary one"."""
    return hit.tagged.mark(place).value[0] if pattern("<post>").match(hit.string, place) else "honorary_consulate"


AS = pattern(r" <name>,? as (?:its|the|an?)(?: first| new| second)? <post>")
DECIDED = r"\b(?:decision|intention|plans?|move|news) (?:\w+ly )?(?:was )?announced\b"


@rule("missions.announced", DECIDED, "announced")
def announced(hit: Hit) -> Iterator[Found]:
    """The announcement of an act on a post: "Peru will close its embassy in Tokyo, a decision announced in May"."""
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
    first, last = reach(hit)
    passive = bool(BE.search(hit.string[first : hit.start]))
    near = subject_posts(hit, first) if passive else objects(hit, last)
    as_post = AS.match(hit.string, hit.end, last)
    near = near or (posts(hit, as_post.end() - 1, last) if as_post else [])
    persons = [post for post in near if re.search(r"consul\b|consuls\b|agents?\b", post.words, re.IGNORECASE)]
    if not persons:
        raise Nearly("whoever is appointed keeps no post")
    dates, state = when(hit, first, last), status(hit.string[first : hit.start], hit.plain(*hit.clause))
    for post in persons:
        for one in standings(hit, behind(hit, post), subjects(hit)):
            yield told(hit, one, " appointed", dates, status=state)
