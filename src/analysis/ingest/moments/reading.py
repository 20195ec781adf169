"""Runs of date tokens as dates: parts shared within a list are filled in, ranges become intervals."""

import calendar
from dataclasses import dataclass
from itertools import pairwise

from analysis import dates
from analysis.ingest.moments.lexing import Tokens

SLOTS = {"D": "day", "O": "day", "M": "month", "Y": "year"}


@dataclass
class Term:
    """One date of a run as it is read: its parts, the sign before it, and the number of its first token."""

    sign: str
    place: int
    whole: str = ""
    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def dated(self) -> bool:
        """Whether the term names a year, a decade or a century."""
        return bool(self.whole or self.year)

    def edtf(self) -> str:
        """The term in EDTF; a day that does not exist is left out."""
        if self.whole:
            return self.whole
        month, day = real(self.year, self.month, self.day)
        return f"{self.year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def real(year: int, month: int, day: int) -> tuple[int, int]:
    """Month and day without a day that the month (of a leap year where the year is 0) does not have."""
    if month and day and day > calendar.monthrange(year or 2000, month)[1]:
        return month, 0
    return month, day


def terms(tokens: Tokens, first: int, last: int) -> list[Term]:
    """The dates of a run of tokens, from the first to before the last, with the parts that they share."""
    read: list[Term] = []
    sign = ""
    # A month after a year and a comma belongs to it where a sign or the end follows: 1922, April.
    closing = last - 1 if tokens.tags[last : last + 1] in (*".,;:)(", "") else -1
    for place in range(first, last):
        tag = tokens.tags[place]
        if tag in ",&-tu":
            sign = "-" if tag in "-tu" else tag if sign in ("", ",") else sign
        elif tag == "C":
            _centuries(read)
        elif tag in "DOMYIEF":
            _take(read, tokens, place, sign, place == closing)
            sign = ""
    return _shared(read)


def _centuries(read: list[Term]) -> None:
    for term in read:
        if term.day and not term.month:
            term.whole, term.day = f"{term.day - 1:02d}XX", 0


def _take(read: list[Term], tokens: Tokens, place: int, sign: str, closes: bool) -> None:
    slot = SLOTS.get(tokens.tags[place])
    last = read[-1] if read else Term("", 0, "none")
    if slot and not last.whole and not getattr(last, slot) and _continues(last, slot, sign, closes):
        setattr(last, slot, tokens.value(place))
        return
    read.append(Term(sign, place))
    if slot:
        setattr(read[-1], slot, tokens.value(place))
    elif tokens.tags[place] == "E":
        read[-1].whole = f"{tokens.value(place) // 10}X"
    elif tokens.tags[place] == "I":
        _numeric(read[-1], tokens.word(place))
    else:
        read[-1].whole = _spanned(tokens.word(place))


def _continues(last: Term, slot: str, sign: str, closes: bool) -> bool:
    if sign == ",":
        return bool(last.month or last.day) if slot == "year" else bool(closes and last.year and not last.month)
    return not sign and not (slot == "day" and not last.month)


def _numeric(term: Term, written: str) -> None:
    """Reads 2007-12-10 or 10.12.2007; of a month that does not exist the year remains."""
    parts = [int(part) for part in (written.split("-") if "-" in written else reversed(written.split(".")))]
    term.year = parts[0]
    if 1 <= parts[1] <= 12:
        term.month, term.day = parts[1:]


def _spanned(written: str) -> str:
    """2014-15 as an interval, 1999-00 too; 2015-08 as a month; of anything else the year."""
    start, end = int(written[:4]), int(written[5:])
    if end > start % 100 or (start % 100 == 99 and end == 0):
        return f"{start}/{start + (end - start) % 100}"
    return f"{start}-{end:02d}" if 1 <= end <= 12 and written[4] == "-" else f"{start}"


def _shared(read: list[Term]) -> list[Term]:
    for before, term in pairwise(read):
        if term.day and not term.month:
            term.month = before.month
    for term, after in reversed(list(pairwise(read))):
        if term.day and not term.month:
            term.month = after.month
        if term.month and not term.year and after.month:
            term.year = after.year
    return read


def written(read: list[Term], between: bool) -> tuple[str, ...]:
    """The dates of terms that all have a year, those that a sign or `between` joins as intervals."""
    found: list[str] = []
    for number, term in enumerate(read):
        date = term.edtf()
        joined = term.sign == "-" or (between and number == 1) or (term.whole.endswith("X") and term.sign == "&")
        if joined and found and "/" not in found[-1] and "/" not in date:
            found[-1] = _joined(found[-1], date, term)
        else:
            found.append(date)
    return tuple(found)


def _joined(start: str, end: str, term: Term) -> str:
    # Only the last date is sure where a year stands once and the range runs over its end: November–February 2011.
    if dates.earliest(start) > dates.latest(end):
        return end
    return start if start == end else f"{start}/{end}"
