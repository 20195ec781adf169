"""Dates at the precision they arrived with: a small subset of EDTF (ISO 8601-2), read, bounded and said in words."""

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
MONTHS = list(calendar.month_name)
POINT = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)|(\d{3})X|(\d{2})XX)")


@dataclass(frozen=True)
class Span:
    """A date as written and the days that it may mean.

    precision is day, month, year, decade, century or interval; open_start and open_end mark `..`.
    """

    text: str
    earliest: str
    latest: str
    precision: str
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> Span:
    """The span of days that an EDTF date means; raises ValueError with one line that says what is wrong.

    >>> parse("1992-01").latest
    '1992-01-31'
    >>> parse("18XX/19XX").earliest
    '1801-01-01'
    >>> parse("2015-02-30")
    Traceback (most recent call last):
    ...
    ValueError: date '2015-02-30' does not exist; February 2015 has 28 days
    """
    if text.count("/") == 1:
        return _interval(text)
    return _point(text, text)


def earliest(text: str) -> str:
    """The first day that a date may mean, '' for no date."""
    return parse(text).earliest if text else ""


def latest(text: str) -> str:
    """The last day that a date may mean, '' for no date."""
    return parse(text).latest if text else ""


def sort_key(text: str) -> tuple[str, str]:
    """The key by which dates are put in order: first day, then last day; no date comes last."""
    return (earliest(text), latest(text)) if text else (LAST_DAY, LAST_DAY)


def say(text: str) -> str:
    """A date in English words, no finer than it was written.

    >>> say("2008-09-04"), say("1992-01"), say("18XX/19XX"), say("2019/..")
    ('4 September 2008', 'January 1992', 'the 19th to the 20th century', 'from 2019')
    """
    if "/" not in text:
        return _say_point(text)
    start, end = text.split("/")
    if start.endswith("XX") and end.endswith("XX"):
        return f"{_say_point(start).removesuffix(' century')} to {_say_point(end)}"
    if start == "..":
        return f"until {_say_point(end)}"
    if end == "..":
        return f"from {_say_point(start)}"
    return f"{_say_point(start)} to {_say_point(end)}"


def when(text: str) -> str:
    """A date with its preposition, as it stands in a sentence.

    >>> when("2008-09-04"), when("1992-01"), when("1910/1920"), when("1992~")
    ('on 4 September 2008', 'in January 1992', 'from 1910 to 1920', 'in about 1992')
    """
    if "/" in text:
        start, end = text.split("/")
        return say(text) if ".." in (start, end) else f"from {say(text)}"
    return f"on {say(text)}" if parse(text).precision == "day" else f"in {say(text)}"


def whole_years(start: str, end: str) -> int:
    """Whole years from one ISO day to a later one.

    >>> whole_years("1992-01-31", "2007-12-01")
    15
    """
    return int(end[:4]) - int(start[:4]) - (end[5:] < start[5:])


def _interval(text: str) -> Span:
    start, end = text.split("/")
    if {start, end} == {".."}:
        raise ValueError(f"date {text!r} has neither beginning nor end; leave the cell empty")
    first = _point(start, text) if start != ".." else None
    last = _point(end, text) if end != ".." else None
    if first and last and first.earliest > last.latest:
        raise ValueError(f"date {text!r} ends before it begins; write the earlier date first")
    parts = [part for part in (first, last) if part]
    return Span(
        text,
        first.earliest if first else FIRST_DAY,
        last.latest if last else LAST_DAY,
        "interval",
        any(part.approximate for part in parts),
        any(part.uncertain for part in parts),
        open_start=first is None,
        open_end=last is None,
    )


def _point(text: str, whole: str) -> Span:
    found = POINT.fullmatch(text)
    if not found or not text.isascii():
        raise ValueError(f"date {whole!r} is no EDTF date; write 2015, 2015-02 or 2015-02-28")
    year, month, day, mark, decade, century = found.groups()
    if century:
        return _bounded(whole, f"{int(century) * 100 + 1:04d}", f"{int(century) * 100 + 100:04d}", "century")
    if decade:
        return _bounded(whole, f"{decade}0", f"{decade}9", "decade")
    if year == "0000":
        raise ValueError(f"date {whole!r} does not exist; years count from 0001")
    marks = {"approximate": mark in ("~", "%"), "uncertain": mark in ("?", "%")}
    if not month:
        return _bounded(whole, year, year, "year", **marks)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"date {whole!r} does not exist; months count from 01 to 12")
    days = calendar.monthrange(int(year), int(month))[1]
    if not day:
        return Span(whole, f"{year}-{month}-01", f"{year}-{month}-{days}", "month", **marks)
    if not 1 <= int(day) <= days:
        raise ValueError(f"date {whole!r} does not exist; {MONTHS[int(month)]} {year} has {days} days")
    exact = f"{year}-{month}-{day}"
    return Span(whole, exact, exact, "day", **marks)


def _bounded(whole: str, first: str, last: str, precision: str, **marks: bool) -> Span:
    return Span(whole, f"{first}-01-01", f"{min(int(last), 9999):04d}-12-31", precision, **marks)


def _say_point(text: str) -> str:
    span = parse(text)
    about = "about " if span.approximate else "perhaps " if span.uncertain else ""
    if span.precision == "century":
        number = int(text[:2]) + 1
        suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"the {number}{suffix} century"
    if span.precision == "decade":
        return f"the {text[:3]}0s"
    year, *rest = text.rstrip("~?%").split("-")
    month = f"{MONTHS[int(rest[0])]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) == 2 else ""
    return f"{about}{day}{month}{int(year)}"
