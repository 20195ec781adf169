"""Facts about goods that a list names: one a good, with the price that the list gives it."""

import re
from collections.abc import Iterator
from itertools import islice

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.trade import columns, goods, periods, trade
from analysis.ingest.tagged import Mark, pattern


def listed_goods(hit: Hit, place: int, way: tuple[str, str], end: int) -> Iterator[Found]:
    """One fact for each good of the list that begins at a place of the string and ends by `end`."""
    if BANNED.search(hit.string, *hit.clause):
        raise Nearly("a trade that is forbidden is none")
    if len(hit.told) > MOST:
        raise Nearly("more is told than a sentence can tell")
    known = {(one.label.lower(), one.sender) for one in hit.told if one.kind == "trade_product"}
    text = hit.string[:end]
    items = list(islice(goods.items(text, place), MOST))
    for first, last, over in items:
        own = OWN.match(hit.string, first, last)
        first = own.end() if own else first
        label = hit.plain(first, last).strip(" ,.;:")
        if (label.lower(), way[0]) in known:
            continue
        known.add((label.lower(), way[0]))
        money = price(hit, first, last, over, place) or (paid(hit, last, over) if len(items) == 1 else None)
        yield Found(
            "trade_product",
            "good",
            label,
            *way,
            dates=periods.of(hit, money) if money else ("",),
            value=money.value.value if money else None,
            unit=money.value.unit if money else "",
            span=(first, last),
            more={"value_text": money.text} if money else {},
        )


MOST = 40
BANNED = re.compile(
    r"\b(?:(?:bans?|banned|banning)\b|embargo\w*|prohibit\w*|boycott\w*|forb[ia]d\w*|outlawed|(?:stop(?:ped|s)?|halt\w*"
    r"|suspend\w*|cease[sd]?) (?:\w+ ){0,3}?(?:export|import|buy|sell|purchas|sale))\w*",
    re.IGNORECASE,
)
OWN = pattern(r"<demonym> (?=[a-z]+(?: [a-z]+)?\Z)")
PAID = pattern(
    r" (?:for|at|fetching|earning|bringing in)(?: (?:about|over|around|nearly|some|almost))? (?P<money><money>)"
)
PRICE = pattern(
    r"[ (](?:worth|valued at|estimated at|totall?ing|to the (?:value|tune|amount) of|\() ?"
    r"(?:about |over |around |nearly |more than |some "
    r"|approximately |almost |up to )?(?P<money><money>)"
)
PRICED = pattern(r"(?P<money><money>)[’']?(?: worth)? of ")


def price(hit: Hit, first: int, last: int, over: int, start: int) -> Mark | None:
    """The amount that a list gives for one of its goods."""
    ahead = PRICED.search(hit.string, max(first - 12, 0), first)
    if ahead and ahead.end() == first:
        return hit.tagged.mark(ahead.start("money"))
    behind = PRICE.search(hit.string, last - 1, over)
    return hit.tagged.mark(behind.start("money")) if behind else None


def paid(hit: Hit, last: int, over: int) -> Mark | None:
    """The amount for which the one good of a sentence was sold."""
    found = PAID.search(hit.string, last - 1, over)
    return hit.tagged.mark(found.start("money")) if found else None


def head_before(hit: Hit, place: int) -> trade.Head | None:
    """The last word of one-way trade before a place of the string."""
    found = [one for one in trade.heads(hit.sentence) if one.start < place and one.flow != "two"]
    return found[-1] if found else None


def list_end(hit: Hit, place: int) -> int:
    """Where a list that begins at a place must end: at the next word of trade."""
    later = [one.start for one in trade.heads(hit.sentence) if one.start > place]
    return min([*later, len(hit.string)])


