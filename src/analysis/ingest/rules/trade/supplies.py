"""Goods told of by supplier, by adjective or under a heading, rather than by exports and imports."""

import re
from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import periods
from analysis.ingest.rules.trade.columns import columns
from analysis.ingest.rules.trade.wares import list_end, listed_goods, object_end, trading

SELLER = r"(?:suppliers?|sources?|exporters?|providers?|sellers?)"
BUYER = r"(?:buyers?|importers?|customers?|purchasers?|consumers?|market)"


@rule(
    "supplies.supplier",
    r"(?P<one><state>)(?: [\w-]+)? (?:is|was|ranks|remains|remained|became|has become|has "
    r"been|being)\b(?P<gap>(?: (?!of\b|for\b)"
    rf"(?:[\w-]+|<state|demonym>)(?:[’']s?)?){{0,6}}) (?:(?P<sells>{SELLER})|"
    rf"(?P<buys>{BUYER})) (?:of|for) (?=[a-z]|<demonym>)",
    "supplier suppliers source sources exporter exporters provider buyer buyers importer importers customer purchaser"
    " market",
)
def supplier(hit: Hit) -> Iterator[Found]:
    """A state is the supplier of goods to the other: "Chad is Peru's main supplier of gum arabic"."""
    one = hit.code(hit.group("one"))
    limit = list_end(hit, hit.end)
    other = next((code for mark in hit.marks_after("state") if (code := hit.code(mark)) != one), "")
    inside = hit.tagged.first(hit.match.start("gap"), hit.end, "state", "demonym")
    other = hit.code(inside) or other or hit.setting.other(one)
    if not one or not other or one == other:
        raise Nearly("nothing tells to whom they go")
    yield from listed_goods(hit, hit.end, (one, other) if hit.match["sells"] else (other, one), limit)


@rule(
    "supplies.gets",
    r"\b(?:gets?|got|sources?|sourced|obtains?|obtained|draws?|procures?|takes?|receives?|covers?|meets?)"
    r" (?:(?:most|much|all|some|part|half|two thirds|<number>) of )?(?:its|their) "
    r"(?=[a-z])(?P<list>(?:(?! from )[^;.]){2,80}?)"
    r" from (?P<from><state>)",
    "gets get got sources source sourced obtains obtained draws draw procures takes receives covers meets",
)
def gets(hit: Hit) -> Iterator[Found]:
    """A state has its goods from the other: "Chad–Peru trade / Peru gets most of its gum from Chad"."""
    sender = hit.code(hit.group("from"))
    if not trading(hit) or not sender or not hit.setting.other(sender):
        raise Nearly("nothing tells who trades with whom")
    yield from listed_goods(hit, hit.match.start("list"), (sender, hit.setting.other(sender)), hit.match.end("list"))


@rule(
    "supplies.with",
    r"(?:(?P<sells>\b(?:supplies|supplied|provides|furnishes)) (?P<to><state>) with"
    r"|(?P<relies>\b(?:relies|rely|relied|depends?|depended|dependent)) (?:\w+ )?(?:up)?on (?P<from><state>) for"
    r"|\b(?:in return|in exchange|in turn),? (?P<back><state>) (?:provides|offers|sends|delivers|supplies)"
    r"|(?:(?:\A|, |\band |\bwhile |\bwhereas )(?P<sends><state>)(?:,? in (?:turn|return),?)? (?:sends|delivers)"
    r"(?! (?:an?|its|the|<any>) )(?! [^.;]{0,40}<office|post>)))"
    r" (?:(?:much|most|some|all|part) of (?:its|their) )?(?=[a-z])",
    "supplies supplied provides furnishes relies rely relied depends depend dependent return exchange turn",
)
def with_goods(hit: Hit) -> Iterator[Found]:
    """A state supplies the other, or relies on it: "Chad–Peru trade / Chad relies on Peru for copper"."""
    if not trading(hit):
        raise Nearly("the text around is not about trade")
    mark = hit.group(next(name for name in ("to", "from", "back", "sends") if hit.match[name]))
    one = hit.code(mark)
    other = hit.setting.other(one)
    if not one or not other:
        raise Nearly("nothing tells who trades with whom")
    yield from listed_goods(hit, hit.end, (other, one) if hit.match["to"] else (one, other), list_end(hit, hit.end))


