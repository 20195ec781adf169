"""Trade of a state with a group that the tables know as one: its amounts and goods."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from analysis.ingest import lexicon
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import periods, trade
from analysis.ingest.rules.trade.wares import listed_goods
from analysis.ingest.tagged import Mark, pattern

WITH = pattern(
    r"\b(?:between|with|to|from|into|and)(?: (?:the|other|all|its|countries|states|nations|of|region|market|markets))* "
    r"(?P<region><region>)(?: (?:and [\w<name>]+ )?(?:states|countries|nations|region|markets?)\b|(?=[ ,.]))"
)
BACK = 400


def _whose(hit: Hit) -> str:
    """The one state whose trade it is: the one that the sentence names, else the document's own."""
    named = list(dict.fromkeys(code for mark in hit.tagged.marks if mark.tag in NAMED and (code := hit.code(mark))))
    if len(named) > 1 or not (named or hit.setting.home):
        raise Nearly("it is not told whose trade it is")
    return named[0] if named else hit.setting.home


NAMED = ("state", "demonym")


def _way(state: str, group: str, flow: str) -> tuple[str, str]:
    return {"two": ("", ""), "out": (state, group), "in": (group, state)}[flow]


@rule("regions.total", WITH.pattern, "<region>")
def total(hit: Hit) -> Iterator[Found]:
    """Trade with a group of states: "in 2011 trade between Chad and the Latin American states reached $3 million"."""
    group = str((hit.group("region") or Mark("", 0, 0, ("",))).value[0])
    heads = trade.heads(hit.sentence)
    if not group.isupper() or not heads or any(one.kind == "trade_total" for one in hit.told):
        raise Nearly("it tells of no trade with a group that the tables know")
    state = _whose(hit)
    for number, head in enumerate(heads):
        stop = heads[number + 1].start if number + 1 < len(heads) else len(hit.string)
        mark = hit.tagged.first(head.end, stop, "money")
        if not mark or mark.value.value is None:
            continue
        sender, receiver = _way(state, group, head.flow)
        yield Found(
            "trade_total",
            "two_way" if head.flow == "two" else "one_way",
            f"{trade.FLOWS[head.flow]} with {hit.plain(hit.match.start('region'), hit.end)}, {mark.text}",
            sender,
            receiver,
            dates=periods.of(hit, mark),
            countries=(state,),
            orgs=(group,),
            value=mark.value.value,
            unit=mark.value.unit,
            span=(head.start, min(stop, hit.tagged.place(mark) + 1)),
            more={"value_text": mark.text},
        )


@cache
def _groups() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words for groups of states that the lexicon has, each as a pattern with its code."""
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE), code)
        for code, phrases in lexicon.read("words")["region"].items()
        if code.isupper()
    )


@rule(
    "regions.goods",
    r"(?P<who><state|demonym>)[’']?s? (?:\w+ ){0,2}(?P<flow>exports?|imports?) (?:(?:are|were|is|was) )?(?:\w+ly )?"
    r"(?:dominated by|includ(?:e|es|ed)|consist(?:s|ed)?(?: \w+ly)? of|compris(?:e|es|ed)|composed of|made up of|led "
    r"by):? (?=\w)",
    "export exports import imports",
)
def sold(hit: Hit) -> Iterator[Found]:
    """Goods of trade with a group told before: "Trade of Chad with Latin America grew. Chad's exports include gum"."""
    before = hit.sentence.block.text[max(0, hit.sentence.start - BACK) : hit.sentence.start]
    group = next((code for form, code in _groups() if form.search(before)), "")
    state = hit.code(hit.group("who"))
    if (
        not group
        or len(hit.setting.pair) == 2
        or not re.search(r"\b(?:trade|turnover|export|import)", before, re.IGNORECASE)
    ):
        raise Nearly("no trade with a group of states is told before")
    if any(one.kind == "trade_product" for one in hit.told) or hit.tagged.first(hit.end, len(hit.string), "state"):
        raise Nearly("it is told with whom")
    way = _way(state, group, "in" if hit.match["flow"].startswith("imp") else "out")
    for one in listed_goods(hit, hit.end, way, len(hit.string)):
        yield replace(one, countries=(state,), orgs=(group,))
