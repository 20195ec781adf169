"""Amounts of trade: between two states, or from one to the other, each with its year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.amounts import units
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import periods, trade
from analysis.ingest.rules.trade.worth import head_of, refused
from analysis.ingest.tagged import Mark, pattern

NEEDS = (
    "trade trading turnover turnovers commerce exchange exchanges export exports exported exporting import"
    " imports imported "
    "importing sold sells sell sales bought buys purchases purchased shipped shipments "
    "ships supplied supplies sourced reexports"
)
WHOLE = re.compile(r"\b(?:total|overall|global|worldwide|world|all|entire|foreign)(?: \w+)? \Z", re.IGNORECASE)
MOST = 12
REPORTED = pattern(
    r"\b(?:according to|data (?:from|of|by)|figures (?:from|of|by)|statistics (?:from|of"
    r"|by))(?: \w+){0,3}? <state|demonym>(?:[’']s?)?(?: \w+){0,2}? "
    r"(?:statistic\w*|data|figures|customs|bank|ministry|agency|office|bureau)"
)


@rule("totals.told", r"\A", NEEDS)
def told(hit: Hit) -> Iterator[Found]:
    """Trade, or exports one way, have a value: "Chad's exports to Peru rose to $3 million in 2011"."""
    amounts = hit.tagged.between(0, len(hit.string), "money", "number")[:MOST]
    found = trade.heads(hit.sentence)
    if not found or not amounts:
        raise Nearly("no amount is told")
    currency = next((mark.value.unit for mark in amounts if mark.tag == "money"), "")
    if not currency and not any(_coined(hit, mark) for mark in amounts):
        raise Nearly("no money is told")
    before: tuple[str, str] = ("", "")
    for mark in amounts:
        head = head_of(hit, found, mark)
        if not head or refused(hit, head, mark):
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
        f"{trade.FLOWS[flow]}, {mark.text}",
        sender,
        receiver,
        dates=periods.of(hit, mark),
        countries=() if sender and receiver else between,
        reporter=_reporter(hit),
        value=value,
        unit=units.of_pair(_printed(hit, mark), _unit(hit, mark, currency), hit.setting.pair),
        span=_span(hit, head, mark),
        more=more,
    )


ALONE = pattern(r"(?:and|,|while|whereas) (?P<mark><state>)(?: (?:only|some|just|about))? \Z")


def _alone(hit: Hit, head: trade.Head, mark: Mark) -> tuple[str, str] | None:
    """The way of an amount before which only a state stands: "Chad exported $3 million and Peru $5 million"."""
    place = hit.tagged.place(mark)
    match = ALONE.search(hit.string, head.end, place) if head.end <= place else None
    owner = hit.state_in(match)
    other = hit.setting.other(owner)
    if not owner or not other:
        return None
    return (owner, other) if head.flow == "out" else (other, owner)


def _coined(hit: Hit, mark: Mark) -> bool:
    """Whether a number is one of coins that several states have: rupees, francs."""
    last = mark.text.split()[-1].lower()
    ahead = hit.tagged.text[max(0, mark.start - 5) : mark.start]
    return mark.tag == "number" and (last in units.OWNERS or ahead.endswith(("FCFA ", "CFA ", " K ", " K")))


def _printed(hit: Hit, mark: Mark) -> str:
    """An amount with a letter of its currency before it."""
    return f"K {mark.text}" if hit.tagged.text[: mark.start].endswith((" K", " K ")) else mark.text


def _unit(hit: Hit, mark: Mark, currency: str) -> str:
    if mark.tag == "money":
        return mark.value.unit
    return "" if _coined(hit, mark) else currency


def _value(mark: Mark) -> tuple[float, str]:
    """The value of an amount; of two readings the plausible one, with a note."""
    if mark.value.doubtful and mark.value.other is not None:
        return mark.value.other, f"printed {mark.text}: the comma is read as a decimal one"
    return mark.value.value, ""


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