def way(hit: Hit, head: trade.Head, end: int) -> tuple[str, str]:
    """Exporter and importer of the goods of a word of trade; raises Nearly where they cannot be told."""
    found = trade.ways(hit, head, end, trade.earlier(hit, head))
    if not all(found):
        home = columns.side(hit) or acted(hit)
        found = (home, hit.setting.other(home)) if head.flow == "out" else (hit.setting.other(home), home)
    if not all(found):
        raise Nearly("nothing tells from whom to whom they go")
    return found


def acted(hit: Hit) -> str:
    """The state that sold last in a chapter on trade, from whose side it goes on to speak."""
    setting = hit.sentence.setting
    return setting.actor if setting.topic == "trade" and setting.actor in setting.pair else ""


NEXT = pattern(
    r",? (?:and|while|whereas) (?=(?:<state>(?:[’']s?)?|(?:the |its )?(?!which\b|that\b)[\w-]+(?: (?!and\b)[\w-]+)?"
    r"(?: and [\w-]+(?: [\w-]+)?)?)(?:,? in turn,?)? "
    r"(?:is|are|was|were|has|have|had|ma[dk]es? up|account\w*|dominat\w+|leads?|led|delivers?|delivered"
    r"|suppl(?:y|ies|ied)"
    r"|sends?|sent|provides?|provided|offers?|sells|buys|bought|sold|exports|imports|exported|imported|stands? out"
    r"|remain\w*|comes?|came|goe?s?|went|figures?|tops?)\b)"
)


def object_end(hit: Hit, place: int) -> int:
    """Where a list that begins at a place must end that is the object of a verb: at the next clause too."""
    end = list_end(hit, place)
    later = NEXT.search(hit.string, place)
    return min(end, later.start()) if later else end


TRADE = re.compile(r"\b(?:trade|turnover|exports?|imports?)\b", re.IGNORECASE)


def trading(hit: Hit) -> bool:
    """Whether the paragraph, or the heading over it, is about trade."""
    if hit.setting.topic == "trade" or any(TRADE.search(one.text) for one in hit.setting.above):
        return True
    return (
        re.search(
            r"\b(?:trade|turnover|exports?|imports?)\b",
            hit.sentence.block.text[max(0, hit.sentence.start - 600) : hit.sentence.start + 1000],
        )
        is not None
    )


SENT = pattern(r"\b(?:sent|exported|shipped|sold|supplied|going|bound|flowing) (?:to|for) <state|city>")


def sent(hit: Hit, start: int, end: int) -> tuple[str, str]:
    """From whom to whom goods of a trade both ways are said to go."""
    match = SENT.search(hit.string, start)
    receiver = hit.code(hit.tagged.mark(match.end() - 1)) if match else ""
    if not receiver or not hit.setting.other(receiver):
        raise Nearly("nothing tells from whom to whom they go")
    return hit.setting.other(receiver), receiver


MOVED_TO = pattern(r"\b(?:to|into|in|on|at) (?:the )?(?:<state|city>|<demonym> market)")


def moved(hit: Hit, head: trade.Head, end: int) -> tuple[str, str]:
    """From whom to whom goods go that stand before or behind a verb in the passive."""
    begin = hit.clause[0]
    source = trade.FROM.search(hit.string, begin, end)
    aim = MOVED_TO.search(hit.string, begin, end)
    sender = hit.state_in(source)
    place = hit.tagged.first(aim.start(), aim.end(), "state", "city", "demonym") if aim else None
    receiver = hit.code(place)
    owner = hit.tagged.first(begin, head.start, "demonym")
    sender = sender or (hit.code(owner) if owner and hit.code(owner) != receiver else "")
    sender, receiver = sender or hit.setting.other(receiver), receiver or hit.setting.other(sender)
    if sender and receiver and sender != receiver:
        return sender, receiver
    past = [one for one in trade.heads(hit.sentence) if one.end < head.start and one.flow != "two"]
    if sender or receiver or not past:
        return way(hit, head, head.start)
    found = moved(Hit(hit.sentence, past[-1].match), past[-1], head.start)
    return found if past[-1].flow == head.flow else (found[1], found[0])
