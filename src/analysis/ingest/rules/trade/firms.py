"""Companies in a sentence: what can be one, how several are listed, where they are said to be."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.tagged import pattern

FIRM = (
    r"(?:compan(?:y|ies)|firms?|corporations?|conglomerates?|multinationals?|banks?|airlines?|enterprises?"
    r"|manufacturers?|giants?|operators?|"
    r"contractors?|retailers?|business(?:es)?|brands?|brewer(?:y|ies)|automakers?|carmakers?|groups?"
    r"|consorti(?:um|a)|producers?|chains?|"
    r"subsidiar(?:y|ies)|carriers?|developers?|consultanc(?:y|ies)|shipyards?|builders?|"
    r"makers?|investors?|insurers?|miners?)"
)
FIRM_WORDS = (
    "company companies firm firms corporation corporations conglomerate conglomerates multinational"
    " multinationals bank banks airline airlines "
    "enterprise enterprises manufacturer manufacturers giant giants operator operators contractor"
    " contractors retailer retailers business "
    "businesses brand brands brewery automaker automakers carmaker group groups consortium producer"
    " producers chain chains subsidiary "
    "subsidiaries carrier developer maker makers investor investors insurer insurers miner"
)
PLAIN = r"(?:<state|city|demonym|region>[ -]){0,3}<name>(?:[ -](?:& )?<name|state|city|demonym>){0,5}"
NAME = rf"(?:<name> )?(?:[“\"«‘](?:{PLAIN}|<state|city|demonym>)[”\"»’](?: <name>)?|{PLAIN})(?: ?\([^()]*\))?"
JOIN = r",? and |, |,? as well as |; |,? & "
LIST = rf"(?<!<name|state|city|demonym> ){NAME}(?:(?:{JOIN})(?:the )?{NAME}){{0,15}}"
SPLIT = re.compile(JOIN)
PLACE = pattern(
    r"\b(?:in|into|to|at|for|with|across|throughout|on|off|near) (?:the )?(?:city of )?(?P<mark><state|city|demonym>)"
)
UNREAL = re.compile(
    r"\b(?:plans?|planned|planning|will|would|could|may|might|considered|considering|considers|proposed"
    r"|propos\w+|interest(?:ed)?|hop(?:e|es|ed)|expected|intends?|intended|"
    r"invited|encourag\w+|abandoned|denied|wish\w*|urged|called on|should|potential|seek\w*|possib\w+"
    r"|negotiat\w+|refus\w+|want\w*)\b"
)
NOT_THERE = re.compile(
    r"\b(?:(?:has|have|had) (?:no|not|never|neither)|(?:do|does|did|is|are|was|were) not|no longer|without any?)\b"
)
NOT_HERE = pattern(
    r"\b(?:met|meeting|talks|visited|visit|attended|delegation|sued|sanction\w*|executives?|representatives of"
    r"|heads? of|accused|nationali[sz]ed|arrested|fined|banned|owed)\b|<office>"
)
ALONE = re.compile(
    r",? (?:also |currently |has (?!been)|which )*(?:operates|runs|owns|flies|has|is|was|produces|sells|employs"
    r"|maintains)\b"
)


def names_in(hit: Hit, start: int, end: int) -> Iterator[tuple[int, int]]:
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


def acting(hit: Hit, start: int, end: int) -> list[tuple[int, int]]:
    """The companies of a list that act in what follows: the last alone where the verb is of one."""
    cuts = list(SPLIT.finditer(hit.string, start, end))
    if cuts and cuts[-1][0].strip() in (", and", "and") and ALONE.match(hit.string[end:]):
        start = cuts[-1].end()
    return list(names_in(hit, start, end))


def _label(hit: Hit, start: int, end: int) -> str:
    text = re.sub(r"\s*\([^()]*\)\Z", "", hit.plain(start, end)).strip(" ,;")
    quoted = re.search(r"[“\"«‘](.+?)[”\"»’]", text)
    return quoted[1] if quoted else text


def presences(hit: Hit, names: list[tuple[int, int]], home: str, host: str, how: str = "operation") -> Iterator[Found]:
    """One fact a company."""
    if not home and not host and len(hit.setting.pair) == 2 and hit.setting.pair == hit.sentence.setting.pair:
        pass  # A company at work in a page on a pair, though nothing tells whose it is.
    elif not home or not host or home == host:
        raise Nearly("nothing tells whose company it is and where")
    before, after = hit.string[hit.clause[0] : hit.start], hit.plain(*hit.clause)
    if NOT_THERE.search(after) or UNREAL.search(after) or modality.status(before, "") != "actual":
        raise Nearly("it is only planned, or denied")
    if len(hit.told) > MOST:
        raise Nearly("more is told than a sentence can tell")
    known = {(one.label, one.receiver) for one in hit.told if one.kind == "company_presence"}
    dates = times.dates(hit, lean=False)
    for start, end in names:
        label = _label(hit, start, end)
        if (
            label
            and ((label, host) not in known or how == CLOSURE)
            and (home or label not in {name for name, _ in known})
            and label not in LEGALS
        ):
            between = () if home else hit.setting.pair
            span = _span(hit, start, end)
            yield Found("company_presence", how, label, home, host, dates=dates, countries=between, span=span)


MOST = 40
CLOSURE = "closure"
LEGALS = frozenset(("JSC", "OJSC", "LLC", "PJSC", "CJSC", "SA", "GDP", "FDI", "CEO", "MOU", "USD"))


def _span(hit: Hit, start: int, end: int) -> tuple[int, int]:
    first, last = hit.clause
    first, last = min(first, start), max(last, end)
    return (first, last) if last - first <= 150 else (start, min(last, max(end, start + 120)))


def host_of(hit: Hit, home: str, start: int, end: int) -> str:
    """Where a company of a state works: the first other state behind a preposition, else the other of the pair."""
    return hit.first_state(PLACE, start, end, home) or hit.setting.other(home)


PRESENT = re.compile(
    r"\b(?:operat\w+|present|active|runs?|owns?|opened|built|constructed|manufactur\w+|produc\w+|sells?|sold"
    r"|invest\w+|branch\w*|offices?|factory|plants?|"
    r"works?|working|based|presence|established|set up|acquired|bought|won|deliver\w+|suppl\w+|employ\w*"
    r"|launched|holds?)\b"
)
INTRO = pattern(
    rf"\A(?:(?: ?,)? ?(?=[“\"«‘]|<name|state|city|demonym>)|[^.;:()]{{0,90}}?(?:,? such as|,? including"
    r"|,? like|,? namely|,? among them|,? among which are|:|,? includes?| are| is| was| "
    r"were| –| —|,? notably|,? especially"
    rf"|\bby)(?: the)?:? )(?P<list>{LIST})"
)


def behind(hit: Hit, end: int) -> list[tuple[int, int]]:
    """The companies named behind the words: at once, or as examples."""
    match = INTRO.match(hit.string[: max(end, hit.end)][hit.end :])
    if not match:
        return []
    return list(names_in(hit, hit.end + match.start("list"), hit.end + match.end("list")))


AHEAD = pattern(
    rf"(?P<list>{LIST})(?:, (?:an?|the|another|both)|,? (?:is|are|was|were)(?: an?| the| both| all)?|, which (?:is"
    rf"|are) an?|, (?:the )?\w+ of the) ?\Z"
)


def ahead(hit: Hit) -> list[tuple[int, int]]:
    """The companies named before the words: "Sahel Oil, a Chadian firm"."""
    begin = max(0, hit.start - 240)
    for match in AHEAD.finditer(hit.string[begin : hit.start]):
        return list(names_in(hit, begin + match.start("list"), begin + match.end("list")))
    return []


def clause_end(hit: Hit) -> int:
    """Where what is said of a company ends: at the next people's companies, or where the sentence does."""
    later = pattern(rf" and <demonym>(?: [\w-]+){{0,3}}? {FIRM}\b").search(hit.string, hit.end)
    stop = hit.string.find("; ", hit.end)
    return min(later.start() if later else len(hit.string), stop if stop >= 0 else len(hit.string))