@rule(
    "supplies.goods_of",
    r"(?<!\w)(?:(?:main|leading|principal|chief|major|top|key|typical|most important|most popular|best-?selling|common)"
    r" (?P<people><demonym>)|(?P<whose><state>)[’']s? (?:main|leading|principal|chief|major|top|key|most important))"
    r" (?:goods|products|commodities|wares|items|articles)(?: "
    r"(?:sold|bought|traded|on sale|shipped"
    r"|found)(?: (?:to|in|by|on) (?:the )?<state|demonym>(?: market)?)?)? (?:are|include|"
    r"were|included|comprise) (?=[a-z])",
    "goods products commodities wares items articles",
)
def goods_of(hit: Hit) -> Iterator[Found]:
    """Goods are named by whose they are: "Chad–Peru trade / The leading Chadian goods are hides"."""
    sender = hit.code(hit.group("people") or hit.group("whose"))
    if not trading(hit) or not sender or not hit.setting.other(sender):
        raise Nearly("nothing tells to whom they go")
    yield from listed_goods(hit, hit.end, (sender, hit.setting.other(sender)), object_end(hit, hit.end))


GENERAL = re.compile(
    r"(?:total|annual|bilateral|mutual|main|major|overall|foreign|agricultural|national|"
    r"direct|recent|global|world|first|and|or"
    r"|the|of|its|their|our|to|in|from|by|while|whereas|whose|two-way|other|such|net|"
    r"gross|visible|non-oil|goods|product"
    r"|service|current|yearly|monthly|principal|key|top|leading|chief|rising|growing|"
    r"value|both|these|those|all|most|more|"
    r"import|export|year|for|with|as|than|increased?|\w+(?:ed|ly|est))\Z",
    re.IGNORECASE,
)


@rule(
    "supplies.adjunct",
    r"(?P<good>\b[A-Za-z]{3,}(?: [a-z]{3,})?) (?P<head>exports|imports|sales|shipments|earnings|purchases)\b(?! of\b)"
    r"(?P<gap>(?: (?:to|from|in|by|into)? ?(?:<state|date>|the country))*)(?P<verb>(?: "
    r"(?:also|now|had|have|has))? (?:amount(?:ed|ing)? to"
    r"|totall?ed|reached|stood at|(?:was|were)(?: worth| valued at)?|came to|r[oe]ached|"
    r"fetched|rose to|fell to|brought in"
    r"|earned|hit|climbed to|grew to))(?: (?:about|some|over|nearly|around|almost|just))* (?P<money><money>)",
    "exports imports sales shipments earnings purchases",
)
def adjunct(hit: Hit) -> Iterator[Found]:
    """Exports of a good that stands before them: "gum exports from Chad to Peru amounted to $2 million"."""
    words = hit.match["good"].split()
    words = words[1:] if len(words) > 1 and GENERAL.match(words[0]) else words
    if GENERAL.match(words[-1]) or (hit.start and words[0][0].isupper()):
        raise Nearly("what stands before them is no good")
    gap = hit.tagged.first(hit.match.start("gap"), hit.match.end("gap"), "state")
    code, word = hit.code(gap), hit.match["head"]
    home = next(
        (code for mark in hit.tagged.between(hit.clause[0], hit.start, "state", "demonym") if (code := hit.code(mark))),
        "",
    )
    sells = word not in ("imports", "purchases")
    away = code if (word == "earnings") == bool(re.search(r"\bfrom\b", hit.match["gap"])) else ""
    home = home or hit.setting.other(code) or hit.setting.home or hit.setting.side
    other = (away or code) if code and code != home else hit.setting.other(home)
    sender, receiver = (home, other) if sells else (other, home)
    if not sender or not receiver or sender == receiver:
        raise Nearly("nothing tells from whom to whom they go")
    money = hit.tagged.mark(hit.match.start("money"))
    start = hit.match.start("good") + len(hit.match["good"]) - len(" ".join(words))
    yield Found(
        "trade_product",
        "good",
        " ".join(words),
        sender,
        receiver,
        periods.of(hit, money),
        value=money.value.value,
        unit=money.value.unit,
        span=(start, hit.end),
        more={"value_text": money.text},
    )


@rule("supplies.item", r"\A(?=[^\W\d]|<name|demonym>)", "(item)")
def item(hit: Hit) -> Iterator[Found]:
    """An item under a heading of exports or imports is a good: "Chad–Peru trade / Exports to Peru / hides"."""
    above, text = hit.setting.above, hit.tagged.text
    heads = columns(hit, above[-1]) if above else []
    if len(heads) != 1 or not heads[0].sender or len(text) > LONGEST or hit.tagged.between(0, len(hit.string), "date"):
        raise Nearly("it stands under no heading of exports or imports")
    if not PLAINLY.match(above[-1].string):
        raise Nearly("what heads it speaks of something else")
    yield from listed_goods(hit, 0, (heads[0].sender, heads[0].receiver), len(hit.string))


LONGEST = 80
PLAINLY = re.compile(r"(?:[^\W\d]| |[’':,()\ue000-\uf8ff-]){4,90}\Z")
