"""Posts that are there: who has one where, since when, and who hosts those of others; in prose, lists and tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.acting import ASIDE, BLOCKS
from analysis.ingest.rules.missions.places import Post, named, posts
from analysis.ingest.rules.missions.posting import Standing, owners, standings, subjects, told, when
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, Mark, pattern
from analysis.ingest.times import resolved

HAS = (
    r"(?:(?:has|have|had) been (?:maintaining|operating|running|keeping)|"
    r"(?:has|have) (?:also |long |always )?(?:had|maintained|kept|operated|retained)|"
    r"has|have|had|having|maintains?|maintained|maintaining|operat(?:es|e|ed)|keeps?|kept|"
    r"retains?|retained|runs?|ran|possess(?:es|ed)|"
    r"counts?|owns?|with)"
)
NEAR = r"[^;]{0,90}?"
ENDS = pattern(
    r"\b(?:known|called|named|which|that|who|whose|accredited|responsible|near|opposite|"
    r"covers?|covering|while|whereas|until|after|before|"
    r"and (?:is|was|has|are|were|will)|opened|closed|established|inaugurated|headed by <office>)\b|: "
)
OTHER = pattern(
    r"<pact>|\b(?:open\w*|clos\w+|accredited|represented|signed|to|that|which|who|whose|"
    r"plan\w*|been|through|from|via|attacked|relations|ties|"
    r"between|ambassador|staff|<office>|met|visited|at|in|access)\b"
)
NO = pattern(r"\b(?:no|not|never|neither|nor|without|none|n[’']t)\b|n[’']t\b")
ONLY = pattern(r"\b(?:only|sole|first|last|one of|among)\b[^;,]{0,60}\Z")
ELSEWHERE = pattern(
    r"^[^;,.]{0,60}?(?: (?:which|that|and) (?:is|are))?(?: \w+ly| also)? "
    r"(?:accredited|responsible|competent|in charge)\b"
)
SPAN = ("since", "interval")
FAR = 240
POST, MANY = TAGS["post"], 24
PAST = ("had", "maintained", "operated", "kept", "retained", "ran", "possessed")


def _since(hit: Hit, last: int = -1) -> tuple[str, ...]:
    """The date since which, or the years in which, a post is there; none for a date that only says when "
    "it is told."""
    behind = hit.tagged.between(hit.end, last, "date") if last >= 0 else hit.marks_after("date")
    for mark in (*behind, *hit.marks_before("date")):
        if mark.value.role in SPAN and mark.value.dates:
            return tuple(date.removesuffix("/..") for date in mark.value.dates)
    return ("",)


@rule("resident.held", rf"\b{HAS}\b(?= {NEAR}(?:<post>|mission|commission))", "<post> mission commission")
def held(hit: Hit) -> Iterator[Found]:
    """A state has posts: "Peru keeps a legation in Tokyo and consulates in Osaka and Nagoya"."""
    if hit.sentence.block.kind in BLOCKS:
        raise Nearly("a heading or a title tells it only in short")
    if hit.string.count(POST) > MANY:
        raise Nearly("no sentence of prose has so many posts")
    found = posts(hit, hit.end, min(hit.clause[1], hit.end + FAR))
    if not found:
        raise Nearly("no post is named")
    gap = hit.string[hit.end : found[0].start]
    if OTHER.search(gap) or pattern(r"[,;:(]").search(gap.replace(", ", " ", 1)):
        raise Nearly("another verb says what is with the post")
    senders = _holders(hit)
    if not senders:
        raise Nearly("nobody is said to have it")
    ends = ENDS.search(hit.string, found[0].end, hit.clause[1])
    neither = [mark for mark in hit.marks_before("both") if mark.text.lower().startswith("neither")]
    absent = neither or NO.search(gap) or NO.search(hit.before[-25:])
    past = hit.match[0].lower() in PAST and not pattern(r"\b(?:has|have) (?:\w+ )?\Z").search(hit.before)
    state = "stated_absent" if absent else "ended" if past else "actual"
    for post in found:
        if not ends or post.start < ends.start():
            for one in standings(hit, post, senders):
                if one.receiver in hit.setting.pair or not ELSEWHERE.search(hit.string[post.end : hit.clause[1]]):
                    yield told(hit, one, "", _since(hit, ends.start() if ends else -1), status=state, confidence=0.9)


def _holders(hit: Hit) -> list[str]:
    """Who has a post; "with" tells it only of "the only state with an embassy"."""
    if hit.match[0] == "with" and not ONLY.search(hit.before):
        raise Nearly("the sentence's verb tells it")
    return subjects(hit)


