"""The period of an amount: the year that stands with it, rather than one with which it is compared."""

import re

from analysis.ingest import moments, times
from analysis.ingest.hits import Hit
from analysis.ingest.tagged import Mark, pattern

COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|comparison with|against|over|from|versus|vs\.?|relative to"
    r"|same (?:period|time|months?)(?: of| in)?|"
    r"exceeding|beating|levels? of|previous|preceding|since|after|following|signed|agreement of|established"
    r"|until|before)(?: (?:in|that of|those of|the))? \Z",
    re.IGNORECASE,
)
NEAR = 80  # characters before a date that tell what it is compared with
AFTER = pattern(r"\A[’']?(?:(?! and | while |whereas|but ) ?(?:<state|demonym|city|both>|[\w’'.%-]+)){0,9}? ?[(\[]?\Z")
BARRED = re.compile(r",|;|\b(?:and|while|whereas|but|than|compared|against|over|from|since|with)\b")
YEAR_BEFORE = re.compile(
    r"\A,? (?:in )?(?:(?:the|a) year (?:before|earlier)|the (?:previous|preceding|prior) (?:fiscal )?(?:year"
    r"|fiscal))\b"
)
NAMED_AHEAD = re.compile(r"\A\)? ?(?::|–|-|=) ?\Z")
TRADING = re.compile(r"\b(?:trade|turnover|export|import|commerce)", re.IGNORECASE)
FROM_TO = pattern(r"\bfrom (?:\w+ ){0,2}<money|number>.{0,40}? to (?:\w+ ){0,3}<money|number>")


def of(hit: Hit, mark: Mark) -> tuple[str, ...]:
    """The dates of an amount, EDTF; ("",) where the text gives none."""
    place = hit.tagged.place(mark)
    spread = _spread(hit, place)
    if spread:
        return (spread,)
    back = YEAR_BEFORE.match(hit.string[place + 1 :])
    for found in _candidates(hit, place):
        dates = times.resolved(hit, found)
        if dates:
            return (_shifted(dates[0]),) if back else dates[:1]
    return (_told_before(hit),)


def _shifted(date: str) -> str:
    """A date a year before, to the year."""
    return re.sub(r"(\d{4})[^/]*", lambda year: str(int(year[1]) - 1), date)


def _candidates(hit: Hit, place: int) -> list[Mark]:
    """The dates that may be an amount's, the likeliest first."""
    tagged = hit.tagged
    amounts = [tagged.place(one) for one in tagged.between(0, len(hit.string), "money")]
    low = max((one for one in amounts if one < place), default=0)
    high = min((one for one in amounts if one > place), default=len(hit.string))
    free = [one for one in tagged.between(0, len(hit.string), "date") if not _compared(hit, one, amounts)]
    placed = [(at, one) for one in free if not _aside(hit, at := tagged.place(one), place)]
    named = [one for one in free if (at := tagged.place(one)) < place and NAMED_AHEAD.match(hit.string[at + 1 : place])]
    behind = [one for at, one in placed if place < at < high and not BARRED.search(hit.string[place + 1 : at])]
    ahead = [one for at, one in placed if low <= at < place]
    later = [one for at, one in placed if place < at < high]
    others = [one for at, one in placed if at < low]
    unnamed = [one for one in behind if not NAMED_AHEAD.match(hit.string[tagged.place(one) + 1 : high])]
    lone = free if len(free) == 1 else []
    return [*named, *unnamed[:1], *reversed(ahead), *reversed(others), *([] if ahead or others else [*later, *lone])]


def _compared(hit: Hit, date: Mark, amounts: list[int]) -> bool:
    """Whether a date is only that of a comparison, and no amount of its own stands before it."""
    at = hit.tagged.place(date)
    if any(one < at and at - one < 12 for one in amounts):
        return False
    printed = hit.plain(at, at + 1)
    before = hit.string[max(0, at - NEAR) : at]
    ahead = before + (printed.split()[0] + " " if " " in printed else "")
    return bool(COMPARED.search(ahead) or COMPARED.search(before))


def _aside(hit: Hit, date: int, place: int) -> bool:
    """Whether a date stands in brackets that do not hold the amount."""
    opened = hit.string.rfind("(", 0, date)
    closed = hit.string.find(")", opened)
    if opened < 0 or closed < date or opened < place < closed:
        return False
    return place > opened or bool(hit.string[place + 1 : opened].strip(" ."))


def _spread(hit: Hit, place: int) -> str:
    """The start or end of an interval in which trade went from one amount to another."""
    match = FROM_TO.search(hit.string)
    span = next((one for one in hit.tagged.marks if one.tag == "date" and one.value.role == "interval"), None)
    if not match or not span or not span.value.dates or "/" not in span.value.dates[0]:
        return ""
    if any(one.tag == "date" and one is not span for one in hit.tagged.marks):
        return ""
    start, end = span.value.dates[0].split("/")
    places = [hit.tagged.place(one) for one in hit.tagged.between(match.start(), match.end(), "money", "number")]
    if place not in (places[0], places[-1]) or ".." in (start, end):
        return ""
    return start if place == places[0] else end


def _told_before(hit: Hit) -> str:
    """The year of the sentence before where that speaks of trade too, or the one that a heading names."""
    block, start = hit.sentence.block, hit.sentence.start
    before = block.text[max(0, start - 400) : start].rstrip()
    while hit.setting.date and before:
        cut = max(before[:-1].rfind(". "), 0)
        sentence, before = before[cut:], before[:cut].rstrip()
        if not TRADING.search(sentence) or re.search(r"agree|sign|establish", sentence):
            break
        if hit.setting.date in _dates(sentence):
            return hit.setting.date
    lines = [one.text for one in hit.setting.above] if block.kind == "item" else []
    for heading in [*reversed(lines), *reversed(hit.setting.headings[1:])]:
        dates = _dates(heading)
        if len(dates) == 1 and TRADING.search(heading):
            return dates[0]
    return ""


def _dates(text: str) -> list[str]:
    return [date for moment in moments.find(text) for date in moment.dates]
