"""Companies of one state in the other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

FIRM = (
    r"(?:compan(?:y|ies)|firms?|corporations?|conglomerates?|multinationals?|banks?|airlines?|enterprises?"
    r"|manufacturers?|giants?|operators?|"
    r"contractors?|retailers?|business(?:es)?|brands?|brewer(?:y|ies)|automakers?|carmakers?|groups?"
    r"|consorti(?:um|a)|producers?|chains?|"
    r"subsidiar(?:y|ies)|carriers?|developers?|consultanc(?:y|ies)|shipyards?|builders?)"
)
FIRM_WORDS = (
    "company companies firm firms corporation corporations conglomerate conglomerates multinational"
    " multinationals bank banks airline airlines "
    "enterprise enterprises manufacturer manufacturers giant giants operator operators contractor"
    " contractors retailer retailers business "
    "businesses brand brands brewery automaker automakers carmaker group groups consortium producer"
    " producers chain chains subsidiary "
    "subsidiaries carrier developer"
)
PLAIN = r"(?:<state|city|demonym|region>[ -])*<name>(?:[ -](?:& )?<name|state|city|demonym>)*"
NAME = rf"(?:<name> )?(?:[“\"«‘](?:{PLAIN}|<state|city|demonym>)[”\"»’]|{PLAIN})(?: ?\([^()]*\))?"
LIST = rf"{NAME}(?:(?:,? and |, |,? as well as |; |,? & )(?:the )?{NAME}){{0,15}}"
SPLIT = re.compile(r",? and |, |,? as well as |; |,? & ")
PLACE = pattern(
    r"\b(?:in|into|to|at|for|with|across|throughout|on) (?:the )?(?:city of )?(?P<mark><state|city|demonym>)"
)
UNREAL = re.compile(
    r"\b(?:plans?|planned|planning|will|would|could|may|might|considered|considering|considers|proposed"
    r"|propos\w+|interest(?:ed)?|hop(?:e|es|ed)|expected|intends?|intended|"
    r"invited|encourag\w+|abandoned|denied|wish\w*|urged|called on|should|potential|seek\w*|possib\w+"
    r"|negotiat\w+|withdrew|refus\w+|want\w*)\b"
)
NOT_HERE = pattern(
    r"\b(?:met|meeting|talks|visited|visit|attended|delegation|sued|sanction\w*|executives?|representatives of"
    r"|heads? of|accused|nationali[sz]ed|arrested|fined|banned|owed)\b|<office>"
)


ALONE = re.compile(
    r",? (?:also |currently |has (?!been)|which )*(?:operates|runs|owns|flies|has|is|was|produces|sells|employs"
    r"|maintains)\b"
)


def _names(hit: Hit, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The companies of a list that stands between two places of the string."""
    place = start
    cuts = list(SPLIT.finditer(hit.string, start, end))
    if cuts and cuts[-1][0].strip() in (", and", "and") and ALONE.match(hit.string[end:]):
        end = cuts.pop().start()
    for cut in [*cuts, None]:
        last = cut.start() if cut else end
        match = pattern(NAME).match(hit.string, place, last)
        if match:
            yield place, match.end()
        place = cut.end() if cut else end


def _label(hit: Hit, start: int, end: int) -> str:
    text = re.sub(r"\s*\([^()]*\)\Z", "", hit.plain(start, end)).strip(" ,;")
    quoted = re.search(r"[“\"«‘](.+?)[”\"»’]", text)
    return quoted[1] if quoted else text


def _found(hit: Hit, names: list[tuple[int, int]], home: str, host: str, how: str = "operation") -> Iterator[Found]:
    """One fact a company."""
    if not home or not host or home == host:
        raise Nearly("nothing tells whose company it is and where")
    before, after = hit.string[hit.clause[0] : hit.start], hit.plain(*hit.clause)
    if UNREAL.search(after) or modality.status(before, "") != "actual":
        raise Nearly("it is only planned, or denied")
    known = {(one.label, one.receiver) for one in hit.told if one.kind == "company_presence"}
    dates = times.dates(hit, lean=False)
    for start, end in names:
        label = _label(hit, start, end)
        if label and (label, host) not in known and label not in LEGALS:
            yield Found("company_presence", how, label, home, host, dates=dates, span=_span(hit, start, end))


LEGALS = frozenset(("JSC", "OJSC", "LLC", "PJSC", "CJSC", "SA", "GDP", "FDI", "CEO", "MOU", "USD"))


