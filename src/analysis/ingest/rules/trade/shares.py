"""Goods told of as a part of a trade named before or behind them: half of it, the leading ones, among others."""

import re
from collections.abc import Iterator
from itertools import islice

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import goods, trade
from analysis.ingest.rules.trade.columns import columns
from analysis.ingest.rules.trade.wares import MOST, acted, head_before, list_end, listed_goods, way
from analysis.ingest.tagged import Tagged, pattern

SHARE = (
    r"(?:accounts? for|accounted for|accounting for|mak(?:es?|ing) up|made up|"
    r"represent(?:s|ed|ing)?|constitut(?:es?|ed|ing)"
    r"|dominat(?:es?|ed)|heads?|headed|tops?|topped|leads?|led|lies? at the heart of|"
    r"(?:is|are|was|were|figures?|figured|features?|ranks?|counts?)(?: \w+ly)? among|(?:is|are|was|were) what|"
    r"form(?:s|ed|ing)?|comprises?|comprised)"
)
HEAD = (
    r"(?P<head>(?:re-?)?exports?|imports?|sales|purchases|shipments|exported|imported|sells|sold|buys|bought|purchased)"
)
LEADING = r"(?:main|leading|principal|chief|major|top|key|most important|largest|biggest|dominant|foremost)"
GOODS = r"(?:goods|products|items|commodities|articles|wares|categories|lines)"
BULK = (
    r"(?:(?:the )?(?:bulk|majority|rest|remainder|lion[’']s share|greater part|largest part|most|half|third|quarter)"
    r"|a (?:third|quarter|large part|good part)|most|half|all|much|nearly all|almost all|two thirds|<number>)"
)
SOME = r"(?:(?:more than|over|nearly|almost|about|around|some|roughly|well over|up to) )*"


