"""What a head of a column or row, or a word before a figure, says of it: which flow of trade, whose, in which unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ingest import amounts
from analysis.ingest.hits import Hit
from analysis.ingest.rules.trade import trade
from analysis.ingest.tagged import Tagged, pattern

FLOW = pattern(
    r"\b(?:(?P<none>(?:growth|change|share|balance|deficit|surplus|trend|rank|percentage)(?: of(?: total)? \w+)?"
    r"|(?:trade|total) (?:balance|deficit|surplus|growth|share))"
    r"|(?P<out>(?:total )?(?:re-?)?exports?|sales)"
    r"|(?P<in>(?:total )?imports?|purchases)"
    r"|(?P<two>(?:total|bilateral|mutual|two-way|overall)?(?: bilateral)? ?(?:(?:trade|commercial|goods) )?"
    r"(?:turnovers?|trade|commerce|exchanges?|volumes?|total)(?: (?:volume|turnover|value|trade))?|total|sum))\b"
)
BEFORE = pattern(r"(?<!to )(?<!from )(?<!with )(?P<mark><state|demonym>)(?:[’']s?)? ?(?:total )?\Z")
BEHIND = pattern(
    r"\A(?: (?:goods|items?|products|wares))? ?\(?(?P<word>of|by|to|into|from|in|→) (?P<mark><state|demonym|city>)"
)
UNIT = re.compile(r"\b(?:thousands?|millions?|billions?|crores?|lakhs?|mln|mio|bln|bn|mn|m|k)\b\.?", re.IGNORECASE)
SCALES = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9, "c": 1e7, "l": 1e5}


@dataclass(frozen=True)
class Column:
    """A flow of trade (two, out, in; none for what is no amount of it) with its sender and receiver, '' unknown."""

    flow: str
    sender: str = ""
    receiver: str = ""


def columns(hit: Hit, tagged: Tagged, sided: bool = True) -> list[Column]:
    """The flows that a line of heads names, in order; one that names none has none.

    sided: where the line does not tell whose they are, they are those of the side that speaks.
    """
    # Heads are written with capitals, as names are.
    tagged = Tagged(tagged.text, [mark for mark in tagged.marks if mark.tag in ("state", "demonym", "city")])
    found = list(FLOW.finditer(tagged.string))
    edges = [*(match.start() for match in found[1:]), len(tagged.string)]
    starts = [0, *(match.end() for match in found)]
    return [
        _column(hit, tagged, match, left, edge, sided) for match, left, edge in zip(found, starts, edges, strict=False)
    ]


def _column(hit: Hit, tagged: Tagged, match: re.Match[str], left: int, edge: int, sided: bool) -> Column:
    flow = str(match.lastgroup)
    if flow not in ("out", "in"):
        return Column(flow)
    owner = partner = ""
    before = BEFORE.search(tagged.string[left : match.start()])
    if before:
        owner = hit.code(tagged.mark(left + before.start("mark")))
    behind = BEHIND.match(tagged.string[match.end() : edge])
    if behind:
        code = hit.code(tagged.mark(match.end() + behind.start("mark")))
        away = "to into in →" if flow == "out" else "from"
        owner, partner = (owner, code) if behind["word"].lower() in away.split() else (owner or code, partner)
    other = hit.setting.other
    owner = owner or other(partner) or (side(hit) if sided else "")
    partner = partner or other(owner)
    if not owner or not partner or owner == partner:
        return Column(flow)
    return Column(flow, owner, partner) if flow == "out" else Column(flow, partner, owner)


def _home(column: Column) -> str:
    """The state from whose side a column is headed."""
    return column.sender if column.flow == "out" else column.receiver


def side(hit: Hit) -> str:
    """From whose side figures are told: as a line above says, else the state that the document is about."""
    for tagged in reversed(hit.setting.above):
        match = trade.TRADE_OF.search(tagged.string)
        code = hit.code(tagged.mark(match.start(str(match.lastgroup)))) if match else ""
        code = code or next((_home(one) for one in columns(hit, tagged, False) if one.sender), "")
        if code:
            return code
    return hit.setting.home or hit.setting.side


def unit(texts: Iterable[str]) -> tuple[float, str]:
    """Scale and currency that heads give to bare figures, the nearest first; '' where none names a currency.

    >>> unit(["Year", "Trade (thousand US dollars)"])
    (1000.0, 'USD')
    """
    scale = 0.0
    for text in texts:
        found = UNIT.search(text)
        scale = scale or (SCALES[found[0][0].lower()] if found else 0.0)
        currency = _currency(text, found)
        if currency:
            return scale or 1.0, currency
    return scale or 1.0, ""


def _currency(text: str, scale: re.Match[str] | None) -> str:
    printed = f"{text[: scale.start()].rstrip()} 5 {text[scale.start() :]}" if scale else f"{text} 5 "
    for form in (
        printed,
        re.sub(r"(?i)\b(?:in|million|thousand|billion|mln)s? (?:of )?", "5 million ", text),
        f"{text} 5",
    ):
        found = next((one.unit for one in amounts.find(form) if len(one.unit) == 3 and one.unit.isupper()), "")
        if found:
            return found
    return ""
