"""Tables of trade, and lines that were tables once: a year with its figures, or a flow with its years."""

import re
from collections.abc import Iterator

from analysis.ingest import amounts, moments
from analysis.ingest.heads import SEAM
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.trade import trade
from analysis.ingest.rules.trade.columns import FLOW, Column, columns, side, unit
from analysis.ingest.tagged import Tagged, pattern

YEAR = r"(?:FY ?)?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d(?!\d))?"
YEARED = re.compile(rf"(?:(?:[Ii]n|[Yy]ear) )?({YEAR})(?![\d.,])(?: ?\([^()]*\))?(?: year)?[ :–—/|-]*")
YEARS = re.compile(rf"{YEAR}(?!\d)")
FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?![\w])")
PARTED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d[\d.,]*")
BARE = re.compile(r"[A-Za-z]{3}")
LONGEST = 200
STRANGE = re.compile(
    r"\b(?!(?:(?:re)?exports?|imports?|trade|turnover|total|volume|commerce|thousands?|"
    r"millions?|billions?|euros?|dollars?|mln"
    r"|growth|balance|and|our|including|goods|from|the|year|value)\b)[a-z]{3,}\b"
)
Figure = tuple[float, str, str]


@rule(
    "figures.line",
    r"\A(?=\W{0,3}(?:<date|number|money|state|demonym>|\d|FY |year |total|trade|(?:re-)?exports?\b|imports?\b|turnover"
    r"|bilateral|volume|two-way|overall|<name>))(?!.{160})",
    "<date> <number> <money>",
)
def line(hit: Hit) -> Iterator[Found]:
    """Figures stand under heads of trade: "Chad–Peru relations / Trade of Chad with Peru (million USD) / 2011: 3.1"."""
    yield from _line(hit) if hit.sentence.block.row is None else _cell(hit)


def _line(hit: Hit) -> Iterator[Found]:
    """The figures of a line that has a year and figures, or a flow and figures."""
    block, text = hit.sentence.block, hit.tagged.text
    if not hit.sentence.setting.above or len(block.text) > LONGEST or len(text) < len(block.text.rstrip()):
        raise Nearly("it is no line of a table")
    if len(STRANGE.findall(text)) > 1 or PROSE.search(text) or len(hit.setting.pair) != 2:
        raise Nearly("it is prose")
    year = YEARED.match(text)
    yield from _of_year(hit, year[1], SEAM.sub(" ", text[year.end() :])) if year else _of_flow(hit, text)


def _of_year(hit: Hit, year: str, rest: str) -> Iterator[Found]:
    """The figures of a year, each of the flow that heads its column or that is named before it."""
    named = list(columns(hit, _cut(hit, rest)))
    for tagged in reversed(hit.setting.above):
        heads = columns(hit, tagged) if not PROSE.search(tagged.text) else []
        if not heads:
            continue
        if named:
            heads = [heads[0], *named] if len(heads) == 1 else named
            heads = heads if len(_figures(rest, len(heads))) == len(heads) else named
        found = _figures(rest, len(heads))
        if found:
            date = _date(year)
            yield from (
                one for head, figure in zip(heads, found, strict=True) for one in _told(hit, head, figure, date)
            )
            return
    raise Nearly("no heads have as many columns")


def _cut(hit: Hit, rest: str) -> Tagged:
    """The tagged part of a line behind its year."""
    start = len(hit.tagged.text) - len(rest)
    return Tagged(hit.tagged.text, [mark for mark in hit.tagged.marks if mark.start >= start])


def _of_flow(hit: Hit, text: str) -> Iterator[Found]:
    """The figures of a flow, each of the year that heads its column."""
    heads = columns(hit, hit.tagged)
    if len(heads) != 1 or heads[0].flow == "none":
        raise Nearly("it names no flow of trade, or several")
    for tagged in reversed(hit.setting.above):
        years = YEARS.findall(tagged.text)
        rest = text[max(text.lower().rfind(word) for word in WORDS) :]
        found = _figures(rest, len(years)) if years else []
        if found:
            for year, figure in zip(years, found, strict=True):
                yield from _told(hit, heads[0], figure, _date(year))
            return
    raise Nearly("no heads give as many years")


PROSE = re.compile(r"[a-z]{2}\.(?: |\Z)|\b(?:is|are|was|were|has|have|had|will|amounted|reached|stood|rose|fell)\b")
WORDS = ("export", "import", "trade", "turnover", "total", "commerce", "volume")


def _figures(text: str, number: int) -> list[Figure]:
    """The figures of a line as value, currency and printed text, [] where they are not as many as asked for."""
    found = [one for one in amounts.find(text) if one.unit != "percent"]
    if len(found) == number and all(one.value is not None for one in found):
        return [(one.value or 0.0, one.unit, one.text) for one in found]
    for form in (FIGURE, PARTED):
        printed = form.findall(text)
        if len(printed) == number:
            return [(_number(one), "", one) for one in printed]
    return []


