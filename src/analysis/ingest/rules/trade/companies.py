"""Companies of one state in the other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.actors import surname
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade.firms import (
    ALSO,
    FIRM,
    FIRM_WORDS,
    FIRMLIKE,
    LIST,
    NOT_HERE,
    PLACE,
    PLAIN,
    PRESENT,
    WHAT,
    WORK_WORDS,
    WORKS,
    acting,
    ahead,
    behind,
    clause_end,
    host_of,
    names_in,
    placed,
    presences,
)
from analysis.ingest.tagged import pattern


@rule(
    "companies.of_people",
    rf"(?:(?P<people><demonym>|<state>(?=[’']s |-(?:based|owned|listed|headquartered))|<city>(?=-(?:based"
    rf"|listed|headquartered)))(?:[’']s?)?(?:-(?:based|owned|listed|headquartered))?(?:(?: (?!and\b|or\b"
    rf"|that\b|which\b)[\w-]+){{0,4}}? (?P<firm>(?:{FIRM} )?{FIRM})\b|(?<=based|isted)(?= [“\"«]?<name>)))",
    FIRM_WORDS + " based listed",
)
def of_people(hit: Hit) -> Iterator[Found]:
    """Companies of a people are named: "Chadian firms such as Sahel Oil operate in Peru"."""
    end = clause_end(hit)
    home = hit.code(hit.group("people"))
    names = behind(hit, end) or ahead(hit)
    if not names:
        yield from _unnamed(hit, home, end)
        return
    if NOT_HERE.search(hit.string[hit.end : end]) and not PRESENT.search(hit.string[hit.end : end]):
        raise Nearly("the company only takes part in something")
    host = host_of(hit, home, hit.start, end)
    yield from presences(hit, names, home, host)


def _unnamed(hit: Hit, home: str, end: int) -> Iterator[Found]:
    """Companies without names that are said to be there: "some thirty Chadian companies operate in Peru"."""
    said = hit.string[hit.clause[0] : end]
    place = PLACE.search(hit.string, hit.end, end)
    host = hit.state_in(place)
    many = (hit.match["firm"] or "").endswith("s")
    if not many or not host or not THERE.search(said) or NOT_HERE.search(said):
        raise Nearly("no company is named")
    start = hit.start - 2 if hit.tagged.first(hit.start - 2, hit.start, "number") else hit.start
    yield from (replace(one, confidence=0.6) for one in presences(hit, [(start, hit.end)], home, host))


THERE = re.compile(
    r"\b(?:there (?:are|were)|operat(?:e|es|ed|ing)|base (?:their )?operations|are (?:present|active|based)"
    r"|work in|presence|registered)\b",
    re.IGNORECASE,
)


@rule(
    "companies.at_work",
    rf"(?P<list>{LIST})(?: of (?P<of><state>))?(?: (?P<shop>restaurant|bank|airline|"
    r"company|group|corporation|supermarket"
    rf"|hotel|chain|brewery))?(?:,[^,;]{{0,80}},)?{ALSO} {WORKS}{WHAT}",
    WORK_WORDS,
)
def at_work(hit: Hit) -> Iterator[Found]:
    """A company works in a place: "Chad–Peru relations / Sahel Oil operates a refinery in Lima"."""
    names = acting(hit, hit.match.start("list"), hit.match.end("list"))
    text = " ".join(hit.plain(*name) for name in names)
    firm = FIRMLIKE.search(text) is not None or bool(hit.match["shop"])
    _doubt(hit, text, firm)
    host = placed(hit, hit.match.end("verb"))
    own = [
        hit.code(mark) for mark in hit.tagged.between(hit.start, hit.match.start("verb"), "state", "demonym", "city")
    ]
    ahead = pattern(r"(?P<mark><state>)[’']s \Z").search(hit.string[: hit.start])
    own += [hit.code(hit.group("of"))] + ([hit.state_in(ahead)] if ahead else [])
    pair = hit.sentence.setting.pair or hit.setting.pair
    home = next((code for code in own if code and code in pair), "") or hit.setting.other(host)
    if not host and home:
        host = hit.sentence.setting.other(home) or hit.setting.other(home)
    yield from presences(hit, names, home, host)


def _doubt(hit: Hit, text: str, firm: bool) -> None:
    """Raise Nearly where what is named may be a person, an office or a state rather than a company."""
    verb, thing = hit.match["verb"], hit.match["thing"]
    if hit.match["bought"] and not re.match(r"own|acquir|b[uo]|run|operat|t[ao]|purchas|manag", verb):
        raise Nearly("what is named is no place of work")
    sure = bool(thing) and (STEADY.match(verb) or STAKE.match(thing))
    if not firm and (not sure or (thing and thing[0] in POSTS) or surname(text) in hit.setting.people):
        raise Nearly("what is named is perhaps no company")
    if pattern(r"<office>(?:,? \w+)? ?\Z").search(hit.string[: hit.start]) or NO_FIRM.search(text):
        raise Nearly("a person or an office is named")
    if verb.startswith(("ha", "ma", "ke", "est", "fou", "set")) and (not thing or (not firm and thing[0] in POSTS)):
        raise Nearly("what it has is no place of work")


POSTS = pattern("<post>").pattern
STEADY = re.compile(r"operat|run|own|produc|assembl|manufact|sell|drill|min|bottl|brew|employ")
STAKE = re.compile(r"stake|concession|licen|share|mine\b|factor|refiner|brewer|smelter")
NO_FIRM = re.compile(
    r"\b(?:universit|institut|school|mission\b|team\b|army\b|brigade|hospital|ministr|"
    r"church|foundation|centre|center|embassy|"
    r"council|college)",
    re.IGNORECASE,
)


@rule(
    "companies.lone",
    r"\A(?:<date>,? )?(?P<name>(?!(?:it|its|they|he|she|both|there|this|these|that|those|"
    r"the|an?|in|on|at|of|for|trade|relations"
    r"|others?|each|neither|some|many|most|several|parliament|today|government|president|"
    r"since|who|which|what|people|nobody)\b)"
    rf"[\w-]{{3,}}) ?(?: ?of (?P<of><state>))?{ALSO} {WORKS}{WHAT}",
    WORK_WORDS,
)
def lone(hit: Hit) -> Iterator[Found]:
    """A company named by one word works in a place: "Chad–Peru relations / Sahelcom owns a brewery in Lima"."""
    name, thing = hit.match["name"], hit.match["thing"]
    if not name[0].isupper() or not thing or thing[0] in POSTS:
        raise Nearly("what is named is perhaps no company")
    if not (STEADY.match(hit.match["verb"]) or STAKE.match(thing) or FIRMLIKE.search(name)):
        raise Nearly("what is named is perhaps no company")
    host = placed(hit, hit.match.end("verb"))
    home = hit.code(hit.group("of")) or hit.setting.other(host)
    yield from presences(hit, [hit.match.span("name")], home, host or hit.setting.other(home))


OFFICE = (
    r"(?:(?P<there><demonym> )?(?:operations|subsidiary|arm|branch|business)|<post>|branch(?:es)?|subsidiar(?:y|ies)"
    r"|offices?|dealerships?|affiliates?)"
)


@rule(
    "companies.office",
    rf"(?<!\w){OFFICE} of (?:the )?(?P<people><demonym> )?(?:(?!and\b)[\w-]+ ){{0,3}}?(?P<name><name>"
    rf" [“\"«](?:{PLAIN})[”\"»]|[“\"«](?:{PLAIN})[”\"»]|{PLAIN})",
    "<post> branch branches subsidiary subsidiaries office offices dealership affiliate operations arm business",
)
def office(hit: Hit) -> Iterator[Found]:
    """A company has an office: "a branch of the Chadian Sahel Oil works in Lima"."""
    text = hit.plain(hit.start, hit.end)
    if not (re.search(r"[“\"«]", text) or FIRMLIKE.search(text) or re.search(rf"\b{FIRM}\b", text)):
        raise Nearly("what is named is perhaps no company")
    host = hit.code(hit.group("there")) or placed(hit, hit.clause[0]) or placed(hit, 0)
    home = hit.code(hit.group("people")) if hit.match["people"] else ""
    host = host if host != home else ""
    home, host = home or hit.setting.other(host), host or hit.setting.other(home)
    how = "representative_office" if "representative" in text else "branch"
    yield from presences(hit, [(hit.match.start("name"), hit.match.end("name"))], home, host, how)


QUOTED = pattern(
    rf"(?:[“\"«]|\([“\"«]?)(?P<name>{PLAIN}|<state|city|demonym>)[.,]?[”\"»)]"
    rf"|\b(?:called|named|known as) (?P<called>{PLAIN})"
)


@rule(
    "companies.joint",
    r"\bjoint (?:<demonym>[ –-]<demonym> )?(?:ventures?|trading house|enterprises?|stock compan(?:y|ies))\b",
    "joint",
)
def joint(hit: Hit) -> Iterator[Found]:
    """A company of both states: "Chad–Peru relations / The joint venture “Limasahel” drills in Peru"."""
    first, last = hit.clause
    names = [match.span("name" if match["name"] else "called") for match in QUOTED.finditer(hit.string, first, last)]
    if not names:
        lone = pattern(rf"(?P<name>{PLAIN})[^.;,]{{0,20}} \Z").search(hit.string[first : hit.start])
        names = [(first + lone.start("name"), first + lone.end("name"))] if lone else []
    if not names:
        raise Nearly("no company is named")
    owned = pattern(r"(?P<mark><demonym|state>)[- ](?:owned|controlled)").search(hit.string, first, last)
    home = hit.state_in(owned)
    host = hit.setting.other(home) if home else placed(hit, first)
    if not home and not host and hit.setting.home:
        host = hit.setting.other(hit.setting.home)
    yield from presences(hit, names, home or hit.setting.other(host), host, "joint_venture")


@rule(
    "companies.capital",
    rf"\bcompan(?:y|ies) (?:with|of) (?P<people><demonym>) (?:capital|ownership|participation|origin)(?: in <state>)?"
    rf"(?::| are| include| such as) ?(?P<list>{LIST})",
    "company companies",
)
def capital(hit: Hit) -> Iterator[Found]:
    """Companies with a people's capital are listed: "companies with Chadian capital in Peru: Sahel Oil"."""
    home = hit.code(hit.group("people"))
    names = list(names_in(hit, hit.match.start("list"), hit.match.end("list")))
    yield from presences(hit, names, home, host_of(hit, home, hit.start, hit.clause[1]))


