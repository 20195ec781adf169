"""Arms that forces of a state have got, routes with several ends, satellites on a rocket of another state."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import started
from analysis.ingest.rules.trade.equipment import ARMS
from analysis.ingest.tagged import pattern

FORCES = r"(?:navy|army|air force|armed forces|military|marines?|coast guard|police|defen[cs]e forces?|<name>)"
FORCE = re.compile(
    r"\b(?:Navy|Army|Air Force|Armed Forces|Military|Marines?|Coast Guard|Police|Defen[cs]e|Forces)\b", re.I
)
GOT = r"(?:received|acquired|bought|purchased|obtained|operates?|uses?|fields?|employs?|ordered|procured|flies)"
MODEL = re.compile(r"(?=[\w/-]*[A-Za-z])(?=[\w/-]*\d)[\w/-]{2,}")
APART = re.compile(r"(?<=\d)['’]s (?=[A-Z\d])|['’]s(?=,| and |\s*[.;]|\Z)|, and |, | and |; ")
MOST = 12
WORDS = 6


@rule(
    "links.forces",
    rf"(?:<demonym>|<state>[’']s?) {FORCES} (?:(?:has|have|had|also|currently|still) )*{GOT} (?=\w|<any>)",
    "received acquired bought purchased obtained operates operate uses use fields field employs employ ordered "
    "procured flies",
)
def forces(hit: Hit) -> Iterator[Found]:
    """Forces of a state got arms, in an article on it and another: "Chad–Peru relations / The Peruvian army uses T-55s
    and howitzers"."""
    if not FORCE.search(hit.plain(hit.start, hit.end)):
        raise Nearly("no forces of a state got it")
    receiver = hit.code(hit.tagged.mark(hit.start))
    named = [hit.code(mark) for mark in hit.marks_after("state", "demonym") if hit.code(mark) != receiver]
    sender = named[0] if named else hit.setting.other(receiver)
    if not sender or not receiver or modality.status(hit.before, "") != "actual":
        raise Nearly("nothing tells whose it was")
    dates = times.dates(hit, lean=False)
    for label in _things(hit.plain(hit.end, hit.clause[1])):
        yield Found("equipment", "equipment", label, sender, receiver, dates=dates, span=hit.clause, confidence=0.5)


def _things(text: str) -> Iterator[str]:
    """The arms that a list names: what has a model's number or a word for arms."""
    for part in APART.split(text)[:MOST]:
        thing = part.strip(" .,;")
        if thing and len(thing.split()) <= WORDS and (MODEL.search(thing) or ARMS.search(thing)):
            yield thing


@rule(
    "links.routes",
    r"\b(?P<what>(?:(?:direct|non-?stop|regular|scheduled|charter|weekly|daily|passenger|seasonal) )*"
    r"(?:flights?|air (?:service|link|connection)s?))(?: [\w]+){0,4}? (?:between|from|connecting|linking) "
    r"(?P<ends><city|state>(?:(?:, and|,| and| &) <city|state>){1,6}) (?:to|with) (?P<to><city|state>)",
    "flight flights air",
)
def routes(hit: Hit) -> Iterator[Found]:
    """A route from each of several cities: "direct flights from Lima and Cuzco to N'Djamena"."""
    end = hit.group("to")
    receiver = hit.code(end)
    if not end or not receiver or modality.status(hit.before, "") != "actual":
        raise Nearly("it is only planned, or leads nowhere")
    for mark in hit.tagged.between(*hit.match.span("ends"), "city", "state"):
        sender = hit.code(mark)
        if sender and sender != receiver:
            label = f"{hit.match['what']} from {mark.text} to {end.text}"
            yield Found("transport", "route", label, sender, receiver, span=(hit.start, hit.end))


@rule(
    "links.launch",
    r"(?P<rocket><demonym|state>)(?:[’']s?)? (?:\w+ ){0,2}(?:rockets?|launchers?|launch vehicles?|carriers?|spacecraft|"
    r"boosters?|<name>)(?: \w+){0,2} (?:carrying|with|bearing|transporting) (?:an? |the |its )?"
    r"(?P<owner><demonym|state>)(?:[’']s?)? (?:[\w-]+ ){0,3}satellites?\b",
    "satellite satellites",
)
def launch(hit: Hit) -> Iterator[Found]:
    """A satellite on another's rocket: "in 2001 a Chadian rocket with a Peruvian satellite took off in Fiji"."""
    sender, owner = hit.code(hit.group("rocket")), hit.code(hit.group("owner"))
    if not sender or not owner or sender == owner:
        raise Nearly("it launched its own")
    dates = started(times.dates(hit, lean=False))
    from_ = pattern(r"\b(?:from|at|in) (?P<site><state|city>)").search(hit.string, hit.end, hit.clause[1])
    site = hit.state_in(from_, "site")
    yield Found("transport", "launch", "satellite launched", sender, owner, dates=dates, span=hit.clause)
    if dates != ("",) and site and site not in (sender, owner) and site in hit.sentence.setting.pair:
        between = tuple(sorted({sender, owner, site}))
        yield Found("event", "other", "launch of a satellite", countries=between, dates=dates, span=hit.clause)