def _span(hit: Hit, start: int, end: int) -> tuple[int, int]:
    first, last = hit.clause
    first, last = min(first, start), max(last, end)
    return (first, last) if last - first <= 150 else (start, min(last, max(end, start + 120)))


def _host(hit: Hit, home: str, start: int, end: int) -> str:
    """Where a company of a state works: the first other state behind a preposition, else the other of the pair."""
    for match in PLACE.finditer(hit.string, start, end):
        code = hit.code(hit.tagged.mark(match.start("mark")))
        if code and code != home:
            return code
    return hit.setting.other(home)


@rule(
    "companies.of_people",
    rf"(?:(?P<people><demonym>|<state>(?=[’']s |-(?:based|owned|listed|headquartered))|<city>(?=-(?:based"
    rf"|listed|headquartered)))(?:[’']s?)?(?:-(?:based|owned|listed|headquartered))?(?:(?: (?!and\b|or\b"
    rf"|that\b|which\b)[\w-]+){{0,4}}? (?P<firm>{FIRM})\b|(?<=based|isted)(?= [“\"«]?<name>)))",
    FIRM_WORDS + " based listed",
)
def of_people(hit: Hit) -> Iterator[Found]:
    """Companies of a people are named: "Chadian firms such as Sahel Oil operate in Peru"."""
    end = _clause_end(hit)
    home = hit.code(hit.group("people"))
    names = _behind(hit, end) or _ahead(hit)
    if not names:
        yield from _unnamed(hit, home, end)
        return
    if NOT_HERE.search(hit.string[hit.end : end]) and not PRESENT.search(hit.string[hit.end : end]):
        raise Nearly("the company only takes part in something")
    host = _host(hit, home, hit.start, end)
    yield from _found(hit, names, home, host)


def _unnamed(hit: Hit, home: str, end: int) -> Iterator[Found]:
    """Companies without names that are said to be there: "some thirty Chadian companies operate in Peru"."""
    said = hit.string[hit.clause[0] : end]
    place = PLACE.search(hit.string, hit.end, end)
    host = hit.code(hit.tagged.mark(place.start("mark"))) if place else ""
    many = (hit.match["firm"] or "").endswith("s")
    if not many or not host or not THERE.search(said) or NOT_HERE.search(said):
        raise Nearly("no company is named")
    start = hit.start - 2 if hit.tagged.first(hit.start - 2, hit.start, "number") else hit.start
    yield from (replace(one, confidence=0.6) for one in _found(hit, [(start, hit.end)], home, host))


