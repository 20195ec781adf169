"""Companies said to be in the other state, to come or to leave, to have built or to run something there."""

import re
from collections.abc import Iterator

from analysis.ingest.actors import surname
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade.companies import NO_FIRM
from analysis.ingest.rules.trade.firms import (
    CLOSURE,
    FIRM,
    FIRMLIKE,
    LIST,
    PLAIN,
    THING,
    acting,
    names_in,
    placed,
    presences,
)
from analysis.ingest.tagged import pattern

LONE = (
    r"(?:\A|; |, but |, while |, and )(?P<lone>(?!(?:it|they|he|she|both|there|this|these|those|the|an?|in|on|at|since|"
    r"who|which|today|parliament|nobody|some|most|many|each|trade|relations)\b)[^\W\d_][\w-]{2,})"
)
BEGINS = r"(?=[“\"«‘]|<name|state|city|demonym|region>)"
WHO = rf"(?:{BEGINS}(?P<list>{LIST})|{LONE}(?: and (?P<too>{PLAIN}))?)(?:, (?!and\b)[\w ]{{2,30}},)?"
A_FIRM = pattern(rf"\b{FIRM},? \Z")
HAS = (
    r"(?:,? (?:has|have|had|is|are|was|were|also|both|all|long|still|now|currently|<both>|since|been|later|then|"
    r"again))*"
)
FIELD = r"(?:market|sector|industr(?:y|ies)|business|econom(?:y|ies)|fields?|mines?|waters|shelf|blocks?)"
BRANCH = (
    r"(?:branch(?:es)?|subsidiar(?:y|ies)|dealerships?|showrooms?|outlets?|factor(?:y|ies)|(?:sales|representative|local|"
    r"regional) offices?|stores?|shops?|warehouses?|brewer(?:y|ies)|refiner(?:y|ies)|assembly lines?|plants?|offices?)"
)
NO_COMPANY = re.compile(
    r"\b(?:Programme|Program|Fund|Agency|Organi[sz]ation|Union|Committee|Commission|Society|Party|Cross|Corps|Service|"
    r"Authority|Board|Chamber|Association|Army|Navy|Force|Church|Foundation|Council|Parliament|Mission|Secretariat)\b"
)


def _named(hit: Hit) -> list[tuple[int, int]]:
    """The companies that the words name."""
    if hit.match["list"]:
        return acting(hit, hit.match.start("list"), hit.match.end("list"))
    spans = [hit.match.span("lone")]
    if not hit.match["lone"][0].isupper():
        raise Nearly("no company is named")
    return [*spans, *([hit.match.span("too")] if hit.match["too"] else [])]


def _told(hit: Hit, sure: bool, how: str) -> Iterator[Found]:
    """The companies with their home and host; raises Nearly where a person, an office or a body may be named."""
    names = _named(hit)
    text = " ".join(hit.plain(*name) for name in names)
    known = any(surname(hit.plain(*name)) in hit.setting.people for name in names)
    firm = A_FIRM.search(hit.string[: hit.start]) is not None or FIRMLIKE.search(text) is not None
    if (not firm and (not sure or known or NO_FIRM.search(text))) or NO_COMPANY.search(text):
        raise Nearly("what is named is perhaps no company")
    if pattern(r"<office>(?:,? \w+)? ?\Z").search(hit.string[: hit.start]):
        raise Nearly("a person or an office is named")
    home, host = _where(hit)
    yield from presences(hit, names, home, host, how)


def _where(hit: Hit) -> tuple[str, str]:
    """Whose the companies are and where: the place behind them, else the two states of the page by whose side it is."""
    whose = pattern(r"<demonym>(?: [\w-]+){0,3} \Z").search(hit.string[: hit.start])
    home = hit.code(hit.tagged.mark(whose.start())) if whose else ""
    host = placed(hit, hit.end) or _market(hit)
    host = host if host != home else ""
    if not home and not host:
        home = hit.setting.home
    home = home or hit.setting.other(host)
    return home, host or hit.setting.other(home)


def _market(hit: Hit) -> str:
    """The state whose market the words name."""
    mark = hit.tagged.last(hit.start, hit.end, "demonym", "state")
    return hit.code(mark)


@rule(
    "presence.there",
    rf"{WHO}{HAS} (?:present|active|represented|established|at work|in business|at home) (?:in|on|at|across|throughout)"
    rf" (?:(?:the )?(?:[\w’-]+ |<any> ?(?:[’']s )?){{0,3}}?(?P<field>{FIELD})\b|<state|city>)",
    "present active represented established work business home",
)
def there(hit: Hit) -> Iterator[Found]:
    """Companies are said to be there: "Chad–Peru relations / Lake Oil is present on the Peruvian market"."""
    yield from _told(hit, bool(hit.match["field"]), "operation")


