"""Accreditations: a state that deals with another from a post in a third one."""

from collections.abc import Iterator

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.diplomats.seats import IT, accredited_to, acting, ends, listed
from analysis.ingest.rules.missions.acting import around
from analysis.ingest.rules.missions.places import Post, named, posts
from analysis.ingest.rules.missions.posting import Standing, told
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

ABOUT = pattern(
    r"\b(?:its?|matters|relations|affairs|business|interests|services|duties|functions|"
    r"tasks|issues|contacts|responsibilit\w+|visas?|work)\b"
)


HOUSE = pattern(r"\b(?:building|premises|house|villa|mansion|site|residence|chancery)\b")


@rule(
    "accreditations.accredited",
    r"\baccredited\b(?! by)(?: (?:as|also|concurrently|simultaneously|too)(?: an?)?(?: "
    r"non-?resident)?(?: <office>)?)*(?P<to>,? (?:to|in|for))?",
    "accredited",
)
def accredited(hit: Hit) -> Iterator[Found]:
    """A state, a post or an envoy is accredited to another: "Peru is accredited to Chad from Cairo, Egypt"."""
    receivers = listed(hit, hit.end) if hit.match["to"] else []
    yield from accredited_to(hit, acting(hit, receivers), receivers)


@rule(
    "accreditations.represented",
    r"\brepresented(?: diplomatically)? (?P<in>in|at|to) (?P<where><state|city>)|\brepresented (?=by|through|from|via)",
    "represented",
)
def represented(hit: Hit) -> Iterator[Found]:
    """A state is represented in another, by a post there or elsewhere: "Peru is represented in Chad from Cairo"."""
    where = hit.group("where")
    receivers = [code for code in [hit.code(where) if where else ""] if code]
    if not pattern(r"\b(?:by|through|from|with|via)\b").search(hit.after):
        raise Nearly("it is not told by which post")
    senders = [code for code in actors(hit) if code not in receivers]
    found = posts(hit, hit.end, around(hit)[1])
    if pattern(r"\b(?:that|which) (?:was|were|has been) (?:opened|established|inaugurated)\b").search(hit.after):
        raise Nearly("its opening is told")
    if (
        not found
        or [post for post in found if post.place and not _there(hit, post, receivers)]
        or ELSEWHERE.search(hit.after)
    ):
        yield from accredited_to(hit, senders, receivers)
        return
    sender, targets = ends(hit, None, senders, receivers)
    if not sender or not targets:
        raise Nearly("it is not told who is represented where")
    dates = tuple(date for mark in hit.marks_after("date") for date in mark.value.dates if mark.value.role == "since")
    for post in found:
        place = named(post.place) or (where.text if where and where.tag == "city" else "")
        yield told(hit, Standing(post.kind, post.words, place, sender, targets[0]), "", dates[:1] or ("",))


ELSEWHERE = pattern(r"\b(?:from|out of|based in|resident in|residing in) (?:the )?<city|name|state>")


def _there(hit: Hit, post: Post, receivers: list[str]) -> bool:
    """Whether a post lies where it represents its state; an honorary one in a town that nobody knows does."""
    if post.place and post.place.tag == "name":
        return post.kind.startswith("honorary")
    return hit.code(post.place) in (receivers or hit.setting.pair)


TIES_WITH = (
    r"(?: (?:the |its )?(?:bilateral |diplomatic |consular |official )?(?:relations|contacts|affairs|matters|ties|"
    r"business)(?: with| in| to)?)?"
)
SERVES = (
    r"(?:is|are|was|were|been|also|being)(?: said to be| also| now| currently| "
    r"concurrently)? (?:responsible|in charge|competent)(?: also| too)?(?P<for> (?:for|"
    rf"of){TIES_WITH})?|"
    r"concurrent(?: accreditation)?(?P<concurrent> (?:in|to|with|for))|"
    r"\b(?:had|has|have) been (?:responsible|in charge)(?P<since> (?:for|of))?|"
    r"\b(?:covers?|covering|covered(?! by| from))(?P<covers> (?:also )?)|\banswer(?:s|"
    r"ed)?(?: also)?(?P<answers> for)|\bhas (?:consular )?jurisdiction(?P<over> (?:over|in))|"
    r"\b(?:area|sphere) of (?:responsibility|jurisdiction|accreditation)(?: also)?"
    r"(?P<area> (?:comprises|covers|includes|extends to|is))|"
    r"\b(?:has|holds|with) (?:concurrent|dual|multiple|additional|side) accreditations?(?P<dual> (?:to|in|for))|"
    r"\bserves(?: as)?(?: (?:the|an?))?(?: <post>)?(?P<serves> (?:to|for)|(?= <state>))|"
    rf"\blook(?:s|ed)? after(?P<after>{TIES_WITH}) |"
    r"\bhandles? (?:relations|affairs|matters)(?P<handles> (?:with|in|of|for))"
)


