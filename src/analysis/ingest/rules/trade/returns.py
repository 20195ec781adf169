"""Goods that go both ways: in return for those just told, against them, or each named by whose they are."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import trade
from analysis.ingest.rules.trade.shares import GOODS, LEADING
from analysis.ingest.rules.trade.wares import list_end, listed_goods, way
from analysis.ingest.tagged import pattern

WAY_BACK = r"(?:in |by )?(?:the )?(?:(?:other|opposite|reverse) (?:way|direction)\b|in (?:return|exchange)\b)"
TRAVEL = r"(?:travel|goe?|flow|move|come|head|passe?|run|are sent|are shipped|make the journey)(?:e?s)?"


def back_from(hit: Hit) -> tuple[str, str]:
    """The way against that of the goods told last in the sentence."""
    told = [one for one in hit.told if one.kind == "trade_product" and one.sender]
    if not told:
        raise Nearly("nothing was told to go the one way")
    return told[-1].receiver, told[-1].sender


@rule("returns.back", rf"(?P<verb> {TRAVEL} (?:back |in )?{WAY_BACK})", "way direction return exchange")
def back(hit: Hit) -> Iterator[Found]:
    """Goods go against those just told: "Chad–Peru trade / Chad sells hides, while tin goes the other way"."""
    yield from listed_goods(hit, hit.clause[0], back_from(hit), hit.start)


@rule(
    "returns.against",
    rf"(?:\bin (?:return|exchange),? (?:for|(?:it |they )?(?:gets?|got|receives?|obtain(?:s|ed)?|takes?))"
    rf"|\bin (?:the )?(?:other|opposite|reverse) direction,? (?:there )?{TRAVEL}"
    r"|,? (?:and )?(?:receiving|getting|obtaining|taking)) (?=[a-z])",
    "return exchange direction receiving getting obtaining taking",
)
def against(hit: Hit) -> Iterator[Found]:
    """Goods are had for those just told: "Chad–Peru trade / Chad sells hides to Peru in return for tin"."""
    yield from listed_goods(hit, hit.end, back_from(hit), list_end(hit, hit.end))


@rule(
    "returns.theirs",
    r"(?:,|;|\band|\bwhile|\bwhereas) (?P<whose><state>(?=[’']s )|<demonym>(?= ones ))(?:[’']s| ones)"
    r" (?:is|are|was|were|include[sd]?|consist(?:s|ed)? of|compris(?:es?|ed))(?: \w+ly)? (?=[a-z])",
    "s ones",
)
def theirs(hit: Hit) -> Iterator[Found]:
    """The other's goods: "Chad–Peru trade / Chad's exports are hides and gum, and Peru's are tin"."""
    sender, receiver = back_from(hit)
    if hit.code(hit.group("whose")) not in (sender, ""):
        raise Nearly("the same state's goods are told twice")
    yield from listed_goods(hit, hit.end, (sender, receiver), list_end(hit, hit.end))


OWNED = pattern(r"(?P<mark><demonym>) (?=[a-z])")


@rule(
    "returns.owned",
    r"\b(?:trade|trade exchanges?|(?:most |commonly |mainly )*(?:traded|exchanged) (?:goods|products|items|commodities)"
    r"|(?:goods|products|items|commodities)(?: that are| mainly| mostly)* (?:traded|exchanged))(?: (?:is|are|was|were|"
    r"consist(?:s|ed)?|includ(?:es?|ed)|compris(?:es?|ed)|cover(?:s|ed)?|in|of|mainly|mostly|chiefly|largely|"
    r"dominated|by|made|up))+ (?=<demonym> [a-z])",
    "trade traded exchanged",
)
def owned(hit: Hit) -> Iterator[Found]:
    """Goods by whose they are: "Chad–Peru relations / trade consists of Chadian hides and Peruvian tin"."""
    end = list_end(hit, hit.end)
    found = list(OWNED.finditer(hit.string, hit.end, end))
    for match, last in zip(found, [*(later.start() for later in found[1:]), end], strict=True):
        sender = hit.code(hit.tagged.mark(match.start("mark")))
        if hit.setting.other(sender):
            yield from listed_goods(hit, match.end(), (sender, hit.setting.other(sender)), last)


@rule(
    "returns.gapped",
    rf"(?:,|;|\band|\bwhile)(?: the| its| their)? {LEADING} (?P<head>exports?|imports?)(?: (?:to|from) <state>|"
    rf" {GOODS})?,? (?=(?!are\b|were\b|is\b|was\b|includ|consist|compris|to\b|from\b|in\b|of\b|being\b)[a-z])",
    "exports export imports import",
)
def gapped(hit: Hit) -> Iterator[Found]:
    """The same is said of the other flow: "Peru's chief exports to Chad are tin, the chief imports hides"."""
    head = next((one for one in trade.heads(hit.sentence) if one.start == hit.match.start("head")), None)
    if not head or not hit.told or hit.told[-1].kind != "trade_product":
        raise Nearly("no goods were told before")
    yield from listed_goods(hit, hit.end, way(hit, head, hit.end), list_end(hit, hit.end))