@rule(
    "companies.airline",
    rf"(?:(?P<name>{PLAIN}|<state>(?=(?:,? (?:which|has|now|also))* fl(?:ies|own)\b))"
    rf"|\A(?P<lone>(?!(?:they|both|this|these|there|each|"
    rf"which)\b)[\w-]{{4,}}))(?:, which)?(?: (?:also|currently|has|have|had|been|was|"
    r"were))* (?P<verb>flies|flown|launched|started|began|introduced|inaugurated|"
    r"resumed"
    rf"|operates?|operated|operating)\b(?= [^.;]{{0,80}}(?:flights?|route|service|to <state|city>"
    rf"|from <state|city>|between <city>))",
    "flies flown launched started began introduced inaugurated resumed operates operate operated operating",
)
def airline(hit: Hit) -> Iterator[Found]:
    """An airline flies to the other state: "Chad–Peru relations / Sahel Air flies twice a week to Lima"."""
    called = "name" if hit.match["name"] else "lone"
    if not hit.plain(*hit.match.span(called))[:1].isupper():
        raise Nearly("no airline is named")
    own = [hit.code(mark) for mark in hit.tagged.between(hit.start, hit.match.end(called), "state", "demonym", "city")]
    home = next((code for code in own if code in hit.setting.pair), "")
    places = pattern(r"\b(?:to|from|between|and|in) (?P<mark><state|city>)").finditer(
        hit.string, hit.end, hit.clause[1]
    )
    codes = [code for match in places if (code := hit.state_in(match))]
    if not home and codes:
        both = len(set(codes)) > 1
        home = codes[0] if both else hit.setting.other(codes[0])
    host = next((code for code in codes if code != home), hit.setting.other(home))
    yield from presences(hit, [hit.match.span(called)], home, host, "operation")
