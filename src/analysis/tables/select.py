"""Selections that several findings share: the facts of a pair, its lists, the people and rows behind a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import dates, sources
from analysis.records import cells, records
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

    Pairs = Dyad | Sequence[Dyad] | None

Row = dict[str, Any]
PLANS = ("announced", "planned", "explored")
FULL = ("founder", "member")


def listed(text: str) -> list[str]:
    """The parts of a comma-separated parameter.

    >>> listed("embassies, honorary"), listed("")
    (['embassies', 'honorary'], [])
    """
    return [part.strip() for part in text.split(",") if part.strip()]


def span(years: str) -> tuple[str, str]:
    """The first and last ISO day of a span of years; raises ValueError for what is none.

    >>> span("1992-2024"), span("2010-"), span("2014")[1], span("")[0]
    (('1992-01-01', '2024-12-31'), ('2010-01-01', '9999-12-31'), '2014-12-31', '0001-01-01')
    """
    found = re.fullmatch(r"\s*(\d{4})?\s*([-:/–]?)\s*(\d{4})?\s*", years)
    if (
        not found
        or (found[1] and found[3] and (not found[2] or found[3] < found[1]))
        or years.strip() in ("-", ":", "/")
    ):
        raise ValueError(f"years={years} is no span of years; write 1992-2024, 1992- or 2014")
    last = found[3] or ("" if found[2] else found[1])
    return f"{found[1]}-01-01" if found[1] else dates.FIRST_DAY, f"{last}-12-31" if last else dates.LAST_DAY


def pairs(pair: Pairs) -> list[Dyad]:
    """One dyad or several as a list; none for none."""
    return [] if pair is None else list(pair) if isinstance(pair, Sequence) else [pair]


def region(data: Tables, codes: Iterable[str]) -> list[str]:
    """The states that some codes of states and groups mean, in the order given; ValueError for neither."""
    found = []
    for code in codes:
        states = [code] if code in data.atlas else data.members(code)
        if not states:
            raise ValueError(f"region={code} is no state and no group of states in organizations.csv")
        found += states
    return unique(found)


def number(row: str) -> tuple[str, int, str]:
    """The key that puts ids in order: letter, number, and the line of the fact format that they name.

    >>> sorted(["P10", "P9", "A3.signed", "A3"], key=number)
    ['A3', 'A3.signed', 'P9', 'P10']
    """
    found = re.fullmatch(r"([A-Z]+)([0-9]+)(.*)", row)
    return (found[1], int(found[2]), found[3]) if found else (row, 0, "")


def frame(rows: Iterable[Mapping[str, Any]], columns: str) -> pd.DataFrame:
    """A frame of the named columns, also when there are no rows; further keys of the rows are left out."""
    names = columns.split()
    return pd.DataFrame([{name: row.get(name, "") for name in names} for row in rows], columns=pd.Index(names))


def unique(ids: Iterable[str]) -> list[str]:
    """Each id once, where it first stood; empty ones left out."""
    return [row for row in dict.fromkeys(ids) if row]


def sides(data: Tables, pair: Dyad) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that may stand for each of the two states: itself, then the ended states that it continues."""
    return (pair.a, *data.atlas.pasts(pair.a)), (pair.b, *data.atlas.pasts(pair.b))


