"""Amounts of trade: between two states, or from one to the other, each with its year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import moments
from analysis.ingest.amounts import units
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules import goods, periods, trade
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import Mark, pattern

NEEDS = (
    "trade trading turnover turnovers commerce exchange exchanges export exports exported exporting import"
    " imports imported "
    "importing sold sells sell sales bought buys purchases purchased shipped reexports"
)
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
    r"|ations?)|will|would|could|may|might|can|"
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
SCALED = re.compile(r"[a-z]", re.IGNORECASE)
WHOLE = re.compile(r"\b(?:total|overall|global|worldwide|world|all|entire|foreign)(?: \w+)? \Z", re.IGNORECASE)
TWO_IN_ONE = re.compile(r"\A(?:\Z|,? (?:and|&|plus) (?:its |their )?(?:total )?)", re.IGNORECASE)
NAMES = {"two": "two-way trade", "out": "exports", "in": "imports"}
REPORTED = pattern(
    r"\b(?:according to|data (?:from|of|by)|figures (?:from|of|by)|statistics (?:from|of"
    r"|by))(?: \w+){0,3}? <state|demonym>(?:[’']s?)?(?: \w+){0,2}? "
    r"(?:statistic\w*|data|figures|customs|bank|ministry|agency|office|bureau)"
)


@rule("totals.told", r"\A", NEEDS)
def told(hit: Hit) -> Iterator[Found]:
    """Trade, or exports one way, have a value: "Chad's exports to Peru rose to $3 million in 2011"."""
    amounts = hit.tagged.between(0, len(hit.string), "money", "number")
    found = trade.heads(hit.sentence)
    if not found or not amounts:
        raise Nearly("no amount is told")
    currency = next((mark.value.unit for mark in amounts if mark.tag == "money"), "")
    if not currency and not any(_coined(hit, mark) for mark in amounts):
        raise Nearly("no money is told")
    before: tuple[str, str] = ("", "")
    for mark in amounts:
        head = _head(hit, found, mark)
        if not head or _refused(hit, head, mark):
            continue
        made = _total(hit, found, head, mark, currency)
        if made and made.type == "one_way":
            before = (made.sender, made.receiver) if head.flow == "out" else (made.receiver, made.sender)
            made = replace(made) if any(before) else made
        if made:
            yield made


def _total(hit: Hit, found: list[trade.Head], head: trade.Head, mark: Mark, currency: str) -> Found | None:
    """The total that an amount is, None where the text does not tell between whom."""
    end = _end(hit, found, head, mark)
    both = _both(hit, found, head)
    flow = "two" if both else head.flow
    sender, receiver, between = "", "", hit.setting.pair
    if flow == "two":
        between = trade.between(hit, head, end)
    else:
        sender, receiver = trade.ways(hit, head, end, trade.earlier(hit, head))
        sender, receiver = _alone(hit, head, mark) or (sender, receiver)
        if trade.GROUP.search(hit.string, head.end, end) and not (sender and receiver):
            return None
        if not hit.setting.pair and not (sender and receiver):
            return None
        if WHOLE.search(hit.string[: head.start]) and not trade.TO.search(hit.string, head.end, end):
            return None
    if flow == "two" and len(between) != 2:
        return None
    value, note = _value(mark)
    more = {"value_text": mark.text} | ({"note": note} if note else {})
    return Found(
        "trade_total",
        "two_way" if flow == "two" else "one_way",
        f"{NAMES[flow]}, {mark.text}",
        sender,
        receiver,
        dates=periods.of(hit, mark),
        countries=() if sender and receiver else between,
        reporter=_reporter(hit),
        value=value,
        unit=mark.value.unit if mark.tag == "money" else "" if _coined(hit, mark) else currency,
        span=_span(hit, head, mark),
        more=more,
    )


ALONE = pattern(r"(?:and|,|while|whereas) (?P<mark><state>)(?: (?:only|some|just|about))? \Z")


def _alone(hit: Hit, head: trade.Head, mark: Mark) -> tuple[str, str] | None:
    """The way of an amount before which only a state stands: "Chad exported $3 million and Peru $5 million"."""
    place = hit.tagged.place(mark)
    match = ALONE.search(hit.string, head.end, place) if head.end <= place else None
    owner = hit.code(hit.tagged.mark(match.start("mark"))) if match else ""
    other = hit.setting.other(owner)
    if not owner or not other:
        return None
    return (owner, other) if head.flow == "out" else (other, owner)


def _coined(hit: Hit, mark: Mark) -> bool:
    """Whether a number is one of coins that several states have: rupees, francs."""
    last = mark.text.split()[-1].lower()
    ahead = hit.tagged.text[max(0, mark.start - 5) : mark.start]
    return mark.tag == "number" and (last in units.OWNERS or ahead.endswith(("FCFA ", "CFA ")))


def _value(mark: Mark) -> tuple[float, str]:
    """The value of an amount; of two readings the plausible one, with a note."""
    if mark.value.doubtful and mark.value.other is not None:
        return mark.value.other, f"printed {mark.text}: the comma is read as a decimal one"
    return mark.value.value, ""


def _head(hit: Hit, found: list[trade.Head], mark: Mark) -> trade.Head | None:
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
    strong = [head for head in ahead if not head.weak or GOODS.search(hit.string[head.end : place + 30])]
    return strong[-1] if strong and strong[-1] is ahead[-1] else None


def _refused(hit: Hit, head: trade.Head, mark: Mark) -> bool:
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


def _end(hit: Hit, found: list[trade.Head], head: trade.Head, mark: Mark) -> int:
    """Where the words of a head end: at the next one, or at a semicolon."""
    later = [
        one.start for one in found if one.start > max(head.end, hit.tagged.place(mark) if head.flow == "two" else 0)
    ]
    stop = hit.string.find(";", head.end)
    return min([*later[:1], stop if stop >= 0 else len(hit.string), len(hit.string)])


def _both(hit: Hit, found: list[trade.Head], head: trade.Head) -> bool:
    """Whether a head is the second of "exports and imports", which together have one amount."""
    number = found.index(head)
    if (
        "respectively" in hit.string
        or head.flow == "two"
        or number == 0
        or found[number - 1].flow in ("two", head.flow)
    ):
        return False
    joined = hit.string[found[number - 1].end : head.start]
    return bool(re.fullmatch(r",? (?:and|&|plus) (?:total )?", joined))


def _reporter(hit: Hit) -> str:
    """The state whose figures they are said to be."""
    match = REPORTED.search(hit.string)
    mark = hit.tagged.first(match.start(), match.end(), "state", "demonym") if match else None
    return hit.code(mark)


def _span(hit: Hit, head: trade.Head, mark: Mark) -> tuple[int, int]:
    """The clause that tells an amount, cut where it is long."""
    place = hit.tagged.place(mark)
    start, end = hit.sentence.clause(place)
    start, end = min(start, head.start), max(end, head.end)
    if end - start <= 150:
        return start, end
    return max(start, min(head.start, place)), min(end, max(head.end, place + 1) + 20)


UNIT = re.compile(r"\b(?:thousands?|millions?|billions?|mln|bn|mn|m)\b\.?", re.IGNORECASE)
SCALES = {"t": 1e3, "m": 1e6, "b": 1e9}
COLUMNS = ((r"total|turnover|trade|volume", "two"), (r"export", "out"), (r"import", "in"))


@rule("totals.cell", r"\A<money|number>\W{0,3}\Z", "<money> <number>")
def cell(hit: Hit) -> Iterator[Found]:
    """A cell of a table of trade: its column tells the flow, its row the year."""
    column = hit.sentence.block.column
    flow = next((flow for words, flow in COLUMNS if re.search(words, column, re.IGNORECASE)), "")
    mark = hit.tagged.marks[0]
    if hit.sentence.block.kind != "cell" or not flow or mark.value.value is None or len(hit.setting.pair) != 2:
        raise Nearly("it is no cell of a table of trade")
    heading = " ".join((column, *hit.setting.headings[-2:]))
    scale, currency = _scale(heading), mark.value.unit if mark.tag == "money" else _currency(heading)
    if not currency or not hit.setting.date or mark.value.unit == "percent":
        raise Nearly("nothing tells its currency or year")
    home = hit.setting.home
    other = hit.setting.other(home)
    sender, receiver = {"two": ("", ""), "out": (home, other), "in": (other, home)}[flow]
    value = mark.value.value * (scale if mark.value.value < 1e5 else 1)
    kind = "two_way" if flow == "two" else "one_way"
    label = f"{NAMES[flow]}, {mark.text} {heading.strip()}"[:80]
    yield Found("trade_total", kind, label, sender, receiver, (hit.setting.date,), value=value, unit=currency)


def _scale(heading: str) -> float:
    found = UNIT.search(heading)
    return SCALES[found[0][0].lower()] if found else 1.0


def _currency(heading: str) -> str:
    from analysis.ingest import amounts

    found = UNIT.search(heading)
    printed = f"{heading[: found.start()]} 5 {heading[found.start() :]}" if found else f"{heading} 5"
    return next((one.unit for one in amounts.find(printed) if len(one.unit) == 3), "")


def year(heading: str) -> str:
    """The one year that a heading names, '' for none or several."""
    dates = [date for moment in moments.find(heading) for date in moment.dates]
    return dates[0] if len(dates) == 1 else ""