def _number(printed: str) -> float:
    figures = printed.replace(" ", "").rstrip(".,")
    decimal = re.search(r"[.,]\d{1,2}\Z", figures)
    whole, part = (figures[: decimal.start()], figures[decimal.start() + 1 :]) if decimal else (figures, "")
    return float(f"{re.sub(r'[.,]', '', whole) or '0'}.{part or '0'}")


def _date(year: str) -> str:
    return next((date for moment in moments.find(year) for date in moment.dates), year[:4])


def _told(hit: Hit, head: Column, figure: Figure, date: str, column: str = "") -> Iterator[Found]:
    value, currency, printed = figure
    if head.flow == "none":
        return
    above = (one.text for one in reversed(hit.setting.above))
    scale, told = unit([*([column] if column else [hit.tagged.text]), *above, *hit.setting.headings[:0:-1]])
    currency = currency or told
    if len(currency) != 3 or not date:
        raise Nearly("nothing tells its currency")
    value *= 1.0 if BARE.search(printed.replace(currency, "")) else scale
    kind = "two_way" if head.flow == "two" else "one_way"
    label = f"{trade.FLOWS[head.flow]} {date}, {printed}"
    countries = () if head.sender else hit.setting.pair
    yield Found(
        "trade_total",
        kind,
        label,
        head.sender,
        head.receiver,
        (date,),
        countries=countries,
        value=value,
        unit=currency,
        more={"value_text": printed},
    )


LONE = pattern(r"\A\W{0,3}<money|number>\W{0,3}\Z")


def _cell(hit: Hit) -> Iterator[Found]:
    """The figure of a cell: its column tells the flow and its row the year, or the other way round."""
    block, row = hit.sentence.block, hit.sentence.setting.row
    if block.kind != "cell" or len(row) < 2 or not LONE.match(hit.string) or len(hit.setting.pair) != 2:
        raise Nearly("it is no cell of a table")
    head = next((one for one in hit.setting.above if one.text == block.column), Tagged(block.column, []))
    first = row[0][1]
    heads, year = columns(hit, head), YEARED.match(first.text)
    if len(heads) != 1:
        heads, year = columns(hit, first), YEARED.match(block.column)
    mark = hit.tagged.marks[0]
    if len(heads) != 1 or not year or mark.value.value is None or mark.value.unit in ("percent", "tons"):
        raise Nearly("nothing tells its flow or year")
    currency = mark.value.unit if mark.tag == "money" else ""
    yield from _told(hit, heads[0], (mark.value.value, currency, mark.text), _date(year[1]), block.column)


SCALED = pattern(r"(?P<number><number>)(?! ?%)(?: ?\((?P<date><date>)\))?")


@rule(
    "figures.scaled",
    r"\b(?:in |\()(?:(?:thousands?|millions?|billions?|mln|bn|mio)\b|<money>)[^:;.]{0,40}: (?=\w|<any>)",
    "thousand thousands million millions billion billions mln bn mio <money>",
)
def scaled(hit: Hit) -> Iterator[Found]:
    """A line gives the unit once: "Chad–Peru relations / Trade in 2011 in million USD: exports 3.1, imports 4"."""
    head = hit.plain(0, hit.end)
    currency = unit([head])[1]
    years = [mark for mark in hit.tagged.between(0, hit.end, "date") if mark.value.dates]
    if not currency or not FLOW.search(head) or len(hit.setting.pair) != 2:
        raise Nearly("nothing tells the currency, or that it is trade")
    rest = list(FLOW.finditer(hit.string, hit.end))
    for one, last in zip(rest, [*(later.start() for later in rest[1:]), len(hit.string)], strict=True):
        number = SCALED.search(hit.string, one.end(), last)
        if not number:
            continue
        dated = hit.tagged.mark(number.start("date")) if number["date"] else years[-1] if years else None
        column = _sided(hit, columns(hit, _stretch(hit, one.start(), number.start()), False)[0])
        mark = hit.tagged.mark(number.start("number"))
        if dated and dated.value.dates and mark.value.value is not None:
            yield from _told(hit, column, (mark.value.value, currency, mark.text), dated.value.dates[0], head)


def _sided(hit: Hit, column: Column) -> Column:
    """A column with the sender and receiver that the sentence tells, or the page."""
    home = trade.whose(hit) or side(hit)
    other = hit.setting.other(home)
    if column.sender or not other or column.flow not in ("out", "in"):
        return column
    return Column(column.flow, home, other) if column.flow == "out" else Column(column.flow, other, home)


def _stretch(hit: Hit, start: int, end: int) -> Tagged:
    """A stretch of the sentence with its marks."""
    first = hit.tagged.readable(start)
    marks = [mark._replace(start=mark.start - first, end=mark.end - first) for mark in hit.tagged.between(start, end)]
    return Tagged(hit.plain(start, end), marks)