def joins(codes: Iterable[str], sides: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether the codes hold both sides of a pair."""
    held = set(codes)
    return all(held & set(side) for side in sides)


def past(codes: Iterable[str], pair: Dyad) -> bool:
    """Whether an ended state stands in for one of the two."""
    return not set(pair.states) <= set(codes)


def both(data: Tables, table: str, pair: Dyad, x: str = "sender", y: str = "receiver") -> list[Row]:
    """The rows of a table whose two state columns hold the two sides, either way; `past` is added."""
    two = sides(data, pair)
    found = [row for row in data.records(table) if joins((row[x], row[y]), two)]
    return [{**row, "past": past((row[x], row[y]), pair)} for row in found]


@once
def participants(data: Tables) -> dict[str, list[Row]]:
    """The participants of every fact, by the fact's id, in order of ids; a person's name is added as `name`."""
    names = {row["id"]: row["name"] for row in data.records("people")}
    found: dict[str, list[Row]] = {}
    for row in data.records("participants"):
        found.setdefault(row["fact"], []).append({**row, "name": names.get(row["person"], "")})
    return found


def places(row: Row) -> set[tuple[str, str]]:
    """The places in sources that a row cites: key and locator."""
    return {(ref.key, ref.locator) for ref in sources.refs(row["sources"])}


def people(members: Iterable[Row]) -> list[Row]:
    """The people among the participants: name ('' where only an office is told), iso3, office, role, row's id."""
    keys = ("id", "name", "iso3", "office", "role")
    return [{key: row[key] for key in keys} for row in members if row["person"] or row["office"]]


@once
def countries(data: Tables) -> dict[str, list[str]]:
    """The states that each fact is between, by its id: those of the fact format, in the order of the participants."""
    everything, of, found = data.facts, participants(data), {}
    for line, codes in zip(everything["id"], everything["countries"], strict=True):
        row = line.split(".")[0]
        named = unique(member["iso3"] for member in of.get(row, []))
        found[row] = [code for code in named if code in codes] + [code for code in codes if code not in named]
    return found


def base(data: Tables, rows: Iterable[str], states: Iterable[str]) -> list[str]:
    """Of the rows of a fact those without which it would not be between these states: people and others left out."""
    return [row for row in rows if row[0] != "X" or _party(data.row(row), set(states))]


@once
def shared(data: Tables, table: str, pair: Dyad) -> list[Row]:
    """The rows of events, visits, agreements or joint bodies that are between both sides.

    Each with `states`, `members` (its participants), `past`, `rows` (its id and its participants' ids) and `base`.
    """
    two, of, between, found = sides(data, pair), participants(data), countries(data), []
    for row in data.records(table):
        held = between.get(row["id"], [])
        if joins(held, two):
            members = of.get(row["id"], [])
            rows = [row["id"], *(member["id"] for member in members)]
            own = {"rows": rows, "base": base(data, rows, (*two[0], *two[1]))}
            found.append({**row, "members": members, "states": held, "past": past(held, pair), **own})
    return found


def votes(data: Tables) -> list[tuple[Row, Row]]:
    """Every vote with its resolution; a vote whose resolution is not in the tables tells nothing and is left out."""
    put = {row["id"]: row for row in data.records("resolutions")}
    return [(row, put[row["resolution"]]) for row in data.records("votes") if row["resolution"] in put]


@once
def facts(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The facts of a pair in the fact format, with `past` and `base`: their countries hold both sides.

    An ended state that one of them continues counts as that side; `past` marks it.
    `countries` stand in the pair's order, others behind. A third state's vote about both is no fact between them.
    """
    two = sides(data, pair)
    everything = data.facts
    kind, sender, countries = (cells(everything[name]) for name in ("kind", "sender", "countries"))
    between = (_between(*each, two) for each in zip(kind, sender, countries, strict=True))
    mine = everything[np.fromiter(between, bool, len(everything))]
    ordered = [sorted(codes, key=lambda code: (code not in two[0], code not in two[1])) for codes in mine["countries"]]
    bases = [base(data, rows, (*two[0], *two[1])) for rows in mine["rows"]]
    more = {"countries": pd.Series(ordered, mine.index), "base": pd.Series(bases, mine.index, dtype=object)}
    return mine.assign(past=[past(codes, pair) for codes in mine["countries"]], **more)


def _party(row: Row, states: set[str]) -> bool:
    return row["role"] in ("party", "sender", "receiver") and row["iso3"] in states


def _between(kind: str, sender: str, countries: list[str], two: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    own = kind != "un_vote" or sender in (*two[0], *two[1])
    return own and joins(countries, two)


def member_rows(data: Tables, side: tuple[str, ...]) -> dict[str, list[Row]]:
    """The actual memberships of one side by body; an ended state's only where the living one has none there."""
    found: dict[str, list[Row]] = {}
    rows = [row for row in data.records("memberships") if row["status"] == "actual"]
    for state in side:
        held = {row["org"] for row in rows if row["iso3"] == state} - found.keys()
        for row in rows:
            if row["iso3"] == state and row["org"] in held:
                found.setdefault(row["org"], []).append(row)
    return found


def as_of(data: Tables, pair: Dyad | None = None) -> str:
    """The time of a report: the newest `written_not_before` of the sources that its rows cite, or of all where none is.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> as_of(tables.load(), Dyad("MEX", "KAZ"))
    '2024'
    """
    return _newest(data, pair)[0]


def as_of_rows(data: Tables, pair: Dyad | None = None) -> list[str]:
    """The rows that `as_of` rests on: those of the first fact that cites the newest source; none where nothing does."""
    return _newest(data, pair)[1]


@once
def _newest(data: Tables, pair: Dyad | None) -> tuple[str, list[str]]:
    day, rows = "", []
    for fact in records(data.facts if pair is None else facts(data, pair)):
        for key in (ref.key for text in fact["sources"] for ref in sources.refs(text)):
            written = data.sources[key].written_not_before if key in data.sources else ""
            if written and (not day or dates.sort_key(written) > dates.sort_key(day)):
                day, rows = written, fact.get("base", fact["rows"])
    return day, rows
