"""What every rule on events asks of a sentence: between whom, when, and which words of it say so."""

import re
from collections.abc import Iterable
from typing import Any

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.tagged import pattern

BETWEEN = pattern(
    r"\b(?:between|with|towards?)(?: (?:the|its|their|newly|mainland|former|independent|government|republic|of|in))* "
    r"(?P<one><country|city|both>)[’'s]*(?:(?:,? and | & |[–-])(?:the )?(?P<two><country|city>))?"
)
METONYM = pattern(
    r"(?:^|(?<!\()(?<!<place>, )(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bof )(?<!from )(?<!near "
    r")(?<!with )(?<!between )(?<!visited ))"
    r"(?P<city><city>)(?:[’']s)?(?: <name>(?: for <name>)?| district(?: of <name>)?| government| authorities)?"
    r"(?: has| had| also| later| then| \w+ly)* $"
)
PRONOUN = re.compile(r"(?:they|it|he|she|these|this)\b")
WIDTH = 150
EDGE = pattern(r"(?:[ ,;:–-]|\b(?:and|but|while|whereas|although)\b)+\Z")


def pair_of(hit: Hit) -> tuple[str, ...]:
    """The pair of the section, which a sentence that names a third state does not change; else the sentence's own."""
    around = hit.sentence.setting.pair
    return around if len(around) == 2 else hit.setting.pair


def other(pair: tuple[str, ...], code: str) -> str:
    """The other state of a pair, '' where the code is none of it."""
    return next((each for each in pair if each != code), "") if code in pair and len(pair) == 2 else ""


def subjects(hit: Hit) -> list[str]:
    """The states that act before the words of a hit, also where a capital stands for its state: "Lima refused"."""
    first = max(hit.clause[0], hit.start - WIDTH)
    named = hit.tagged.first(first, hit.start, "city")
    near = METONYM.search(hit.string, first, hit.start) if named else None
    code = hit.state_in(near, "city")
    return [code] if code in pair_of(hit) else actors(hit)


def parties(hit: Hit, start: int = -1) -> tuple[str, ...]:
    """The states between which it is: those said to be "between" or "with", those that act, or the pair of the setting.

    start: where to look from for the words that name them, the clause's begin unless it is given.
    One alone where only the state that the document is about is known; Nearly where there is none.
    """
    acting = subjects(hit)
    found = BETWEEN.search(hit.string, hit.clause[0] if start < 0 else start, hit.clause[1])
    named: list[str] = []
    if found and hit.tagged.mark(found.start("one")).tag != "both":
        named = [hit.code(hit.tagged.mark(found.start(name))) for name in ("one", "two") if found.start(name) >= 0]
        named = [code for code in dict.fromkeys(named) if code]
    if len(named) == 1:
        acting = [code for code in acting if code != named[0]]
    for codes in ([*acting, *named] if len(named) < 2 else named, named, acting):
        pair = _paired(hit, codes)
        if pair:
            return pair
    if pair_of(hit) or hit.setting.home:
        return pair_of(hit) or (hit.setting.home,)
    raise Nearly("nobody knows between whom")


def _paired(hit: Hit, codes: list[str]) -> tuple[str, ...]:
    """One or two states as a pair, completed from the setting where it can be; () for none."""
    codes = list(dict.fromkeys(codes))
    if len(codes) == 2:
        return tuple(sorted(codes))
    if len(codes) == 1:
        second = other(pair_of(hit), codes[0]) or hit.setting.other(codes[0])
        second = second or (hit.setting.home if hit.setting.home != codes[0] else "")
        return tuple(sorted((codes[0], second))) if second else ()
    return ()


def when(hit: Hit, lean: bool = True) -> tuple[str, ...]:
    """The dates of what the hit tells, its clause's or, where "and" joins the next, that one's; ("",) for none."""
    found = times.dates(hit, lean)
    if found != ("",):
        return started(found)
    last = hit.clause[1]
    mark = hit.tagged.first(last, len(hit.string), "date") if hit.string[:last].endswith(" and ") else None
    if mark and PRONOUN.match(hit.string, last):
        return ("",)
    return (started(times.resolved(hit, mark)) or ("",)) if mark else ("",)


def started(dates: tuple[str, ...]) -> tuple[str, ...]:
    """Dates of which one that only begins or ends something is that day: 1990/.. and ../1990 are 1990."""
    return tuple(date.removesuffix("/..").removeprefix("../") for date in dates)


def dated(hit: Hit, lean: bool = True) -> tuple[str, ...]:
    """The dates of what the hit tells; Nearly where the text gives none."""
    found = when(hit, lean)
    if found == ("",):
        raise Nearly("no date is told")
    return found


def narrow(hit: Hit) -> tuple[int, int]:
    """The clause of a hit, of a long one the part around its words: what a person must read to see that it is so."""
    first, last = hit.clause
    if _length(hit, first, last) > WIDTH:
        mark = times.nearest(hit)
        place = hit.tagged.place(mark) if mark else hit.start
        low, high = min(hit.start, place), max(hit.end, place + 1)
        if _length(hit, low, high) > WIDTH:
            low, high = hit.start, hit.end
        first, last = _widened(hit, low, high)
    edge = EDGE.search(hit.string, first, last)
    last = edge.start() if edge and edge.start() > first else last
    while first < last and hit.string[first] in " ,;:-–":
        first += 1
    return first, last


def _length(hit: Hit, first: int, last: int) -> int:
    return hit.tagged.until(last) - hit.tagged.readable(first)


def _widened(hit: Hit, low: int, high: int) -> tuple[int, int]:
    """A stretch with as many whole words of its clause before and behind it as a quote has room for."""
    text, (first, last) = hit.string, hit.clause
    grown = True
    while grown:
        grown = False
        left = text.rfind(" ", first, max(first, low - 1)) + 1 or first
        if low > first and left < low and _length(hit, left, high) <= WIDTH:
            low, grown = left, True
        right = text.find(" ", high + 1, last)
        right = last if right < 0 else right
        if high < last and _length(hit, low, right) <= WIDTH:
            high, grown = right, True
    return low, high


def words(hit: Hit, start: int, end: int, most: int = 12) -> str:
    """The first words of a stretch of a sentence as they are printed, at most a dozen."""
    return " ".join(hit.plain(start, end).split()[:most]).strip(" ,;:–-.")


def event(hit: Hit, what: str, label: str, between: Iterable[str] = (), **more: Any) -> Found:
    """An event of a type, with the clause that tells it; `between` where sender and receiver are not both given."""
    given: dict[str, Any] = {"span": narrow(hit), **more}
    return Found("event", what, label, countries=tuple(between), **given)