FIRMLIKE = re.compile(
    r"\b(?:Bank|Banco|Airlines?|Airways|Aerol\w+|Group|Grupo|Corp\w*|Company|Co|Ltd|Inc|LLC|JSC|OJSC|plc"
    r"|S\.?A|Motors?|Energy|Oil|Petrol\w*|Gas|Telecom\w*|Telekom|"
    r"Auto|Holdings?|Industries|Mobile|Ports?|Steel|Mining|Resources|Cement|Foods?|Breweries|Machines"
    r"|Electric|Electronics|Construction|Systems|Insurance|"
    r"Pharma\w*|Chemicals?|Tractors?|Works|Enterprises?|Logistics|Engineering|Technologies|World|Shipping"
    r"|Lines?|Hotels?|Media|Gold|Railways?|Aviation|Aerospace|Coffee|Tea|International|"
    r"Minerals?|Metals?|Copper|Petroleum"
    r"|Brothers|Tinto|Beverages|Stores|Markets?|Hospitality|Resorts?|\w{2,}(?:bank|oil|gas|tel|cement|steel))\b"
)
THING = (
    r"(?:terminals?|mines?|plants?|factor(?:y|ies)|refiner(?:y|ies)|canner(?:y|ies)|stores?|branch(?:es)?"
    r"|dealerships?|hotels?|restaurants?|networks?|shops?|outlets?|"
    r"pipelines?|power stations?|supermarkets?|operations|subsidiar(?:y|ies)|cars|vehicles|trucks|one"
    r"|offices?|mills?|fields?|ports?|warehouses?|facilit(?:y|ies)|brewer(?:y|ies)|<post>|showrooms?|estates?|farms?"
    r"|plantations?|quarr(?:y|ies)|shipyards?|smelters?|lines?|workshops?|airports?|"
    r"blocks?|stakes?|concessions?|licen[cs]es?"
    r"|shares?|shareholding|production)"
)


