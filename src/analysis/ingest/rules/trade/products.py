"""Goods that go from one state to the other."""

import re
from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import goods, periods, trade
from analysis.ingest.rules.trade.wares import (
    PRICED,
    head_before,
    list_end,
    listed_goods,
    moved,
    object_end,
    sent,
    trading,
    way,
)

NEEDS = (
    "export exports exported exporting import imports imported importing sells sell sold sales buys bought"
    " purchases purchased purchase "
    "reexports shipped ships shipping shipments supplies supplied trade goes"
)
SELLING = (
    "export exports exported exporting import imports imported importing sell sells sold selling buy buys bought "
    "buying purchases purchased ships shipped shipping supplies supplied"
)
ADVERBS = (
    r"(?:(?:mainly|mostly|chiefly|primarily|principally|largely|predominantly|notably|currently|typically"
    r"|traditionally|generally|usually|essentially|also|still) )*"
)
LISTS = (
    r"(?:,? (?:which |that )?(?:mainly |mostly |primarily |chiefly |largely |also )?(?:includ(?:e|es|ed|ing)"
    r"|consist(?:s|ed|ing)?(?: \w+)? (?:of|in)|compris(?:e|es|ed|ing)|contain(?:s|ed)?|cover(?:s|ed)?|"
    r"rang(?:e|es|ed|ing) from|dominated|features?|involves?|involved)\b"
    r"|,? (?:which )?(?:are|were|is|was|have been|has been)(?: (?:mainly|mostly|chiefly|primarily|principally"
    r"|largely|predominantly|dominated by|composed(?: mainly)? of|made up(?: mainly)? of|concentrated in|"
    r"focused on|led by|the following|as follows|such as|traditionally|still|also|currently|limited to"
    r"|confined to)\b)*"
    r"|,? such as| – | - |(?=:))"
)
NOUN = (
    r"\b(?:(?:re-?)?exports?|imports?|exported|imported|sold|sales|shipments|purchases|purchased"
    r"|bought|(?<=what <state> )(?:sells|buys)|(?<=what it )(?:sells|buys))\b"
    r"(?: (?:products?|goods|items?|commodit(?:y|ies)|articles"
    r"|merchandise|basket|structure|list|range|mix))?"
)
GAP = (
    r"(?: (?:of|by|from|to|into|for|in|between|the|both|its|their|countries|goods|products|items|commodities"
    r"|value|terms|years?|recent|<any>|(?:<state|demonym>[’']s)))*(?: \([^()]*\))?"
)


@rule("products.listed", rf"{NOUN}{GAP}{LISTS}:?,? ?(?:(?:the )?following(?: \w+)?:? )?(?=[\w“«\"]|<any>)", NEEDS)
def listed(hit: Hit) -> Iterator[Found]:
    """Exports or imports are listed: "Chad's exports to Peru include gum arabic and hides"."""
    head = head_before(hit, hit.end)
    if not head or head.start < hit.start:
        raise Nearly("no word of trade goes before")
    if goods.MONEYED.match(hit.string, hit.end) or goods.STARTS.match(hit.string[hit.end :].split(" ")[0]):
        raise Nearly("what follows is no list of goods")
    limit = object_end(hit, hit.end)
    behind = hit.string[hit.end : goods.end_of(hit.string[:limit], hit.end)]
    end = (
        hit.end
        if trade.FROM.search(hit.string, head.end, hit.end) or trade.TO.search(hit.string, head.end, hit.end)
        else hit.end + len(behind)
    )
    yield from listed_goods(hit, hit.end, way(hit, head, end), limit)


VERB = (
    r"(?:(?<=<state> )|(?<=<both> )|(?<=<demonym> )"
    r"|(?<=\bcountry )|(?<=\bit )|(?<=\bthey )|(?<=\bthe latter )|(?<=\bthere )|(?<=\bside )"
    r"|(?<=\bpeople )|(?<=\bthe former )|(?<=ly )|(?<=\balso"
    r" )|(?<=\bwhich )|(?<=\band )|(?<=\bhas )|(?<=\bhave )|(?<=\bbeen )|(?<=\bwould )|(?<=, )|(?<=<date> ))"
    r"(?P<verb>exports?|exported|exporting|imports?|imported|importing|sells?|sold|selling|buys?|bought"
    r"|buying|purchases|purchased|ships|shipped|shipping|supplies|supplied)"
)


