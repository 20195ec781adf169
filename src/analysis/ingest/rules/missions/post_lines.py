"""Posts in lines that are no sentences: with a colon, in the box beside an article, where a guide lists them."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.places import posts
from analysis.ingest.rules.missions.posting import standings, told
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

WHOSE = r"(?:<demonym> |<state>[’']s? )?"
LONGEST = 160
SINCE = pattern(
    r"\A ?[:(–—,-] ?(?:(?:is )?(?:functions?|functioning|functional|opened|open|established|inaugurated|founded|"
    r"operates?|operating|operational|in operation|active|working|works|exists|set up|opening|"
    r"from|as of|in)\b,? ?){0,4}<date>"
)


@rule(
    "post_lines.colon",
    rf"^(?:[-–•*] ?)?(?:(?:opening|establishment) of )?{WHOSE}<post>(?: of <state|demonym>)?"
    r"(?:(?: in(?: the)? <state|city>(?:, <state>)?)?(?=:| ?[–—] ?\w| \(since)|, <city>(?= ?[:–—(]))",
    "<post>",
)
def colon(hit: Hit) -> Iterator[Found]:
    """A line gives the place or the date behind a colon: "Posts / Embassy of Peru in Japan: since 3 May 1921"."""
    if hit.sentence.start or hit.sentence.block.kind not in ("paragraph", "item", "cell"):
        raise Nearly("it is no line of its own")
    if len(hit.string) > LONGEST:
        raise Nearly("it is too long for a line")
    date = SINCE.search(hit.string[hit.end :])
    mark = hit.tagged.mark(hit.end + date.end() - 1) if date else None
    dates = tuple(one.removesuffix("/..") for one in mark.value.dates) if mark else ()
    sender = [hit.setting.sender] if hit.setting.sender else []
    for post in posts(hit, hit.start, len(hit.string)):
        if not dates and post.place is None:
            raise Nearly("neither place nor date is told")
        lying = hit.tagged.last(hit.start, hit.end, "city") if post.place is None else post.place
        for one in standings(hit, replace(post, place=lying), sender):
            yield told(hit, one, " opened" if dates else "", dates or ("",), confidence=0.7)


@rule("post_lines.box", r"^(?:<post> of <state>, <city>[,;]? ?){1,2}(?= |$)", "<post>")
def box(hit: Hit) -> Iterator[Found]:
    """A line of the box beside an article: "Embassy of Peru, Tokyo Embassy of Japan, Lima"."""
    if hit.sentence.start or hit.end < len(hit.string) or hit.sentence.block.kind == "item":
        raise Nearly("it is no line of its own")
    for post in posts(hit, hit.start, hit.end):
        place = hit.tagged.first(post.end, hit.end, "city")
        for one in standings(hit, replace(post, place=place), []):
            yield told(hit, one, "", ("",), confidence=0.7)


@rule(
    "post_lines.posted",
    r"(?P<who><post>)(?: (?:or|and) (?:<office>|\w+)){0,2} (?:were|was|are|have been|had been) "
    r"(?:posted|stationed|maintained|located|kept|established|assigned|operated|opened) (?:in|at)(?: the)? "
    r"(?:following |these )?(?:\w+ )?(?:places|cities|towns|locations|ports|posts):? (?P<list>)",
    "posted stationed maintained located kept established assigned operated opened",
)
def posted(hit: Hit) -> Iterator[Found]:
    """Towns with years in a list: "Peruvian consular agents were posted at these places: Osaka (1902–1940), Kobe"."""
    found = posts(hit, hit.start, hit.start + 1)
    if not found:
        raise Nearly("no post is named")
    for mark in hit.tagged.between(hit.match.start("list"), hit.clause[1], "city", "name"):
        for one in standings(hit, replace(found[0], place=mark), []):
            yield told(hit, one, "", ("",), status="ended")