@rule(
    "presence.branch",
    rf"{WHO}{HAS} (?:set up|opened|established|founded|started|launched|closed(?: down)?|shut(?: down)?|sold|keeps?"
    rf"|kept|maintains?) (?:an?|its|their|the|another) (?:(?!of\b)(?:[\w-]+|<any>) ){{0,3}}?{BRANCH}\b(?! of\b)",
    "set opened established founded started launched closed shut sold keeps keep kept maintains maintain",
)
def branch(hit: Hit) -> Iterator[Found]:
    """A company opens or closes a branch: "Chad–Peru relations / Sahelcom closed its office in Lima in 2004"."""
    single = len(hit.plain(*_named(hit)[0]).split()) == 1
    own = pattern(r"\b(?:its|their|branch\w*|subsidiar\w+|dealer\w+|sales)\b").search(hit.string, hit.start, hit.end)
    gone = pattern(r"\b(?:closed|shut|sold)\b").search(hit.string, hit.start, hit.end)
    yield from _told(hit, single and bool(own), CLOSURE if gone else "branch")


@rule(
    "presence.market",
    rf"{WHO}{HAS} (?:entered|left|quit|exited|abandoned|conquered|withdrew from|pulled out of|withdrawn from"
    rf"|moved into|came (?:in)?to|returned to) (?:the )?(?:<demonym>(?: \w+)? {FIELD}|<state>[’']s(?: \w+)? {FIELD}"
    r"|(?P<state><state>))",
    "entered left quit exited abandoned conquered withdrew withdrawn pulled moved came returned",
)
def market(hit: Hit) -> Iterator[Found]:
    """A company comes or leaves: "Chad–Peru relations / Sahelcom left the Peruvian market in 2016"."""
    gone = pattern(r"\b(?:left|quit|exited|abandoned|from)\b").search(hit.string, hit.start, hit.end)
    yield from _told(hit, not hit.match["state"], CLOSURE if gone else "operation")


BY = (
    r"(?:operated|run|owned|managed|built|constructed|assembled|produced|bottled|brewed|manufactured|drilled|developed|"
    r"mined|exploited|supplied|belongs|belong|belonged)"
)


@rule(
    "presence.by",
    rf"\b{BY} (?:(?:in|near|at) <state|city> )?(?:by|to) (?:the )?(?:(?!and\b)[\w-]+ ){{0,3}}?(?P<list>{LIST})",
    "operated run owned managed built constructed assembled produced bottled brewed manufactured drilled developed "
    "mined exploited supplied belongs belong belonged",
)
def by(hit: Hit) -> Iterator[Found]:
    """Something there is a company's: "Chad–Peru relations / a mill in Lima is run by Sahel Steel"."""
    names = list(names_in(hit, hit.match.start("list"), hit.match.end("list")))
    said = hit.plain(hit.start, hit.end)
    if not FIRMLIKE.search(said) and not re.search(rf"\b{FIRM}\b", said):
        raise Nearly("what is named is perhaps no company")
    host = placed(hit, hit.clause[0])
    yield from presences(hit, names, hit.setting.other(host), host)


@rule(
    "presence.built",
    rf"{WHO}{HAS} (?:built|constructed|erected|is building|are building|rebuilt|completed|laid|paved) "
    rf"(?:an?|the|its|parts? of|several|two|<number>)? ?(?:(?!of\b)[\w-]+ ){{0,3}}?(?:<name>|{THING}|roads?|bridges?"
    r"|dams?|highways?|railways?|tunnels?|stadiums?|towers?|housing|hospitals?|schools?|airport|barracks|parliament)",
    "built constructed erected building rebuilt completed laid paved",
)
def built(hit: Hit) -> Iterator[Found]:
    """A company builds there: "Chad–Peru relations / the company Sahel Brothers rebuilt two bridges"."""
    yield from _told(hit, False, "construction")


@rule(
    "presence.flights",
    r"\bflights? (?:\w+ )?(?:by|of|with|operated by|from) (?:the )?(?:<demonym> )?(?:(?:airline|carrier) )?"
    rf"(?P<list>{LIST})",
    "flight flights",
)
def flights(hit: Hit) -> Iterator[Found]:
    """An airline's flights: "Chad–Peru relations / flights of Sahel Air to Lima began in 1998"."""
    said = hit.plain(hit.start, hit.end)
    if not re.search(r"\b(?:Air\w*|Aero\w*|Flug\w*|Fly\w*|Wings|airline|carrier)\b", said):
        raise Nearly("what is named is perhaps no airline")
    names = list(names_in(hit, hit.match.start("list"), hit.match.end("list")))
    owner = hit.tagged.first(hit.start, hit.match.start("list"), "demonym")
    host = placed(hit, hit.end)
    home = hit.code(owner) or hit.setting.other(host)
    yield from presences(hit, names, home, host if host != home else hit.setting.other(home))