@rule(
    "accreditations.serves",
    SERVES,
    "responsible charge competent covers cover covering covered answers answer answered "
    "jurisdiction serves looks look looked handles handle concurrent accreditation accreditations area sphere",
)
def serves(hit: Hit) -> Iterator[Found]:
    """A post or envoy elsewhere deals with a state: "the Peruvian embassy in Cairo covers Chad and Niger"."""
    to = next((name for name, place in hit.match.groupdict().items() if place is not None), "")
    receivers = listed(hit, hit.end) if to else []
    if to and not receivers:
        raise Nearly("what it serves is no state")
    head = pattern(r"<post|office>").search(hit.before)
    moving = pattern(r"\bcover(?:s|ed)? (?:both )?<state|city>.* from (?:its <post> in )?<city>").search(
        hit.string, hit.start, hit.clause[1]
    )
    past = not head and IT.match(hit.before) and hit.setting.post
    if past:
        yield from accredited_to(hit, [past[2]], receivers)
        return
    if not head and not moving:
        raise Nearly("neither a post nor an envoy serves")
    if head and not moving and not pattern(r"<post>| in | at ").search(hit.before) and not hit.setting.side:
        raise Nearly("no seat is told")
    yield from accredited_to(hit, acting(hit, receivers), receivers)


@rule(
    "accreditations.covered",
    r"\b(?:under|within|in) the (?:jurisdiction|responsibility|competence|remit|purview|authority|district) of\b|"
    r"\bis (?:also )?the responsibility of\b|"
    r"\b(?:is|are|was|were|been|being)(?: \w+){0,2} (?:covered|attended(?= from)|attended to|served|handled|conducted|"
    r"managed|administered|taken over|dealt with|looked after|taken care of|carried out|"
    r"run|performed|maintained|processed)(?: \w+)? (?:by|from|out of|through|via)\b",
    "jurisdiction responsibility competence remit purview authority district attended covered served handled "
    "conducted managed administered taken dealt looked carried "
    "run performed maintained processed",
)
def covered(hit: Hit) -> Iterator[Found]:
    """A state is dealt with from elsewhere: "Chad is covered by the Peruvian embassy in Cairo"."""
    named_states = actors(hit)
    about = ABOUT.search(hit.before)
    if HOUSE.search(hit.before):
        raise Nearly("a house gets another tenant")
    if not about and not named_states:
        raise Nearly("what is dealt with is no state")
    with_state = pattern(r"\b(?:relations|contacts|ties|affairs) (?:with|in|to) (?P<with><state>)").search(hit.before)
    partner = hit.code(hit.tagged.mark(hit.clause[0] + with_state.start("with"))) if with_state else ""
    senders = [code for code in named_states[:1] if partner and code != partner]
    yield from accredited_to(hit, senders, [partner] if partner else [] if about else named_states[:1])


@rule(
    "accreditations.through",
    r"\b(?:maintain(?:s|ed)?|conduct(?:s|ed)?|handle[sd]?|manage[sd]?|keeps?|kept) (?:\w+ ){0,3}?(?:relations|"
    r"contacts?|ties|links|communication)(?: with (?P<with><state|both>))?(?: \w+)? (?:through|via|from|by way of) "
    r"(?=(?:its|their|the|<demonym>|<state>[’']s) <post>|<post>)",
    "relations contact contacts ties links communication",
)
def through(hit: Hit) -> Iterator[Found]:
    """A state deals with another by a post elsewhere: "Peru keeps contact with Chad via its embassy in Cairo"."""
    partner = hit.code(hit.group("with")) if hit.group("with") else ""
    senders = [code for code in actors(hit) if code != partner]
    if len(senders) != 1:
        raise Nearly("it is not told whose embassy deals with it")
    yield from accredited_to(hit, senders, [partner] if partner else [])


@rule(
    "accreditations.nonresident",
    r"\b(?:has|have|had|maintains?|sends?|accredits?|appoint(?:s|ed)) an? "
    r"(?P<who>(?:non-?resident )?<office|post>)|\b(?:is|are|was) non[- ]?resident\b|"
    r"\bnon-?resident basis",
    "<office> non nonresident + has have had maintain maintains send sends accredit accredits appoints appointed "
    "resident nonresident",
)
def nonresident(hit: Hit) -> Iterator[Found]:
    """An envoy does not live where he is accredited: "Peru's ambassador to Chad is non-resident and sits in Cairo"."""
    if hit.match["who"] and "resident" not in hit.plain(*hit.match.span("who")).lower():
        raise Nearly("the envoy may well live there")
    states = [hit.code(mark) for mark in hit.marks_before("state")]
    receivers = [code for code in _behind_to(hit) if code]
    if not receivers and not hit.match[0].lower().startswith(("has", "have", "had", "maint", "send", "accr", "appo")):
        receivers = [code for code in states[-1:] if code and len(states) > 1]
    yield from accredited_to(hit, acting(hit, receivers), receivers)


def _behind_to(hit: Hit) -> list[str]:
    found = pattern(r"^ (?:to|for) (?P<to><state>)").search(hit.after)
    return [hit.state_in(found, "to", base=hit.end)] if found else []
