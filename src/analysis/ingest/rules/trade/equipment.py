"""Arms and other equipment that one state gets from the other, routes that are flown, satellites that are launched."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import goods, trade
from analysis.ingest.tagged import pattern

ARMS = re.compile(
    r"\b(?:aircraft|aeroplanes|airplanes|planes|helicopters?|fighters?|jets?|bombers?|tanks?|missiles?"
    r"|rifles?|frigates?|submarines?|corvettes?|"
    r"patrol (?:boats?|vessels?|craft|ships?)|armou?red|howitzers?|artillery|mortars?|drones?|uavs?|radars?"
    r"|weapons?|arms|ammunition|warships?|"
    r"trainers?|gunboats?|rockets?|launchers?|firearms|military (?:equipment|vehicles|trucks)"
    r"|personnel carriers?|torpedo\w*|minesweepers?|grenades?)\b",
    re.IGNORECASE,
)
GIVES = (
    r"(?:suppl(?:y|ies|ied)|deliver(?:s|ed)|s[eo]lls?|sold|transferred|shipped|provid(?:es|ed)|handed over"
    r"|exported)"
)
GETS = r"(?:bought|buys|purchas(?:es|ed)|acquir(?:es|ed)|order(?:s|ed)|received|receives|operates|obtained)"
GIVE_WORDS = (
    "supply supplies supplied delivers delivered sell sells sold transferred shipped provides provided handed exported"
)
GET_WORDS = "bought buys purchases purchased acquires acquired orders ordered received receives operates obtained"
COUNT = pattern(r"(?:(?:<number>|\d+|an?|two|three|four|five|six|eight|ten|twelve|several|some|more than) )+")
NOUNS = ("state", "city")


def _things(hit: Hit, sender: str, receiver: str) -> Iterator[Found]:
    """One fact for each piece of equipment behind the words."""
    if not sender or not receiver or sender == receiver:
        raise Nearly("nothing tells who supplied whom")
    if modality.status(hit.before, "") != "actual":
        raise Nearly("it is only planned, or denied")
    dates = times.dates(hit, lean=False)
    lead = COUNT.match(hit.string, hit.end)
    for first, last, _ in goods.items(hit.string[: hit.clause[1]], lead.end() if lead else hit.end):
        label = hit.plain(first, last).strip(" ,.;")
        if ARMS.search(label):
            yield Found("equipment", "equipment", label, sender, receiver, dates=dates, span=(first, last))


@rule(
    "equipment.given",
    rf"\b{GIVES} (?:(?:its|their|the) )?(?:<state> (?:with )?)?(?=\w|<number|name|demonym>)",
    GIVE_WORDS,
)
def given(hit: Hit) -> Iterator[Found]:
    """A state supplies arms to the other: "Chad supplied two helicopters to Peru in 1981"."""
    if not ARMS.search(hit.after):
        raise Nearly("what is supplied are no arms")
    acting = actors(hit)
    sender = acting[0] if len(acting) == 1 else ""
    named = hit.code(hit.tagged.first(hit.start, hit.end, "state"))
    receiver = named if named != sender else ""
    for match in trade.TO.finditer(hit.string, hit.end, hit.clause[1]):
        receiver = receiver or hit.code(hit.tagged.mark(match.start("mark")))
    yield from _things(hit, sender, receiver or hit.setting.other(sender))


@rule("equipment.got", rf"\b{GETS} (?:(?:its|their|the) )?(?=\w|<number|name|demonym>)", GET_WORDS)
def got(hit: Hit) -> Iterator[Found]:
    """A state buys arms from the other: "Peru bought two frigates from Chad"."""
    if not ARMS.search(hit.after):
        raise Nearly("what is bought are no arms")
    acting = actors(hit)
    receiver = acting[0] if len(acting) == 1 else ""
    sources = list(trade.FROM.finditer(hit.string, hit.end, hit.clause[1]))
    people = hit.tagged.first(hit.end, hit.clause[1], "demonym")
    sender = hit.code(hit.tagged.mark(sources[0].start("mark"))) if sources else hit.code(people)
    if not sender:
        raise Nearly("nothing tells from whom")
    yield from _things(hit, sender, receiver or hit.setting.other(sender))


@rule(
    "equipment.flights",
    r"\b(?P<what>(?:(?:direct|non-?stop|regular|scheduled|charter|weekly|daily|passenger"
    r"|air)[ ,]+(?:and )?)+(?:flights?|air (?:service|link|connection)s?|connections?|services?|routes?))"
    r"(?: [\w,]+){0,4}? (?:between|from|connecting|linking) (?P<one><state|city>)(?: (?:and|to|with) "
    r"| ?[–-] ?)(?P<two><state|city>)",
    "flight flights services service connection connections routes route link",
)
def flights(hit: Hit) -> Iterator[Found]:
    """A route is flown: "direct flights between Lima and N'Djamena began in 2012"."""
    one, two = hit.group("one"), hit.group("two")
    sender, receiver = hit.code(one), hit.code(two)
    if not one or not two or not sender or not receiver or sender == receiver:
        raise Nearly("the route does not join two states")
    if modality.status(hit.before, "") != "actual":
        raise Nearly("it is only planned, or denied")
    label = f"{hit.match['what']} between {one.text} and {two.text}"
    yield Found(
        "transport", "route", label, sender, receiver, dates=times.dates(hit, lean=False), span=(hit.start, hit.end)
    )


@rule(
    "equipment.launched",
    r"(?P<who><demonym>|<state>[’']s?)(?: [\w-]+){0,4} satellites?\b[^.;]{0,60}? (?:was|were"
    r"|been) (?:launched|put into orbit|sent into)",
    "satellite satellites",
)
def launched(hit: Hit) -> Iterator[Found]:
    """A satellite is launched for a state: "a Chadian satellite was launched by Peru in 2001"."""
    owner = hit.code(hit.group("who"))
    match = pattern(r"\bby (?P<mark><state|demonym>)|(?P<other><demonym>) (?:rocket|launcher|carrier)").search(
        hit.string, hit.end, hit.clause[1]
    )
    if not match:
        raise Nearly("nothing tells who launched it")
    sender = hit.code(hit.tagged.mark(match.start(str(match.lastgroup))))
    if not sender or sender == owner:
        raise Nearly("it launched its own")
    yield Found("transport", "launch", "satellite launched", sender, owner, dates=times.dates(hit, lean=False))
