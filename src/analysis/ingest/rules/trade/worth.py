"""Which amounts are values of trade, and which are aims, changes, balances or prices of one good."""

import re

from analysis.ingest.hits import Hit
from analysis.ingest.rules.trade import goods, trade
from analysis.ingest.tagged import Mark, pattern

OTHERS = (
    r"(?:deficits?|surplus(?:es)?|balances?|imbalances?|gap|invest\w+|FDI|loans?|grants?|aid|assistance"
    r"|credits?|credit lines?|debts?|projects?|"
    r"contracts?|donat\w+|remittances|budgets?|funds?|stocks?|GDP|GNP|capital|fines?|contribut\w+|subsid\w+"
    r"|bonds?|factory|plants?|tax\w*|fees?|tourism)"
)
OTHER_THING = re.compile(rf"\b{OTHERS}\b", re.IGNORECASE)
OTHER_JUST_BEFORE = re.compile(rf"\b{OTHERS}(?: [\w-]+){{0,3}} ?\Z", re.IGNORECASE)
OTHER_AFTER = pattern(
    rf"\A[’']?(?: worth)?,? (?:in|of|as)(?: [\w-]+){{0,2}} {OTHERS}\b|\A[ -](?:{OTHERS}|per|a|an|each|targets?"
    rf"|goals?|mark by)\b"
)
CHANGE = re.compile(
    r"\b(?:by|increase of|growth of|rise of|drop of|fall of|decline of|decrease of|difference of|more than by"
    r"|fell|rose|grew) \Z"
)
AIMS = re.compile(
    r"\b(?:aim\w*|targets?|targeted|targeting|goals?|objectives?|hop(?:e|es|ed|ing)|expect(?:s|ed|ing"
    r"|ations?)|will|would|should|could|may|might|can|"
    r"potential\w*|plan(?:s|ned|ning)?|intend\w*|wish\w*|pledg\w+|agreed to|set to|seek\w*|sought|forecast\w*"
    r"|projections?|projected|ambition|"
    r"desire|vowed|prospects?|possible|to (?:raise|boost|increase|bring|expand|double|triple|grow|lift|reach"
    r"|achieve|take)|if)\b",
    re.IGNORECASE,
)
LINK = pattern(
    r"\A[’']?(?: worth)? (?:of|in|for|as|were|was|being)(?: (?!and\b|or\b|to\b|from\b)(?:[\w’'-]+|<demonym>"
    r"|<state>[’']s)){0,3} \Z"
)
LINKED = pattern(
    r"\A[’']?(?: worth)? (?:of|in)? ?(?:goods|products|merchandise|commodities) (?:was|were|is|are|being|has been"
    r"|have been) \Z"
)
GOODS = re.compile(r"\b(?:goods|products|merchandise|commodities|wares|items|services|worth)\b", re.IGNORECASE)
FILLER = pattern(
    r"<any>|\b(?:a|an|the|of|to|from|by|for|with|in|on|at|and|its|their|was|were|is|are|has|have|had|been"
    r"|only|just|over|about|around|nearly|some|almost|"
    r"worth|valued|value|total\w*|overall|annual\w*|goods|products|merchandise|commodities|wares|items"
    r"|services|back|it|they|amount\w*|approximately|"
    r"estimated|roughly|more|than|less|up|mere|same|year|period|fiscal|both|directions|each|other|country"
    r"|countries|nations?|states?|sum|back|during|as|much|"
    r"various|different|million|billion|mainly|mostly|further|first|time|\w+ly)\b|[^\w]+|\d+"
)
OF_GOOD = pattern(
    r"\A of (?!<any>|goods|products|merchandise|commodities|services|all|both|the (?:country|two|state)|its|their"
    r"|over|about|around|nearly|more|some|up|only|approximately|almost)[a-z]"
)
UNITED = re.compile(
    r"\A[ ]?(?!(?:in|to|and|for|from|of|or|while|with|compared|against|as|by|the|at|worth|up|down|over|mainly|was"
    r"|were|is|vs|during|respectively|a|respectively|last|per)\b)[a-z]+"
)
WHOSE = pattern(r"(?:<demonym>|<state>[’']s?|\b(?:its|their))(?: (?:annual|total))? \Z")
DEALT = pattern(
    r"(?: (?:just|only|about|some|over|around|nearly|almost|a mere|as much as))* <money>[’']?(?: worth)?"
    r" (?:(?:from|to) <state>|there\b|in (?:return|turn)\b)"
)
WAY = pattern(r" (?:to|from) <state>")
SCALED = re.compile(r"[a-z]", re.IGNORECASE)


def head_of(hit: Hit, found: list[trade.Head], mark: Mark) -> trade.Head | None:
    """The word of trade to which an amount belongs: one just behind it, else the last before it."""
    place = hit.tagged.place(mark)
    for head in found:
        if place < head.start < place + 60:
            gap = hit.string[place + 1 : head.start]
            if LINK.match(gap) or LINKED.match(gap):
                return head
            break
    ahead = [head for head in found if head.end <= place]
    if not ahead:
        return None
    if "respectively" in hit.string and len(ahead) > 1 and ahead[-1].flow != ahead[-2].flow:
        first = hit.tagged.first(ahead[-1].end, len(hit.string), "money", "number")
        return ahead[-2] if first is mark else ahead[-1]
    strong = [
        head
        for head in ahead
        if not head.weak
        or GOODS.search(hit.string[head.end : place + 30])
        or (DEALT.match(hit.string, head.end) and hit.tagged.place(mark) < head.end + 20)
        or (not head.verb and (WHOSE.search(hit.string[: head.start]) or WAY.match(hit.string, head.end)))
    ]
    return strong[-1] if strong and strong[-1] is ahead[-1] else None


def refused(hit: Hit, head: trade.Head, mark: Mark) -> bool:
    """Whether an amount is none of trade: an aim, a change, a balance, the price of one good or of another thing."""
    place = hit.tagged.place(mark)
    clause = hit.sentence.clause(place)
    behind, ahead = hit.string[place + 1 :], hit.string[:place]
    if mark.value.value is None or mark.value.unit in ("percent", "tons", "units"):
        return True
    if mark.tag == "number" and (not SCALED.search(mark.text) or UNITED.match(behind)):
        return True
    if CHANGE.search(ahead) or OTHER_JUST_BEFORE.search(ahead) or OTHER_AFTER.match(behind):
        return True
    begin = max(clause[0], head.start - 60) if head.end <= place else clause[0]
    if AIMS.search(hit.string[begin:place]):
        return True
    between = hit.string[head.end : place] if head.end <= place else ""
    return bool(OTHER_THING.search(between)) or "of which" in between or specific(hit, head, mark)


def specific(hit: Hit, head: trade.Head, mark: Mark) -> bool:
    """Whether an amount is said of one good rather than of goods: "exported gold worth $3 million"."""
    place = hit.tagged.place(mark)
    if head.start > place:
        return False
    between, behind = hit.string[head.end : place], hit.string[place + 1 : place + 60]
    if between.endswith("("):
        return bool(FILLER.sub("", between))
    if not head.verb:
        named = head.flow != "two" and OF_GOOD.match(between)
        return bool(named) and len(list(goods.items(hit.string[:place], head.end + 4))) == 1
    if re.match(r"[’']?(?: worth)? of (?!goods|products|merchandise|commodities|services)[a-z]", behind):
        return True
    return bool(FILLER.sub("", between)) and not GOODS.search(between.replace("worth", ""))