@rule(
    "shares.of_trade",
    rf"(?P<verb>,? (?:that |which )?(?:(?:alone|together|each|still|now|also|both|currently) )?{SHARE})"
    rf"(?P<gap>(?: (?:[\w’'%.-]+|<any>)(?:[’']s?)?){{0,9}}?) {HEAD}\b",
    "exports export imports import sales purchases shipments exported imported sells sold buys bought purchased",
)
def share(hit: Hit) -> Iterator[Found]:
    """Goods have a share in exports: "hides account for half of Chad's exports to Peru"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.match.start("head")), None)
    start = _listing(hit)
    if not head:
        raise Nearly("what stands behind is no trade")
    yield from listed_goods(hit, start, way(hit, head, list_end(hit, head.end)), hit.start)


def _listing(hit: Hit) -> int:
    """Where the list begins that goes before the words."""
    colon = hit.string.rfind(": ", 0, hit.start)
    start = max(hit.clause[0], colon + 2 if colon >= 0 else 0)
    opening = re.match(r"[^,]{0,30}, (?=[A-Za-z])", hit.string[start : hit.start])
    if opening and hit.tagged.between(start, start + opening.end(), "date"):
        start += opening.end()
    if hit.start - start > LONGEST or NO_LIST.search(hit.string, start, hit.start):
        raise Nearly("what goes before is no list of goods")
    return start


LONGEST = 120
PLAINLY = re.compile(r"(?:[^\W\d]| |[’':,()\ue000-\uf8ff-]){4,90}\Z")
NO_LIST = re.compile(r"\b(?:to|that|which|countr\w+)\b")


def before(hit: Hit) -> tuple[str, str]:
    """From whom to whom the trade went that the sentence told of before the words, or the sentence before it."""
    head = head_before(hit, hit.start)
    if head:
        return way(hit, head, hit.start)
    block, start = hit.sentence.block, hit.sentence.start
    text = block.text[max(0, start - 300) : start].rstrip()
    last = text[max(text[:-1].rfind(". "), text[:-1].rfind("; ")) + 1 :]
    sender = hit.sentence.setting.actor
    receiver = hit.setting.other(sender)
    if not re.search(r"export|import|sales|shipments|sold|bought|purchase", last) or not receiver:
        raise Nearly("no exports were told before")
    if not re.search(r"\d", last):
        raise Nearly("no amount was told before")
    return sender, receiver


PRONOUN = rf"(?:they|these|it|the {LEADING} (?:exported |imported |traded )?{GOODS})(?: \w+ly)?"


@rule(
    "shares.these",
    rf"\A{PRONOUN} (?:(?:consist(?:s|ed)?|(?:is|are|was|were) (?:made up|composed))(?: \w+ly)? (?:of|in)"
    r"|includ(?:es?|ed)|compris(?:es?|ed)|(?:is|are|was|were)(?: \w+ly)?|cover(?:s|ed)?) (?=[a-z])",
    "consist consists consisted include includes included comprise comprises comprised are were is was cover covers",
)
def these(hit: Hit) -> Iterator[Found]:
    """Exports just told are listed: "Chad's exports to Peru grew to $3 million. They consist of hides"."""
    yield from listed_goods(hit, hit.end, before(hit), list_end(hit, hit.end))


@rule(
    "shares.leading",
    rf"(?P<verb> (?:(?:is|are|was|were|being|remain(?:s|ed)?|became)(?: (?:\w+ly|still|again))?(?: among| one of)? "
    rf"(?:the|its|their) (?:\w+ )?{LEADING}(?: \w+)? {GOODS}|"
    rf"(?:mak(?:es?|ing)|made) up(?: \w+ly)? {SOME}{BULK}(?! of)|"
    rf"(?:account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|constitut(?:es?|ed|ing)|form(?:s|ed|ing)?) "
    rf"{SOME}{BULK}(?! of)|"
    rf"(?:st[ao]nds?|stood|standing) out|predominat(?:es?|ed|ing)|prevail(?:s|ed)?)\b)(?! (?:of|in) (?!that|this|it))",
    "goods products items commodities articles wares categories lines making make made makes stand stood standing "
    "predominate predominated predominating prevail prevailed prevails bulk most half majority rest share "
    "accounting accounted forming representing",
)
def leading(hit: Hit) -> Iterator[Found]:
    """The main goods of a trade just told: "Chad's exports to Peru reached $3 million; hides were the main goods"."""
    low, high = hit.clause[0], hit.start
    joined = max(hit.string.rfind(mark, low, high) for mark in (": ", "; "))
    start = max(low, joined + 2 if joined >= 0 else low)
    head = head_before(hit, hit.start)
    if head and head.end > start:
        comma = _behind(hit, head.end)
        start = comma + 2 if comma >= 0 else high
    if high - start > LONGEST or high == start or NO_LIST.search(hit.string, start, high):
        raise Nearly("what goes before is no list of goods")
    yield from listed_goods(hit, start, before(hit), hit.start)


def _behind(hit: Hit, start: int) -> int:
    """The comma with which begins what is said of a trade behind its last amount or date, -1 for none."""
    last = hit.tagged.last(start, hit.start, "money", "date")
    return hit.string.find(", ", hit.tagged.place(last) if last else start, hit.start)


@rule(
    "shares.part",
    rf"(?:,|;|\band|–|\() {SOME}(?:<money|number> of which(?: \w+)? (?:is|are|was|were|for|in)"
    rf"|of which {SOME}<money|number> (?:is|are|was|were|for|in|came from|consisted of)"
    rf"|{BULK}(?:<state>)? of (?:it|them|this|these|that|which)(?: (?:is|are|was|were|being|consist\w*|in the form))*"
    rf"(?: (?:made up |composed )?of)?) (?=[a-z])(?!from\b|to\b|by\b|in\b)",
    "which it them this these that",
)
def part(hit: Hit) -> Iterator[Found]:
    """A part of a trade is of one good: "Chad's exports to Peru reached $3 million, more than half of it hides"."""
    if not head_before(hit, hit.start):
        raise Nearly("no exports or imports stand before")
    yield from listed_goods(hit, hit.end, before(hit), list_end(hit, hit.end))


@rule(
    "shares.whereof",
    r"\bof (?:which|this|these|it|them),? (?=[a-z])(?P<list>[^;.]{2,80}?) (?:account(?:s|ed|ing)? for|ma[dk]es? up"
    r"|represent(?:s|ed)?|amount(?:s|ed) to|totall?ed|fetched|brought in) ",
    "which this these",
)
def whereof(hit: Hit) -> Iterator[Found]:
    """Goods are a part of what was told: "Chad's exports to Peru reached $3 million, of which hides made up half"."""
    if not head_before(hit, hit.start):
        raise Nearly("no exports or imports stand before")
    yield from listed_goods(hit, hit.match.start("list"), before(hit), hit.match.end("list"))


@rule(
    "shares.among",
    rf"\A(?P<among>among (?:the )?[^;,]{{0,80}}?{HEAD}[^;,]{{0,60}}?), (?=[a-z])",
    "among",
)
def among(hit: Hit) -> Iterator[Found]:
    """Some of the goods sold are named: "among the goods sold by Chad to Peru, hides lead"."""
    head = head_before(hit, hit.end)
    if not head:
        raise Nearly("it is no word of trade")
    yield from listed_goods(hit, hit.end, way(hit, head, hit.end), list_end(hit, hit.end))


ENTRY = pattern(r"(?P<good>[A-Za-z][^\ue000-\uf8ff:;()]{2,60}?) ?(?:[–—:(]|-(?= )) ?<number>\)?[,;.]? ?")


@rule("shares.run", rf"\A(?:{ENTRY.pattern.replace('?P<good>', '?:')}){{1,12}}\Z", "<number>")
def run(hit: Hit) -> Iterator[Found]:
    """Goods with their shares under a heading: "Chad–Peru trade / Main exports to Peru: / hides – 38% gum – 21%"."""
    above = hit.setting.above
    if not above or not PLAINLY.match(above[-1].string):
        raise Nearly("it stands under no heading of exports or imports")
    sender, receiver = _headed(hit, above[-1])
    for match in ENTRY.finditer(hit.string):
        label = hit.plain(*match.span("good")).strip()
        if goods.good(label):
            yield Found("trade_product", "good", label, sender, receiver, span=match.span("good"))


def _headed(hit: Hit, head: Tagged) -> tuple[str, str]:
    """From whom to whom the goods go that stand under a heading or behind it."""
    heads = columns(hit, head)
    if len(heads) != 1 or heads[0].flow not in ("out", "in"):
        raise Nearly("it stands under no heading of exports or imports")
    if heads[0].sender:
        return heads[0].sender, heads[0].receiver
    home = acted(hit)
    other = hit.setting.other(home)
    if not other:
        raise Nearly("nothing tells from whom to whom they go")
    return (home, other) if heads[0].flow == "out" else (other, home)


@rule("shares.headed", r"\A(?P<head>[^:;.]{0,60}<name>[^:;.]{0,60}): (?=\w|<any>)", "<name>")
def headed(hit: Hit) -> Iterator[Found]:
    """A line whose head is written with capitals: "Chad–Peru trade / Main Export Items of Chad: hides, gum"."""
    end = hit.match.end("head")
    text = hit.plain(0, end)
    if not re.search(r"xport|mport", text) or hit.tagged.first(hit.end, hit.end + 1, "money", "number"):
        raise Nearly("it is no head of goods")
    sender, receiver = _headed(hit, Tagged(text, hit.tagged.between(0, end)))
    rest = hit.plain(hit.end, len(hit.string))
    for first, last, _ in islice(goods.items(rest), MOST):
        yield Found("trade_product", "good", rest[first:last], sender, receiver, span=(0, len(hit.string)))