@rule(
    "products.traded",
    rf"{VERB} (?:to <state|city> |from <state|city> |(?:<state>|it|them) (?=[a-z]))?{ADVERBS}"
    rf"(?:products such as |goods such as |items such as |products like )?(?=(?!<state> with\b|to\b|from\b|of\b|includ"
    rf"|consist|compris|were\b|was\b|are\b|is\b|in\b|and\b"
    rf"|amount|total|gr[eo]w|r[io]se|stood|reach|account|have\b|has\b|had\b|by\b|for\b|goods\b|products\b"
    rf"|<date>|worth\b|with\b|each\b|more\b|at\b|its\b|their\b|over\b)(?:\w|<any>))",
    f"{NEEDS} + {SELLING}",
)
def traded(hit: Hit) -> Iterator[Found]:
    """A state sells goods to the other or buys them there: "Chad exports hides to Peru and imports copper"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.match.start("verb")), None)
    if not head:
        raise Nearly("it is no word of trade")
    limit = object_end(hit, hit.end)
    priced = hit.tagged.first(hit.end, limit, "money")
    if head.weak and not trading(hit) and not (priced and PRICED.search(hit.string, 0, limit)):
        raise Nearly("the text around is not about trade")
    acting = trade.Head(head.flow, head.start, head.end, head.match, True)
    for one in listed_goods(hit, hit.end, way(hit, acting, limit), limit):
        if not head.weak or GENERIC.search(one.label):
            yield one


GENERIC = re.compile(r"\b[a-z]{3}")


@rule(
    "products.brackets",
    r"\((?:mainly |mostly |chiefly |primarily |including |such as |notably |e\.g\. )?(?P<list>(?:[a-z]"
    r"|<name|demonym>)(?:(?!<date|money|state>)[^()]){2,160})\)",
    NEEDS,
)
def brackets(hit: Hit) -> Iterator[Found]:
    """Goods in brackets behind exports or imports: "Chad's exports to Peru (hides, gum) fell"."""
    head = head_before(hit, hit.start)
    if not head or hit.start - head.end > 90 or ";" in hit.string[head.end : hit.start]:
        raise Nearly("no exports or imports stand before the brackets")
    if not re.search(r",| and ", hit.match["list"]) and not hit.tagged.between(head.end, hit.start, "money"):
        raise Nearly("what is in brackets is no list")
    if hit.match["list"][:3] in ("up ", "in ", "the", "see", "or ", "fro", "as ", "com") or (
        "," not in hit.match["list"] and len(hit.match["list"]) > 60
    ):
        raise Nearly("what is in brackets is no list")
    yield from listed_goods(hit, hit.match.start("list"), way(hit, head, hit.start), hit.end - 1)


@rule(
    "products.mainly",
    r"(?:[,–—(]| -) ?(?:mostly|mainly|chiefly|primarily|principally|largely|especially|notably|predominantly"
    r"|in particular|above all|particularly|including|consisting(?: \w+ly)? of|comprising(?: \w+ly)?"
    r"|composed(?: \w+ly)? of|with)(?: of| in)? (?=[a-z]|<name|demonym>)"
    r"| and (?:(?:consist(?:s|ed)|(?:was|were|is|are) (?:composed|made up))(?: \w+ly)? of|includ(?:es?|ed)"
    r"|compris(?:es?|ed)|(?:was|were|is|are) (?:mainly|mostly|dominated by)) (?=[a-z]|<name|demonym>)",
    NEEDS,
)
def mainly(hit: Hit) -> Iterator[Found]:
    """Goods behind an amount: "Chad's exports to Peru were worth $3 million, mainly gum"."""
    head = trade.heads(hit.sentence)
    head = [one for one in head if one.end <= hit.start]
    if not head or ";" in hit.string[head[-1].end : hit.start]:
        raise Nearly("no word of trade goes before")
    limit = list_end(hit, hit.end)
    if head[-1].flow == "two":
        yield from listed_goods(hit, hit.end, sent(hit, hit.end, limit), limit)
    elif not head[-1].verb or hit.tagged.between(head[-1].end, hit.start, "money"):
        yield from listed_goods(hit, hit.end, way(hit, head[-1], hit.start), limit)


@rule(
    "products.of",
    r"\b(?P<head>(?:re-?)?exports?|imports?|sales|shipments|purchases) of (?=(?!goods\b|products\b"
    r"|merchandise|commodities|services|all\b|both\b|its\b|their\b|<any>|over\b|about\b|the\b)[a-z])",
    NEEDS,
)
def of(hit: Hit) -> Iterator[Found]:
    """Exports of a good: "Chad's exports of hides to Peru reached $2 million"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.start), None)
    if not head:
        raise Nearly("it is no word of trade")
    limit = list_end(hit, hit.end)
    found = list(listed_goods(hit, hit.end, way(hit, head, limit), limit))
    money = hit.tagged.first(hit.end, limit, "money")
    if len(found) == 1 and money and found[0].value is None:
        one = found[0]
        yield Found(
            "trade_product",
            one.type,
            one.label,
            one.sender,
            one.receiver,
            periods.of(hit, money),
            value=money.value.value,
            unit=money.value.unit,
            span=(hit.start, hit.tagged.place(money) + 1),
            more={"value_text": money.text},
        )
        return
    yield from found


