"""Dates in a sentence: where they stand, what they mean in EDTF, and which lean on a date named before."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.ingest.moments import leaning, lexing, reading, words

MONTH_NAMES = tuple(words.MONTHS)
HINTS = (*MONTH_NAMES, "century", "centuries")
ROUGHLY = {"around", "circa", "about", "c.", "ca."}
DIGIT = re.compile(r"\d")
BEFORE = r"(?:K,?)?(?:[pjfbu](?:[-&]?[pjfbu])?-?a?|a(?=[mEOyK]))?(?:K,?)?(?:(?:m-?){1,3}p?o?a?)?y?"
SIGN, INNER = r"(?:,?&|,|-|[tu])", r"p?a?(?:m-?){0,2}o?a?y?"
DAYS = r"[DO](?:-[DO]|(?:,[DO]){0,9},?&a?[DO]|[tu]a?[DO])?"
DAY_FIRST = rf"{DAYS}-?o?M(?:[-,o]?Y)?"
MONTH_FIRST = rf"Ma?{DAYS},?Y|Ma?[DO](?:[-&][DO])?|M[-,o]?Y"
YEAR_FIRST = r"Y,M(?=[,.;:)(]|$)|YMD?(?=[-,.;:)(]|$)"
TERM = rf"(?:{DAY_FIRST}|{MONTH_FIRST}|{YEAR_FIRST}|O(?:(?:,?&|[-tu])a?m?O)?-?C|[IEFYM])"
RUN = re.compile(
    rf"(?=[RKpjfbuamyDOMYIEFC])(?:(R),?)?({BEFORE})({TERM}(?:{SIGN}{INNER}{TERM}){{0,20}})([-tu]a?N)?(?:[,o]?a?(R))?|(ja?O)(?=[,.;)]|$)|(R)"
)


@dataclass(frozen=True)
class Moment:
    """When a sentence says that something was, is or will be.

    start and end bound the expression with its preposition; dates are EDTF, one for each date named; role is at, since,
    until, by, as_of, before, after or interval. partial holds (month, day) pairs, 0 for what is not said, of dates
    without a year; relative says how far from an antecedent (year+0, month-1, day+10, time+0, vague). Moments with
    partial or relative have no dates until `complete` gives them theirs.
    """

    start: int
    end: int
    dates: tuple[str, ...] = ()
    role: str = "at"
    partial: tuple[tuple[int, int], ...] = ()
    relative: str = ""

    @property
    def precision(self) -> str:
        """day, month, year, decade, century or interval of the first date, '' where nothing is known."""
        if self.dates:
            return _precision(self.dates[0])
        if self.partial:
            return "day" if self.partial[0][1] else "month"
        return re.split(r"[+-]", self.relative)[0].replace("vague", "").replace("time", "").replace("week", "month")


def find(text: str) -> list[Moment]:
    """The moments of a sentence, in order; they do not overlap.

    >>> [moment.dates for moment in find("Chad left in May and July 1987, then stayed away from 1990 to 1995.")]
    [('1987-05', '1987-07'), ('1990/1995',)]
    """
    return list(_found(text))


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Moment, ...]:
    if not DIGIT.search(text) and not any(hint in text for hint in HINTS):
        return tuple(Moment(lean.start, lean.end, relative=lean.code) for lean in leaning.find(text))
    tokens = lexing.read(text)
    found: list[Moment] = []
    place = 0
    while match := RUN.search(tokens.tags, place):
        moment, place = _moment(tokens, match)
        if moment:
            found.append(moment)
    return tuple(found)


def _moment(tokens: lexing.Tokens, match: re.Match[str]) -> tuple[Moment | None, int]:
    """The moment of a match, None where it is no date after all, and the token at which to go on."""
    lead, before, _, now, tail, day, lone = match.groups()
    last = match.end()
    start, end = tokens.spans[match.start()][0], tokens.spans[last - 1][1]
    if lone:
        return Moment(start, end, relative=_code(tokens, match.start())), last
    if day:
        return Moment(start, end, partial=((0, tokens.value(last - 1)),)), last
    read = reading.terms(tokens, match.start(3), match.end(3))
    strange = next((number for number, term in enumerate(read) if term.dated != read[0].dated), 0)
    if strange:
        last = _stripped(tokens, read[strange].place)
        read, now, tail = read[:strange], None, None
    elif read[0].dated and tail:
        last, tail = _stripped(tokens, match.start(5)), None
    end = tokens.spans[last - 1][1]
    leading = [tokens.word(place).lower() for place in range(match.start(2), match.end(2))]
    role = _role(before, leading)
    if read[0].dated:
        return Moment(start, end, *_dated(read, "since" if now else role, not ROUGHLY.isdisjoint(leading))), last
    if not lead and not tail and _bare(tokens, read, before):
        return None, last
    relative = _code(tokens, match.start(1) if lead else match.start(5)) if lead or tail else ""
    return _partial(start, end, read, role, relative), last


def _code(tokens: lexing.Tokens, place: int) -> str:
    found = leaning.find(tokens.word(place))
    return found[0].code if found else "year+0"  # the "that" of "that August", which the month makes a date


def _stripped(tokens: lexing.Tokens, last: int) -> int:
    """The end of a run before a token, without the signs and words that join the two."""
    while tokens.tags[last - 1] not in "DOMYIEFCN":
        last -= 1
    return last


def _role(before: str, leading: list[str]) -> str:
    for tag, word in zip(before, leading, strict=True):
        if tag in "pjfbu":
            return "between" if tag == "b" else words.ROLES.get(" ".join(word.split()), "at")
    return "at"


def _bare(tokens: lexing.Tokens, read: list[reading.Term], before: str) -> bool:
    """Whether a month stands alone as a name may: Theresa May, April Smith, Jan."""
    if any(term.day for term in read):
        return False
    names = (tokens.word(term.place) for term in read)
    return not re.search("[pjfbu]", before) or any(name.title() not in MONTH_NAMES for name in names)


def _dated(read: list[reading.Term], role: str, roughly: bool) -> tuple[tuple[str, ...], str]:
    found = reading.written(read, role == "between")
    if roughly:
        found = tuple(date if re.search("[X/]", date) else date + "~" for date in found)
    return _roled(found, role)


def _partial(start: int, end: int, read: list[reading.Term], role: str, relative: str) -> Moment:
    parts = tuple(reading.real(0, term.month, term.day) for term in read)
    if len(parts) == 2 and (read[1].sign == "-" or role == "between"):
        role = "interval"
    return Moment(start, end, role={"between": "at"}.get(role, role), partial=parts, relative=relative)


def _roled(found: tuple[str, ...], role: str) -> tuple[tuple[str, ...], str]:
    ranged = any("/" in date for date in found)
    if role == "since" and len(found) == 1 and not ranged:
        return (f"{found[0]}/..",), "since"
    if role == "until" and len(found) == 1 and not ranged:
        return (f"../{found[0]}",), "until"
    if ranged and role in ("at", "between", "since", "until"):
        return found, "interval"
    return found, "at" if role == "between" else role


def complete(moment: Moment, antecedent: str) -> Moment:
    """The moment with the dates that it takes from an antecedent (EDTF); without dates still where that is too coarse.

    >>> [day] = find("A year later, on 4 June, Peru answered.")
    >>> complete(day, "1990-05").dates, complete(day, "196X").dates
    (('1991-06-04',), ())
    """
    if moment.dates or not antecedent:
        return moment
    base = leaning.resolve(moment.relative, antecedent) if moment.relative else antecedent
    if not moment.partial:
        return replace(moment, dates=(base,)) if base else moment
    found = tuple(_filled(base, month, day) for month, day in moment.partial)
    if not all(found):
        return moment
    if moment.role == "interval":
        return replace(moment, dates=("/".join(found),)) if found[0] <= found[-1] else moment
    dates, role = _roled(found, moment.role)
    return replace(moment, dates=dates, role=role)


def _filled(base: str, month: int, day: int) -> str:
    year = leaning.year(base) if base else ""
    month = month or int(leaning.month(base) or 0)
    if not year or not month:
        return ""
    return reading.Term("", 0, "", int(year), month, day).edtf()


def _precision(date: str) -> str:
    if "/" in date:
        return "interval"
    if "X" in date:
        return "century" if date.endswith("XX") else "decade"
    return ("year", "month", "day")[date.count("-")]