THERE = (
    r"(?:<post>|\bmission(?= (?:in|at) <city>))(?P<gap>[^;]{0,80}?) ?\b(?:(?:is|are)(?: \w+ly| also|"
    r" currently)?(?: located| "
    r"situated| based| housed| found)?(?= (?:in|at)(?: the| its)?(?: \w+){0,3} <city|"
    r"name>)|"
    r"(?:has|have|had)(?: \w+ly| also)? (?:been (?:(?:there|around|present|active|"
    r"operating|working|functioning)\b|(?=<date>))|"
    r"(?:operated|worked|functioned|existed)\b)|"
    r"\(?operating(?= <date>)|resid(?:es|ed?)\b|works?\b|assists?\b|functions?\b|"
    r"operates?\b|serves?\b(?! (?:as|the))|looks? after\b|"
    r"(?:dates|goes)(?: back)?(?: to)?(?= <date>)|"
    r"(?:was|were|is|are) (?:maintained|kept|retained|housed|hosted|set up)(?= (?:at|in|within) <demonym|state>)|"
    r"(?:started|starts|began|begins|commenced|took up)(?: (?:its|their))? (?:work|"
    r"operat\w+|activit\w+|function\w+|duties|to (?:work|operate|function))\b)"
)


@rule("resident.there", THERE, "<post> mission")
def there(hit: Hit) -> Iterator[Found]:
    """A post stands or works somewhere: "a Peruvian honorary consul resides in Osaka"."""
    verb = at_end = hit.end
    whole = [post for post in posts(hit, hit.start, verb) if post.start == hit.start]
    if hit.sentence.block.kind in BLOCKS or not whole:
        raise Nearly("it is no sentence on a post")
    if not ASIDE.search(hit.string[whole[0].end : hit.match.end("gap")]):
        raise Nearly("the verb has another subject")
    if pattern(r"\b(?:at|near|by|outside|inside|from)(?: \w+| <demonym>| <state>[’']s?)? $").search(hit.before):
        raise Nearly("something else is at the post")
    if not pattern(r"^[^;]{0,80}?(?: (?:in|at) |<date>|\Z)").search(hit.string[hit.start + 1 : hit.clause[1]]):
        raise Nearly("neither place nor time is told")
    starts = pattern(r"(?:started|starts|began|begins|commenced|took up|dates|goes)\b").search(hit.match[0])
    dates = _since(hit)
    if dates == ("",) and starts:
        dates = when(hit, *hit.clause)
    if dates == ("",) and hit.match[0].endswith("been "):
        dates = tuple(
            date for mark in hit.tagged.between(at_end, hit.clause[1], "date")[:1] for date in resolved(hit, mark)
        )
    told_places = [post for post in whole if post.place] or list(_each(hit, whole[0], verb))
    for post in told_places:
        for one in standings(hit, post, actors(hit)):
            yield told(hit, one, " started work" if starts else "", dates or ("",), confidence=0.7)


def _each(hit: Hit, post: Post, verb: int) -> Iterator[Post]:
    """The post in each of the places behind its verb: "honorary consuls work in Osaka, Nagoya and Kobe"."""
    listed = pattern(
        r"^(?: [^;,.]{0,60}?)? ?\b(?:in|at) (?P<list><city|name>(?:(?:, and |, | and )<city|name>)*)"
    ).search(hit.string[verb : hit.clause[1]])
    if not listed:
        yield post
        return
    for mark in hit.tagged.between(verb + listed.start("list"), verb + listed.end("list"), "city", "name"):
        yield replace(post, place=mark)


@rule("resident.there_is", r"\bthere (?:is|are|was|were|has been|have been|had been|exists?)\b", "there")
def there_is(hit: Hit) -> Iterator[Found]:
    """A post is said to be there: "there is a Peruvian embassy in Osaka"."""
    found = posts(hit, hit.end, min(hit.clause[1], hit.end + FAR))
    if not found or len(hit.string[hit.end : found[0].start]) > 40:
        raise Nearly("no post is named")
    gap = hit.string[hit.end : found[0].start]
    state = "stated_absent" if NO.search(gap) else "actual"
    for post in found:
        for one in standings(hit, post, []) if post.place or owners(hit, post) else []:
            yield told(hit, one, "", _since(hit), status=state)


HOSTS = r"\b(?:hosts?|is home to|are home to|houses|accommodates|is the seat of)\b"
OF_LIST = pattern(r"^ of (?:the )?(?P<list><state|demonym>(?:(?:, and |, | and )(?:the )?<state|demonym>)*)")