THERE = re.compile(
    r"\b(?:there (?:are|were)|operat(?:e|es|ed|ing)|base (?:their )?operations|are (?:present|active|based)"
    r"|work in|presence|registered)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"\b(?:operat\w+|present|active|runs?|owns?|opened|built|constructed|manufactur\w+|produc\w+|sells?|sold"
    r"|invest\w+|branch\w*|offices?|factory|plants?|"
    r"works?|working|based|presence|established|set up|acquired|bought|won|deliver\w+|suppl\w+|employ\w*"
    r"|launched|holds?)\b"
)
INTRO = pattern(
    rf"\A(?:(?: ?,)? ?(?=[“\"«‘]|<name|state|city|demonym>)|[^.;:()]{{0,90}}?(?:,? such as|,? including"
    rf"|,? like|,? namely|,? among them|,? among which are|:|,? includes?| are| –| —|,? notably|,? especially"
    rf"|\bby)(?: the)?:? )(?P<list>{LIST})"
)


def _behind(hit: Hit, end: int) -> list[tuple[int, int]]:
    """The companies named behind the words: at once, or as examples."""
    match = INTRO.match(hit.string[: max(end, hit.end)][hit.end :])
    if not match:
        return []
    return list(_names(hit, hit.end + match.start("list"), hit.end + match.end("list")))


AHEAD = pattern(
    rf"(?P<list>{LIST})(?:, (?:an?|the|another|both)|,? (?:is|are|was|were)(?: an?| the| both| all)?|, which (?:is"
    rf"|are) an?|, (?:the )?\w+ of the) ?\Z"
)


def _ahead(hit: Hit) -> list[tuple[int, int]]:
    """The companies named before the words: "Sahel Oil, a Chadian firm"."""
    begin = max(0, hit.start - 240)
    for match in AHEAD.finditer(hit.string[begin : hit.start]):
        return list(_names(hit, begin + match.start("list"), begin + match.end("list")))
    return []


def _clause_end(hit: Hit) -> int:
    """Where what is said of a company ends: at the next people's companies, or at the end of the sentence."""
    later = pattern(rf" and <demonym>(?: [\w-]+){{0,3}}? {FIRM}\b").search(hit.string, hit.end)
    stop = hit.string.find("; ", hit.end)
    return min(later.start() if later else len(hit.string), stop if stop >= 0 else len(hit.string))


FIRMLIKE = re.compile(
    r"\b(?:Bank|Banco|Airlines?|Airways|Aerol\w+|Group|Grupo|Corp\w*|Company|Co|Ltd|Inc|LLC|JSC|OJSC|plc"
    r"|S\.?A|Motors?|Energy|Oil|Petrol\w*|Gas|Telecom\w*|Telekom|"
    r"Auto|Holdings?|Industries|Mobile|Ports?|Steel|Mining|Resources|Cement|Foods?|Breweries|Machines"
    r"|Electric|Electronics|Construction|Systems|Insurance|"
    r"Pharma\w*|Chemicals?|Tractors?|Works|Enterprises?|Logistics|Engineering|Technologies|World|Shipping"
    r"|Lines?|Hotels?|Media|Gold|Railways?|Aviation|Aerospace)\b"
)
THING = (
    r"(?:terminals?|mines?|plants?|factor(?:y|ies)|refiner(?:y|ies)|canner(?:y|ies)|stores?|branch(?:es)?"
    r"|dealerships?|hotels?|restaurants?|networks?|shops?|outlets?|"
    r"pipelines?|power stations?|supermarkets?|operations|subsidiar(?:y|ies)|cars|vehicles|trucks|one"
    r"|offices?|mills?|fields?|ports?|warehouses?|facilit(?:y|ies)|brewer(?:y|ies))"
)


@rule(
    "companies.at_work",
    rf"(?P<list>{LIST})(?: (?P<shop>restaurant|bank|airline|company|group|corporation|supermarket|hotel|chain"
    rf"|brewery))?(?:,[^,;]{{0,80}},)?(?: (?:also|currently|has|have|had|been|is|are|was|were|successfully"
    rf"|still|now|both))* "
    rf"(?P<verb>operat(?:e|es|ed|ing)|runs?|running|owns?|produces?|assembl(?:es|ed)|manufactur(?:es?|ed)"
    rf"|sells?|selling|present|active|employs?|invested|acquired|opened|built|constructed|launched|entered"
    rf"|maintains?|has|have)\b"
    rf"(?P<what>(?: (?!of\b)[\w-]+){{0,6}}?)(?: (?P<thing>{THING})\b| in <state|city|demonym>)",
    "operate operates operated operating run runs running owns produces produce assembles assembled"
    " manufactures manufacture sells selling present active "
    "employs invested acquired opened built constructed launched entered has have maintains",
)
def at_work(hit: Hit) -> Iterator[Found]:
    """A company works in a place: "Sahel Oil operates a refinery in Lima"."""
    names = list(_names(hit, hit.match.start("list"), hit.match.end("list")))
    text = " ".join(hit.plain(*name) for name in names)
    steady = re.match(r"operat|run|own|produc|assembl|manufact|sell", hit.match["verb"])
    firm = FIRMLIKE.search(text) is not None or bool(hit.match["shop"])
    if not firm and not (steady and hit.match["thing"]):
        raise Nearly("what is named is perhaps no company")
    if pattern(r"<office>(?:,? \w+)? ?\Z").search(hit.string[: hit.start]) or "university" in text.lower():
        raise Nearly("a person is named")
    if hit.match["verb"] in ("has", "have", "maintains", "maintain") and not hit.match["thing"]:
        raise Nearly("what it has is no place of work")
    host = _placed(hit, hit.match.end("verb"))
    own = [hit.code(mark) for mark in hit.tagged.between(hit.start, hit.match.end("list"), "state", "demonym", "city")]
    home = next((code for code in own if code and code in hit.setting.pair), "") or hit.setting.other(host)
    if not host and home:
        host = hit.setting.other(home)
    yield from _found(hit, names, home, host)


def _placed(hit: Hit, start: int) -> str:
    """The state in which a clause says that something is."""
    for match in PLACE.finditer(hit.string, start, hit.clause[1]):
        code = hit.code(hit.tagged.mark(match.start("mark")))
        if code:
            return code
    return ""


OFFICE = r"(?:<post>|branch(?:es)?|subsidiar(?:y|ies)|offices?|dealerships?|affiliates?)"


@rule(
    "companies.office",
    rf"\b{OFFICE} of (?:the )?(?P<people><demonym> )?(?:(?!and\b)[\w-]+ ){{0,3}}?(?P<name><name>"
    rf" [“\"«](?:{PLAIN})[”\"»]|[“\"«](?:{PLAIN})[”\"»]|{PLAIN})",
    "<post> branch branches subsidiary subsidiaries office offices dealership affiliate",
)
def office(hit: Hit) -> Iterator[Found]:
    """A company has an office: "a branch of Sahel Oil works in Lima"."""
    text = hit.plain(hit.start, hit.end)
    if not (re.search(r"[“\"«]", text) or FIRMLIKE.search(text) or re.search(rf"\b{FIRM}\b", text)):
        raise Nearly("what is named is perhaps no company")
    host = _placed(hit, hit.clause[0])
    home = hit.code(hit.group("people")) if hit.match["people"] else ""
    host = host if host != home else ""
    home, host = home or hit.setting.other(host), host or hit.setting.other(home)
    how = "representative_office" if "representative" in text else "branch"
    yield from _found(hit, [(hit.match.start("name"), hit.match.end("name"))], home, host, how)


QUOTED = pattern(rf"(?:[“\"«]|\([“\"«]?)(?P<name>{PLAIN})[”\"»)]|\b(?:called|named|known as) (?P<called>{PLAIN})")


@rule("companies.joint", r"\bjoint (?:ventures?|trading house|enterprises?|stock compan(?:y|ies))\b", "joint")
def joint(hit: Hit) -> Iterator[Found]:
    """A company of both states: "joint ventures for oil (Limasahel) were made in Peru"."""
    first, last = hit.clause
    names = [match.span("name" if match["name"] else "called") for match in QUOTED.finditer(hit.string, first, last)]
    if not names:
        lone = pattern(rf"(?P<name>{PLAIN})[^.;,]{{0,20}} \Z").search(hit.string[first : hit.start])
        names = [(first + lone.start("name"), first + lone.end("name"))] if lone else []
    if not names:
        raise Nearly("no company is named")
    owned = pattern(r"(?P<mark><demonym|state>)[- ](?:owned|controlled)").search(hit.string, first, last)
    home = hit.code(hit.tagged.mark(owned.start("mark"))) if owned else ""
    host = hit.setting.other(home) if home else _placed(hit, first)
    if not home and not host and hit.setting.home:
        host = hit.setting.other(hit.setting.home)
    yield from _found(hit, names, home or hit.setting.other(host), host, "joint_venture")


@rule(
    "companies.capital",
    rf"\bcompan(?:y|ies) (?:with|of) (?P<people><demonym>) (?:capital|ownership|participation|origin)(?: in <state>)?"
    rf"(?::| are| include| such as) ?(?P<list>{LIST})",
    "company companies",
)
def capital(hit: Hit) -> Iterator[Found]:
    """Companies with a people's capital are listed: "companies with Chadian capital: Sahel Oil"."""
    home = hit.code(hit.group("people"))
    names = list(_names(hit, hit.match.start("list"), hit.match.end("list")))
    yield from _found(hit, names, home, _host(hit, home, hit.start, hit.clause[1]))


@rule(
    "companies.airline",
    rf"(?P<name>{PLAIN})(?:, which)?(?: (?:also|currently|has|have|had|been|was|were))* (?P<verb>flies|flown"
    rf"|operates?|operated|operating)\b(?= [^.;]{{0,80}}(?:flights?|route|service|to <state|city>"
    rf"|from <state|city>|between <city>))",
    "flies flown operates operate operated operating",
)
def airline(hit: Hit) -> Iterator[Found]:
    """An airline flies to the other state: "Sahel Air flies between Lima and N'Djamena"."""
    own = [hit.code(mark) for mark in hit.tagged.between(hit.start, hit.match.end("name"), "state", "demonym", "city")]
    home = next((code for code in own if code in hit.setting.pair), "")
    places = pattern(r"\b(?:to|from|between|and|in) (?P<mark><state|city>)").finditer(
        hit.string, hit.end, hit.clause[1]
    )
    codes = [code for match in places if (code := hit.code(hit.tagged.mark(match.start("mark"))))]
    if not home and len(set(codes)) == 1:
        home = hit.setting.other(codes[0])
    host = next((code for code in codes if code != home), hit.setting.other(home))
    yield from _found(hit, [hit.match.span("name")], home, host, "operation")
