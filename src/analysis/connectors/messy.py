"""Dates as manytreaties prints them, which are nearly EDTF, as EDTF."""

import re
from datetime import date, timedelta

from analysis import dates

OPEN = 2100  # from this year on a date stands for none: 2899-01-01, 9999-12-31
OLDEST = 1000
ERA = date(1899, 12, 30)  # from which spreadsheets count days
YEARS = range(1900, 2026)  # a year kept as a spreadsheet's day comes out as one of 1905


class Dates:
    """Reads dates, each once, and keeps what it could not read."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._known: dict[str, str] = {"": ""}
        self.unread: set[str] = set()

    def __call__(self, text: object) -> str:
        """The EDTF date that a printed one means, '' for none, for an open end, and for what is no date.

        >>> read = Dates()
        >>> read("1981-09..1981-10"), read("9999-12-31"), read("1972-06-31"), read("1964-XX-16"), read("0014-022005")
        ('1981-09/1981-10', '', '1972-06', '1964', '')
        >>> read.unread
        {'0014-022005'}
        """
        printed = text if isinstance(text, str) else ""
        if printed not in self._known:
            self._known[printed] = self._read(printed)
        return self._known[printed]

    def _read(self, printed: str) -> str:
        whole = re.sub(r"\.\.|:", "/", printed)
        for attempt in (whole, whole[:7], whole[:4]):
            try:
                span = dates.parse(attempt)
            except ValueError:
                continue
            if int(span.earliest[:4]) >= OPEN:
                return ""
            if int(span.earliest[:4]) >= OLDEST:
                return attempt
        self.unread.add(printed)
        return ""


def year_kept_as_a_day(printed: str) -> str:
    """The year that became a day of 1905 when a spreadsheet took its number for one; '' for any other date.

    >>> year_kept_as_a_day("1905-06-18"), year_kept_as_a_day("1905-10-26")
    ('1996', '')
    """
    if not re.fullmatch(r"1905-\d\d-\d\d", printed):
        return ""
    days = (date.fromisoformat(printed) - ERA).days
    return str(days) if days in YEARS else ""


def middle(text: str) -> date:
    """A day by which who stood there is told: a day itself, else the middle of the month, year or span."""
    first, last = (date.fromisoformat(day) for day in (dates.earliest(text), dates.latest(text)))
    return first + timedelta(days=(last - first).days // 2)
