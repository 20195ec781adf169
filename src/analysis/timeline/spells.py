"""Spells of relations, the silences between dated entries, and anniversaries with what they count from."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.select import Pairs


def spells(data: Tables, pair: Pairs = None) -> pd.DataFrame:
    """The spells of diplomatic relations of a pair, ended states' included, in order; of several pairs, or of all.

    Shape: one row is a spell: a, b (the codes of the time, the pair's order), start, end (EDTF; '' nobody says or it
    lasts), opened_by, closed_by, status, as_of, basis, id, rows, past. Units: none. Errors: none.
    Source of the method: establishment and severance as in the Vienna Convention on Diplomatic Relations 1961,
    articles 2 and 45; an ended state's spells are never its successor's.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> spells(tables.load(), Dyad("MEX", "RUS"))[["b", "start", "closed_by"]].values.tolist()[1:3]
    [['SUN', '1924-08', 'severance'], ['SUN', '1942-11', 'state_end']]
    """
    found = [{**row, "past": False, "rows": [row["id"]]} for row in data.records("relations") if pair is None]
    for one in select.pairs(pair):
        ours = set(select.sides(data, one)[0])
        for row in select.both(data, "relations", one, "a", "b"):
            a, b = (row["a"], row["b"]) if row["a"] in ours else (row["b"], row["a"])
            found.append({**row, "a": a, "b": b, "rows": [row["id"]]})
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["start"]), select.number(row["id"])))
    return select.frame(ordered, "a b start end opened_by closed_by status as_of basis id rows past")


def silences(entries: pd.DataFrame, lists: pd.DataFrame, minimum: int = 5) -> pd.DataFrame:
    """The stretches between dated entries of which the tables tell nothing: the record is silent, not the relationship.

    Shape: one row is a stretch: after_id, before_id (the entries at its ends), start (the last day that the entry
    before may mean), end (the first day that the entry after may mean), years, months (whole ones), rows (those without
    which the two entries would not be, and the spells within which the lists may tell), lost (lists that were lost and
    may tell of it: the stretch touches a spell of relations of their own two states). An entry that lasts, an
    interval, fills its days; one with an open end counts by its beginning, one dated by decade or century not at all.
    Longest first, then in order. Units: whole years and months.

    entries: of `timeline.entries`. lists: of `coverage.lists`. minimum: whole years. Errors: none.
    Source of the method: gaps between events at their coarsest reading, our own; EDTF (ISO 8601-2:2019) for the spans.

    >>> from analysis import coverage, tables, timeline
    >>> from analysis.dyads import Dyad
    >>> data, pair = tables.load(), Dyad("MEX", "BLR")
    >>> found = silences(timeline.entries(data, pair, "1992-"), coverage.lists(data, pair))
    >>> found[["start", "end", "years"]].values.tolist()[0]
    ['1992-01-31', '2007-12-01', 15]
    """
    lost = [row for row in select.records(lists) if row["completeness"] == "lost"]
    found = []
    for before, after in pairwise(_reach(entries)):
        years = dates.whole_years(before["until"], after["earliest"]) if before["until"] < after["earliest"] else 0
        if years >= minimum:
            found.append(_silence(before, after, years, lost))
    longest = sorted(found, key=lambda row: -row["months"])
    return select.frame(longest, "after_id before_id start end years months rows lost")


def anniversaries(data: Tables, pair: Dyad, as_of: str, months: int = 24) -> pd.DataFrame:
    """The round years of relations that fall in the months after a date, and what each counts from.

    Shape: one row is an anniversary: date (at the precision of the beginning it counts from), years (a multiple of 5),
    what (establishment, resumption, succession), since, a, b (the codes of the time), past, id, rows. Beginnings with
    an approximate date or a span are left out. The 29th of February is remembered at its month. Units: years.

    as_of: EDTF; counted from its first day; '' gives no rows. Errors: ValueError for a date that is none.
    Source of the method: arithmetic on the calendar; which spell a pair celebrates is its own choice, so all are shown.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> anniversaries(tables.load(), Dyad("MEX", "RUS"), "2015")[["date", "years", "since"]].values.tolist()
    [['2015-12-01', 125, '1890-12-01'], ['2016-12', 25, '1991-12']]
    """
    if not as_of:
        return _remembered([])
    first, last = dates.earliest(as_of), _add_months(dates.earliest(as_of), months)
    found = []
    for row in _plain(data, pair):
        for years in range(5, int(last[:4]) - int(row["start"][:4]) + 6, 5):
            day = _later(row["start"], years)
            if dates.latest(day) >= first and dates.earliest(day) <= last:
                found.append(_round(row, years))
    return _remembered(found)


def next_anniversary(data: Tables, pair: Dyad, as_of: str) -> pd.DataFrame:
    """The next round year of relations that last, for each of their beginnings, however far off it is.

    Shape: the columns of `anniversaries`: one row for each spell of the pair itself that has not ended, with the first
    multiple of 5 years that is not over on the first day of as_of. Beginnings with an approximate date or a span are
    left out, and ended states' spells. In order of date. Units: years. as_of: EDTF; '' gives no rows.
    Errors: ValueError for a date that is none. Source of the method: as `anniversaries`; for a page on which none falls
    in the months after.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> next_anniversary(tables.load(), Dyad("MEX", "BLR"), "2024")[["date", "years", "since"]].values.tolist()
    [['2027-01', 35, '1992-01']]
    """
    first, found = dates.earliest(as_of), []
    lasting = [row for row in _plain(data, pair) if not row["past"] and not row["end"]]
    for row in lasting if as_of else []:
        years = max(5, (int(first[:4]) - int(row["start"][:4])) // 5 * 5)
        over = dates.latest(_later(row["start"], years)) < first
        found.append(_round(row, years + 5 * over))
    return _remembered(found)


def _reach(entries: pd.DataFrame) -> list[dict[str, Any]]:
    """The entries that reach further than all before them, with the day until which the record then speaks."""
    found: list[dict[str, Any]] = []
    for row in select.records(entries):
        if "X" in row["date"]:
            continue
        until = row["latest"] if row["latest"] != dates.LAST_DAY else row["earliest"]
        start = row["earliest"] if row["earliest"] != dates.FIRST_DAY else row["latest"]
        if found and until <= found[-1]["until"] and start <= found[-1]["until"]:
            continue
        found.append({**row, "earliest": start, "until": until})
    return found


def _silence(before: dict[str, Any], after: dict[str, Any], years: int, lost: list[dict[str, Any]]) -> dict[str, Any]:
    start, end = before["until"], after["earliest"]
    months = 12 * (int(end[:4]) - int(start[:4])) + int(end[5:7]) - int(start[5:7]) - (end[8:] < start[8:])
    inside = {row["id"]: [by for first, last, by in row["spans"] if first < end and last > start] for row in lost}
    told = {row: by[0] for row, by in inside.items() if by}
    rows = select.unique([*before["base"], *after["base"], *told.values()])
    ids = {"after_id": before["id"], "before_id": after["id"], "rows": rows, "lost": list(told)}
    return {**ids, "start": start, "end": end, "years": years, "months": months}


def _plain(data: Tables, pair: Dyad) -> list[dict[str, Any]]:
    """The spells of a pair with a beginning that is one day, month or year."""
    rows = select.records(spells(data, pair))
    return [row for row in rows if row["status"] == "actual" and row["start"].replace("-", "").isdigit()]


def _round(row: dict[str, Any], years: int) -> dict[str, Any]:
    told = {"years": years, "what": row["opened_by"], "since": row["start"]}
    return {**row, **told, "date": _later(row["start"], years)}


def _remembered(found: list[dict[str, Any]]) -> pd.DataFrame:
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["date"]), select.number(row["id"])))
    return select.frame(ordered, "date years what since a b past id rows")


def _later(start: str, years: int) -> str:
    day = f"{int(start[:4]) + years:04d}{start[4:]}"
    try:
        dates.parse(day)
    except ValueError:
        return day[:7]
    return day


def _add_months(day: str, months: int) -> str:
    """The ISO day some months later; the last of the month where that month is shorter."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = dates.latest(f"{year:04d}-{month + 1:02d}")
    return min(f"{year:04d}-{month + 1:02d}-{start.day:02d}", last)
