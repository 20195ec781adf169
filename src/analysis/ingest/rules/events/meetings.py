"""What states do together or to one another: meetings, consultations, anniversaries, protests, visas, "
"flights, wars."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.events.occurring import occurred
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import pair_of
from analysis.ingest.tagged import pattern

LEANS = pattern(
    r"\b(?:during|at|on|in) (?:his|her|their|its|the|this|that|these|which|"
    r"whose)\b[^,;]{0,30}\b(?:visit|trip|stay|tour)\b"
)


@rule(
    "meetings.met",
    (
        r"\b(?:met|meets?|(?:held|holds?|had|conducted) (?:\w+ ){0,2}?(?:talks|meetings?|"
        r"discussions|conversations?)|(?:talk(?:ed|s)?|spoke) (?=with|on the|by)|encounter|"
        r"meetings? (?=of|between|with))\b"
    ),
    "met meet meets talks talk talked spoke meeting meetings discussions encounter conversation",
)
def met(hit: Hit) -> Iterator[Found]:
    """Leaders meet away from home: "the presidents of Peru and Chad met in New York in 2010"."""
    if LEANS.search(hit.string, *hit.clause):
        raise Nearly("it is part of a visit")
    if pattern(r"\b(?:commission|committee|council)\b").search(hit.before):
        raise Nearly("a joint body meets")
    away = all(one.receiver not in pair_of(hit) for one in hit.told if one.kind == "visit")
    yield occurred(hit, "meeting", lean=False, beside=("visit",) if away else (), confidence=0.75)


@rule(
    "meetings.consultations",
    (
        r"\b(?:(?:political|foreign ministry|diplomatic|bilateral|inter-?ministerial|joint "
        r"cabinet|consular)(?: \w+)? (?:consultations?|dialogue|meetings?|talks)|rounds? of|"
        r"consultations (?:of|between|were|took|in)|dialogue (?:was|took|meeting))\b"
    ),
    "consultations consultation dialogue round rounds talks meeting meetings",
)
def consulted(hit: Hit) -> Iterator[Found]:
    """Ministries consult each other: "In May 2011 Togo hosted consultations of Peruvian and Togolese ministries"."""
    yield occurred(hit, "consultation", beside=("visit",))


@rule(
    "meetings.anniversary",
    (
        r"\b(?:anniversar(?:y|ies)|(?:celebrat|commemorat|mark)(?:ed|ing|es|s)? (?:[\w<number>]+ "
        r"){0,3}?years|jubilee|commemoration)\b"
    ),
    "anniversary anniversaries years jubilee commemoration",
)
def anniversary(hit: Hit) -> Iterator[Found]:
    """Years of relations are celebrated: "in 2010 Peru and Chad marked 50 years of ties"."""
    yield occurred(hit, "anniversary", "anniversary" if "anniver" in hit.match[0].lower() else "")


@rule(
    "meetings.forum",
    (
        r"\b(?:business|economic|investment|trade|cultural|academic|women[’']s|youth|joint|"
        r"bilateral|international)? ?(?:forums?|seminar|conference|symposium|exhibition|festival|"
        r"fair|days of culture|culture days|film week|concert)\b"
    ),
    "forum forums seminar conference symposium exhibition festival fair days week concert",
)
def forum(hit: Hit) -> Iterator[Found]:
    """A forum or festival is held: "Peru–Togo relations / In 2015 a fair of Togolese masks was opened in Lima"."""
    if not pattern(
        r"\b(?:held|took place|hosted|organi[sz]ed|opened|staged|conducted|launched|inaugurated|was)\b"
    ).search(hit.string, *hit.clause):
        raise Nearly("nobody holds it")
    yield occurred(hit, "forum", beside=("visit",))


@rule(
    "meetings.negotiations",
    (
        r"\b(?:negotiations|talks)\b(?=[^;]{0,60}?(?:<pact>|\b(?:agreement|treaty|were|was|began|"
        r"started|concluded|on)\b))|<pact>"
    ),
    "negotiations talks <pact>",
)
def negotiated(hit: Hit) -> Iterator[Found]:
    """Negotiations begin or end: "negotiations of Togo and Peru on a treaty were opened in 2012"."""
    if not pattern(r"\bnegotiations|\btalks (?:on|about|for|over|were|began|started)").search(hit.string, *hit.clause):
        raise Nearly("nothing is negotiated")
    if not pattern(
        r"\b(?:beg[au]n|start\w*|launch\w*|open\w*|conclud\w*|complet\w*|resum\w*|broke|held|suspend\w*|end\w*)\b"
    ).search(hit.string, *hit.clause):
        raise Nearly("they neither begin nor end")
    yield occurred(hit, "other", "negotiations")


@rule(
    "meetings.war",
    (
        r"\b(?:declar(?:ed|es|ing) war|invaded|invasion|occupied|annexed|annexation|bombed|"
        r"bombing|bombarded|cease-?fire|armistice|war (?:broke|between|with|against)|(?:at|state of) war|"
        r"attacked|hostilities|"
        r"clash(?:ed|es)|skirmish\w*|seized|border war|raid(?:s|ed)?|massacre\w*|battle|"
        r"fought|fighting|shell(?:ed|ing)|"
        r"evacuat(?:ed|ion)|blockade\w*|killed)\b"
    ),
    (
        "war hostilities invaded invasion occupied annexed annexation bombed bombing bombarded ceasefire "
        "cease armistice attacked clashed clashes skirmish skirmishes seized raid raids "
        "raided massacre massacred battle "
        "fought fighting shelled shelling evacuated evacuation blockade blockaded killed"
    ),
)
def war(hit: Hit) -> Iterator[Found]:
    """War and its acts: "Peru declared war on Chile on 5 April 1879"."""
    yield occurred(hit, "war")


@rule(
    "meetings.protest",
    (
        r"\b(?:apologi[sz]ed|condemned|denounced|accused|protested|criticized|criticised|"
        r"sanctioned|imposed|threatened|demanded|rejected|urged|expressed|thanked|congratulated|"
        r"condolences|supported|endorsed|backed|opposed|praised|alleged|warned|complained|"
        r"boycotted|mediated|sponsored|co-sponsored|lobbied|arrested|detained|extradited|deported|"
        r"repatriated|released|freed|pardoned)\b"
    ),
    (
        "apologized apologised condemned denounced accused protested criticized criticised "
        "sanctioned imposed threatened demanded rejected urged expressed thanked congratulated "
        "condolences supported endorsed backed opposed praised alleged warned complained "
        "boycotted mediated sponsored lobbied arrested detained extradited deported repatriated released "
        "freed pardoned"
    ),
)
def protested(hit: Hit) -> Iterator[Found]:
    """A state speaks or acts for or against another: "Togo condemned the arrests in Peru in 1999"."""
    if pattern(r"\bresolution\b|<org>[’'s]*(?: [\w-]+){0,4} \Z").search(hit.string, hit.clause[0], hit.start):
        raise Nearly("a body speaks, not a state")
    if hit.match[0].lower() == "threatened" and hit.string.startswith((" to ", " that "), hit.end):
        raise Nearly("a threat is none of what it threatens")
    yield occurred(hit, "other")


@rule(
    "meetings.sanctions",
    r"\b(?:bann?ed|bans? on|embargo(?:es|ed)?|sanctions|trade (?:disputes?|wars?|rows?|bans?|blockade)|"
    r"boycott(?:ed)?)\b",
    "banned ban bans embargo embargoes embargoed sanctions boycott boycotted trade + <date>",
)
def sanctions(hit: Hit) -> Iterator[Found]:
    """Trade is barred or in dispute: "a trade dispute between Peru and Chad broke out in 2005"."""
    if pattern(r"<org>").search(hit.before) or pattern(r"<pact>").search(hit.string, *hit.clause):
        raise Nearly("a body does it, or an instrument is told")
    yield occurred(hit, "other", lean=False)


@rule(
    "meetings.visas",
    r"\bvisas?\b|\bvisa-(?:free|on-arrival|waiver)\b",
    "visa visas",
)
def visas(hit: Hit) -> Iterator[Found]:
    """Visas asked for or abolished: "Togo lifted the visa requirement for Peruvians in 2015"."""
    if pattern(r"<pact>").search(hit.string, *hit.clause):
        raise Nearly("an agreement on them is told")
    yield occurred(hit, "other", beside=("migration",))


@rule(
    "meetings.twins",
    r"\b(?:twinned|sister[- ](?:city|cities|state|states|towns?)|twin towns?|partner cities|friendship cities)\b",
    "twinned sister twin partner friendship",
)
def twins(hit: Hit) -> Iterator[Found]:
    """Two cities are twinned: "Lima in Peru was twinned with a town of Togo in 1999"."""
    yield occurred(hit, "cooperation", "twin cities" if "twin" not in hit.match[0].lower() else "")


@rule(
    "meetings.flights",
    r"\b(?:flights?|air (?:link|connection|route|service)s?|ferry|ferries|route|border|bridge|railway)\b",
    "flights flight air ferry ferries route border bridge railway",
)
def flights(hit: Hit) -> Iterator[Found]:
    """A way between the states opens or closes: "flights between Togo and Peru began in 2011"."""
    if not pattern(
        r"\b(?:open\w*|clos\w*|beg[au]n|start\w*|launch\w*|resum\w*|suspend\w*|stopp\w*|"
        r"inaugurat\w*|introduc\w*|took up|gave|went|end\w*|ceas\w*|operat\w*|cancel\w*)\b"
    ).search(hit.string, *hit.clause):
        raise Nearly("it neither opens nor closes")
    yield occurred(hit, "other")