WORKS = (
    r"(?P<verb>operat(?:es?|ed|ing)|runs?|running|owns?|owned|produc(?:es?|ing)|assembl(?:es|ed|ing)"
    r"|manufactur(?:es?|ed|ing)|sells?|selling|present|active|employs?|employed|"
    r"invest(?:s|ed|ing)|acquir(?:es|ed)|opened|built"
    r"|building|constructed|launched|entered|maintains?|has|have|had|keeps?|kept|took "
    r"over|takes over|bought|buys|purchased"
    r"|set up|established|founded|won|holds?|held|drill(?:s|ed|ing)|mines|mined|mining|"
    r"bottl(?:es|ed|ing)|brew(?:s|ed|ing)"
    r"|began|started|manages?|managed|exploits|develops|explor(?:es|ed|ing))\b"
)
WORK_WORDS = (
    "operate operates operated operating run runs running own owns owned produces "
    "produce producing assembles assembled assembling"
    " manufactures manufacture manufactured manufacturing sells sell selling present "
    "active employs employed invests invested"
    " investing acquires acquired opened built building constructed launched entered has "
    "have had maintains keeps kept took takes"
    " bought buys purchased set established founded won holds held drills drilled "
    "drilling mines mined mining bottles bottled"
    " bottling brews brewed brewing began started manages managed exploits develops explores explored exploring"
)
ALSO = (
    r"(?:,? (?:also|currently|has|have|had|been|is|are|was|were|successfully|still|now|"
    r"both|which|later|then|since|once))*"
)
WHAT = (
    r"(?P<what>(?: (?!of\b|by\b)(?:[\w.%’-]+|<number|name|demonym|region>)){0,6}?)"
    rf"(?: (?P<thing>{THING})(?!\w)| in <state|city|demonym>|(?P<bought> <name>))"
)


def placed(hit: Hit, start: int) -> str:
    """The state in which a clause says that something is."""
    return hit.first_state(PLACE, start, hit.clause[1])