@rule(
    "products.passive",
    r"(?P<verb>,? (?:is|are|was|were|have been|has been|being)(?: (?:mainly|mostly|also|chiefly|primarily"
    r"|regularly|usually|still))? (?P<head>exported|imported|sold|shipped|bought"
    r"|purchased)) ?(?P<list>(?:(?!to\b|from\b|in\b|by\b|into\b|at\b|for\b|via\b|and\b|through\b|on\b"
    r"|with\b)[a-z]|<name>)?)",
    NEEDS,
)
def passive(hit: Hit) -> Iterator[Found]:
    """Goods are sold: "hides and gum are exported from Chad to Peru"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.match.start("head")), None)
    if not head or (head.weak and not trading(hit)):
        raise Nearly("it is no word of trade")
    limit = list_end(hit, hit.end)
    if hit.match["list"]:
        start, end = hit.match.start("list"), limit
    else:
        start, end = hit.clause[0], hit.match.start("verb")
        if end - start > 220 or re.search(r"\b(?:to|that|which|who|by)\b", hit.string[start:end]):
            raise Nearly("what goes before is no list")
    yield from listed_goods(hit, start, moved(hit, head, limit), end)


@rule(
    "products.ranked",
    r"(?P<verb>,? (?:is|are|was|were|being|remains?|became|has been|have been)) (?:<state>[’']s |<demonym> "
    r"|among )?(?:the |one of |its |their )*(?:\w+ )?(?:main|largest|biggest|principal|major|chief|key|top"
    r"|leading|primary|most important|important)(?: (?:<demonym>|<state>[’']s|\w+))? (?P<head>exports?"
    r"|imports?)\b",
    NEEDS,
)
def ranked(hit: Hit) -> Iterator[Found]:
    """A good is the main export: "hides are Chad's main export to Peru"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.match.start("head")), None)
    start = hit.clause[0]
    opening = (
        re.match(r"(?:[^,]{0,40}, )(?=[A-Za-z])", hit.string[start : hit.start])
        if hit.tagged.first(start, start + 1, "date")
        else None
    )
    start += opening.end() if opening else 0
    if not head or hit.start - start > 160:
        raise Nearly("what goes before is no list")
    yield from listed_goods(hit, start, way(hit, head, list_end(hit, head.end)), hit.start)


@rule(
    "products.going",
    r"\b(?P<way>to|from) (?P<state><state|city>) "
    r"(?:go|goes|comes?|went|came|is sent|are sent|were sent) (?:mainly |mostly )?(?=[a-z])",
    "goes go come comes went came sent",
)
def going(hit: Hit) -> Iterator[Found]:
    """Goods go to a state: "Chad–Peru trade / To Peru goes gum arabic"."""
    if not trading(hit):
        raise Nearly("the text around is not about trade")
    one = hit.code(hit.group("state"))
    other = hit.setting.other(one)
    if not one or not other:
        raise Nearly("nothing tells from whom to whom they go")
    way = (other, one) if hit.match["way"].lower() == "to" else (one, other)
    yield from listed_goods(hit, hit.end, way, list_end(hit, hit.end))