@rule("resident.hosted", HOSTS, "host hosts home houses accommodates seat")
def hosted(hit: Hit) -> Iterator[Found]:
    """A state or city hosts posts of others: "Lima hosts embassies of Chad, Fiji and Nepal"."""
    found = posts(hit, hit.end, min(hit.clause[1], hit.end + FAR))
    hosts = hit.marks_before("state", "city")
    if not found or not hosts or not hit.code(hosts[-1]):
        raise Nearly("no post is named, or nobody hosts it")
    city = hosts[-1] if hosts[-1].tag == "city" else None
    for post in found:
        listed = OF_LIST.search(hit.string[post.end :])
        span = (post.end, post.end + listed.end()) if listed else (hit.end, post.start)
        for mark in hit.tagged.between(*span, "state", "demonym"):
            if hit.code(mark) and hit.code(mark) != hit.code(hosts[-1]):
                yield told(
                    hit, Standing(post.kind, post.words, named(city), hit.code(mark), hit.code(hosts[-1])), "", ("",)
                )


VERBS = pattern(r"\b(?:is|are|was|were|has|have|had|will|covers|serves|\w{2,}ed)\b")
FIRST = (
    r"^(?:<demonym> |<state>[’']s? )?<post>(?: of <state>)?(?: \(.*?\))?,?(?: (?:in|to|"
    r"at) | ?[–:-] ?|, )<city|state|name>"
)


@rule("resident.listed", FIRST, "<post>")
def listed(hit: Hit) -> Iterator[Found]:
    """An item of a list that names a post and no verb: "Missions of Peru / Embassy of Peru in Tokyo"."""
    if hit.sentence.block.kind not in ("item", "cell") or len(hit.string) > 120:
        raise Nearly("it is no item of a list")
    if VERBS.search(hit.string[hit.end :]) or hit.string[hit.end :].startswith(":"):
        raise Nearly("a verb or a date follows")
    found = posts(hit, hit.start, len(hit.string))
    after = hit.tagged.mark(hit.end - 1)
    for post in found:
        whole = post if post.place else replace(post, place=after)
        for one in standings(hit, whole, [hit.setting.sender] if hit.setting.sender else []):
            yield told(hit, one, "", ("",), confidence=0.7)


@rule("resident.place_first", r"^(?:In )?<city|name>,? ?(?:[(–:-]|, )+ ?<post>", "<post>")
def place_first(hit: Hit) -> Iterator[Found]:
    """An item that names the place before the post: "Missions of Peru in Japan / Osaka (Consulate)"."""
    if hit.sentence.block.kind not in ("item", "cell") or hit.setting.topic != "missions":
        raise Nearly("it is no item under a heading on missions")
    post = posts(hit, hit.end - 1, hit.end)[0]
    whole = replace(post, place=hit.tagged.marks[0])
    for one in standings(hit, whole, [hit.setting.sender] if hit.setting.sender else []):
        yield told(hit, one, "", ("",), confidence=0.7)


CITIES = re.compile(r"\b(?:city|cities|location|place|seat|town)", re.IGNORECASE)
HOSTING = re.compile(r"\b(?:host|country|state|in|receiving)\b", re.IGNORECASE)


@rule("resident.row", r"^<post>(?: \([^()]*\))?$", "<post>")
def row(hit: Hit) -> Iterator[Found]:
    """A row of a table of posts, under what its columns are called.

    "<h1>Foreign relations of Peru</h1><p>Posts</p>
    <table><tr><th>Mission</th><th>City</th></tr> <tr><td>Embassy</td><td>Tokyo</td></tr></table>"
    """
    if not hit.setting.row:
        raise Nearly("it is no cell of a table")
    city = _cell(hit, CITIES, "city", "name")
    host = _cell(hit, HOSTING, "state")
    post = replace(posts(hit, 0, 1)[0], place=city or host)
    home, place = hit.setting.home, host or city
    sender = hit.setting.sender or (home if place and hit.code(place) != home else "")
    for one in standings(hit, post, [sender] if sender else []):
        receiver = hit.code(host) if host and hit.code(host) != one.sender else one.receiver
        yield told(hit, replace(one, receiver=receiver), "", ("",), confidence=0.7)


def _cell(hit: Hit, column: re.Pattern[str], *tags: str) -> Mark | None:
    """The first mark of some tags in the cell of the row under a column; of any cell where columns have no names."""
    cells = [(name, cell) for name, cell in hit.setting.row if not name or column.search(name)]
    return next((mark for _, cell in cells for mark in cell.marks if mark.tag in tags), None)
